"""What chat says. A channel is a thing such as ``session:<uuid>``, or ``direct`` between two participants."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import AwareDatetime

from shared.events import Event


class MessagePostedV1(Event):
    """A participant wrote in a channel."""

    subject: ClassVar[str] = "chat.message.posted.v1"
    message: UUID
    channel: str
    sender: UUID


class DirectMessagePostedV1(Event):
    """A participant wrote to another."""

    subject: ClassVar[str] = "chat.direct_message.posted.v1"
    message: UUID
    sender: UUID
    recipient: UUID


class MessageRemovedV1(Event):
    """A message's text was removed, by its author or by a moderator."""

    subject: ClassVar[str] = "chat.message.removed.v1"
    message: UUID
    channel: str
    by: UUID | None


class ParticipantSilencedV1(Event):
    """A moderator silenced a participant in a channel until a moment (None: lifted the silence)."""

    subject: ClassVar[str] = "chat.participant.silenced.v1"
    channel: str
    participant: UUID
    by: UUID | None
    until: AwareDatetime | None


class MessageReportedV1(Event):
    """Somebody reported a message to the organisers."""

    subject: ClassVar[str] = "chat.message.reported.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("report",)
    report: UUID
    message: UUID


class ReportResolvedV1(Event):
    """An organiser decided on a report."""

    subject: ClassVar[str] = "chat.report.resolved.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("report", "resolution")
    report: UUID
    resolution: Literal["removed", "dismissed"]
