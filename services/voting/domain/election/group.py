"""The group BELENIOS-2048: the subgroup of prime order q in the integers modulo p.

Membership has to be checked for every element received: (p-1)/q is divisible by 6, so there are elements
of order 2 and 3 to cheat with. Exponents are plain integers, elements are gmpy2 numbers. The two ways to
a power that are faster than ``powmod`` are tables: `FixedBase` for g and the election's key, which are
raised hundreds of times, and `Comb` for an element of a ballot, which is raised three times.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from random import Random
from typing import TypeAlias

from gmpy2 import mpz, powmod

from shared.credentials import SYSTEM_RANDOM, G, P, Q

__all__ = ["GENERATOR", "GROUP", "ONE", "SYSTEM_RANDOM", "Comb", "Element", "FixedBase", "G", "P", "Q"]

Element: TypeAlias = mpz

GROUP = "BELENIOS-2048"
ONE: Element = mpz(1)

_WINDOWS = 32
_TEETH = 6
_SPACING = 43
_STEP = 1 << _SPACING


def draw(rng: Random) -> int:
    """Draw an exponent, uniform below q."""
    return rng.randrange(Q)


def power(base: Element, exponent: int) -> Element:
    """Raise one element once."""
    return powmod(base, exponent, P)


def product(elements: Iterable[Element]) -> Element:
    """Multiply elements; the empty product is the neutral element."""
    result = ONE
    for element in elements:
        result = result * element % P
    return result


def is_member(element: Element) -> bool:
    """Tell whether an element belongs to the subgroup of order q."""
    return bool(0 < element < P and power(element, Q) == ONE)


def challenge(prefix: str, elements: Iterable[Element]) -> int:
    """Hash a text and elements to a number below q (the H of every proof)."""
    text = prefix + ",".join(map(str, elements))
    return int.from_bytes(sha256(text.encode()).digest(), "big") % Q


class FixedBase:
    """Powers of one base from a table of its byte windows: 31 multiplications instead of about 300."""

    def __init__(self, base: Element) -> None:
        self.base = base

    @cached_property
    def _rows(self) -> list[list[Element]]:
        rows, step = [], self.base
        for _ in range(_WINDOWS):
            row = [ONE]
            for _ in range(256):
                row.append(row[-1] * step % P)
            step = row.pop()
            rows.append(row)
        return rows

    def power(self, exponent: int) -> Element:
        """Raise the base to an exponent, which is first reduced modulo q."""
        result = ONE
        for row, digit in zip(self._rows, (exponent % Q).to_bytes(_WINDOWS, "little"), strict=True):
            if digit:
                result = result * row[digit] % P
        return result


GENERATOR = FixedBase(G)


@lru_cache(maxsize=8)
def fixed_base(base: Element) -> FixedBase:
    """Give the one table of a base in this process."""
    return FixedBase(base)


def columns(exponent: int) -> Sequence[int]:
    """Cut an exponent below 2^256 into the columns that `Comb` reads."""
    bits = format(exponent, f"0{_TEETH * _SPACING}b")
    rows = (bits[tooth * _SPACING : (tooth + 1) * _SPACING] for tooth in range(_TEETH))
    return [int("".join(column), 2) for column in zip(*rows, strict=True)]


_ORDER_COLUMNS = columns(Q)


class Comb:
    """Several powers of one element that share their squarings (Lim and Lee, Crypto '94)."""

    def __init__(self, element: Element) -> None:
        self.element = element
        tooth, table = element, [ONE, element]
        for _ in range(_TEETH - 1):
            tooth = powmod(tooth, _STEP, P)
            table += [entry * tooth % P for entry in table]
        self._table = table

    def power(self, exponent_columns: Sequence[int]) -> Element:
        """Raise the element to an exponent given as `columns`."""
        table, result = self._table, ONE
        for column in exponent_columns:
            result = result * result % P * table[column] % P
        return result

    @property
    def is_member(self) -> bool:
        """Tell whether the element belongs to the subgroup of order q."""
        return bool(self.power(_ORDER_COLUMNS) == ONE)
