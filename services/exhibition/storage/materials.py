"""Reading and writing what a booth gives to take along."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.exhibition.storage.tables import MATERIAL
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def find(reader: Reader, conference: UUID, material: UUID) -> Row:
    """Return a material.

    Raises:
        NotFound: this conference has no such material.
    """
    row = await reader.one(sa.select(MATERIAL).where(MATERIAL.c.id == material, MATERIAL.c.conference == conference))
    if row is None:
        raise NotFound
    return row


async def by_key(reader: Reader, key: str) -> Row | None:
    """Return the material whose file has this key, or None."""
    return await reader.one(sa.select(MATERIAL).where(MATERIAL.c.key == key))


async def of_booth(reader: Reader, booth: UUID) -> list[Row]:
    """List a booth's materials in the order they were added."""
    wanted = sa.select(MATERIAL).where(MATERIAL.c.booth == booth)
    return await reader.all(wanted.order_by(MATERIAL.c.added_at, MATERIAL.c.id))


async def insert(tx: Tx, conference: UUID, booth: UUID, **values: Any) -> UUID:
    """Add a material."""
    row = {"id": new_id(), "conference": conference, "booth": booth, "added_at": tx.now, **values}
    await tx.execute(sa.insert(MATERIAL).values(**row))
    made: UUID = row["id"]
    return made


async def delete(tx: Tx, material: UUID) -> None:
    """Remove a material; its file is the caller's to remove."""
    await tx.execute(sa.delete(MATERIAL).where(MATERIAL.c.id == material))
