"""Canonical JSON: one spelling of everything, or it is refused.

Every hash of an election is taken over these bytes. A value is read only if writing it again gives the
same bytes, which rules out other spacing, duplicate keys and other escapes; records must have exactly
their keys in the order of the specification; numbers are written in one way and are in range.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from gmpy2 import mpz

from .group import ONE, Element, P, Q, is_member
from .refusal import Check, Refusal

_MOST_DIGITS = len(str(P))


def write(value: Any) -> bytes:
    """Write a value; the letter U+007F is escaped as belenios-tool escapes it.

    Raises:
        Refusal: a text holds half a letter (a lone surrogate), which has no UTF-8.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.replace("\x7f", "\\u007f").encode()
    except UnicodeEncodeError:
        raise Refusal(Check.CANONICAL, "a text holds half a letter") from None


def read(data: bytes | str) -> Any:
    """Read a value that is written canonically, as the bytes or the text of a message.

    Raises:
        Refusal: the bytes are not JSON, or not its canonical spelling.
    """
    try:
        written = data.encode() if isinstance(data, str) else data
        value = json.loads(written.decode())
        same = write(value) == written
    except (ValueError, RecursionError) as error:
        raise Refusal(Check.CANONICAL, f"not readable as JSON ({type(error).__name__})") from None
    if not same:
        raise Refusal(Check.CANONICAL, "valid JSON, but not its one canonical spelling")
    return value


def hex_digest(data: bytes) -> str:
    """SHA-256 in hexadecimal: the names of the archive's files."""
    return sha256(data).hexdigest()


def base64_digest(data: bytes) -> str:
    """SHA-256 in Base64 without padding: fingerprints and trackers."""
    return b64encode(sha256(data).digest()).decode().rstrip("=")


def record(value: Any, name: str, keys: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Any]:
    """Take a record that has exactly these keys in this order; `optional` ones may be absent."""
    if not isinstance(value, dict):
        raise Refusal(Check.FORMAT, f"{name} must be a record, not {_shown(value)}")
    expected = [key for key in keys if key in value or key not in optional]
    if list(value) != expected:
        raise Refusal(Check.FORMAT, f"{name} must have the keys {', '.join(expected)} in this order")
    return value


def items(value: Any, name: str, length: int | None = None) -> list[Any]:
    """Take a list, of a given length if one is given."""
    if not isinstance(value, list):
        raise Refusal(Check.FORMAT, f"{name} must be a list, not {_shown(value)}")
    if length is not None and len(value) != length:
        raise Refusal(Check.FORMAT, f"{name} must have {length} entries, not {len(value)}")
    return value


def text(value: Any, name: str) -> str:
    """Take a string."""
    if not isinstance(value, str):
        raise Refusal(Check.FORMAT, f"{name} must be a string, not {_shown(value)}")
    return value


def integer(value: Any, name: str, least: int = 0, most: int | None = None) -> int:
    """Take a small number that JSON writes as a number."""
    if type(value) is not int or value < least or (most is not None and value > most):
        bounds = f"at least {least}" if most is None else f"between {least} and {most}"
        raise Refusal(Check.FORMAT, f"{name} must be a whole number {bounds}, not {_shown(value)}")
    return value


def decimal(value: Any, name: str) -> int:
    """Take a big number written as a string of decimal digits without leading zero."""
    digits = text(value, name)
    plain = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    if not plain or (digits[0] == "0" and digits != "0"):
        raise Refusal(Check.FORMAT, f"{name} must be a number in plain decimal digits, not {_shown(value)}")
    return int(digits)


def exponent(value: Any, name: str) -> int:
    """Take a number modulo q."""
    number = decimal(value, name)
    if number >= Q:
        raise Refusal(Check.FORMAT, f"{name} must be smaller than the order of the group")
    return number


def residue(value: Any, name: str) -> Element:
    """Take a number modulo p that is not zero; whether it is in the group is for the caller to check."""
    number = mpz(decimal(value, name))
    if not 0 < number < P:
        raise Refusal(Check.MEMBERSHIP, f"{name} is not between 1 and p-1")
    return number


def element(value: Any, name: str) -> Element:
    """Take an element of the group."""
    number = residue(value, name)
    if not is_member(number):
        raise Refusal(Check.MEMBERSHIP, f"{name} is not in the group of order q")
    return number


def public_key(value: Any, name: str) -> Element:
    """Take an element of the group that can be a public key: the neutral one would protect nothing."""
    key = element(value, name)
    if key == ONE:
        raise Refusal(Check.KEYS, f"{name} is the neutral element, whose secret everybody knows")
    return key


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
