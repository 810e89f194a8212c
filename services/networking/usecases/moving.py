"""Moving a meeting by hand: what is in the way in each slot, and the move itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.domain.meetings.states import MeetingState
from services.networking.domain.scheduling.model import Problem
from services.networking.domain.scheduling.reasons import Explainer, Obstacle
from services.networking.domain.scheduling.rules import breaks_and_waiting
from services.networking.planning import drawing
from services.networking.planning.drawing import Drawn
from services.networking.storage import meetings
from services.networking.storage import schedules as stored
from services.networking.usecases import errors, scheduling
from services.networking.usecases.requests import Busy
from shared.directory import Directory
from shared.problems import NotFound, Stale
from shared.writer import Reader, Tx

HARD = ("unavailable", "taken", "capacity")
SHOWN = (*HARD, "limit")


@dataclass(frozen=True)
class Check:
    """What moving a meeting into a slot would do: obstacles, and how many breaks its people have more (or fewer)."""

    slot: UUID
    obstacles: list[Obstacle]
    breaks: int

    @property
    def is_free(self) -> bool:
        """Whether the meeting can be there."""
        return not any(each.kind in HARD for each in self.obstacles)


async def people_of(reader: Reader, conference: UUID, meeting: UUID) -> tuple[sa.Row[Any], list[UUID]]:
    """Return a meeting with its people.

    Raises:
        NotFound: there is none.
    """
    found = await meetings.meeting_of(reader, conference, meeting)
    if found is None:
        raise NotFound
    return found, [row.participant for row in (await meetings.people_of(reader, [meeting]))[meeting]]


async def checks(reader: Reader, conference: UUID, directory: Directory, meeting: UUID, busy: Busy) -> list[Check]:
    """Check every coming slot for one meeting, against the agendas of its people.

    Raises:
        NotFound, MeetingClosed.
    """
    found, people = await people_of(reader, conference, meeting)
    if found.state != MeetingState.SCHEDULED or found.starts <= reader.now:
        raise errors.MeetingClosed
    theirs = await drawing.items(reader, conference, people)
    drawn = await drawing.draw(
        reader, conference, directory, busy.intervals, [_loose(each, meeting) for each in theirs]
    )
    problem = await _with_tables(reader, drawn)
    return list(_check(problem, drawn, str(meeting), {str(each) for each in people}))


async def move(
    tx: Tx, conference: UUID, directory: Directory, meeting: UUID, version: int, slot: UUID, busy: Busy
) -> None:
    """Give a meeting another time as the organiser; from then on a schedule leaves it there.

    Raises:
        Stale: somebody changed it meanwhile.
        SlotTaken: ``obstacles`` says what is in the way.
        NotFound, MeetingClosed.
    """
    found, people = await people_of(tx, conference, meeting)
    if found.version != version:
        raise Stale
    wanted = next((each for each in await checks(tx, conference, directory, meeting, busy) if each.slot == slot), None)
    if wanted is None:
        raise NotFound("There is no such coming slot.")
    if not wanted.is_free:
        hard = [each.words for each in wanted.obstacles if each.kind in HARD]
        raise errors.SlotTaken("; ".join(hard) + ".", obstacles=hard)
    await scheduling.move(tx, conference, found, people, slot, busy)


def _loose(item: drawing.Item, meeting: UUID) -> drawing.Item:
    return replace(item, fixed=False) if item.meeting == meeting else item


async def _with_tables(reader: Reader, drawn: Drawn) -> Problem:
    """Leave as many tables in each slot as other people's meetings leave."""
    problem = drawn.problem
    if not problem.capacity:
        return replace(problem, now=None)
    load = await stored.load(reader, [UUID(slot.id) for slot in problem.slots])
    for item in drawn.items:
        if item.before:
            load[item.before] = load.get(item.before, 0) - 1
    capacity = {slot: max(0, most - load.get(UUID(slot), 0)) for slot, most in problem.capacity.items()}
    return replace(problem, now=None, capacity=capacity)


def _check(problem: Problem, drawn: Drawn, meeting: str, people: set[str]) -> Iterator[Check]:
    present = {item.id: str(item.before) for item in drawn.items if item.before and item.id != meeting}
    now = next(str(item.before) for item in drawn.items if item.id == meeting)
    wanted = next(each for each in problem.meetings if each.id == meeting)
    explainer = Explainer(problem, present)
    open_slots = {slot for person in problem.participants for slot in person.available}
    who = [person for person in problem.participants if person.id in people]
    held = {p.id: {present[m.id] for m in problem.meetings if m.id in present and p.id in m.participants} for p in who}

    def breaks(slot: str) -> int:
        return sum(breaks_and_waiting(problem, person, held[person.id] | {slot})[0] for person in who)

    before = breaks(now)
    for slot in problem.slots:
        if slot.id in open_slots and slot.id != now:
            free = replace(wanted, fixed=None, published=None, frozen=False)
            obstacles = [each for each in explainer.obstacles(free, slot) if each.kind in SHOWN]
            yield Check(UUID(slot.id), obstacles, breaks(slot.id) - before)
