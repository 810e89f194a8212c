"""Reading and writing tracks."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.programme.storage.tables import TRACK
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def many(reader: Reader, conference: UUID) -> list[Row]:
    """List the tracks of a conference, by kind and position."""
    wanted = sa.select(TRACK).where(TRACK.c.conference == conference)
    return await reader.all(wanted.order_by(TRACK.c.kind, TRACK.c.position, TRACK.c.key))


async def keys(reader: Reader, conference: UUID) -> set[str]:
    """Return the keys of a conference's tracks."""
    return {row.key for row in await reader.all(sa.select(TRACK.c.key).where(TRACK.c.conference == conference))}


async def find(reader: Reader, conference: UUID, key: str) -> Row:
    """Return a track.

    Raises:
        NotFound: this conference has no such track.
    """
    row = await reader.one(sa.select(TRACK).where(TRACK.c.conference == conference, TRACK.c.key == key))
    if row is None:
        raise NotFound
    return row


async def insert_once(tx: Tx, conference: UUID, key: str, values: dict[str, Any]) -> bool:
    """Add a track; False where its key is taken."""
    return await tx.insert_once(TRACK, conference=conference, key=key, version=1, **values)


async def update(tx: Tx, row: Row, values: dict[str, Any]) -> bool:
    """Change a track; False where somebody else has changed it since ``row`` was read."""
    same = sa.and_(TRACK.c.conference == row.conference, TRACK.c.key == row.key, TRACK.c.version == row.version)
    changed = await tx.execute(sa.update(TRACK).where(same).values(version=row.version + 1, **values))
    return changed.rowcount == 1


async def delete(tx: Tx, conference: UUID, key: str) -> bool:
    """Remove a track; False where there is none."""
    gone = await tx.execute(sa.delete(TRACK).where(TRACK.c.conference == conference, TRACK.c.key == key))
    return gone.rowcount == 1
