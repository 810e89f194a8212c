"""What the scheduler is asked and what it answers: plain frozen values, no arrays and no solver.

Instants are minutes on one time line (from files: minutes since 1970 in UTC). Identifiers are strings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Idle = Literal["available", "all"]
Status = Literal["optimal", "feasible", "infeasible", "unknown"]
Priority = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Slot:
    """A time in which meetings can be; ``label``, here and below, is how reasons name it."""

    id: str
    session: str
    start: int
    end: int
    label: str = ""

    def words(self) -> str:
        """Name the slot for people."""
        return self.label or self.id


@dataclass(frozen=True, slots=True)
class Limits:
    """The most meetings of one person: in all, on one day, and in a row (slots that follow each other)."""

    total: int | None = None
    per_day: int | None = None
    in_a_row: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person, or anything else that can be in one meeting at a time: an interpreter, a booth's desk.

    ``busy`` holds (start, end) of what else is booked; ``travel`` is the time needed on either side of it and
    ``pause`` the time needed between two meetings, in minutes.
    """

    id: str
    available: frozenset[str]
    limits: Limits = Limits()
    pause: int = 0
    busy: tuple[tuple[int, int], ...] = ()
    travel: int = 0
    organisation: str | None = None
    blocked: frozenset[str] = frozenset()
    label: str = ""

    def words(self) -> str:
        """Name the participant for people."""
        return self.label or self.id


@dataclass(frozen=True, slots=True)
class Meeting:
    """An accepted request of two or more participants.

    ``fixed`` is the only slot it may have; such a meeting is placed before all others. ``before`` lists meetings that
    come strictly earlier. ``published`` is the slot people were told. ``consents`` holds who agreed (None: all did).
    """

    id: str
    participants: tuple[str, ...]
    priority: Priority = 2
    fixed: str | None = None
    forbidden: frozenset[str] = frozenset()
    session: str | None = None
    before: tuple[str, ...] = ()
    published: str | None = None
    frozen: bool = False
    consents: frozenset[str] | None = None
    label: str = ""

    def words(self) -> str:
        """Name the meeting for people."""
        return self.label or f"meeting {self.id}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One event to schedule; ``slots`` are in order of time, which is what breaks are counted in.

    ``capacity`` gives the tables of a slot (absent: no limit). ``spread`` is how many breaks anybody may have above
    another: a wish, or with ``spread_is_rule`` a rule. With ``all_required`` only timetables of all meetings count.
    ``idle`` tells whether unavailable slots count as idle. Published meetings that start before ``now + notice``
    stay, and nothing is put there any more.
    """

    slots: tuple[Slot, ...]
    participants: tuple[Participant, ...]
    meetings: tuple[Meeting, ...]
    capacity: Mapping[str, int] = field(default_factory=dict)
    spread: int = 2
    spread_is_rule: bool = False
    all_required: bool = False
    idle: Idle = "available"
    same_organisation: bool = True
    now: int | None = None
    notice: int = 0

    def first_free_instant(self) -> int | None:
        """Tell from when on meetings may be put or moved."""
        return None if self.now is None else self.now + self.notice


Timetable = Mapping[str, str]
"""Slot identifier per held meeting; meetings that are not held are absent."""


@dataclass(frozen=True, slots=True, order=True)
class Objectives:
    """How good a timetable is; compared field by field in this order, smaller is better.

    ``missed`` counts meetings not held: fixed and frozen ones, then priority 1, 2, 3 (O1). ``least_share`` is the
    smallest share of held among accepted, negated (O2). ``moved`` counts published meetings no longer at their slot
    and ``told`` the people in them (O3). ``breaks`` (O4), ``excess`` of the spread of breaks over what is allowed
    (O5), ``waiting`` minutes in breaks (O6).
    """

    missed: tuple[int, int, int, int]
    least_share: float
    moved: int
    told: int
    breaks: int
    excess: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why a meeting has no slot, in words, and the smallest change that would give it one (if one change does)."""

    meeting: str
    code: str
    reason: str
    remedy: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: ``done`` from 0 to 1 of its phase, and the best timetable so far."""

    phase: Literal["search", "bound", "proof"]
    done: float
    held: int
    bound: int
    breaks: int
    timetable: Timetable


@dataclass(frozen=True, slots=True)
class Result:
    """The answer: a checked timetable, how good it is, and how good any timetable can be.

    ``bound`` holds for every timetable that keeps the rules. ``proved`` names what cannot be better (``held``,
    ``breaks``). ``stopped`` tells that time or the caller ended the run before its work was done.
    """

    status: Status
    held: int
    bound: int
    breaks: int
    proved: tuple[str, ...]
    timetable: Timetable
    unplaced: tuple[Unplaced, ...]
    objectives: Objectives
    stopped: bool
