"""The scores of all pairs: what the texts say, what the exact fields add, and what feedback took away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

import numpy as np

from .candidates import Scores
from .crowd import Crowd
from .forms import Forms, compare, join, learn
from .people import Entry, Floats, Person, Places, Verdict
from .sides import Side, best_scores


class Match(NamedTuple):
    """A need and an offer that meets it, by their numbers among the visible ones of their owners."""

    score: float
    need: int
    offer: int


class Lesson(NamedTuple):
    """A teaching verdict of one participant on an offer at another place, seen for one of the own needs."""

    verdict: Verdict
    need: int
    place: int
    offer: int


@dataclass(slots=True)
class Matching:
    """Everybody's offers and needs, and the pairs of entries that somebody refused."""

    crowd: Crowd
    offers: Side
    needs: Side
    _refused: dict[int, list[Lesson]]

    @classmethod
    def of(cls, crowd: Crowd, offers: Side, needs: Side) -> "Matching":
        """Take everybody's entries, with their feedback."""
        matching = cls(crowd, offers, needs, {})
        for place in range(len(crowd)):
            matching._heed(place)
        return matching

    def put(self, place: int, offers: Forms, needs: Forms) -> None:
        """Set the entries of one participant, let their feedback act, and number anew what others refused of theirs."""
        self.offers = self.offers.with_entries(place, offers)
        self.needs = self.needs.with_entries(place, needs)
        self._heed(place)
        person = self.crowd.people[place]
        for other, each in enumerate(self.crowd.people):
            if person and each and any(feedback.about == person.id for feedback in each.feedback):
                self._bar(other)

    def _heed(self, place: int) -> None:
        """Bar refused pairs, and move each need towards the liked offers and away from the refused ones."""
        self._bar(place)
        lessons = list(self._lessons(place))
        mine = self.needs.of_place(place)
        for need in {lesson.need for lesson in lessons}:
            liked, refused = (
                self._offers_of([each for each in lessons if each.need == need and each.verdict is verdict])
                for verdict in (Verdict.LIKED, Verdict.NOT_MY_FIELD)
            )
            mine.rows[need] = learn(mine[slice(need, need + 1)], liked, refused).rows[0]

    def _bar(self, place: int) -> None:
        self._refused.pop(place, None)
        if barred := [lesson for lesson in self._lessons(place) if lesson.verdict is Verdict.NOT_MY_FIELD]:
            self._refused[place] = barred

    def _lessons(self, place: int) -> Iterator[Lesson]:
        person = self.crowd.people[place]
        for feedback in person.feedback if person else ():
            other = self.crowd.place.get(feedback.about)
            if person is None or other is None or feedback.verdict not in {Verdict.LIKED, Verdict.NOT_MY_FIELD}:
                continue
            need = _number(person.visible_needs, feedback.need)
            offer = _number(_person(self.crowd, other).visible_offers, feedback.offer)
            if need is not None and offer is not None:
                yield Lesson(feedback.verdict, need, other, offer)

    def _offers_of(self, lessons: Sequence[Lesson]) -> Forms:
        nothing = self.offers.forms[slice(0, 0)]
        return join(
            [nothing, *(self.offers.of_place(each.place)[slice(each.offer, each.offer + 1)] for each in lessons)]
        )

    def scores(self, rows: Places) -> Scores:
        """Score some participants (rows) with everybody, shape (rows, places) each."""
        own = best_scores(self.needs, rows, self.offers)
        reverse = best_scores(self.offers, rows, self.needs)
        self._take_away(rows, own, reverse)
        nothing = np.isneginf(own) & np.isneginf(reverse)
        bonus = self.crowd.bonus(rows, np.arange(len(self.crowd)))
        mutual = np.maximum(own, 0) + np.maximum(reverse, 0) + 2 * bonus
        mutual[nothing] = -np.inf
        return Scores(own + bonus, reverse + bonus, mutual)

    def _take_away(self, rows: Places, own: Floats, reverse: Floats) -> None:
        """Score those pairs of participants anew where a pair of entries was refused."""
        at = {int(place): row for row, place in enumerate(rows)}
        for asker, lessons in self._refused.items():
            for other in {lesson.place for lesson in lessons}:
                found = self.match(asker, other)
                score = found.score if found else -np.inf
                if asker in at:
                    own[at[asker], other] = score
                if other in at:
                    reverse[at[other], asker] = score

    def match(self, asker: int, other: int) -> Match | None:
        """Find the pair in which ``other`` best offers what ``asker`` needs; None where there is none."""
        return self.matches([asker], [other])[0]

    def matches(self, askers: Sequence[int], others: Sequence[int]) -> list[Match | None]:
        """Find the best pair of each asker with each other, asker by asker."""
        needs, need_ends = self.needs.of_places(askers)
        offers, offer_ends = self.offers.of_places(others)
        scores = compare(needs, offers)
        found = []
        for asker, top, bottom in zip(askers, need_ends, need_ends[1:], strict=False):
            for other, left, right in zip(others, offer_ends, offer_ends[1:], strict=False):
                pairs = scores[top:bottom, left:right]
                for lesson in self._refused.get(asker, ()):
                    if lesson.place == other:
                        pairs[lesson.need, lesson.offer] = -np.inf
                found.append(_best(pairs))
        return found


def _best(scores: Floats) -> Match | None:
    if not scores.size:
        return None
    need, offer = divmod(int(scores.argmax()), scores.shape[1])
    score = float(scores[need, offer])
    return Match(score, need, offer) if isfinite(score) else None


def _person(crowd: Crowd, place: int) -> Person:
    person = crowd.people[place]
    assert person is not None
    return person


def _number(entries: Sequence[Entry], id_: str) -> int | None:
    return next((number for number, entry in enumerate(entries) if entry.id == id_), None)
