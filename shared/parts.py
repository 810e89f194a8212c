"""The parts a running service is made of; handlers, consumers and tasks find them all here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web
from limits.aio.strategies import MovingWindowRateLimiter
from sqlalchemy.ext.asyncio import AsyncEngine

from shared.access import Access
from shared.blobs import Blobs
from shared.bus import Bus
from shared.clock import Clock
from shared.declarations import Service
from shared.directory import Directory
from shared.identity import Identity
from shared.inbox import Inbox
from shared.settings import Settings
from shared.workers import Workers
from shared.writer import Reader, Writer

T = TypeVar("T")


@dataclass(frozen=True)
class Parts:
    """One service's parts, built once in :func:`shared.service.create_app`."""

    service: Service
    settings: Settings
    clock: Clock
    writing: AsyncEngine
    reading: AsyncEngine
    writer: Writer
    bus: Bus
    inbox: Inbox
    identity: Identity
    access: Access
    directory: Directory
    blobs: Blobs
    workers: Workers
    limiter: MovingWindowRateLimiter
    _singles: dict[Callable[["Parts"], Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def single(self, kind: Callable[["Parts"], T]) -> T:
        """Return the service's one object of a kind of its own, made on first use."""
        if kind not in self._singles:
            self._singles[kind] = kind(self)
        found: T = self._singles[kind]
        return found

    def read(self) -> "ReadTransaction":
        """Open a transaction for reading: ``async with parts.read() as reader``."""
        return ReadTransaction(self)


class ReadTransaction:
    """A consistent view of the service's own database."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._connection = parts.reading.connect()

    async def __aenter__(self) -> Reader:
        """Begin."""
        return Reader(await self._connection.__aenter__(), self._parts.clock())

    async def __aexit__(self, *failure: object) -> None:
        """End; nothing was changed."""
        await self._connection.close()


PARTS: web.AppKey[Parts] = web.AppKey("parts", Parts)
