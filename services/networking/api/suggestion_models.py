"""What networking takes and gives over HTTP about suggestions."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from services.networking.api.models import Body, Id, PersonOut

State = Literal["ready", "preparing", "off", "not_opted_in", "unavailable"]
Why = Literal["both", "has_what_you_need", "needs_what_you_offer"]
Verdict = Literal["liked", "not_my_field", "no_time", "already_in_contact", "wrong_person", "other"]
Cause = Literal[
    "opted_out",
    "blocked",
    "same_organisation",
    "rules",
    "not_sought",
    "dismissed",
    "full",
    "no_common_slot",
    "nothing_to_compare",
]
Group = Annotated[str, Field(min_length=1, max_length=80)]


class QuotedOut(BaseModel):
    """An offer or a need as its owner wrote it."""

    id: UUID
    text: str
    category: str | None
    language: str


class PairOut(BaseModel):
    """A need and the offer that meets it."""

    need: QuotedOut
    offer: QuotedOut


class SuggestionOut(BaseModel):
    """Somebody to meet, and why.

    ``gain``: my need and their offer; ``give``: their need and my offer. ``reason`` says the same in one line.
    ``ecosystems`` and ``languages`` we share; ``common_slots`` free for both (null: there are no slots).
    """

    person: PersonOut
    why: Why
    reason: str
    gain: PairOut | None
    give: PairOut | None
    ecosystems: list[str]
    languages: list[str]
    common_slots: int | None
    liked: bool


class SuggestionsOut(BaseModel):
    """My suggestions, best first, once ``ready``; and how many people were not considered, by cause.

    ``preparing``: ask again in a few seconds. ``off``: profiling is switched off. ``not_opted_in``: not in matchmaking.
    ``unavailable``: suggestions cannot be made on this installation. Search works in every state.
    """

    state: State
    items: list[SuggestionOut]
    not_considered: dict[Cause, int]


class VerdictIn(Body):
    """What I think of a suggestion, with the pair that it named (ids of entries).

    ``liked`` and ``not_my_field`` teach what the need means; every other verdict takes the person off the list.
    """

    verdict: Verdict
    need: Id | None = None
    offer: Id | None = None


class VerdictOut(BaseModel):
    """What I said about somebody."""

    person: PersonOut
    verdict: Verdict
    at: AwareDatetime


class ProfilingIn(Body):
    """Whether suggestions are made from what I wrote, for me and about me."""

    profiling: bool


class ProfilingOut(BaseModel):
    """What suggestions use of mine, what they never use, and in how many people's lists I stand (null: not ready)."""

    state: State
    used: dict[str, list[str]]
    free_slots: int
    verdicts: int
    blocked: int
    never_used: list[str]
    appearances: int | None


Pair = Annotated[list[Group], Field(min_length=2, max_length=2)]


class RulesIn(Body):
    """Who may meet whom: pairs of kinds of organisation that may not, and whether colleagues may."""

    forbidden: list[Pair] = Field(default_factory=list, max_length=200)
    colleagues: bool = False


class PartnerLineOut(BaseModel):
    """Somebody to meet, in a line."""

    person: PersonOut
    reason: str
    common_slots: int | None


class AloneOut(BaseModel):
    """Somebody without a meeting, and whom they could meet (empty until suggestions are ready)."""

    person: PersonOut
    sent: int
    received: int
    suggestions: list[PartnerLineOut]


class AlonePage(BaseModel):
    """People without any meeting, those who asked most first."""

    state: State
    count: int
    items: list[AloneOut]
