"""Publishing a draft: meetings are scheduled, moved and taken off in one transaction, or none of them."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from services.networking.domain.meetings.states import MeetingState
from services.networking.domain.meetings.timetables import UNPLACED, ScheduleState
from services.networking.planning import drafts
from services.networking.planning.drafts import PlanLine
from services.networking.storage import crowd, meetings, profiles
from services.networking.storage import schedules as stored
from services.networking.usecases import errors, suggestions
from shared.access import access_changed
from shared.events.networking import MeetingCancelledV1, MeetingMovedV1, MeetingScheduledV1, ScheduleChangedV1
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Tx

Conflict = dict[str, Any]


async def publish(tx: Tx, conference: UUID, schedule: UUID) -> None:
    """Put a draft into force.

    Everybody hears of their meetings by the usual events. What people did since the draft was made stands: the draft
    is then refused as a whole.

    Raises:
        NotFound: there is no such run.
        NoDraft: it has no draft, or was published before.
        DraftStale: ``conflicts`` says who was booked, or whose meeting changed meanwhile.
    """
    found = await stored.find(tx, conference, schedule)
    if found is None:
        raise NotFound
    if found.state == ScheduleState.STALE:
        raise errors.DraftStale(conflicts=found.conflicts)
    if found.state != ScheduleState.DRAFT:
        raise errors.NoDraft
    lines = [line for line in drafts.read_plan(found.plan) if line.change != "kept"]
    await _declare(tx, conference, found)
    if conflicts := [*await _changed(tx, conference, lines), *await _not_free(tx, conference, lines)]:
        raise errors.DraftStale(conflicts=conflicts)
    published = {"state": ScheduleState.PUBLISHED, "published_at": tx.now}
    if not await stored.change(tx, found, published):
        raise errors.DraftStale(conflicts=[])
    await stored.make_stale(tx, conference)
    await _put_into_force(tx, conference, lines)
    codes: dict[UUID, str | None] = {line.request: None for line in lines if line.request}
    codes |= {each.request: each.code for each in drafts.read_missing(found.unplaced) if each.request}
    await stored.set_unplaced(tx, codes)
    event = ScheduleChangedV1(schedule=schedule, state=ScheduleState.PUBLISHED)
    tx.say(event, conference=conference, entity=schedule, version=found.version + 1)


async def overtake(tx: Tx, conference: UUID, schedule: UUID, conflicts: list[Conflict]) -> None:
    """Keep why a draft could not be published."""
    found = await stored.find(tx, conference, schedule)
    values = {"state": ScheduleState.STALE, "conflicts": conflicts}
    if found and found.state == ScheduleState.DRAFT and await stored.change(tx, found, values):
        event = ScheduleChangedV1(schedule=schedule, state=ScheduleState.STALE)
        tx.say(event, conference=conference, entity=schedule, version=found.version + 1)


async def _declare(tx: Tx, conference: UUID, found: sa.Row[Any]) -> None:
    """Bring into force what the draft assumed: people who are absent, slots that are lost."""
    if found.lost:
        await stored.lose(tx, conference, [UUID(each) for each in found.lost])
        await suggestions.rules_changed(tx, conference)
    coming = [row.id for row in await profiles.all_slots(tx, conference) if row.starts > tx.now]
    for each in map(UUID, found.absent):
        if await profiles.profile_of(tx, conference, each) is None:
            continue
        await profiles.set_unavailable(tx, each, coming)
        await suggestions.profile_changed(tx, conference, each)


async def _changed(tx: Tx, conference: UUID, lines: list[PlanLine]) -> list[Conflict]:
    """List the meetings and wishes that are not any more as the draft knew them."""
    standing = {row.id: row.version for row in await stored.standing(tx, conference) if row.starts > tx.now}
    wishes = {row.id for row in await stored.wishes(tx, conference)}
    return [
        _conflict("changed", line)
        for line in lines
        if (line.request not in wishes if line.meeting is None else standing.get(line.meeting) != line.version)
    ]


async def _not_free(tx: Tx, conference: UUID, lines: list[PlanLine]) -> list[Conflict]:
    """List the times that have begun or are lost, that somebody does not want any more, or that have no table left."""
    slots = {row.id: row for row in await profiles.all_slots(tx, conference)}
    blocked = await crowd.unavailable_slots(tx, conference)
    tables = (await profiles.settings(tx, conference)).tables
    found = []
    for line in lines:
        if line.after is None:
            continue
        slot = slots[line.after]
        if slot.lost or slot.starts <= tx.now or any(line.after in blocked.get(each, ()) for each in line.people):
            found.append(_conflict("unavailable", line))
    if tables is None:
        return found
    load = await stored.load(tx, list(slots))
    for line in lines:
        for place, step in ((line.before, -1), (line.after, 1)):
            if place:
                load[place] = load.get(place, 0) + step
    full = {place for place, number in load.items() if number > tables}
    return found + [_conflict("full", line) for line in lines if line.after in full]


async def _put_into_force(tx: Tx, conference: UUID, lines: list[PlanLine]) -> None:
    slots = {row.id: row for row in await profiles.all_slots(tx, conference)}
    changed = {line.meeting: line for line in lines if line.meeting}
    rows = {row.id: row for row in await stored.standing(tx, conference)}
    await stored.free_all(tx, list(changed))
    for meeting, line in changed.items():
        values: dict[str, Any] = {"state": MeetingState.CANCELLED, "reason": UNPLACED, "room_open": False}
        if line.after:
            slot = slots[line.after]
            values = {"slot": slot.id, "starts": slot.starts, "ends": slot.ends, "room_open": False}
        if not await meetings.change_meeting(tx, rows[meeting], values):
            raise errors.DraftStale(conflicts=[_conflict("changed", line)])
        _tell(tx, conference, line, meeting, slots, line.version + 1)
    placed = {new_id(): line for line in lines if line.change == "placed"}
    await _book(tx, conference, placed, changed, slots)
    for made, line in placed.items():
        _tell(tx, conference, line, made, slots, 1)


async def _book(
    tx: Tx,
    conference: UUID,
    placed: dict[UUID, PlanLine],
    changed: dict[UUID, PlanLine],
    slots: dict[UUID, sa.Row[Any]],
) -> None:
    """Write new meetings and take everybody's times; the database decides whether somebody was faster."""
    wanted = [(line, meeting) for meeting, line in {**placed, **changed}.items() if line.after]
    try:
        async with tx.connection.begin_nested():
            await stored.add_meetings(tx, conference, placed, slots)
            await stored.book_all(tx, [(each, line.after, meeting) for line, meeting in wanted for each in line.people])
    except IntegrityError as error:
        taken = await stored.taken(tx, conference)
        lost = [line for line, _ in wanted if any((each, line.after) in taken for each in line.people)]
        raise errors.DraftStale(conflicts=[_conflict("taken", line) for line in lost]) from error


def _tell(
    tx: Tx, conference: UUID, line: PlanLine, meeting: UUID, slots: dict[UUID, sa.Row[Any]], version: int
) -> None:
    event: MeetingCancelledV1 | MeetingScheduledV1 | MeetingMovedV1
    if line.after is None:
        event = MeetingCancelledV1(meeting=meeting, participants=line.people)
    else:
        kind = MeetingScheduledV1 if line.meeting is None else MeetingMovedV1
        slot = slots[line.after]
        event = kind(meeting=meeting, participants=line.people, starts=slot.starts, ends=slot.ends)
    tx.say(event, conference=conference, entity=meeting, version=version)
    access_changed(tx, conference, f"meeting:{meeting}")


def _conflict(code: str, line: PlanLine) -> Conflict:
    return {
        "code": code,
        "people": [str(each) for each in line.people],
        "slot": str(line.after) if line.after else None,
    }
