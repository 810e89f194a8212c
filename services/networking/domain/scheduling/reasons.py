"""Why a meeting has no slot, in words true of the timetable at hand, and the smallest change that gives it one."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from services.networking.domain.scheduling.model import Meeting, Participant, Problem, Slot, Timetable, Unplaced
from services.networking.domain.scheduling.rules import DAY, following, is_frozen, is_open, not_permitted

Kind = Literal["own", "unavailable", "capacity", "limit", "order", "taken"]
EASIEST: tuple[Kind, ...] = ("unavailable", "capacity", "own", "limit", "order", "taken")


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that keeps a meeting out of a slot, and the change that would take it away."""

    kind: Kind
    words: str
    change: str
    urgent: bool = False


class Explainer:
    """Explains the meetings that a timetable leaves out."""

    def __init__(self, problem: Problem, timetable: Timetable) -> None:
        """Index the timetable by person and by slot."""
        self.problem, self.timetable = problem, timetable
        self.slots = {slot.id: slot for slot in problem.slots}
        self.people = {person.id: person for person in problem.participants}
        self.meetings = {meeting.id: meeting for meeting in problem.meetings}
        self.load = Counter(timetable.values())
        self.agenda: dict[str, dict[str, Meeting]] = defaultdict(dict)
        self.after: dict[str, list[str]] = defaultdict(list)
        self.next = following(problem)
        for meeting in problem.meetings:
            for earlier in meeting.before:
                self.after[earlier].append(meeting.id)
            if meeting.id in timetable:
                for person in meeting.participants:
                    self.agenda[person][timetable[meeting.id]] = meeting

    def explain(self, meeting: Meeting) -> Unplaced:
        """Tell why this meeting is not held."""
        if why := not_permitted(self.problem, meeting, self.people):
            return Unplaced(meeting.id, "not_permitted", f"{_upper(why)}.", None)
        found = {slot.id: self.obstacles(meeting, slot) for slot in self.problem.slots}
        code, reason = self._reason(meeting, found)
        return Unplaced(meeting.id, code, f"{_upper(reason)}.", self._remedy(found))

    def obstacles(self, meeting: Meeting, slot: Slot) -> list[Obstacle]:
        """List all that keeps a meeting out of a slot while the rest of the timetable stays as it is."""
        found = self._own(meeting, slot)
        where = slot.words()
        for person in (self.people[each] for each in meeting.participants):
            if not is_open(person, slot):
                name = person.words()
                found.append(Obstacle("unavailable", f"{name} is not free in {where}", f"{name} were free in {where}"))
            found += self._taken(meeting, person, slot)
            found += self._limits(person, slot)
        if self.load[slot.id] >= (tables := self.problem.capacity.get(slot.id, self.load[slot.id] + 1)):
            found.append(
                Obstacle("capacity", f"all {tables} tables are taken in {where}", f"{where} had one more table")
            )
        return found + self._order(meeting, slot)

    def _own(self, meeting: Meeting, slot: Slot) -> list[Obstacle]:
        """List what the meeting itself excludes."""
        found = []
        where = slot.words()
        instant = self.problem.first_free_instant()
        if slot.id in meeting.forbidden:
            found.append(Obstacle("own", f"{where} is forbidden for it", f"{where} were not forbidden"))
        if meeting.session not in (None, slot.session):
            found.append(Obstacle("own", f"{where} is in another session", f"{where} were in its session"))
        if meeting.fixed not in (None, slot.id):
            found.append(Obstacle("own", f"it is fixed to {self._slot(meeting.fixed)}", f"it were fixed to {where}"))
        if is_frozen(self.problem, meeting, self.slots):
            if slot.id != meeting.published:
                found.append(Obstacle("own", f"it is frozen at {self._slot(meeting.published)}", "it were not frozen"))
        elif instant is not None and slot.start < instant:
            found.append(Obstacle("own", f"{where} is too near", "the notice were shorter"))
        return found

    def _taken(self, meeting: Meeting, person: Participant, slot: Slot) -> list[Obstacle]:
        found = []
        for taken, other in self.agenda[person.id].items():
            near = self.slots[taken]
            if near.start < slot.end + person.pause and slot.start < near.end + person.pause:
                urgent = (other.fixed is None, other.priority) < (meeting.fixed is None, meeting.priority)
                words = f"{person.words()} has {other.words()} in {near.words()}"
                found.append(Obstacle("taken", words, f"{other.words()} were not in {near.words()}", urgent))
        return found

    def _limits(self, person: Participant, slot: Slot) -> list[Obstacle]:
        agenda, limits = self.agenda[person.id], person.limits
        today = sum(self.slots[taken].start // DAY == slot.start // DAY for taken in agenda)
        row = self._row(agenda, slot) if limits.in_a_row is not None else 0
        counts = (
            (len(agenda), limits.total, "in all"),
            (today, limits.per_day, "on a day"),
            (row, limits.in_a_row, "in a row"),
        )
        return [
            Obstacle(
                "limit",
                f"{person.words()} has reached the limit of {most} meeting{'s' * (most != 1)} {which}",
                f"the limit of {person.words()} were {held + 1} {which}",
            )
            for held, most, which in counts
            if most is not None and held >= most
        ]

    def _row(self, agenda: dict[str, Meeting], slot: Slot) -> int:
        """Count the meetings that would stand in one row with this slot."""
        longest = 0
        for first in (*agenda, slot.id):
            row, step = [], first
            while step in agenda or step == slot.id:
                row.append(step)
                step = self.next.get(step, "")
            if slot.id in row:
                longest = max(longest, len(row) - 1)
        return longest

    def _order(self, meeting: Meeting, slot: Slot) -> list[Obstacle]:
        found = []
        for each in meeting.before:
            if each in self.timetable and self.slots[self.timetable[each]].end > slot.start:
                found.append(self._tied(each, "before"))
        for each in self.after[meeting.id]:
            if each in self.timetable and slot.end > self.slots[self.timetable[each]].start:
                found.append(self._tied(each, "after"))
        return found

    def _tied(self, other: str, side: str) -> Obstacle:
        name = self.meetings[other].words()
        return Obstacle("order", f"{name} must come {side} it", f"{name} need not come {side} it")

    def _slot(self, slot: str | None) -> str:
        return self.slots[slot].words() if slot else ""

    def _reason(self, meeting: Meeting, found: dict[str, list[Obstacle]]) -> tuple[str, str]:
        who = _and([self.people[each].words() for each in meeting.participants])
        only = meeting.fixed or (meeting.published if is_frozen(self.problem, meeting, self.slots) else None)
        if only is not None:
            words = _and([each.words for each in found[only]])
            return "fixed_wish", f"It can only be in {self.slots[only].words()}, and {words}"
        common = {slot: each for slot, each in found.items() if not any(one.kind == "unavailable" for one in each)}
        if not common:
            return "no_common_slot", f"{who} have no free slot in common"
        usable = {slot: each for slot, each in common.items() if not any(one.kind == "own" for one in each)}
        if not usable:
            return "no_common_slot", f"{who} have no free slot in common in which this meeting may be"
        number = f"each of the {len(usable)} slots" if len(usable) > 1 else "the only slot"
        limits = set.intersection(*({one.words for one in each if one.kind == "limit"} for each in usable.values()))
        if limits:
            return "limit", _and(sorted(limits))
        for kind, words in (("capacity", "all tables are taken"), ("order", "the order of meetings is against it")):
            if all(any(one.kind == kind for one in each) for each in usable.values()):
                return kind, f"In {number} that {who} have in common {words}"
        taken = [[one for one in each if one.kind == "taken"] for each in usable.values()]
        if all(any(one.urgent for one in each) for each in taken):
            return "displaced_by_priority", f"In {number} that {who} have in common one has a more urgent meeting"
        if all(taken):
            return "displaced", f"In {number} that {who} have in common one of them has another meeting"
        return "displaced", f"In {number} that {who} have in common something is in the way: {self._mixed(usable)}"

    def _mixed(self, usable: dict[str, list[Obstacle]]) -> str:
        return "; ".join(each[0].words for each in usable.values())

    def _remedy(self, found: dict[str, list[Obstacle]]) -> str | None:
        """Give the easiest single change after which the meeting can be put into a slot, all else staying."""
        single = [each[0] for each in found.values() if len(each) == 1]
        if not single:
            return None
        best = min(single, key=lambda each: EASIEST.index(each.kind))
        return f"It could be held if {best.change}."


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) < 2 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def explain(problem: Problem, timetable: Timetable, concerned: Collection[str]) -> tuple[Unplaced, ...]:
    """Explain which of these meetings a timetable leaves out, in the order of the problem."""
    missing = [each for each in problem.meetings if each.id in concerned and each.id not in timetable]
    if not missing:
        return ()
    explainer = Explainer(problem, timetable)
    return tuple(explainer.explain(each) for each in missing)
