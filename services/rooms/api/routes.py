"""The operations' registry, and what several of them need."""

from uuid import UUID

from services.rooms import domain
from services.rooms.domain import Room
from services.rooms.models import Somebody
from shared.http import Call, Routes
from shared.problems import NotFound

ROUTES = Routes("rooms")


async def room_of(call: Call, thing: str, right: str) -> Room:
    """Return the room of a thing on which the caller has a right.

    Raises:
        NotFound: it has no room, or is not the caller's to see.
        Forbidden: the caller sees it, but has not this right.
    """
    found = domain.room(call.conference, thing)
    if found is None:
        raise NotFound
    await call.rights(thing, right)
    return found


def somebody(call: Call, participant: UUID) -> Somebody:
    """Show a participant as the directory knows them."""
    return Somebody.of(participant, call.parts.directory.find(call.conference, participant))


def participant_here(call: Call, participant: UUID) -> Somebody:
    """Show a participant of the conference.

    Raises:
        NotFound: there is no such participant.
    """
    person = call.parts.directory.find(call.conference, participant)
    if person is None:
        raise NotFound
    return Somebody.of(participant, person)
