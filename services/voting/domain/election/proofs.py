"""The proofs: knowledge of a secret, one of several statements, and equality of two logarithms.

All are Schnorr proofs made non-interactive by a hash: commitment A = g^w, challenge c = H(prefix; A),
response z = w - x·c; they are checked by A = g^z·X^c. Commitments are not sent, so every power has to be
computed exactly; there is nothing to check in a batch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from gmpy2 import powmod_sec

from . import canonical
from .group import (
    GENERATOR,
    ONE,
    Comb,
    Element,
    FixedBase,
    P,
    Q,
    challenge,
    columns,
    draw,
    power,
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A challenge and a response, both modulo q."""

    challenge: int
    response: int

    def wire(self) -> dict[str, str]:
        """Give the JSON value."""
        return {"challenge": str(self.challenge), "response": str(self.response)}

    @classmethod
    def read(cls, value: Any, name: str) -> "Proof":
        """Read the JSON value."""
        fields = canonical.record(value, name, ("challenge", "response"))
        return cls(
            canonical.exponent(fields["challenge"], f"the challenge of {name}"),
            canonical.exponent(fields["response"], f"the response of {name}"),
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """What the prover knows of (α, β·g^-v): the randomness, and how far the plain value is from v."""

    randomness: int
    distance: int


@dataclass(frozen=True, slots=True)
class Statement:
    """The claim that (α, β) encrypts the value v: that log_g α = log_y (β·g^-v)."""

    alpha: Comb
    beta: Comb
    value: int


def prove_knowledge(prefix: str, secret: int, rng: Random) -> Proof:
    """Prove to know the exponent of a public element; also the signature of every message."""
    w = draw(rng)
    c = challenge(prefix, [GENERATOR.power(w)])
    return Proof(c, (w - secret * c) % Q)


def check_knowledge(prefix: str, public: Element, proof: Proof) -> bool:
    """Check a proof of knowledge or a signature under a public element of the group."""
    commitment = GENERATOR.power(proof.response) * power(public, proof.challenge) % P
    return challenge(prefix, [commitment]) == proof.challenge


def prove_one_of(prefix: str, openings: Sequence[Opening], key: FixedBase, rng: Random) -> list[Proof]:
    """Prove that one of several statements holds without telling which.

    With α = g^r and β = y^r·g^d the simulated commitments are powers of g and y alone, which come from
    tables: g^z·α^c = g^(z+rc), y^z·β^c = y^(z+rc)·g^(dc).
    """
    true = next(index for index, opening in enumerate(openings) if opening.distance == 0)
    proofs, commitments = [], []
    for index, opening in enumerate(openings):
        c, z = (0, draw(rng)) if index == true else (draw(rng), draw(rng))
        exponent = z + opening.randomness * c
        shift = GENERATOR.power(opening.distance * c) if c else ONE
        commitments += [GENERATOR.power(exponent), key.power(exponent) * shift % P]
        proofs.append(Proof(c, z))
    c = (challenge(prefix, commitments) - sum(proof.challenge for proof in proofs)) % Q
    w = proofs[true].response
    proofs[true] = Proof(c, (w - openings[true].randomness * c) % Q)
    return proofs


def check_one_of(prefix: str, statements: Iterable[Statement], proofs: Sequence[Proof], key: FixedBase) -> bool:
    """Check that one of several statements holds; all elements must be known to be in the group."""
    commitments = []
    for statement, proof in zip(statements, proofs, strict=True):
        c, z = columns(proof.challenge), proof.response
        commitments.append(GENERATOR.power(z) * statement.alpha.power(c) % P)
        beta = statement.beta.power(c)
        if statement.value:
            beta = beta * GENERATOR.power(-statement.value * proof.challenge) % P
        commitments.append(key.power(z) * beta % P)
    return challenge(prefix, commitments) == sum(proof.challenge for proof in proofs) % Q


def prove_decryption(prefix: str, alpha: Element, secret: int, rng: Random) -> tuple[Element, Proof]:
    """Raise α to a trustee's secret and prove that it was that secret."""
    w = draw(rng)
    c = challenge(prefix, [GENERATOR.power(w), powmod_sec(alpha, w, P)])
    return powmod_sec(alpha, secret, P), Proof(c, (w - secret * c) % Q)


def check_decryption(prefix: str, alpha: Element, factor: Element, public: Element, proof: Proof) -> bool:
    """Check that the factor is α to the secret of the public key."""
    c, z = proof.challenge, proof.response
    commitments = [GENERATOR.power(z) * power(public, c) % P, power(alpha, z) * power(factor, c) % P]
    return challenge(prefix, commitments) == c
