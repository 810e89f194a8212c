"""Encrypted ballots add up; any t of n decrypt to the same counts; fewer than t to nothing."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.voting.domain.election.ballots import Ballot, combined, read_ballot
from services.voting.domain.election.group import GENERATOR, P, Q, power
from services.voting.domain.election.refusal import Check, Refusal
from services.voting.domain.election.result import compute_result, missing_decryptions
from services.voting.domain.election.tally import PartialDecryption, Tally, compute_tally, decrypt_tally
from services.voting.domain.election.trustees import trustee_keys
from tests.voting.election.kit import APPROVAL, Played, play


def ballots_of(played: Played) -> list[Ballot]:
    return [read_ballot(played.setup.election, ballot) for ballot in played.ballots]


def decryptions(played: Played, tally: Tally, owners: tuple[int, ...]) -> dict[int, PartialDecryption]:
    keys = trustee_keys(played.setup.trustees)
    return {
        owner: decrypt_tally(played.setup.election, tally, played.secrets[owner], keys[owner].public_key, Random(owner))
        for owner in owners
    }


@pytest.fixture(scope="module")
def tallied() -> tuple[Played, Tally]:
    votes = ((0, [[1, 1, 1, 0]]), (1, [[0, 0, 1, 0]]), (0, [[1, 0, 0, 0]]), (2, [[1, 0, 0, 1]]))
    played = play(APPROVAL, weights=(3, 5, 7), threshold=(3, 5)).cast(*votes)
    return played, compute_tally(played.setup, ballots_of(played))


def test_the_tally_holds_the_weighted_sum_of_last_ballots(tallied: tuple[Played, Tally]) -> None:
    played, tally = tallied
    assert (tally.num_tallied, tally.total_weight) == (3, 15)
    secret = played.secrets[1]
    group = compute_result(played.setup, tally, decryptions(played, tally, (1, 2, 3, 4)))
    assert group == ((10, 0, 5, 7),)
    assert power(tally.sums[0][0].alpha, secret) == decryptions(played, tally, (1,))[1].factors[0][0]


def test_every_three_of_five_trustees_give_the_same_result(tallied: tuple[Played, Tally]) -> None:
    played, tally = tallied
    made = decryptions(played, tally, (1, 2, 3, 4, 5, 6))
    results = {
        compute_result(played.setup, tally, {owner: made[owner] for owner in (1, *members)})
        for members in combinations(range(2, 7), 3)
    }
    assert results == {((10, 0, 5, 7),)}


@pytest.mark.parametrize(
    ("owners", "missing"),
    [
        ((), "trustee 1 and 3 of the trustees 2 to 6"),
        ((1,), "3 of the trustees 2 to 6"),
        ((1, 4, 6), "1 of the trustees 2 to 6"),
        ((2, 3, 4, 5, 6), "trustee 1"),
        ((1, 2, 3, 6), ""),
    ],
)
def test_whose_decryption_is_missing_is_said_and_nothing_decrypted(
    tallied: tuple[Played, Tally], owners: tuple[int, ...], missing: str
) -> None:
    played, tally = tallied
    assert missing_decryptions(played.setup.trustees, set(owners)) == missing
    if missing:
        with pytest.raises(Refusal) as refused:
            compute_result(played.setup, tally, decryptions(played, tally, owners))
        assert refused.value.check is Check.RESULT


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4).filter(lambda v: sum(v) <= 3), max_size=3))
def test_counts_are_the_sums_of_the_choices(votes: list[list[bool]]) -> None:
    played = play(APPROVAL)
    played.cast(*((voter, [list(map(int, chosen))]) for voter, chosen in enumerate(votes)))
    tally = compute_tally(played.setup, ballots_of(played))
    result = compute_result(played.setup, tally, decryptions(played, tally, (1,)))
    assert result == (tuple(sum(chosen[column] for chosen in votes) for column in range(4)),)


@pytest.mark.parametrize("weight", [1, 2, 3, 99, 100, 101, 2**20, 2**30 - 1])
def test_a_count_is_found_up_to_the_whole_weight(weight: int) -> None:
    played = play(APPROVAL, voters=1, weights=(weight,)).cast((0, [[1, 0, 0, 0]]))
    tally = compute_tally(played.setup, ballots_of(played))
    assert compute_result(played.setup, tally, decryptions(played, tally, (1,))) == ((weight, 0, 0, 0),)


def test_a_sum_beyond_the_whole_weight_is_refused(tallied: tuple[Played, Tally]) -> None:
    played, tally = tallied
    made = decryptions(played, tally, (1, 2, 3, 4))
    forged = Tally(tally.num_tallied, 9, tally.sums)
    with pytest.raises(Refusal, match="question 1: result: a sum holds no count between 0 and 9"):
        compute_result(played.setup, forged, made)


def test_multiplying_ciphertexts_adds_what_they_encrypt(tallied: tuple[Played, Tally]) -> None:
    played, _ = tallied
    first = ballots_of(played)[0].answers[0].choices
    whole = combined(first)
    key = sum(played.secrets[owner] * share for owner, share in ((1, 1), (2, 3), (3, -3), (4, 1)))
    assert whole.beta == power(whole.alpha, key % Q) * GENERATOR.power(3) % P
