"""Spreading work: the same functions run in one process or in many.

The domain starts no processes. It cuts big work into parts and hands them to a `Spread`: the builtin
``map``, or the ``map`` of a process pool that the caller holds.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Spread(Protocol):
    """What ``map`` and ``Executor.map`` have in common: results in the order of the parts."""

    def __call__(self, work: Callable[[T], R], parts: Iterable[T], /) -> Iterable[R]:
        """Apply the work to each part."""


def parts(whole: Sequence[T], size: int) -> Iterator[list[T]]:
    """Cut a sequence into lists of at most `size`."""
    for start in range(0, len(whole), size):
        yield list(whole[start : start + size])
