"""What must hold for any profile: the metamorphic properties, and slow reference counts."""

import itertools
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from services.voting.domain import counting
from tests.voting.counting.profiles import counted, outcome, ranked

patiently = settings(deadline=None)
NAMES = "ABCD"
RANKED = ["plurality", "borda", "irv", "stv-scottish", "stv-meek", "condorcet", "schulze", "ranked-pairs", "minimax"]
SCORED = ["score", "star", "majority-judgment"]
TRANSFERS = ["irv", "stv-scottish", "stv-meek"]


@st.composite
def rankings(draw: st.DrawFn) -> list[Any]:
    """A ranking, short or complete, now and then with a shared place."""
    order: list[Any] = draw(st.permutations(NAMES))[: draw(st.integers(0, len(NAMES)))]
    if len(order) > 1 and draw(st.integers(0, 5)) == 0:
        at = draw(st.integers(0, len(order) - 2))
        order[at : at + 2] = [order[at : at + 2]]
    return order


def ballots_of(kind: str) -> st.SearchStrategy[list[list[Any]]]:
    votes = {
        "ranked": rankings(),
        "approval": st.lists(st.sampled_from(NAMES), unique=True),
        "score": st.dictionaries(st.sampled_from(NAMES), st.integers(0, 5)),
    }[kind]
    return st.lists(st.tuples(st.integers(0, 4), votes).map(list), max_size=7)


def profile(kind: str, ballots: list[list[Any]], names: str = NAMES) -> counting.Profile:
    return counting.read({"kind": kind, "candidates": [*names], "seats": 2, "ballots": ballots})


METHODS = [("ranked", name) for name in RANKED] + [("approval", "approval")] + [("score", name) for name in SCORED]
any_method = st.sampled_from(METHODS)


@patiently
@given(any_method, st.data(), st.permutations(NAMES))
def test_renaming_the_candidates_renames_the_result(method: tuple[str, str], data: st.DataObject, names: Any) -> None:
    kind, name = method
    ballots = data.draw(ballots_of(kind))
    new = dict(zip(NAMES, names, strict=True))
    winners, tied = outcome(profile(kind, ballots), name)
    expected = "".join(sorted(new[x] for x in winners)), "".join(sorted(new[x] for x in tied))
    assert outcome(profile(kind, renamed(ballots, new)), name) == expected


def renamed(thing: Any, new: dict[str, str]) -> Any:
    if isinstance(thing, str):
        return new[thing]
    if isinstance(thing, dict):
        return {new[name]: value for name, value in thing.items()}
    return [renamed(item, new) for item in thing] if isinstance(thing, list) else thing


@patiently
@given(any_method, st.data())
def test_neither_the_order_of_ballots_nor_their_grouping_matters(method: tuple[str, str], data: st.DataObject) -> None:
    kind, name = method
    ballots = data.draw(ballots_of(kind))
    singles = [[1, vote] for count, vote in ballots for _ in range(count)]
    shuffled = data.draw(st.permutations(singles))
    one, other = counted(profile(kind, ballots), name), counted(profile(kind, shuffled), name)
    assert (set(one.winners), one.tied, one.valid) == (set(other.winners), other.tied, other.valid)
    assert [stage.totals for stage in one.stages] == [stage.totals for stage in other.stages]


@patiently
@given(any_method, st.data())
def test_doubling_every_ballot_keeps_the_result(method: tuple[str, str], data: st.DataObject) -> None:
    kind, name = method
    ballots = data.draw(ballots_of(kind))
    exact = {"quota": "exact", "decimals": "exact"} if name == "stv-scottish" else {}
    doubled = [[2 * count, vote] for count, vote in ballots]
    assert outcome(profile(kind, ballots), name, **exact) == outcome(profile(kind, doubled), name, **exact)


@patiently
@given(st.sampled_from(["plurality", "borda", "irv"]), ballots_of("ranked"), st.permutations(NAMES))
def test_one_more_ballot_with_the_winner_first_keeps_the_winner(method: str, ballots: Any, order: list[str]) -> None:
    winner, tied = outcome(profile("ranked", ballots), method, seats=1)
    assume(winner and not tied)
    more = [*ballots, [1, [winner, *(name for name in order if name != winner)]]]
    assert outcome(profile("ranked", more), method, seats=1) == (winner, "")


@patiently
@given(ballots_of("ranked"), st.sampled_from(["winning-votes", "margins"]))
def test_one_more_ballot_for_the_schulze_winner_alone_keeps_the_winner(ballots: Any, pairwise: str) -> None:
    """Named alone: a ballot that also ranks the others may strengthen a path against the winner."""
    winner, tied = outcome(profile("ranked", ballots), "schulze", pairwise=pairwise)
    assume(winner and not tied)
    more = profile("ranked", [*ballots, [1, [winner]]])
    assert outcome(more, "schulze", pairwise=pairwise) == (winner, "")


def test_irv_can_drop_a_winner_who_is_raised() -> None:
    """Ten of B's voters raise A, the winner; now B goes out instead of C, and C beats A."""
    assert outcome(ranked("39 A>B>C", "35 B>C>A", "26 C>A>B"), "irv") == ("A", "")
    assert outcome(ranked("49 A>B>C", "25 B>C>A", "26 C>A>B"), "irv") == ("C", "")


@patiently
@given(ballots_of("ranked"), st.sampled_from(["winning-votes", "margins"]))
def test_a_condorcet_winner_wins_every_condorcet_method(ballots: Any, pairwise: str) -> None:
    winner, _ = outcome(profile("ranked", ballots), "condorcet")
    assume(winner)
    for method in ("schulze", "ranked-pairs", "minimax"):
        assert outcome(profile("ranked", ballots), method, pairwise=pairwise) == (winner, "")


@patiently
@given(ballots_of("ranked"), st.sampled_from(TRANSFERS), st.sampled_from(["exhaust", "skip"]))
def test_votes_in_are_votes_out_at_every_stage(ballots: Any, method: str, overvote: str) -> None:
    result = counted(profile("ranked", ballots), method, overvote=overvote)
    for stage in result.stages:
        assert sum(stage.totals.values()) + stage.exhausted == result.valid
        assert all(number >= 0 for number in stage.totals.values())


@patiently
@given(any_method, st.data())
def test_winners_and_tied_are_different_people_and_fill_the_seats(method: tuple[str, str], data: st.DataObject) -> None:
    kind, name = method
    seats = data.draw(st.integers(1, 5)) if not counting.METHODS[name].one_seat else 1
    result = counted(profile(kind, data.draw(ballots_of(kind))), name, seats=seats)
    elected, tied = {*result.winners}, {candidate for group in result.tied for candidate in group}
    assert not elected & tied
    filled = min(seats, len(NAMES))
    if tied:
        assert len(elected) < filled < len(elected | tied)
    elif name != "condorcet":
        assert len(elected) == filled


@patiently
@given(ballots_of("ranked"), st.sampled_from(TRANSFERS), st.permutations(NAMES))
def test_whatever_lot_is_drawn_its_winners_were_reported(ballots: Any, method: str, lot: list[str]) -> None:
    one = profile("ranked", ballots)
    ladder = counting.METHODS[method].parameters
    declared = next(parameter.default for parameter in ladder if parameter.name == "ties")
    open_ = counted(one, method)
    drawn = counted(one, method, ties="lot" if declared == "none" else f"{declared},lot", lot=",".join(lot))
    assert drawn.tied == ()
    assert {*open_.winners} <= {*drawn.winners} <= {*open_.winners}.union(*open_.tied)


@patiently
@given(ballots_of("score"))
def test_majority_judgment_is_the_removal_of_medians_one_by_one(ballots: Any) -> None:
    result = counted(profile("score", ballots), "majority-judgment")
    sequences = {}
    for name in NAMES:
        grades = sorted(vote.get(name, 0) for count, vote in ballots if vote for _ in range(count))
        sequences[name] = [grades.pop((len(grades) - 1) // 2) for _ in range(len(grades))]
    ranks = {name: 1 + sum(other > sequences[name] for other in sequences.values()) for name in NAMES}
    assert dict(result.ranks) == ranks


@patiently
@given(ballots_of("ranked"), st.sampled_from(["winning-votes", "margins"]))
def test_ranked_pairs_is_the_locking_of_victories_in_every_order(ballots: Any, pairwise: str) -> None:
    one = profile("ranked", ballots)
    above = counted(one, "condorcet").pairwise
    strength = {
        (a, b): above[a, b] if pairwise == "winning-votes" else above[a, b] - above[b, a]
        for a, b in above
        if above[a, b] > above[b, a]
    }
    groups = [
        [pair for pair in strength if strength[pair] == level] for level in sorted({*strength.values()}, reverse=True)
    ]
    tops = set()
    for orders in itertools.product(*(itertools.permutations(group) for group in groups)):
        locked: set[tuple[str, str]] = set()
        for a, b in itertools.chain(*orders):
            if not leads(locked, b, a):
                locked.add((a, b))
        tops |= {name for name in NAMES if all(below != name for _, below in locked)}
    winners, tied = outcome(one, "ranked-pairs", pairwise=pairwise)
    assert {*winners, *tied} == tops


def leads(locked: set[tuple[str, str]], start: str, end: str) -> bool:
    return start == end or any(leads(locked - {pair}, pair[1], end) for pair in locked if pair[0] == start)


@patiently
@given(st.fractions())
def test_a_written_number_reads_back_as_itself(number: Fraction) -> None:
    assert Fraction(counting.exact(number)) == number


@pytest.mark.parametrize("method", TRANSFERS)
@patiently
@given(ballots=ballots_of("ranked"))
def test_a_result_does_not_hang_on_how_the_candidates_are_listed(method: str, ballots: Any) -> None:
    one = profile("ranked", ballots)
    other = replace(one, candidates=one.candidates[::-1])
    assert outcome(one, method) == outcome(other, method)
