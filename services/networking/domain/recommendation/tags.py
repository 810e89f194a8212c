"""Sets of names of many participants, compared for all pairs at once."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .people import Mask, Places


class Tags:
    """A set of names for each place, kept as bits."""

    def __init__(self, places: int, codes: dict[str, int] | None = None) -> None:
        self._codes = {} if codes is None else codes
        self._bits: NDArray[np.uint64] = np.zeros((places, 1), np.uint64)

    def put(self, place: int, names: Iterable[str]) -> None:
        """Set the names of one place, a new last one included."""
        numbers = [self._codes.setdefault(name, len(self._codes)) for name in sorted(names)]
        more = max(0, place + 1 - len(self._bits)), max(0, len(self._codes) // 64 + 1 - self._bits.shape[1])
        if any(more):
            self._bits = np.pad(self._bits, ((0, more[0]), (0, more[1])))
        self._bits[place] = 0
        for number in numbers:
            self._bits[place, number // 64] |= np.uint64(1) << np.uint64(number % 64)

    def any(self, places: Places) -> Mask:
        """Whether there is a name at all, shape (places,)."""
        found: Mask = np.asarray(self._bits[places].any(axis=1))
        return found

    def shared(self, rows: Places, columns: Places, other: "Tags | None" = None) -> Mask:
        """Whether each pair has a name in common, shape (rows, columns); the columns may be of other tags."""
        left, right = self._bits[rows], (other or self)._bits[columns]
        shared: Mask = np.zeros((len(rows), len(columns)), bool)
        for word in range(min(left.shape[1], right.shape[1])):
            np.logical_or(shared, left[:, word, None] & right[None, :, word], out=shared)
        return shared
