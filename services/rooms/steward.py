"""The steward: keeps LiveKit's rooms as the rights say, at once where it hears of a change, else within 30 s.

Somebody who lost the right to be in a room is removed, also when they come back with a token they kept; camera
and microphone follow the right to publish. While a thing's owner does not answer, who is in stays in.
"""

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

import structlog

from services.rooms import domain
from services.rooms.domain import Allowed, Room, Seen
from services.rooms.errors import VideoNotReady
from services.rooms.storage import marks, presence
from services.rooms.storage.tables import BAR, GUEST
from services.rooms.usecases import presence as usecases
from services.rooms.video import Report, Video
from shared.access import AccessChangedV1
from shared.events import INSTALLATION
from shared.parts import Parts
from shared.problems import Refused, Unavailable
from shared.writer import Tx

LOOK_S = 0.5
RECONCILE_S = 30.0
AGAIN_S = 1.0
AT_ONCE = 32
log = structlog.get_logger()


class Steward:
    """Enforces in LiveKit what the owners of things, the moderators and the clock say."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.video = parts.single(Video)
        self._due: dict[Room, datetime] = {}
        self._asking = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()
        parts.access.on_change(self._rights_changed)

    async def allowed(self, room: Room, participant: UUID, roles: frozenset[str] | None = None) -> Allowed:
        """Tell what somebody may do in a room now.

        Raises:
            Unavailable: the thing's owner does not answer.
        """
        person = self._parts.directory.find(room.conference, participant)
        if person is None:
            return Allowed()
        access = self._parts.access
        async with self._asking:
            rights = await access.rights_of(room.conference, participant, roles or frozenset(person.roles), room.thing)
        held = domain.Held(rights.read, rights.write, rights.publish, rights.moderate, rights.valid_until)
        async with self._parts.read() as reader:
            barred = await marks.has(reader, BAR, room, participant)
            invited = room.is_stage and await marks.has(reader, GUEST, room, participant)
        found = domain.allowed(room, held, barred=barred, invited=invited).at(self._parts.clock())
        if found.until is not None:
            self._due[room] = min(found.until, self._due.get(room, found.until))
        return found

    async def enforce(self, room: Room, participant: UUID | None = None) -> None:
        """Bring a room, or one person in it, in line with the rights."""
        seen = [each for each in await self.video.seen(room) if participant in (None, each.participant)]
        await asyncio.gather(*map(self._enforce_one, seen))

    async def enforce_now(self, room: Room, participant: UUID) -> None:
        """Bring one person in line after a decision that stands, whether or not LiveKit can be told now."""
        await _without_video(self.enforce(room, participant))

    async def take(self, report: Report) -> None:
        """Let a webhook take effect: once, and whoever may not be here is removed again."""
        await self._parts.writer.run(lambda tx: self._note(tx, report))
        if report.kind == "participant_joined" and report.seen:
            await self._enforce_one(report.seen)

    async def reconcile(self) -> None:
        """Take over LiveKit's own list of who is where, and enforce the rights of all of them."""
        looked_at = self._parts.clock()
        rooms = await self.video.rooms()
        seen = [each for room in rooms for each in await self.video.seen(room)]
        directory = self._parts.directory
        await self._parts.writer.run(lambda tx: usecases.reconcile(tx, directory, seen, looked_at))
        await asyncio.gather(*map(self._enforce_one, seen))

    async def end_due(self) -> None:
        """Enforce where rights have ended by themselves."""
        now = self._parts.clock()
        for room in [room for room, moment in self._due.items() if moment <= now]:
            del self._due[room]
            self._soon(self.enforce(room))

    async def _note(self, tx: Tx, report: Report) -> None:
        if not await usecases.is_new(tx, report.id):
            return
        directory = self._parts.directory
        if report.kind == "participant_joined" and report.seen:
            await usecases.enter(tx, directory, report.seen)
        elif report.kind == "participant_left" and report.seen:
            await usecases.leave(tx, directory, report.seen, report.at)
        elif report.kind == "room_finished" and report.room:
            await usecases.finish(tx, report.room, report.at)

    async def _enforce_one(self, seen: Seen) -> None:
        try:
            found = await self.allowed(seen.room, seen.participant)
        except Unavailable:
            self._later(partial(self.enforce, seen.room, seen.participant))
            return
        except Refused:
            found = Allowed()
        if not found.enter:
            log.info("removed from a room", room=seen.room.name, participant=str(seen.participant))
            await self.video.remove(seen)
        elif found.publish != seen.can_publish:
            await self.video.permit(seen, publish=found.publish)

    async def _rights_changed(self, conference: UUID, change: AccessChangedV1) -> None:
        if change.thing.startswith("conference:") and change.participant:
            enforce = partial(self._enforce_everywhere, conference, change.participant)
            self._soon(enforce())
            self._later(enforce)  # the directory may tell a moment later that somebody is gone
        elif room := domain.room(conference, change.thing):
            self._soon(self._enforce_used(room, change.participant))

    async def _enforce_everywhere(self, conference: UUID, participant: UUID) -> None:
        async with self._parts.read() as reader:
            rooms = await presence.rooms_of(reader, conference, participant)
        for room in rooms:
            await self.enforce(room, participant)

    async def _enforce_used(self, room: Room, participant: UUID | None) -> None:
        async with self._parts.read() as reader:
            is_used = await presence.is_anybody_in(reader, room)
        if is_used:
            await self.enforce(room, participant)

    def _later(self, work: "partial[Coroutine[Any, Any, None]]") -> None:
        async def wait() -> None:
            await asyncio.sleep(AGAIN_S)
            await work()

        self._soon(wait())

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_without_video(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _without_video(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except VideoNotReady as error:
        log.info("rights not enforced", why=error.detail)


async def watch(parts: Parts) -> None:
    """Wait for video, then keep rooms and rights in line, for as long as the service runs."""
    steward, video, loop = parts.single(Steward), parts.single(Video), asyncio.get_running_loop()
    reconciled = 0.0
    try:
        while True:
            if await video.look():
                await parts.writer.run(_say_ready)
                reconciled = 0.0
            await steward.end_due()
            if video.is_ready and loop.time() - reconciled > RECONCILE_S:
                reconciled = loop.time()
                await _without_video(steward.reconcile())
            await asyncio.sleep(LOOK_S)
    finally:
        await video.close()


async def _say_ready(tx: Tx) -> None:
    version = int(tx.now.timestamp() * 1000)
    tx.show("conference", "video.ready", {}, conference=INSTALLATION, entity="video", version=version)
