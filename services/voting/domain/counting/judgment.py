"""Majority judgment (M. Balinski and R. Laraki, 2010): the best majority grade wins.

The majority grade is the median, of an even number the lower one. Between equal majority grades, one such
grade after the other is taken away from each and the new medians are compared; equal profiles share a rank.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from services.voting.domain.counting.profiles import Grades, Profile, Scores
from services.voting.domain.counting.results import Result, Stage
from services.voting.domain.counting.ties import Rung, elect, fixed, rungs

Ladder = list[tuple[Fraction, int]]
"""Grades from the worst up, with how many judges gave a grade up to and including it."""


def majority_judgment(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Count by majority judgment, filling up grades that judges did not give as ``missing-grade`` says."""
    given, judges = _grades(profile)
    missing = settings["missing-grade"]
    ladders = {name: _cumulated(_filled(grades, judges, missing)) for name, grades in given.items()}
    if not judges:
        ladders = {name: [(Fraction(0), 1)] for name in profile.candidates}
    removals = _removals(ladders, judges)
    medians = removals[0].values(profile.candidates)
    taken = [*removals[1:], *rungs(settings, profile.candidates)]
    places = elect(medians, seats, taken)
    stage = Stage("majority grades", medians, elected=places.winners, ties=places.ties)
    keys = {name: tuple(rung.values([name])[name] for rung in removals) for name in profile.candidates}
    ranks = {name: 1 + sum(other > keys[name] for other in keys.values()) for name in profile.candidates}
    tied = (places.level,) if places.level else ()
    return Result(places.winners, tied, (stage,), judges, ranks=ranks)


def _grades(profile: Profile) -> tuple[dict[str, Counter[Fraction]], int]:
    given: dict[str, Counter[Fraction]] = {name: Counter() for name in profile.candidates}
    if isinstance(profile, Grades):
        for name, tally in zip(profile.candidates, profile.tallies, strict=True):
            given[name].update({Fraction(grade): count for grade, count in enumerate(tally)})
        return given, profile.judges
    assert isinstance(profile, Scores)
    for count, scores in profile.ballots:
        for name, value in scores.items():
            given[name][value] += count
    return given, sum(count for count, scores in profile.ballots if scores)


def _filled(grades: Counter[Fraction], judges: int, missing: str) -> Counter[Fraction]:
    absent = judges - grades.total()
    if missing != "median":
        return grades + Counter({Fraction(missing): absent})
    ladder = _cumulated(grades)
    median = _grade_at(ladder, (grades.total() + 1) // 2) if ladder else Fraction(0)
    return grades + Counter({median: absent})


def _cumulated(grades: Counter[Fraction]) -> Ladder:
    ladder: Ladder = []
    so_far = 0
    for grade in sorted(grades):
        if grades[grade]:
            so_far += grades[grade]
            ladder.append((grade, so_far))
    return ladder


def _grade_at(ladder: Ladder, place: int) -> Fraction:
    return next(grade for grade, up_to in ladder if up_to >= place)


def _removals(ladders: Mapping[str, Ladder], judges: int) -> list[Rung]:
    """Give the medians after 0, 1, 2 … removals, at those numbers of removals where somebody's can change.

    Taking medians away empties the sorted grades from the middle outwards, turn by turn above and below; so
    the median after k removals stands at a place known beforehand.
    """
    middle = (judges + 1) // 2
    borders = {up_to for ladder in ladders.values() for _, up_to in ladder}
    steps = {0} | {step for border in borders for step in _steps_near(border, middle, judges)}
    return [
        fixed(
            f"{step} medians removed",
            {name: _grade_at(ladder, _place(step, middle, judges)) for name, ladder in ladders.items()},
        )
        for step in sorted(steps)
        if step < max(judges, 1)
    ]


def _place(step: int, middle: int, judges: int) -> int:
    """Give the place, from the worst grade up, of the median after so many removals."""
    first_up = judges % 2 == 0
    away = (step + 1) // 2
    up = (step % 2 == 1) == first_up
    return middle + away if up else middle - away


def _steps_near(border: int, middle: int, judges: int) -> set[int]:
    """Give the numbers of removals whose median is the last before a border or the first after it."""
    found = set()
    for place in (border, border + 1):
        away = abs(place - middle)
        for step in (2 * away - 1, 2 * away):
            if 0 <= step < judges and _place(step, middle, judges) == place:
                found.add(step)
    return found
