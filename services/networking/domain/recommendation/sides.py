"""All offers, or all needs, of a conference, sorted by the participant they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

import numpy as np

from .forms import Forms, compare, join
from .people import Floats, Places


@dataclass(frozen=True)
class Side:
    """The entries of one side; those of the participant at ``place`` are rows ``starts[place]`` to the next start."""

    forms: Forms
    starts: Places

    @classmethod
    def of(cls, forms: Forms, counts: Sequence[int]) -> "Side":
        """Build from all entries in the order of their owners, and how many each owner has."""
        return cls(forms, np.concatenate([[0], np.cumsum(counts, dtype=np.intp)]).astype(np.intp))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of_place(self, place: int) -> Forms:
        """Return the entries of one participant."""
        return self.forms[slice(self.starts[place], self.starts[place + 1])]

    def of_places(self, places: Sequence[int]) -> tuple[Forms, list[int]]:
        """Return the entries of some participants below one another, and where those of each begin and all end."""
        ranges = [range(self.starts[place], self.starts[place + 1]) for place in places]
        rows = np.fromiter(chain.from_iterable(ranges), np.intp)
        return self.forms[rows], [0, *accumulate(map(len, ranges))]

    def with_entries(self, place: int, forms: Forms) -> "Side":
        """Return this side with other entries for one participant, a new last one included."""
        start = int(self.starts[place])
        end = int(self.starts[place + 1]) if place < len(self) else start
        starts = self.starts if place < len(self) else np.append(self.starts, end)
        moved = starts.copy()
        moved[place + 1 :] += len(forms.rows) - (end - start)
        return Side(join([self.forms[slice(0, start)], forms, self.forms[slice(end, None)]]), moved)

    @cached_property
    def layers(self) -> tuple[Places, list[Forms]]:
        """Places by falling number of entries; everybody's first entry in this order, everybody's second, and so on.

        The owners of each layer are the first places of the order, so that a maximum over layers needs no look-up.
        """
        counts = np.diff(self.starts)
        order = np.argsort(-counts, kind="stable")
        sizes = [int((counts > depth).sum()) for depth in range(int(counts.max(initial=0)))]
        return order, [self.forms[self.starts[order[:size]] + depth] for depth, size in enumerate(sizes)]


def best_scores(asking: Side, places: Places, answering: Side) -> Floats:
    """Score how well each participant's best entry meets the best of each asker's, shape (places, participants).

    Minus infinity where one of the two has no entry. Askers, too, are taken by falling number of entries.
    """
    counts = asking.starts[places + 1] - asking.starts[places]
    askers = np.argsort(-counts, kind="stable")
    order, layers = answering.layers
    best = np.full((len(places), len(answering)), -np.inf, np.float32)
    for depth in range(int(counts.max(initial=0))):
        size = int((counts > depth).sum())
        asked = asking.forms[asking.starts[places[askers[:size]]] + depth]
        for forms in layers:
            first = best[:size, : len(forms.rows)]
            np.maximum(first, compare(asked, forms), out=first)
    in_place = np.empty_like(best)
    in_place[askers] = best[:, np.argsort(order)]
    return in_place
