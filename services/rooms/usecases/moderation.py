"""Moderation: remove and readmit, bring on stage and send back, hands. What LiveKit must know follows the commit."""

from uuid import UUID

from services.rooms.domain import Room
from services.rooms.errors import NoStage, NotHere
from services.rooms.models import Somebody
from services.rooms.storage import marks, presence
from services.rooms.storage.tables import BAR, GUEST, HAND
from services.rooms.usecases.presence import show_hand, show_stage
from shared.events.rooms import ParticipantBarredV1, ParticipantReadmittedV1
from shared.writer import Tx


async def bar(tx: Tx, room: Room, participant: UUID, by: UUID | None) -> None:
    """Remove a participant from a room for good."""
    await marks.take(tx, GUEST, room, participant)
    if await marks.put(tx, BAR, room, participant, by=by, at=tx.now):
        said = ParticipantBarredV1(thing=room.thing, participant=participant, by=by)
        tx.say(said, conference=room.conference, entity=participant)


async def readmit(tx: Tx, room: Room, participant: UUID, by: UUID | None) -> None:
    """Let a removed participant come back."""
    if await marks.take(tx, BAR, room, participant):
        said = ParticipantReadmittedV1(thing=room.thing, participant=participant, by=by)
        tx.say(said, conference=room.conference, entity=participant)


async def bring_on_stage(tx: Tx, room: Room, somebody: Somebody, by: UUID | None) -> None:
    """Give a participant camera and microphone on a stage.

    Raises:
        NoStage: the room has none.
    """
    if not room.is_stage:
        raise NoStage
    if await marks.put(tx, GUEST, room, somebody.id, by=by, at=tx.now):
        show_stage(tx, room, somebody, on_stage=True)
    if await marks.take(tx, HAND, room, somebody.id):
        show_hand(tx, room, somebody.id, None)


async def send_back(tx: Tx, room: Room, somebody: Somebody) -> None:
    """Let a guest on stage be a listener again."""
    if await marks.take(tx, GUEST, room, somebody.id):
        show_stage(tx, room, somebody, on_stage=False)


async def raise_hand(tx: Tx, room: Room, somebody: Somebody) -> None:
    """Ask to speak; the order in which hands went up is kept.

    Raises:
        NotHere: one is not in the room.
    """
    if not await presence.is_connected(tx, room, somebody.id):
        raise NotHere("Enter the room first.")
    if await marks.put(tx, HAND, room, somebody.id, raised_at=tx.now):
        show_hand(tx, room, somebody.id, {"participant": somebody.model_dump(), "raised_at": tx.now})


async def lower_hand(tx: Tx, room: Room, participant: UUID) -> None:
    """Take a hand down: one's own, or as a moderator."""
    if await marks.take(tx, HAND, room, participant):
        show_hand(tx, room, participant, None)
