"""The methods by name, what ballots each one counts, and its parameters with their defaults."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from services.voting.domain.counting import (
    condorcet,
    irv,
    judgment,
    meek,
    points,
    rankedpairs,
    scottish,
    star,
    totals,
)
from services.voting.domain.counting.parameters import (
    LOT,
    OMEGA,
    OVERVOTE,
    PAIRWISE,
    POINTS,
    QUOTA_NAMES,
    RATIO,
    THRESHOLDS,
    UNRANKED,
    Parameter,
    choice,
    ladder,
    merged,
    number,
    pattern,
)
from services.voting.domain.counting.profiles import (
    Approval,
    Grades,
    Pairwise,
    Positional,
    Profile,
    Ranked,
    Scores,
    Totals,
)
from services.voting.domain.counting.refusal import CountRefused
from services.voting.domain.counting.results import Result

Count = Callable[[Profile, int, Mapping[str, str]], Result]


@dataclass(frozen=True)
class Method:
    """A counting rule."""

    count: Count
    kinds: tuple[type[Profile], ...]
    parameters: tuple[Parameter, ...]
    one_seat: bool = False


def _decimals(default: str) -> Parameter:
    return number("decimals", default, "exact, or 0 to 40", "exact", most=40)


_CONDORCET = (PAIRWISE, UNRANKED, *THRESHOLDS)
_COMPLETED = (*_CONDORCET, ladder("lot"), *LOT)
_PAIRS = (Ranked, Pairwise)

METHODS: dict[str, Method] = {
    "plurality": Method(totals.plurality, (Ranked, Totals), (OVERVOTE, ladder("lot"), *LOT)),
    "approval": Method(totals.approval, (Approval, Totals), (ladder("lot"), *LOT)),
    "score": Method(
        totals.score,
        (Scores, Grades, Totals),
        (choice("missing", "zero", "ignored"), ladder("count-back", "lot"), *LOT),
    ),
    "borda": Method(
        totals.borda,
        (Ranked,),
        (choice("unranked-points", "zero", "average"), ladder("count-back", "lot"), *LOT),
    ),
    "points": Method(
        points.points,
        (Positional, Ranked),
        (
            POINTS,
            choice("combine", "points", "ranks", "shares", "shortlist"),
            RATIO,
            number("shortlist", "3", "how many the jury lets through", least=1),
            ladder("public", "jury", "units", "count-back", "lot"),
            *LOT,
        ),
    ),
    "irv": Method(
        irv.irv,
        (Ranked,),
        (OVERVOTE, choice("irv-stop", "two", "majority", "one"), ladder("earlier-stage", "lot"), *LOT),
        one_seat=True,
    ),
    "stv-scottish": Method(
        scottish.stv_scottish,
        (Ranked,),
        (
            OVERVOTE,
            choice("quota", "floor+1", "exact", **QUOTA_NAMES),
            _decimals("5"),
            choice("surplus-order", "largest", "first-elected"),
            ladder("earlier-stage", "lot", default="earlier-stage"),
            *LOT,
        ),
    ),
    "stv-meek": Method(
        meek.stv_meek,
        (Ranked,),
        (
            OVERVOTE,
            choice("quota", "exact", "floor+1", **QUOTA_NAMES),
            _decimals("exact"),
            OMEGA,
            ladder("earlier-stage", "lot"),
            *LOT,
        ),
    ),
    "condorcet": Method(condorcet.condorcet, _PAIRS, _CONDORCET, one_seat=True),
    "schulze": Method(condorcet.schulze, _PAIRS, _COMPLETED, one_seat=True),
    "ranked-pairs": Method(rankedpairs.ranked_pairs, _PAIRS, _COMPLETED, one_seat=True),
    "minimax": Method(condorcet.minimax, _PAIRS, _COMPLETED, one_seat=True),
    "majority-judgment": Method(
        judgment.majority_judgment,
        (Grades, Scores),
        (
            pattern("missing-grade", "0", "median, or the grade that a missing one counts as", r"median|\d{1,9}"),
            ladder("lot"),
            *LOT,
        ),
    ),
    "star": Method(
        star.star,
        (Scores,),
        (
            ladder("head-to-head", "score", "top-scores", "lot", default="head-to-head,score,top-scores"),
            *LOT,
        ),
        one_seat=True,
    ),
}


def count(profile: Profile, method: str, seats: int | None = None, settings: Mapping[str, str] | None = None) -> Result:
    """Count a profile.

    Args:
        profile: The ballots, the matrix or the totals.
        method: A name in `METHODS`.
        seats: Places to fill; by default as many as the profile says, in a method for one seat always one.
        settings: Parameters by name; what is not set here comes from the profile, else from the method.

    Raises:
        CountRefused: The method, its kind of ballot, the seats or a parameter does not fit.
    """
    rule = METHODS.get(method)
    if rule is None:
        raise CountRefused(f"There is no method {method!r}; choose one of {', '.join(METHODS)}.")
    if not isinstance(profile, rule.kinds):
        kinds = " or ".join(kind.__name__.lower() for kind in rule.kinds)
        raise CountRefused(f"{method} counts {kinds} profiles, and this one is {type(profile).__name__.lower()}.")
    if rule.one_seat and seats not in (None, 1):
        raise CountRefused(f"{method} fills one seat, not {seats}.")
    places = 1 if rule.one_seat else profile.seats if seats is None else seats
    if places < 1:
        raise CountRefused("There must be at least one seat.")
    values = merged(rule.parameters, profile.declared, settings or {}, method)
    return replace(rule.count(profile, places, values), method=method, seats=places, parameters=values)
