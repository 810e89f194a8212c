"""Forged ballots: what each is, which check must refuse it, and whether belenios-tool 2.0 refuses it too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from services.voting.domain.election import canonical
from services.voting.domain.election.ballots import (
    Ciphertext,
    combined,
    context,
    full_context,
    interval_prefix,
    unsigned,
)
from services.voting.domain.election.group import GENERATOR, G, P, Q, challenge, draw
from services.voting.domain.election.proofs import Opening, Proof
from services.voting.domain.election.refusal import Check
from tests.voting.election.kit import CHOOSE_ONE, WITH_BLANK, Played, changed, one, play, resigned

HONEST = [one(1, 3), [0, 1, 0]]


@dataclass(frozen=True)
class Forgery:
    """A forged ballot of voter 0 in the election of `box`."""

    name: str
    make: Callable[[Played], bytes]
    check: Check
    refused_by_belenios: bool = True


def box(seed: str = "") -> Played:
    """Set up the election that ballots are forged for: a choice of one, and a yes or no with blank."""
    return play(CHOOSE_ONE, WITH_BLANK, voters=2, seed=seed)


def changing(change: Callable[[Any], Any]) -> Callable[[Played], bytes]:
    """Forge by changing an honest ballot and signing it again."""
    return lambda election: resigned(election.seal(0, HONEST), election.secret_of(0), change)


def unsigned_change(change: Callable[[Any], Any]) -> Callable[[Played], bytes]:
    """Forge by changing an honest ballot and leaving its signature."""
    return lambda election: canonical.write(changed(election.seal(0, HONEST), change))


def answer(ballot: Any, question: int = 0) -> Any:
    """Give an answer of a ballot's JSON value."""
    return ballot["answers"][question]


def add(record: dict[str, str], key: str, number: int, modulus: int) -> None:
    """Add to a number that is written as a string."""
    record[key] = str((int(record[key]) + number) % modulus)


def vote_thrice(ballot: Any) -> None:
    choice = answer(ballot)["choices"][1]
    choice["beta"] = str(int(choice["beta"]) * G**2 % P)


def swap_proofs(ballot: Any) -> None:
    proofs = answer(ballot)["individual_proofs"]
    proofs[0], proofs[1] = proofs[1], proofs[0]


def prefix_zero(record: dict[str, str], key: str) -> None:
    record[key] = "0" + record[key]


def beyond_q(ballot: Any) -> None:
    proof = answer(ballot)["overall_proof"][0]
    proof["challenge"] = str(int(proof["challenge"]) + Q)


def reorder(ballot: Any) -> Any:
    return dict(reversed(ballot.items()))


def double_key(election: Played) -> bytes:
    return election.seal(0, HONEST).replace(b'"credential":', b'"credential":"1","credential":')


def two_choices(election: Played) -> bytes:
    """Two ballots that are fine alone, put together: two chosen where one is allowed."""
    first, second = (election.seal(0, [one(index, 3), [0, 1, 0]]) for index in (1, 2))
    other = changed(second, lambda value: None)

    def join(ballot: Any) -> None:
        for key in ("choices", "individual_proofs"):
            answer(ballot)[key][2] = answer(other)[key][2]

    return resigned(first, election.secret_of(0), join)


def blank_and_yes(election: Played) -> bytes:
    """Blank and a choice at once, each proven 0 or 1."""
    blank = changed(election.seal(0, [one(1, 3), [1, 0, 0]]), lambda value: None)

    def join(ballot: Any) -> None:
        for key in ("choices", "individual_proofs"):
            answer(ballot, 1)[key][0] = answer(blank, 1)[key][0]

    return resigned(election.seal(0, HONEST), election.secret_of(0), join)


def copied(election: Played) -> bytes:
    """Somebody else's encrypted choices under one's own credential."""
    own = str(GENERATOR.power(election.secret_of(0)))
    return resigned(election.seal(1, HONEST), election.secret_of(0), lambda ballot: {**ballot, "credential": own})


def of_order_2(election: Played) -> bytes:
    """One α multiplied by -1, an element outside the group, with proofs ground until they fit."""
    setup, rng, secret = election.setup, Random(2), election.secret_of(0)
    credential = str(GENERATOR.power(secret))
    bound = context(setup.election, credential)
    honest = changed(election.seal(0, HONEST), lambda value: None)
    plain, key = one(1, 3), setup.election.key_base
    secrets = [draw(rng) for _ in plain]
    choices = [
        Ciphertext(GENERATOR.power(r) * (-1 if index == 0 else 1) % P, key.power(r) * G**m % P)
        for index, (r, m) in enumerate(zip(secrets, plain, strict=True))
    ]

    def prove(prefix: str, openings: Sequence[Opening], twisted: bool) -> list[dict[str, str]]:
        true = next(index for index, opening in enumerate(openings) if opening.distance == 0)
        while True:
            drawn = [(0 if index == true else draw(rng), draw(rng)) for index in range(len(openings))]
            commitments = []
            for opening, (c, z) in zip(openings, drawn, strict=True):
                sign = -1 if twisted and c % 2 else 1
                exponent = z + opening.randomness * c
                shift = GENERATOR.power(opening.distance * c)
                commitments += [GENERATOR.power(exponent) * sign % P, key.power(exponent) * shift % P]
            c = (challenge(prefix, commitments) - sum(c for c, _ in drawn)) % Q
            if c % 2 == 0 or not twisted:
                drawn[true] = (c, (drawn[true][1] - openings[true].randomness * c) % Q)
                return [Proof(*pair).wire() for pair in drawn]

    whole = combined(choices)
    full = full_context(bound, choices)
    forged = {
        "choices": [choice.wire() for choice in choices],
        "individual_proofs": [
            prove(interval_prefix(bound, choice), [Opening(r, m), Opening(r, m - 1)], index == 0)
            for index, (choice, r, m) in enumerate(zip(choices, secrets, plain, strict=True))
        ],
        "overall_proof": prove(interval_prefix(full, whole), [Opening(sum(secrets), 0)], True),
    }
    body = unsigned(setup.election, credential, [forged, answer(honest, 1)])
    return resigned(canonical.write({**body, "signature": {}}), secret, lambda value: None)


FORGERIES = [
    Forgery(
        "a proof's number changed",
        changing(lambda b: add(answer(b)["individual_proofs"][0][0], "response", 1, Q)),
        Check.INDIVIDUAL,
    ),
    Forgery(
        "the overall proof changed",
        changing(lambda b: add(answer(b)["overall_proof"][0], "response", 1, Q)),
        Check.OVERALL,
    ),
    Forgery(
        "the blank proof changed",
        changing(lambda b: add(answer(b, 1)["blank_proof"][0], "response", 1, Q)),
        Check.BLANK,
    ),
    Forgery(
        "the overall proof beside blank changed",
        changing(lambda b: add(answer(b, 1)["overall_proof"][1], "challenge", 1, Q)),
        Check.OVERALL,
    ),
    Forgery(
        "a false signature",
        unsigned_change(lambda b: add(b["signature"]["proof"], "response", 1, Q)),
        Check.SIGNATURE,
    ),
    Forgery("content changed under the signature", unsigned_change(swap_proofs), Check.SIGNATURE),
    Forgery(
        "another credential's signature",
        lambda election: resigned(election.seal(0, HONEST), election.secret_of(1), lambda b: None),
        Check.SIGNATURE,
    ),
    Forgery("three votes for one candidate", changing(vote_thrice), Check.INDIVIDUAL),
    Forgery("two choices where one is allowed", two_choices, Check.OVERALL),
    Forgery("blank and a choice at once", blank_and_yes, Check.BLANK),
    Forgery("somebody else's ciphertexts copied", copied, Check.INDIVIDUAL),
    Forgery("proofs swapped between choices", changing(swap_proofs), Check.INDIVIDUAL),
    Forgery(
        "a stranger's credential",
        lambda election: resealed(election, "stranger").seal(0, HONEST),
        Check.CREDENTIALS,
    ),
    Forgery("another election's fingerprint", lambda _: box("other").seal(0, HONEST), Check.BINDING),
    Forgery("another uuid", changing(lambda b: {**b, "election_uuid": "1" * 14}), Check.BINDING),
    Forgery("an element of order 2", of_order_2, Check.MEMBERSHIP),
    Forgery(
        "an element that is 0",
        changing(lambda b: answer(b)["choices"][0].update(alpha="0")),
        Check.MEMBERSHIP,
    ),
    Forgery(
        "p added to an element",
        changing(lambda b: add(answer(b)["choices"][0], "alpha", int(P), 2 * int(P))),
        Check.MEMBERSHIP,
    ),
    Forgery("q added to a challenge", changing(beyond_q), Check.FORMAT),
    Forgery(
        "a leading zero",
        changing(lambda b: prefix_zero(answer(b)["choices"][0], "beta")),
        Check.FORMAT,
        refused_by_belenios=False,
    ),
    Forgery("spaces between values", lambda e: e.seal(0, HONEST).replace(b",", b", ", 1), Check.CANONICAL),
    Forgery("keys in another order", unsigned_change(reorder), Check.FORMAT),
    Forgery("a key twice", double_key, Check.CANONICAL),
    Forgery("a key too many", changing(lambda b: {**b, "note": ""}), Check.FORMAT),
    Forgery("a key missing", changing(lambda b: answer(b).pop("overall_proof") and None), Check.FORMAT),
    Forgery("a proof too few", changing(lambda b: answer(b)["individual_proofs"].pop() and None), Check.FORMAT),
    Forgery("a choice too few", changing(lambda b: answer(b)["choices"].pop() and None), Check.FORMAT),
    Forgery("an answer too many", changing(lambda b: b["answers"].append(answer(b))), Check.FORMAT),
    Forgery("no blank proof", changing(lambda b: answer(b, 1).pop("blank_proof") and None), Check.FORMAT),
    Forgery("not JSON", lambda _: b'{"election_uuid":', Check.CANONICAL),
]


def resealed(election: Played, seed: str) -> Played:
    """Give the same election to voters who are not in its list."""
    strangers = box(seed)
    return Played(election.setup, strangers.rng, strangers.codes, {})
