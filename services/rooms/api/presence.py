"""Who is where, and hands."""

from uuid import UUID

from services.rooms.api.routes import ROUTES, room_of, somebody
from services.rooms.errors import NotHere
from services.rooms.models import HandOut, PresenceOut, PresentOut, RoomCount
from services.rooms.storage import marks, presence
from services.rooms.storage.tables import GUEST, HAND
from services.rooms.usecases import moderation
from shared.http import Call, Page

SHOWN = 500


@ROUTES.get("/rooms/{thing}/presence", who="participant")
async def list_present(call: Call, thing: str) -> PresenceOut:
    """List who is in a room, whose hands are up, and who is guest on its stage."""
    room = await room_of(call, thing, "read")
    async with call.read() as reader:
        rows = await presence.present(reader, call.conference, thing)
        hands = await marks.everybody(reader, HAND, room, HAND.c.raised_at)
        guests = await marks.everybody(reader, GUEST, room, GUEST.c.at)
    return PresenceOut(
        count=len(rows),
        present=[
            PresentOut(participant=somebody(call, row.participant), entered_at=row.entered_at, version=row.version)
            for row in rows[:SHOWN]
        ],
        hands=[HandOut(participant=somebody(call, row.participant), raised_at=row.raised_at) for row in hands],
        guests=[somebody(call, row.participant) for row in guests],
    )


@ROUTES.get("/presence", who="organiser")
async def count_present(call: Call) -> Page[RoomCount]:
    """Count who is in each room of the conference."""
    async with call.read() as reader:
        rows = await presence.count_by_room(reader, call.conference)
    return Page(items=[RoomCount(thing=row.thing, count=row._mapping["count"]) for row in rows])


@ROUTES.post("/rooms/{thing}/hand", who="participant", errors=(NotHere,))
async def raise_hand(call: Call, thing: str) -> None:
    """Ask to speak."""
    room = await room_of(call, thing, "read")
    me = somebody(call, call.who.me)
    await call.write(lambda tx: moderation.raise_hand(tx, room, me))


@ROUTES.delete("/rooms/{thing}/hand", who="participant")
async def lower_hand(call: Call, thing: str) -> None:
    """Take one's hand down."""
    room = await room_of(call, thing, "read")
    me = call.who.me
    await call.write(lambda tx: moderation.lower_hand(tx, room, me))


@ROUTES.delete("/rooms/{thing}/participants/{participant}/hand", who="participant")
async def lower_hand_of(call: Call, thing: str, participant: UUID) -> None:
    """Take somebody's hand down; for moderators."""
    room = await room_of(call, thing, "moderate")
    await call.write(lambda tx: moderation.lower_hand(tx, room, participant))
