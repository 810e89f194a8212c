"""What the exhibition holds about a participant, and forgetting it."""

from typing import Any
from uuid import UUID

from services.exhibition.storage import leads, people, requests, staff
from services.exhibition.usecases import contact
from services.exhibition.usecases.leads import drop
from services.exhibition.usecases.staff import remove
from shared.events import Envelope
from shared.events.registration import ParticipantRemovedV1
from shared.writer import Reader, Tx


async def export(reader: Reader, conference: UUID, participant: UUID) -> dict[str, Any]:
    """Return all that is held about somebody, by heading."""
    held = await people.held(reader, conference, participant)
    return {heading: [dict(row._mapping) for row in rows] for heading, rows in held.items()}


async def let_go(tx: Tx, event: ParticipantRemovedV1, envelope: Envelope) -> None:
    """Somebody was removed from the conference: they wait nowhere and staff nothing."""
    await _leave_everything(tx, envelope.conference, event.participant)


async def erase(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Remove all that is held about somebody, what they left at booths and noted about others included."""
    await _leave_everything(tx, conference, participant)
    for lead in await leads.of_visitor(tx, conference, participant):
        await drop(tx, lead)
    await people.forget(tx, conference, participant)


async def _leave_everything(tx: Tx, conference: UUID, participant: UUID) -> None:
    for request in await requests.open_of(tx, conference, participant):
        await contact.close(tx, conference, request)
    for booth in await staff.booths_of(tx, conference, participant):
        await remove(tx, conference, booth.id, participant)
