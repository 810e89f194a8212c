"""Lists that are fair: everybody chooses in turn, nobody stands in too many lists and nobody in too few."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import inf

import numpy as np

from .people import Fairness, Floats

APPEARANCES_PER_MEETING = 8
"""About four lists in five lead to no request (4.7 requests a person from lists of twenty), so that a participant
with room for one more meeting may stand in some eight lists."""

Ranked = Iterable[tuple[int, float]]


@dataclass(slots=True)
class Lists:
    """The list of each place and in how many lists each place stands; ``caps`` are the most it may."""

    fairness: Fairness
    caps: list[int]
    chosen: list[dict[int, float]]
    shown: list[int]

    @classmethod
    def empty(cls, fairness: Fairness, rooms: Iterable[int | None]) -> "Lists":
        """Begin with nobody in any list."""
        caps = [cap_of(fairness, room) for room in rooms]
        return cls(fairness, caps, [{} for _ in caps], [0] * len(caps))

    def put(self, place: int, room: int | None) -> None:
        """Set how many meetings a place has room for, a new last one included."""
        if place == len(self.caps):
            self.caps.append(0)
            self.chosen.append({})
            self.shown.append(0)
        self.caps[place] = cap_of(self.fairness, room)

    def ranked(self, of: int) -> list[tuple[int, float]]:
        """Return a list, best first."""
        return sorted(self.chosen[of].items(), key=lambda each: (-each[1], each[0]))

    def add(self, of: int, place: int, score: float) -> None:
        """Put a place into a list."""
        self.chosen[of][place] = score
        self.shown[place] += 1

    def drop(self, of: int, place: int) -> None:
        """Take a place out of a list."""
        del self.chosen[of][place]
        self.shown[place] -= 1

    def lacking(self, place: int) -> int:
        """How many lists a place should stand in more."""
        return min(self.fairness.floor, self.caps[place]) - self.shown[place]

    def fill(self, of: int, ranked: Ranked) -> None:
        """Fill one list up with the best that may stand in more lists."""
        for place, score in ranked:
            if len(self.chosen[of]) >= self.fairness.length:
                break
            if place not in self.chosen[of] and self.shown[place] < self.caps[place]:
                self.add(of, place, score)

    def draft(self, ranked: Callable[[int], Ranked]) -> None:
        """Let every place choose one at a time, in an order that turns round after each round."""
        waiting: dict[int, Iterator[tuple[int, float]]] = {of: iter(ranked(of)) for of in range(len(self.chosen))}
        order = list(waiting)
        for _ in range(self.fairness.length):
            order = [of for of in order if self._choose(of, waiting[of])][::-1]

    def _choose(self, of: int, ranked: Iterator[tuple[int, float]]) -> bool:
        for place, score in ranked:
            if self.shown[place] < self.caps[place]:
                self.add(of, place, score)
                return True
        return False

    def enter(self, place: int, worth: Floats) -> set[int]:
        """Bring a place into the lists in which it beats the last; ``worth`` is its score in each list.

        Nobody is pushed out who stands in too few lists already. Returns whose lists changed.
        """
        full = [len(chosen) >= self.fairness.length for chosen in self.chosen]
        last = [min(chosen.values()) if is_full else -inf for chosen, is_full in zip(self.chosen, full, strict=True)]
        better = np.flatnonzero(worth > np.array(last, np.float32))
        changed = set()
        for of in better[np.argsort(-worth[better], kind="stable")].tolist():
            if self.shown[place] >= self.caps[place]:
                break
            if place in self.chosen[of]:
                continue
            if full[of]:
                pushed = self.ranked(of)[-1][0]
                if self.lacking(pushed) >= 0:
                    continue
                self.drop(of, pushed)
            self.add(of, place, float(worth[of]))
            changed.add(of)
        return changed

    def lift(self, place: int, fans: Ranked) -> list[int]:
        """Bring a place that stands in too few lists into last quarters of lists; return whose lists changed.

        It replaces somebody who can spare it, in the lists of those it fits best.
        """
        changed = []
        for of, score in fans:
            if self.lacking(place) <= 0:
                break
            if place not in self.chosen[of] and self._make_room(of):
                self.add(of, place, score)
                changed.append(of)
        return changed

    def _make_room(self, of: int) -> bool:
        if len(self.chosen[of]) < self.fairness.length:
            return True
        last = self.ranked(of)[-max(1, self.fairness.length // 4) :]
        spare = next((place for place, _ in reversed(last) if self.lacking(place) < 0), None)
        if spare is not None:
            self.drop(of, spare)
        return spare is not None


def cap_of(fairness: Fairness, room: int | None) -> int:
    """The most lists a participant may stand in, by the meetings there is still room for."""
    return fairness.cap if room is None else min(fairness.cap, APPEARANCES_PER_MEETING * max(room, 0))
