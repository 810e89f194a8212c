"""Credentials and setups: derived as the specification says, and only valid ones are opened."""

from typing import Any

import pytest

from services.voting.domain.election.credentials import (
    BASE58,
    create_credential,
    derive_public,
    derive_secret,
    random_letters,
    read_credentials,
    write_credentials,
)
from services.voting.domain.election.group import GENERATOR, Element
from services.voting.domain.election.questions import Election, Question, bind_rules
from services.voting.domain.election.refusal import Check, Refusal
from services.voting.domain.election.setup import Setup
from services.voting.domain.election.trustees import SingleTrustee, TrusteeKey
from tests.voting.election.kit import APPROVAL, CHOOSE_ONE, WITH_BLANK, play

UUID = "PVkLSdKdQSFKWH"
SECRET = 12662802544512894060328530442620997733717669087838796056145822039733932299661
RULES_HASH = "6c621d1a05138a7888d37d9269a9da8e2e11e4aced2f6cfd24b05ab1b9e61bb0"


def test_a_credential_has_22_letters_in_groups_and_is_never_the_same() -> None:
    codes = {create_credential() for _ in range(50)}
    assert len(codes) == 50
    for code in codes:
        assert [len(part) for part in code.split("-")] == [5, 6, 5, 6]
        assert set(code) <= {*BASE58, "-"}


def test_a_secret_is_the_two_hashes_of_the_specification() -> None:
    # SECRET was computed with sha256sum, not with this code.
    assert derive_secret(UUID, "11111-222222-33333-444444") == SECRET
    assert derive_public(UUID, "11111-222222-33333-444444") == GENERATOR.power(SECRET)
    assert derive_secret(UUID, "11111-222222-33333-444445") != SECRET
    assert derive_secret(UUID[::-1], "11111-222222-33333-444444") != SECRET


@pytest.mark.parametrize(
    "code", ["", "11111-222222-33333-44444", "11111222222-33333-444444", "1111O-222222-33333-444444"]
)
def test_what_is_no_credential_is_said_to_be_none(code: str) -> None:
    with pytest.raises(ValueError, match="a credential has 22 letters"):
        derive_secret(UUID, code)


def test_the_public_list_is_sorted_by_value_and_hides_the_roll() -> None:
    weights = {derive_public(UUID, create_credential()): weight for weight in range(1, 9)}
    listed = read_credentials(write_credentials(weights, weighted=True))
    assert list(listed) == [str(key) for key in sorted(weights)]
    assert listed == {str(key): weight for key, weight in weights.items()}
    assert set(read_credentials(write_credentials(weights, weighted=False)).values()) == {1}


def create(questions: tuple[Question, ...] = (CHOOSE_ONE,), uuid: str = UUID, weights: Any = None) -> Setup:
    """Set an election up."""
    server = SingleTrustee(TrusteeKey.create(7))
    return Setup.create(uuid, "A", "", questions, [server], weights or {}, weighted=weights is not None)


@pytest.mark.parametrize(
    "question",
    [
        Question("?", (), 0, 0),
        Question("?", ("a", "b"), 2, 1),
        Question("?", ("a", "b"), 1, 3),
        Question("?", ("a", "b"), 0, 0),
        Question("?", ("a", "b"), -1, 1),
        Question("?", ("a", "\ud800")),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(question: Question) -> None:
    with pytest.raises(Refusal):
        create((question,))


@pytest.mark.parametrize("uuid", ["", "short", "0" * 14, "a" * 65])
def test_a_uuid_of_other_letters_is_refused(uuid: str) -> None:
    with pytest.raises(Refusal, match="election: election: the uuid"):
        create(uuid=uuid)


def test_an_election_needs_a_question_and_a_key() -> None:
    with pytest.raises(Refusal, match="there is no question"):
        create(())
    with pytest.raises(Refusal, match="neutral element"):
        Election.create(UUID, "A", "", Element(1), (CHOOSE_ONE,))


@pytest.mark.parametrize(
    "weights", [{GENERATOR.power(5): 0}, {GENERATOR.power(5): -1}, {Element(1): 1}, {Element(2): 1}]
)
def test_credentials_that_cannot_count_are_refused(weights: dict[Element, int]) -> None:
    with pytest.raises(Refusal, match="credentials"):
        create(weights=weights)


def test_a_setup_reads_as_it_was_written() -> None:
    setup = play(CHOOSE_ONE, WITH_BLANK, APPROVAL, weights=(1, 2, 3), threshold=(2, 3)).setup
    assert Setup.read(*setup.parts) == setup
    with pytest.raises(Refusal) as refused:
        Setup.read(setup.parts[0], play(threshold=(2, 3), seed="other").setup.parts[1], setup.parts[2])
    assert refused.value.check is Check.KEYS


def test_the_rule_book_is_bound_by_its_hash_and_only_once() -> None:
    description = bind_rules("An award.", b"rules")
    bound = create()
    assert bound.election.rules_hash is None
    one, two = (
        Election.create(UUID, "A", text, GENERATOR.power(2), (CHOOSE_ONE,))
        for text in (description, bind_rules(description, b"more"))
    )
    assert one.rules_hash == RULES_HASH
    assert two.rules_hash is None


def test_random_letters_come_from_base_58() -> None:
    assert set(random_letters(2000)) == set(BASE58)
