"""The local search around the compiled kernel: starts, rounds of annealing, repairs, and their progress."""

from collections.abc import Callable, Collection

import numpy as np
from numpy.typing import NDArray

from services.networking.domain.scheduling import kernel
from services.networking.domain.scheduling.arrays import MINUTES, NONE, RANK, UNHELD, Event, numbers, timetable_of
from services.networking.domain.scheduling.model import Problem, Timetable
from services.networking.domain.scheduling.watch import Watch

HOT, WARM, COLD = 3000.0, 400.0, 50.0
CHUNK = 20_000


class Search:
    """One timetable in the making; ``best`` is the best one of the round at hand."""

    def __init__(self, problem: Problem, ev: Event, seed: int) -> None:
        """Start with an empty timetable."""
        self.problem, self.ev = problem, ev
        meetings, people, slots = len(problem.meetings), len(problem.participants), len(problem.slots)
        self.state = kernel.State(
            where=_none(meetings, 4),
            agenda=_none(people, slots),
            table=_none(slots, meetings),
            load=np.zeros(slots, dtype=np.int32),
            missing=np.arange(meetings, dtype=np.int32),
            price=np.zeros((people, 3), dtype=np.int64),
            touched=_none(people),
            chain=_none(meetings + 1, 4),
            best=_none(meetings),
            number=np.zeros(11, dtype=np.int64),
        )
        self.state.where[:, kernel.PLACE] = np.arange(meetings)
        number = self.state.number
        number[kernel.MISSING] = meetings
        number[kernel.RANDOM] = (seed * 0x9E3779B97F4A7C15 + 0x2545F4914F6CDD1D) % 2**63
        number[kernel.SPREAD] = problem.spread
        number[kernel.EXCESS] = UNHELD if problem.spread_is_rule else 4 * kernel.BREAK
        # A slot of waiting guides the search like a tenth of a break, however long slots are.
        number[kernel.WAIT] = max(1, kernel.WAITING // int(np.median(ev.slot[:, MINUTES])))
        # The hardest to place first: by rank, then by the number of slots allowed.
        self.order = np.lexsort((ev.allow.sum(axis=1), ev.meeting[:, RANK])).astype(np.int32)

    def start(self, timetable: Timetable) -> None:
        """Start anew from a timetable: what still fits stays, and free places are filled."""
        self._lay(timetable)
        kernel.fill(self.ev, self.state, self.order)

    def repair(self, timetable: Timetable, urgent: Collection[str]) -> dict[str, str]:
        """Start anew from a timetable; place what fell out of it and what is urgent by chains that move least.

        The others that are missing get what is free then.
        """
        self._lay(timetable)
        kernel.fill(self.ev, self.state, self.order[:0])
        for meeting in self.order[self.state.where[self.order, kernel.SLOT] == NONE]:
            name = self.problem.meetings[meeting].id
            if name in timetable or name in urgent:
                kernel.insert(self.ev, self.state, meeting)
        kernel.fill(self.ev, self.state, self.order)
        return timetable_of(self.problem, self.state.best)

    def _lay(self, timetable: Timetable) -> None:
        for meeting in np.flatnonzero(self.state.where[:, kernel.SLOT] != NONE):
            kernel.shift(self.ev, self.state, int(meeting), NONE)
        kernel.lay(self.ev, self.state, numbers(self.problem, timetable), self.order)

    def anneal(self, steps: int, hot: float, watch: Watch, report: Callable[[float], None]) -> None:
        """Anneal from this temperature down; the work is counted in steps, the clock only cuts it short."""
        chunks = -(-steps // CHUNK)
        for chunk in range(chunks):
            heat, cooler = (hot * (COLD / hot) ** (part / chunks) for part in (chunk, chunk + 1))
            kernel.anneal(self.ev, self.state, steps // chunks, heat, cooler)
            report((chunk + 1) / chunks)
            if self.state.number[kernel.BEST] == 0 or watch.expired():
                break

    def best(self) -> dict[str, str]:
        """Give the best timetable since the start, free places filled."""
        timetable = timetable_of(self.problem, self.state.best)
        self.start(timetable)
        return timetable_of(self.problem, self.state.best)


def _none(*shape: int) -> NDArray[np.int32]:
    return np.full(shape, NONE, dtype=np.int32)
