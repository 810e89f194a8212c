"""What moderators do in a room."""

from uuid import UUID

from services.rooms.api.routes import ROUTES, participant_here, room_of, somebody
from services.rooms.errors import NoStage, NotHere, VideoNotReady
from services.rooms.models import BarredOut
from services.rooms.steward import Steward
from services.rooms.storage import marks
from services.rooms.storage.tables import BAR
from services.rooms.usecases import moderation
from services.rooms.video import Video
from shared.http import Call, Page

PERSON = "/rooms/{thing}/participants/{participant}"


@ROUTES.post(f"{PERSON}/mute", who="participant", errors=(NotHere, VideoNotReady))
async def mute_participant(call: Call, thing: str, participant: UUID) -> None:
    """Mute somebody's microphone; they can switch it on again."""
    room = await room_of(call, thing, "moderate")
    video = call.parts.single(Video)
    devices = [each for each in await video.seen(room) if each.participant == participant]
    if not devices:
        raise NotHere
    for device in devices:
        await video.mute(device)


@ROUTES.post(f"{PERSON}/remove", who="participant")
async def remove_participant(call: Call, thing: str, participant: UUID) -> None:
    """Remove somebody from a room; they may not come back until readmitted."""
    room = await room_of(call, thing, "moderate")
    by = call.who.me
    participant_here(call, participant)
    await call.write(lambda tx: moderation.bar(tx, room, participant, by))
    await call.parts.single(Steward).enforce_now(room, participant)


@ROUTES.get("/rooms/{thing}/bars", who="participant")
async def list_barred(call: Call, thing: str) -> Page[BarredOut]:
    """List who was removed from a room; for its moderators."""
    room = await room_of(call, thing, "moderate")
    async with call.read() as reader:
        rows = await marks.everybody(reader, BAR, room, BAR.c.at)
    return Page(items=[BarredOut(participant=somebody(call, row.participant), at=row.at) for row in rows])


@ROUTES.delete("/rooms/{thing}/bars/{participant}", who="participant")
async def readmit_participant(call: Call, thing: str, participant: UUID) -> None:
    """Let somebody who was removed come back."""
    room = await room_of(call, thing, "moderate")
    by = call.who.me
    await call.write(lambda tx: moderation.readmit(tx, room, participant, by))


@ROUTES.post(f"{PERSON}/stage", who="participant", errors=(NoStage,))
async def bring_on_stage(call: Call, thing: str, participant: UUID) -> None:
    """Bring a listener on stage, with camera and microphone."""
    room = await room_of(call, thing, "moderate")
    by, guest = call.who.me, participant_here(call, participant)
    await call.write(lambda tx: moderation.bring_on_stage(tx, room, guest, by))
    await call.parts.single(Steward).enforce_now(room, participant)


@ROUTES.delete(f"{PERSON}/stage", who="participant")
async def send_back(call: Call, thing: str, participant: UUID) -> None:
    """Let a guest on stage be a listener again."""
    room = await room_of(call, thing, "moderate")
    guest = somebody(call, participant)
    await call.write(lambda tx: moderation.send_back(tx, room, guest))
    await call.parts.single(Steward).enforce_now(room, participant)
