"""What rooms says: who was in which room, and for how long."""

from typing import ClassVar
from uuid import UUID

from pydantic import AwareDatetime

from shared.events import Event


class RoomEnteredV1(Event):
    """A participant came into the room of a thing, with the first of their devices."""

    subject: ClassVar[str] = "rooms.room.entered.v1"
    thing: str
    participant: UUID
    entered_at: AwareDatetime


class RoomLeftV1(Event):
    """A participant left the room of a thing, with the last of their devices.

    The event tells the whole stay, so that two people's time together is the overlap of their stays, in
    whatever order these arrive.
    """

    subject: ClassVar[str] = "rooms.room.left.v1"
    thing: str
    participant: UUID
    entered_at: AwareDatetime
    left_at: AwareDatetime


class ParticipantBarredV1(Event):
    """A moderator removed a participant from a room; they may not come back until readmitted."""

    subject: ClassVar[str] = "rooms.participant.barred.v1"
    thing: str
    participant: UUID
    by: UUID | None


class ParticipantReadmittedV1(Event):
    """A moderator lets a removed participant come back."""

    subject: ClassVar[str] = "rooms.participant.readmitted.v1"
    thing: str
    participant: UUID
    by: UUID | None
