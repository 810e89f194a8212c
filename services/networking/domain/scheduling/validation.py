"""Refuses problems that contradict themselves, with a sentence that names the culprit."""

from collections.abc import Iterable

from services.networking.domain.scheduling.model import Meeting, Participant, Problem


class InvalidProblem(ValueError):
    """The problem cannot be read; the message is one sentence for the person who wrote it."""


def validate(problem: Problem) -> None:
    """Check identifiers, references and numbers.

    Raises:
        InvalidProblem: something is missing, doubled or out of range.

    """
    if not problem.slots:
        raise InvalidProblem("There are no slots.")
    slots = _unique("slot", [slot.id for slot in problem.slots])
    people = _unique("participant", [person.id for person in problem.participants])
    meetings = _unique("meeting", [meeting.id for meeting in problem.meetings])
    for slot in problem.slots:
        if slot.end <= slot.start:
            raise InvalidProblem(f"Slot {slot.id} ends before it starts.")
    for person in problem.participants:
        _participant(person, slots)
    for meeting in problem.meetings:
        _meeting(meeting, slots, people, meetings)
    for slot_id, tables in problem.capacity.items():
        _known(f"The capacity names slot {slot_id}", slot_id, slots)
        if tables < 0:
            raise InvalidProblem(f"The capacity of slot {slot_id} is negative.")
    if problem.spread < 0 or problem.notice < 0:
        raise InvalidProblem("The spread of breaks and the notice cannot be negative.")
    order = [(slot.start, slot.end) for slot in problem.slots]
    if order != sorted(order):
        raise InvalidProblem("The slots are not in order of time.")


def _participant(person: Participant, slots: set[str]) -> None:
    for slot in sorted(person.available):
        _known(f"Participant {person.id} is available in slot {slot}", slot, slots)
    limits = (person.limits.total, person.limits.per_day, person.limits.in_a_row)
    if any(each is not None and each < 0 for each in limits) or person.pause < 0 or person.travel < 0:
        raise InvalidProblem(f"A limit, the pause or the travel time of participant {person.id} is negative.")


def _meeting(meeting: Meeting, slots: set[str], people: set[str], meetings: set[str]) -> None:
    if len(meeting.participants) < 2:
        raise InvalidProblem(f"Meeting {meeting.id} needs at least two participants.")
    if len(set(meeting.participants)) < len(meeting.participants):
        raise InvalidProblem(f"Meeting {meeting.id} names a participant twice.")
    for person in meeting.participants:
        _known(f"Meeting {meeting.id} names participant {person}", person, people)
    for slot in (*sorted(meeting.forbidden), meeting.fixed, meeting.published):
        if slot is not None:
            _known(f"Meeting {meeting.id} names slot {slot}", slot, slots)
    for other in meeting.before:
        _known(f"Meeting {meeting.id} comes after meeting {other}", other, meetings)
        if other == meeting.id:
            raise InvalidProblem(f"Meeting {meeting.id} cannot come before itself.")


def _unique(kind: str, ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise InvalidProblem(f"There are two {kind}s {each}.")
        seen.add(each)
    return seen


def _known(words: str, each: str, known: set[str]) -> None:
    if each not in known:
        raise InvalidProblem(f"{words}, which does not exist.")
