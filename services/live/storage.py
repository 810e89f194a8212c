"""The gateway's tables: what it still has to purge. Everything else it knows is in memory."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from shared.database import UtcDateTime, new_metadata, table
from shared.ids import new_id
from shared.writer import Reader, Tx


class Base(SQLModel):
    """The live service's tables."""

    metadata = new_metadata()


class Purge(Base, table=True):
    """A conference's frames are to be removed from the ``live`` stream.

    ``participant``: for whose erasure this service is to answer, or None where another service finished its
    own part and may have shown something until then.
    """

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    participant: UUID | None = None
    due_at: datetime = Field(sa_type=UtcDateTime)


PURGE = table(Purge)


async def add_purge(tx: Tx, conference: UUID, participant: UUID | None) -> None:
    """Note a purge that is due."""
    await tx.execute(PURGE.insert().values(id=new_id(), conference=conference, participant=participant, due_at=tx.now))


async def purges(reader: Reader) -> list[sa.Row[Any]]:
    """List what is due, oldest first."""
    return await reader.all(sa.select(PURGE).order_by(PURGE.c.id))


async def drop_purges(tx: Tx, ids: list[UUID]) -> None:
    """Remove what is done."""
    await tx.execute(sa.delete(PURGE).where(PURGE.c.id.in_(ids)))
