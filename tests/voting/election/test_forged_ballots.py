"""No forged ballot passes, neither at the box nor in an archive."""

import pickle

import pytest

from services.voting.domain.election.checking import verify_ballot
from services.voting.domain.election.refusal import Check, Refusal
from services.voting.domain.election.verification import verify_archive
from tests.voting.election.forgeries import FORGERIES, HONEST, Forgery, box
from tests.voting.election.kit import Belenios, Played

EACH = pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.name)


@pytest.fixture(scope="module")
def election() -> Played:
    return box().cast((1, HONEST))


def test_an_honest_ballot_is_taken(election: Played) -> None:
    ballot = verify_ballot(election.setup, election.seal(0, HONEST))
    assert election.setup.weight(ballot.credential) == 1


@EACH
def test_a_forged_ballot_is_refused_at_the_box(election: Played, forgery: Forgery) -> None:
    with pytest.raises(Refusal) as refused:
        verify_ballot(election.setup, forgery.make(election))
    assert refused.value.check is forgery.check


@EACH
def test_an_archive_with_a_forged_ballot_is_refused_at_that_ballot(election: Played, forgery: Forgery) -> None:
    box = Played(election.setup, election.rng, election.codes, {}, [*election.ballots, forgery.make(election)])
    with pytest.raises(Refusal) as refused:
        verify_archive(box.archive(until="ballots"))
    assert (refused.value.check, refused.value.place.split(",")[0]) == (forgery.check, "event 2 (Ballot)")


@EACH
def test_belenios_refuses_what_it_checks(belenios: Belenios, election: Played, forgery: Forgery) -> None:
    box = Played(election.setup, election.rng, election.codes, {}, [*election.ballots, forgery.make(election)])
    assert belenios.accepts(box.archive(until="ballots")) is not forgery.refused_by_belenios


def test_elections_ballots_and_refusals_travel_to_worker_processes_and_back(election: Played) -> None:
    ballot = verify_ballot(election.setup, election.ballots[0])
    refusal = Refusal(Check.SIGNATURE, "false", "event 1")
    assert pickle.loads(pickle.dumps((election.setup, ballot))) == (election.setup, ballot)
    assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal) == "event 1: signature: false"
