"""What networking says."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from shared.events import Event

BOTH = ("participant.{sender}", "participant.{receiver}")


class MeetingRequestedV1(Event):
    """Somebody asked somebody for a meeting; nothing is booked."""

    subject: ClassVar[str] = "networking.meeting_request.sent.v1"
    topics: ClassVar[tuple[str, ...]] = BOTH
    fields: ClassVar[tuple[str, ...]] = ("request", "sender", "receiver")
    request: UUID
    sender: UUID
    receiver: UUID


class MeetingRequestClosedV1(Event):
    """A request was declined, withdrawn or expired; ``outcome`` says which."""

    subject: ClassVar[str] = "networking.meeting_request.closed.v1"
    topics: ClassVar[tuple[str, ...]] = BOTH
    fields: ClassVar[tuple[str, ...]] = ("request", "outcome")
    request: UUID
    sender: UUID
    receiver: UUID
    outcome: str


class MeetingScheduledV1(Event):
    """A meeting got its slot; the time of both is taken."""

    subject: ClassVar[str] = "networking.meeting.scheduled.v1"
    topics: ClassVar[tuple[str, ...]] = ("meeting.{meeting}", "participant.{participants}")
    fields: ClassVar[tuple[str, ...]] = ("meeting", "participants", "starts", "ends")
    meeting: UUID
    participants: tuple[UUID, ...]
    starts: datetime
    ends: datetime


class MeetingMovedV1(Event):
    """A meeting got another slot, or other people."""

    subject: ClassVar[str] = "networking.meeting.moved.v1"
    topics: ClassVar[tuple[str, ...]] = ("meeting.{meeting}", "participant.{participants}")
    fields: ClassVar[tuple[str, ...]] = ("meeting", "participants", "starts", "ends")
    meeting: UUID
    participants: tuple[UUID, ...]
    starts: datetime
    ends: datetime


class MeetingCancelledV1(Event):
    """A meeting will not take place; the time of both is free again."""

    subject: ClassVar[str] = "networking.meeting.cancelled.v1"
    topics: ClassVar[tuple[str, ...]] = ("meeting.{meeting}", "participant.{participants}")
    fields: ClassVar[tuple[str, ...]] = ("meeting", "participants")
    meeting: UUID
    participants: tuple[UUID, ...]


class MeetingHeldV1(Event):
    """A meeting took place, for so many seconds with everybody in the room."""

    subject: ClassVar[str] = "networking.meeting.held.v1"
    topics: ClassVar[tuple[str, ...]] = ("meeting.{meeting}", "participant.{participants}")
    fields: ClassVar[tuple[str, ...]] = ("meeting", "seconds")
    meeting: UUID
    participants: tuple[UUID, ...]
    seconds: int


class MeetingMissedV1(Event):
    """A meeting did not take place because somebody did not come."""

    subject: ClassVar[str] = "networking.meeting.missed.v1"
    topics: ClassVar[tuple[str, ...]] = ("meeting.{meeting}", "participant.{participants}")
    fields: ClassVar[tuple[str, ...]] = ("meeting", "absent")
    meeting: UUID
    participants: tuple[UUID, ...]
    absent: tuple[UUID, ...]


class ScheduleChangedV1(Event):
    """A run of the scheduler waits, is at work, left a draft, was published, overtaken or failed: ``state``."""

    subject: ClassVar[str] = "networking.schedule.changed.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("schedule", "state")
    schedule: UUID
    state: str
