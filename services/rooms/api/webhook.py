"""Where LiveKit reports what happens in its rooms."""

from services.rooms.api.routes import ROUTES
from services.rooms.errors import VideoNotReady
from services.rooms.steward import Steward
from shared.http import Call
from shared.problems import SignInNeeded


@ROUTES.post(
    "/webhooks/livekit",
    who="public",
    scope="installation",
    raw_body="application/webhook+json",
    errors=(SignInNeeded, VideoNotReady),
)
async def take_webhook(call: Call) -> None:
    """Take a report that LiveKit signed."""
    steward = call.parts.single(Steward)
    report = steward.video.receive(call.raw, call.request.headers.get("Authorization", ""))
    await steward.take(report)
