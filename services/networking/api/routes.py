"""The operations of networking, filled by the modules of this folder."""

from uuid import UUID

from services.networking import agendas
from services.networking.usecases.requests import Busy
from shared.http import Call, Routes

ROUTES = Routes("networking")


async def busy_times(call: Call, people: list[UUID]) -> Busy:
    """Ask when people are in sessions or on duty."""
    return await agendas.busy_times(call.parts, call.conference, people)
