"""What courier hears: everything people are written about."""

from typing import Any
from uuid import UUID

from services.courier import storage, usecases
from shared.declarations import Consumes
from shared.events import Envelope
from shared.events.networking import (
    MeetingCancelledV1,
    MeetingMovedV1,
    MeetingRequestClosedV1,
    MeetingRequestedV1,
    MeetingScheduledV1,
)
from shared.events.registration import (
    ParticipantAdmittedV1,
    ParticipantDeclinedV1,
    ParticipantErasedV1,
    ParticipantRegisteredV1,
    SignInAskedV1,
)
from shared.privacy import forget
from shared.writer import Reader, Tx


async def on_sign_in(tx: Tx, event: SignInAskedV1, envelope: Envelope) -> None:
    """Somebody wants to sign in."""
    await storage.plan(tx, "sign_in", conference=envelope.conference, participant=None, about=event.sign_in)


async def on_registered(tx: Tx, event: ParticipantRegisteredV1, envelope: Envelope) -> None:
    """A registration form came in."""
    person = event.participant
    await storage.plan(tx, "registered", conference=envelope.conference, participant=person, about=person)


async def on_admitted(tx: Tx, event: ParticipantAdmittedV1, envelope: Envelope) -> None:
    """Somebody may come in."""
    if event.invited:
        person = event.participant
        await storage.plan(tx, "admission", conference=envelope.conference, participant=person, about=person)


async def on_declined(tx: Tx, event: ParticipantDeclinedV1, envelope: Envelope) -> None:
    """Somebody may not."""
    person = event.participant
    await storage.plan(tx, "declined", conference=envelope.conference, participant=person, about=person)


async def on_requested(tx: Tx, event: MeetingRequestedV1, envelope: Envelope) -> None:
    """Somebody wants to meet somebody."""
    facts: dict[str, Any] = {"people": [str(event.sender)]}
    to: dict[str, Any] = {"conference": envelope.conference, "participant": event.receiver, "about": event.request}
    await storage.plan(tx, "meeting_requested", facts=facts, **to)


async def on_request_closed(tx: Tx, event: MeetingRequestClosedV1, envelope: Envelope) -> None:
    """A request came to nothing; the other side is told, and a mail not yet sent is not needed any more."""
    await storage.drop(tx, ("meeting_requested",), event.request)
    if event.outcome == "declined":
        facts: dict[str, Any] = {"people": [str(event.receiver)]}
        to: dict[str, Any] = {"conference": envelope.conference, "participant": event.sender, "about": event.request}
        await storage.plan(tx, "meeting_declined", facts=facts, **to)


async def on_scheduled(tx: Tx, event: MeetingScheduledV1, envelope: Envelope) -> None:
    """A meeting has its slot."""
    await _meeting(tx, "meeting_scheduled", event, envelope, starts=event.starts, ends=event.ends)


async def on_moved(tx: Tx, event: MeetingMovedV1, envelope: Envelope) -> None:
    """A meeting has another slot."""
    await _meeting(tx, "meeting_moved", event, envelope, starts=event.starts, ends=event.ends)


async def on_cancelled(tx: Tx, event: MeetingCancelledV1, envelope: Envelope) -> None:
    """A meeting is off."""
    await _meeting(tx, "meeting_cancelled", event, envelope)


async def _meeting(tx: Tx, kind: str, event: Any, envelope: Envelope, **times: Any) -> None:
    facts: dict[str, Any] = {"conference": envelope.conference, "meeting": event.meeting, "people": event.participants}
    await usecases.tell_meeting(tx, kind, **facts, version=envelope.version, **times)


async def on_erased(tx: Tx, event: ParticipantErasedV1, envelope: Envelope) -> None:
    """Forget a participant; the caught mails, which are files, go next."""
    await storage.forget(tx, envelope.conference, event.participant)
    await forget(tx, event.participant)


async def export(reader: Reader, conference: UUID, participant: UUID) -> dict[str, Any]:
    """Say what was written to a participant."""
    rows = await storage.sent_to(reader, conference, participant)
    return {"mails": [{"kind": row.kind, "at": row.settled_at, "outcome": row.outcome} for row in rows]}


CONSUMES = (
    Consumes(SignInAskedV1, on_sign_in),
    Consumes(ParticipantErasedV1, on_erased),
    Consumes(ParticipantRegisteredV1, on_registered),
    Consumes(ParticipantAdmittedV1, on_admitted),
    Consumes(ParticipantDeclinedV1, on_declined),
    Consumes(MeetingRequestedV1, on_requested),
    Consumes(MeetingRequestClosedV1, on_request_closed),
    Consumes(MeetingScheduledV1, on_scheduled),
    Consumes(MeetingMovedV1, on_moved),
    Consumes(MeetingCancelledV1, on_cancelled),
)
