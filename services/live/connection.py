"""One browser's socket: written to directly, and cut when it does not keep up."""

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from aiohttp import web
from prometheus_client import Counter

from services.live.frames import said
from shared.identity import Caller

NEVER = float("inf")
LAGGING_BYTES = 1_000_000
TOO_SLOW = Counter("plenaria_live_too_slow_total", "Browsers cut because they did not keep up")
CLOSINGS: set["asyncio.Task[bool]"] = set()


@dataclass
class Grant:
    """A topic somebody asked for.

    ``flows``: its events reach the browser. ``since``: where the browser stands while they do not.
    ``ask_at``: when the right is to be asked for (again), a moment of the clock.
    """

    since: int | None = None
    flows: bool = False
    ask_at: float = 0.0


class Connection:
    """A signed-in browser."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.WriteTransport, caller: Caller) -> None:
        assert caller.conference is not None
        self.socket = socket
        self.caller = caller
        self.conference: UUID = caller.conference
        self.grants: dict[str, Grant] = {}
        self.ask_at = NEVER
        self._is_closing = False
        self._transport = transport

    def ask_again(self, *topics: str) -> None:
        """Note that the rights on some topics are to be asked for anew."""
        for topic in topics:
            if topic in self.grants:
                self.grants[topic].ask_at = self.ask_at = 0.0

    def ask_at_last(self, grant: Grant, moment: float) -> None:
        """Note when to ask again at the latest; a change that came meanwhile stands (it means: at once)."""
        grant.ask_at = min(grant.ask_at, moment)
        self.ask_at = min(self.ask_at, grant.ask_at)

    def write(self, payload: bytes) -> bool:
        """Write a framed payload; False where the browser lags too far behind."""
        if self._transport.get_write_buffer_size() > LAGGING_BYTES:
            return False
        self._transport.write(payload)
        return True

    def say(self, frame: dict[str, Any]) -> None:
        """Say something to this browser alone."""
        if not self.write(said(frame)):
            self.cut()

    def cut(self) -> None:
        """End the connection at once; what waits in the buffer is dropped."""
        TOO_SLOW.inc()
        self._transport.abort()

    def close(self, code: int) -> None:
        """End the connection with a reason."""
        if self._is_closing:
            return
        self._is_closing = True
        closing = asyncio.ensure_future(self.socket.close(code=code))
        CLOSINGS.add(closing)
        closing.add_done_callback(CLOSINGS.discard)
