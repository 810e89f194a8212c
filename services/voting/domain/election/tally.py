"""The tally: adding encrypted ballots, and each trustee's partial decryption of the sums.

The encrypted tally is the product over the last ballot of each credential, each raised to its weight. A
trustee's partial decryption of a sum (α, β) is α to its secret, with a proof. How they are combined to
the result is in `result`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from . import canonical
from .ballots import Ballot, Ciphertext
from .group import SYSTEM_RANDOM, Element, power, product
from .proofs import Proof, check_decryption, prove_decryption
from .questions import Election
from .refusal import Check, Refusal, within
from .setup import Setup
from .trustees import TrusteeKey


@dataclass(frozen=True)
class Tally:
    """The encrypted sums, one row per question, and how many ballots and what weight are in them."""

    num_tallied: int
    total_weight: int
    sums: tuple[tuple[Ciphertext, ...], ...]

    @property
    def parts(self) -> tuple[bytes, bytes]:
        """Write the two files of the archive: the sums, and their record with the two numbers."""
        sums = canonical.write([[one.wire() for one in row] for row in self.sums])
        counted = {"num_tallied": self.num_tallied, "total_weight": self.total_weight}
        return sums, canonical.write({**counted, "encrypted_tally": canonical.hex_digest(sums)})


@dataclass(frozen=True)
class PartialDecryption:
    """One trustee's factors of all sums with their proofs."""

    factors: tuple[tuple[Element, ...], ...]
    proofs: tuple[tuple[Proof, ...], ...]

    @property
    def data(self) -> bytes:
        """Write the file of the archive."""
        factors = [[str(factor) for factor in row] for row in self.factors]
        proofs = [[proof.wire() for proof in row] for row in self.proofs]
        return canonical.write({"decryption_factors": factors, "decryption_proofs": proofs})


def last_ballots(ballots: Iterable[Ballot]) -> dict[str, Ballot]:
    """Keep of each credential the last ballot: credential → ballot."""
    return {ballot.credential: ballot for ballot in ballots}


def compute_tally(setup: Setup, ballots: Iterable[Ballot]) -> Tally:
    """Add the ballots that count.

    Args:
        setup: gives the weights and the form of the rows.
        ballots: all ballots in the order of the box, checked before.
    """
    counted = [(ballot, setup.weight(key)) for key, ballot in last_ballots(ballots).items()]
    rows = [
        tuple(
            Ciphertext(
                _weighted((ballot.answers[row].choices[column].alpha, weight) for ballot, weight in counted),
                _weighted((ballot.answers[row].choices[column].beta, weight) for ballot, weight in counted),
            )
            for column in range(question.choices)
        )
        for row, question in enumerate(setup.election.questions)
    ]
    return Tally(len(counted), sum(weight for _, weight in counted), tuple(rows))


def decrypt_tally(
    election: Election, tally: Tally, secret: int, public_key: Element, rng: Random = SYSTEM_RANDOM
) -> PartialDecryption:
    """Make a trustee's partial decryption with its secret."""
    prefix = _prefix(election, public_key)
    pairs = [[prove_decryption(prefix, one.alpha, secret, rng) for one in row] for row in tally.sums]
    return PartialDecryption(
        tuple(tuple(factor for factor, _ in row) for row in pairs),
        tuple(tuple(proof for _, proof in row) for row in pairs),
    )


def read_decryption(election: Election, tally: Tally, key: TrusteeKey, data: bytes) -> PartialDecryption:
    """Read a partial decryption and check that the trustee's own secret made it.

    Raises:
        Refusal: it has another form, or a factor is not proven.
    """
    fields = canonical.record(
        canonical.read(data), "the partial decryption", ("decryption_factors", "decryption_proofs")
    )
    factors, proofs = (canonical.items(fields[key], key, len(tally.sums)) for key in fields)
    prefix = _prefix(election, key.public_key)
    rows = []
    for number, (sums, *row) in enumerate(zip(tally.sums, factors, proofs, strict=True), 1):
        with within(f"question {number}"):
            rows.append(_read_row(row[0], row[1], len(sums)))
            for column, (one, factor, proof) in enumerate(zip(sums, *rows[-1], strict=True), 1):
                if not check_decryption(prefix, one.alpha, factor, key.public_key, proof):
                    raise Refusal(Check.DECRYPTION, f"the factor of choice {column} is not proven to be the trustee's")
    return PartialDecryption(tuple(row for row, _ in rows), tuple(row for _, row in rows))


def _read_row(factors: Any, proofs: Any, length: int) -> tuple[tuple[Element, ...], tuple[Proof, ...]]:
    return (
        tuple(canonical.element(one, "a factor") for one in canonical.items(factors, "the factors", length)),
        tuple(Proof.read(one, "a factor's proof") for one in canonical.items(proofs, "the proofs", length)),
    )


def _prefix(election: Election, public_key: Element) -> str:
    return f"decrypt|{election.fingerprint}|{public_key}|"


def _weighted(pairs: Iterable[tuple[Element, int]]) -> Element:
    return product(element if weight == 1 else power(element, weight) for element, weight in pairs)
