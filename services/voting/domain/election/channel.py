"""The safe channel between members of a threshold group: signed, addressed, then encrypted.

ElGamal carries the key of AES-GCM, as the specification of Belenios 3.x describes it; browsers have
AES-GCM built in. Nothing of this stands in the archive.
"""

from hashlib import sha256
from random import Random

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from gmpy2 import divm, powmod_sec

from . import canonical
from .group import GENERATOR, Element, P, draw, power
from .messages import SignedMessage
from .refusal import Check, Refusal

_ALGORITHM = "AES-GCM"


def send(message: str, sender: int, recipient: Element, rng: Random) -> str:
    """Sign a message with the sender's signing key and encrypt it to the recipient's public key."""
    addressed = SignedMessage.sign({"recipient": str(recipient), "message": message}, sender, rng)
    r, s = draw(rng), draw(rng)
    alpha, shared = GENERATOR.power(r), GENERATOR.power(s)
    data = _cipher(shared).encrypt(_nonce(alpha), canonical.write(addressed.wire()), None)
    beta = power(recipient, r) * shared % P
    fields = {"algorithm": _ALGORITHM, "alpha": str(alpha), "beta": str(beta), "data": data.hex()}
    return canonical.write(fields).decode()


def receive(text: str, sender: Element, recipient: Element, secret: int) -> str:
    """Decrypt a message with the recipient's secret and check who sent it and to whom.

    Raises:
        Refusal: it was not sent by the sender to the recipient.
    """
    fields = canonical.record(canonical.read(text), "the message", ("algorithm", "alpha", "beta", "data"))
    if fields["algorithm"] != _ALGORITHM:
        raise Refusal(Check.AGREEMENT, f"the message is not encrypted with {_ALGORITHM}")
    alpha, beta = canonical.element(fields["alpha"], "alpha"), canonical.element(fields["beta"], "beta")
    shared = divm(beta, powmod_sec(alpha, secret, P), P)
    signed = SignedMessage.read(_decrypt(shared, alpha, canonical.text(fields["data"], "data")), "the message")
    opened = canonical.record(signed.opened(sender, Check.AGREEMENT), "the message", ("recipient", "message"))
    if opened["recipient"] != str(recipient):
        raise Refusal(Check.AGREEMENT, "the message is addressed to somebody else")
    return canonical.text(opened["message"], "the message")


def _decrypt(shared: Element, alpha: Element, data: str) -> object:
    try:
        plain = _cipher(shared).decrypt(_nonce(alpha), bytes.fromhex(data), None)
    except (ValueError, InvalidTag):
        raise Refusal(Check.AGREEMENT, "the message cannot be decrypted") from None
    return canonical.read(plain)


def _cipher(shared: Element) -> AESGCM:
    return AESGCM(sha256(f"key|{shared}".encode()).digest())


def _nonce(alpha: Element) -> bytes:
    return sha256(f"iv|{alpha}".encode()).digest()
