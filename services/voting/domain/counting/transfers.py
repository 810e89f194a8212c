"""Counts by exclusion and transfer (IRV, STV), and what becomes of a tie in the middle of one.

The ladder decides first. Where it leaves several candidates level, every way of going on is followed to its
end: if all ways elect the same, the tie made no difference, and the count goes on with the candidate listed
first; if not, the count stops there, whoever is elected in every way has won, and whoever is elected in some
is tied.

Groups at the bottom that together have fewer votes than the next candidate go out in any order alike. That is
used where it is exact, and where following every way would take too long.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, Protocol

from services.voting.domain.counting.profiles import Ranked
from services.voting.domain.counting.results import Look, Stage, Tie, Totals
from services.voting.domain.counting.ties import Rung, fixed, narrow
from services.voting.domain.counting.totals import strict_order

WORK_PER_TIE = 500_000
"""Different ballots times states looked at for one tie; if that is not enough, all who stand count as tied."""

Ballots = tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Move:
    """What comes next: over `what` (exclusion, surplus, place), between whom, and who is still level."""

    over: str
    between: tuple[str, ...]
    looks: tuple[Look, ...]
    level: tuple[str, ...]
    order: Literal["matters", "hardly matters", "is free"] = "matters"


class State(Protocol):
    """A count between two moves; it never changes."""

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that led here from the state before."""

    @property
    def elected(self) -> tuple[str, ...]:
        """Who is elected so far, in order."""

    @property
    def continuing(self) -> tuple[str, ...]:
        """Who is neither elected nor excluded."""

    def move(self) -> Move | None:
        """Give the next move; None when the count is over."""

    def after(self, move: Move, candidate: str) -> "State":
        """Give the state after the move fell on this candidate."""

    @property
    def work(self) -> int:
        """What one move costs: the number of different ballots."""

    def identity(self) -> Hashable:
        """Equal for states from which the count goes on alike."""


@dataclass(frozen=True)
class Course:
    """How a count went."""

    stages: tuple[Stage, ...]
    winners: tuple[str, ...]
    tied: tuple[tuple[str, ...], ...]


def run(state: State) -> Course:
    """Follow a count to its end, or to the tie that nothing declared can settle."""
    stages = [*state.stages]
    while (move := state.move()) is not None:
        outcomes, verdict = _outcomes(state, move)
        chosen = () if outcomes else move.level[:1]
        if len(move.between) > 1:
            tie = Tie(move.between, move.over, move.looks, chosen, verdict)
            stages[-1] = replace(stages[-1], ties=(*stages[-1].ties, tie))
        if not chosen:
            return _stopped(stages, state, outcomes)
        state = state.after(move, move.level[0])
        stages += state.stages
    return Course(tuple(stages), state.elected, ())


def _stopped(stages: Sequence[Stage], state: State, outcomes: set[frozenset[str]]) -> Course:
    sure, possible = frozenset.intersection(*outcomes), frozenset.union(*outcomes)
    winners = (*state.elected, *(name for name in state.continuing if name in sure))
    tied = tuple(name for name in state.continuing if name in possible - sure)
    return Course(tuple(stages), winners, (tied,))


def _outcomes(state: State, move: Move) -> tuple[set[frozenset[str]], str]:
    """Give the sets of winners that the ways on can end in, none if it makes no difference; and the verdict."""
    if len(move.level) == 1:
        return set(), "settled"
    for hurried in (False, True):
        choices = _choices(move, hurried)
        limit = WORK_PER_TIE // (state.work + 20) // len(choices)
        ends: set[frozenset[frozenset[str]]] = set()
        for candidate in choices if len(choices) > 1 else ():
            ends.add(_reachable(state.after(move, candidate), hurried, limit))
            if frozenset() in ends:
                break
        else:
            return (set(), "no difference") if len(ends) < 2 else (set().union(*ends), "open")
    return {frozenset((*state.elected, candidate)) for candidate in state.continuing}, "too many ways"


def _choices(move: Move, hurried: bool) -> tuple[str, ...]:
    free = move.order == "is free" or (hurried and move.order == "hardly matters")
    return move.level[:1] if free else move.level


def _reachable(start: State, hurried: bool, limit: int) -> frozenset[frozenset[str]]:
    """Follow all ways to their ends; nothing if there are too many ways."""
    waiting, seen, ends = [start], {start.identity()}, set()
    while waiting:
        state = waiting.pop()
        move = state.move()
        if move is None:
            ends.add(frozenset(state.elected))
            continue
        for candidate in _choices(move, hurried):
            way = state.after(move, candidate)
            if way.identity() not in seen:
                seen.add(way.identity())
                waiting.append(way)
        if len(seen) > limit:
            return frozenset()
    return frozenset(ends)


def strict_ballots(profile: Ranked, overvote: str) -> Ballots:
    """Read the ballots as strict orders, equal ones together; those that name nobody usable are left out."""
    merged: dict[tuple[str, ...], int] = {}
    for count, ranking in profile.ballots:
        order = strict_order(ranking, overvote)
        if order and count:
            merged[order] = merged.get(order, 0) + count
    return tuple((count, order) for order, count in merged.items())


def earlier_stages(history: Sequence[Totals]) -> Iterable[Rung]:
    """Compare the totals of earlier stages, the most recent first."""
    for number in range(len(history) - 1, 0, -1):
        yield fixed(f"earlier-stage {number}", history[number - 1])


def exclusion(
    group: Sequence[str],
    totals: Totals,
    continuing: Sequence[str],
    ladder: Sequence[Rung],
    spare: int,
    path_counts: bool,
    quota: Fraction | None = None,
) -> Move:
    """Let the ladder choose whom to exclude of those at the bottom.

    Their order is free if all go out before anybody else is touched: `spare` candidates stay, none of these can
    be overtaken or reach the quota meanwhile, and (`path_counts`) later steps do not look at the way there.
    """
    level, looks = narrow(group, ladder, lowest=True)
    others = [totals[name] for name in continuing if name not in group]
    together = sum((totals[name] for name in group), Fraction(0))
    doomed = len(others) >= spare and bool(others) and together < min(others)
    if not doomed or (quota is not None and max(others) + together >= quota):
        return Move("exclusion", tuple(group), looks, level)
    order: Literal["is free", "hardly matters"] = "hardly matters" if together and path_counts else "is free"
    return Move("exclusion", tuple(group), looks, level, order)


def lowest(totals: Totals, continuing: Sequence[str]) -> tuple[str, ...]:
    """Give those with the fewest votes."""
    low = min(totals[candidate] for candidate in continuing)
    return tuple(name for name in continuing if totals[name] == low)
