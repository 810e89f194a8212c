"""The live gateway."""

from aiohttp import web

from services.live import usecases
from services.live.api import ROUTES
from services.live.gateway import Gateway
from services.live.purging import purge
from services.live.sources import count, follow
from services.live.storage import Base
from shared.declarations import Consumes, Page, Service
from shared.events.registration import ParticipantErasedV1
from shared.parts import Parts
from shared.privacy import ErasureDoneV1


async def open_socket(parts: Parts, request: web.Request) -> web.StreamResponse:
    """Serve one browser's WebSocket."""
    return await parts.single(Gateway).serve(request)


async def watch_rights(parts: Parts) -> None:
    """Take away what has ended."""
    await parts.single(Gateway).watch()


SERVICE = Service(
    name="live",
    metadata=Base.metadata,
    routes=ROUTES,
    consumes=(
        Consumes(ParticipantErasedV1, usecases.note_erasure),
        Consumes(ErasureDoneV1, usecases.note_erasure_elsewhere),
    ),
    tasks=(follow, watch_rights, count, purge),
    pages=(Page("GET", "/live", open_socket),),
    may_publish=("$JS.API.STREAM.PURGE.live",),
    may_subscribe=("live.>", "events.>"),
)
