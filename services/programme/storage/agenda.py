"""Reading and writing personal agendas, and the copy of when people are busy elsewhere."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.programme.storage.tables import AGENDA, BUSY, ROUND_TABLE, SEAT, SESSION, SESSION_PERSON
from shared.database import insert
from shared.writer import Reader, Tx

Row = sa.Row[Any]
VISITOR, SEATED, FACILITATOR = "visitor", "seated", "facilitator"


async def parts_of(reader: Reader, conference: UUID, participant: UUID | None) -> dict[UUID, str]:
    """Return the sessions that are somebody's own: chosen, seated in, facilitated, spoken at, moderated.

    Of several parts the last in this order counts.
    """
    if participant is None:
        return {}
    found: dict[UUID, str] = {}
    for of, column, part in (
        (AGENDA, "participant", sa.literal(VISITOR)),
        (SEAT, "participant", sa.literal(SEATED)),
        (ROUND_TABLE, "facilitator", sa.literal(FACILITATOR)),
        (SESSION_PERSON, "participant", SESSION_PERSON.c.part),
    ):
        mine = sa.and_(of.c.conference == conference, of.c[column] == participant)
        rows = await reader.all(sa.select(of.c.session, part.label("part")).where(mine))
        found |= {row.session: row.part for row in rows}
    return found


async def tables_of(reader: Reader, conference: UUID, participant: UUID | None) -> dict[UUID, UUID]:
    """Return somebody's table in each session where they are seated."""
    mine = sa.and_(SEAT.c.conference == conference, SEAT.c.participant == participant)
    return {row.session: row.table for row in await reader.all(sa.select(SEAT.c.session, SEAT.c.table).where(mine))}


async def add(tx: Tx, conference: UUID, session: UUID, participant: UUID) -> bool:
    """Put a session into an agenda; False where it is there already."""
    row = {"session": session, "participant": participant, "conference": conference, "added_at": tx.now}
    return await tx.insert_once(AGENDA, **row)


async def book(tx: Tx, session: UUID) -> bool:
    """Count one more agenda with this session; False where every place is taken."""
    has_room = sa.or_(SESSION.c.capacity.is_(None), SESSION.c.booked < SESSION.c.capacity)
    wanted = sa.update(SESSION).where(SESSION.c.id == session, has_room).values(booked=SESSION.c.booked + 1)
    return (await tx.execute(wanted)).rowcount == 1


async def remove(tx: Tx, conference: UUID, session: UUID, participant: UUID) -> bool:
    """Take a session out of an agenda and free its place; False where it was not there."""
    mine = sa.and_(AGENDA.c.session == session, AGENDA.c.participant == participant, AGENDA.c.conference == conference)
    if (await tx.execute(sa.delete(AGENDA).where(mine))).rowcount == 0:
        return False
    await tx.execute(sa.update(SESSION).where(SESSION.c.id == session).values(booked=SESSION.c.booked - 1))
    return True


async def chosen_by(reader: Reader, session: UUID) -> list[UUID]:
    """List who has a session in the agenda, first come first."""
    wanted = sa.select(AGENDA.c.participant).where(AGENDA.c.session == session)
    return [row.participant for row in await reader.all(wanted.order_by(AGENDA.c.added_at, AGENDA.c.participant))]


async def busy_between(
    reader: Reader, conference: UUID, participant: UUID | None, starts: datetime | None, ends: datetime | None
) -> list[Row]:
    """List what other services booked for somebody in a time (without bounds: all), by start."""
    wanted = [BUSY.c.conference == conference, BUSY.c.participant == participant, BUSY.c.starts.is_not(None)]
    if starts is not None:
        wanted.append(BUSY.c.ends > starts)
    if ends is not None:
        wanted.append(BUSY.c.starts < ends)
    return await reader.all(sa.select(BUSY).where(*wanted).order_by(BUSY.c.starts))


async def put_busy(
    tx: Tx,
    conference: UUID,
    meeting: UUID,
    participants: tuple[UUID, ...],
    time: tuple[datetime, datetime] | None,
    version: int,
) -> None:
    """Take over a meeting's people and time (None: it does not take place) unless something newer is known."""
    of_meeting = sa.and_(BUSY.c.conference == conference, BUSY.c.meeting == meeting)
    newest = await tx.scalar(sa.select(sa.func.max(BUSY.c.version)).where(of_meeting))
    if newest is not None and newest >= version:
        return
    nothing = {"starts": None, "ends": None, "version": version}
    await tx.execute(sa.update(BUSY).where(of_meeting).values(**nothing))
    starts, ends = time or (None, None)
    row = {"starts": starts, "ends": ends, "version": version}
    keys = [BUSY.c.meeting, BUSY.c.participant, BUSY.c.conference]
    for participant in participants:
        new = insert(BUSY, tx.dialect).values(conference=conference, meeting=meeting, participant=participant, **row)
        await tx.execute(new.on_conflict_do_update(index_elements=keys, set_=row))
