"""The relay: publishes what transactions said, in order, and marks it once NATS has acknowledged it.

A crash between the acknowledgement and the mark publishes again; ``Nats-Msg-Id`` (for five minutes) and the
inbox make that harmless. Published rows stay for ten minutes, so that a broker that lost its disk can be fed
again. On PostgreSQL an advisory lock keeps one relay per service active.
"""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from nats.aio.client import Client
from nats.errors import Error as NatsError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from shared.ledger import Ledger
from shared.writer import Tx, Writer

BATCH = 256
WINDOW = 64
KEPT = timedelta(minutes=10)
KEYS_KEPT = timedelta(hours=24)
INBOX_KEPT = timedelta(days=30)
log = structlog.get_logger()


class Relay:
    """Publishes one service's outbox."""

    def __init__(self, name: str, reading: AsyncEngine, writer: Writer, ledger: Ledger, client: Client) -> None:
        self._name = name
        self._reading = reading
        self._writer = writer
        self._ledger = ledger
        self._client = client
        self._said = asyncio.Event()

    def wake(self) -> None:
        """Tell the relay that a transaction said something."""
        self._said.set()

    async def run(self) -> None:
        """Publish for as long as the service runs."""
        while True:
            async with self._reading.connect() as held:
                if await self._is_ours(held):
                    await self._publish_all_the_time()
            await asyncio.sleep(1)

    async def _is_ours(self, held: AsyncConnection) -> bool:
        if held.dialect.name == "sqlite":
            return True
        lock = sa.text("SELECT pg_try_advisory_lock(hashtext(:name))")
        got = (await held.execute(lock, {"name": f"relay {self._name}"})).scalar()
        await held.commit()
        return bool(got)

    async def _publish_all_the_time(self) -> None:
        tidied = 0.0
        loop = asyncio.get_running_loop()
        while True:
            self._said.clear()
            sent = await self._publish_batch()
            if loop.time() - tidied > 60:
                tidied = loop.time()
                await self._writer.run(self._tidy)
            if sent < BATCH:
                with suppress(TimeoutError):
                    async with asyncio.timeout(1):  # wait_for of Python 3.11 may swallow a cancellation
                        await self._said.wait()

    async def _publish_batch(self) -> int:
        outbox = self._ledger.outbox
        waiting = sa.select(outbox).where(outbox.c.published_at.is_(None)).order_by(outbox.c.id).limit(BATCH)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(waiting)).all()
        for start in range(0, len(rows), WINDOW):
            window = rows[start : start + WINDOW]
            results = await asyncio.gather(*map(self._publish, window), return_exceptions=True)
            sent = [row.id for row, failure in zip(window, results, strict=True) if failure is None]
            if sent:
                await self._writer.run(lambda tx, sent=sent: self._mark(tx, sent))  # type: ignore[misc]
            if len(sent) < len(window):
                log.warning("outbox waits", waiting=len(window) - len(sent), why=_first_failure(results))
                await asyncio.sleep(0.25)
                return 0
        return len(rows)

    async def _publish(self, row: sa.Row[Any]) -> None:
        js = self._client.jetstream(timeout=2)
        await js.publish(row.subject, row.body, headers=row.headers)

    async def _mark(self, tx: Tx, ids: list[int]) -> None:
        outbox = self._ledger.outbox
        await tx.execute(sa.update(outbox).where(outbox.c.id.in_(ids)).values(published_at=tx.now))

    async def _tidy(self, tx: Tx) -> None:
        outbox, keys, inbox = self._ledger.outbox, self._ledger.idempotency, self._ledger.inbox
        await tx.execute(sa.delete(outbox).where(outbox.c.published_at < tx.now - KEPT))
        await tx.execute(sa.delete(keys).where(keys.c.at < tx.now - KEYS_KEPT))
        await tx.execute(sa.delete(inbox).where(inbox.c.received_at < tx.now - INBOX_KEPT))


def _first_failure(results: list[Any]) -> str:
    return next(type(each).__name__ for each in results if isinstance(each, NatsError | BaseException))
