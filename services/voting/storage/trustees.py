"""Reading and writing the trustees of elections."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.voting.storage.tables import TRUSTEE
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def of(reader: Reader, election: UUID) -> list[Row]:
    """List the trustees of an election in their order."""
    return await reader.all(sa.select(TRUSTEE).where(TRUSTEE.c.election == election).order_by(TRUSTEE.c.number))


async def by_token(reader: Reader, election: UUID, digest: str) -> Row | None:
    """Find the trustee of an election whose link it is."""
    return await reader.one(sa.select(TRUSTEE).where(TRUSTEE.c.election == election, TRUSTEE.c.token == digest))


async def name(tx: Tx, conference: UUID, election: UUID, rows: list[dict[str, Any]]) -> None:
    """Name the trustees of an election anew; whatever earlier ones handed in is gone."""
    await forget(tx, election)
    if rows:
        await tx.execute(sa.insert(TRUSTEE), [{"conference": conference, "election": election, **row} for row in rows])


async def forget(tx: Tx, election: UUID) -> None:
    """Drop the trustees of an election."""
    await tx.execute(sa.delete(TRUSTEE).where(TRUSTEE.c.election == election))


async def change(tx: Tx, election: UUID, number: int, **values: Any) -> None:
    """Change what is kept of a trustee."""
    mine = (TRUSTEE.c.election == election) & (TRUSTEE.c.number == number)
    await tx.execute(sa.update(TRUSTEE).where(mine).values(**values))
