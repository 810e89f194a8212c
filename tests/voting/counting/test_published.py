"""The nine published elections, read from where they lie; they are no part of this repository."""

import json
import os
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from services.voting.domain import counting

ROOT = Path(__file__).parents[3]
CASES = (ROOT / os.environ.get("PLENARIA_CASES", "../shared/data")).resolve() / "elections"


def published(name: str) -> Any:
    """Give what the source published, with every figure exact."""
    elections = json.loads((CASES / "expected.json").read_text(), parse_float=Decimal)["elections"]
    return elections[name]["published"], elections[name].get("derived", [])


def profile(name: str) -> counting.Profile | dict[str, counting.Profile]:
    return counting.read_all(counting.decode((CASES / f"{name}.json").read_bytes()))


@pytest.fixture(autouse=True)
def cases_are_here() -> None:
    """Nothing is skipped in CI: a green run there has counted the published elections."""
    if not CASES.is_dir():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("the published elections are not here")


def count(name: str, method: str, seats: Any = None, **settings: str) -> Any:
    one = profile(name)
    assert isinstance(one, counting.Profile)
    return counting.count(one, method, seats, {key.replace("_", "-"): value for key, value in settings.items()})


def count_each(name: str, method: str) -> dict[str, counting.Result]:
    several = profile(name)
    assert isinstance(several, dict)
    return {case: counting.count(one, method) for case, one in several.items() if one.method in (None, method)}


def figures(stage: counting.Stage, names: Any) -> dict[str, Fraction]:
    return {name: stage.totals[name] for name in names}


def fractions(table: Any) -> dict[str, Fraction]:
    return {name: Fraction(number) for name, number in table.items()}


def test_a_candidate_last_on_first_preferences_wins_an_orkney_seat_by_surplus() -> None:
    """Winners in order, quota and every published stage, which is rounded to a tenth."""
    (orkney,), _ = published("01-stv-five-for-three")
    result = count("01-stv-five-for-three", "stv-scottish")
    assert (list(result.winners), result.quota, result.valid) == (orkney["winners"], orkney["quota"], orkney["valid"])
    assert len(result.stages) == len(orkney["stages"])
    for stage, row in zip(result.stages, orkney["stages"], strict=True):
        for name, number in fractions(row).items():
            assert abs(stage.totals[name] - number) <= Fraction(1, 20)


def test_the_rules_that_orkney_tells_apart_elect_the_council_or_the_wrong_three() -> None:
    _, derived = published("01-stv-five-for-three")
    winners = {row["method"]: set(row["winners"]) for row in derived}
    assert set(count("01-stv-five-for-three", "stv-meek").winners) == next(
        three for method, three in winners.items() if "meek" in method
    )
    assert set(count("01-stv-five-for-three", "borda").winners) == winners["borda top 3 (wrong for stv)"]
    assert set(count("01-stv-five-for-three", "plurality").winners) == winners["top-3 by first preference (wrong)"]


def test_moray_elects_after_two_surpluses_to_the_fifth_decimal() -> None:
    (moray,), derived = published("02-stv-four-for-three")
    result = count("02-stv-four-for-three", "stv-scottish")
    assert (sorted(result.winners), result.quota) == (sorted(moray["winners"]), moray["quota"])
    assert [dict(stage.totals) for stage in result.stages] == [fractions(row) for row in derived[0]["stages"]]
    assert set(count("02-stv-four-for-three", "borda").winners) == set(derived[2]["winners"])
    assert set(count("02-stv-four-for-three", "plurality").winners) == set(derived[1]["winners"])


def test_bute_counts_down_to_one_as_published_and_stops_at_two_by_default() -> None:
    (bute,), _ = published("03-irv-five")
    rounds = [fractions(row) for row in bute["rounds"]]
    to_the_end = count("03-irv-five", "irv", irv_stop="one")
    assert [dict(stage.totals) for stage in to_the_end.stages] == rounds
    usual = count("03-irv-five", "irv")
    assert [dict(stage.totals) for stage in usual.stages] == rounds[:-1]
    assert usual.winners == to_the_end.winners == (bute["winner"],)
    assert usual.valid == bute["valid"]


def test_bute_is_also_a_scottish_count_for_one_seat() -> None:
    (bute,), _ = published("03-irv-five")
    result = count("03-irv-five", "stv-scottish")
    assert (result.winners, result.quota) == ((bute["winner"],), bute["majority_of_valid"])
    for stage, row in zip(result.stages, bute["rounds"], strict=True):
        assert figures(stage, row) == fractions(row)


@pytest.mark.parametrize(
    ("row", "method", "settings"),
    [
        (0, "plurality", {}),
        (1, "borda", {}),
        (2, "condorcet", {}),
        (3, "condorcet", {"unranked": "ignored"}),
    ],
)
def test_what_unranked_means_turns_bute(row: int, method: str, settings: dict[str, str]) -> None:
    _, derived = published("03-irv-five")
    assert count("03-irv-five", method, **settings).winners == (derived[row]["winner"],)


def test_burlington_has_three_winners_by_three_methods() -> None:
    irv, condorcet, plurality = published("04-irv-condorcet-split")[0]
    result = count("04-irv-condorcet-split", "irv")
    assert result.winners == (irv["winner"],)
    assert dict(result.stages[0].totals) == fractions(irv["round1"])
    assert (dict(result.stages[-1].totals), result.exhausted) == ({"A": 4313, "E": 4060}, 607)
    assert count("04-irv-condorcet-split", "plurality").winners == (plurality["winner"],)
    compared = count("04-irv-condorcet-split", "condorcet")
    assert compared.winners == (condorcet["winner"],)
    pairs = {f"{a}>{b}": votes for (a, b), votes in compared.pairwise.items()}
    assert {pair: pairs[pair] for pair in condorcet["pairwise"]} == condorcet["pairwise"]


def test_an_over_vote_in_burlington_may_be_skipped_instead() -> None:
    _, (skipped,) = published("04-irv-condorcet-split")
    result = count("04-irv-condorcet-split", "irv", overvote="skip")
    assert (result.winners, dict(result.stages[-1].totals)) == ((skipped["winner"],), fractions(skipped["final"]))


def test_a_song_second_with_jury_and_public_wins_the_contest() -> None:
    both, jury, public = published("05-jury-public-half")[0]
    result = count("05-jury-public-half", "points")
    order = sorted(result.stages[-1].totals.items(), key=lambda item: -item[1])
    assert [[name, points] for name, points in order[:6]] == both["ranking_top6"]
    for ratio, side in (("1:0", jury), ("0:1", public)):
        one_side = count("05-jury-public-half", "points", ratio=ratio)
        assert one_side.winners == (side["winner"],)
        assert one_side.stages[-1].totals[side["winner"]] == side["points"]


def test_the_rule_of_the_contest_decides_whether_equal_points_stay_a_tie() -> None:
    (x, y), _ = published("06-positional-ties")
    results = count_each("06-positional-ties", "points")
    assert results["x"].winners == (x["winner"],)
    assert [results["x"].stages[0].totals[x[place]] for place in ("winner", "second")] == x["points"]
    assert (results["y"].winners, results["y"].tied) == ((), (tuple(y["winners"]),))


def test_more_voting_units_would_have_decided_otherwise() -> None:
    contests = profile("06-positional-ties")
    assert isinstance(contests, dict)
    result = counting.count(contests["x"], "points", settings={"ties": "units"})
    assert result.winners == ("E09",)
    assert dict(result.stages[0].ties[0].looks[0].values) == {"E08": 17, "E09": 18}


def test_a_tie_that_five_decimals_make_is_reported_and_exact_numbers_dissolve_it() -> None:
    scottish, wigm, meek, reference = published("07-stv-precision")[0]
    result = count("07-stv-precision", "stv-scottish")
    assert ([*result.winners], result.tied, result.quota) == (scottish["winners"][:2], (("C", "D", "E"),), 1001)
    exact = count("07-stv-precision", "stv-scottish", quota="exact", decimals="exact")
    assert sorted(exact.winners) == wigm["winners"]
    assert sorted(count("07-stv-precision", "stv-meek").winners) == meek["winners"]
    near = count("07-stv-precision", "stv-meek", decimals="9")
    assert ([*near.winners], near.tied) == (["A", "B"], (("C", "D"),))
    drawn = count("07-stv-precision", "stv-meek", decimals="9", ties="lot", lot="E,D,C,B,A")
    assert sorted(drawn.winners) == reference["winners"]


def test_small_ties_end_as_published() -> None:
    rows = {row["case"]: row for row in published("08-small-ties")[0]}
    results = count_each("08-small-ties", "stv-scottish") | count_each("08-small-ties", "star")
    assert {case: sorted(results[case].winners) for case in "abc"} == {case: rows[case]["winners"] for case in "abc"}
    assert results["a"].quota == 3
    assert {case: [*results[case].winners] for case in "deh"} == {case: [rows[case]["winner"]] for case in "deh"}
    assert {case: results[case].tied for case in "fg"} == {"f": (("A", "B"),), "g": (("A", "B"),)}
    assert set(results["h"].stages[-1].totals) == {rows["h"]["winner"], rows["h"]["runner_up"]}


def test_majority_judgment_ranks_as_the_library_of_its_makers() -> None:
    rows = {row["case"]: row["ranks"] for row in published("09-majority-judgment")[0]}
    results = count_each("09-majority-judgment", "majority-judgment")
    assert {case: [*result.ranks.values()] for case, result in results.items()} == rows
