"""A problem for the scheduler, drawn from the service's own state and what people have on the programme."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa

from services.networking.domain.meetings.states import MeetingState
from services.networking.domain.scheduling.model import Limits, Meeting, Participant, Priority, Problem, Slot
from services.networking.storage import crowd, profiles, schedules
from services.networking.storage.tables import Setting
from shared.directory import Directory
from shared.questions import Interval
from shared.writer import Reader

Intervals = Mapping[UUID, Sequence[Interval]]


@dataclass(frozen=True)
class Item:
    """One meeting of the problem: a wish (``request`` alone) or a meeting that has its time (``before``)."""

    people: tuple[UUID, ...]
    priority: int
    request: UUID | None
    meeting: UUID | None = None
    version: int = 0
    before: UUID | None = None
    fixed: bool = False
    past: bool = False

    @property
    def id(self) -> str:
        """Name it in the problem."""
        return str(self.meeting or self.request)


@dataclass(frozen=True)
class Drawn:
    """A problem, and what its meetings are in the database."""

    problem: Problem
    items: tuple[Item, ...]


def minute(moment: datetime) -> int:
    """Turn a moment into the scheduler's minutes."""
    return int(moment.timestamp() // 60)


async def items(reader: Reader, conference: UUID, some: list[UUID] | None = None) -> list[Item]:
    """List wishes and meetings with their people: all, or those of some people."""
    people = await schedules.people_of_all(reader, conference)
    priorities = await schedules.priorities(reader, conference)
    found = [
        Item(
            tuple(people[row.id]),
            priorities.get(row.request, 2),
            row.request,
            row.id,
            row.version,
            row.slot,
            row.fixed,
            row.starts <= reader.now or row.state == MeetingState.HELD,
        )
        for row in await schedules.standing(reader, conference, some)
    ]
    if some is None:
        wishes = await schedules.wishes(reader, conference)
        found += [Item((row.sender, row.receiver), row.priority, row.id) for row in wishes]
    return found


async def draw(
    reader: Reader,
    conference: UUID,
    directory: Directory,
    busy: Intervals,
    drawn: Sequence[Item],
    absent: Collection[UUID] = (),
    lost: Collection[UUID] = (),
) -> Drawn:
    """Make the problem of some items; ``absent`` people and ``lost`` slots are out of it."""
    settings = await profiles.settings(reader, conference)
    used = {item.before for item in drawn}
    slots = [row for row in await profiles.all_slots(reader, conference) if row.starts > reader.now or row.id in used]
    gone = {row.id for row in slots if row.lost} | set(lost)
    people = sorted({person for item in drawn for person in item.people})
    everybody = None if len(people) > crowd.MANY else people
    state = _State(
        slots={row.id: row for row in slots},
        open={row.id for row in slots if row.starts > reader.now and row.id not in gone},
        blocked_slots=await crowd.unavailable_slots(reader, conference, everybody),
        busy=busy,
        absent=set(absent),
        kept=defaultdict(set),
        lost=gone,
    )
    willing = {row.participant for row in await crowd.profiles(reader, conference, everybody) if row.opted_in}
    blocks = await crowd.blocks(reader, conference, everybody)
    known = _Names(conference, directory)
    meetings = tuple(_meeting(item, state, willing, known) for item in drawn)
    participants = tuple(_participant(each, state, settings, blocks.get(each, set()), known) for each in people)
    problem = Problem(
        slots=tuple(_slot(row) for row in slots),
        participants=participants,
        meetings=meetings,
        capacity={str(row.id): settings.tables for row in slots} if settings.tables is not None else {},
        same_organisation=settings.colleagues,
        now=minute(reader.now),
        notice=settings.notice_minutes,
    )
    return Drawn(problem, tuple(drawn))


@dataclass
class _State:
    """When people can meet; ``kept`` are the slots of meetings that stay although their people are not free there."""

    slots: dict[UUID, sa.Row[Any]]
    open: set[UUID]
    blocked_slots: Mapping[UUID, set[UUID]]
    busy: Intervals
    absent: set[UUID]
    kept: dict[UUID, set[UUID]]
    lost: set[UUID]

    def is_free(self, person: UUID, slot: UUID) -> bool:
        row = self.slots[slot]
        taken = any(each.starts < row.ends and row.starts < each.ends for each in self.busy.get(person, ()))
        return slot in self.open and slot not in self.blocked_slots.get(person, ()) and not taken

    def available(self, person: UUID) -> frozenset[str]:
        if person in self.absent:
            return frozenset(map(str, self.kept[person]))
        mine = self.open - self.blocked_slots.get(person, set()) | self.kept[person]
        return frozenset(map(str, mine))

    def intervals(self, person: UUID) -> tuple[tuple[int, int], ...]:
        """Return what is on somebody's programme, without the times of meetings that stay all the same."""
        found = [(minute(each.starts), minute(each.ends)) for each in self.busy.get(person, ())]
        for slot in self.kept[person]:
            starts, ends = minute(self.slots[slot].starts), minute(self.slots[slot].ends)
            parts = [(a, min(b, starts)) for a, b in found] + [(max(a, ends), b) for a, b in found]
            found = [(a, b) for a, b in parts if a < b]
        return tuple(sorted(set(found)))


class _Names:
    """How reasons name people."""

    def __init__(self, conference: UUID, directory: Directory) -> None:
        self._conference, self._directory = conference, directory

    def of(self, person: UUID) -> str:
        return self._directory.name(self._conference, person) or "somebody"

    def organisation(self, person: UUID) -> str | None:
        found = self._directory.find(self._conference, person)
        return str(found.organisation_id or found.organisation) or None if found else None


def _meeting(item: Item, state: _State, willing: set[UUID], known: _Names) -> Meeting:
    """Make a meeting; one whose people are not free at its time any more stays there, unless one is absent."""
    fixed = item.fixed and item.before not in state.lost
    if item.before is not None and (item.past or not (state.absent & set(item.people) or item.before in state.lost)):
        fixed = fixed or not all(state.is_free(each, item.before) for each in item.people)
        if fixed or item.past:
            for each in item.people:
                state.kept[each].add(item.before)
    before = str(item.before) if item.before else None
    return Meeting(
        id=item.id,
        participants=tuple(map(str, item.people)),
        priority=cast(Priority, item.priority),
        fixed=before if fixed and not item.past else None,
        published=before,
        frozen=item.past,
        consents=None if item.before else frozenset(str(each) for each in item.people if each in willing),
        label=f"the meeting of {' and '.join(known.of(each) for each in item.people)}",
    )


def _participant(person: UUID, state: _State, settings: Setting, blocked: set[UUID], known: _Names) -> Participant:
    return Participant(
        id=str(person),
        available=state.available(person),
        limits=Limits(settings.most_in_all, settings.most_per_day, settings.most_in_a_row),
        busy=state.intervals(person),
        organisation=known.organisation(person),
        blocked=frozenset(map(str, blocked)),
        label=known.of(person),
    )


def _slot(row: sa.Row[Any]) -> Slot:
    return Slot(str(row.id), row.session, minute(row.starts), minute(row.ends), f"{row.starts:%a %d %b %H:%M} UTC")
