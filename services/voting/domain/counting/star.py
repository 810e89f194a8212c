"""STAR, score then automatic run-off: of the two highest scores the one preferred on more ballots wins.

The ladder is that of the official protocol: in the scoring round head-to-head, in the run-off the higher
score, in either then the most top scores; what is still tied needs a declared lot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from services.voting.domain.counting.profiles import Profile, Scores
from services.voting.domain.counting.results import Result, Stage, Totals
from services.voting.domain.counting.ties import Places, Rung, elect, fixed, rungs


def star(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Count by STAR; a candidate without a score on a ballot has 0 there."""
    assert isinstance(profile, Scores)
    valid = sum(count for count, scores in profile.ballots if scores)
    scores = dict.fromkeys(profile.candidates, Fraction(0))
    for count, given in profile.ballots:
        for name, value in given.items():
            scores[name] += count * value
    ladder = _ladder(profile, scores, settings)
    finalists = elect(scores, 2, ladder, over="final")
    first = Stage("scores", scores, excluded=_left_out(profile, finalists), ties=finalists.ties)
    if not finalists.level:
        return _final(profile, finalists.winners, first, ladder, valid)
    return _every_final(profile, finalists, first, ladder, valid)


def _left_out(profile: Scores, finalists: Places) -> tuple[str, ...]:
    return tuple(name for name in profile.candidates if name not in (*finalists.winners, *finalists.level))


def _final(profile: Scores, pair: Sequence[str], first: Stage, ladder: Sequence[Rung], valid: int) -> Result:
    votes = {name: Fraction(0) for name in pair}
    if len(pair) == 2:
        votes = {a: Fraction(_preferred(profile, a, b)) for a, b in (pair, pair[::-1])}
    places = elect(votes, 1, ladder)
    second = Stage("run-off", votes, elected=places.winners, ties=places.ties)
    return Result(places.winners, (places.level,) if places.level else (), (first, second), valid)


def _every_final(profile: Scores, finalists: Places, first: Stage, ladder: Sequence[Rung], valid: int) -> Result:
    """Hold every run-off that the open tie allows: a winner of all has won, a winner of some is tied."""
    open_places = 2 - len(finalists.winners)
    finals = [
        _final(profile, (*finalists.winners, *more), first, ladder, valid)
        for more in combinations(finalists.level, open_places)
    ]
    ends = [{*final.winners, *(name for group in final.tied for name in group)} for final in finals]
    possible = set().union(*ends)
    names = tuple(name for name in profile.candidates if name in possible)
    if len(names) == 1:
        settled = tuple(replace(tie, verdict="no difference") for tie in first.ties)
        return Result(names, (), (replace(first, elected=names, ties=settled),), valid)
    return Result((), (names,), (first,), valid)


def _preferred(profile: Scores, a: str, b: str) -> int:
    zero = Fraction(0)
    return sum(count for count, given in profile.ballots if given.get(a, zero) > given.get(b, zero))


def _ladder(profile: Scores, scores: Totals, settings: Mapping[str, str]) -> list[Rung]:
    given = [value for _, ballot in profile.ballots for value in ballot.values()]
    top = profile.highest if profile.highest is not None else max([Fraction(5), *given])
    tops = {
        name: Fraction(sum(count for count, ballot in profile.ballots if ballot.get(name) == top))
        for name in profile.candidates
    }

    def head_to_head(group: Sequence[str]) -> Totals:
        lost = dict.fromkeys(group, Fraction(0))
        for a, b in combinations(group, 2):
            difference = _preferred(profile, a, b) - _preferred(profile, b, a)
            if difference:
                lost[b if difference > 0 else a] -= 1
        return lost

    return rungs(
        settings,
        profile.candidates,
        head_to_head=[Rung("head-to-head", head_to_head)],
        score=[fixed("score", scores)],
        top_scores=[fixed("top-scores", tops)],
    )
