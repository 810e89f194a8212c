"""Runs of the scheduler, the wishes they are to place, and writing what they drafted."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.domain.meetings.states import MeetingState, RequestState
from services.networking.domain.meetings.timetables import BUSY, UNPLACED, ScheduleState
from services.networking.storage.tables import Booking, Meeting, Person, Request, Schedule, Slot
from shared.database import table
from shared.ids import new_id
from shared.writer import Reader, Tx

schedule, slot = table(Schedule), table(Slot)
request, meeting, person, booking = table(Request), table(Meeting), table(Person), table(Booking)

Rows = list[sa.Row[Any]]


async def add(tx: Tx, conference: UUID, values: dict[str, Any]) -> UUID | None:
    """Store a run that waits for its turn; None when the conference has one that is not done."""
    row = Schedule(
        id=new_id(),
        conference=conference,
        state=ScheduleState.WAITING,
        progress={},
        outcome={},
        plan=[],
        unplaced=[],
        conflicts=[],
        created_at=tx.now,
        **values,
    )
    return row.id if await tx.insert_once(schedule, **row.model_dump()) else None


async def find(reader: Reader, conference: UUID, schedule_id: UUID) -> sa.Row[Any] | None:
    """Find a run."""
    mine = sa.and_(schedule.c.conference == conference, schedule.c.id == schedule_id)
    return await reader.one(sa.select(schedule).where(mine))


async def listed(reader: Reader, conference: UUID, most: int) -> Rows:
    """List a conference's runs, newest first."""
    wanted = sa.select(schedule).where(schedule.c.conference == conference)
    return await reader.all(wanted.order_by(schedule.c.id.desc()).limit(most))


async def busy(reader: Reader) -> Rows:
    """List the runs of all conferences that are not done, in their order."""
    return await reader.all(sa.select(schedule).where(schedule.c.state.in_(BUSY)).order_by(schedule.c.id))


async def change(tx: Tx, found: sa.Row[Any], values: dict[str, Any]) -> bool:
    """Change a run; False when somebody was faster."""
    same = sa.and_(schedule.c.id == found.id, schedule.c.version == found.version)
    statement = sa.update(schedule).where(same).values(**values, version=found.version + 1)
    return (await tx.execute(statement)).rowcount == 1


async def ask_to_stop(tx: Tx, schedule_id: UUID) -> None:
    """Have a run that is not done end soon."""
    same = sa.and_(schedule.c.id == schedule_id, schedule.c.state.in_(BUSY))
    values: dict[str, Any] = {"stop_asked": True, "version": schedule.c.version + 1}
    await tx.execute(sa.update(schedule).where(same).values(**values))


async def work(tx: Tx, schedule_id: UUID, values: dict[str, Any]) -> int:
    """Change a run that is not done; return its version."""
    same = sa.and_(schedule.c.id == schedule_id, schedule.c.state.in_(BUSY))
    await tx.execute(sa.update(schedule).where(same).values(**values, version=schedule.c.version + 1))
    return int(await tx.scalar(sa.select(schedule.c.version).where(schedule.c.id == schedule_id)) or 0)


async def make_stale(tx: Tx, conference: UUID, but: UUID | None = None) -> None:
    """Overtake the drafts of a conference."""
    drafts = sa.and_(schedule.c.conference == conference, schedule.c.state == ScheduleState.DRAFT, schedule.c.id != but)
    values = {"state": ScheduleState.STALE, "version": schedule.c.version + 1}
    await tx.execute(sa.update(schedule).where(drafts).values(**values))


async def forget_names(tx: Tx, conference: UUID) -> None:
    """Remove the plans of all runs: their words name people, of whom one is being erased."""
    await make_stale(tx, conference)
    empty: dict[str, Any] = {"plan": [], "unplaced": [], "conflicts": [], "absent": []}
    await tx.execute(sa.update(schedule).where(schedule.c.conference == conference).values(**empty))


async def wishes(reader: Reader, conference: UUID) -> Rows:
    """List the accepted requests that have no time: never had one, or lost it to a schedule."""
    spoken_for = sa.select(meeting.c.request).where(
        meeting.c.conference == conference,
        meeting.c.request.is_not(None),
        sa.or_(meeting.c.state != MeetingState.CANCELLED, meeting.c.reason.is_distinct_from(UNPLACED)),
    )
    open_wish = sa.and_(request.c.conference == conference, request.c.state == RequestState.ACCEPTED)
    wanted = sa.select(request).where(open_wish, request.c.id.not_in(spoken_for))
    return await reader.all(wanted.order_by(request.c.id))


async def standing(reader: Reader, conference: UUID, some: list[UUID] | None = None) -> Rows:
    """List the meetings that stand or were held: all, or those of some people."""
    alive = meeting.c.state.in_((MeetingState.SCHEDULED, MeetingState.HELD))
    wanted = sa.select(meeting).where(meeting.c.conference == conference, alive)
    if some is not None:
        theirs = sa.select(person.c.meeting).where(person.c.participant.in_(some))
        wanted = wanted.where(meeting.c.id.in_(theirs))
    return await reader.all(wanted.order_by(meeting.c.starts, meeting.c.id))


async def timetable(reader: Reader, conference: UUID) -> Rows:
    """List all meetings that were not cancelled, in order of time."""
    alive = sa.and_(meeting.c.conference == conference, meeting.c.state != MeetingState.CANCELLED)
    return await reader.all(sa.select(meeting).where(alive).order_by(meeting.c.starts, meeting.c.id))


async def people_of_all(reader: Reader, conference: UUID) -> dict[UUID, list[UUID]]:
    """Return the people of each meeting of a conference, in the order of their ids."""
    wanted = sa.select(person.c.meeting, person.c.participant).where(person.c.conference == conference)
    found: dict[UUID, list[UUID]] = {}
    for row in await reader.all(wanted.order_by(person.c.participant)):
        found.setdefault(row.meeting, []).append(row.participant)
    return found


async def priorities(reader: Reader, conference: UUID) -> dict[UUID, int]:
    """Return how important each accepted request is to its two people."""
    mine = sa.and_(request.c.conference == conference, request.c.state == RequestState.ACCEPTED)
    return {row.id: row.priority for row in await reader.all(sa.select(request.c.id, request.c.priority).where(mine))}


async def taken(reader: Reader, conference: UUID) -> dict[tuple[UUID, UUID], UUID]:
    """Return the meeting of each (participant, slot) that is taken."""
    here = sa.select(slot.c.id).where(slot.c.conference == conference)
    rows = await reader.all(sa.select(booking).where(booking.c.slot.in_(here)))
    return {(row.participant, row.slot): row.meeting for row in rows}


async def load(reader: Reader, slots: list[UUID]) -> dict[UUID, int]:
    """Count the meetings that take up each slot."""
    wanted = sa.select(booking.c.slot, sa.func.count(booking.c.meeting.distinct()).label("number"))
    rows = await reader.all(wanted.where(booking.c.slot.in_(slots)).group_by(booking.c.slot))
    return {row.slot: int(row.number) for row in rows}


async def free_all(tx: Tx, meetings: list[UUID]) -> None:
    """Give the slots of some meetings back."""
    await tx.execute(sa.delete(booking).where(booking.c.meeting.in_(meetings)))


async def add_meetings(tx: Tx, conference: UUID, placed: Mapping[UUID, Any], slots: Mapping[UUID, sa.Row[Any]]) -> None:
    """Store new meetings (id and line of a plan) with their people; :func:`book_all` takes their slots."""
    rows: list[dict[str, Any]] = []
    people: list[dict[str, Any]] = []
    fresh = {"state": MeetingState.SCHEDULED, "seconds": 0, "room_open": False, "fixed": False, "version": 1}
    for made, line in placed.items():
        slot = slots[line.after]
        times = {"slot": slot.id, "starts": slot.starts, "ends": slot.ends}
        rows.append({"id": made, "conference": conference, "request": line.request, **times, **fresh})
        names = {"meeting": made, "conference": conference, "note": "", "comment": "", "absent": False}
        people += [{**names, "participant": each} for each in line.people]
    if rows:
        await tx.execute(sa.insert(meeting), rows)
        await tx.execute(sa.insert(person), people)


async def book_all(tx: Tx, bookings: Iterable[tuple[UUID, UUID | None, UUID]]) -> None:
    """Take slots (participant, slot, meeting).

    Raises:
        IntegrityError: somebody has one of them taken already.
    """
    names = ("participant", "slot", "meeting")
    if rows := [dict(zip(names, each, strict=True)) for each in sorted(bookings, key=str)]:
        await tx.execute(sa.insert(booking), rows)


async def lose(tx: Tx, conference: UUID, slots: list[UUID]) -> None:
    """Have no more meetings in some slots."""
    mine = sa.and_(slot.c.conference == conference, slot.c.id.in_(slots))
    await tx.execute(sa.update(slot).where(mine).values(lost=True))


async def set_unplaced(tx: Tx, codes: dict[UUID, str | None]) -> None:
    """Keep why the latest schedule has no time for a request, or that it has."""
    for code in set(codes.values()):
        mine = [each for each, found in codes.items() if found == code]
        await tx.execute(sa.update(request).where(request.c.id.in_(mine)).values(unplaced=code))
