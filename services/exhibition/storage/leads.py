"""Reading and writing leads and their notes."""

from collections import defaultdict
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.exhibition.storage.tables import LEAD, NOTE
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def find(reader: Reader, conference: UUID, lead: UUID) -> Row:
    """Return a lead.

    Raises:
        NotFound: this conference has no such lead.
    """
    row = await reader.one(sa.select(LEAD).where(LEAD.c.id == lead, LEAD.c.conference == conference))
    if row is None:
        raise NotFound
    return row


async def of_booth(reader: Reader, booth: UUID) -> list[Row]:
    """List a booth's leads, the newest first."""
    return await reader.all(sa.select(LEAD).where(LEAD.c.booth == booth).order_by(LEAD.c.left_at.desc(), LEAD.c.id))


async def of_visitor(reader: Reader, conference: UUID, visitor: UUID, booth: UUID | None = None) -> list[Row]:
    """List what a visitor left, at one booth or all."""
    wanted = sa.select(LEAD).where(LEAD.c.conference == conference, LEAD.c.visitor == visitor)
    if booth is not None:
        wanted = wanted.where(LEAD.c.booth == booth)
    return await reader.all(wanted.order_by(LEAD.c.left_at.desc()))


async def put(tx: Tx, conference: UUID, booth: UUID, visitor: UUID, fields: dict[str, str], consent: str) -> Row:
    """Store what a visitor left, in place of what they had left at this booth before."""
    row = {"id": new_id(), "conference": conference, "booth": booth, "visitor": visitor}
    values = {"fields": fields, "consent": consent, "left_at": tx.now}
    if not await tx.insert_once(LEAD, **row, **values, rating=None, version=1):
        mine = sa.and_(LEAD.c.booth == booth, LEAD.c.visitor == visitor)
        await tx.execute(sa.update(LEAD).where(mine).values(**values, version=LEAD.c.version + 1))
    [stored] = await of_visitor(tx, conference, visitor, booth)
    return stored


async def delete(tx: Tx, lead: UUID) -> None:
    """Remove a lead with all notes about it."""
    await tx.execute(sa.delete(LEAD).where(LEAD.c.id == lead))


async def rate(tx: Tx, lead: UUID, rating: int | None) -> None:
    """Note how promising a lead is."""
    await tx.execute(sa.update(LEAD).where(LEAD.c.id == lead).values(rating=rating, version=LEAD.c.version + 1))


async def notes(reader: Reader, leads: list[UUID]) -> dict[UUID, list[Row]]:
    """Return the notes about leads, by lead, the oldest first."""
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in await reader.all(sa.select(NOTE).where(NOTE.c.lead.in_(leads)).order_by(NOTE.c.written_at, NOTE.c.id)):
        found[row.lead].append(row)
    return found


async def add_note(tx: Tx, conference: UUID, lead: UUID, author: UUID, text: str) -> UUID:
    """Add a note about a lead."""
    note = new_id()
    row = {"id": note, "conference": conference, "lead": lead, "author": author, "text": text}
    await tx.execute(sa.insert(NOTE).values(**row, written_at=tx.now))
    return note


async def remove_note(tx: Tx, lead: UUID, note: UUID) -> bool:
    """Remove a note; False where the lead has none such."""
    return (await tx.execute(sa.delete(NOTE).where(NOTE.c.id == note, NOTE.c.lead == lead))).rowcount == 1
