"""The trustees as the election publishes them: single keys and threshold groups, in the format of 3.x.

A single trustee must take part in the decryption; of a threshold group any t of n suffice. Trustees are
numbered through the list from 1, the members of a group in order; the number is the `owner` of a partial
decryption.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeAlias

from . import canonical
from .agreement import check_agreement, member_key, read_certificates, read_commitment
from .group import GENERATOR, GROUP, SYSTEM_RANDOM, Element, product
from .messages import SignedMessage, check_signature
from .proofs import Proof, check_knowledge, prove_knowledge
from .refusal import Check, Refusal, within


@dataclass(frozen=True, slots=True)
class TrusteeKey:
    """A public key with the proof that its owner knows the secret; a member of a group also signs it."""

    public_key: Element
    pok: Proof
    signature: Proof | None = None

    def wire(self) -> dict[str, Any]:
        """Give the JSON value."""
        signature = {} if self.signature is None else {"signature": self.signature.wire()}
        return {"pok": self.pok.wire(), "public_key": str(self.public_key), **signature}

    @classmethod
    def create(cls, secret: int, rng: Random = SYSTEM_RANDOM) -> "TrusteeKey":
        """Give the public key of a secret with its proof, unsigned."""
        key = GENERATOR.power(secret)
        return cls(key, prove_knowledge(_pok_prefix(key), secret, rng))

    @classmethod
    def read(cls, value: Any, *, signed: bool) -> "TrusteeKey":
        """Read a key and check its proof.

        Raises:
            Refusal: the key is not in the group, or its secret is not proven to be known.
        """
        keys = ("pok", "public_key", *(("signature",) if signed else ()))
        fields = canonical.record(value, "the public key", keys)
        key = canonical.public_key(fields["public_key"], "public_key")
        pok = Proof.read(fields["pok"], "pok")
        if not check_knowledge(_pok_prefix(key), key, pok):
            raise Refusal(Check.KEYS, "the secret of the public key is not proven to be known")
        return cls(key, pok, Proof.read(fields["signature"], "signature") if signed else None)

    def check_member(self, signer: Element, expected: Element) -> None:
        """Check that the key is a member's: signed by it and the one that the commitments give.

        Raises:
            Refusal: it is not.
        """
        if self.public_key != expected or self.signature is None:
            raise Refusal(Check.AGREEMENT, "the public key is not the one that the commitments give")
        check_signature(str(self.public_key), signer, self.signature, Check.AGREEMENT)


@dataclass(frozen=True, slots=True)
class SingleTrustee:
    """A trustee without whom nothing is decrypted, as the server is."""

    key: TrusteeKey

    def wire(self) -> list[Any]:
        """Give the JSON value."""
        return ["Single", self.key.wire()]

    @property
    def threshold(self) -> int:
        """Say how many keys must take part: the one there is."""
        return 1

    @property
    def public_key(self) -> Element:
        """Give this trustee's part of the election's key."""
        return self.key.public_key

    @property
    def keys(self) -> Sequence[TrusteeKey]:
        """List the keys under which partial decryptions come."""
        return (self.key,)


@dataclass(frozen=True, slots=True)
class ThresholdTrustees:
    """A group of which any `threshold` members decrypt, with the public messages of its ceremony."""

    threshold: int
    certificates: tuple[SignedMessage, ...]
    commitments: tuple[SignedMessage, ...]
    agreements: tuple[Proof, ...]
    keys: tuple[TrusteeKey, ...]
    public_key: Element

    def wire(self) -> list[Any]:
        """Give the JSON value."""
        value = {
            "threshold": self.threshold,
            "certs": [certificate.wire() for certificate in self.certificates],
            "coefexps": [commitment.wire() for commitment in self.commitments],
            "signatures": [agreement.wire() for agreement in self.agreements],
            "verification_keys": [key.wire() for key in self.keys],
        }
        return ["Pedersen", value]

    @classmethod
    def create(
        cls,
        threshold: int,
        certificates: Sequence[SignedMessage],
        commitments: Sequence[SignedMessage],
        agreements: Sequence[Proof],
        keys: Sequence[TrusteeKey],
    ) -> "ThresholdTrustees":
        """Put a group together and check everything its members agreed on.

        Raises:
            Refusal: naming the member and what does not hold.
        """
        owners = read_certificates(certificates, threshold)
        coefexps = []
        for index, (owner, commitment, agreement) in enumerate(zip(owners, commitments, agreements, strict=True), 1):
            with within(f"member {index}"):
                coefexps.append(read_commitment(commitment, owner, threshold))
                check_agreement(certificates, coefexps[-1], owner, agreement)
        for index, (owner, key) in enumerate(zip(owners, keys, strict=True), 1):
            with within(f"member {index}"):
                key.check_member(owner.verification, member_key(coefexps, index))
        sub_key = product(own[0] for own in coefexps)
        return cls(threshold, tuple(certificates), tuple(commitments), tuple(agreements), tuple(keys), sub_key)

    @classmethod
    def read(cls, value: Any) -> "ThresholdTrustees":
        """Read and check a group.

        Raises:
            Refusal: naming the member and what does not hold.
        """
        keys = ("threshold", "certs", "coefexps", "signatures", "verification_keys")
        fields = canonical.record(value, "the threshold group (of Belenios 3.x, with signatures)", keys)
        certificates = [SignedMessage.read(one, "certs") for one in canonical.items(fields["certs"], "certs")]
        size = len(certificates)
        threshold = canonical.integer(fields["threshold"], "threshold", 1, size)
        commitments, agreements, members = (canonical.items(fields[key], key, size) for key in keys[2:])
        return cls.create(
            threshold,
            certificates,
            [SignedMessage.read(one, "coefexps") for one in commitments],
            [Proof.read(one, "signatures") for one in agreements],
            [TrusteeKey.read(one, signed=True) for one in members],
        )


Trustee: TypeAlias = SingleTrustee | ThresholdTrustees


def write_trustees(trustees: Sequence[Trustee]) -> bytes:
    """Write the list."""
    return canonical.write([trustee.wire() for trustee in trustees])


def read_trustees(data: bytes) -> tuple[Trustee, ...]:
    """Read the list and check every key and agreement.

    Raises:
        Refusal: naming the entry and what does not hold.
    """
    with within("trustees"):
        entries = canonical.items(canonical.read(data), "the list of trustees")
        if not entries:
            raise Refusal(Check.KEYS, "there is no trustee")
        return tuple(_read_trustee(entry, number) for number, entry in enumerate(entries, 1))


def election_key(trustees: Sequence[Trustee]) -> Element:
    """Multiply the trustees' parts to the key under which ballots are encrypted."""
    return product(trustee.public_key for trustee in trustees)


def numbered(trustees: Sequence[Trustee]) -> Iterator[tuple[Trustee, range]]:
    """Number the keys through the list from 1: each trustee with its range of owners."""
    first = 1
    for trustee in trustees:
        yield trustee, range(first, first + len(trustee.keys))
        first += len(trustee.keys)


def trustee_keys(trustees: Sequence[Trustee]) -> dict[int, TrusteeKey]:
    """Give the keys by their numbers: owner → key."""
    return {owner: key for trustee, here in numbered(trustees) for owner, key in zip(here, trustee.keys, strict=True)}


def _read_trustee(entry: Any, number: int) -> Trustee:
    with within(f"entry {number}"):
        kind, value = canonical.items(entry, "the entry", 2)
        if kind == "Single":
            return SingleTrustee(TrusteeKey.read(value, signed=False))
        if kind == "Pedersen":
            return ThresholdTrustees.read(value)
        raise Refusal(Check.KEYS, "the kind of trustee is neither Single nor Pedersen")


def _pok_prefix(key: Element) -> str:
    return f"pok|{GROUP}|{key}|"
