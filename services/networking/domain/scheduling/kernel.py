"""The compiled part of the search: a timetable that can be changed, taken back and priced within microseconds.

A move puts a meeting into a slot and pushes whatever stands in its way into a second slot, and what stands in the way
there back into the first, and so on: a Kempe chain where all are held, an insertion with an ejection chain where the
meeting was not. What finds no place that way takes a free slot, or is left out. Simulated annealing decides.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from services.networking.domain.scheduling.arrays import (
    ACCEPTED,
    CAPACITY,
    DAY,
    FOLLOWING,
    IN_A_ROW,
    LIMITED,
    MINUTES,
    NONE,
    PACE,
    PER_DAY,
    PUBLISHED,
    RANK,
    TOTAL,
    WEIGHT,
    Event,
)

F = TypeVar("F", bound=Callable[..., Any])

BREAK = 1000
MOVED = 16000  # above half of what a missed meeting costs: one more held is worth moving one other, not two
SHARE = 1500
WAITING = 100
LONGEST = 60


class State(NamedTuple):
    """A timetable in the making."""

    where: NDArray[np.int32]
    """(M, 4) SLOT or NONE; SEAT in ``table``; PLACE in ``missing``; STAMP: the last move that touched the meeting."""
    agenda: NDArray[np.int32]
    """(P, T) the meeting of a person in a slot, or NONE."""
    table: NDArray[np.int32]
    """(T, M) who is in a slot, in no order."""
    load: NDArray[np.int32]
    """(T) how many are in a slot."""
    missing: NDArray[np.int32]
    """(M) the meetings not held, in no order."""
    price: NDArray[np.int64]
    """(P, 3) NOW: what a person's agenda costs; NEXT: after the move at hand; MARK: the last move that touched it."""
    touched: NDArray[np.int32]
    """(P) the people touched by the move at hand."""
    chain: NDArray[np.int32]
    """(M + 1, 4) the move at hand: WHO left OLD; PUSHED, to be put into GOAL."""
    best: NDArray[np.int32]
    """(M) the slots at the best cost."""
    number: NDArray[np.int64]
    """(11) MISSING, LOGGED, QUEUED, TOUCHED: how much of the lists is used; MOVE; COST; BEST; RANDOM; SPREAD of breaks
    that costs nothing; EXCESS: the price of each break above it; WAIT: of a minute in a break."""


SLOT, SEAT, PLACE, STAMP = range(4)
NOW, NEXT, MARK = range(3)
WHO, OLD, PUSHED, GOAL = range(4)
MISSING, LOGGED, QUEUED, TOUCHED, MOVE, COST, BEST, RANDOM, SPREAD, EXCESS, WAIT = range(11)


def compiled(function: F) -> F:
    """Compile and keep the result on disk; where no folder can be written, compile for this process only."""
    try:
        return cast(F, njit(cache=True)(function))
    except RuntimeError:
        return cast(F, njit(function))


@compiled
def draw(st: State, below: int) -> Any:
    """Draw a number from 0 up to ``below`` (the high bits of a linear congruence, Knuth's MMIX)."""
    st.number[RANDOM] = st.number[RANDOM] * 6364136223846793005 + 1442695040888963407
    return ((st.number[RANDOM] >> 33) & 0x7FFFFFFF) % below


@compiled
def price_of(ev: Event, st: State, person: int) -> Any:
    """Price a person's agenda: breaks, breaks above the spread, waiting, and the share of meetings missed."""
    slots = st.agenda.shape[1]
    breaks = waiting = ahead = ahead_waiting = held = 0
    seen = running = False
    for slot in range(slots):
        if st.agenda[person, slot] != NONE:
            breaks += ahead
            waiting += ahead_waiting
            ahead = ahead_waiting = 0
            seen, running = True, False
            held += 1
            continue
        idle = ev.idle[person, slot]
        for k in range(1, ev.cover.shape[1]):
            other = ev.cover[slot, k]
            if other != NONE and st.agenda[person, other] != NONE:
                idle = False
        if idle and seen:
            ahead_waiting += ev.slot[slot, MINUTES]
            if not running:
                ahead += 1
        running = idle
    accepted = ev.person[person, ACCEPTED]
    missed = accepted - held
    price = breaks * BREAK + waiting * st.number[WAIT]
    if breaks > st.number[SPREAD]:
        price += (breaks - st.number[SPREAD]) * st.number[EXCESS]
    if missed > 0:
        price += SHARE * missed * missed // accepted
    return price


@compiled
def touch(ev: Event, st: State, meeting: int, slot: int) -> None:
    """Note that a meeting leaves ``slot`` in this move, for taking back and for pricing anew."""
    st.chain[st.number[LOGGED], WHO] = meeting
    st.chain[st.number[LOGGED], OLD] = slot
    st.number[LOGGED] += 1
    for i in range(ev.members.shape[1]):
        person = ev.members[meeting, i]
        if person == NONE:
            break
        if st.price[person, MARK] != st.number[MOVE]:
            st.price[person, MARK] = st.number[MOVE]
            st.touched[st.number[TOUCHED]] = person
            st.number[TOUCHED] += 1


@compiled
def shift(ev: Event, st: State, meeting: int, slot: int) -> None:
    """Put a meeting into a slot, or with NONE nowhere, without looking at any rule."""
    old = st.where[meeting, SLOT]
    if old != NONE:
        last = st.table[old, st.load[old] - 1]
        st.table[old, st.where[meeting, SEAT]] = last
        st.where[last, SEAT] = st.where[meeting, SEAT]
        st.load[old] -= 1
    elif slot != NONE:
        last = st.missing[st.number[MISSING] - 1]
        st.missing[st.where[meeting, PLACE]] = last
        st.where[last, PLACE] = st.where[meeting, PLACE]
        st.number[MISSING] -= 1
    if slot != NONE:
        st.table[slot, st.load[slot]] = meeting
        st.where[meeting, SEAT] = st.load[slot]
        st.load[slot] += 1
    elif old != NONE:
        st.missing[st.number[MISSING]] = meeting
        st.where[meeting, PLACE] = st.number[MISSING]
        st.number[MISSING] += 1
    for i in range(ev.members.shape[1]):
        person = ev.members[meeting, i]
        if person == NONE:
            break
        if old != NONE:
            st.agenda[person, old] = NONE
        if slot != NONE:
            st.agenda[person, slot] = meeting
    st.where[meeting, SLOT] = slot


@compiled
def over_limit(ev: Event, st: State, person: int, slot: int) -> Any:
    """Find a meeting that must go before the person may have one more in this slot, or NONE."""
    held = today = 0
    victim = victim_today = NONE
    for other in range(st.agenda.shape[1]):
        meeting = st.agenda[person, other]
        if meeting != NONE:
            held += 1
            victim = meeting
            if ev.slot[other, DAY] == ev.slot[slot, DAY]:
                today += 1
                victim_today = meeting
    if held >= ev.person[person, TOTAL]:
        return victim
    if today >= ev.person[person, PER_DAY]:
        return victim_today
    row, first, step = 1, slot, ev.slot[slot, FOLLOWING]
    while step != NONE and st.agenda[person, step] != NONE:
        row += 1
        victim = st.agenda[person, step]
        step = ev.slot[step, FOLLOWING]
    found = True
    while found:
        found = False
        for other in range(st.agenda.shape[1]):
            if ev.slot[other, FOLLOWING] == first and st.agenda[person, other] != NONE:
                row += 1
                victim = st.agenda[person, other]
                first = other
                found = True
                break
    return victim if row > ev.person[person, IN_A_ROW] else NONE


@compiled
def obstacle(ev: Event, st: State, meeting: int, slot: int) -> Any:
    """Find one held meeting that keeps ``meeting`` (itself not held) out of a slot it is allowed in, or NONE."""
    for i in range(ev.members.shape[1]):
        person = ev.members[meeting, i]
        if person == NONE:
            break
        pace = ev.person[person, PACE]
        for j in range(ev.clash.shape[2]):
            near = ev.clash[pace, slot, j]
            if near == NONE:
                break
            if st.agenda[person, near] != NONE:
                return st.agenda[person, near]
    for i in range(ev.members.shape[1]):
        person = ev.members[meeting, i]
        if person == NONE:
            break
        if ev.person[person, LIMITED]:
            victim = over_limit(ev, st, person, slot)
            if victim != NONE:
                return victim
    for k in range(ev.tied.shape[1]):
        other = ev.tied[meeting, k, 0]
        if other == NONE:
            break
        at = st.where[other, SLOT]
        if at != NONE:
            first, second = (at, slot) if ev.tied[meeting, k, 1] else (slot, at)
            if not ev.earlier[first, second]:
                return other
    if st.load[slot] >= ev.slot[slot, CAPACITY]:
        return st.table[slot, draw(st, st.load[slot])]
    return NONE


@compiled
def settle(ev: Event, st: State, meeting: int) -> None:
    """Give a meeting that is not held any free slot, starting from a random one; leave it out if there is none."""
    slots = ev.allow.shape[1]
    offset = draw(st, slots)
    for k in range(slots):
        slot = (offset + k) % slots
        if ev.allow[meeting, slot] and obstacle(ev, st, meeting, slot) == NONE:
            shift(ev, st, meeting, slot)
            return


@compiled
def push(ev: Event, st: State, meeting: int, slot: int, other: int) -> bool:
    """Run the chain of a move: ``meeting`` to ``slot``, what stands in its way to ``other``, and back and forth."""
    st.number[LOGGED] = st.number[QUEUED] = st.number[TOUCHED] = 0
    st.number[MOVE] += 1
    now = st.number[MOVE]
    st.chain[0, PUSHED] = meeting
    st.chain[0, GOAL] = slot
    st.number[QUEUED] = 1
    read = 0
    touch(ev, st, meeting, st.where[meeting, SLOT])
    st.where[meeting, STAMP] = now
    if st.where[meeting, SLOT] != NONE:
        shift(ev, st, meeting, NONE)
    while read < st.number[QUEUED]:
        one, goal = st.chain[read, PUSHED], st.chain[read, GOAL]
        read += 1
        placed = ev.allow[one, goal]
        while placed:
            victim = obstacle(ev, st, one, goal)
            if victim == NONE:
                shift(ev, st, one, goal)
                break
            if st.where[victim, STAMP] == now or ev.meeting[victim, RANK] == 0:
                placed = False
                break
            if st.number[QUEUED] == LONGEST:
                return False
            st.where[victim, STAMP] = now
            touch(ev, st, victim, st.where[victim, SLOT])
            st.chain[st.number[QUEUED], PUSHED] = victim
            st.chain[st.number[QUEUED], GOAL] = slot if st.where[victim, SLOT] == other else other
            st.number[QUEUED] += 1
            shift(ev, st, victim, NONE)
        if not placed:
            settle(ev, st, one)
    return True


@compiled
def balance(ev: Event, st: State) -> int:
    """Price what the move changed."""
    change = 0
    for k in range(st.number[TOUCHED]):
        person = st.touched[k]
        st.price[person, NEXT] = price_of(ev, st, person)
        change += st.price[person, NEXT] - st.price[person, NOW]
    for k in range(st.number[LOGGED]):
        meeting, old = st.chain[k, WHO], st.chain[k, OLD]
        new = st.where[meeting, SLOT]
        change += ev.meeting[meeting, WEIGHT] * (int(new == NONE) - int(old == NONE))
        if ev.meeting[meeting, PUBLISHED] != NONE:
            change += MOVED * (int(new != ev.meeting[meeting, PUBLISHED]) - int(old != ev.meeting[meeting, PUBLISHED]))
    return change


@compiled
def keep(ev: Event, st: State, change: int) -> None:
    """Accept the move."""
    for k in range(st.number[TOUCHED]):
        st.price[st.touched[k], NOW] = st.price[st.touched[k], NEXT]
    st.number[COST] += change
    if st.number[COST] < st.number[BEST]:
        st.number[BEST] = st.number[COST]
        st.best[:] = st.where[:, SLOT]


@compiled
def undo(ev: Event, st: State) -> None:
    """Take the move back: all out first, so that nobody is put on top of another."""
    for k in range(st.number[LOGGED]):
        shift(ev, st, st.chain[k, WHO], NONE)
    for k in range(st.number[LOGGED]):
        if st.chain[k, OLD] != NONE:
            shift(ev, st, st.chain[k, WHO], st.chain[k, OLD])


@compiled
def fill(ev: Event, st: State, order: NDArray[np.int32]) -> None:
    """Put each meeting that is not held into a free slot, first come first served."""
    for meeting in order:
        if st.where[meeting, SLOT] == NONE:
            settle(ev, st, meeting)
    total = 0
    for person in range(st.price.shape[0]):
        st.price[person, NOW] = price_of(ev, st, person)
        total += st.price[person, NOW]
    for meeting in range(st.best.shape[0]):
        if st.where[meeting, SLOT] == NONE:
            total += ev.meeting[meeting, WEIGHT]
        if ev.meeting[meeting, PUBLISHED] != NONE and ev.meeting[meeting, PUBLISHED] != st.where[meeting, SLOT]:
            total += MOVED
    st.number[COST] = st.number[BEST] = total
    st.best[:] = st.where[:, SLOT]


@compiled
def anneal(ev: Event, st: State, steps: int, hot: float, cold: float) -> int:
    """Make random moves while the temperature falls from hot to cold; stop at cost 0. Return the steps made."""
    meetings, slots = st.best.shape[0], st.load.shape[0]
    heat, fall = hot, (cold / hot) ** (64.0 / max(steps, 64))
    for step in range(steps):
        if step % 64 == 0:
            if st.number[BEST] == 0:
                return step
            heat *= fall
        meeting = draw(st, meetings)
        if st.number[MISSING] > 0 and draw(st, 4) == 0:
            meeting = st.missing[draw(st, st.number[MISSING])]
        slot, old = draw(st, slots), st.where[meeting, SLOT]
        if slot == old or not ev.allow[meeting, slot]:
            continue
        other = old if old != NONE else draw(st, slots)
        chance = (draw(st, 1 << 31) + 1.0) / 2147483648.0
        if not push(ev, st, meeting, slot, other):
            undo(ev, st)
            continue
        change = balance(ev, st)
        if change <= -heat * np.log(chance):
            keep(ev, st, change)
        else:
            undo(ev, st)
    return steps


@compiled
def lay(ev: Event, st: State, slots: NDArray[np.int32], order: NDArray[np.int32]) -> None:
    """Put each meeting into its slot of a timetable, unless a rule stands against it."""
    for meeting in order:
        slot = slots[meeting]
        free = slot != NONE and st.where[meeting, SLOT] == NONE and ev.allow[meeting, slot]
        if free and obstacle(ev, st, meeting, slot) == NONE:
            shift(ev, st, meeting, slot)


@compiled
def insert(ev: Event, st: State, meeting: int) -> bool:
    """Find a place for one meeting by the chain that costs least, moved meetings first of all; tell if there is one."""
    slots, least, best_slot, best_other = ev.allow.shape[1], 0, NONE, NONE
    random = st.number[RANDOM]
    for slot in range(slots):
        if not ev.allow[meeting, slot]:
            continue
        for other in range(slots):
            st.number[RANDOM] = random
            if other != slot and push(ev, st, meeting, slot, other):
                change = balance(ev, st)
                if change < least:
                    least, best_slot, best_other = change, slot, other
            if other != slot:
                undo(ev, st)
    st.number[RANDOM] = random
    if best_slot == NONE:
        return False
    push(ev, st, meeting, best_slot, best_other)
    keep(ev, st, balance(ev, st))
    return True
