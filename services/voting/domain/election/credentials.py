"""Credentials: the voter's secret code, the exponent derived from it, and the public list with weights.

Codes and derivation are those of Belenios 3.x: 22 letters of base 58, grouped 5-6-5-6. Whoever verifies
an election never sees a code, so elections with these credentials pass belenios-tool 2.0 as well.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from random import Random

from . import canonical
from .group import GENERATOR, SYSTEM_RANDOM, Element, Q, is_member
from .refusal import Check, Refusal, within
from .spread import Spread, parts

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

# Belenios writes a count from 2^30 on as a string; staying below keeps one spelling, and the logarithm small.
MOST_WEIGHT = 2**30 - 1

_GROUPS = (5, 6, 5, 6)
_PART = 64


def random_letters(count: int, rng: Random = SYSTEM_RANDOM) -> str:
    """Draw letters of base 58: the uuid of an election has 14, a trustee's seed 22."""
    return "".join(rng.choice(BASE58) for _ in range(count))


def create_credential(rng: Random = SYSTEM_RANDOM) -> str:
    """Draw a voter's secret code, `XXXXX-XXXXXX-XXXXX-XXXXXX`."""
    return "-".join(random_letters(count, rng) for count in _GROUPS)


def derive_secret(uuid: str, code: str) -> int:
    """Derive the exponent with which a voter signs.

    Raises:
        ValueError: the code does not have the form of a credential.
    """
    groups = code.split("-")
    if tuple(map(len, groups)) != _GROUPS or not set("".join(groups)) <= set(BASE58):
        raise ValueError("a credential has 22 letters and digits in groups of 5, 6, 5 and 6")
    halves = (sha256(f"derive_credential|{uuid}|{half}|{code}".encode()).digest() for half in (0, 1))
    return int.from_bytes(b"".join(halves), "big") % Q


def derive_public(uuid: str, code: str) -> Element:
    """Derive the public credential, which stands in the election's list."""
    return GENERATOR.power(derive_secret(uuid, code))


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
