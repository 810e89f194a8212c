"""Each method on a case small enough to be counted by hand."""

from fractions import Fraction

import pytest

from services.voting.domain import counting
from tests.voting.counting.profiles import counted, outcome, ranked, scored, totals

CENTRE = ranked("4 A>C>B", "3 B>C>A", "2 C>B>A")
"""The centre C beats both wings and has the fewest first preferences."""

CIRCLE = ranked("7 A>B>C", "6 B>C>A", "5 C>A>B")
"""A beats B by 12:6, B beats C by 13:5, C beats A by 11:7."""


@pytest.mark.parametrize(
    ("method", "winner"),
    [
        ("plurality", "A"),
        ("irv", "B"),
        ("stv-scottish", "B"),
        ("stv-meek", "B"),
        ("condorcet", "C"),
        ("schulze", "C"),
        ("ranked-pairs", "C"),
        ("minimax", "C"),
        ("borda", "C"),
    ],
)
def test_one_electorate_has_three_winners_depending_on_the_method(method: str, winner: str) -> None:
    assert outcome(CENTRE, method) == (winner, "")


@pytest.mark.parametrize("method", ["schulze", "ranked-pairs", "minimax"])
def test_a_circle_is_cut_at_its_weakest_victory(method: str) -> None:
    assert outcome(CIRCLE, method) == ("A", "")
    assert outcome(CIRCLE, "condorcet") == ("", "")


def test_borda_gives_the_unranked_nothing_or_their_average() -> None:
    profile = ranked("2 A", "1 B>C>A", candidates="ABC")
    assert totals(counted(profile, "borda")) == {"A": 4, "B": 2, "C": 1}
    shared = counted(profile, "borda", unranked_points="average")
    assert totals(shared) == {"A": 4, "B": 3, "C": 2}


def test_a_shared_place_shares_its_points() -> None:
    assert totals(counted(ranked("1 A=B>C"), "borda")) == {"A": Fraction(3, 2), "B": Fraction(3, 2)}


def test_points_by_place_follow_the_list_declared() -> None:
    result = counted(ranked("1 A>B>C>D", "1 B>A"), "points", points="5,3,1")
    assert totals(result) == {"A": 8, "B": 8, "C": 1}


def test_approval_elects_the_most_approved() -> None:
    profile = counting.read({"kind": "approval", "seats": 2, "ballots": [[3, ["A", "B"]], [2, ["B"]], [1, []]]})
    result = counted(profile, "approval")
    assert (result.winners, result.valid, totals(result)) == (("B", "A"), 5, {"A": 3, "B": 5})


def test_a_missing_score_is_zero_or_not_a_judgement() -> None:
    profile = scored("1 A9 B6", "1 B6")
    assert outcome(profile, "score") == ("B", "")
    assert outcome(profile, "score", missing="ignored") == ("A", "")


def test_scores_keep_their_decimals_exactly() -> None:
    profile = counting.read(counting.decode(b'{"kind":"score","ballots":[[3,{"A":0.1,"B":0.3}]]}'))
    assert totals(counted(profile, "score")) == {"A": Fraction(3, 10), "B": Fraction(9, 10)}


def test_star_lets_the_two_highest_scores_meet() -> None:
    profile = scored("3 A5 B4", "2 B5 A3")
    result = counted(profile, "star")
    assert (result.winners, dict(result.stages[1].totals)) == (("A",), {"A": 3, "B": 2})
    assert outcome(profile, "score") == ("B", "")


def test_majority_judgment_compares_what_is_left_without_the_median() -> None:
    profile = counting.read({"kind": "grades", "tallies": [[1, 1, 1], [0, 2, 1], [1, 1, 1]]})
    result = counted(profile, "majority-judgment")
    assert (result.winners, dict(result.ranks)) == (("1",), {"0": 2, "1": 1, "2": 2})


@pytest.mark.parametrize(("missing", "winner"), [("0", "1"), ("median", "0")])
def test_a_missing_grade_is_the_worst_or_the_median(missing: str, winner: str) -> None:
    profile = counting.read({"kind": "grades", "judges": 5, "tallies": [[0, 0, 2], [0, 3, 2]]})
    assert outcome(profile, "majority-judgment", missing_grade=missing) == (winner, "")


def test_a_surplus_passes_on_at_five_decimals_and_the_rest_is_lost() -> None:
    profile = ranked("5 A>B", "2 A", "2 B", "2 C", seats=2)
    result = counted(profile, "stv-scottish")
    assert (result.quota, result.winners) == (4, ("A", "B"))
    assert dict(result.stages[1].totals) == {"A": 4, "B": 2 + 5 * Fraction("0.42857"), "C": 2}
    assert result.stages[1].exhausted == 11 - 8 - 5 * Fraction("0.42857")


def test_exact_fractions_lose_nothing() -> None:
    profile = ranked("5 A>B", "2 A>C", "2 B", "2 C", seats=2)
    result = counted(profile, "stv-scottish", quota="exact", decimals="exact")
    assert all(sum(stage.totals.values()) == 11 for stage in result.stages)


def test_the_order_of_surpluses_is_a_parameter() -> None:
    profile = ranked("9 D>A", "1 G>D", "1 C>D", "4 C>F", "3 A>D>G>C", "1 B>C", seats=4)
    orders = {
        order: [stage.action[-1] for stage in counted(profile, "stv-scottish", surplus_order=order).stages[1:4]]
        for order in ("largest", "first-elected")
    }
    assert orders == {"largest": ["D", "A", "C"], "first-elected": ["D", "C", "A"]}


def test_meek_brings_the_elected_down_to_a_quota_that_falls_as_ballots_end() -> None:
    """What A's ballots without a second preference cannot pass on lowers the quota for everybody."""
    result = counted(ranked("6 A>B", "3 A", "2 B", "3 C", "2 D", seats=2), "stv-meek")
    first, second = result.stages[:2]
    assert (first.quota, first.elected, dict(first.totals)) == (
        Fraction(16, 3),
        ("A",),
        {"A": 9, "B": 2, "C": 3, "D": 2},
    )
    assert second.quota is not None
    assert abs(second.totals["A"] - second.quota) < Fraction(1, 10**9)
    assert abs(sum(second.totals.values()) - 3 * second.quota) < Fraction(1, 10**9)
    assert second.quota < first.quota


@pytest.mark.parametrize(("stop", "stages"), [("two", 3), ("majority", 1), ("one", 4)])
def test_irv_stops_where_it_is_told_to(stop: str, stages: int) -> None:
    result = counted(ranked("6 A", "2 B>C", "1 C", "1 D"), "irv", irv_stop=stop)
    assert (result.winners, len(result.stages)) == (("A",), stages)


def test_half_the_ballots_are_no_majority() -> None:
    assert len(counted(ranked("2 A", "1 B", "1 C"), "irv", irv_stop="majority").stages) == 2


@pytest.mark.parametrize("method", ["stv-scottish", "stv-meek"])
def test_an_exact_quota_has_to_be_passed_since_one_too_many_can_reach_it(method: str) -> None:
    assert outcome(ranked("2 A", "2 B"), method, quota="exact", decimals="exact") == ("", "AB")
    assert outcome(ranked("3 A", "2 B", "1 C"), method, quota="exact", decimals="exact") == ("A", "")


@pytest.mark.parametrize(("overvote", "winner", "exhausted"), [("exhaust", "B", 2), ("skip", "A", 0)])
def test_an_over_vote_ends_a_ballot_or_is_passed_over(overvote: str, winner: str, exhausted: int) -> None:
    result = counted(ranked("2 A", "3 B", "2 C=D>A", candidates="ABCD"), "plurality", overvote=overvote)
    assert (result.winners, result.exhausted, result.valid) == ((winner,), exhausted, 7)


MATRIX = {
    "kind": "pairwise",
    "candidates": ["A", "B", "N"],
    "matrix": [[0, 60, 70], [40, 0, 55], [30, 20, 0]],
    "default_option": "N",
}


@pytest.mark.parametrize(
    ("ratios", "settings", "winner"),
    [
        ({}, {}, "A"),
        ({"A": "3:1"}, {}, "B"),
        ({"A": "7:3"}, {}, "B"),
        ({"A": "2:1"}, {}, "A"),
        ({"A": "3:1", "B": "3:1"}, {}, "N"),
        ({}, {"quorum": "71"}, "N"),
        ({}, {"quorum": "60"}, "A"),
        ({}, {"majority": "5:2"}, "B"),
    ],
)
def test_an_option_has_to_exceed_its_ratio_and_reach_the_quorum_against_the_default(
    ratios: dict[str, str], settings: dict[str, str], winner: str
) -> None:
    profile = counting.read({**MATRIX, "majority_required_against_default": ratios})
    for method in ("condorcet", "schulze", "ranked-pairs", "minimax"):
        assert outcome(profile, method, **settings) == (winner, "")


def test_a_default_option_can_also_stand_on_ranked_ballots() -> None:
    profile = ranked("3 A>N>B", "2 B>N", candidates="ABN", default_option="N")
    result = counted(profile, "schulze")
    assert (result.winners, result.stages[0].excluded) == (("A",), ("B",))


def test_winning_votes_and_margins_can_disagree() -> None:
    profile = counting.read(
        {"kind": "pairwise", "candidates": [*"ABC"], "matrix": [[0, 46, 30], [45, 0, 40], [35, 20, 0]]}
    )
    assert outcome(profile, "minimax", pairwise="winning-votes") == ("A", "")
    assert outcome(profile, "minimax", pairwise="margins") == ("B", "")
    assert outcome(profile, "schulze", pairwise="winning-votes") == ("A", "")
    assert outcome(profile, "ranked-pairs", pairwise="margins") == ("B", "")


JURY = {"A": 5, "B": 4, "C": 3, "D": 0}
PUBLIC = {"A": 10, "B": 40, "C": 90, "D": 100}


@pytest.mark.parametrize(
    ("settings", "totals_wanted"),
    [
        ({}, {"A": 15, "B": 44, "C": 93, "D": 100}),
        ({"ratio": "10:1"}, {"A": 60, "B": 80, "C": 120, "D": 100}),
        ({"combine": "ranks"}, {"A": 19, "B": 18, "C": 18, "D": 19}),
        ({"combine": "ranks", "points": "3,2,1"}, {"A": 3, "B": 3, "C": 3, "D": 3}),
        (
            {"combine": "shares"},
            {"A": Fraction(11, 48), "B": Fraction(1, 4), "C": Fraction(5, 16), "D": Fraction(5, 24)},
        ),
        ({"combine": "shortlist", "shortlist": "2"}, {"A": 10, "B": 40}),
    ],
)
def test_jury_and_public_combine_by_points_ranks_shares_or_a_shortlist(
    settings: dict[str, str], totals_wanted: dict[str, Fraction]
) -> None:
    entries = [{"entry": name, "jury": {"J": JURY[name]}, "public": {"P": PUBLIC[name]}} for name in JURY]
    profile = counting.read({"kind": "positional-two-constituencies", "ballots": entries})
    assert dict(counted(profile, "points", **settings).stages[-1].totals) == totals_wanted


@pytest.mark.parametrize("method", ["plurality", "approval", "score"])
def test_plain_totals_are_a_result_too(method: str) -> None:
    profile = counting.read({"kind": "totals", "totals": {"A": 3, "B": 7}, "valid": 10})
    assert outcome(profile, method) == ("B", "")


def test_every_number_is_written_exactly() -> None:
    numbers = [Fraction(7), Fraction(-1, 8), Fraction(82628457, 100000), Fraction(1, 3), Fraction(0)]
    assert [counting.exact(number) for number in numbers] == ["7", "-0.125", "826.28457", "1/3", "0"]
