"""Proof for small events: better timetables are asked of a SAT solver until it says that there is none.

The objectives are taken in their order. Each is the number of literals that hold in some list; the solver is asked
for a timetable with one less, a timetable found is the new best, and "unsatisfiable" is the proof. What is proved is
fixed before the next objective is taken.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, gcd

import numpy as np
from pysat.solvers import Solver

from services.networking.domain.scheduling.arrays import ACCEPTED, MINUTES, NONE, RANK, Event, timetable_of
from services.networking.domain.scheduling.clauses import Clauses
from services.networking.domain.scheduling.model import Objectives, Problem, Timetable
from services.networking.domain.scheduling.rules import objectives
from services.networking.domain.scheduling.watch import Watch

SOLVER = "cadical195"
CHUNK = 2_000
BRIEF = 1_000
SHRINKABLE = 40
MOST_WAITING = 300
WAITING_CONFLICTS = 3_000

Polish = Callable[[Timetable], Timetable]
Report = Callable[[], None]


@dataclass
class Proven:
    """The best timetable known, the bound on meetings held, and the names of the objectives that cannot be better."""

    timetable: Timetable
    measured: Objectives
    bound: int
    names: list[str] = field(default_factory=list)
    infeasible: bool = False


class Prover:
    """One run of the proof; ``floors`` bounds the meetings missed of each rank or better from below."""

    def __init__(self, problem: Problem, ev: Event, watch: Watch, polish: Polish, report: Report) -> None:
        """Write the rules as clauses."""
        self.problem, self.ev, self.watch, self.polish, self.report = problem, ev, watch, polish, report
        self.solver = Solver(name=SOLVER)
        self.clauses = Clauses(ev, self.solver)
        self.soft: dict[int, None] = {}
        self.sums: dict[int, tuple[list[int], int]] = {}

    def run(self, best: Proven, floors: list[int], known: bool) -> Proven:
        """Improve and prove ``best``; ``known`` tells that it keeps all rules of the problem already."""
        self.best = best
        with self.solver:
            if self.problem.all_required:
                self._require(known)
                if best.infeasible or self.watch.ended:
                    return best
            steps = [self._total, *(lambda rank=rank: self._rank(rank, floors) for rank in range(4))]
            steps += [self._share, self._moved, self._breaks, self._spread, self._waiting]
            for step in steps[5:] if self.problem.all_required else steps:
                if not step():
                    break
        return best

    def _ask(self, assumptions: list[int]) -> bool | None:
        """Ask for a timetable under assumptions: True found, False there is none, None not known."""
        while not self.watch.expired() and self.watch.conflicts > 0:
            answer = _solve(self.solver, assumptions, CHUNK, self.watch)
            if answer is not None:
                return answer
            self.report()
        self.watch.ended = True
        return None

    def _adopt(self, always: bool = False) -> Objectives:
        """Take the timetable found if it is better than the best, after the search had a go at it."""
        found = timetable_of(self.problem, self.clauses.slots(self.solver.get_model()))
        measured = objectives(self.problem, found)
        polished = self.polish(found)
        for timetable in (found, polished):
            score = objectives(self.problem, timetable)
            if always or score < self.best.measured:
                self.best.timetable, self.best.measured, always = timetable, score, False
        self.report()
        return measured

    def _slots(self) -> list[int]:
        number = {slot.id: index for index, slot in enumerate(self.problem.slots)}
        return [number.get(self.best.timetable.get(each.id, ""), NONE) for each in self.problem.meetings]

    def _minimise(self, name: str, literals: list[int], value: Callable[[Objectives], int], least: int = 0) -> bool:
        """Bring the number of true literals down to what can be proved, fix it there, and name it as proved.

        Core by core (OLL: Andres et al., ICLP 2012; RC2: Ignatiev et al. 2019): all literals are assumed false, each
        set of assumptions that contradict each other raises the bound by one and is replaced by a weaker one.
        """
        literals = [each for each in literals if each != -Clauses.TRUE]
        now, least = value(self.best.measured), max(least, 0)
        self.soft, self.sums = dict.fromkeys(-each for each in literals), {}
        bound = 0
        while max(least, bound) < now:
            answer = self._ask(list(self.soft))
            if answer is None:
                return False
            if answer:
                self._adopt()
                now = value(self.best.measured)
                break
            bound += self._relax(self._shrink(self.solver.get_core()))
        self.clauses.at_most(literals, now)
        self.best.names.append(name)
        return True

    def _relax(self, core: list[int]) -> int:
        """Allow one of a core to fail, or more if it must; tell how many must."""
        for each in core:
            del self.soft[each]
            if each in self.sums:
                self._weaken(*self.sums.pop(each))
        failed = self.clauses.count([-each for each in core], len(core))
        self.clauses.add(failed[0])
        must = 1
        while must < len(failed) and self._briefly([-failed[must]]) is False:
            self.clauses.add(failed[must])
            must += 1
        self._weaken(failed, must - 1)
        return must

    def _weaken(self, failed: list[int], number: int) -> None:
        """Assume from now on that not more than one more of a counted core fails."""
        if number + 1 < len(failed):
            literal = -failed[number + 1]
            self.soft[literal] = None
            self.sums[literal] = (failed, number + 1)

    def _shrink(self, core: list[int]) -> list[int]:
        """Leave out of a core what it does not need, as far as that shows quickly."""
        for each in list(core) if 1 < len(core) <= SHRINKABLE else ():
            if each in core and self._briefly([other for other in core if other != each]) is False:
                core = self.solver.get_core()
        return core

    def _briefly(self, assumptions: list[int]) -> bool | None:
        return _solve(self.solver, assumptions, BRIEF, self.watch)

    def _require(self, known: bool) -> None:
        self.clauses.hold_all()
        self.clauses.count_breaks()
        if self.problem.spread_is_rule:
            self._spread_at_most(0)
        if known:
            self.best.bound = len(self.problem.meetings)
        elif (answer := self._ask([])) is None:
            return
        elif answer:
            self._adopt(always=True)
            self.best.bound = len(self.problem.meetings)
        else:
            self.best.infeasible = True
        self.best.names.append("held")

    def _total(self) -> bool:
        """Lower the bound on all meetings held, whatever their priority, to what some timetable holds."""
        missed = sum(self.best.measured.missed)
        least = len(self.ev.allow) - self.best.bound
        if missed == least or len(np.unique(self.ev.meeting[:, RANK])) == 1:
            return True
        total = self.clauses.count([-each for each in self.clauses.held], missed)
        while missed > least:
            answer = self._ask([-total[missed - 1]])
            if answer is None:
                return False
            if not answer:
                break
            missed = sum(self._adopt().missed)
        self.best.bound = len(self.ev.allow) - missed
        return True

    def _rank(self, rank: int, floors: list[int]) -> bool:
        literals = [-self.clauses.held[each] for each in np.flatnonzero(self.ev.meeting[:, RANK] == rank)]
        better = sum(self.best.measured.missed[:rank])
        if not self._minimise(f"rank {rank}", literals, lambda each: each.missed[rank], floors[rank] - better):
            return False
        if rank == 3:
            self.best.names = [name for name in self.best.names if not name.startswith("rank")] + ["held"]
            if len(np.unique(self.ev.meeting[:, RANK])) == 1:
                self.best.bound = len(self.best.timetable)
            if not any(self.best.measured.missed):
                self.clauses.hold_all()
        return True

    def _share(self) -> bool:
        """Raise the smallest share of held among accepted meetings."""
        mine: list[list[int]] = [[] for _ in self.ev.person]
        for literal, members in zip(self.clauses.held, self.ev.members, strict=True):
            for person in members[members != NONE]:
                mine[person].append(-literal)
        missed = [self.clauses.count(literals, len(literals)) for literals in mine]
        share = self._least_share()
        while share < 1:
            better = [self._miss_at_most(each, len(each) - floor(share * len(each)) - 1) for each in missed if each]
            answer = self._ask([literal for literal in better if literal is not None])
            if answer is None:
                return False
            if not answer:
                break
            self._adopt()
            share = self._least_share()
        for each in missed:
            enough = self._miss_at_most(each, len(each) - ceil(share * len(each)))
            if enough is not None:
                self.clauses.add(enough)
        self.best.names.append("share")
        return True

    def _miss_at_most(self, missed: list[int], most: int) -> int | None:
        return -missed[most] if most < len(missed) else None

    def _least_share(self) -> Fraction:
        held = np.zeros(len(self.ev.person), dtype=np.int64)
        for slot, members in zip(self._slots(), self.ev.members, strict=True):
            if slot != NONE:
                held[members[members != NONE]] += 1
        asked = self.ev.person[:, ACCEPTED]
        shares = [Fraction(int(some), int(all_)) for some, all_ in zip(held, asked, strict=True) if all_]
        return min(shares, default=Fraction(1))

    def _moved(self) -> bool:
        keeps = [(each, self.clauses.published(each)) for each in range(len(self.ev.allow))]
        gone = [(each, -literal) for each, literal in keeps if literal is not None]
        people = sorted({int(p) for each, _ in gone for p in self.ev.members[each] if p != NONE})
        told = [self.clauses.any_of(away for each, away in gone if p in self.ev.members[each]) for p in people]
        moved = [away for _, away in gone]
        return self._minimise("moved", moved, lambda each: each.moved) and self._minimise(
            "told", told, lambda each: each.told
        )

    def _breaks(self) -> bool:
        if not self.clauses.breaks:
            self.clauses.count_breaks()
        literals = [literal for each in self.clauses.breaks for literal in each]
        return self._minimise("breaks", literals, lambda each: each.breaks)

    def _spread_at_most(self, excess: int) -> int:
        """Make an assumption that keeps the breaks of any two people within the spread and this excess.

        Level k holds if everybody has more than k breaks; nobody may have as many as that and the allowed difference.
        """
        clauses, allowed = self.clauses, self.problem.spread + excess
        guard = clauses.new()
        lower = clauses.TRUE
        for level in range(max((len(each) for each in clauses.breaks), default=0) - allowed):
            lower = clauses.all_of([lower, *(e[level] if level < len(e) else -clauses.TRUE for e in clauses.breaks)])
            for each in clauses.breaks:
                if level + allowed < len(each):
                    clauses.add(-guard, -each[level + allowed], lower)
        if not excess and self.problem.spread_is_rule:
            clauses.add(guard)
        return guard

    def _spread(self) -> bool:
        excess = self.best.measured.excess
        while excess > 0:
            answer = self._ask([self._spread_at_most(excess - 1)])
            if answer is None:
                return False
            if not answer:
                break
            self._adopt()
            excess = self.best.measured.excess
        self.clauses.add(self._spread_at_most(excess))
        self.best.names.append("spread")
        return True

    def _waiting(self) -> bool:
        """Shorten the breaks; left unproved where that would take long."""
        unit = gcd(*(int(each) for each in self.ev.slot[:, MINUTES]))
        if self.best.measured.waiting > MOST_WAITING * unit:
            return False
        self.watch.conflicts = min(self.watch.conflicts, WAITING_CONFLICTS)
        literals = [
            literal
            for gaps in self.clauses.gaps
            for slot, literal in gaps.items()
            for _ in range(int(self.ev.slot[slot, MINUTES]) // unit)
        ]
        return self._minimise("waiting", literals, lambda each: each.waiting // unit)


def contradiction(problem: Problem, ev: Event, watch: Watch) -> list[str] | None:
    """Find few meetings that cannot all be held; None where none are found in time, or only the spread forbids it."""
    with Solver(name=SOLVER) as solver:
        clauses = Clauses(ev, solver)
        name = {literal: meeting.id for literal, meeting in zip(clauses.held, problem.meetings, strict=True)}
        alone = [each.id for each, row in zip(problem.meetings, ev.allow, strict=True) if not row.any()]
        if alone:
            return alone[:1]
        core = _core(solver, clauses.held, watch)
        for literal in list(core or ()):
            smaller = _core(solver, [each for each in core or () if each != literal], watch)
            core = smaller or core
        return None if core is None else sorted((name[each] for each in core), key=[*name.values()].index)


def _core(solver: Solver, assumptions: list[int], watch: Watch) -> list[int] | None:
    if watch.expired() or watch.conflicts <= 0:
        return None
    return solver.get_core() if _solve(solver, assumptions, CHUNK, watch) is False else None


def _solve(solver: Solver, assumptions: list[int], conflicts: int, watch: Watch) -> bool | None:
    """Ask the solver within so many conflicts, and put them on the account."""
    before = solver.accum_stats()["conflicts"]
    solver.conf_budget(conflicts)
    answer: bool | None = solver.solve_limited(assumptions=assumptions)
    watch.conflicts -= solver.accum_stats()["conflicts"] - before
    return answer
