"""The key ceremony of a threshold group, step by step as messages between browsers and the service.

1. Each member draws a seed, keeps it, and publishes its certificate (`certify`).
2. With all certificates each member deals: commitments to its polynomial, its agreement to the
   certificates, and one encrypted share for every member (`deal`; the service: `check_dealing`).
3. With all dealings each member opens the shares written to it, checks them against the commitments, and
   publishes its public key; the sum of the shares is its secret (`receive_shares`).
4. The service puts the group together (`assemble`), which checks everything once more.

A member needs its seed and its secret to decrypt; nothing secret ever leaves it unencrypted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Any

from . import canonical
from .agreement import (
    Owner,
    agreement_text,
    certificate_value,
    check_agreement,
    commitment_value,
    committed,
    read_certificate,
    read_certificates,
    read_commitment,
)
from .channel import receive, send
from .credentials import random_letters
from .group import GENERATOR, SYSTEM_RANDOM, Element, Q, draw
from .messages import SignedMessage, sign
from .proofs import Proof
from .refusal import Check, Refusal, within
from .trustees import ThresholdTrustees, TrusteeKey


@dataclass(frozen=True, slots=True)
class Member:
    """One member's place in a group and the seed that its signing and decryption keys come from."""

    seed: str
    index: int
    size: int
    threshold: int

    @classmethod
    def create(cls, index: int, size: int, threshold: int, rng: Random = SYSTEM_RANDOM) -> "Member":
        """Draw a seed for the member at an index, counted from 1."""
        return cls(random_letters(22, rng), index, size, threshold)

    @property
    def signing(self) -> int:
        """Derive the key to sign with."""
        return self._derive("sk")

    @property
    def decryption(self) -> int:
        """Derive the key to open messages with."""
        return self._derive("dk")

    @property
    def owner(self) -> Owner:
        """Give the public keys of the certificate."""
        return Owner(GENERATOR.power(self.signing), GENERATOR.power(self.decryption))

    def _derive(self, use: str) -> int:
        return int.from_bytes(sha256(f"{use}|{self.seed}".encode()).digest(), "big") % Q


@dataclass(frozen=True, slots=True)
class Dealing:
    """What a member publishes in step 2: commitments, agreement, and an encrypted share for each member."""

    commitment: SignedMessage
    agreement: Proof
    shares: tuple[str, ...]

    def wire(self) -> dict[str, Any]:
        """Give the JSON value."""
        return {
            "coefexps": self.commitment.wire(),
            "signature": self.agreement.wire(),
            "secrets": list(self.shares),
        }

    @classmethod
    def read(cls, value: Any) -> "Dealing":
        """Read the JSON value; `check_dealing` checks it."""
        fields = canonical.record(value, "the dealing", ("coefexps", "signature", "secrets"))
        return cls(
            SignedMessage.read(fields["coefexps"], "coefexps"),
            Proof.read(fields["signature"], "signature"),
            tuple(canonical.text(share, "a share") for share in canonical.items(fields["secrets"], "secrets")),
        )


def certify(member: Member, rng: Random = SYSTEM_RANDOM) -> SignedMessage:
    """Step 1, member: make the certificate; `agreement.read_certificate` checks it."""
    value = certificate_value(member.owner, member.size, member.threshold, member.index)
    return SignedMessage.sign(value, member.signing, rng)


def deal(member: Member, certificates: Sequence[SignedMessage], rng: Random = SYSTEM_RANDOM) -> Dealing:
    """Step 2, member: draw a polynomial and share it.

    Raises:
        Refusal: the certificates do not hold, or the member's own is not among them.
    """
    owners = _check_own(member, certificates)
    coefficients = [draw(rng) for _ in range(member.threshold)]
    coefexps = [GENERATOR.power(coefficient) for coefficient in coefficients]
    agreement = sign(agreement_text(certificates, coefexps), member.signing, rng)
    shares = (
        send(_write_share(_evaluate(coefficients, index)), member.signing, owner.encryption, rng)
        for index, owner in enumerate(owners, 1)
    )
    return Dealing(SignedMessage.sign(commitment_value(coefexps), member.signing, rng), agreement, tuple(shares))


def check_dealing(certificates: Sequence[SignedMessage], threshold: int, index: int, dealing: Dealing) -> None:
    """Step 2, service: check the public parts of a dealing; shares are for their receivers to check.

    Raises:
        Refusal: it is not a dealing of the member at this index.
    """
    size = len(certificates)
    owner = read_certificate(certificates[index - 1], size, threshold, index)
    check_agreement(certificates, read_commitment(dealing.commitment, owner, threshold), owner, dealing.agreement)
    if len(dealing.shares) != size:
        raise Refusal(Check.AGREEMENT, f"there must be {size} shares, not {len(dealing.shares)}")


def receive_shares(
    member: Member,
    certificates: Sequence[SignedMessage],
    dealings: Sequence[Dealing],
    rng: Random = SYSTEM_RANDOM,
) -> tuple[int, TrusteeKey]:
    """Step 3, member: open and check the shares; give the secret to keep and the public key to publish.

    Of each dealing only the member's own share is opened; the others may be left out as empty strings.

    Raises:
        Refusal: naming the dealer whose dealing does not hold; the ceremony has to start again without it.
    """
    owners = _check_own(member, certificates)
    secret = 0
    for dealer, (owner, dealing) in enumerate(zip(owners, dealings, strict=True), 1):
        with within(f"dealer {dealer}"):
            check_dealing(certificates, member.threshold, dealer, dealing)
            coefexps = read_commitment(dealing.commitment, owner, member.threshold)
            secret += _open_share(member, owner, dealing.shares[member.index - 1], coefexps)
    secret %= Q
    key = TrusteeKey.create(secret, rng)
    return secret, TrusteeKey(key.public_key, key.pok, sign(str(key.public_key), member.signing, rng))


def assemble(
    threshold: int,
    certificates: Sequence[SignedMessage],
    dealings: Sequence[Dealing],
    keys: Sequence[TrusteeKey],
) -> ThresholdTrustees:
    """Step 4, service: put the group together.

    Raises:
        Refusal: naming the member and what does not hold.
    """
    commitments = [dealing.commitment for dealing in dealings]
    agreements = [dealing.agreement for dealing in dealings]
    return ThresholdTrustees.create(threshold, certificates, commitments, agreements, keys)


def hold_ceremony(
    threshold: int, size: int, rng: Random = SYSTEM_RANDOM
) -> tuple[ThresholdTrustees, list[tuple[Member, int]]]:
    """Play all members of a ceremony at once, for demonstrations: the group, and each member's secret."""
    members = [Member.create(index, size, threshold, rng) for index in range(1, size + 1)]
    certificates = [certify(member, rng) for member in members]
    dealings = [deal(member, certificates, rng) for member in members]
    received = [receive_shares(member, certificates, dealings, rng) for member in members]
    group = assemble(threshold, certificates, dealings, [key for _, key in received])
    return group, [(member, secret) for member, (secret, _) in zip(members, received, strict=True)]


def _check_own(member: Member, certificates: Sequence[SignedMessage]) -> list[Owner]:
    owners = read_certificates(certificates, member.threshold)
    if len(owners) != member.size or owners[member.index - 1] != member.owner:
        raise Refusal(Check.AGREEMENT, "the member's own certificate is not in its place")
    return owners


def _evaluate(coefficients: Sequence[int], at: int) -> int:
    value = 0
    for coefficient in reversed(coefficients):
        value = (value * at + coefficient) % Q
    return value


def _write_share(share: int) -> str:
    return canonical.write({"secret": str(share)}).decode()


def _open_share(member: Member, dealer: Owner, text: str, coefexps: Sequence[Element]) -> int:
    plain = receive(text, dealer.verification, member.owner.encryption, member.decryption)
    fields = canonical.record(canonical.read(plain), "the share", ("secret",))
    share = canonical.exponent(fields["secret"], "the share")
    if GENERATOR.power(share) != committed(coefexps, member.index):
        raise Refusal(Check.AGREEMENT, "the share does not fit the commitments")
    return share
