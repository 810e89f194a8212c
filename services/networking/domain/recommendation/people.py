"""Who is recommended to whom: participants with what they offer, need and said about earlier suggestions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.intp]
Mask = NDArray[np.bool_]


class Encoded(NamedTuple):
    """Vectors of texts in their order: MiniLM's, understood in English, and USE's, in sixteen languages."""

    english: NDArray[np.floating[Any]]
    multilingual: NDArray[np.floating[Any]]


Encode = Callable[[Sequence[str]], Encoded]


@dataclass(frozen=True, slots=True)
class Entry:
    """An offer or a need in its owner's words; ``kind`` is the kind of help, if the owner named one.

    A hidden entry takes no part at all: neither quoted nor compared, so that no place in a list gives it away.
    """

    id: str
    text: str
    language: str = "en"
    kind: str | None = None
    hidden: bool = False


class Verdict(StrEnum):
    """What a participant said about a suggestion; the refusals are those of a declined meeting request."""

    LIKED = "liked"
    NOT_MY_FIELD = "not_my_field"
    NO_TIME = "no_time"
    ALREADY_IN_CONTACT = "already_in_contact"
    WRONG_PERSON = "wrong_person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Feedback:
    """A verdict on a suggested participant, with the need and the offer that the suggestion named.

    ``liked`` and ``not_my_field`` teach what the need means; every other verdict takes the participant off the list.
    """

    about: str
    verdict: Verdict
    need: str
    offer: str


@dataclass(frozen=True, slots=True)
class Person:
    """A participant as the recommendations know them; everything that may be used is here, and nothing else.

    Attributes:
        group: what the organiser's rules about who may meet whom speak of.
        free: ids of the slots in which the participant can meet; None where none were declared.
        room: meetings and open requests the participant can still take; None where there is no limit.
        sought_countries: the participant wants to meet these only; empty for all. Likewise ``sought_types``.
        blocked: ids of participants never to be brought together with this one.
    """

    id: str
    organisation: str = ""
    organisation_type: str = ""
    country: str = ""
    group: str = ""
    languages: frozenset[str] = frozenset()
    ecosystems: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    technologies: frozenset[str] = frozenset()
    offers: tuple[Entry, ...] = ()
    needs: tuple[Entry, ...] = ()
    free: frozenset[str] | None = None
    room: int | None = None
    opted_in: bool = True
    sought_countries: frozenset[str] = frozenset()
    sought_types: frozenset[str] = frozenset()
    blocked: frozenset[str] = frozenset()
    feedback: tuple[Feedback, ...] = ()

    @property
    def visible_offers(self) -> tuple[Entry, ...]:
        """The offers that take part."""
        return tuple(entry for entry in self.offers if not entry.hidden)

    @property
    def visible_needs(self) -> tuple[Entry, ...]:
        """The needs that take part."""
        return tuple(entry for entry in self.needs if not entry.hidden)


@dataclass(frozen=True, slots=True)
class Rules:
    """The organiser's rules: pairs of groups that may not meet, and whether colleagues may be suggested."""

    forbidden: frozenset[frozenset[str]] = frozenset()
    colleagues: bool = False


@dataclass(frozen=True, slots=True)
class Fairness:
    """How long a list is, and how often a participant may and must stand in the lists of others."""

    length: int = 20
    cap: int = 40
    floor: int = 5

    @classmethod
    def of_length(cls, length: int) -> "Fairness":
        """Cap at twice and floor at a quarter of the length, which is the mean exposure."""
        return cls(length, 2 * length, length // 4)
