"""Marks that participants have in rooms: barred, guest on stage, hand raised. All three are kept alike."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.rooms.domain import Room
from services.rooms.storage.presence import in_room
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def put(tx: Tx, mark: sa.Table, room: Room, participant: UUID, **values: Any) -> bool:
    """Give a participant a mark; False where they have it."""
    key = {"conference": room.conference, "thing": room.thing, "participant": participant}
    return await tx.insert_once(mark, **key, **values)


async def take(tx: Tx, mark: sa.Table, room: Room, participant: UUID) -> bool:
    """Take a mark away; False where there was none."""
    this = sa.and_(in_room(mark, room), mark.c.participant == participant)
    return (await tx.execute(sa.delete(mark).where(this))).rowcount == 1


async def has(reader: Reader, mark: sa.Table, room: Room, participant: UUID) -> bool:
    """Tell whether a participant has a mark."""
    this = sa.and_(in_room(mark, room), mark.c.participant == participant)
    return await reader.one(sa.select(mark.c.participant).where(this)) is not None


async def everybody(reader: Reader, mark: sa.Table, room: Room, order: sa.ColumnElement[Any]) -> Sequence[Row]:
    """List the marks of one kind in a room."""
    return await reader.all(sa.select(mark).where(in_room(mark, room)).order_by(order))
