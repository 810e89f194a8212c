"""Entering a room: a token for LiveKit, after the thing's owner said yes."""

from services.rooms.api.routes import ROUTES, room_of
from services.rooms.domain import identity
from services.rooms.errors import RemovedFromRoom, RoomClosed, VideoNotReady
from services.rooms.models import EntryIn, EntryOut, RightsOut, VideoOut
from services.rooms.steward import Steward
from services.rooms.storage import marks
from services.rooms.storage.tables import BAR
from services.rooms.video import Video
from shared.http import Call
from shared.problems import Unavailable


@ROUTES.get("/video", who="participant")
async def get_video(call: Call) -> VideoOut:
    """Tell whether sound and picture work already."""
    return VideoOut(ready=call.parts.single(Video).is_ready)


@ROUTES.post(
    "/rooms/{thing}/entry",
    who="participant",
    errors=(RoomClosed, RemovedFromRoom, VideoNotReady, Unavailable),
    rate="60/minute",
)
async def enter_room(call: Call, thing: str, body: EntryIn) -> EntryOut:
    """Get a token for a room: it opens this one room to this one device, within two minutes."""
    room = await room_of(call, thing, "read")
    steward, me = call.parts.single(Steward), call.who.me
    allowed = await steward.allowed(room, me, call.who.roles)
    if not allowed.enter:
        async with call.read() as reader:
            raise RemovedFromRoom if await marks.has(reader, BAR, room, me) else RoomClosed
    await steward.video.open(room)
    device = identity(me, body.device)
    person = call.parts.directory.find(call.conference, me)
    name = person.name if person else ""
    shown = {"organisation": person.organisation, "country": person.country} if person else {}
    token = steward.video.token(room, device, name, shown, allowed)
    rights = RightsOut(publish=allowed.publish, moderate=allowed.moderate, valid_until=allowed.until)
    url = call.parts.settings.public_url.replace("http", "ws", 1)
    return EntryOut(url=url, token=token, identity=device, rights=rights)
