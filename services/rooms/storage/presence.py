"""Who is in which room, and who was."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.rooms.domain import Room, Seen
from services.rooms.storage.tables import PRESENCE, STAY
from shared.database import insert
from shared.writer import Reader, Tx

Row = sa.Row[Any]


def in_room(table: sa.Table, room: Room) -> sa.ColumnElement[bool]:
    """Select the rows of a room."""
    return sa.and_(table.c.conference == room.conference, table.c.thing == room.thing)


async def begin_stay(tx: Tx, seen: Seen) -> bool:
    """Store a connection; False where it is known."""
    stay = {"conference": seen.room.conference, "thing": seen.room.thing, "sid": seen.sid}
    stay |= {"participant": seen.participant, "entered_at": seen.joined_at, "noted_at": tx.now}
    return await tx.insert_once(STAY, **stay)


async def end_stay(tx: Tx, conference: UUID, sid: str, at: datetime) -> bool:
    """Note that a connection ended; False where that is known."""
    this = sa.and_(STAY.c.conference == conference, STAY.c.sid == sid, STAY.c.left_at.is_(None))
    return (await tx.execute(sa.update(STAY).where(this).values(left_at=at))).rowcount == 1


async def is_connected(tx: Tx, room: Room, participant: UUID) -> bool:
    """Tell whether a participant has a connection to a room."""
    here = sa.and_(in_room(STAY, room), STAY.c.participant == participant, STAY.c.left_at.is_(None))
    return await tx.scalar(sa.select(STAY.c.sid).where(here).limit(1)) is not None


async def open_stays(reader: Reader) -> Sequence[Row]:
    """List the connections that have not ended."""
    return await reader.all(sa.select(STAY).where(STAY.c.left_at.is_(None)))


async def appear(tx: Tx, room: Room, participant: UUID, at: datetime) -> int | None:
    """Note that a participant is in a room; return the version, or None where they were."""
    key = {"conference": room.conference, "thing": room.thing, "participant": participant}
    statement = insert(PRESENCE, tx.dialect).values(**key, entered_at=at, version=1)
    upsert = statement.on_conflict_do_update(
        index_elements=list(key),
        set_={"entered_at": at, "version": PRESENCE.c.version + 1},
        where=PRESENCE.c.entered_at.is_(None),
    )
    version: int | None = await tx.scalar(upsert.returning(PRESENCE.c.version))
    return version


async def vanish(tx: Tx, room: Room, participant: UUID) -> Row | None:
    """Note that a participant has left; return when they had entered, and the version."""
    here = sa.and_(in_room(PRESENCE, room), PRESENCE.c.participant == participant)
    found = await tx.one(sa.select(PRESENCE).where(here, PRESENCE.c.entered_at.is_not(None)))
    if found is not None:
        await tx.execute(sa.update(PRESENCE).where(here).values(entered_at=None, version=found.version + 1))
    return found


async def present(reader: Reader, conference: UUID, thing: str | None = None) -> Sequence[Row]:
    """List who is in a room, or in any room of a conference, in the order in which they entered."""
    here = sa.and_(PRESENCE.c.conference == conference, PRESENCE.c.entered_at.is_not(None))
    if thing is not None:
        here = sa.and_(here, PRESENCE.c.thing == thing)
    return await reader.all(sa.select(PRESENCE).where(here).order_by(PRESENCE.c.entered_at, PRESENCE.c.participant))


async def rooms_of(reader: Reader, conference: UUID, participant: UUID) -> list[Room]:
    """List the rooms a participant is in."""
    here = sa.and_(PRESENCE.c.conference == conference, PRESENCE.c.participant == participant)
    rows = await reader.all(sa.select(PRESENCE.c.thing).where(here, PRESENCE.c.entered_at.is_not(None)))
    return [Room(conference, row.thing) for row in rows]


async def is_anybody_in(reader: Reader, room: Room) -> bool:
    """Tell whether a room is used."""
    here = sa.and_(in_room(PRESENCE, room), PRESENCE.c.entered_at.is_not(None))
    return await reader.scalar(sa.select(PRESENCE.c.participant).where(here).limit(1)) is not None


async def count_by_room(reader: Reader, conference: UUID) -> Sequence[Row]:
    """Count who is in each room of a conference."""
    here = sa.and_(PRESENCE.c.conference == conference, PRESENCE.c.entered_at.is_not(None))
    counted = sa.select(PRESENCE.c.thing, sa.func.count().label("count")).where(here)
    return await reader.all(counted.group_by(PRESENCE.c.thing).order_by(PRESENCE.c.thing))
