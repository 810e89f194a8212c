"""The scheduler: local search finds a timetable, relaxation and solver tell how good any can be."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Literal

import numpy as np

from services.networking.domain.scheduling.arrays import RANK, Event, compile_event
from services.networking.domain.scheduling.bounds import most_held
from services.networking.domain.scheduling.model import (
    Objectives,
    Problem,
    Progress,
    Result,
    Status,
    Timetable,
    Unplaced,
)
from services.networking.domain.scheduling.proof import Proven, Prover, contradiction
from services.networking.domain.scheduling.reasons import Explainer, explain
from services.networking.domain.scheduling.rules import objectives, violations
from services.networking.domain.scheduling.search import HOT, WARM, Search
from services.networking.domain.scheduling.validation import validate
from services.networking.domain.scheduling.watch import Watch

STEPS_PER_MEETING = 1_000
STEPS_PER_MEETING_SMALL = 4_000
LEAST_STEPS = 10_000
POLISH_STEPS = 200
STEPS_PER_SECOND = 200_000
CONFLICTS_PER_SECOND = 2_500
SMALL = 12_000
ROUNDS = (0.1, 0.9)

Hear = Callable[[Progress], None]


def schedule(
    problem: Problem,
    *,
    seconds: float = 120.0,
    effort: float | None = None,
    seed: int = 0,
    progress: Hear | None = None,
    stop: Callable[[], bool] | None = None,
) -> Result:
    """Find the best timetable within a time, and prove what can be proved.

    The work is bounded by steps and conflicts: as many as ``effort`` seconds (default: ``seconds``) allow on a machine
    that does nothing else. So the same problem, effort and seed give the same answer, unless the clock cuts the run
    short at ``seconds``. ``progress`` is called several times a second with the best timetable so far; ``stop`` is
    asked as often whether to end with that.

    Raises:
        InvalidProblem: the problem contradicts itself.

    """
    validate(problem)
    run = _Run(problem, seconds, effort or seconds, seed, progress or (lambda _: None), stop)
    run.search()
    run.relax()
    run.prove()
    return run.result()


def replan(problem: Problem, *, urgent: Collection[str] = (), seed: int = 0) -> Result:
    """Repair the published timetable after a change: what still fits stays, what does not is placed anew.

    Meetings that lost their place, and ``urgent`` ones such as a late request, are placed by the chain that moves the
    fewest published meetings; others that wait get only what is free, and ``unplaced`` leaves them out. Takes
    milliseconds, and proves nothing: ``bound`` counts the meetings that have any slot at all.

    Raises:
        InvalidProblem: the problem contradicts itself.

    """
    validate(problem)
    run = _Run(problem, 60.0, 0.0, seed, lambda _: None, None)
    run.repair(urgent)
    return run.result()


class _Run:
    """One run of the engine: the best timetable so far and what is known about all timetables."""

    def __init__(
        self,
        problem: Problem,
        seconds: float,
        effort: float,
        seed: int,
        hear: Hear,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.problem, self.seconds, self.effort, self.hear = problem, seconds, effort, hear
        self.watch = Watch(seconds, stop, int(effort * CONFLICTS_PER_SECOND))
        self.ev: Event = compile_event(problem)
        self.local = Search(problem, self.ev, seed)
        self.published = {each.id: each.published for each in problem.meetings if each.published is not None}
        self.hot = WARM if self.published else HOT
        self.ranks = [int(np.sum(self.ev.meeting[:, RANK] <= rank)) for rank in range(4)]
        self.floors = [0, 0, 0, 0]
        self.concerned = {each.id for each in problem.meetings}

    def _begin(self, timetable: Timetable) -> None:
        measured = objectives(self.problem, timetable)
        self.best = Proven(timetable, measured, int(self.ev.allow.any(axis=1).sum()))

    def search(self) -> None:
        """Anneal in rounds, a short one first, so that there is soon something to show."""
        self.local.start(self.published)
        self._begin(self.local.best())
        meetings = len(self.problem.meetings)
        each = STEPS_PER_MEETING_SMALL if self._is_small() else STEPS_PER_MEETING
        steps = min(max(LEAST_STEPS, each * meetings), int(STEPS_PER_SECOND * self.effort))
        for number, share in enumerate(ROUNDS if meetings else ()):
            self.local.anneal(int(steps * share), self.hot, self.watch, partial(self._searched, number))
            self._take(self.local.best())
            if self._is_ideal() or self.watch.expired():
                break
            self.local.start(self.best.timetable)

    def repair(self, urgent: Collection[str]) -> None:
        """Place what fell out and what is urgent, moving little."""
        self._begin(self.local.repair(self.published, urgent))
        self.concerned = {*self.published, *urgent}

    def relax(self) -> None:
        """Bound the meetings held, rank by rank, unless all are held anyway."""
        if not any(self.best.measured.missed):
            self.best.bound = len(self.problem.meetings)
            return
        bound = 0
        for rank in range(4):
            if (self.ev.meeting[:, RANK] == rank).any():
                bound = most_held(self.ev, rank, min(self.watch.left(), 0.5 * self.seconds))
                self._report("bound", (rank + 1) / 4)
            self.floors[rank] = self.ranks[rank] - bound
        self.best.bound = min(self.best.bound, bound)
        missed = self.best.measured.missed
        if all(self.floors[rank] == sum(missed[: rank + 1]) for rank in range(4)):
            self.best.names = ["held"]

    def prove(self) -> None:
        """Ask the solver, where the event is small enough for it."""
        required, missed = self.problem.all_required, sum(self.best.measured.missed)
        if required and self.best.bound < len(self.problem.meetings):
            self.best.infeasible = True
        elif self._is_ideal() or not len(self.problem.meetings):
            self.best.names = ["held", "share", "moved", "told", "breaks", "spread", "waiting"]
        elif self._is_small() and not self.watch.expired():
            self.best.names = []
            prover = Prover(self.problem, self.ev, self.watch, self._polish, lambda: self._report("proof", 0.0))
            known = not missed and not violations(self.problem, self.best.timetable)
            prover.run(self.best, self.floors, known)

    def result(self) -> Result:
        """Check the timetable and put the answer together."""
        best, problem = self.best, self.problem
        if "held" in best.names and best.measured.breaks == 0 and "breaks" not in best.names:
            best.names.append("breaks")
        broken = violations(problem, best.timetable)
        status: Status = "optimal" if {"held", "breaks"} <= set(best.names) else "feasible"
        unplaced: tuple[Unplaced, ...] = ()
        if best.infeasible:
            status, best.timetable, best.bound, broken = "infeasible", {}, 0, []
            best.measured, best.names = objectives(problem, {}), ["held"]
            unplaced = self._contradiction()
        elif problem.all_required and broken:
            status, best.names = "unknown", []
            broken = [each for each in broken if each.rule not in ("all", "spread")]
        if broken:
            raise AssertionError(f"The scheduler broke a rule: {broken[0].rule}, {broken[0].words}.")
        return Result(
            status=status,
            held=len(best.timetable),
            bound=best.bound,
            breaks=best.measured.breaks,
            proved=tuple(best.names),
            timetable=best.timetable,
            unplaced=unplaced or explain(problem, best.timetable, self.concerned),
            objectives=best.measured,
            stopped=self.watch.ended and status in ("feasible", "unknown"),
        )

    def _contradiction(self) -> tuple[Unplaced, ...]:
        """Say why not all meetings can be held: a set of meetings that contradict each other."""
        core = contradiction(self.problem, self.ev, Watch(10.0, None, 20_000))
        explainer = Explainer(self.problem, {})
        alone = {each.id: explainer.explain(each) for each in self.problem.meetings if core == [each.id]}
        names = {each.id: each.words() for each in self.problem.meetings}
        if core is None:
            words = "No timetable holds all meetings within the rules."
        else:
            words = f"No timetable holds all of these: {', '.join(names[each] for each in core)}."
        return tuple(
            alone.get(each.id) or Unplaced(each.id, "contradiction", words, None) for each in self.problem.meetings
        )

    def _key(self, measured: Objectives) -> tuple[tuple[int, int, int, int], int, Objectives]:
        return measured.missed, measured.excess if self.problem.spread_is_rule else 0, measured

    def _take(self, timetable: Timetable) -> None:
        measured = objectives(self.problem, timetable)
        if self._key(measured) < self._key(self.best.measured):
            self.best.timetable, self.best.measured = timetable, measured

    def _polish(self, timetable: Timetable) -> Timetable:
        """Improve a timetable of the solver by a short, cool search; give it back where that breaks a rule."""
        self.local.start(timetable)
        self.local.anneal(POLISH_STEPS * len(self.problem.meetings), WARM, self.watch, lambda _: None)
        better = self.local.best()
        return timetable if violations(self.problem, better) else better

    def _is_small(self) -> bool:
        return bool(self.ev.allow.sum() <= SMALL)

    def _is_ideal(self) -> bool:
        """Whether nothing could be better: all held, nobody moved, no break."""
        measured = self.best.measured
        return not any((*measured.missed, measured.moved, measured.breaks, measured.excess, measured.waiting))

    def _searched(self, number: int, done: float) -> None:
        before = sum(ROUNDS[:number])
        self._report("search", before + done * ROUNDS[number])

    def _report(self, phase: Literal["search", "bound", "proof"], done: float) -> None:
        best = self.best
        self.hear(Progress(phase, done, len(best.timetable), best.bound, best.measured.breaks, best.timetable))
