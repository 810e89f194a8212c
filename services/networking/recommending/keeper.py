"""Starts the engine's process when somebody asks, tells it what changed, and lets it go when it is not needed."""

import asyncio
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from functools import partial
from typing import Any, Literal, TypeVar
from uuid import UUID

import structlog

from services.networking.models import VERSION, ModelError
from services.networking.recommending import inputs, process
from services.networking.storage import suggestions as stored
from shared.parts import Parts

LOOK_S = 0.25
IDLE_S = 600.0
UNABLE_S = 60.0
CHUNK = 32
WARM = "The models are read before somebody changes a profile."
MANY = 60
"""From as many changed people on, learning anew is faster than taking them in one by one."""
LENGTH = 20

T = TypeVar("T")
log = structlog.get_logger()


class Recommendations:
    """The engine as the service sees it; one object per service (``parts.single(Recommendations)``)."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._pool: ProcessPoolExecutor | None = None
        self._ready: dict[UUID, datetime | None] = {}
        self._wanted: set[UUID] = set()
        self._unable = False
        self._lock = asyncio.Lock()
        self._asked = float("-inf")

    def waiting(self) -> Literal["preparing", "unavailable"]:
        """Tell why there are no lists yet."""
        return "unavailable" if self._unable else "preparing"

    async def lists(self, conference: UUID, people: list[UUID], most: int = LENGTH) -> dict[UUID, Any] | None:
        """Return the lists of some people with every change so far, or None while they are being prepared."""
        self._asked = time.monotonic()
        self._wanted.add(conference)
        if conference not in self._ready:
            return None
        async with self._lock:
            try:
                if conference not in self._ready or not await self._catch_up(conference):
                    return None
                found = await self._run(process.lists, str(conference), [str(each) for each in people], most)
            except BrokenProcessPool:
                return None
        self._wanted.discard(conference)
        return {UUID(each): told for each, told in found.items()}

    async def look(self) -> None:
        """Prepare the conferences that were asked for or have something new."""
        async with self._parts.read() as reader:
            marked = await stored.marked_conferences(reader)
        for conference in {*marked, *self._wanted}:
            await self._read_texts(conference)
            async with self._lock:
                if conference not in self._ready or not await self._catch_up(conference):
                    await self._prepare(conference)
            await self._run(process.encode, [WARM])
            self._wanted.discard(conference)
        if self._pool and not marked and time.monotonic() - self._asked > IDLE_S:
            self.stop()

    def stop(self) -> None:
        """Let the process go; the next who asks has it started again."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None
        self._ready.clear()

    async def _prepare(self, conference: UUID) -> None:
        """Learn the whole conference."""
        parts = self._parts
        async with parts.read() as reader:
            seen = await stored.marks(reader, conference)
            people = await inputs.people(reader, conference, parts.directory)
            rules = await inputs.rules(reader, conference)
            vectors = await stored.vectors(reader, conference, VERSION)
            until = await inputs.next_start(reader, conference)
        await self._run(process.fit, str(conference), people, rules, vectors)
        await parts.writer.run(lambda tx: stored.unmark(tx, seen))
        self._ready[conference] = until
        self._unable = False
        log.info("suggestions ready", conference=str(conference), people=len(people))

    async def _catch_up(self, conference: UUID) -> bool:
        """Take in what changed; False where so much did that everything is to be learnt anew."""
        parts, until = self._parts, self._ready[conference]
        async with parts.read() as reader:
            seen = await stored.marks(reader, conference)
            if conference in seen or len(seen) >= MANY or (until is not None and until <= reader.now):
                return False
        if not seen:
            return True
        await self._read_texts(conference)
        async with parts.read() as reader:
            people = await inputs.people(reader, conference, parts.directory, list(seen))
            vectors = await stored.vectors(reader, conference, VERSION, list(seen))
        gone = sorted({str(each) for each in seen} - {told["id"] for told in people})
        is_stale = await self._run(process.put, str(conference), people, gone, vectors)
        await parts.writer.run(lambda tx: stored.unmark(tx, seen))
        if is_stale:
            del self._ready[conference]
        return not is_stale

    async def _read_texts(self, conference: UUID) -> None:
        while True:
            async with self._parts.read() as reader:
                rows = await stored.entries_without_vector(reader, conference, VERSION, CHUNK)
            if not rows:
                return
            values = await self._run(process.encode, [row.text for row in rows])
            found = {row.id: value for row, value in zip(rows, values, strict=True)}
            await self._parts.writer.run(
                partial(stored.add_vectors, conference=conference, model=VERSION, values=found)
            )

    async def _run(self, work: Callable[..., T], *arguments: Any) -> T:
        """Run one piece of work in the engine's process; one that broke off is started anew the next time."""
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=process.begin)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)
        except BrokenProcessPool:
            log.warning("the engine's process ended; it is started anew")
            self.stop()
            raise

    async def keep(self) -> None:
        """Keep suggestions up to date for as long as the service runs."""
        try:
            while True:
                try:
                    await self.look()
                except BrokenProcessPool:
                    continue
                except ModelError as error:
                    self._unable = True
                    log.warning("no suggestions on this installation", why=str(error))
                    await asyncio.sleep(UNABLE_S)
                await asyncio.sleep(LOOK_S)
        finally:
            self.stop()


async def keep_recommendations(parts: Parts) -> None:
    """Keep suggestions up to date for as long as the service runs."""
    await parts.single(Recommendations).keep()
