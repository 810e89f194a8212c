"""The engine: suggestions for all participants of a conference, kept up to date change by change.

Two calls do the work. :meth:`Recommender.fit` learns from everybody's entries and makes all lists;
:meth:`Recommender.put` takes one new or changed participant in, with what was learnt, and mends the lists it touches.
Both are deterministic: the same participants in any order, then the same changes in the same order, give the same
lists.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from . import subjects
from .candidates import Candidates, Scores
from .crowd import Cause, Crowd
from .draft import Lists
from .forms import Forms, form
from .matching import Match, Matching
from .people import Encode, Entry, Fairness, Floats, Person, Places, Rules
from .reasons import GOOD_FIT, Pair, Suggestion
from .sides import Side

CELLS = 2_500_000
FANS = 60
STALE_GROWTH = 1.5
NO_RULES, USUAL_FAIRNESS = Rules(), Fairness()


class Recommender:
    """Suggestions for the participants of one conference. Not safe for use by several threads.

    Example:
        engine = Recommender(encode)
        engine.fit(people)
        changed = engine.put(person)
        engine.suggestions(person.id)
    """

    def __init__(
        self, encode: Encode, rules: Rules = NO_RULES, fairness: Fairness = USUAL_FAIRNESS, threads: int = 1
    ) -> None:
        self._encode = encode
        self._rules = rules
        self._fairness = fairness
        self._threads = threads
        self.fit(())

    def fit(self, people: Iterable[Person]) -> None:
        """Forget everything, learn from these participants and make all lists."""
        everybody = sorted(people, key=lambda person: person.id)
        self._opted_out = {person.id for person in everybody if not person.opted_in}
        present = [person for person in everybody if person.opted_in]
        offers = [entry for person in present for entry in person.visible_offers]
        needs = [entry for person in present for entry in person.visible_needs]
        encoded = (self._encode([e.text for e in offers]), self._encode([e.text for e in needs]))
        self._model = subjects.fit(offers, needs, encoded)
        self._learnt_from = len(offers) + len(needs)
        self._crowd = Crowd(present, self._rules)
        self._matching = Matching.of(
            self._crowd,
            Side.of(form(self._model.describe(offers, "offer", encoded[0])), [len(p.visible_offers) for p in present]),
            Side.of(form(self._model.describe(needs, "need", encoded[1])), [len(p.visible_needs) for p in present]),
        )
        self._lists = Lists.empty(self._fairness, [person.room for person in present])
        self._candidates = Candidates.empty(len(present), self._fairness.length)
        with ThreadPoolExecutor(self._threads) as pool:
            for _ in pool.map(self._rank, self._blocks(np.arange(len(present)))):
                pass
        self._lists.draft(self._candidates.ranked)
        self._lift(range(len(present)))

    def put(self, person: Person) -> set[str]:
        """Take in a new or changed participant; return the ids of those whose lists changed.

        One who opted out is removed. Feedback, blocks, free slots and room for meetings are changes like any other.
        """
        if not person.opted_in:
            changed = self.remove(person.id)
            self._opted_out.add(person.id)
            return changed
        self._opted_out.discard(person.id)
        place = self._crowd.put(person)
        self._matching.put(
            place, self._forms(person.visible_offers, "offer"), self._forms(person.visible_needs, "need")
        )
        self._candidates = self._candidates.with_size(len(self._crowd))
        self._lists.put(place, person.room)
        return self._names({place} | self._mend(place))

    def remove(self, id_: str) -> set[str]:
        """Forget a participant, vectors and appearances included; return the ids of those whose lists changed."""
        self._opted_out.discard(id_)
        place = self._crowd.place.get(id_)
        if place is None:
            return set()
        self._crowd.remove(place)
        self._matching.put(place, self._forms((), "offer"), self._forms((), "need"))
        return self._names(self._mend(place))

    @property
    def is_stale(self) -> bool:
        """Whether so much was put in since the last fit that another would describe the entries better."""
        entries = len(self._matching.offers.forms.rows) + len(self._matching.needs.forms.rows)
        return entries > STALE_GROWTH * max(self._learnt_from, 1)

    def suggestions(self, id_: str) -> list[Suggestion]:
        """Return the list of a participant, best first; empty for one who is not known or opted out."""
        place = self._crowd.place.get(id_)
        if place is None:
            return []
        ranked = self._lists.ranked(place)
        others = [other for other, _ in ranked]
        gains, gives = self._matching.matches([place], others), self._matching.matches(others, [place])
        return [
            _suggestion(self._person(place), self._person(other), score, gain, give)
            for (other, score), gain, give in zip(ranked, gains, gives, strict=True)
        ]

    def not_considered(self, id_: str) -> dict[Cause, int]:
        """Count who was not considered for a participant's list, each under the first cause that holds."""
        counts = Counter({Cause.OPTED_OUT: len(self._opted_out)})
        place = self._crowd.place.get(id_)
        if place is not None:
            row, columns = np.array([place]), np.array(sorted(set(self._crowd.place.values()) - {place}), np.intp)
            left = np.ones(len(columns), bool)
            for cause, mask in self._crowd.hurdles(row, columns):
                counts[cause] += int((left & mask[0]).sum())
                left &= ~mask[0]
            mutual = self._matching.scores(row).mutual[0, columns]
            counts[Cause.NOTHING_TO_COMPARE] += int((left & np.isneginf(mutual)).sum())
        return {cause: counts[cause] for cause in Cause if counts[cause]}

    def appearances(self, id_: str) -> int:
        """Return in how many lists a participant stands."""
        place = self._crowd.place.get(id_)
        return 0 if place is None else self._lists.shown[place]

    def _forms(self, entries: Sequence[Entry], side: str) -> Forms:
        return form(self._model.describe(entries, side, self._encode([entry.text for entry in entries])))

    def _blocks(self, places: Places) -> Iterable[Places]:
        """Cut places into blocks whose scores with everybody take some ten megabytes each."""
        size = max(1, CELLS // max(len(self._crowd), 1))
        return (places[start : start + size] for start in range(0, len(places), size))

    def _mend(self, place: int) -> set[int]:
        """Make the list of a changed place anew, and let it leave and enter those of others; return whose changed."""
        lists = self._lists
        had = {of for of, chosen in enumerate(lists.chosen) if place in chosen}
        freed = list(lists.chosen[place])
        for of in had:
            lists.drop(of, place)
        for other in freed:
            lists.drop(place, other)
        row = np.array([place])
        scores = self._rank(row)
        worth = self._worth(row, scores)[0]
        self._candidates.enter(place, worth)
        for of in (place, *sorted(had)):
            lists.fill(of, self._candidates.ranked(of))
        return had | lists.enter(place, worth) | self._lift([place, *freed])

    def _rank(self, rows: Places) -> Scores:
        """Choose the candidates of some participants and return their scores with everybody, nobody left out."""
        scores = self._matching.scores(rows)
        self._candidates.rank(rows, scores.only(self._crowd.may_be_shown(rows, np.arange(len(self._crowd)))))
        return scores

    def _worth(self, rows: Places, scores: Scores) -> Floats:
        """How far each row lies above the cuts of everybody's list, shape (rows, places)."""
        everybody = np.arange(len(self._crowd))
        worth = self._candidates.mix(everybody, scores.mutual.T, scores.reverse.T)
        worth[~self._crowd.may_be_shown(everybody, rows)] = -np.inf
        return worth.T

    def _lift(self, places: Iterable[int]) -> set[int]:
        """Bring those who stand in too few lists into lists of those they fit best; return whose lists changed."""
        lacking = np.array([place for place in places if self._lists.lacking(place) > 0], np.intp)
        changed: set[int] = set()
        for rows in self._blocks(lacking):
            worth = self._worth(rows, self._matching.scores(rows))
            for place, row in zip(rows.tolist(), worth, strict=True):
                changed.update(self._lists.lift(place, _highest(row, FANS)))
                if self._lists.lacking(place) > 0:
                    changed.update(self._lists.lift(place, _highest(row, len(row))))
        return changed

    def _person(self, place: int) -> Person:
        person = self._crowd.people[place]
        assert person is not None
        return person

    def _names(self, places: Iterable[int]) -> set[str]:
        return {person.id for place in places if (person := self._crowd.people[place])}


def _suggestion(mine: Person, theirs: Person, score: float, gain: Match | None, give: Match | None) -> Suggestion:
    """Say why: both directions where both fit well, else the better one."""
    enough = min(GOOD_FIT, max(match.score for match in (gain, give) if match))
    return Suggestion(
        theirs.id,
        score,
        Pair(mine.visible_needs[gain.need], theirs.visible_offers[gain.offer])
        if gain and gain.score >= enough
        else None,
        Pair(theirs.visible_needs[give.need], mine.visible_offers[give.offer])
        if give and give.score >= enough
        else None,
        tuple(sorted(mine.ecosystems & theirs.ecosystems)),
        tuple(sorted(mine.languages & theirs.languages)),
        len(mine.free & theirs.free) if mine.free is not None and theirs.free is not None else None,
    )


def _highest(worth: Floats, most: int) -> list[tuple[int, float]]:
    """Return the places of the highest finite numbers with these, highest first."""
    best = np.argpartition(worth, -most)[-most:] if most < len(worth) else np.arange(len(worth))
    best = best[np.isfinite(worth[best])]
    ranked = best[np.lexsort((best, -worth[best]))]
    return list(zip(ranked.tolist(), worth[ranked].tolist(), strict=True))
