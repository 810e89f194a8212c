"""Reading and writing contact requests."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.exhibition.storage.tables import REQUEST
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]
OPEN = REQUEST.c.ended_at.is_(None)


async def find(reader: Reader, conference: UUID, request: UUID) -> Row:
    """Return a contact request.

    Raises:
        NotFound: this conference has no such request.
    """
    row = await reader.one(sa.select(REQUEST).where(REQUEST.c.id == request, REQUEST.c.conference == conference))
    if row is None:
        raise NotFound
    return row


async def insert(tx: Tx, conference: UUID, booth: UUID, visitor: UUID, wish: str, message: str) -> UUID | None:
    """Put a visitor at the end of the queue; None where they have an open request at this booth."""
    request = new_id()
    row = {"id": request, "conference": conference, "booth": booth, "visitor": visitor, "wish": wish}
    row |= {"message": message, "state": "waiting", "asked_at": tx.now}
    nothing_yet = {"taken_by": None, "taken_at": None, "means": None, "ended_at": None}
    return request if await tx.insert_once(REQUEST, **row, **nothing_yet) else None


async def waiting(reader: Reader, booth: UUID) -> list[Row]:
    """List who waits, in the order in which they came."""
    wanted = sa.select(REQUEST).where(REQUEST.c.booth == booth, REQUEST.c.state == "waiting")
    return await reader.all(wanted.order_by(REQUEST.c.asked_at, REQUEST.c.id))


async def answered(reader: Reader, booth: UUID) -> list[Row]:
    """List who is being answered."""
    wanted = sa.select(REQUEST).where(REQUEST.c.booth == booth, REQUEST.c.state == "answered")
    return await reader.all(wanted.order_by(REQUEST.c.taken_at, REQUEST.c.id))


async def count_answered(reader: Reader, booth: UUID) -> int:
    """Count who was or is being answered."""
    wanted = sa.select(sa.func.count()).where(REQUEST.c.booth == booth, REQUEST.c.taken_at.is_not(None))
    return int(await reader.scalar(wanted))


async def waiting_by_booth(reader: Reader, conference: UUID) -> dict[UUID, tuple[int, datetime]]:
    """Return how many wait at each booth where somebody does, and since when the first of them."""
    wanted = sa.select(REQUEST.c.booth, sa.func.count(), sa.func.min(REQUEST.c.asked_at, type_=REQUEST.c.asked_at.type))
    mine = sa.and_(REQUEST.c.conference == conference, REQUEST.c.state == "waiting")
    rows = await reader.all(wanted.where(mine).group_by(REQUEST.c.booth))
    return {booth: (count, since) for booth, count, since in map(tuple, rows)}


async def open_of(reader: Reader, conference: UUID, visitor: UUID, booth: UUID | None = None) -> list[Row]:
    """List a visitor's open requests, at one booth or all."""
    wanted = sa.select(REQUEST).where(REQUEST.c.conference == conference, REQUEST.c.visitor == visitor, OPEN)
    if booth is not None:
        wanted = wanted.where(REQUEST.c.booth == booth)
    return await reader.all(wanted.order_by(REQUEST.c.asked_at))


async def taken_by(reader: Reader, booth: UUID, staff: UUID) -> list[Row]:
    """List whom a member of staff is answering."""
    mine = sa.and_(REQUEST.c.booth == booth, REQUEST.c.taken_by == staff, OPEN)
    return await reader.all(sa.select(REQUEST).where(mine))


async def take(tx: Tx, request: UUID, staff: UUID, means: str) -> bool:
    """Note who answers; False where the visitor does not wait any more."""
    still = sa.and_(REQUEST.c.id == request, REQUEST.c.state == "waiting")
    values = {"state": "answered", "taken_by": staff, "taken_at": tx.now, "means": means}
    return (await tx.execute(sa.update(REQUEST).where(still).values(**values))).rowcount == 1


async def end(tx: Tx, request: UUID, state: str) -> bool:
    """Close a request and drop its message; False where it was closed."""
    values = {"state": state, "ended_at": tx.now, "message": ""}
    return (await tx.execute(sa.update(REQUEST).where(REQUEST.c.id == request, OPEN).values(**values))).rowcount == 1
