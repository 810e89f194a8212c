"""The fan-out: rings and readers of each topic; one encoding per event, one write per reader and moment."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from prometheus_client import Counter

from services.live.domain import Kept, Ring
from services.live.frames import event_frame, framed, joined

if TYPE_CHECKING:
    from services.live.connection import Connection

TOGETHER_S = 0.003
FORGOTTEN_S = 120.0
DELIVERIES = Counter("plenaria_live_deliveries_total", "Frames written to browsers")
Key = tuple[UUID, str]


@dataclass
class Topic:
    """One topic of one conference."""

    conference: UUID
    name: str
    ring: Ring
    readers: "set[Connection]" = field(default_factory=set)
    pending: list[bytes] = field(default_factory=list)

    def write(self, payload: bytes) -> None:
        """Write a framed payload to everybody who hears the topic."""
        DELIVERIES.inc(len(self.readers))
        slow = [reader for reader in self.readers if not reader.write(payload)]
        for reader in slow:
            reader.cut()


class Fanout:
    """The topics of all conferences."""

    def __init__(self) -> None:
        self._topics: dict[Key, Topic] = {}
        self._pending: list[Topic] = []

    def publish(self, conference: UUID, name: str, body: bytes) -> None:
        """Give an event to everybody who hears a topic; frames of one moment go out together."""
        topic = self.topic(conference, name)
        frame = topic.ring.add(lambda seq: event_frame(name, seq, body), time.monotonic())
        if not topic.readers:
            return
        if not self._pending:
            asyncio.get_running_loop().call_later(TOGETHER_S, self._flush)
        if not topic.pending:
            self._pending.append(topic)
        topic.pending.append(frame)

    def topic(self, conference: UUID, name: str) -> Topic:
        """Return a topic, made where there is none."""
        topic = self._topics.get((conference, name))
        if topic is None:
            ring = Ring(int(time.time() * 1000), time.monotonic())
            topic = self._topics[(conference, name)] = Topic(conference, name, ring)
        return topic

    def join(self, connection: "Connection", name: str, since: int | None) -> tuple[int, list[Kept] | None]:
        """Add a reader; return the number it stands at and what it missed (None: more than is kept)."""
        topic = self.topic(connection.conference, name)
        self._send(topic)
        topic.readers.add(connection)
        if since is not None:
            return topic.ring.seq, topic.ring.since(since)
        recent = topic.ring.recent(time.monotonic())
        return (recent[0].seq - 1 if recent else topic.ring.seq), recent

    def leave(self, connection: "Connection", name: str) -> int:
        """Take a reader off a topic; return the number it stands at."""
        topic = self.topic(connection.conference, name)
        self._send(topic)
        topic.readers.discard(connection)
        topic.ring.at = time.monotonic()
        return topic.ring.seq

    def forget(self, conference: UUID | None = None) -> list[Topic]:
        """Empty the rings of a conference, or of all; return the topics that somebody hears."""
        found = [topic for topic in self._topics.values() if conference in (None, topic.conference)]
        for topic in found:
            self._send(topic)
            topic.ring = Ring(topic.ring.seq + 1, time.monotonic())
        return [topic for topic in found if topic.readers]

    def conferences(self) -> set[UUID]:
        """Name the conferences somebody hears something of."""
        return {topic.conference for topic in self._topics.values() if topic.readers}

    def tidy(self) -> None:
        """Drop topics that nobody hears and nothing happens on."""
        old = time.monotonic() - FORGOTTEN_S
        for key in [key for key, topic in self._topics.items() if not topic.readers and topic.ring.at < old]:
            del self._topics[key]

    def _flush(self) -> None:
        pending, self._pending = self._pending, []
        for topic in pending:
            self._send(topic)

    def _send(self, topic: Topic) -> None:
        if not topic.pending:
            return
        payload = framed(joined(topic.pending))
        topic.pending = []
        topic.write(payload)
