"""What is said when something of an election does not hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum


class Check(StrEnum):
    """What can fail; the value is the stable name used in answers and reports."""

    ARCHIVE = "archive"
    CHAIN = "chain"
    ORDER = "order"
    CANONICAL = "canonical-form"
    FORMAT = "format"
    MEMBERSHIP = "group-membership"
    ELECTION = "election"
    KEYS = "trustee-keys"
    AGREEMENT = "threshold-agreement"
    CREDENTIALS = "credentials"
    BINDING = "election-binding"
    SIGNATURE = "signature"
    INDIVIDUAL = "individual-proof"
    OVERALL = "overall-proof"
    BLANK = "blank-proof"
    REPEATED = "repeated-ballot"
    TALLY = "tally"
    DECRYPTION = "partial-decryption"
    RESULT = "result"
    RULES = "rule-book"
    EXTENSION = "extension"


class Refusal(Exception):
    """A fact: this part of an election fails this check, for this reason."""

    def __init__(self, check: Check, reason: str, place: str = "") -> None:
        super().__init__(check, reason, place)
        self.check = check
        self.reason = reason
        self.place = place

    def __str__(self) -> str:
        return ": ".join(part for part in (self.place, self.check.value, self.reason) if part)


@contextmanager
def within(place: str) -> Iterator[None]:
    """Say of every refusal inside in which place it arose."""
    try:
        yield
    except Refusal as refusal:
        inner = f", {refusal.place}" if refusal.place else ""
        raise Refusal(refusal.check, refusal.reason, f"{place}{inner}") from None
