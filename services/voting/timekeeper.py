"""Takes the steps that elections take by themselves, in every replica; the first one to commit a step wins."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

from services.voting.keys import Keys
from services.voting.processing import add_up
from services.voting.storage import elections, polls
from services.voting.usecases import heads
from services.voting.usecases.elections import close_when_due, record_tally
from services.voting.usecases.polls import close_when_due as close_poll_when_due
from shared.parts import Parts
from shared.writer import Tx

LOOK_EVERY_S = 0.5
TURNOUT_EVERY_S = 1.0


async def keep_time(parts: Parts) -> None:
    """Close polls and boxes when due, add closed ones up, sign heads every minute."""
    keys = parts.single(Keys)
    while True:
        await take_due_steps(parts)
        async with parts.read() as reader:
            waiting = await elections.unsigned(reader, reader.now - heads.EVERY)
        for row in waiting:
            await parts.writer.run(_sign(keys, row))
        await asyncio.sleep(LOOK_EVERY_S)


async def take_due_steps(parts: Parts) -> None:
    """Let every election and poll take the step it is due for."""
    async with parts.read() as reader:
        due = await elections.due(reader)
        over = await polls.due(reader)
    for row in over:
        await parts.writer.run(_close_poll(row))
    for row in due:
        if row.state == "open":
            await parts.writer.run(_close(row))
        else:
            await _add_up(parts, row)


def _close_poll(row: polls.Row) -> Callable[[Tx], Any]:
    return lambda tx: close_poll_when_due(tx, row.conference, row.id)


async def _add_up(parts: Parts, row: elections.Row) -> None:
    async with parts.read() as reader:
        archive = await elections.archive(reader, row.id)
    piece = await parts.workers.run(add_up, archive)
    await parts.writer.run(lambda tx: record_tally(tx, row.conference, row.id, piece))


def _close(row: elections.Row) -> Callable[[Tx], Any]:
    return lambda tx: close_when_due(tx, row.conference, row.id)


def _sign(keys: Keys, row: elections.Row) -> Callable[[Tx], Any]:
    return lambda tx: heads.sign(tx, keys, row)


async def tell_turnout(parts: Parts) -> None:
    """Show how many have voted in each open poll, once a second at most."""
    told: dict[UUID, int] = {}
    while True:
        async with parts.read() as reader:
            rows = await polls.is_open(reader)
        news = [row for row in rows if row.voted != told.get(row.id, 0)]
        if news:
            await parts.writer.run(_show(news))
        told = {row.id: row.voted for row in rows}
        await asyncio.sleep(TURNOUT_EVERY_S)


def _show(rows: list[polls.Row]) -> Callable[[Tx], Any]:
    async def show(tx: Tx) -> None:
        for row in rows:
            data, entity = {"poll": str(row.id), "voted": row.voted}, f"{row.id}:turnout"
            topic = f"session.{row.session}"
            tx.show(topic, "poll.turnout", data, conference=row.conference, entity=entity, version=row.voted)

    return show
