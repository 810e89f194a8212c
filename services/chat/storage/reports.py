"""Reports of messages to the organisers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chat.storage.tables import REPORT
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def add(tx: Tx, report: dict[str, Any]) -> bool:
    """Store a report; False where its reporter has reported the message before."""
    return await tx.insert_once(REPORT, **report)


async def find(reader: Reader, conference: UUID, report: UUID) -> Row | None:
    """Return a report."""
    return await reader.one(sa.select(REPORT).where(REPORT.c.conference == conference, REPORT.c.id == report))


async def page(reader: Reader, conference: UUID, *, resolved: bool, before: UUID | None, limit: int) -> Sequence[Row]:
    """List reports, the newest first."""
    wanted = sa.select(REPORT).where(REPORT.c.conference == conference, REPORT.c.resolution.is_not(None) == resolved)
    if before is not None:
        wanted = wanted.where(REPORT.c.id < before)
    return await reader.all(wanted.order_by(REPORT.c.id.desc()).limit(limit))


async def resolve(tx: Tx, report: UUID, version: int, resolution: str, by: UUID | None) -> bool:
    """Store the decision on a report; False where its version is another."""
    mine = sa.update(REPORT).where(REPORT.c.id == report, REPORT.c.version == version)
    values = {"resolution": resolution, "resolved_by": by, "resolved_at": tx.now, "version": version + 1}
    return (await tx.execute(mine.values(values))).rowcount == 1
