"""When a session opens its doors, starts and ends.

Doors open five minutes before the start. At its start a session goes live by itself, and five minutes after
its end it ends by itself, so that a speaker who overruns is not cut off. A session *by hand* opens its doors
at its time, but starts and ends only when somebody presses. A press always comes first: started early, a
session still ends by itself; reopened after its time, it ends only by the next press.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

State = Literal["scheduled", "live", "ended"]
Step = Literal["doors", "start", "end"]

DOORS = timedelta(minutes=5)
OVERRUN = timedelta(minutes=5)


@dataclass(frozen=True)
class Times:
    """A session's place in the day."""

    starts: datetime
    ends: datetime
    by_hand: bool = False

    @property
    def doors_at(self) -> datetime:
        """When people may come in."""
        return self.starts - DOORS

    @property
    def closes_at(self) -> datetime:
        """When a session that nobody ended ends by itself."""
        return self.ends + OVERRUN


@dataclass(frozen=True)
class Course:
    """Where a session is, and the next step it takes by itself."""

    state: State
    step: Step | None = None
    due_at: datetime | None = None


def place(times: Times, now: datetime) -> Course:
    """Say where a session with these times is, if nobody has pressed anything."""
    if now >= times.closes_at:
        return Course("ended")
    if now < times.doors_at:
        return Course("scheduled", "doors", times.doors_at)
    if times.by_hand:
        return Course("scheduled")
    if now < times.starts:
        return Course("scheduled", "start", times.starts)
    return Course("live", "end", times.closes_at)


def follow(step: Step, times: Times) -> Course:
    """Say where a session is after a step it took by itself."""
    if step == "end":
        return Course("ended")
    if step == "doors":
        return Course("scheduled") if times.by_hand else Course("scheduled", "start", times.starts)
    return Course("live", "end", times.closes_at)


def start(times: Times, now: datetime) -> Course:
    """Say where a session is after somebody pressed start (or opened it again)."""
    if times.by_hand or now >= times.closes_at:
        return Course("live")
    return Course("live", "end", times.closes_at)


def move(state: State, times: Times, now: datetime) -> Course:
    """Say where a session is after its times were changed: a running one goes on unless it moved away."""
    if state == "live" and times.doors_at <= now < times.closes_at:
        return start(times, now)
    return place(times, now)


def is_open(state: State, times: Times, now: datetime) -> bool:
    """Tell whether people may come in: from the doors on until the session has ended."""
    return state == "live" or (state == "scheduled" and now >= times.doors_at)


def overlap(starts: datetime, ends: datetime, other_starts: datetime, other_ends: datetime) -> bool:
    """Tell whether two times share a moment; one that ends as the other starts does not clash."""
    return starts < other_ends and other_starts < ends
