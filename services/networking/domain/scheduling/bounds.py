"""How many meetings any timetable can hold at most, from the linear relaxation (HiGHS by scipy)."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from services.networking.domain.scheduling.arrays import (
    CAPACITY,
    DAY,
    NONE,
    PACE,
    PER_DAY,
    RANK,
    TOTAL,
    Event,
)


def most_held(ev: Event, rank: int, seconds: float) -> int:
    """Bound the meetings of this rank or a better one that can be held together.

    The bound is the value of the dual solution, made feasible and added up here, so that it holds whatever the
    tolerances of the solver. Without a solution in time it is the number of meetings that have any slot at all.
    """
    chosen = np.flatnonzero(ev.meeting[:, RANK] <= rank)
    meeting, slot = np.nonzero(ev.allow[chosen])
    simple = len(np.unique(meeting))
    if not simple:
        return 0
    matrix, most = _rows(ev, chosen[meeting], slot)
    ones = np.ones(len(meeting))
    options = {"time_limit": max(seconds, 0.1)}
    answer = linprog(-ones, A_ub=matrix, b_ub=most, bounds=(0, 1), method="highs-ds", options=options)
    if answer.status != 0:
        return simple
    price = np.maximum(0.0, -answer.ineqlin.marginals)
    value = float(most @ price + np.maximum(0.0, ones - matrix.T @ price).sum())
    return min(simple, int(np.floor(value + 1e-6)))


def _rows(ev: Event, meeting: NDArray[np.int64], slot: NDArray[np.int64]) -> tuple[csr_matrix, NDArray[np.float64]]:
    """Write the rules as rows over the pairs of meeting and slot, without rows that cannot be broken."""
    rows: list[NDArray[np.int64]] = []
    columns: list[NDArray[np.int64]] = []
    most: list[NDArray[np.int64]] = []
    offset = 0
    for keys, pairs, limit in _groups(ev, meeting, slot):
        _, row, size = np.unique(keys, return_inverse=True, return_counts=True)
        bound = np.zeros(len(size), dtype=np.int64)
        bound[row] = limit
        useful = size > bound
        number = np.cumsum(useful) - 1 + offset
        kept = useful[row]
        rows.append(number[row][kept])
        columns.append(pairs[kept])
        most.append(bound[useful])
        offset += int(useful.sum())
    data = (np.ones(sum(map(len, rows))), (np.concatenate(rows), np.concatenate(columns)))
    return csr_matrix(data, shape=(offset, len(meeting))), np.concatenate(most).astype(np.float64)


def _groups(
    ev: Event, meeting: NDArray[np.int64], slot: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Yield rules as (the row each entry belongs to, the pair of the entry, the limit of the row).

    The order of meetings and the limit of meetings in a row are relaxed.
    """
    pairs = np.arange(len(meeting))
    yield meeting, pairs, np.ones_like(pairs)
    yield slot, pairs, ev.slot[slot, CAPACITY].astype(np.int64)
    which, column = np.nonzero(ev.members[meeting] != NONE)
    person, at = ev.members[meeting[which], column].astype(np.int64), slot[which]
    # Slots that clash with one slot and begin no later than it all cover its first moment: a person has one of them.
    near = ev.clash[ev.person[person, PACE], at]
    entry, place = np.nonzero(near >= at[:, None])
    yield person[entry] * len(ev.slot) + near[entry, place], which[entry], np.ones_like(entry)
    yield person, which, ev.person[person, TOTAL].astype(np.int64)
    _, day = np.unique(ev.slot[at, DAY], return_inverse=True)
    yield person * len(ev.slot) + day, which, ev.person[person, PER_DAY].astype(np.int64)
