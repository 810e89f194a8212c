"""Signed messages between trustees."""

from dataclasses import dataclass
from random import Random
from typing import Any

from . import canonical
from .group import Element
from .proofs import Proof, check_knowledge, prove_knowledge
from .refusal import Check, Refusal


@dataclass(frozen=True, slots=True)
class SignedMessage:
    """A text and its signature."""

    message: str
    signature: Proof

    def wire(self) -> dict[str, Any]:
        """Give the JSON value."""
        return {"message": self.message, "signature": self.signature.wire()}

    @classmethod
    def read(cls, value: Any, name: str) -> "SignedMessage":
        """Read the JSON value; the signature is for `opened` to check."""
        fields = canonical.record(value, name, ("message", "signature"))
        message = canonical.text(fields["message"], f"the message of {name}")
        return cls(message, Proof.read(fields["signature"], f"the signature of {name}"))

    @classmethod
    def sign(cls, value: Any, secret: int, rng: Random) -> "SignedMessage":
        """Write a value and sign it."""
        message = canonical.write(value).decode()
        return cls(message, sign(message, secret, rng))

    def opened(self, signer: Element, check: Check) -> Any:
        """Check the signature and give the value.

        Raises:
            Refusal: the signature is not the signer's, or the value is not canonical.
        """
        value = self.value()
        check_signature(self.message, signer, self.signature, check)
        return value

    def value(self) -> Any:
        """Read the value without checking who signed it."""
        return canonical.read(self.message)


def sign(message: str, secret: int, rng: Random) -> Proof:
    """Sign a text."""
    return prove_knowledge(f"sigmsg|{message}|", secret, rng)


def check_signature(message: str, signer: Element, signature: Proof, check: Check) -> None:
    """Check the signature of a text.

    Raises:
        Refusal: the signature is not the signer's.
    """
    if not check_knowledge(f"sigmsg|{message}|", signer, signature):
        raise Refusal(check, "a signature is not its trustee's")
