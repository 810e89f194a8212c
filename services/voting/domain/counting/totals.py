"""Rules that give every candidate one total: plurality, approval, score, Borda."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from services.voting.domain.counting.profiles import Approval, Grades, Profile, Ranked, Ranking, Scores
from services.voting.domain.counting.profiles import Totals as PlainTotals
from services.voting.domain.counting.results import Result, Stage, Totals
from services.voting.domain.counting.ties import Rung, elect, fixed, rungs


def highest_totals(
    action: str, totals: Totals, seats: int, ladder: Sequence[Rung], valid: int, exhausted: int = 0
) -> Result:
    """Elect the highest totals in one stage."""
    places = elect(totals, seats, ladder)
    stage = Stage(action, totals, elected=places.winners, exhausted=Fraction(exhausted), ties=places.ties)
    tied = (places.level,) if places.level else ()
    return Result(places.winners, tied, (stage,), valid, stage.exhausted)


def plurality(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Count first preferences; an over-vote in first place ends the ballot or is skipped."""
    ladder = rungs(settings, profile.candidates)
    if isinstance(profile, PlainTotals):
        return highest_totals("votes", profile.totals, seats, ladder, profile.valid)
    assert isinstance(profile, Ranked)
    votes = dict.fromkeys(profile.candidates, Fraction(0))
    valid = lost = 0
    for count, ranking in profile.ballots:
        valid += count if ranking else 0
        strict = strict_order(ranking, settings["overvote"])
        if strict:
            votes[strict[0]] += count
        elif ranking:
            lost += count
    return highest_totals("first preferences", votes, seats, ladder, valid, lost)


def strict_order(ranking: Ranking, overvote: str) -> tuple[str, ...]:
    """Read a ranking as one name per place: an over-vote ends it (`exhaust`) or is passed over (`skip`)."""
    order: list[str] = []
    for place in ranking:
        if len(place) == 1:
            order.append(place[0])
        elif overvote == "exhaust":
            break
    return tuple(order)


def approval(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Count the ballots that approve each candidate."""
    ladder = rungs(settings, profile.candidates)
    if isinstance(profile, PlainTotals):
        return highest_totals("approvals", profile.totals, seats, ladder, profile.valid)
    assert isinstance(profile, Approval)
    votes = dict.fromkeys(profile.candidates, Fraction(0))
    for count, approved in profile.ballots:
        for candidate in approved:
            votes[candidate] += count
    valid = sum(count for count, approved in profile.ballots if approved)
    return highest_totals("approvals", votes, seats, ladder, valid)


def score(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Add the scores up, a missing one as zero; or compare the means of those given (``missing=ignored``)."""
    if isinstance(profile, PlainTotals):
        ladder = rungs(settings, profile.candidates, count_back=())
        return highest_totals("scores", profile.totals, seats, ladder, profile.valid)
    given, valid = _scores_given(profile)
    totals = {
        candidate: sum((value * count for value, count in values.items()), Fraction(0))
        for candidate, values in given.items()
    }
    if settings["missing"] == "ignored":
        totals = {name: total / max(given[name].total(), 1) for name, total in totals.items()}
    ladder = rungs(settings, profile.candidates, count_back=count_back(given))
    return highest_totals("scores", totals, seats, ladder, valid)


def _scores_given(profile: Profile) -> tuple[dict[str, Counter[Fraction]], int]:
    given: dict[str, Counter[Fraction]] = {candidate: Counter() for candidate in profile.candidates}
    if isinstance(profile, Grades):
        for candidate, tally in zip(profile.candidates, profile.tallies, strict=True):
            given[candidate].update({Fraction(grade): count for grade, count in enumerate(tally)})
        return given, profile.judges
    assert isinstance(profile, Scores)
    for count, scores in profile.ballots:
        for candidate, value in scores.items():
            given[candidate][value] += count
    return given, sum(count for count, scores in profile.ballots if scores)


def count_back(given: Mapping[str, Counter[Fraction]]) -> list[Rung]:
    """Compare how often each got the highest value, then the next, and so on down."""
    values = sorted({value for counter in given.values() for value in counter if value > 0}, reverse=True)
    return [
        fixed(f"count-back {value}", {name: Fraction(counter[value]) for name, counter in given.items()})
        for value in values
    ]


def borda(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Give n-1 points to the first of n candidates and 0 to the last; shared places share their points."""
    worth = [Fraction(len(profile.candidates) - 1 - place) for place in range(len(profile.candidates))]
    return by_place(profile, worth, seats, settings, unranked=settings["unranked-points"])


def by_place(
    profile: Profile, worth: Sequence[Fraction], seats: int, settings: Mapping[str, str], unranked: str
) -> Result:
    """Give candidates the points of their places; the unranked get zero or share what is left."""
    assert isinstance(profile, Ranked)
    points_of = _sharing(worth)
    totals = dict.fromkeys(profile.candidates, Fraction(0))
    given: dict[str, Counter[Fraction]] = {candidate: Counter() for candidate in profile.candidates}
    for count, ranking in profile.ballots:
        if not ranking:
            continue
        rest = tuple(set(profile.candidates).difference(*ranking)) if unranked == "average" else ()
        place = 0
        for group in (*ranking, rest):
            each = points_of(place, len(group))
            place += len(group)
            for candidate in group:
                totals[candidate] += each * count
                given[candidate][each] += count
    valid = sum(count for count, ranking in profile.ballots if ranking)
    ladder = rungs(settings, profile.candidates, count_back=count_back(given))
    return highest_totals("points", totals, seats, ladder, valid)


def _sharing(worth: Sequence[Fraction]) -> Callable[[int, int], Fraction]:
    def each(place: int, sharing: int) -> Fraction:
        return sum(worth[place : place + sharing], Fraction(0)) / max(sharing, 1)

    return each
