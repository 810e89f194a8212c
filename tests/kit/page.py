"""A page that shows one channel, as the web client does: fetch, then frames; and after every break the same again.

``state`` is what a person would see. The rule it checks is that old state and frames together make the fresh
state, whatever was killed in between.
"""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.kit.house import Api

State = dict[str, tuple[int, str]]


@dataclass
class Page:
    """One person's view of one channel; ``live`` is the address of the gateway's socket."""

    who: Api
    live: str
    thing: str
    state: State = field(default_factory=dict)
    seq: int | None = None
    breaks: int = 0
    fetches: int = 0
    doubled: int = 0

    @property
    def topic(self) -> str:
        """The channel's live topic."""
        return f"chat.{self.thing.replace(':', '.')}"

    async def run(self) -> None:
        """Stay connected until cancelled."""
        async with aiohttp.ClientSession() as http:
            while True:
                with suppress(aiohttp.ClientError, OSError):
                    async with http.ws_connect(self.live) as socket:
                        await self._listen(socket)
                self.breaks += 1
                await asyncio.sleep(0.1)

    async def fetch(self) -> State:
        """Read the channel whole."""
        found: State = {}
        after = ""
        while True:
            answer = await self.who.get(f"chat/channels/{self.thing}/messages?limit=100{after}")
            if answer.status != 200:
                await asyncio.sleep(0.1)
                continue
            found |= {item["id"]: (item["version"], item["text"]) for item in answer.body["items"]}
            if answer.body["next"] is None:
                return found
            after = f"&after={answer.body['next']}"

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        await socket.send_json({"type": "hello", "token": self.who.token})
        since = {} if self.seq is None else {self.topic: self.seq}
        await socket.send_json({"type": "subscribe", "topics": [self.topic], "since": since})
        async for message in socket:
            found = json.loads(message.data)
            for frame in found if isinstance(found, list) else [found]:
                await self._take(frame)

    async def _take(self, frame: dict[str, Any]) -> None:
        if frame["type"] == "granted" and self.seq is None:
            self.seq = frame["topics"][self.topic]
            await self._fetch_again()
        elif frame["type"] == "refetch":
            self.seq = None
            await self._fetch_again()
        elif frame["type"] == "event":
            self.doubled += self.seq is not None and frame["seq"] <= self.seq
            self.seq = frame["seq"]
            self._apply(frame)

    async def _fetch_again(self) -> None:
        self.fetches += 1
        for id, (version, text) in (await self.fetch()).items():
            if version > self.state.get(id, (0, ""))[0]:
                self.state[id] = (version, text)

    def _apply(self, frame: dict[str, Any]) -> None:
        if frame["version"] > self.state.get(frame["entity"], (0, ""))[0]:
            self.state[frame["entity"]] = (frame["version"], frame["data"].get("text", ""))
