"""What goes to the scheduler's process and comes back, as lines of JSON."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from services.networking.domain.scheduling.model import Problem, Unplaced


class Job(msgspec.Struct, frozen=True):
    """A problem, and how to work on it."""

    problem: Problem
    kind: Literal["run", "replan"]
    seconds: int
    seed: int
    urgent: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True, tag="progress"):
    """How far the work is."""

    phase: str
    done: float
    held: int
    bound: int
    breaks: int


class Measure(msgspec.Struct, frozen=True):
    """How good a timetable is for people."""

    held: int
    breaks: int
    waiting_minutes: int
    without_meeting: int


class Outcome(msgspec.Struct, frozen=True, tag="outcome"):
    """The timetable that was found, beside the one that stands."""

    status: str
    bound: int
    proved: tuple[str, ...]
    stopped: bool
    told: int
    before: Measure
    after: Measure
    timetable: Mapping[str, str]
    unplaced: tuple[Unplaced, ...]


class Refusal(msgspec.Struct, frozen=True, tag="refusal"):
    """The problem contradicts itself; one sentence says how."""

    sentence: str


Line = Step | Outcome | Refusal
