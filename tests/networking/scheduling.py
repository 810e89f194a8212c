"""What the scheduler's tests share: seeded events, the published instances, and an exhaustive search."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from services.networking.domain.scheduling.model import Meeting, Objectives, Participant, Problem, Slot
from services.networking.domain.scheduling.rules import objectives, violations
from services.networking.schedule_file import read

CASES = Path(os.environ.get("PLENARIA_CASES", Path(__file__).parents[3] / "shared" / "data")) / "scheduling"


def slots_of(count: int, sessions: int = 2, minutes: int = 20) -> tuple[Slot, ...]:
    """Make slots in sessions of equal length with an hour between two sessions."""
    each = -(-count // sessions)
    starts = [540 + n * minutes + (n // each) * 60 for n in range(count)]
    return tuple(Slot(f"s{n}", f"h{n // each}", start, start + minutes) for n, start in enumerate(starts))


def event(people: int, meetings: int, *, slots: int = 12, seed: int = 1, skew: float = 0.0) -> Problem:
    """Draw an event: availability as in generator-hints.json, requests per person negative binomial.

    Requests go to people with whom there is a common slot; with ``skew`` the popular ones get more of them.
    """
    draw = np.random.default_rng(seed)
    times = slots_of(slots)
    free = np.zeros((people, slots), dtype=bool)
    for row, kind in zip(free, draw.choice(4, size=people, p=[0.45, 0.2, 0.25, 0.1]), strict=True):
        half = slots // 2
        row[:] = (True, np.arange(slots) < half, np.arange(slots) >= half, draw.random(slots) < 0.5)[kind]
    favour = np.cumsum(draw.permutation(np.arange(1, people + 1) ** -skew))
    mean = meetings / people
    senders = draw.permutation(np.repeat(np.arange(people), draw.negative_binomial(2, 2 / (2 + mean), size=people)))
    asked: dict[tuple[int, int], None] = {}
    queue = iter(senders)
    while len(asked) < meetings:
        sender = int(next(queue, draw.integers(people)))
        receiver = min(people - 1, int(np.searchsorted(favour, draw.random() * favour[-1])))
        if sender != receiver and (free[sender] & free[receiver]).any():
            asked[min(sender, receiver), max(sender, receiver)] = None
    return Problem(
        slots=times,
        participants=tuple(
            Participant(f"p{n}", frozenset(slot.id for slot, yes in zip(times, row, strict=True) if yes))
            for n, row in enumerate(free)
        ),
        meetings=tuple(Meeting(f"m{n}", (f"p{one}", f"p{two}")) for n, (one, two) in enumerate(asked)),
    )


def exhaustive(problem: Problem) -> tuple[Objectives, int]:
    """Try every timetable: return the best objectives, and the most meetings that any timetable holds."""
    best, most = None, 0
    for timetable in _timetables(problem, {}, 0):
        measured = objectives(problem, timetable)
        best = measured if best is None else min(best, measured)
        most = max(most, len(timetable))
    assert best is not None
    return best, most


def _timetables(problem: Problem, timetable: dict[str, str], number: int) -> Iterator[dict[str, str]]:
    if number == len(problem.meetings):
        yield timetable
        return
    yield from _timetables(problem, timetable, number + 1)
    for slot in problem.slots:
        longer = timetable | {problem.meetings[number].id: slot.id}
        # A rule that a part of a timetable breaks is broken by the whole, too.
        if not violations(problem, longer):
            yield from _timetables(problem, longer, number + 1)


@cache
def expected() -> dict[str, Any]:
    """Read what is known of the published instances."""
    found: dict[str, Any] = json.loads((CASES / "expected.json").read_text())["instances"]
    return found


def published(name: str) -> Problem:
    """Read a published instance."""
    return read(CASES / "b2bsop" / f"{name}.json").problem


def need_cases() -> None:
    """Skip where the published instances are not there; in CI they must be."""
    if not (CASES / "expected.json").exists():
        assert os.environ.get("CI") != "true", f"the published instances are missing in {CASES}"
        pytest.skip(f"not run: no published instances in {CASES}")
