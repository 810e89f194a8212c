"""The operations' registry, and what several of them need."""

from collections.abc import Callable
from uuid import UUID

from services.exhibition.models import Somebody
from shared.http import Call, Routes

ROUTES = Routes("exhibition")


def somebody(call: Call, participant: UUID) -> Somebody:
    """Show a participant as the directory knows them."""
    return Somebody.of(participant, call.parts.directory.find(call.conference, participant))


def known(call: Call) -> Callable[[UUID], bool]:
    """Return the question whether somebody takes part in the conference."""
    return lambda participant: call.parts.directory.find(call.conference, participant) is not None
