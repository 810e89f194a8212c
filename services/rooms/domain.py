"""Rooms, identities, and what somebody may do in a room."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

KINDS = ("session", "table", "meeting", "booth")
DEVICE = re.compile(r"[A-Za-z0-9_-]{1,36}")


@dataclass(frozen=True, order=True)
class Room:
    """The room of a thing such as ``table:<uuid>``."""

    conference: UUID
    thing: str

    @property
    def name(self) -> str:
        """The name LiveKit knows it by."""
        return f"{self.conference}/{self.thing}"

    @property
    def topic(self) -> str:
        """The live topic of who comes and goes."""
        return f"room.{self.thing.replace(':', '.', 1)}"

    @property
    def is_stage(self) -> bool:
        """Whether speakers perform before an audience here."""
        return self.thing.startswith("session:")


def room(conference: UUID, thing: str) -> Room | None:
    """Return the room of a thing; None where a thing of its kind has none, or its name is not in the usual form."""
    kind, _, given = thing.partition(":")
    try:
        return Room(conference, thing) if kind in KINDS and str(UUID(given)) == given else None
    except ValueError:
        return None


def room_named(name: str) -> Room | None:
    """Read the name of a room; None for one that is not ours."""
    conference, _, thing = name.partition("/")
    try:
        return room(UUID(conference), thing)
    except ValueError:
        return None


def identity(participant: UUID, device: str) -> str:
    """Name a participant's device, as LiveKit knows it."""
    return f"{participant}:{device}"


def participant_of(identity: str) -> UUID | None:
    """Return the participant behind an identity; None for one that is not ours."""
    participant, _, device = identity.partition(":")
    try:
        return UUID(participant) if DEVICE.fullmatch(device) else None
    except ValueError:
        return None


@dataclass(frozen=True)
class Allowed:
    """What somebody may do in a room; the default is nothing. ``until`` ends it by itself."""

    enter: bool = False
    publish: bool = False
    moderate: bool = False
    until: datetime | None = None

    def at(self, now: datetime) -> "Allowed":
        """Return what is left of it at a moment."""
        return Allowed() if self.until is not None and self.until <= now else self


@dataclass(frozen=True)
class Held:
    """The rights that a thing's owner gives somebody, in the words of the access contract."""

    read: bool
    write: bool
    publish: bool
    moderate: bool
    until: datetime | None


def allowed(room: Room, held: Held, *, barred: bool, invited: bool) -> Allowed:
    """Decide what somebody may do: who may write or publish may enter; on a stage guests may publish too."""
    takes_part = held.write or held.publish or held.moderate
    if barred or not (held.read and takes_part):
        return Allowed()
    publish = held.publish or (room.is_stage and invited)
    return Allowed(enter=True, publish=publish, moderate=held.moderate, until=held.until)


@dataclass(frozen=True)
class Seen:
    """A device in a room, as LiveKit says: ``sid`` names one connection of it."""

    room: Room
    participant: UUID
    identity: str
    sid: str
    joined_at: datetime
    can_publish: bool
    audible: tuple[str, ...] = ()
