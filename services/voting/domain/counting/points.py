"""Positional points: one side alone, or jury and public combined by points, ranks, shares or a shortlist.

The conventions are those of award practice (Eurovision since 2016 among them): the ratio is free, and an
unbreakable tie stays a tie. Totals of any other rule can be combined as one voting unit per side.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from services.voting.domain.counting.profiles import Positional, Profile
from services.voting.domain.counting.results import Result, Stage, Totals
from services.voting.domain.counting.ties import Rung, elect, fixed, rungs
from services.voting.domain.counting.totals import by_place, count_back, highest_totals


def points(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Add points up: by place on ranked ballots, or as voting units gave them."""
    worth = [Fraction(part) for part in settings["points"].split(",")]
    if not isinstance(profile, Positional):
        return by_place(profile, worth, seats, settings, unranked="zero")
    units = {unit for side in profile.sides.values() for gifts in side.values() for unit in gifts}
    sides = {
        name: {candidate: sum(gifts.values(), Fraction(0)) for candidate, gifts in side.items()}
        for name, side in profile.sides.items()
    }
    ladder = _ladder(profile, sides, settings)
    if "jury" not in sides:
        return highest_totals("points", sides["points"], seats, ladder, len(units))
    return _combine(sides["jury"], sides["public"], seats, settings, ladder, len(units))


def _ladder(profile: Positional, sides: Mapping[str, Totals], settings: Mapping[str, str]) -> list[Rung]:
    gifts: dict[str, Counter[Fraction]] = {
        candidate: Counter(gift for side in profile.sides.values() for gift in side[candidate].values())
        for candidate in profile.candidates
    }
    units = {
        candidate: Fraction(sum(count for gift, count in counter.items() if gift > 0))
        for candidate, counter in gifts.items()
    }
    halves = {name: [fixed(name, sides[name])] if name in sides else [] for name in ("public", "jury")}
    return rungs(settings, profile.candidates, units=[fixed("units", units)], count_back=count_back(gifts), **halves)


def _combine(
    jury: Totals, public: Totals, seats: int, settings: Mapping[str, str], ladder: Sequence[Rung], valid: int
) -> Result:
    """Combine a jury's and the public's totals.

    ``combine`` names the way: ``points`` adds the totals, ``ranks`` turns each side's order into points
    first, ``shares`` adds each side's part of its own sum, ``shortlist`` lets the public choose among the
    jury's best. ``ratio`` weighs jury to public.
    """
    if settings["combine"] == "shortlist":
        return _shortlist(jury, public, seats, settings, ladder, valid)
    jury_weight, public_weight = (Fraction(part) for part in settings["ratio"].split(":"))
    if settings["combine"] == "ranks":
        worth = [Fraction(part) for part in settings["points"].split(",")]
        jury, public = _by_rank(jury, worth), _by_rank(public, worth)
    elif settings["combine"] == "shares":
        jury, public = _shares(jury), _shares(public)
        weights = jury_weight + public_weight
        jury_weight, public_weight = jury_weight / weights, public_weight / weights
    both = {name: jury_weight * jury[name] + public_weight * public[name] for name in jury}
    return highest_totals(f"jury and public by {settings['combine']}", both, seats, ladder, valid)


def _by_rank(totals: Totals, worth: Sequence[Fraction]) -> Totals:
    order = sorted(totals, key=lambda candidate: -totals[candidate])
    padded = [*worth, *[Fraction(0)] * len(order)]
    pots: dict[Fraction, list[Fraction]] = {}
    for place, candidate in enumerate(order):
        pots.setdefault(totals[candidate], []).append(padded[place])
    return {candidate: sum(pots[total], Fraction(0)) / len(pots[total]) for candidate, total in totals.items()}


def _shares(totals: Totals) -> Totals:
    whole = sum(totals.values(), Fraction(0))
    return {candidate: total / whole if whole else Fraction(0) for candidate, total in totals.items()}


def _shortlist(
    jury: Totals, public: Totals, seats: int, settings: Mapping[str, str], ladder: Sequence[Rung], valid: int
) -> Result:
    listed = elect(jury, int(settings["shortlist"]), ladder, over="shortlist")
    names = (*listed.winners, *listed.level)
    ties = tuple(
        replace(
            tie,
            chosen=tuple(name for name in tie.between if name in names),
            verdict="all pass" if listed.level else tie.verdict,
        )
        for tie in listed.ties
    )
    out = tuple(name for name in jury if name not in names)
    first = Stage("jury's shortlist", jury, excluded=out, ties=ties)
    result = highest_totals("public", {name: public[name] for name in names}, seats, ladder, valid)
    return Result(result.winners, result.tied, (first, *result.stages), valid)
