"""Ends the presence of staff who do not say any more that they are at their booth."""

import asyncio
from collections.abc import Awaitable, Callable

from services.exhibition.storage import staff
from services.exhibition.storage.staff import Row
from services.exhibition.usecases.staff import let_go
from shared.parts import Parts
from shared.writer import Tx

LOOK_EVERY_S = 2.0


async def keep_time(parts: Parts) -> None:
    """Look for overdue staff for as long as the service runs, in every replica."""
    while True:
        await let_overdue_go(parts)
        await asyncio.sleep(LOOK_EVERY_S)


async def let_overdue_go(parts: Parts) -> None:
    """Let everybody go whose presence has run out."""
    async with parts.read() as reader:
        rows = await staff.overdue(reader)
    for row in rows:
        await parts.writer.run(_let_go(row))


def _let_go(row: Row) -> Callable[[Tx], Awaitable[None]]:
    return lambda tx: let_go(tx, row.conference, row.booth, row.participant)
