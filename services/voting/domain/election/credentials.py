"""The public list of credentials with their weights; how codes are made is in `shared.credentials`.

Whoever verifies an election never sees a code, so elections with credentials of 3.x pass belenios-tool 2.0 as well.
"""

from collections.abc import Iterable, Mapping

from shared.credentials import BASE58, create_credential, derive_public, derive_secret, random_letters

from . import canonical
from .group import Element, is_member
from .refusal import Check, Refusal, within
from .spread import Spread, parts

__all__ = [
    "BASE58",
    "MOST_WEIGHT",
    "create_credential",
    "derive_public",
    "derive_secret",
    "random_letters",
    "read_credentials",
    "write_credentials",
]

# Belenios writes a count from 2^30 on as a string; staying below keeps one spelling, and the logarithm small.
MOST_WEIGHT = 2**30 - 1

_PART = 64


def write_credentials(weights: Mapping[Element, int], *, weighted: bool) -> bytes:
    """Write the public list sorted by value, so that its order says nothing about the roll's."""
    lines = (f"{key},{weights[key]}" if weighted else str(key) for key in sorted(weights))
    return canonical.write(list(lines))


def read_credentials(data: bytes, spread: Spread = map) -> Mapping[str, int]:
    """Read the public list: decimal public credential → weight.

    Raises:
        Refusal: an entry is not in the group, stands there twice, or the weights are not all positive,
            not all given, or too big together.
    """
    lines = canonical.items(canonical.read(data), "the list of credentials")
    with within("credentials"):
        pairs = [_read_line(line, number) for number, line in enumerate(lines, 1)]
        weights = {key: weight or 1 for key, weight in pairs}
        if len(weights) < len(pairs):
            raise Refusal(Check.CREDENTIALS, "a credential stands in the list twice")
        if len({weight is None for _, weight in pairs}) > 1:
            raise Refusal(Check.CREDENTIALS, "either all credentials have a weight or none has")
        if sum(weights.values()) > MOST_WEIGHT:
            raise Refusal(Check.CREDENTIALS, f"the weights sum up to more than {MOST_WEIGHT}")
        _check_members(list(weights), spread)
    return weights


def _read_line(line: object, number: int) -> tuple[str, int | None]:
    key, comma, weight = canonical.text(line, f"entry {number}").partition(",")
    canonical.decimal(key, f"entry {number}")
    if not comma:
        return key, None
    value = canonical.decimal(weight, f"the weight of entry {number}")
    if value < 1:
        raise Refusal(Check.CREDENTIALS, f"the weight of entry {number} is not positive")
    return key, value


def _check_members(keys: list[str], spread: Spread) -> None:
    answers: Iterable[list[bool]] = spread(_members, parts(keys, _PART))
    for number, member in enumerate((answer for part in answers for answer in part), 1):
        if not member:
            raise Refusal(Check.MEMBERSHIP, f"entry {number} is not in the group or protects nothing")


def _members(keys: list[str]) -> list[bool]:
    return [key != "1" and is_member(Element(key)) for key in keys]
