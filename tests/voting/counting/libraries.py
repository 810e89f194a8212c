"""What votelib and pref_voting elect on the profiles of a random electorate, and the same question put to us.

Each check names the parameters under which the library counts, so that our counter has to give its result with
them. Two relations are enough: a library that reports all co-winners has to name our winners and tied together; one
that settles a tie silently has to elect our sure winners and otherwise only such as we report as tied.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import votelib.convert
import votelib.evaluate.cardinal
import votelib.evaluate.condorcet
import votelib.evaluate.core
import votelib.evaluate.sequential
from pref_voting.c1_methods import condorcet as pv_condorcet
from pref_voting.grade_methods import score_voting, star
from pref_voting.grade_profiles import GradeProfile
from pref_voting.iterative_methods import instant_runoff_put
from pref_voting.margin_based_methods import beat_path, minimax, ranked_pairs
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.proportional_methods import stv_meek, stv_scottish
from pref_voting.scoring_methods import borda_for_profile_with_ties
from votelib.component.rankscore import Borda

from services.voting.domain import counting

Names = frozenset[str]


@dataclass(frozen=True)
class Electorate:
    """One random electorate, in the three ways of voting."""

    candidates: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...]
    scores: tuple[Mapping[str, int], ...]
    seats: int

    def ranked(self) -> counting.Profile:
        return self._read("ranked", [[1, list(order)] for order in self.orders])

    def approval(self) -> counting.Profile:
        return self._read("approval", [[1, list(order)] for order in self.orders])

    def scored(self) -> counting.Profile:
        return self._read("score", [[1, dict(ballot)] for ballot in self.scores])

    def _read(self, kind: str, ballots: list[object]) -> counting.Profile:
        source = {"kind": kind, "candidates": [*self.candidates], "seats": self.seats, "ballots": ballots}
        return counting.read(source)

    @property
    def complete(self) -> bool:
        return all(len(order) == len(self.candidates) for order in self.orders)


def electorate(seed: int) -> Electorate:
    """Make a small electorate: up to five candidates, up to nine voters, all candidates named by somebody."""
    rng = random.Random(seed)
    count = rng.randint(2, 5)
    candidates = tuple("ABCDE"[:count])
    shortest = count if rng.random() < 0.4 else 1
    orders = [tuple(rng.sample(candidates, rng.randint(shortest, count))) for _ in range(rng.randint(1, 9))]
    unnamed = set(candidates).difference(*orders)
    if unnamed:
        orders.append(tuple(sorted(unnamed)) if shortest < count else tuple(rng.sample(candidates, count)))
    top = rng.choice([2, 5])
    scores = tuple({name: rng.randint(0, top) for name in candidates} for _ in orders)
    return Electorate(candidates, tuple(orders), scores, rng.randint(1, count - 1))


@dataclass(frozen=True)
class Answer:
    """Whom a library elects: everybody who might (`all_of_them`), or one way of many."""

    names: Names
    all_of_them: bool = True


@dataclass(frozen=True)
class Check:
    """A question to a library, and the same one to us."""

    method: str
    ours: Callable[[Electorate], counting.Profile]
    theirs: Callable[[Electorate], Answer | None]
    settings: Mapping[str, str]
    one_seat: bool = True

    def disagreement(self, people: Electorate) -> str | None:
        """Say how the answers differ; None if they do not or the library cannot answer."""
        answer = self.theirs(people)
        if answer is None:
            return None
        seats = 1 if self.one_seat else people.seats
        result = counting.count(self.ours(people), self.method, seats, self.settings)
        sure = frozenset(result.winners)
        possible = sure.union(*result.tied)
        if possible == answer.names if answer.all_of_them else sure <= answer.names <= possible:
            return None
        return f"{self.method} {dict(self.settings)}: {sorted(answer.names)}, and we {sure=} {possible=}"


def _by_votelib(selected: list[Any], seats: int) -> Answer | None:
    """Read a list of names and ties; a list that is too short had too few candidates with votes."""
    if len(selected) < seats:
        return None
    flat = [name for item in selected for name in (item if isinstance(item, frozenset) else [item])]
    return Answer(frozenset(flat))


def _orders(people: Electorate) -> dict[Any, int]:
    groups: dict[Any, int] = {}
    for order in people.orders:
        groups[order] = groups.get(order, 0) + 1
    return groups


def _first_preferences(people: Electorate) -> Answer | None:
    votes = votelib.convert.RankedToFirstPreference().convert(_orders(people))
    return _by_votelib(votelib.evaluate.core.Plurality().evaluate(votes, people.seats), people.seats)


def _approval(people: Electorate) -> Answer | None:
    groups: dict[Any, int] = {}
    for order in people.orders:
        groups[frozenset(order)] = groups.get(frozenset(order), 0) + 1
    votes = votelib.convert.ApprovalToSimpleVotes().convert(groups)
    return _by_votelib(votelib.evaluate.core.Plurality().evaluate(votes, people.seats), people.seats)


def _borda(people: Electorate) -> Answer | None:
    votes = votelib.convert.RankedToPositionalVotes(Borda(base=0)).convert(_orders(people))
    return _by_votelib(votelib.evaluate.core.Plurality().evaluate(votes, people.seats), people.seats)


def _score_ballots(people: Electorate) -> dict[Any, int]:
    groups: dict[Any, int] = {}
    for ballot in people.scores:
        key = frozenset(ballot.items())
        groups[key] = groups.get(key, 0) + 1
    return groups


def _sums(people: Electorate) -> Answer | None:
    evaluator = votelib.evaluate.cardinal.ScoreVoting(function="sum", unscored_value=0)
    return _by_votelib(evaluator.evaluate(_score_ballots(people), people.seats), people.seats)


def _judgment(people: Electorate) -> Answer | None:
    """It takes several medians away at once and so passes over differences; so only the medians are asked."""
    evaluator = votelib.evaluate.cardinal.ScoreVoting(function="median_low", unscored_value=0)
    answer = _by_votelib(evaluator.evaluate(_score_ballots(people), 1), 1)
    return answer if answer and len(answer.names) == 1 else None


def _pairs(people: Electorate, unranked_at_bottom: bool = True) -> dict[Any, int]:
    converter = votelib.convert.RankedToCondorcetVotes(unranked_at_bottom=unranked_at_bottom)
    pairs: dict[Any, int] = converter.convert(_orders(people))
    return {(a, b): pairs.get((a, b), 0) for a in people.candidates for b in people.candidates if a != b}


def _condorcet(unranked_at_bottom: bool) -> Callable[[Electorate], Answer | None]:
    def theirs(people: Electorate) -> Answer:
        winner = votelib.evaluate.condorcet.CondorcetWinner().evaluate(_pairs(people, unranked_at_bottom))
        return Answer(frozenset(winner))

    return theirs


def _minimax(scoring: str) -> Callable[[Electorate], Answer | None]:
    evaluator = votelib.evaluate.condorcet.MinimaxCondorcet(scoring)
    return lambda people: _by_votelib(evaluator.evaluate(_pairs(people), 1), 1)


def _schulze(people: Electorate) -> Answer | None:
    """It takes, of several unbeaten candidates, the one with the most victories by paths."""
    answer = _by_votelib(votelib.evaluate.condorcet.Schulze().evaluate(_pairs(people), 1), 1)
    return answer and Answer(answer.names, all_of_them=False)


def _ranked_pairs(scoring: str) -> Callable[[Electorate], Answer | None]:
    """It takes equal victories in the order of its dictionary, and drawn pairs as if they were won."""
    evaluator = votelib.evaluate.condorcet.RankedPairs(scoring)

    def theirs(people: Electorate) -> Answer | None:
        pairs = _pairs(people)
        if any(pairs[a, b] == pairs[b, a] for a, b in pairs):
            return None
        try:
            return Answer(frozenset(evaluator.evaluate(pairs, 1)), all_of_them=False)
        except votelib.evaluate.core.VotingSystemError:
            return None

    return theirs


def _transfers(quota: str, seats: int | None) -> Callable[[Electorate], Answer | None]:
    """It refuses ties, loses count of exhausted ballots, and transfers simultaneous surpluses at once."""
    evaluator = votelib.evaluate.sequential.TransferableVoteSelector(quota_function=quota)

    def theirs(people: Electorate) -> Answer | None:
        places = seats or people.seats
        if not people.complete or _surpluses_meet(people, places):
            return None
        try:
            return Answer(frozenset(evaluator.evaluate(_orders(people), places)))
        except NotImplementedError:
            return None

    return theirs


def _surpluses_meet(people: Electorate, seats: int) -> bool:
    settings = {"quota": "floor+1", "decimals": "exact"}
    result = counting.count(people.ranked(), "stv-scottish", seats, settings)
    if result.quota is None or result.tied:
        return True
    quota = result.quota
    return any(sum(total > quota for total in stage.totals.values()) > 1 for stage in result.stages)


def _weak_orders(people: Electorate) -> ProfileWithTies:
    numbers = {name: at for at, name in enumerate(people.candidates)}
    ballots = [{numbers[name]: place + 1 for place, name in enumerate(order)} for order in people.orders]
    profile = ProfileWithTies(ballots, candidates=[*range(len(numbers))])
    profile.use_extended_strict_preference()
    return profile


def _named(people: Electorate, numbers: list[int], all_of_them: bool = True) -> Answer:
    return Answer(frozenset(people.candidates[number] for number in numbers), all_of_them)


def _pref(method: Any, support: bool = False) -> Callable[[Electorate], Answer | None]:
    def theirs(people: Electorate) -> Answer:
        profile = _weak_orders(people)
        return _named(people, method(profile, strength_function=profile.support if support else None))

    return theirs


def _pref_plain(method: Any) -> Callable[[Electorate], Answer | None]:
    return lambda people: _named(people, method(_weak_orders(people)))


def _pref_condorcet(people: Electorate) -> Answer:
    winners = pv_condorcet(_weak_orders(people))
    return _named(people, winners if len(winners) == 1 or len(people.candidates) == 1 else [])


def _pref_ranked_pairs(people: Electorate) -> Answer | None:
    """It goes through all permutations of equal margins, which takes for ever with more than a few."""
    profile = _weak_orders(people)
    margins = [abs(profile.margin(a, b)) for a in profile.candidates for b in profile.candidates if a < b]
    if any(margins.count(margin) * (1 if margin else 2) > 4 for margin in margins):
        return None
    return _named(people, ranked_pairs(profile))


class _FirstDrawn(random.Random):
    """A lot that always falls on the candidate listed first, as our trace does where it makes no difference."""

    def choice(self, seq: Any) -> Any:
        return seq[0]


def _pref_scottish(people: Electorate) -> Answer | None:
    """Where earlier stages tell some of the tied apart and not all, it draws the lot among all again.

    So it is asked where our count is settled by the stages or goes either way, and not where a lot decides.
    """
    ours = counting.count(people.ranked(), "stv-scottish")
    ties = [tie for stage in ours.stages for tie in stage.ties]
    if ours.tied or any(tie.looks and tie.verdict != "settled" for tie in ties):
        return None
    elected = stv_scottish(_weak_orders(people), num_seats=people.seats, rng=_FirstDrawn())
    return _named(people, elected, all_of_them=False)


def _pref_meek(people: Electorate) -> Answer:
    return _named(people, stv_meek(_weak_orders(people), num_seats=people.seats), all_of_them=False)


def _grades(people: Electorate) -> GradeProfile:
    numbers = {name: at for at, name in enumerate(people.candidates)}
    ballots = [{numbers[name]: value for name, value in ballot.items()} for ballot in people.scores]
    return GradeProfile(ballots, [0, 1, 2, 3, 4, 5], candidates=[*range(len(numbers))])


def _pref_star(people: Electorate) -> Answer:
    return _named(people, star(_grades(people)))


def _pref_score(people: Electorate) -> Answer:
    return _named(people, score_voting(_grades(people)))


R, A, S = Electorate.ranked, Electorate.approval, Electorate.scored
MARGINS = {"pairwise": "margins"}
NO_LADDER = {"ties": "none"}
EXACT_DROOP = {"quota": "floor+1", "decimals": "exact", "ties": "none"}

VOTELIB = {
    "plurality": Check("plurality", R, _first_preferences, {}, one_seat=False),
    "approval": Check("approval", A, _approval, {}, one_seat=False),
    "borda": Check("borda", R, _borda, {}, one_seat=False),
    "score": Check("score", S, _sums, {}, one_seat=False),
    "majority judgment": Check("majority-judgment", S, _judgment, {}),
    "condorcet": Check("condorcet", R, _condorcet(True), {}),
    "condorcet, unranked ignored": Check("condorcet", R, _condorcet(False), {"unranked": "ignored"}),
    "minimax": Check("minimax", R, _minimax("winning_votes"), {}),
    "minimax by margins": Check("minimax", R, _minimax("margins"), MARGINS),
    "schulze": Check("schulze", R, _schulze, {}),
    "ranked pairs": Check("ranked-pairs", R, _ranked_pairs("winning_votes"), {}),
    "ranked pairs by margins": Check("ranked-pairs", R, _ranked_pairs("margins"), MARGINS),
    "irv": Check("irv", R, _transfers("droop", 1), {}),
    "stv": Check("stv-scottish", R, _transfers("droop", None), EXACT_DROOP, one_seat=False),
}
PREF_VOTING = {
    "condorcet": Check("condorcet", R, _pref_condorcet, {}),
    "minimax": Check("minimax", R, _pref(minimax, support=True), {}),
    "minimax by margins": Check("minimax", R, _pref(minimax), MARGINS),
    "schulze": Check("schulze", R, _pref(beat_path, support=True), {}),
    "schulze by margins": Check("schulze", R, _pref(beat_path), MARGINS),
    "ranked pairs by margins": Check("ranked-pairs", R, _pref_ranked_pairs, MARGINS),
    "irv in every way": Check("irv", R, _pref_plain(instant_runoff_put), {}),
    "borda": Check("borda", R, _pref_plain(borda_for_profile_with_ties), {"unranked-points": "average"}),
    "scottish": Check("stv-scottish", R, _pref_scottish, {}, one_seat=False),
    "meek": Check("stv-meek", R, _pref_meek, {}, one_seat=False),
    "star": Check("star", S, _pref_star, NO_LADDER),
    "score": Check("score", S, _pref_score, {}),
}
