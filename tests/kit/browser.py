"""The live connection as a browser holds it: topics, numbers, versions, coming back after a break."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import aiohttp
import msgspec
from nats.errors import Error as NatsError

from tests.kit.house import Api, House, until

Frame = dict[str, Any]


@dataclass
class Browser:
    """One socket; frames are kept in the order in which they came."""

    socket: aiohttp.ClientWebSocketResponse
    frames: list[Frame] = field(default_factory=list)
    seqs: dict[str, int] = field(default_factory=dict)
    reader: "asyncio.Task[None] | None" = None

    async def read(self) -> None:
        """Read until the gateway closes."""
        async for message in self.socket:
            found = json.loads(message.data)
            for frame in found if isinstance(found, list) else [found]:
                self.frames.append(frame)
                if frame["type"] == "event":
                    self.seqs[frame["topic"]] = frame["seq"]

    async def say(self, **frame: Any) -> None:
        """Say something to the gateway."""
        await self.socket.send_json(frame)

    async def subscribe(self, *topics: str, since: dict[str, int] | None = None) -> None:
        """Ask for topics and wait until each was granted or refused."""
        start = len(self.frames)
        await self.say(type="subscribe", topics=list(topics), since=since or {})
        await until(lambda: set(topics) <= self._answered(start))

    def _answered(self, start: int) -> set[str]:
        answers = [f for f in self.frames[start:] if f["type"] in ("granted", "refused")]
        for answer in answers:
            if answer["type"] == "granted":
                for topic, seq in answer["topics"].items():
                    self.seqs.setdefault(topic, seq)
        return {topic for answer in answers for topic in answer["topics"]}

    def of(self, kind: str) -> list[Frame]:
        """Return the events of a kind."""
        return [frame for frame in self.frames if frame.get("kind") == kind]

    def typed(self, kind: str) -> list[Frame]:
        """Return the frames of a type."""
        return [frame for frame in self.frames if frame["type"] == kind]

    async def hears(self, kind: str, count: int = 1) -> list[Frame]:
        """Wait for so many events of a kind."""
        await until(lambda: len(self.of(kind)) >= count)
        return self.of(kind)

    async def is_told(self, kind: str) -> Frame:
        """Wait for a frame of a type and return the last."""
        await until(lambda: self.typed(kind))
        return self.typed(kind)[-1]

    async def closes(self) -> int | None:
        """Wait until the gateway closes and return its code."""
        await until(lambda: self.socket.closed)
        return self.socket.close_code

    async def settles(self) -> None:
        """Wait until everything sent so far has come: the gateway answers in order."""
        pongs = len(self.typed("pong"))
        await self.say(type="ping")
        await until(lambda: len(self.typed("pong")) > pongs)

    async def leave(self) -> None:
        """Go, without a word."""
        await self.socket.close()
        if self.reader:
            await self.reader


@asynccontextmanager
async def browser(house: House, who: Api | str) -> AsyncIterator[Browser]:
    """Open the live connection of somebody and say hello."""
    token = who if isinstance(who, str) else who.token
    socket = await house.http.ws_connect("/live")
    found = Browser(socket)
    found.reader = asyncio.create_task(found.read())
    await found.say(type="hello", token=token)
    await until(lambda: found.typed("welcome") or socket.closed)
    yield found
    await found.leave()


async def show(
    house: House, conference: UUID, topic: str, *, kind: str = "thing.happened", version: int = 1, **data: Any
) -> None:
    """Say something to the browsers on a topic, as a service would."""
    frame = {"kind": kind, "entity": data.pop("entity", "entity"), "version": version, "data": data}
    headers = {"Nats-Msg-Id": data.pop("id", str(uuid4()))}
    body = msgspec.json.encode(frame)
    while True:  # as the relay does: until NATS has it, the same id each time
        with suppress(TimeoutError, NatsError):
            await house.client.jetstream(timeout=1).publish(f"live.{conference}.{topic}", body, headers=headers)
            return
