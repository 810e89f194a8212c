"""The problem as arrays for the search and the proof, with people, meetings and slots as numbers."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from services.networking.domain.scheduling.model import Participant, Problem, Timetable

NONE = -1
UNLIMITED = 2**30
A_DAY = 24 * 60


class Event(NamedTuple):
    """One problem, read only. M meetings, P people, T slots; lists are rows filled up with NONE.

    Few arrays with named columns, not many arrays: compiled calls pay for each array they hand on.
    """

    members: NDArray[np.int32]
    """(M, n) the people of a meeting."""
    allow: NDArray[np.bool_]
    """(M, T) where a meeting may be, other meetings aside."""
    meeting: NDArray[np.int64]
    """(M, 3) RANK: 0 fixed or frozen, else the priority; PUBLISHED: a slot or NONE; WEIGHT: the price of missing it."""
    tied: NDArray[np.int32]
    """(M, n, 2) meetings whose order to this one matters, and 1 where they come first, 0 where they come later."""
    idle: NDArray[np.bool_]
    """(P, T) slots that count as idle when empty."""
    person: NDArray[np.int32]
    """(P, 6) TOTAL, PER_DAY, IN_A_ROW: limits; LIMITED: has one; PACE: row of ``clash``; ACCEPTED: meetings asked."""
    slot: NDArray[np.int32]
    """(T, 4) CAPACITY; DAY; FOLLOWING: the next slot of the session that day, or NONE; MINUTES."""
    clash: NDArray[np.int32]
    """(K, T, n) for each length of pause: the slots that cannot be used beside a slot, itself first."""
    cover: NDArray[np.int32]
    """(T, n) the slots that share a moment with a slot, itself first."""
    earlier: NDArray[np.bool_]
    """(T, T) whether a slot is over when another begins."""


RANK, PUBLISHED, WEIGHT = range(3)
TOTAL, PER_DAY, IN_A_ROW, LIMITED, PACE, ACCEPTED = range(6)
CAPACITY, DAY, FOLLOWING, MINUTES = range(4)
UNHELD = 24000
"""The price of missing a meeting of the lowest priority; a break costs 1000 (see ``kernel``)."""


def compile_event(problem: Problem) -> Event:
    """Translate a problem; the order of people, meetings and slots is kept."""
    number = {slot.id: index for index, slot in enumerate(problem.slots)}
    index = {each.id: place for place, each in enumerate(problem.participants)}
    members = [[index[each] for each in meeting.participants] for meeting in problem.meetings]
    start = np.array([slot.start for slot in problem.slots], dtype=np.int64)
    end = np.array([slot.end for slot in problem.slots], dtype=np.int64)
    opened = _open(problem, number, start, end)
    frozen = _frozen(problem, number, start)
    rows = _rows(members)
    pauses = sorted({each.pause for each in problem.participants} or {0})
    return Event(
        members=rows,
        allow=_allow(problem, number, rows, opened, frozen, start),
        meeting=_meetings(problem, number, frozen),
        tied=_tied(problem),
        idle=np.ones_like(opened) if problem.idle == "all" else opened,
        person=_people(problem, members, pauses),
        slot=_slots(problem, start, end),
        clash=_stack([_near(start, end, pause) for pause in pauses]),
        cover=_near(start, end, 0),
        earlier=end[:, None] <= start[None, :],
    )


def numbers(problem: Problem, timetable: Timetable) -> NDArray[np.int32]:
    """Write a timetable as the number of each meeting's slot, or NONE."""
    number = {slot.id: index for index, slot in enumerate(problem.slots)}
    return np.array(
        [number[timetable[each.id]] if each.id in timetable else NONE for each in problem.meetings], dtype=np.int32
    )


def timetable_of(problem: Problem, slots: NDArray[np.int32]) -> dict[str, str]:
    """Read a timetable back from slot numbers."""
    pairs = zip(problem.meetings, slots, strict=True)
    return {meeting.id: problem.slots[slot].id for meeting, slot in pairs if slot != NONE}


def _open(problem: Problem, number: dict[str, int], start: Any, end: Any) -> NDArray[np.bool_]:
    opened = np.zeros((len(problem.participants), len(number)), dtype=np.bool_)
    for row, person in zip(opened, problem.participants, strict=True):
        row[[number[slot] for slot in person.available if slot in number]] = True
        for begin, finish in person.busy:
            row &= (end + person.travel <= begin) | (start >= finish + person.travel)
    return opened


def _frozen(problem: Problem, number: dict[str, int], start: Any) -> list[bool]:
    instant = problem.first_free_instant()
    return [
        each.published is not None
        and (each.frozen or (instant is not None and bool(start[number[each.published]] < instant)))
        for each in problem.meetings
    ]


def _allow(
    problem: Problem, number: dict[str, int], members: NDArray[np.int32], opened: Any, frozen: list[bool], start: Any
) -> NDArray[np.bool_]:
    tables = np.array([problem.capacity.get(slot.id, 1) > 0 for slot in problem.slots])
    everybody = np.ones((1, len(number)), dtype=np.bool_)
    # NONE, which fills up the rows of members, picks the last row: open in every slot.
    allow: NDArray[np.bool_] = np.vstack((opened, everybody))[members].all(axis=1) & tables
    instant = problem.first_free_instant()
    if instant is not None:
        allow[~np.array(frozen, dtype=np.bool_)] &= start >= instant
    session = np.array([slot.session for slot in problem.slots])
    for row, meeting, kept in zip(allow, problem.meetings, frozen, strict=True):
        if meeting.forbidden:
            row[[number[slot] for slot in meeting.forbidden if slot in number]] = False
        if meeting.session is not None:
            row &= session == meeting.session
        if meeting.fixed is not None:
            row &= np.arange(len(number)) == number[meeting.fixed]
        if kept and meeting.published is not None:
            row &= np.arange(len(number)) == number[meeting.published]
    allow[~_permitted(problem)] = False
    return allow


def _permitted(problem: Problem) -> NDArray[np.bool_]:
    people = {each.id: each for each in problem.participants}
    wary = any(
        each.blocked or 0 in (each.limits.total, each.limits.per_day, each.limits.in_a_row)
        for each in problem.participants
    )
    permitted = np.ones(len(problem.meetings), dtype=np.bool_)
    for index, meeting in enumerate(problem.meetings):
        if meeting.consents is not None and not meeting.consents.issuperset(meeting.participants):
            permitted[index] = False
        if wary or not problem.same_organisation:
            permitted[index] &= _may_meet(problem, [people[each] for each in meeting.participants])
    return permitted


def _may_meet(problem: Problem, members: list[Participant]) -> bool:
    if any(other.id in one.blocked for one in members for other in members):
        return False
    if any(0 in (each.limits.total, each.limits.per_day, each.limits.in_a_row) for each in members):
        return False
    organisations = [each.organisation for each in members if each.organisation]
    return problem.same_organisation or len(organisations) == len(set(organisations))


def _near(start: Any, end: Any, pause: int) -> NDArray[np.int32]:
    near = (start[:, None] < end[None, :] + pause) & (start[None, :] < end[:, None] + pause)
    return _rows(
        [[slot, *(int(other) for other in np.flatnonzero(row) if other != slot)] for slot, row in enumerate(near)]
    )


def _meetings(problem: Problem, number: dict[str, int], frozen: list[bool]) -> NDArray[np.int64]:
    rank = [
        0 if meeting.fixed is not None or kept else meeting.priority
        for meeting, kept in zip(problem.meetings, frozen, strict=True)
    ]
    published = [NONE if each.published is None else number[each.published] for each in problem.meetings]
    # One meeting put into a slot pushes out at most one per person and one for its table.
    ratio = max((len(meeting.participants) for meeting in problem.meetings), default=0) + 2
    weight = [UNHELD * ratio ** (3 - each) for each in rank]
    return np.array([rank, published, weight], dtype=np.int64).T.copy()


def _people(problem: Problem, members: list[list[int]], pauses: list[int]) -> NDArray[np.int32]:
    accepted = np.bincount([each for people in members for each in people], minlength=len(problem.participants))
    rows = []
    for person, asked in zip(problem.participants, accepted, strict=True):
        limits = (person.limits.total, person.limits.per_day, person.limits.in_a_row)
        most = [UNLIMITED if each is None else each for each in limits]
        rows.append([*most, min(most) < UNLIMITED, pauses.index(person.pause), asked])
    return np.array(rows, dtype=np.int32).reshape(-1, 6)


def _slots(problem: Problem, start: Any, end: Any) -> NDArray[np.int32]:
    session = np.array([slot.session for slot in problem.slots])
    rows = []
    for index, slot in enumerate(problem.slots):
        same = (session == session[index]) & (start // A_DAY == start[index] // A_DAY)
        later = np.flatnonzero(same & (start >= end[index]))
        following = min(later, key=lambda other: (start[other], end[other])) if later.size else NONE
        rows.append([problem.capacity.get(slot.id, UNLIMITED), slot.start // A_DAY, following, slot.end - slot.start])
    return np.array(rows, dtype=np.int32)


def _tied(problem: Problem) -> NDArray[np.int32]:
    number = {meeting.id: index for index, meeting in enumerate(problem.meetings)}
    if not any(meeting.before for meeting in problem.meetings):
        return np.full((len(number), 0, 2), NONE, dtype=np.int32)
    ties: list[list[tuple[int, int]]] = [[] for _ in number]
    for later, meeting in enumerate(problem.meetings):
        for earlier in (number[each] for each in meeting.before):
            ties[later].append((earlier, 1))
            ties[earlier].append((later, 0))
    return np.stack([_rows([[tie[side] for tie in row] for row in ties]) for side in (0, 1)], axis=2)


def _rows(rows: list[list[int]]) -> NDArray[np.int32]:
    width = max((len(row) for row in rows), default=0)
    return np.array([[*row, *[NONE] * (width - len(row))] for row in rows], dtype=np.int32).reshape(len(rows), width)


def _stack(tables: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    width = max(table.shape[1] for table in tables)
    return np.stack([np.pad(table, ((0, 0), (0, width - table.shape[1])), constant_values=NONE) for table in tables])
