"""No forged archive passes, however consistent its hashes and its chain are.

Each row is a forgery, what must be said of it, and whether belenios-tool 2.0 refuses it too. Where it does
not, we are the stricter: the order of events, the recorded tally, replayed ballots, the trustees'
agreement, other spellings.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest

from services.voting.domain.election.ballots import read_ballot
from services.voting.domain.election.ceremony import certify
from services.voting.domain.election.group import G, P, Q
from services.voting.domain.election.refusal import Check, Refusal
from services.voting.domain.election.tally import compute_tally, decrypt_tally
from services.voting.domain.election.trustees import TrusteeKey, trustee_keys
from services.voting.domain.election.verification import verify_archive
from tests.voting.election.forgeries import add, prefix_zero
from tests.voting.election.kit import Belenios, Forged, Played, one, play

ADA, BLAISE = [one(0, 3)], [one(1, 3)]
OWNERS = (1, 2, 4)
SETUP, BALLOT, END, TALLY = "Setup", "Ballot", "EndBallots", "EncryptedTally"
DECRYPTION, RESULT = "PartialDecryption", "Result"

Make = Callable[[Forged, Played], Any]


@dataclass(frozen=True)
class Forgery:
    """A change to an honest archive, in place or giving another; the check and the event that refuse it."""

    name: str
    make: Make
    check: Check
    event: str
    refused_by_belenios: bool = True


def a_play(*votes: tuple[int, list[list[int]]]) -> Played:
    """Set up what is forged: weights, a revote, a server key and 2-of-3 trustees."""
    chosen = votes or ((0, ADA), (1, BLAISE), (0, BLAISE))
    return play(voters=3, weights=(2, 1, 1), threshold=(2, 3)).cast(*chosen)


def in_file(kind: str, file: int, change: Callable[[Any], Any], nth: int = 0) -> Make:
    """Forge by changing one file's JSON."""
    return lambda forged, _: forged.change(kind, file, change, nth)


def in_trustees(change: Callable[[Any], Any]) -> Make:
    """Forge by changing the list of trustees."""
    return in_file(SETUP, 1, change)


def in_group(change: Callable[[Any], Any]) -> Make:
    """Forge by changing the threshold group."""
    return in_trustees(lambda trustees: change(trustees[1][1]))


def in_bytes(kind: str, file: int, old: str, new: str, nth: int = 0) -> Make:
    """Forge by changing one file's spelling."""

    def make(forged: Forged, _: Played) -> Any:
        body = forged.events[forged.first(kind) + nth][1][file]
        assert old.encode() in body
        forged.replace(kind, file, body.replace(old.encode(), new.encode(), 1), nth)

    return make


def in_order(*order: int) -> Make:
    """Forge by putting the events into another order."""

    def make(forged: Forged, _: Played) -> Any:
        forged.events = [forged.events[index] for index in order]

    return make


def other_tally(change: Callable[[Played], Played]) -> Make:
    """Forge by tallying, decrypting and publishing another box."""

    def make(forged: Forged, played: Played) -> Any:
        other = Forged.of(change(deepcopy(played)).archive(OWNERS))
        forged.events = [*forged.events[:5], *other.events[-5:]]

    return make


def seven_votes(forged: Forged, _: Played) -> Any:
    forged.change(TALLY, 0, lambda rows: rows[0][0].update(beta=str(int(rows[0][0]["beta"]) * G**7 % P)))
    forged.change(RESULT, 0, lambda value: value["result"][0].__setitem__(0, value["result"][0][0] + 7))


def replayed(_: Forged, played: Played) -> Any:
    box = deepcopy(played)
    box.ballots.append(box.ballots[0])
    return Forged.of(box.archive(OWNERS))


def other_key(group: Any) -> Any:
    old = group["verification_keys"][0]
    group["verification_keys"][0] = {**TrusteeKey.create(5, Random(1)).wire(), "signature": old["signature"]}


def other_certificate(forged: Forged, played: Played) -> Any:
    certificate = certify(replace(played.members[0], threshold=3), Random(1))
    forged.change(SETUP, 1, lambda trustees: trustees[1][1]["certs"].__setitem__(0, certificate.wire()))


def by_another_secret(forged: Forged, played: Played) -> Any:
    tally = compute_tally(played.setup, [read_ballot(played.setup.election, one) for one in played.ballots])
    key = trustee_keys(played.setup.trustees)[2].public_key
    forged.replace(DECRYPTION, 0, decrypt_tally(played.setup.election, tally, 5, key).data, nth=1)


def late_decryption(forged: Forged, played: Played) -> Any:
    forged.events.append(Forged.of(played.archive((*OWNERS, 3))).events[9])


def negated(decryption: Any) -> Any:
    decryption["decryption_factors"][0][0] = str(P - int(decryption["decryption_factors"][0][0]))


def swap(values: list[Any], one: int = 0, other: int = 1) -> None:
    values[one], values[other] = values[other], values[one]


SETUP_FORGERIES = [
    Forgery(
        "a false proof of the server's key",
        in_trustees(lambda t: add(t[0][1]["pok"], "response", 1, Q)),
        Check.KEYS,
        "0",
    ),
    Forgery(
        "a false proof of a member's key",
        in_group(lambda g: add(g["verification_keys"][0]["pok"], "response", 1, Q)),
        Check.KEYS,
        "0",
    ),
    Forgery("a member's key the commitments do not give", in_group(other_key), Check.AGREEMENT, "0"),
    Forgery(
        "a false signature of a member's key",
        in_group(lambda g: add(g["verification_keys"][1]["signature"], "response", 1, Q)),
        Check.AGREEMENT,
        "0",
        False,
    ),
    Forgery(
        "a member who did not agree",
        in_group(lambda g: add(g["signatures"][2], "challenge", 1, Q)),
        Check.AGREEMENT,
        "0",
        False,
    ),
    Forgery("a certificate for another threshold", other_certificate, Check.AGREEMENT, "0", False),
    Forgery("certificates swapped", in_group(lambda g: swap(g["certs"])), Check.AGREEMENT, "0"),
    Forgery(
        "a false signature of commitments",
        in_group(lambda g: add(g["coefexps"][0]["signature"], "response", 1, Q)),
        Check.AGREEMENT,
        "0",
    ),
    Forgery("another threshold", in_group(lambda g: g.update(threshold=3)), Check.AGREEMENT, "0"),
    Forgery(
        "a member's messages missing", in_group(lambda g: g["signatures"].pop() and None), Check.FORMAT, "0", False
    ),
    Forgery(
        "another election key",
        in_file(SETUP, 0, lambda e: add(e, "public_key", int(P) - 2 * int(e["public_key"]), int(P))),
        Check.MEMBERSHIP,
        "0",
    ),
    Forgery("the election key of other trustees", in_trustees(lambda t: t.pop(0) and None), Check.KEYS, "0"),
    Forgery("trustees in another order", in_trustees(swap), Check.DECRYPTION, "6"),
    Forgery(
        "a key too many among the trustees", in_trustees(lambda t: t[0][1].update(note="")), Check.FORMAT, "0", False
    ),
    Forgery(
        "a key twice among the trustees",
        in_bytes(SETUP, 1, '"threshold":2', '"threshold":2,"threshold":2'),
        Check.CANONICAL,
        "0",
        False,
    ),
    Forgery(
        "a leading zero in a trustee's key",
        in_trustees(lambda t: prefix_zero(t[0][1], "public_key")),
        Check.FORMAT,
        "0",
        False,
    ),
    Forgery(
        "a kind of trustee unknown",
        in_trustees(lambda t: ["Triple", *t[0][1:]] and [["Triple", t[0][1]], t[1]]),
        Check.KEYS,
        "0",
    ),
    Forgery("another weight", in_file(SETUP, 2, lambda c: [line.replace(",2", ",3") for line in c]), Check.TALLY, "5"),
    Forgery(
        "a weight of nothing",
        in_file(SETUP, 2, lambda c: [line.replace(",2", ",0") for line in c]),
        Check.CREDENTIALS,
        "0",
    ),
    Forgery(
        "a weight with a leading zero",
        in_file(SETUP, 2, lambda c: [line.replace(",2", ",02") for line in c]),
        Check.FORMAT,
        "0",
        False,
    ),
    Forgery(
        "a weight missing",
        in_file(SETUP, 2, lambda c: [line.replace(",1", "") for line in c]),
        Check.CREDENTIALS,
        "0",
        False,
    ),
    Forgery(
        "weights beyond counting",
        in_file(SETUP, 2, lambda c: [f"{line}000000000" for line in c]),
        Check.CREDENTIALS,
        "0",
    ),
    Forgery("a credential twice", in_file(SETUP, 2, lambda c: [*c, c[0]]), Check.CREDENTIALS, "0"),
    Forgery("a credential outside the group", in_file(SETUP, 2, lambda c: [*c, f"{P - 1},1"]), Check.MEMBERSHIP, "0"),
    Forgery(
        "a credential that everybody knows", in_file(SETUP, 2, lambda c: [*c, "1,1"]), Check.MEMBERSHIP, "0", False
    ),
    Forgery(
        "a key too many in the setup's record", in_file(SETUP, 3, lambda r: r.update(note="")), Check.CHAIN, "0", False
    ),
    Forgery(
        "the setup's record in another order",
        in_file(SETUP, 3, lambda r: dict(reversed(r.items()))),
        Check.CHAIN,
        "0",
        False,
    ),
    Forgery("a second setup", in_order(0, 0, *range(1, 10)), Check.ORDER, "1", False),
    Forgery("no setup", in_order(*range(1, 10)), Check.ORDER, "0"),
]
BOX_FORGERIES = [
    Forgery("the same ballot twice", in_order(0, 1, 2, 3, 3, *range(4, 10)), Check.REPEATED, "4", False),
    Forgery("a replaced ballot sent again", replayed, Check.REPEATED, "4", False),
    Forgery("a ballot after the end", in_order(0, 1, 2, 4, 3, *range(5, 10)), Check.ORDER, "4"),
    Forgery("a ballot removed", in_order(0, 1, 3, *range(4, 10)), Check.TALLY, "4"),
    Forgery("ballots in another order", in_order(0, 3, 2, 1, *range(4, 10)), Check.TALLY, "5"),
    Forgery("a second end", in_order(*range(5), *range(4, 10)), Check.ORDER, "5", False),
    Forgery("no end", in_order(*range(4), *range(5, 10)), Check.ORDER, "4", False),
]
TALLY_FORGERIES = [
    Forgery(
        "a ballot left out of the tally", other_tally(lambda p: replace(p, ballots=p.ballots[:2])), Check.TALLY, "5"
    ),
    Forgery("seven votes added to the tally", seven_votes, Check.TALLY, "5"),
    Forgery(
        "a recorded tally that is not the one decrypted",
        in_file(TALLY, 0, lambda rows: swap(rows[0])),
        Check.TALLY,
        "5",
        False,
    ),
    Forgery("a wrong number of ballots", in_file(TALLY, 1, lambda r: r.update(num_tallied=3)), Check.TALLY, "5", False),
    Forgery("a wrong weight", in_file(TALLY, 1, lambda r: r.update(total_weight=4)), Check.TALLY, "5", False),
    Forgery(
        "a key too many in the tally's record", in_file(TALLY, 1, lambda r: r.update(note="")), Check.TALLY, "5", False
    ),
    Forgery(
        "a false factor", in_file(DECRYPTION, 0, lambda d: swap(d["decryption_factors"][0]), 1), Check.DECRYPTION, "7"
    ),
    Forgery("factors of another secret", by_another_secret, Check.DECRYPTION, "7"),
    Forgery("a factor outside the group", in_file(DECRYPTION, 0, negated, 1), Check.MEMBERSHIP, "7"),
    Forgery(
        "a proof of decryption missing",
        in_file(DECRYPTION, 0, lambda d: d["decryption_proofs"][0].pop() and None),
        Check.FORMAT,
        "6",
    ),
    Forgery(
        "a factor missing",
        in_file(DECRYPTION, 0, lambda d: d["decryption_factors"][0].pop() and None),
        Check.FORMAT,
        "6",
    ),
    Forgery(
        "another trustee's name on it", in_file(DECRYPTION, 1, lambda r: r.update(owner=3), 1), Check.DECRYPTION, "7"
    ),
    Forgery("a trustee that does not exist", in_file(DECRYPTION, 1, lambda r: r.update(owner=9), 1), Check.FORMAT, "7"),
    Forgery(
        "a key too many in the owner's record",
        in_file(DECRYPTION, 1, lambda r: r.update(note="")),
        Check.FORMAT,
        "6",
        False,
    ),
    Forgery(
        "another file named by the owner's record",
        in_file(DECRYPTION, 1, lambda r: r.update(payload="0" * 64)),
        Check.CHAIN,
        "6",
    ),
    Forgery("the same trustee twice", in_order(*range(7), 6, 7, 8, 9), Check.DECRYPTION, "7", False),
    Forgery("the server's decryption missing", in_order(*range(6), 7, 8, 9), Check.RESULT, "8"),
    Forgery("one of two members missing", in_order(*range(7), 8, 9), Check.RESULT, "8"),
    Forgery("decrypted before the tally", in_order(*range(5), 6, 5, 7, 8, 9), Check.ORDER, "5"),
    Forgery("no tally", in_order(*range(5), *range(6, 10)), Check.ORDER, "5", False),
    Forgery(
        "a vote more in the result", in_file(RESULT, 0, lambda r: r["result"][0].__setitem__(1, 4)), Check.RESULT, "9"
    ),
    Forgery(
        "a vote less in the result", in_file(RESULT, 0, lambda r: r["result"][0].__setitem__(1, 2)), Check.RESULT, "9"
    ),
    Forgery(
        "a result in strings",
        in_file(RESULT, 0, lambda r: {"result": [[str(n) for n in r["result"][0]]]}),
        Check.RESULT,
        "9",
        False,
    ),
    Forgery("a key too many in the result", in_file(RESULT, 0, lambda r: r.update(note="")), Check.RESULT, "9", False),
    Forgery("a result before its time", in_order(*range(7), 9, 7, 8), Check.ORDER, "8"),
    Forgery("a decryption after the result", late_decryption, Check.ORDER, "10"),
    Forgery("a second result", in_order(*range(10), 9), Check.ORDER, "10", False),
]
FORGERIES = [*SETUP_FORGERIES, *BOX_FORGERIES, *TALLY_FORGERIES]
EACH = pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.name)


@pytest.fixture(scope="module")
def played() -> Played:
    return a_play()


@pytest.fixture(scope="module")
def archive(played: Played) -> bytes:
    return played.archive(OWNERS)


def forge(forgery: Forgery, archive: bytes, played: Played) -> bytes:
    forged = Forged.of(archive)
    return (forgery.make(forged, played) or forged).chained()


def test_taking_an_archive_apart_and_chaining_it_again_changes_nothing(archive: bytes) -> None:
    assert Forged.of(archive).chained() == archive
    assert verify_archive(archive).result == ((0, 3, 0),)


@EACH
def test_a_forged_archive_is_refused_at_the_event_and_for_the_reason(
    forgery: Forgery, archive: bytes, played: Played
) -> None:
    with pytest.raises(Refusal) as refused:
        verify_archive(forge(forgery, archive, played))
    place = refused.value.place.removeprefix("event ").partition(" ")[0].rstrip(",")
    assert (refused.value.check, place) == (forgery.check, forgery.event), str(refused.value)


@EACH
def test_belenios_refuses_what_it_checks(belenios: Belenios, forgery: Forgery, archive: bytes, played: Played) -> None:
    assert belenios.accepts(forge(forgery, archive, played)) is not forgery.refused_by_belenios
