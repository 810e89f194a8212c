"""What the members of a threshold group agree on: certificates, commitments and signatures over both.

Member i holds a polynomial f_i of degree t-1 over the numbers modulo q and publishes A_ik = g^(a_ik) for
its coefficients. Member j's secret is S_j = Σ_i f_i(j), so its public key can be computed from the
commitments by anybody: Π_i Π_k A_ik^(j^k). Certificates carry their context (group, size, threshold,
index) and every member signs all certificates with its own commitments, as Belenios 3.x demands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import canonical
from .group import GROUP, ONE, Element, P, power, product
from .messages import SignedMessage, check_signature
from .proofs import Proof
from .refusal import Check, Refusal, within


@dataclass(frozen=True, slots=True)
class Owner:
    """The two public keys of a member's certificate: to check its signatures and to write to it."""

    verification: Element
    encryption: Element


def certificate_value(owner: Owner, size: int, threshold: int, index: int) -> dict[str, Any]:
    """Give what a member signs in its certificate."""
    return {
        "context": {"group": GROUP, "size": size, "threshold": threshold, "index": index},
        "verification": str(owner.verification),
        "encryption": str(owner.encryption),
    }


def read_certificate(certificate: SignedMessage, size: int, threshold: int, index: int) -> Owner:
    """Check a member's certificate and give its keys.

    Raises:
        Refusal: it is of another context, or not signed by the key it certifies.
    """
    keys = ("context", "verification", "encryption")
    fields = canonical.record(certificate.value(), "the certificate (of Belenios 3.x, with context)", keys)
    owner = Owner(
        canonical.public_key(fields["verification"], "verification"),
        canonical.public_key(fields["encryption"], "encryption"),
    )
    expected = certificate_value(owner, size, threshold, index)
    if canonical.write(expected) != certificate.message.encode():
        raise Refusal(Check.AGREEMENT, f"the certificate is not of member {index} of {size} with threshold {threshold}")
    certificate.opened(owner.verification, Check.AGREEMENT)
    return owner


def read_certificates(certificates: Sequence[SignedMessage], threshold: int) -> list[Owner]:
    """Check the certificates of a whole group.

    Raises:
        Refusal: naming the member whose certificate does not hold, or that a key stands there twice.
    """
    owners = []
    for index, certificate in enumerate(certificates, 1):
        with within(f"member {index}"):
            owners.append(read_certificate(certificate, len(certificates), threshold, index))
    if len({owner.verification for owner in owners}) < len(owners):
        raise Refusal(Check.AGREEMENT, "two members have the same key")
    return owners


def commitment_value(coefexps: Sequence[Element]) -> dict[str, Any]:
    """Give what a member signs to commit to its polynomial."""
    return {"coefexps": [str(one) for one in coefexps]}


def read_commitment(commitment: SignedMessage, owner: Owner, threshold: int) -> tuple[Element, ...]:
    """Check a member's commitment and give A_i0, …, A_i(t-1).

    Raises:
        Refusal: it is not signed by the member, or not one group element per coefficient.
    """
    fields = canonical.record(commitment.opened(owner.verification, Check.AGREEMENT), "the commitment", ("coefexps",))
    values = canonical.items(fields["coefexps"], "coefexps", threshold)
    return tuple(canonical.element(value, "coefexps") for value in values)


def agreement_text(certificates: Sequence[SignedMessage], coefexps: Sequence[Element]) -> str:
    """Give the text by which a member agrees to all certificates and its own commitments."""
    value = {"certs": [one.wire() for one in certificates], **commitment_value(coefexps)}
    return f"certs_sig|{canonical.write(value).decode()}"


def check_agreement(
    certificates: Sequence[SignedMessage], coefexps: Sequence[Element], owner: Owner, signature: Proof
) -> None:
    """Check that a member agreed to the certificates.

    Raises:
        Refusal: its signature is of something else.
    """
    check_signature(agreement_text(certificates, coefexps), owner.verification, signature, Check.AGREEMENT)


def committed(coefexps: Sequence[Element], index: int) -> Element:
    """Compute g^f(index) from the commitments to f: the product of the A_k^(index^k)."""
    result = ONE
    for coefficient in reversed(coefexps):
        result = power(result, index) * coefficient % P
    return result


def member_key(coefexps: Sequence[Sequence[Element]], index: int) -> Element:
    """Compute a member's public key from the commitments of all members."""
    return product(committed(own, index) for own in coefexps)
