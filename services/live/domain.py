"""Topics: what one needs to hear each of them, and what is kept of it for those who come back."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

OWN = re.compile(r"participant\.(?P<id>[0-9a-f-]{36})")
OF_A_THING = re.compile(r"(?:chat\.|room\.)?(?P<kind>[a-z]+)\.(?P<id>[0-9a-f-]{36})")
RING = 256
RECENT_S = 5.0


@dataclass(frozen=True)
class Need:
    """What somebody needs to hear a topic: nothing more than a place in the conference, or one of these."""

    control: bool = False
    participant: UUID | None = None
    thing: str | None = None


def need(topic: str) -> Need | None:
    """Tell what a topic needs; None for one that does not exist."""
    if topic == "conference":
        return Need()
    if topic == "control":
        return Need(control=True)
    if found := OWN.fullmatch(topic):
        return _with_id(found["id"], lambda id: Need(participant=id))
    if found := OF_A_THING.fullmatch(topic):
        kind = found["kind"]
        return _with_id(found["id"], lambda id: Need(thing=f"{kind}:{id}"))
    return None


def _with_id(text: str, make: Callable[[UUID], Need]) -> Need | None:
    try:
        found = UUID(text)
    except ValueError:
        return None
    return make(found) if str(found) == text else None


@dataclass(frozen=True)
class Kept:
    """One event frame of a topic, as it was sent."""

    seq: int
    at: float
    frame: bytes


@dataclass
class Ring:
    """The latest frames of a topic.

    ``seq`` begins at the milliseconds of its birth, so that a gateway that starts anew counts on above every
    number it gave before, and whoever asks since one of those is told to fetch again.
    """

    seq: int
    at: float
    kept: deque[Kept] = field(default_factory=lambda: deque(maxlen=RING))

    def __post_init__(self) -> None:
        """Remember where it began."""
        self.base = self.seq

    def add(self, make: Callable[[int], bytes], at: float) -> bytes:
        """Keep a frame; ``make`` is given its number."""
        self.seq, self.at = self.seq + 1, at
        frame = make(self.seq)
        self.kept.append(Kept(self.seq, at, frame))
        return frame

    def since(self, seq: int) -> list[Kept] | None:
        """Return the frames after a number, or None where some of them are gone or never were here."""
        oldest = self.kept[0].seq - 1 if self.kept else self.seq
        if self.base <= seq <= self.seq and seq >= oldest:
            return [each for each in self.kept if each.seq > seq]
        return None

    def recent(self, now: float) -> list[Kept]:
        """Return the frames of the last seconds, for somebody whose first fetch may have just missed them."""
        return [each for each in self.kept if each.at >= now - RECENT_S]
