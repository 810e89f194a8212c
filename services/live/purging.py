"""The task that removes a conference's frames from the ``live`` stream when an erasure asks for it."""

import asyncio

import structlog
from nats.errors import Error as NatsError

from services.live import storage, usecases
from shared.parts import Parts

LOOK_S = 0.5
log = structlog.get_logger()


async def purge(parts: Parts) -> None:
    """Carry out what is due, for as long as the service runs."""
    while True:
        await asyncio.sleep(LOOK_S)
        async with parts.read() as reader:
            due = await storage.purges(reader)
        if not due:
            continue
        try:
            stream = parts.bus.client.jetstream(timeout=2)
            for conference in {row.conference for row in due}:
                await stream.purge_stream("live", subject=f"live.{conference}.>")
        except (NatsError, TimeoutError) as error:
            log.warning("live stream not purged", why=type(error).__name__)
            continue
        await parts.writer.run(lambda tx, done=due: usecases.finish(tx, done))  # type: ignore[misc]
