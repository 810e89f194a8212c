"""Presence: webhooks make it fast, LiveKit's own list makes it right. Both may come late, twice or in any order.

A connection (``sid``) begins once and ends once, whoever says so first. A participant is in a room while any
connection of theirs is.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from services.rooms.domain import Room, Seen
from services.rooms.models import Somebody
from services.rooms.storage import marks, presence
from services.rooms.storage.tables import HAND
from shared.directory import Directory
from shared.events.rooms import RoomEnteredV1, RoomLeftV1
from shared.writer import Tx


async def is_new(tx: Tx, report: str) -> bool:
    """Record a webhook by its id; False where it was recorded before."""
    id = uuid5(NAMESPACE_URL, f"livekit:{report}")
    return await tx.insert_once(tx.ledger.inbox, event_id=id, received_at=tx.now)


async def enter(tx: Tx, directory: Directory, seen: Seen) -> None:
    """A device joined a room."""
    if not await presence.begin_stay(tx, seen):
        return
    room, participant, at = seen.room, seen.participant, seen.joined_at
    version = await presence.appear(tx, room, participant, at)
    if version is None:
        return
    entered = RoomEnteredV1(thing=room.thing, participant=participant, entered_at=at)
    tx.say(entered, conference=room.conference, entity=participant, version=version)
    somebody = Somebody.of(participant, directory.find(room.conference, participant))
    shown = {"participant": somebody.model_dump(), "entered_at": at}
    show(tx, room, participant, "room.entered", shown, version)


async def leave(tx: Tx, directory: Directory, seen: Seen, at: datetime) -> None:
    """A device left a room; where its coming was not heard of, it came and went."""
    await enter(tx, directory, seen)
    await end(tx, seen.room, seen.participant, seen.sid, at)


async def end(tx: Tx, room: Room, participant: UUID, sid: str, at: datetime) -> None:
    """A connection ended; with a participant's last one they have left."""
    if not await presence.end_stay(tx, room.conference, sid, at):
        return
    if await presence.is_connected(tx, room, participant):
        return
    was = await presence.vanish(tx, room, participant)
    if was is None:
        return
    version = was.version + 1
    times = {"entered_at": was.entered_at, "left_at": max(at, was.entered_at)}
    left = RoomLeftV1(thing=room.thing, participant=participant, **times)
    tx.say(left, conference=room.conference, entity=participant, version=version)
    show(tx, room, participant, "room.left", {"participant": participant}, version)
    if await marks.take(tx, HAND, room, participant):
        show_hand(tx, room, participant, None)


async def reconcile(tx: Tx, directory: Directory, seen: Sequence[Seen], looked_at: datetime) -> None:
    """Take over what LiveKit's list said when it was looked at; what is newer than the look stays."""
    for each in seen:
        await enter(tx, directory, each)
    there = {(each.room.conference, each.sid) for each in seen}
    for stay in await presence.open_stays(tx):
        if (stay.conference, stay.sid) not in there and stay.noted_at < looked_at:
            await end(tx, Room(stay.conference, stay.thing), stay.participant, stay.sid, looked_at)


async def finish(tx: Tx, room: Room, at: datetime) -> None:
    """A room ended: so did all connections to it."""
    for stay in await presence.open_stays(tx):
        if Room(stay.conference, stay.thing) == room and stay.entered_at <= at:
            await end(tx, room, stay.participant, stay.sid, at)


def show_hand(tx: Tx, room: Room, participant: UUID, raised: dict[str, object] | None) -> None:
    """Show a hand going up (with name and time) or down."""
    kind = "hand.raised" if raised else "hand.lowered"
    show(tx, room, f"hand:{participant}", kind, raised or {"participant": participant}, _moment(tx))


def show_stage(tx: Tx, room: Room, somebody: Somebody, *, on_stage: bool) -> None:
    """Show somebody being brought on stage or sent back."""
    shown = {"participant": somebody.model_dump(), "on_stage": on_stage}
    show(tx, room, f"stage:{somebody.id}", "stage.changed", shown, _moment(tx))


def show(tx: Tx, room: Room, entity: UUID | str, kind: str, data: dict[str, object], version: int) -> None:
    """Show something to those who may see the room."""
    tx.show(room.topic, kind, data, conference=room.conference, entity=entity, version=version)


def _moment(tx: Tx) -> int:
    return int(tx.now.timestamp() * 1000)
