"""What courier says."""

from typing import ClassVar
from uuid import UUID

from shared.events import Event


class MessageDeliveredV1(Event):
    """A mail was handed over (to the mail server, or to the catcher)."""

    subject: ClassVar[str] = "courier.message.delivered.v1"
    delivery: UUID
    purpose: str


class MessageBouncedV1(Event):
    """A mail could not be handed over, for good."""

    subject: ClassVar[str] = "courier.message.bounced.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("delivery", "purpose")
    delivery: UUID
    purpose: str


class AnnouncementMadeV1(Event):
    """An organiser told something to everybody, or to a segment; the text is with courier."""

    subject: ClassVar[str] = "courier.announcement.made.v1"
    announcement: UUID
    segment: str
