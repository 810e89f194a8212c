"""The problem as clauses for a SAT solver: the rules H1 to H7, and literals that count what the objectives count."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from services.networking.domain.scheduling.arrays import (
    ACCEPTED,
    CAPACITY,
    DAY,
    FOLLOWING,
    IN_A_ROW,
    NONE,
    PACE,
    PER_DAY,
    PUBLISHED,
    TOTAL,
    UNLIMITED,
    Event,
)


class Clauses:
    """Clauses in a solver. A literal is a number that is not 0, negated by its sign; ``TRUE`` always holds.

    ``at[m]`` maps each slot a meeting may have to its literal, ``held[m]`` tells that it has one, ``used[p]`` maps
    slots to "has a meeting then". ``breaks[p][k]`` tells that a person has more than k breaks.
    """

    TRUE = 1

    def __init__(self, ev: Event, solver: Any) -> None:
        """Write the rules; the counting of breaks is written when ``count_breaks`` asks for it."""
        self.ev = ev
        self.solver = solver
        self.top = 1
        self.add(self.TRUE)
        self.at = [{int(slot): self.new() for slot in np.flatnonzero(row)} for row in ev.allow]
        self.held = [self.any_of(literals.values()) for literals in self.at]
        self.used: list[dict[int, int]] = []
        self.breaks: list[list[int]] = []
        self.gaps: list[dict[int, int]] = []
        self._meetings()
        self._people()

    def new(self) -> int:
        """Make a variable."""
        self.top += 1
        return self.top

    def add(self, *literals: int) -> None:
        """Demand that one of the literals holds."""
        self.solver.add_clause(literals)

    def any_of(self, literals: Iterable[int]) -> int:
        """Make a literal that holds exactly if one of these does."""
        several = [each for each in literals if each != -self.TRUE]
        if self.TRUE in several:
            return self.TRUE
        if len(several) < 2:
            return several[0] if several else -self.TRUE
        one = self.new()
        self.add(-one, *several)
        for each in several:
            self.add(one, -each)
        return one

    def all_of(self, literals: Iterable[int]) -> int:
        """Make a literal that holds exactly if all of these do."""
        return -self.any_of(-each for each in literals)

    def count(self, literals: list[int], most: int) -> list[int]:
        """Make literals of which number k holds exactly if more than k of these hold, for k below ``most``.

        A totalizer: Bailleux and Boufkhad, CP 2003.
        """
        if len(literals) < 2:
            return literals[:most]
        half = len(literals) // 2
        left, right = self.count(literals[:half], most), self.count(literals[half:], most)
        size = min(len(left) + len(right), most)
        total = [self.new() for _ in range(size)]
        for i in range(len(left) + 1):
            for j in range(len(right) + 1):
                if i + j > 0:
                    reached = [-left[i - 1]] if i else []
                    reached += [-right[j - 1]] if j else []
                    self.add(*reached, total[min(i + j, size) - 1])
                if i + j < size:
                    short = [left[i]] if i < len(left) else []
                    short += [right[j]] if j < len(right) else []
                    self.add(*short, -total[i + j])
        return total

    def at_most(self, literals: list[int], most: int) -> None:
        """Demand that at most so many hold."""
        if len(literals) <= most:
            return
        if most == 1 and len(literals) < 6:
            for one, other in combinations(literals, 2):
                self.add(-one, -other)
        else:
            self.add(-self.count(literals, most + 1)[most])

    def at_least(self, literals: list[int], least: int) -> None:
        """Demand that at least so many hold."""
        self.at_most([-each for each in literals], len(literals) - least)

    def _meetings(self) -> None:
        for literals in self.at:
            self.at_most(list(literals.values()), 1)
        for slot, row in enumerate(self.ev.slot):
            self.at_most(self._in(slot), int(row[CAPACITY]))
        for later, ties in enumerate(self.ev.tied):
            for earlier in (other for other, first in ties if other != NONE and first):
                for slot, literal in self.at[later].items():
                    for other, sooner in self.at[earlier].items():
                        if not self.ev.earlier[other, slot]:
                            self.add(-literal, -sooner)

    def _people(self) -> None:
        mine: list[dict[int, list[int]]] = [defaultdict(list) for _ in self.ev.person]
        for literals, members in zip(self.at, self.ev.members, strict=True):
            for person in members[members != NONE]:
                for slot, literal in literals.items():
                    mine[person][slot].append(literal)
        for person, slots in enumerate(mine):
            for several in slots.values():
                self.at_most(several, 1)
            self.used.append({slot: self.any_of(slots[slot]) for slot in sorted(slots)})
            self._clashes(person)
            self._limits(person)

    def _clashes(self, person: int) -> None:
        used = self.used[person]
        for slot, literal in used.items():
            for near in self.ev.clash[self.ev.person[person, PACE], slot]:
                if near > slot and near in used:
                    self.add(-literal, -used[near])

    def _limits(self, person: int) -> None:
        used, row = self.used[person], self.ev.person[person]
        self.at_most(list(used.values()), int(row[TOTAL]))
        if row[PER_DAY] < UNLIMITED:
            days: dict[int, list[int]] = defaultdict(list)
            for slot, literal in used.items():
                days[self.ev.slot[slot, DAY]].append(literal)
            for literals in days.values():
                self.at_most(literals, int(row[PER_DAY]))
        if row[IN_A_ROW] < UNLIMITED:
            for first in used:
                chain: list[int] = []
                slot = first
                while slot in used and len(chain) <= row[IN_A_ROW]:
                    chain.append(-used[slot])
                    slot = int(self.ev.slot[slot, FOLLOWING])
                if len(chain) > row[IN_A_ROW]:
                    self.add(*chain)

    def count_breaks(self) -> None:
        """Write what a break is: a run of idle slots between two meetings, counted where it begins."""
        for person, used in enumerate(self.used):
            slots = range(len(self.ev.slot))
            before = self._passed(used, slots)
            after = self._passed(used, reversed(slots))
            idle: list[int] = []
            gaps: list[int] = []
            for slot in slots:
                taken = [-used[near] for near in self.ev.cover[slot] if near in used]
                idle.append(self.all_of(taken) if self.ev.idle[person, slot] else -self.TRUE)
                gaps.append(self.all_of((idle[slot], before[slot], after[slot])))
            self.gaps.append({slot: gap for slot, gap in enumerate(gaps) if gap != -self.TRUE})
            starts = [self.all_of((gap, -idle[slot - 1])) for slot, gap in self.gaps[-1].items()]
            self.breaks.append(self.count([each for each in starts if each != -self.TRUE], len(gaps)))

    def _passed(self, used: dict[int, int], walk: Iterable[int]) -> dict[int, int]:
        """Make, for a walk over the slots, the literal "a slot walked past is used" at each."""
        passed, literal = {}, -self.TRUE
        for slot in walk:
            passed[slot] = literal
            if slot in used:
                literal = self.any_of((literal, used[slot]))
        return passed

    def hold_all(self) -> None:
        """Demand all meetings, and what follows from it, which is what lets the solver prove (Bofill et al. 2022)."""
        for literal in self.held:
            self.add(literal)
        for person, used in enumerate(self.used):
            asked = int(self.ev.person[person, ACCEPTED])
            self.at_most(list(used.values()), asked)
            self.at_least(list(used.values()), asked)
        sizes = (self.ev.members != NONE).sum(axis=1)
        room = [min(int(row[CAPACITY]), len(self._in(slot))) for slot, row in enumerate(self.ev.slot)]
        for slot, most in enumerate(room):
            least = max(0, len(self.at) - sum(room) + most)
            self.at_least(self._in(slot), least)
            people = [used[slot] for used in self.used if slot in used]
            self.at_most(people, most * int(sizes.max()))
            self.at_least(people, least * int(sizes.min()))

    def _in(self, slot: int) -> list[int]:
        return [literals[slot] for literals in self.at if slot in literals]

    def slots(self, model: list[int]) -> NDArray[np.int32]:
        """Read the slot of each meeting from a model."""
        true = set(model)
        return np.array(
            [next((slot for slot, literal in literals.items() if literal in true), NONE) for literals in self.at],
            dtype=np.int32,
        )

    def published(self, meeting: int) -> int | None:
        """Give the literal "this published meeting keeps its slot", or None if it is not published."""
        slot = int(self.ev.meeting[meeting, PUBLISHED])
        return None if slot == NONE else self.at[meeting].get(slot, -self.TRUE)
