"""The independent checker: the hard rules H1 to H7 and the objectives O1 to O6, straight from the model.

It shares no code with the search or the proof. Nothing leaves the engine without passing here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from services.networking.domain.scheduling.model import Meeting, Objectives, Participant, Problem, Slot, Timetable

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule: its number in the list H1 to H7, or ``spread`` or ``all`` where these are rules."""

    rule: str
    words: str


def overlap(one: Slot, other: Slot) -> bool:
    """Whether two slots share a moment."""
    return one.start < other.end and other.start < one.end


def is_open(person: Participant, slot: Slot) -> bool:
    """Whether a person can be in a meeting in this slot, other meetings aside."""
    return slot.id in person.available and not any(
        slot.start < end + person.travel and start - person.travel < slot.end for start, end in person.busy
    )


def not_permitted(problem: Problem, meeting: Meeting, people: dict[str, Participant]) -> str | None:
    """Tell why H7 forbids a meeting at all, or None."""
    members = [people[each] for each in meeting.participants]
    if meeting.consents is not None:
        for person in members:
            if person.id not in meeting.consents:
                return f"{person.words()} has not agreed to it"
    for index, one in enumerate(members):
        for other in members[index + 1 :]:
            if other.id in one.blocked or one.id in other.blocked:
                return f"{one.words()} and {other.words()} do not meet: one has blocked the other"
            if not problem.same_organisation and one.organisation and one.organisation == other.organisation:
                return f"{one.words()} and {other.words()} are of the same organisation"
    return None


def is_frozen(problem: Problem, meeting: Meeting, slots: dict[str, Slot]) -> bool:
    """Whether a published meeting must keep its slot."""
    instant = problem.first_free_instant()
    if meeting.published is None:
        return False
    return meeting.frozen or (instant is not None and slots[meeting.published].start < instant)


def violations(problem: Problem, timetable: Timetable) -> list[Violation]:
    """List every broken rule of a timetable; an empty list means that it may be published."""
    found = list(_unknown(problem, timetable))
    if found:
        return found
    slots = {slot.id: slot for slot in problem.slots}
    agendas: dict[str, list[tuple[Slot, str]]] = defaultdict(list)
    for meeting in problem.meetings:
        if meeting.id in timetable:
            for person in meeting.participants:
                agendas[person].append((slots[timetable[meeting.id]], meeting.id))
    for agenda in agendas.values():
        agenda.sort(key=lambda entry: (entry[0].start, entry[0].end))
    found += _of_meetings(problem, timetable, slots)
    found += _of_agendas(problem, agendas)
    for slot_id, taken in Counter(timetable.values()).items():
        if taken > problem.capacity.get(slot_id, taken):
            found.append(Violation("H3", f"{taken} meetings in {slot_id} for {problem.capacity[slot_id]} tables"))
    if problem.all_required and len(timetable) < len(problem.meetings):
        found.append(Violation("all", f"{len(problem.meetings) - len(timetable)} meetings are not held"))
    if problem.spread_is_rule and (excess := objectives(problem, timetable).excess):
        found.append(Violation("spread", f"the breaks of two people differ by {problem.spread + excess}"))
    return found


def _unknown(problem: Problem, timetable: Timetable) -> Iterator[Violation]:
    meetings = {meeting.id for meeting in problem.meetings}
    slots = {slot.id for slot in problem.slots}
    for meeting, slot in timetable.items():
        if meeting not in meetings:
            yield Violation("H1", f"there is no meeting {meeting}")
        elif slot not in slots:
            yield Violation("H1", f"there is no slot {slot}")


def _of_meetings(problem: Problem, timetable: Timetable, slots: dict[str, Slot]) -> Iterator[Violation]:
    people = {person.id: person for person in problem.participants}
    instant = problem.first_free_instant()
    for meeting in problem.meetings:
        if meeting.id not in timetable:
            continue
        slot = slots[timetable[meeting.id]]
        for each in meeting.participants:
            if not is_open(people[each], slot):
                yield Violation("H1", f"{each} is not available in {slot.id} for {meeting.id}")
        if slot.id in meeting.forbidden or meeting.session not in (None, slot.session):
            yield Violation("H1", f"{meeting.id} may not be in {slot.id}")
        if meeting.fixed not in (None, slot.id):
            yield Violation("H4", f"{meeting.id} is fixed to {meeting.fixed}")
        if is_frozen(problem, meeting, slots):
            if slot.id != meeting.published:
                yield Violation("H4", f"{meeting.id} is frozen at {meeting.published}")
        elif instant is not None and slot.start < instant:
            yield Violation("H4", f"{slot.id} is too near for {meeting.id}")
        for earlier in meeting.before:
            if earlier in timetable and slots[timetable[earlier]].end > slot.start:
                yield Violation("H6", f"{earlier} is not before {meeting.id}")
        if why := not_permitted(problem, meeting, people):
            yield Violation("H7", f"{meeting.id}: {why}")


def _of_agendas(problem: Problem, agendas: dict[str, list[tuple[Slot, str]]]) -> Iterator[Violation]:
    for person in problem.participants:
        agenda = agendas.get(person.id, [])
        for index, (slot, meeting) in enumerate(agenda):
            for later, other in agenda[index + 1 :]:
                if later.start < slot.end + person.pause:
                    yield Violation("H2", f"{person.id} has {meeting} and {other} at once or without the pause")
        limits = person.limits
        if limits.total is not None and len(agenda) > limits.total:
            yield Violation("H5", f"{person.id} has {len(agenda)} meetings and may have {limits.total}")
        days = Counter(slot.start // DAY for slot, _ in agenda)
        if limits.per_day is not None and days and max(days.values()) > limits.per_day:
            yield Violation("H5", f"{person.id} has {max(days.values())} meetings on a day, allowed {limits.per_day}")
        if limits.in_a_row is None:
            continue
        row = longest_row(problem, [slot for slot, _ in agenda])
        if row > limits.in_a_row:
            yield Violation("H5", f"{person.id} has {row} meetings in a row and may have {limits.in_a_row}")


def following(problem: Problem) -> dict[str, str]:
    """Map each slot to the next one of its session: the first that starts when it is over, or later that day."""
    after: dict[str, str] = {}
    for slot in problem.slots:
        later = [
            other
            for other in problem.slots
            if other.session == slot.session and other.start >= slot.end and other.start // DAY == slot.start // DAY
        ]
        if later:
            after[slot.id] = min(later, key=lambda other: (other.start, other.end)).id
    return after


def longest_row(problem: Problem, held: list[Slot]) -> int:
    """Count the most meetings that follow each other slot by slot within a session."""
    after, taken, longest = following(problem), {slot.id for slot in held}, 0
    for slot in held:
        length, step = 1, slot.id
        while (step := after.get(step, "")) in taken:
            length += 1
        longest = max(longest, length)
    return longest


def breaks_and_waiting(problem: Problem, person: Participant, held: set[str]) -> tuple[int, int]:
    """Count the breaks of a person and their minutes.

    A break is a maximal run, in the order of the slots, of idle slots between two meetings of the person. Idle is a
    slot that is open to the person (with ``idle="all"``: any slot) and that no meeting of theirs overlaps.
    """
    taken = [slot for slot in problem.slots if slot.id in held]
    inside = [number for number, slot in enumerate(problem.slots) if slot.id in held]
    breaks = waiting = 0
    running = False
    for slot in problem.slots[inside[0] : inside[-1]] if inside else ():
        idle = (problem.idle == "all" or is_open(person, slot)) and not any(overlap(slot, other) for other in taken)
        breaks += idle and not running
        waiting += (slot.end - slot.start) if idle else 0
        running = idle
    return breaks, waiting


def objectives(problem: Problem, timetable: Timetable) -> Objectives:
    """Measure a timetable by O1 to O6."""
    missed = [0, 0, 0, 0]
    moved = 0
    told: set[str] = set()
    agendas: dict[str, set[str]] = defaultdict(set)
    accepted: Counter[str] = Counter()
    slots = {slot.id: slot for slot in problem.slots}
    for meeting in problem.meetings:
        slot = timetable.get(meeting.id)
        accepted.update(meeting.participants)
        if slot is None:
            kept = meeting.fixed is not None or is_frozen(problem, meeting, slots)
            missed[0 if kept else meeting.priority] += 1
        else:
            for person in meeting.participants:
                agendas[person].add(slot)
        if meeting.published is not None and slot != meeting.published:
            moved += 1
            told.update(meeting.participants)
    counts = [breaks_and_waiting(problem, person, agendas[person.id]) for person in problem.participants]
    breaks = [each for each, _ in counts] or [0]
    shares = [len(agendas[person]) / number for person, number in accepted.items()]
    return Objectives(
        missed=(missed[0], missed[1], missed[2], missed[3]),
        least_share=-min(shares, default=1.0),
        moved=moved,
        told=len(told),
        breaks=sum(breaks),
        excess=max(0, max(breaks) - min(breaks) - problem.spread),
        waiting=sum(each for _, each in counts),
    )
