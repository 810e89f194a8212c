"""Giving a meeting its slot: rows with a primary key decide, the loser gets the next best times."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from services.networking.storage import meetings, profiles, schedules
from services.networking.usecases import errors
from shared.access import access_changed
from shared.events.networking import MeetingMovedV1, MeetingScheduledV1
from shared.problems import NotFound
from shared.writer import Tx

if TYPE_CHECKING:
    from services.networking.usecases.requests import Busy

ALTERNATIVES = 5


async def schedule(
    tx: Tx, conference: UUID, people: list[UUID], slot: UUID, busy: "Busy", *, request: UUID | None = None
) -> UUID:
    """Make a meeting in a slot.

    Raises:
        SlotTaken: somebody was faster, or one of them is busy; ``alternatives`` are free for both.
        NotFound: there is no such slot.
    """
    found = await profiles.slot_of(tx, conference, slot)
    if found is None:
        raise NotFound("There is no such slot.")
    times = {"slot": slot, "starts": found.starts, "ends": found.ends}
    made = await meetings.add_meeting(tx, {"conference": conference, "request": request, **times}, people)
    await take(tx, conference, made, slot, people, busy)
    event = MeetingScheduledV1(meeting=made, participants=tuple(people), starts=found.starts, ends=found.ends)
    tx.say(event, conference=conference, entity=made)
    access_changed(tx, conference, f"meeting:{made}")
    return made


async def take(tx: Tx, conference: UUID, meeting: UUID, slot: UUID, people: list[UUID], busy: "Busy") -> None:
    """Take a slot for everybody, or refuse with the times that are still free."""
    from services.networking.usecases.requests import free_slots  # the two halves of one rule

    await _require_table(tx, conference, slot)
    free = await free_slots(tx, conference, people, busy)
    if slot in {each.id for each in free} and await meetings.book(tx, meeting, slot, people):
        return
    alternatives = [{"slot": e.id, "starts": e.starts, "ends": e.ends} for e in free if e.id != slot]
    raise errors.SlotTaken(alternatives=alternatives[:ALTERNATIVES])


async def _require_table(tx: Tx, conference: UUID, slot: UUID) -> None:
    """Refuse where all tables of a slot are taken; who asks at the same time waits for the slot's row."""
    tables = (await profiles.settings(tx, conference)).tables
    if tables is None:
        return
    await profiles.lock_slot(tx, slot)
    if (await schedules.load(tx, [slot])).get(slot, 0) >= tables:
        raise errors.SlotTaken("All tables are taken at this time. Choose another one.", alternatives=[])


async def move(tx: Tx, conference: UUID, found: Any, people: list[UUID], slot: UUID, busy: "Busy") -> None:
    """Give a meeting another slot; a schedule leaves it there from then on.

    Raises:
        SlotTaken, NotFound, MeetingClosed.
    """
    wanted = await profiles.slot_of(tx, conference, slot)
    if wanted is None:
        raise NotFound("There is no such slot.")
    await meetings.free(tx, found.id)
    values = {"slot": slot, "starts": wanted.starts, "ends": wanted.ends, "room_open": False, "fixed": True}
    if not await meetings.change_meeting(tx, found, values):
        raise errors.MeetingClosed
    await take(tx, conference, found.id, slot, people, busy)
    event = MeetingMovedV1(meeting=found.id, participants=tuple(people), starts=wanted.starts, ends=wanted.ends)
    tx.say(event, conference=conference, entity=found.id, version=found.version + 1)
    access_changed(tx, conference, f"meeting:{found.id}")
