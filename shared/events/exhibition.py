"""What the exhibition says."""

from typing import ClassVar, Literal
from uuid import UUID

from shared.events import Event


class BoothChangedV1(Event):
    """A booth was added, edited or removed."""

    subject: ClassVar[str] = "exhibition.booth.changed.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference",)
    fields: ClassVar[tuple[str, ...]] = ("booth",)
    booth: UUID


class BoothOpenedV1(Event):
    """The first member of staff came to a booth."""

    subject: ClassVar[str] = "exhibition.booth.opened.v1"
    booth: UUID


class BoothClosedV1(Event):
    """The last member of staff left a booth."""

    subject: ClassVar[str] = "exhibition.booth.closed.v1"
    booth: UUID


class ContactAskedV1(Event):
    """A visitor asked a booth for contact and waits in its queue."""

    subject: ClassVar[str] = "exhibition.contact.asked.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("request", "booth")
    request: UUID
    booth: UUID
    visitor: UUID
    wish: Literal["chat", "video"]


class ContactTakenV1(Event):
    """A member of staff answers a visitor."""

    subject: ClassVar[str] = "exhibition.contact.taken.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("request", "booth")
    request: UUID
    booth: UUID
    visitor: UUID
    staff: UUID
    means: Literal["chat", "video"]


class ContactEndedV1(Event):
    """A visitor was answered (``ended``), or left the queue before (``withdrawn``)."""

    subject: ClassVar[str] = "exhibition.contact.ended.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("request", "booth", "state")
    request: UUID
    booth: UUID
    visitor: UUID
    state: Literal["ended", "withdrawn"]


class LeadLeftV1(Event):
    """A visitor left fields of their profile at a booth, or others than before; who is not told."""

    subject: ClassVar[str] = "exhibition.lead.left.v1"
    lead: UUID
    booth: UUID


class LeadWithdrawnV1(Event):
    """A visitor took back what they had left at a booth."""

    subject: ClassVar[str] = "exhibition.lead.withdrawn.v1"
    lead: UUID
    booth: UUID
