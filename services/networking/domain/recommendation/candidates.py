"""Who could stand in whose list: the best of each participant by the exact scores of all pairs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .people import Floats, Mask, Places

NOBODY = -1
KEPT = 100
CUT_AT = 10


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of some participants (rows) with all (columns), minus infinity where there is nothing to compare.

    ``own``: how well the column offers what the row needs; ``reverse``: the row what the column needs;
    ``mutual``: both added up.
    """

    own: Floats
    reverse: Floats
    mutual: Floats

    def only(self, pairs: Mask) -> "Scores":
        """Return the scores with all other pairs kept apart."""
        return Scores(*(np.where(pairs, each, np.float32(-np.inf)) for each in (self.own, self.reverse, self.mutual)))


@dataclass(frozen=True, slots=True)
class Candidates:
    """The best candidates of each place, with what it takes to be among the best ten by each of two scores.

    A list is mixed from two: good for both, and has what I need. A candidate's score is how far it lies above the cut
    of the list where it does better. As each cut is the tenth best of its list, both give about every second place
    and one number orders all.
    """

    places: NDArray[np.int32]
    scores: Floats
    cut_mutual: Floats
    cut_own: Floats

    @classmethod
    def empty(cls, size: int, length: int) -> "Candidates":
        """Begin with nobody for lists of a length."""
        kept = max(KEPT, min(5 * length, size))
        cuts = np.full((2, size), np.inf, np.float32)
        places = np.full((size, kept), NOBODY, np.int32)
        return cls(places, np.full((size, kept), -np.inf, np.float32), *cuts)

    def with_size(self, size: int) -> "Candidates":
        """Return these with as many places."""
        if size == len(self.places):
            return self
        fresh = Candidates.empty(size - len(self.places), 1)
        width = self.places.shape[1]
        places = np.full((len(fresh.places), width), NOBODY, np.int32)
        return Candidates(
            np.concatenate([self.places, places]),
            np.concatenate([self.scores, np.full(places.shape, -np.inf, np.float32)]),
            np.concatenate([self.cut_mutual, fresh.cut_mutual]),
            np.concatenate([self.cut_own, fresh.cut_own]),
        )

    def rank(self, rows: Places, scores: Scores) -> None:
        """Choose the candidates of some places anew."""
        kept = self.places.shape[1]
        best = [_best(each, kept) for each in (scores.mutual, scores.own)]
        for cut, each, chosen in zip((self.cut_mutual, self.cut_own), (scores.mutual, scores.own), best, strict=True):
            cut[rows] = _cut(np.take_along_axis(each, chosen, axis=1))
        both = np.sort(np.concatenate(best, axis=1), axis=1)
        mixed = self.mix(rows, *(np.take_along_axis(each, both, axis=1) for each in (scores.mutual, scores.own)))
        mixed[:, 1:][both[:, 1:] == both[:, :-1]] = -np.inf
        order = np.argsort(-mixed, axis=1, kind="stable")[:, :kept]
        self.scores[rows], self.places[rows] = -np.inf, NOBODY
        self.scores[rows, : order.shape[1]] = found = np.take_along_axis(mixed, order, axis=1)
        self.places[rows, : order.shape[1]] = np.where(
            np.isfinite(found), np.take_along_axis(both, order, axis=1), NOBODY
        )

    def mix(self, rows: Places, mutual: Floats, own: Floats) -> Floats:
        """Return how far scores of some places lie above their cuts."""
        above: Floats = np.maximum(mutual - self.cut_mutual[rows, None], own - self.cut_own[rows, None])
        return above

    def enter(self, place: int, scores: Floats) -> None:
        """Set what one place is worth to all others, shape (places,), in place of what it was."""
        self.leave(place)
        last = np.argmin(self.scores, axis=1)
        everybody = np.arange(len(scores))
        better = everybody[scores > self.scores[everybody, last]]
        self.places[better, last[better]] = place
        self.scores[better, last[better]] = scores[better]

    def leave(self, place: int) -> None:
        """Strike one place from the candidates of all others."""
        was = self.places == place
        self.places[was], self.scores[was] = NOBODY, -np.inf

    def ranked(self, of: int) -> Iterator[tuple[int, float]]:
        """Yield the candidates of one place, best first."""
        order = np.argsort(-self.scores[of], kind="stable")
        for place, score in zip(self.places[of, order].tolist(), self.scores[of, order].tolist(), strict=True):
            if place == NOBODY:
                break
            yield place, score


def _best(scores: Floats, kept: int) -> Places:
    """Return the columns of the highest scores of each row, in no order."""
    if kept >= scores.shape[1]:
        return np.tile(np.arange(scores.shape[1]), (len(scores), 1))
    return np.argpartition(scores, -kept, axis=1)[:, -kept:]


def _cut(best: Floats) -> Floats:
    """Return the lowest finite of the ten best scores of each row, infinity where there is none."""
    upper = np.sort(best, axis=1)[:, ::-1][:, :CUT_AT]
    cut: Floats = np.where(np.isfinite(upper), upper, np.inf).min(axis=1, initial=np.inf)
    return cut
