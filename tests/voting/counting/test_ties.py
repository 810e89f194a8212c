"""Ties: reported, settled by the declared ladder alone, and shown either way."""

import pytest

from services.voting.domain import counting
from tests.voting.counting.profiles import counted, outcome, ranked, scored

RANKED = ["plurality", "borda", "points", "irv", "stv-scottish", "stv-meek", "schulze", "ranked-pairs", "minimax"]


@pytest.mark.parametrize("method", RANKED)
def test_two_equal_halves_are_tied_whatever_the_method(method: str) -> None:
    assert outcome(ranked("5 A>B", "5 B>A"), method) == ("", "AB")


@pytest.mark.parametrize("method", RANKED)
@pytest.mark.parametrize("groups", [(), ("4 ",)])
def test_without_a_single_preference_everybody_is_tied(method: str, groups: tuple[str, ...]) -> None:
    assert outcome(ranked(*groups, candidates="ABC"), method) == ("", "ABC")


@pytest.mark.parametrize("method", [*RANKED, "condorcet"])
@pytest.mark.parametrize("groups", [(), ("1 A",), ("3 ",)])
def test_a_candidate_alone_wins(method: str, groups: tuple[str, ...]) -> None:
    assert outcome(ranked(*groups, candidates="A"), method) == ("A", "")


@pytest.mark.parametrize("method", [*RANKED, "condorcet"])
def test_one_voter_decides(method: str) -> None:
    assert outcome(ranked("1 B>A>C"), method) == ("B", "")


@pytest.mark.parametrize("method", ["score", "star", "majority-judgment"])
def test_scores_can_tie_alone_or_be_missing(method: str) -> None:
    assert outcome(scored("1 A3 B3", "1 A1 B1"), method) == ("", "AB")
    assert outcome(scored(candidates="AB"), method) == ("", "AB")
    assert outcome(scored("2 ", candidates="AB"), method) == ("", "AB")
    assert outcome(scored("1 A1"), method) == ("A", "")


def test_no_condorcet_winner_is_nobody_and_nobody_tied() -> None:
    assert outcome(ranked("1 A>B", "1 B>A"), "condorcet") == ("", "")


def test_only_the_places_at_the_cut_are_tied() -> None:
    profile = ranked("3 A", "2 B", "2 C", "1 D", seats=2)
    assert outcome(profile, "plurality") == ("A", "BC")
    assert outcome(profile, "plurality", seats=3) == ("ABC", "")


@pytest.mark.parametrize("method", ["plurality", "stv-scottish", "stv-meek", "borda"])
def test_with_a_seat_for_everybody_everybody_wins(method: str) -> None:
    assert outcome(ranked("2 A>B", "1 B", "1 C"), method, seats=5) == ("ABC", "")


def test_a_tie_that_changes_nothing_is_shown_and_not_reported() -> None:
    result = counted(ranked("6 A", "3 B", "1 C>B", "1 D>B"), "irv")
    assert (result.winners, result.tied) == (("A",), ())
    tie = result.stages[0].ties[0]
    assert (tie.between, tie.over, tie.verdict) == (("C", "D"), "exclusion", "no difference")


def test_a_tie_in_the_middle_reports_who_could_win_and_not_who_was_tied_there() -> None:
    """With B out, C gathers B's ballots and then D's; with C out, A gathers C's."""
    result = counted(ranked("7 A", "5 D>C", "3 B>C>D", "3 C>A", candidates="ABCD"), "irv")
    tie = result.stages[0].ties[0]
    assert (tie.between, tie.verdict) == (("B", "C"), "open")
    assert (result.winners, result.tied) == ((), (("A", "C"),))
    assert len(result.stages) == 1


def test_the_elected_stay_elected_when_the_last_seat_is_tied() -> None:
    result = counted(ranked("9 A", "2 B", "2 C", seats=2), "stv-scottish")
    assert (result.winners, result.tied) == (("A",), (("B", "C"),))


def test_scottish_rules_look_at_the_most_recent_earlier_stage() -> None:
    profile = ranked("1 A>B", "2 B", "3 C", "4 D", "5 E", seats=2)
    result = counted(profile, "stv-scottish")
    tie = result.stages[1].ties[0]
    assert (tie.between, tie.chosen, tie.verdict) == (("B", "C"), ("B",), "settled")
    assert (tie.looks[0].rule, dict(tie.looks[0].values)) == ("earlier-stage 1", {"B": 2, "C": 3})
    assert outcome(profile, "stv-scottish", ties="none") == ("DE", "")


def test_of_earlier_stages_the_most_recent_that_differs_decides() -> None:
    """B trails C at first, leads after X is out, and is level with C when Y is out: so C goes, not B."""
    result = counted(ranked("9 A", "3 B", "4 C", "2 X>B", "1 Y>C", "2 Y"), "stv-scottish")
    tie = result.stages[2].ties[0]
    assert (tie.between, tie.chosen, tie.looks[0].rule) == (("B", "C"), ("C",), "earlier-stage 2")


def test_irv_looks_at_earlier_stages_only_if_that_is_declared() -> None:
    profile = ranked("4 A", "3 B", "1 C>B")
    assert outcome(profile, "irv") == ("", "AB")
    assert outcome(profile, "irv", ties="earlier-stage") == ("A", "")


def test_a_lot_is_drawn_from_the_seed_or_by_hand_and_shown() -> None:
    profile = ranked("1 A", "1 B", "1 C")
    drawn = {counted(profile, "plurality", ties="lot", seed=str(seed)).winners for seed in range(30)}
    assert drawn == {("A",), ("B",), ("C",)}
    by_hand = counted(profile, "plurality", ties="lot", lot="C,A,B")
    assert by_hand.winners == ("C",)
    assert by_hand.stages[0].ties[0].looks[0].rule == "lot"


def test_an_undrawn_lot_is_no_lot() -> None:
    with pytest.raises(counting.CountRefused, match="seed"):
        counted(ranked("1 A", "1 B"), "irv", ties="lot")
    with pytest.raises(counting.CountRefused, match="every candidate once"):
        counted(ranked("1 A", "1 B"), "irv", ties="lot", lot="A")


@pytest.mark.parametrize("method", RANKED)
def test_a_lot_leaves_nothing_open(method: str) -> None:
    ladder = "earlier-stage,lot" if method.startswith("stv") else "lot"
    result = counted(ranked("1 A>B>C", "1 B>C>A", "1 C>A>B"), method, ties=ladder, seed="x")
    assert (len(result.winners), result.tied) == (1, ())


@pytest.mark.parametrize(
    ("groups", "rule", "winner"),
    [
        (("1 A0 B5", "1 A3 B2"), "score", "B"),
        (("1 A2 B4", "1 A5 B3"), "top-scores", "A"),
        (("1 A0 B5", "1 A5 B0"), None, ""),
    ],
)
def test_star_settles_a_run_off_by_score_then_by_top_scores(
    groups: tuple[str, ...], rule: str | None, winner: str
) -> None:
    result = counted(scored(*groups, candidates="AB", max=5), "star")
    looks = [look.rule for look in result.stages[-1].ties[0].looks]
    assert (looks[-1:], "".join(result.winners)) == ([rule] if rule else [], winner)


def test_an_open_tie_for_the_star_final_does_not_matter_if_one_beats_all() -> None:
    profile = scored("2 A5 B3 C3", "1 A4 B0 C0")
    result = counted(profile, "star")
    assert (result.winners, result.stages[0].ties[0].verdict) == (("A",), "no difference")


def test_ranked_pairs_follow_every_order_of_equal_victories() -> None:
    assert outcome(ranked("1 A>B>C", "1 B>C>A", "1 C>A>B"), "ranked-pairs") == ("", "ABC")
    assert outcome(ranked("2 A>B>C", "2 A>C>B"), "ranked-pairs") == ("A", "")


@pytest.mark.parametrize(
    ("rule", "winners", "tied"),
    [
        ("tie: most 6s, then most 5s", "B", ""),
        ("tie: points from more voting units", "A", ""),
        ("tie: number of units, then most 6s", "A", ""),
        ("points are added up", "", "AB"),
        ("no tie-break in the rule book", "", "AB"),
    ],
)
def test_a_positional_rule_written_for_people_gives_the_ladder(rule: str, winners: str, tied: str) -> None:
    entries = [{"entry": "A", "points": {"V1": 5, "V2": 1}}, {"entry": "B", "points": {"V3": 6}}]
    profile = counting.read({"kind": "positional", "rule": rule, "ballots": entries})
    assert outcome(profile, "points") == (winners, tied)


def test_a_tie_break_that_is_not_understood_has_to_be_declared() -> None:
    entries = [{"entry": "A", "points": {"V1": 5}}, {"entry": "B", "points": {"V3": 6}}]
    profile = counting.read({"kind": "positional", "rule": "tie: the older song", "ballots": entries})
    with pytest.raises(counting.CountRefused, match="older song"):
        counted(profile, "points")
    assert outcome(profile, "points", ties="none") == ("B", "")


def test_those_level_for_the_last_place_of_a_shortlist_all_pass() -> None:
    jury, public = {"A": 5, "B": 3, "C": 3}, {"A": 1, "B": 2, "C": 7}
    entries = [{"entry": name, "jury": {"J": jury[name]}, "public": {"P": public[name]}} for name in jury]
    profile = counting.read({"kind": "positional-two-constituencies", "ballots": entries})
    result = counted(profile, "points", combine="shortlist", shortlist="2")
    assert (result.winners, result.stages[0].ties[0].verdict) == (("C",), "all pass")


def test_thirty_nominees_and_sixty_voters_are_counted_in_good_time() -> None:
    """Ties over ties: what cannot be followed in every way is reported as tied, never guessed."""
    names = [chr(ord("A") + number) for number in range(30)]
    pairs = [(voter * 7 % 30, (voter * 11 + 3) % 30) for voter in range(60)]
    ballots = [[1, [names[first], names[second]]] for first, second in pairs if first != second]
    profile = counting.read({"kind": "ranked", "candidates": names, "ballots": ballots, "seats": 3})
    for method in ("irv", "stv-scottish", "stv-meek", "ranked-pairs"):
        result = counting.count(profile, method)
        assert result.winners or result.tied
