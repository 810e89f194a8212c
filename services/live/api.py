"""The gateway over HTTP: how many people are where."""

from pydantic import BaseModel

from services.live.gateway import Gateway
from shared.http import Call, Routes

ROUTES = Routes("live")


class PresenceOut(BaseModel):
    """How many participants are online, in all and by the kind of place they are at."""

    online: int
    plenary: int
    tables: int
    meetings: int
    booths: int
    lobby: int


@ROUTES.get("/presence", who="participant")
async def count_presence(call: Call) -> PresenceOut:
    """Count who is online, by place."""
    return PresenceOut(**call.parts.single(Gateway).presence.counts(call.conference))
