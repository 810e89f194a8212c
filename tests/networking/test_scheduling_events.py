"""The scheduler on whole events: what they hold, their breaks, late changes, people who leave, and sameness."""

import dataclasses
import random
from functools import cache

import pytest

from services.networking.domain.scheduling.engine import replan, schedule
from services.networking.domain.scheduling.model import Meeting, Problem, Progress, Result
from services.networking.domain.scheduling.rules import violations
from tests.networking.scheduling import event, need_cases, published

QUICK = [
    "tic-12.original",
    "tic-13.fixed040-Forb",
    "tic-13crafb.fixed020-Forb",
    "forumt-14.fixed020-Forb",
    "forum-13.fixed040-Forb",
    "tic-12crafc.fixed040-Forb",
]


@cache
def large() -> tuple[Problem, Result]:
    """The event of 1,000 people and 3,000 requests with its timetable."""
    problem = event(1_000, 3_000)
    return problem, schedule(problem, seconds=200, effort=8)


def publish(problem: Problem, result: Result) -> Problem:
    """Publish a timetable: meetings know the slot that people were told."""
    return dataclasses.replace(
        problem,
        meetings=tuple(dataclasses.replace(each, published=result.timetable.get(each.id)) for each in problem.meetings),
    )


@pytest.mark.parametrize("name", QUICK)
def test_a_published_instance_gets_its_published_answer_with_proof(name: str) -> None:
    need_cases()
    from tests.networking.scheduling import expected

    problem = published(name)
    result = schedule(problem, seconds=100)
    known = expected()[name]
    assert result.status == known["status"]
    if known["status"] == "optimal":
        assert (result.breaks, result.held) == (known["optimum"], len(problem.meetings))
        assert not violations(problem, result.timetable)


def test_an_event_like_that_of_2020_holds_all_that_the_bound_allows() -> None:
    result = schedule(event(112, 230, slots=16), seconds=100, effort=2)
    assert result.held == result.bound
    assert "held" in result.proved


def test_a_thousand_people_get_all_but_three_of_the_proven_bound_and_few_breaks() -> None:
    problem, result = large()
    assert result.held >= result.bound - 3
    assert result.breaks <= 100
    assert not violations(problem, result.timetable)


def late_changes(problem: Problem, count: int, seed: int) -> tuple[Problem, list[int], list[float]]:
    """Make late changes one after the other; return the event, how many meetings each moved, and its seconds."""
    import time

    roll, moved, seconds = random.Random(seed), [], []
    first = min(slot.start for slot in problem.slots)
    problem = dataclasses.replace(problem, now=first, notice=21)
    for number in range(count):
        urgent: set[str] = set()
        if roll.random() < 0.6:
            meeting = roll.choice([each for each in problem.meetings if each.published not in (None, "s0", "s1")])
            who = roll.choice(meeting.participants)
            people = tuple(
                dataclasses.replace(each, available=each.available - {str(meeting.published)})
                if each.id == who
                else each
                for each in problem.participants
            )
            problem = dataclasses.replace(problem, participants=people)
        else:
            one, two = roll.sample(problem.participants, 2)
            urgent = {f"late{number}"}
            late = Meeting(f"late{number}", (one.id, two.id))
            problem = dataclasses.replace(problem, meetings=(*problem.meetings, late))
        began = time.perf_counter()
        result = replan(problem, urgent=urgent)
        seconds.append(time.perf_counter() - began)
        assert not violations(problem, result.timetable)
        moved.append(result.objectives.moved)
        for each in problem.meetings:
            if each.published in ("s0", "s1"):
                assert result.timetable.get(each.id) == each.published
        problem = publish(problem, result)
    return problem, moved, seconds


def test_late_changes_move_at_most_one_published_meeting_on_average_and_no_frozen_one() -> None:
    problem, moved, _ = late_changes(publish(*large()), 60, seed=1)
    assert sum(moved) / len(moved) <= 1.0
    held = sum(each.published is not None for each in problem.meetings)
    unpublished = tuple(dataclasses.replace(each, published=None) for each in problem.meetings)
    fresh = schedule(dataclasses.replace(problem, meetings=unpublished, now=None), effort=5)
    assert held >= 0.99 * fresh.held


def test_when_people_leave_no_other_meeting_moves_and_waiting_ones_get_the_free_slots() -> None:
    problem = publish(*large())
    gone = {each.id for each in random.Random(1).sample(problem.participants, 20)}
    people = tuple(
        dataclasses.replace(each, available=frozenset()) if each.id in gone else each for each in problem.participants
    )
    problem = dataclasses.replace(problem, participants=people)
    result = replan(problem)
    lost = [each for each in problem.meetings if gone & set(each.participants)]
    assert result.objectives.moved == sum(each.published is not None for each in lost)
    waiting = {each.id for each in problem.meetings if each.published is None}
    assert waiting & set(result.timetable)


def test_the_same_event_and_seed_give_the_same_answer() -> None:
    problem = event(200, 600, seed=3)
    assert schedule(problem, effort=1, seed=7) == schedule(problem, effort=1, seed=7)


def test_progress_tells_the_best_so_far_and_stopping_keeps_it() -> None:
    heard: list[Progress] = []
    problem = event(300, 900, seed=4)
    result = schedule(problem, seconds=60, progress=heard.append, stop=lambda: len(heard) > 3)
    assert len(heard) < 10
    assert heard[-1].held <= result.held
    assert result.stopped
    assert not violations(problem, result.timetable)
