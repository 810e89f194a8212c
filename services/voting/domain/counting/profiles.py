"""Profiles: what a count reads, one class for each kind of ballot.

A group of equal ballots is ``(count, ballot)``. Candidates keep the order of the source; no outcome hangs on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Ranking = tuple[tuple[str, ...], ...]
"""Places from the first down; a place shared by several candidates is an over-vote."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What all kinds have in common; `declared` holds parameters that the source itself fixes."""

    candidates: tuple[str, ...]
    seats: int = 1
    method: str | None = None
    declared: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Ranked(Profile):
    """Ranked ballots; a candidate that a ballot does not name is unranked on it."""

    ballots: tuple[tuple[int, Ranking], ...]
    majorities: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Pairwise(Profile):
    """``above[a, b]``: ballots that rank a above b; `valid` is unknown to most sources."""

    above: Mapping[tuple[str, str], int]
    valid: int | None = None
    majorities: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Approval(Profile):
    """Ballots that name the approved candidates."""

    ballots: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Scores(Profile):
    """Ballots that give numbers; `highest` is the top of the scale where the source names it."""

    ballots: tuple[tuple[int, Mapping[str, Fraction]], ...]
    highest: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Grades(Profile):
    """``tallies[i][g]``: judges who gave grade g (0 is the worst) to candidate i."""

    tallies: tuple[tuple[int, ...], ...]
    judges: int


@dataclass(frozen=True, kw_only=True)
class Positional(Profile):
    """Points that voting units gave: ``sides[side][candidate][unit]``.

    The sides are ``points`` alone, or ``jury`` and ``public``.
    """

    sides: Mapping[str, Mapping[str, Mapping[str, Fraction]]]


@dataclass(frozen=True, kw_only=True)
class Totals(Profile):
    """A plain result: what each candidate has, as a tally of secret ballots gives it."""

    totals: Mapping[str, Fraction]
    valid: int
