"""The result: combining partial decryptions and finding the counts.

Single trustees' factors are multiplied; of a threshold group the first t at hand are interpolated at 0.
β divided by the product is g to the count, and a count is at most the total weight, so its logarithm is
found in about the square root of that many steps.
"""

from collections.abc import Mapping, Sequence
from math import isqrt
from typing import TypeAlias

from gmpy2 import divm

from . import canonical
from .group import ONE, Element, G, P, Q, power, product
from .refusal import Check, Refusal, within
from .setup import Setup
from .tally import PartialDecryption, Tally
from .trustees import SingleTrustee, Trustee, numbered

Result: TypeAlias = tuple[tuple[int, ...], ...]


def write_result(result: Result) -> bytes:
    """Write the file of the archive: for each question the count of each choice, blank first if allowed."""
    return canonical.write({"result": result})


def missing_decryptions(trustees: Sequence[Trustee], owners: set[int]) -> str:
    """Say whose partial decryptions are missing before the result can be computed; empty if none are."""
    missing = []
    for trustee, here in numbered(trustees):
        absent = trustee.threshold - len(owners.intersection(here))
        if absent > 0:
            group = len(here) > 1
            missing.append(f"{absent} of the trustees {here[0]} to {here[-1]}" if group else f"trustee {here[0]}")
    return " and ".join(missing)


def compute_result(setup: Setup, tally: Tally, decryptions: Mapping[int, PartialDecryption]) -> Result:
    """Combine checked partial decryptions, owner → decryption, to the counts.

    Raises:
        Refusal: too few trustees decrypted, or a sum holds no count between 0 and the total weight.
    """
    missing = missing_decryptions(setup.trustees, set(decryptions))
    if missing:
        raise Refusal(Check.RESULT, f"the decryption of {missing} is missing")
    shares = _shares(setup.trustees, set(decryptions))
    counts = _Counts(tally.total_weight)
    result = []
    for row, sums in enumerate(tally.sums):
        factors = {owner: decryptions[owner].factors[row] for owner in shares}
        with within(f"question {row + 1}"):
            result.append(
                tuple(
                    counts.of(divm(one.beta, _combined(shares, factors, column), P)) for column, one in enumerate(sums)
                )
            )
    return tuple(result)


def _combined(shares: Mapping[int, int], factors: Mapping[int, Sequence[Element]], column: int) -> Element:
    return product(power(factors[owner][column], share) for owner, share in shares.items())


def _shares(trustees: Sequence[Trustee], owners: set[int]) -> dict[int, int]:
    """Give the exponents with which factors are multiplied: 1, or the Lagrange coefficient at 0."""
    shares = {}
    for trustee, here in numbered(trustees):
        if isinstance(trustee, SingleTrustee):
            shares[here[0]] = 1
        else:
            used = [index for index, owner in enumerate(here, 1) if owner in owners][: trustee.threshold]
            shares |= {here[index - 1]: lagrange(index, used) for index in used}
    return shares


def lagrange(index: int, indices: Sequence[int]) -> int:
    """Give the coefficient of a member's share when the members at these indices are interpolated at 0."""
    coefficient = 1
    for other in indices:
        if other != index:
            coefficient = coefficient * other * pow(other - index, -1, Q) % Q
    return coefficient


class _Counts:
    """Logarithms to the base g between 0 and a bound, by baby steps and giant steps."""

    def __init__(self, bound: int) -> None:
        self.bound = bound
        self.width = isqrt(bound) + 1
        self.small: dict[Element, int] = {}
        step = ONE
        for exponent in range(self.width):
            self.small[step] = exponent
            step = step * G % P
        self.giant = power(step, Q - 1)

    def of(self, element: Element) -> int:
        for giants in range(self.width + 1):
            count = giants * self.width + self.small.get(element, self.bound + 1)
            if count <= self.bound:
                return count
            element = element * self.giant % P
        raise Refusal(Check.RESULT, f"a sum holds no count between 0 and {self.bound}")
