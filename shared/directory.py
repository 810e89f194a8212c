"""Names, organisations and countries of participants: a bucket written only by registration.

Every service keeps a copy in memory, so that a name never has to travel in an event or be asked for.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import msgspec
import structlog
from nats.aio.client import Client
from nats.errors import Error as NatsError

log = structlog.get_logger()


class Person(msgspec.Struct, frozen=True):
    """What everybody in the conference may know of a participant."""

    id: UUID
    name: str
    headline: str = ""
    organisation: str = ""
    organisation_id: UUID | None = None
    organisation_type: str = ""
    country: str = ""
    roles: tuple[str, ...] = ()
    picture: str | None = None


class Directory:
    """The people of all conferences, by conference and participant."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}

    def update(self, key: str, value: Any | None) -> None:
        """Take one entry of the bucket."""
        if value is None:
            self._people.pop(key, None)
        else:
            self._people[key] = msgspec.convert(value, Person)

    def find(self, conference: UUID, participant: UUID) -> Person | None:
        """Return a participant of a conference, or None."""
        return self._people.get(f"{conference}.{participant}")

    def name(self, conference: UUID, participant: UUID) -> str:
        """Return a participant's name; somebody erased has none."""
        person = self.find(conference, participant)
        return person.name if person else ""

    def people(self, conference: UUID) -> list[Person]:
        """Return everybody of a conference."""
        prefix = f"{conference}."
        return [person for key, person in self._people.items() if key.startswith(prefix)]


async def watch(client: Client, bucket: str, update: Callable[[str, Any | None], None], ready: asyncio.Event) -> None:
    """Follow a bucket for as long as the service runs; ``ready`` is set once its present state is known.

    After a break it is followed anew at once: nats-py itself notices the lost watch only after ten seconds.
    """
    while True:
        breaks = client.stats["reconnects"]
        try:
            store = await client.jetstream(timeout=2).key_value(bucket)
            watcher: Any = await store.watchall()
            while client.stats["reconnects"] == breaks:
                with suppress(TimeoutError):
                    _take(await watcher.updates(timeout=1), update, ready)
            await watcher.stop()
        except (NatsError, TimeoutError) as error:
            log.warning("bucket not followed", bucket=bucket, why=type(error).__name__)
        await asyncio.sleep(0.25)


def _take(entry: Any, update: Callable[[str, Any | None], None], ready: asyncio.Event) -> None:
    if entry is None:
        ready.set()
    elif entry.operation in ("DEL", "PURGE"):
        update(entry.key, None)
    else:
        update(entry.key, msgspec.json.decode(entry.value or b"null"))
