"""Two archives that both hold are told apart by whoever kept the older one; the rule book is bound in."""

from dataclasses import replace

import pytest

from services.voting.domain.election.questions import bind_rules
from services.voting.domain.election.refusal import Check, Refusal
from services.voting.domain.election.verification import verify_archive
from tests.voting.election.kit import Belenios, Forged, Played, one, play

RULES = b'{"who":"admitted participants","ties":"joint winners"}'
ADA, BLAISE = [one(0, 3)], [one(1, 3)]


@pytest.fixture(scope="module")
def played() -> Played:
    return play(voters=3, description=bind_rules("An award.", RULES)).cast((0, ADA), (1, BLAISE), (2, ADA))


@pytest.fixture(scope="module")
def older(played: Played) -> bytes:
    return played.archive(until="ballots")


def without(played: Played, ballot: int) -> bytes:
    """Write the archive that never knew of a ballot: chain, tally, decryption and result all hold."""
    kept = [one for index, one in enumerate(played.ballots) if index != ballot]
    return replace(played, ballots=kept).archive([1])


@pytest.mark.parametrize("ballot", [0, 1, 2])
def test_a_ballot_removed_from_history_is_seen_beside_an_older_archive(
    belenios: Belenios, played: Played, older: bytes, ballot: int
) -> None:
    forged = without(played, ballot)
    assert verify_archive(forged).phase == "result"
    assert belenios.accepts(forged)
    with pytest.raises(Refusal) as refused:
        verify_archive(forged, previous=older)
    assert refused.value.check is Check.EXTENSION
    assert f"event {ballot + 1} (Ballot)" in refused.value.reason


def test_ballots_in_another_order_are_seen_beside_an_older_archive(played: Played, older: bytes) -> None:
    forged = Forged.of(older)
    forged.events[1], forged.events[2] = forged.events[2], forged.events[1]
    verify_archive(forged.chained())
    with pytest.raises(Refusal, match=r"event 1 \(Ballot\) of the older archive was removed or replaced"):
        verify_archive(forged.chained(), previous=older)


def test_an_archive_with_another_beginning_is_seen_beside_an_older_archive(older: bytes) -> None:
    forged = replace(Forged.of(older), timestamp=1).chained()
    verify_archive(forged)
    with pytest.raises(Refusal, match="extension"):
        verify_archive(forged, previous=older)


def test_an_older_archive_is_no_extension_of_a_newer_one(played: Played, older: bytes) -> None:
    with pytest.raises(Refusal, match=r"event 4 \(EndBallots\) of the older archive was removed"):
        verify_archive(older, previous=played.archive([1]))


def test_another_election_is_no_extension(older: bytes) -> None:
    with pytest.raises(Refusal, match=r"event 0 \(Setup\) of the older archive was removed or replaced"):
        verify_archive(play(seed="other").archive(until="setup"), previous=older)


def test_an_older_archive_that_does_not_hold_is_said_to_be_it(played: Played, older: bytes) -> None:
    with pytest.raises(Refusal, match="the older archive, file"):
        verify_archive(played.archive([1]), previous=older[:-1])


def test_the_same_archive_extends_itself(older: bytes) -> None:
    report = verify_archive(older, previous=older)
    assert "extension: all 4 events of the older archive are unchanged" in report.checks


def test_the_rule_book_must_be_the_one_in_the_description(older: bytes) -> None:
    assert any(check.startswith("rule book") for check in verify_archive(older, rules=RULES).checks)
    with pytest.raises(Refusal) as refused:
        verify_archive(older, rules=RULES + b" ")
    assert refused.value.check is Check.RULES


def test_an_election_without_a_rule_book_holds_no_rule_book() -> None:
    with pytest.raises(Refusal, match="rule-book"):
        verify_archive(play().archive(until="setup"), rules=RULES)
