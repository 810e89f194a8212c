"""The exact fields of all participants: who may not be suggested to whom and why, and what speaks for a meeting."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import numpy as np

from .people import Floats, Mask, Person, Places, Rules, Verdict
from .tags import Tags

SHARED_ECOSYSTEM, SHARED_TECHNOLOGY, SHARED_GOAL, NO_COMMON_LANGUAGE = 0.05, 0.03, 0.02, -0.2
TEACHING = {Verdict.LIKED, Verdict.NOT_MY_FIELD}
FACTS = np.dtype([("organisation", np.intp), ("full", bool), ("declares_slots", bool), ("absent", bool)])


class Cause(StrEnum):
    """Why a participant was not considered for another's list; the first that holds is told.

    Who blocked somebody is told to them as ``opted_out``, like everybody who did not open up to suggestions.
    """

    OPTED_OUT = "opted_out"
    BLOCKED = "blocked"
    SAME_ORGANISATION = "same_organisation"
    RULES = "rules"
    NOT_SOUGHT = "not_sought"
    DISMISSED = "dismissed"
    FULL = "full"
    NO_COMMON_SLOT = "no_common_slot"
    NOTHING_TO_COMPARE = "nothing_to_compare"


class Crowd:
    """The exact fields, one place for each participant; a place that was left is empty."""

    def __init__(self, people: Sequence[Person], rules: Rules) -> None:
        self.people: list[Person | None] = []
        self.place: dict[str, int] = {}
        self._rules = rules
        self._facts = np.zeros(len(people), FACTS)
        self._organisations: dict[str, int] = {}
        countries, types, groups = dict[str, int](), dict[str, int](), dict[str, int]()
        codes = {"countries": countries, "sought_countries": countries, "types": types, "sought_types": types}
        codes |= {"groups": groups, "shunned_groups": groups}
        self._tags = {name: Tags(len(people), codes.get(name)) for name in self._names(Person(""))}
        self._blocks: dict[int, frozenset[str]] = {}
        self._dismissed: dict[int, frozenset[str]] = {}
        for person in people:
            self.put(person)

    def __len__(self) -> int:
        return len(self.people)

    def put(self, person: Person) -> int:
        """Set the fields of a participant and return the place."""
        place = self.place.setdefault(person.id, len(self.people))
        if place == len(self.people):
            self.people.append(None)
        self.people[place] = person
        self._write(place, person)
        return place

    def remove(self, place: int) -> None:
        """Forget a participant: the place stays, empty."""
        if (person := self.people[place]) is not None:
            del self.place[person.id]
            self.people[place] = None
            self._write(place, Person(""))

    def _write(self, place: int, person: Person) -> None:
        for name, names in self._names(person).items():
            self._tags[name].put(place, names)
        if place == len(self._facts):
            self._facts = np.append(self._facts, np.zeros(1, FACTS))
        organisation = person.organisation or f"\0{place}"
        number = self._organisations.setdefault(organisation, len(self._organisations))
        full = person.free == frozenset() or (person.room is not None and person.room <= 0)
        self._facts[place] = (number, full, person.free is not None, self.people[place] is None)
        taken_off = frozenset(each.about for each in person.feedback if each.verdict not in TEACHING)
        for sets, ids in ((self._blocks, person.blocked), (self._dismissed, taken_off)):
            sets.pop(place, None)
            if ids:
                sets[place] = ids

    def _names(self, person: Person) -> dict[str, Iterable[str]]:
        """Return all fields of a participant that are sets, or become one."""
        forbidden = [pair for pair in self._rules.forbidden if person.group in pair]
        return {
            "countries": {person.country} - {""},
            "sought_countries": person.sought_countries,
            "types": {person.organisation_type} - {""},
            "sought_types": person.sought_types,
            "groups": {person.group},
            "shunned_groups": {group for pair in forbidden for group in (pair - {person.group} or pair)},
            "slots": person.free or (),
            "languages": person.languages,
            "ecosystems": person.ecosystems,
            "technologies": person.technologies,
            "goals": person.goals,
        }

    def hurdles(self, rows: Places, columns: Places) -> Iterator[tuple[Cause, Mask]]:
        """Yield each cause with the pairs it keeps apart, shape (rows, columns): rows would be shown columns."""
        mine, theirs, tags = self._facts[rows], self._facts[columns], self._tags
        shape = (len(rows), len(columns))
        yield Cause.OPTED_OUT, theirs["absent"][None, :] | self._named(self._blocks, columns, rows).T
        yield Cause.BLOCKED, self._named(self._blocks, rows, columns)
        if not self._rules.colleagues:
            yield Cause.SAME_ORGANISATION, mine["organisation"][:, None] == theirs["organisation"][None, :]
        if self._rules.forbidden:
            yield Cause.RULES, tags["shunned_groups"].shared(rows, columns, tags["groups"])
        for sought, had in (("sought_countries", "countries"), ("sought_types", "types")):
            if (asked := tags[sought].any(rows)).any():
                yield Cause.NOT_SOUGHT, asked[:, None] & ~tags[sought].shared(rows, columns, tags[had])
        yield Cause.DISMISSED, self._named(self._dismissed, rows, columns)
        yield Cause.FULL, np.broadcast_to(theirs["full"], shape)
        declared = mine["declares_slots"][:, None] & theirs["declares_slots"][None, :]
        if declared.any():
            yield Cause.NO_COMMON_SLOT, declared & ~tags["slots"].shared(rows, columns)

    def may_be_shown(self, rows: Places, columns: Places) -> Mask:
        """Whether each column may stand in each row's list."""
        kept_apart: Mask = rows[:, None] == columns[None, :]
        for _, mask in self.hurdles(rows, columns):
            kept_apart |= mask
        return np.logical_not(kept_apart)

    def bonus(self, rows: Places, columns: Places) -> Floats:
        """What the exact fields add to a score: at most 0.1, and 0.2 less where a common language is missing."""
        total: Floats = np.zeros((len(rows), len(columns)), np.float32)
        for name, worth in (
            ("ecosystems", SHARED_ECOSYSTEM),
            ("technologies", SHARED_TECHNOLOGY),
            ("goals", SHARED_GOAL),
        ):
            if self._tags[name].any(rows).any():
                total += np.float32(worth) * self._tags[name].shared(rows, columns)
        languages = self._tags["languages"]
        speak = languages.any(rows)[:, None] & languages.any(columns)[None, :]
        total[speak & ~languages.shared(rows, columns)] += NO_COMMON_LANGUAGE
        return total

    def _named(self, sets: dict[int, frozenset[str]], rows: Places, columns: Places) -> Mask:
        """Which columns each row named in ``sets``."""
        mask: Mask = np.zeros((len(rows), len(columns)), bool)
        for row, place in enumerate(rows.tolist() if sets else ()):
            if named := sets.get(place):
                mask[row] = np.isin(columns, [self.place[each] for each in named if each in self.place])
        return mask
