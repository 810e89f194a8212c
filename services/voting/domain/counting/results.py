"""What a count says: winners, open ties, and a trace of every stage in exact numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Totals = Mapping[str, Fraction]


@dataclass(frozen=True)
class Look:
    """One rung of the ladder that told tied candidates apart; the higher value is the better one."""

    rule: str
    values: Totals


@dataclass(frozen=True)
class Tie:
    """A tie as it was met: who, over what, what the ladder saw, and whom that left.

    `over` is ``place``, ``final``, ``shortlist``, ``exclusion`` or ``surplus``; `chosen` got the place, was
    excluded or had the surplus transferred. `verdict` is ``settled`` by the ladder, ``no difference`` when
    every way elects the same, ``all pass`` at a shortlist, ``open``, or ``too many ways`` to follow them all.
    """

    between: tuple[str, ...]
    over: str
    looks: tuple[Look, ...]
    chosen: tuple[str, ...]
    verdict: str


@dataclass(frozen=True)
class Stage:
    """The totals after one step; `exhausted` is what no candidate holds any more, lost fractions included."""

    action: str
    totals: Totals
    elected: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    exhausted: Fraction = Fraction(0)
    quota: Fraction | None = None
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Result:
    """The outcome of one count. Whoever is tied for a place is in `tied`, never in `winners`."""

    winners: tuple[str, ...]
    tied: tuple[tuple[str, ...], ...]
    stages: tuple[Stage, ...]
    valid: int | None
    exhausted: Fraction = Fraction(0)
    quota: Fraction | None = None
    pairwise: Mapping[tuple[str, str], int] = field(default_factory=dict)
    ranks: Mapping[str, int] = field(default_factory=dict)
    method: str = ""
    seats: int = 1
    parameters: Mapping[str, str] = field(default_factory=dict)


def exact(number: Fraction) -> str:
    """Write a number without loss: an exact decimal where there is one, else a fraction ``p/q``."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = max(twos, fives)
    digits = f"{abs(number.numerator) * 10**places // number.denominator:0{places + 1}d}"
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def number_or_text(number: Fraction) -> int | str:
    """Give a whole number as a number, any other as exact text."""
    return number.numerator if number.denominator == 1 else exact(number)


def as_json(result: Result) -> dict[str, object]:
    """Shape a result for JSON, as the README of voting documents it."""
    body: dict[str, object] = {
        "method": result.method,
        "seats": result.seats,
        "winners": list(result.winners),
        "tied": [list(group) for group in result.tied],
        "valid": result.valid,
        "exhausted": number_or_text(result.exhausted),
    }
    if result.quota is not None:
        body["quota"] = number_or_text(result.quota)
    if result.ranks:
        body["ranks"] = dict(result.ranks)
    body["stages"] = [_texts(stage.totals) for stage in result.stages]
    body["trace"] = [_stage(stage) for stage in result.stages]
    if result.pairwise:
        body["pairwise"] = {f"{a}>{b}": votes for (a, b), votes in result.pairwise.items()}
    body["parameters"] = dict(result.parameters)
    return body


def _stage(stage: Stage) -> dict[str, object]:
    body: dict[str, object] = {
        "action": stage.action,
        "elected": list(stage.elected),
        "excluded": list(stage.excluded),
        "exhausted": exact(stage.exhausted),
        "ties": [_tie(tie) for tie in stage.ties],
    }
    if stage.quota is not None:
        body["quota"] = exact(stage.quota)
    return body


def _tie(tie: Tie) -> dict[str, object]:
    return {
        "between": list(tie.between),
        "over": tie.over,
        "looks": [{"rule": look.rule, "values": _texts(look.values)} for look in tie.looks],
        "chosen": list(tie.chosen),
        "verdict": tie.verdict,
    }


def _texts(totals: Totals) -> dict[str, str]:
    return {candidate: exact(number) for candidate, number in totals.items()}
