"""From the service's state to a published timetable: the rules hold, whatever the state was."""

import random
from collections import Counter
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from services.networking.domain.scheduling.engine import replan, schedule
from services.networking.domain.scheduling.model import Result
from services.networking.domain.scheduling.rules import violations
from services.networking.planning import drawing
from services.networking.planning.drawing import Drawn
from services.networking.planning.jobs import Outcome
from services.networking.planning.process import measure
from services.networking.storage import profiles
from services.networking.storage import schedules as stored
from services.networking.storage import suggestions as told
from services.networking.storage.tables import Booking, Unavailable
from services.networking.usecases import publishing, schedules
from shared.database import table
from shared.questions import Interval
from shared.writer import Tx
from tests.kit.house import House, house
from tests.networking.conftest import HANDS, Afternoon
from tests.networking.crowded import crowd_of
from tests.networking.test_schedules import mode, publish, run, wish

LIMITS = {"most_in_all": 4, "most_per_day": 3, "most_in_a_row": 2, "tables": 3, "notice_minutes": 70}


def outcome(drawn: Drawn, found: Result) -> Outcome:
    published = {m.id: m.published for m in drawn.problem.meetings if m.published}
    figures = (measure(drawn.problem, published), measure(drawn.problem, found.timetable))
    facts = (found.status, found.bound, found.proved, found.stopped, found.objectives.told)
    return Outcome(*facts, *figures, found.timetable, found.unplaced)


class State:
    """One conference that changes at random and is scheduled."""

    def __init__(self, h: House, afternoon: Afternoon, seed: int) -> None:
        self.parts, self.conference = h.parts["networking"], afternoon.id
        self.slots = [UUID(each["id"]) for each in afternoon.slots]
        self.rng = random.Random(seed)
        self.people: list[UUID] = []
        self.busy: dict[UUID, list[Interval]] = {}

    async def disturb(self) -> None:
        """Have people mark times, block each other and opt out, and get sessions on their programme."""
        rng = self.rng

        async def write(tx: Tx) -> None:
            slots = {row.id: row for row in await profiles.all_slots(tx, self.conference)}
            for person in rng.sample(self.people, 4):
                await profiles.set_unavailable(tx, person, rng.sample(self.slots, 2))
                slot = slots[rng.choice(self.slots)]
                self.busy[person] = [Interval(thing="session:1", starts=slot.starts, ends=slot.ends)]
            await told.set_block(tx, self.conference, *rng.sample(self.people, 2))
            await profiles.save(tx, self.conference, rng.choice(self.people), {"opted_in": False})

        await self.parts.writer.run(write)

    async def plan(self, kind: str, absent: list[UUID], lost: list[UUID]) -> Drawn:
        """Draw, solve, keep and publish."""
        async with self.parts.read() as reader:
            items = await drawing.items(reader, self.conference)
            find = (self.parts.directory, self.busy, items, absent, lost)
            drawn = await drawing.draw(reader, self.conference, *find)
        solve = replan if kind == "replan" else lambda problem: schedule(problem, seconds=1, effort=0.2)
        found = solve(drawn.problem)
        assert violations(drawn.problem, found.timetable) == []
        values: dict[str, Any] = {"kind": kind, "seconds": 1, "seed": 0, "urgent": []}
        values |= {"absent": [str(each) for each in absent], "lost": [str(each) for each in lost]}

        async def keep(tx: Tx) -> None:
            made = await schedules.start(tx, self.conference, values)
            await schedules.keep(tx, self.conference, made, drawn.items, outcome(drawn, found))
            await publishing.publish(tx, self.conference, made)

        await self.parts.writer.run(keep)
        return drawn

    async def check(self, before: dict[UUID, UUID], lost: list[UUID], absent: list[UUID]) -> dict[UUID, UUID]:
        """Check what the database says against the rules; return the slot of each meeting."""
        async with self.parts.read() as reader:
            rows = await stored.standing(reader, self.conference)
            people = await stored.people_of_all(reader, self.conference)
            bookings = await reader.all(sa.select(table(Booking)).where(table(Booking).c.slot.in_(self.slots)))
            unavailable = {(r.participant, r.slot) for r in await reader.all(sa.select(table(Unavailable)))}
            slots = {row.id: row for row in await profiles.all_slots(reader, self.conference)}
        seats = [(person, row.slot) for row in rows for person in people[row.id]]
        assert len(set(seats)) == len(seats)
        assert {(each.participant, each.slot) for each in bookings} == set(seats)
        assert max(Counter(person for person, _ in seats).values(), default=0) <= LIMITS["most_per_day"]
        assert max(Counter(row.slot for row in rows).values(), default=0) <= LIMITS["tables"]
        assert not any(row.slot in lost or set(people[row.id]) & set(absent) for row in rows)
        new = [row for row in rows if before.get(row.id) != row.slot]
        assert not any(row.slot == self.slots[0] for row in new)
        for row in new:
            for person in people[row.id]:
                assert (person, row.slot) not in unavailable
                slot = slots[row.slot]
                sessions = self.busy.get(person, [])
                assert not any(each.starts < slot.ends and slot.starts < each.ends for each in sessions)
        return {row.id: row.slot for row in rows}


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_the_state_a_published_timetable_keeps_every_rule(
    h: House, afternoon: Afternoon, seed: int
) -> None:
    await mode(afternoon, "organiser", **LIMITS)
    state = State(h, afternoon, seed)
    state.people = await crowd_of(h, afternoon.id, 9, 14, seed)
    await state.disturb()
    await state.plan("run", [], [])
    placed = await state.check({}, [], [])
    assert placed
    await state.disturb()
    absent, lost = state.rng.sample(state.people, 1), [state.slots[3]]
    await state.plan("replan", absent, lost)
    repaired = await state.check(placed, lost, absent)
    again = await state.plan("run", [], [])
    await state.check(repaired, lost, absent)
    assert len(again.items) >= len(placed)


async def test_an_error_in_the_middle_of_a_publication_leaves_nothing_behind(
    h: House, afternoon: Afternoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    await mode(afternoon, "organiser")
    ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
    await wish(afternoon, ann, bo)
    draft = await run(afternoon)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "access_changed", _break)
        assert (await publish(afternoon, draft)).status == 500
    assert (await ann.get("networking/meetings")).body["items"] == []
    assert await h.said(afternoon.id, "networking.meeting.scheduled.v1") == []
    assert (await publish(afternoon, draft)).status == 200
    assert len(await h.said(afternoon.id, "networking.meeting.scheduled.v1")) == 1


def _break(*_: object) -> None:
    raise RuntimeError("the power fails")


async def test_duty_at_a_booth_counts_as_busy(database: str) -> None:
    async with house(["networking", "exhibition"], database, clock=HANDS) as running:
        afternoon = await Afternoon.begin(running)
        await mode(afternoon, "organiser")
        ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
        booth = await afternoon.organiser.post("exhibition/booths", {"title": "A", "staff": [str(ann.participant)]})
        times = {"starts": afternoon.slots[0]["starts"], "ends": afternoon.slots[4]["ends"]}
        shift = {"participant": str(ann.participant), **times}
        made = await afternoon.organiser.post(f"exhibition/booths/{booth.body['id']}/shifts", shift)
        assert made.status == 201, made
        await wish(afternoon, ann, bo)
        await publish(afternoon, await run(afternoon))
        met = (await ann.get("networking/meetings")).body["items"]
        assert [each["starts"] for each in met] == [afternoon.slots[5]["starts"]]
