"""Reading and writing who belongs to a booth, who is there, and who stands when."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.exhibition.storage.tables import BOOTH, REQUEST, SHIFT, STAFF
from shared.ids import new_id
from shared.writer import Reader, Tx

Row = sa.Row[Any]


def _member(booth: UUID, participant: UUID) -> sa.ColumnElement[bool]:
    return sa.and_(STAFF.c.booth == booth, STAFF.c.participant == participant)


async def is_member(reader: Reader, booth: UUID, participant: UUID | None) -> bool:
    """Tell whether somebody belongs to a booth."""
    if participant is None:
        return False
    return await reader.one(sa.select(STAFF.c.booth).where(_member(booth, participant))) is not None


async def members(reader: Reader, booth: UUID) -> list[Row]:
    """List who belongs to a booth: those who are there first."""
    wanted = sa.select(STAFF).where(STAFF.c.booth == booth)
    return await reader.all(wanted.order_by(STAFF.c.here_since.is_(None), STAFF.c.here_since, STAFF.c.participant))


async def here(reader: Reader, booth: UUID) -> int:
    """Count who is there."""
    wanted = sa.select(sa.func.count()).where(STAFF.c.booth == booth, STAFF.c.here_since.is_not(None))
    return int(await reader.scalar(wanted))


async def here_by_booth(reader: Reader, conference: UUID) -> dict[UUID, tuple[int, int]]:
    """Return how many belong to each booth, and how many of them are there."""
    wanted = sa.select(STAFF.c.booth, sa.func.count(), sa.func.count(STAFF.c.here_since))
    rows = await reader.all(wanted.where(STAFF.c.conference == conference).group_by(STAFF.c.booth))
    return {booth: (belong, here) for booth, belong, here in map(tuple, rows)}


async def next_shifts(reader: Reader, conference: UUID) -> dict[UUID, datetime]:
    """Return when the next shift of each booth begins."""
    begins = sa.func.min(SHIFT.c.starts, type_=SHIFT.c.starts.type)
    later = sa.and_(SHIFT.c.conference == conference, SHIFT.c.starts > reader.now)
    rows = await reader.all(sa.select(SHIFT.c.booth, begins).where(later).group_by(SHIFT.c.booth))
    return dict(map(tuple, rows))


async def busy(reader: Reader, booth: UUID) -> set[UUID]:
    """Return who is answering somebody."""
    wanted = sa.select(REQUEST.c.taken_by).where(REQUEST.c.booth == booth, REQUEST.c.state == "answered")
    return {row.taken_by for row in await reader.all(wanted)}


async def booths_of(reader: Reader, conference: UUID, participant: UUID) -> list[Row]:
    """List the booths that somebody belongs to, with ``here_since``."""
    wanted = sa.select(BOOTH, STAFF.c.here_since).join_from(BOOTH, STAFF, STAFF.c.booth == BOOTH.c.id)
    mine = sa.and_(STAFF.c.conference == conference, STAFF.c.participant == participant)
    return await reader.all(wanted.where(mine).order_by(BOOTH.c.number))


async def add(tx: Tx, conference: UUID, booth: UUID, participant: UUID) -> bool:
    """Add somebody to a booth; False where they belong to it already."""
    row = {"conference": conference, "booth": booth, "participant": participant}
    return await tx.insert_once(STAFF, **row, here_since=None, here_until=None)


async def remove(tx: Tx, booth: UUID, participant: UUID) -> None:
    """Take somebody and their shifts from a booth."""
    await tx.execute(sa.delete(STAFF).where(_member(booth, participant)))
    await tx.execute(sa.delete(SHIFT).where(SHIFT.c.booth == booth, SHIFT.c.participant == participant))


async def set_here(tx: Tx, booth: UUID, participant: UUID, until: datetime | None) -> bool:
    """Note that somebody came, until then, or went (None); False where nothing changed."""
    other = STAFF.c.here_since.is_(None) if until else STAFF.c.here_since.is_not(None)
    noted = sa.update(STAFF).where(_member(booth, participant), other)
    values = {"here_since": tx.now if until else None, "here_until": until}
    return (await tx.execute(noted.values(**values))).rowcount == 1


async def stay(tx: Tx, booth: UUID, participant: UUID, until: datetime) -> bool:
    """Note that somebody who is there stays until then; False where they are not there."""
    noted = sa.update(STAFF).where(_member(booth, participant), STAFF.c.here_since.is_not(None))
    return (await tx.execute(noted.values(here_until=until))).rowcount == 1


def _is_overdue(moment: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(STAFF.c.here_since.is_not(None), STAFF.c.here_until <= moment)


async def overdue(reader: Reader) -> list[Row]:
    """List who is noted as there and has not said so again in time."""
    return await reader.all(sa.select(STAFF).where(_is_overdue(reader.now)))


async def is_overdue(reader: Reader, booth: UUID, participant: UUID) -> bool:
    """Tell whether somebody is noted as there and has not said so again in time."""
    this = sa.and_(_member(booth, participant), _is_overdue(reader.now))
    return await reader.one(sa.select(STAFF.c.booth).where(this)) is not None


async def shifts(reader: Reader, booth: UUID) -> list[Row]:
    """List the shifts of a booth, by time."""
    return await reader.all(sa.select(SHIFT).where(SHIFT.c.booth == booth).order_by(SHIFT.c.starts, SHIFT.c.id))


async def add_shift(tx: Tx, conference: UUID, booth: UUID, participant: UUID, starts: datetime, ends: datetime) -> UUID:
    """Add a shift."""
    shift = new_id()
    row = {"id": shift, "conference": conference, "booth": booth, "participant": participant}
    await tx.execute(sa.insert(SHIFT).values(**row, starts=starts, ends=ends))
    return shift


async def remove_shift(tx: Tx, booth: UUID, shift: UUID) -> bool:
    """Remove a shift of a booth; False where it has none such."""
    return (await tx.execute(sa.delete(SHIFT).where(SHIFT.c.id == shift, SHIFT.c.booth == booth))).rowcount == 1
