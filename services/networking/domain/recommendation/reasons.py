"""Why somebody is suggested, in the two people's own words."""

from dataclasses import dataclass
from enum import StrEnum

from .people import Entry

MOST_LETTERS = 140
GOOD_FIT = 1.1
"""A pair whose kinds of help surely agree, with some likeness of the subjects; weaker ones are not put forward."""


class Why(StrEnum):
    """What a suggestion is good for, seen from the participant whose list it is in."""

    BOTH = "both"
    HAS_WHAT_YOU_NEED = "has_what_you_need"
    NEEDS_WHAT_YOU_OFFER = "needs_what_you_offer"


@dataclass(frozen=True, slots=True)
class Pair:
    """A need and the offer that meets it."""

    need: Entry
    offer: Entry


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A participant to meet: what they have that you need, what you have that they need, and what you share.

    ``score`` orders one list and compares nothing across lists.
    """

    id: str
    score: float
    gain: Pair | None
    give: Pair | None
    ecosystems: tuple[str, ...]
    languages: tuple[str, ...]
    common_slots: int | None

    @property
    def why(self) -> Why:
        """What the suggestion is good for."""
        if self.gain and self.give:
            return Why.BOTH
        return Why.HAS_WHAT_YOU_NEED if self.gain else Why.NEEDS_WHAT_YOU_OFFER

    @property
    def pair(self) -> Pair:
        """The pair put forward first."""
        pair = self.gain or self.give
        assert pair is not None
        return pair

    @property
    def reason(self) -> str:
        """The reason as one line of English around the two people's own words."""
        parts = []
        if self.gain:
            parts.append(f"You need “{quote(self.gain.need)}”; they offer “{quote(self.gain.offer)}”.")
        if self.give:
            parts.append(f"They need “{quote(self.give.need)}”; you offer “{quote(self.give.offer)}”.")
        return " ".join(parts)


def quote(entry: Entry) -> str:
    """Return an entry's text on one line, cut at a word where it is long."""
    text = " ".join(entry.text.split())
    if len(text) <= MOST_LETTERS:
        return text
    return f"{text[:MOST_LETTERS].rsplit(' ', 1)[0]} …"
