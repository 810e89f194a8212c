"""The scheduler against exhaustive search on small events, and its checker against planted errors."""

import dataclasses
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.networking.domain.scheduling.engine import schedule
from services.networking.domain.scheduling.model import Limits, Meeting, Participant, Problem, Slot
from services.networking.domain.scheduling.reasons import Explainer
from services.networking.domain.scheduling.rules import objectives, violations
from tests.networking.scheduling import event, exhaustive

FEW = settings(max_examples=80, deadline=None)


@st.composite
def problems(draw: st.DrawFn, most: int = 8) -> Problem:
    """Small events with every kind of wish and rule; few slots where there are many meetings."""
    count = draw(st.integers(1, most))
    chance = st.integers(0, 9)
    starts = sorted(draw(st.lists(st.integers(0, 8), min_size=1, max_size=3 if count > 5 else 5)))
    day = draw(st.integers(1, 9))
    slots = tuple(
        Slot(
            f"s{n}",
            draw(st.sampled_from("ab")),
            20 * at + (1440 if at > day else 0),
            20 * at + 20 + (1440 if at > day else 0),
        )
        for n, at in enumerate(starts)
    )
    ids = [slot.id for slot in slots]
    limit = st.sampled_from([None, None, None, None, 0, 1, 2])
    people = tuple(
        Participant(
            f"p{n}",
            frozenset(slot for slot in ids if draw(chance) < 8),
            Limits(draw(limit), draw(limit), draw(limit)),
            pause=draw(st.sampled_from([0, 0, 0, 10])),
            busy=((25, 35),) if draw(chance) == 0 else (),
            organisation=draw(st.sampled_from([None, "x", "y"])),
            blocked=frozenset({"p0"}) if n and draw(chance) == 0 else frozenset(),
        )
        for n in range(draw(st.integers(2, 5)))
    )
    names = [f"m{n}" for n in range(count)]
    meetings = tuple(
        Meeting(
            name,
            tuple(draw(st.permutations([each.id for each in people]))[: 2 if draw(chance) < 8 else 3]),
            draw(st.sampled_from([1, 2, 2, 2, 3])),
            fixed=draw(st.sampled_from(ids)) if draw(chance) == 0 else None,
            forbidden=frozenset(slot for slot in ids if draw(chance) == 0),
            before=tuple(other for other in names if other != name and draw(st.integers(0, 15)) == 0),
            published=draw(st.sampled_from(ids)) if draw(chance) < 3 else None,
            frozen=draw(chance) == 0,
        )
        for name in names
    )
    return Problem(
        slots,
        people,
        meetings,
        {slot: draw(st.integers(0, 2)) for slot in ids if draw(chance) < 3},
        spread=draw(st.integers(0, 2)),
        idle=draw(st.sampled_from(["available", "all"])),
        same_organisation=draw(st.booleans()),
    )


@FEW
@given(problems())
def test_up_to_eight_meetings_reach_the_optimum_of_every_objective_with_proof(problem: Problem) -> None:
    best, most = exhaustive(problem)
    result = schedule(problem, seconds=20)
    assert (result.objectives, result.bound, result.status) == (best, most, "optimal")


@FEW
@given(problems(), st.data())
def test_a_slot_more_for_somebody_never_lowers_what_can_be_held(problem: Problem, data: st.DataObject) -> None:
    lucky = data.draw(st.integers(0, len(problem.participants) - 1))
    people = list(problem.participants)
    people[lucky] = dataclasses.replace(people[lucky], available=frozenset(slot.id for slot in problem.slots))
    more = dataclasses.replace(problem, participants=tuple(people))
    assert schedule(more, seconds=20).bound >= schedule(problem, seconds=20).bound


@FEW
@given(problems(), st.randoms(use_true_random=False))
def test_other_names_in_another_order_change_no_objective(problem: Problem, shuffle: random.Random) -> None:
    def other(name: str | None) -> str | None:
        return None if name is None else f"x{name}"

    people = [
        dataclasses.replace(each, id=f"x{each.id}", blocked=frozenset(f"x{name}" for name in each.blocked))
        for each in problem.participants
    ]
    meetings = [
        dataclasses.replace(
            each,
            id=f"x{each.id}",
            participants=tuple(f"x{name}" for name in each.participants),
            before=tuple(f"x{name}" for name in each.before),
        )
        for each in problem.meetings
    ]
    shuffle.shuffle(people)
    shuffle.shuffle(meetings)
    renamed = dataclasses.replace(problem, participants=tuple(people), meetings=tuple(meetings))
    one, two = schedule(problem, seconds=20), schedule(renamed, seconds=20)
    assert (one.objectives, one.bound, one.status) == (two.objectives, two.bound, two.status)


@FEW
@given(problems())
def test_every_reason_for_an_unplaced_meeting_is_true(problem: Problem) -> None:
    result = schedule(problem, seconds=20)
    explainer = Explainer(problem, result.timetable)
    assert {each.meeting for each in result.unplaced} == {each.id for each in problem.meetings} - set(result.timetable)
    for unplaced in result.unplaced:
        meeting = explainer.meetings[unplaced.meeting]
        found = {slot.id: explainer.obstacles(meeting, slot) for slot in problem.slots}
        people = [explainer.people[each] for each in meeting.participants]
        for slot in problem.slots:
            accepted = not violations(problem, dict(result.timetable) | {meeting.id: slot.id})
            assert accepted == (not found[slot.id] and unplaced.code != "not_permitted")
            assert not accepted
        match unplaced.code:
            case "no_common_slot":
                usable = [each for each in found.values() if not {one.kind for one in each} & {"own", "unavailable"}]
                assert not usable
            case "limit":
                assert any(dataclasses.astuple(person.limits) != (None, None, None) for person in people)
            case "capacity":
                assert all(
                    any(one.kind in ("capacity", "unavailable", "own") for one in each) for each in found.values()
                )
            case "displaced_by_priority":
                assert any(one.urgent for each in found.values() for one in each)


@FEW
@given(problems())
def test_opening_the_slot_that_a_remedy_names_lets_the_meeting_be_held(problem: Problem) -> None:
    result = schedule(problem, seconds=20)
    for unplaced in (each for each in result.unplaced if each.remedy and " were free in " in each.remedy):
        remedy = str(unplaced.remedy)
        person, slot = remedy.removeprefix("It could be held if ").removesuffix(".").split(" were free in ")
        people = tuple(
            dataclasses.replace(each, available=each.available | {slot}, busy=()) if each.id == person else each
            for each in problem.participants
        )
        opened = dataclasses.replace(problem, participants=people)
        assert not violations(opened, dict(result.timetable) | {unplaced.meeting: slot})


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.integers(10, 60), st.integers(10, 150))
def test_at_any_size_no_rule_is_broken_and_the_same_seed_gives_the_same_answer(
    seed: int, people: int, meetings: int
) -> None:
    problem = event(people, min(meetings, people * 2), seed=seed, skew=0.6)
    roll = random.Random(seed)
    problem = dataclasses.replace(
        problem,
        participants=tuple(
            dataclasses.replace(
                each, limits=Limits(roll.choice([None, 4]), None, roll.choice([None, 2])), pause=roll.choice([0, 0, 5])
            )
            for each in problem.participants
        ),
        capacity={slot.id: max(1, people // 5) for slot in problem.slots},
    )
    one, two = (schedule(problem, effort=0.5, seed=seed) for _ in range(2))
    assert not violations(problem, one.timetable)
    assert one.held <= one.bound
    assert one == two


def planted() -> Problem:
    """An event of one day with a timetable for which each test below breaks one rule."""
    slots = tuple(Slot(f"s{n}", "a" if n < 4 else "b", 20 * n, 20 * n + 20) for n in range(6))
    everywhere = frozenset(slot.id for slot in slots)
    people = (
        Participant("ann", everywhere - {"s5"}, Limits(total=3, per_day=3, in_a_row=2)),
        Participant("bob", everywhere, busy=((80, 85),)),
        Participant("cid", everywhere, pause=20, organisation="o"),
        Participant("dan", everywhere, blocked=frozenset({"bob"}), organisation="o"),
    )
    meetings = (
        Meeting("ab", ("ann", "bob"), forbidden=frozenset({"s3"}), session="a"),
        Meeting("ac", ("ann", "cid"), before=("ab",)),
        Meeting("ad", ("ann", "dan"), fixed="s4"),
        Meeting("bc", ("bob", "cid"), published="s5", frozen=True),
        Meeting("bd", ("bob", "dan")),
        Meeting("cd", ("cid", "dan")),
        Meeting("an", ("ann", "dan", "cid"), consents=frozenset({"ann", "dan"})),
    )
    return Problem(slots, people, meetings, {"s0": 1, "s1": 0}, same_organisation=False)


RIGHT = {"ab": "s0", "ac": "s2", "ad": "s4", "bc": "s5"}


def test_the_checker_accepts_a_timetable_that_keeps_all_rules() -> None:
    assert violations(planted(), RIGHT) == []


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("H1", {"zz": "s0"}),
        ("H1", {"ab": "s9"}),
        ("H1", {"ac": "s5"}),
        ("H1", {"ab": "s3"}),
        ("H1", {"ab": "s4"}),
        ("H2", {"ac": "s0"}),
        ("H2", {"ac": "s4"}),
        ("H3", {"ab": "s1"}),
        ("H4", {"ad": "s3"}),
        ("H4", {"bc": "s3"}),
        ("H5", {"ab": "s3", "ac": "s1", "an": "s2"}),
        ("H6", {"ab": "s2", "ac": "s0"}),
        ("H7", {"bd": "s1"}),
        ("H7", {"cd": "s0"}),
        ("H7", {"an": "s3"}),
    ],
)
def test_the_checker_refuses_each_planted_error(rule: str, change: dict[str, str]) -> None:
    assert rule in {each.rule for each in violations(planted(), RIGHT | change)}


def test_the_checker_refuses_limits_pauses_and_busy_times_that_are_passed() -> None:
    base = planted()
    tight = dataclasses.replace(
        base, participants=(dataclasses.replace(base.participants[0], limits=Limits(2, 2, 1)), *base.participants[1:])
    )
    assert [each.rule for each in violations(tight, RIGHT)] == ["H5", "H5"]
    paused = violations(base, {"ac": "s3", "bc": "s4"})
    assert [each.rule for each in paused if "pause" in each.words] == ["H2"]
    assert any("bob is not available" in each.words for each in violations(base, {"bc": "s4"}))


def test_required_meetings_and_a_spread_that_is_a_rule_are_checked() -> None:
    base = dataclasses.replace(planted(), all_required=True, spread=0, spread_is_rule=True)
    assert {each.rule for each in violations(base, RIGHT)} == {"all", "spread"}


def test_a_break_is_a_run_of_free_and_idle_slots_between_two_meetings() -> None:
    slots = tuple(Slot(f"s{n}", "a", 20 * n, 20 * n + 20) for n in range(8))
    ann = Participant("ann", frozenset({"s0", "s1", "s2", "s4", "s5", "s7"}))
    people = (ann, *(Participant(name, frozenset(slot.id for slot in slots)) for name in ("bob", "cid")))
    problem = Problem(slots, people, (Meeting("ab", ("ann", "bob")), Meeting("ac", ("ann", "cid"))))
    timetable = {"ab": "s1", "ac": "s7"}
    measured = objectives(problem, timetable)
    assert (measured.breaks, measured.waiting) == (2, 60)
    every = objectives(dataclasses.replace(problem, idle="all"), timetable)
    assert (every.breaks, every.waiting) == (1, 100)
