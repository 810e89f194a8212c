"""Award elections: the rule book, the public board, stages and result."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from services.voting.models.base import In, Line, Moment

ElectionState = Literal["draft", "open", "closed", "tallied", "revealing", "revealed", "void"]
"""``void``: ended without a result, because too few trustees came."""


Place = Annotated[int, Field(ge=1, le=10)]


class TrusteesIn(In):
    """How many trustees hold a share of the key, and how many of them suffice to decrypt."""

    threshold: Annotated[int, Field(ge=1, le=9)] = 2
    size: Annotated[int, Field(ge=1, le=9)] = 3


class RulesIn(In):
    """The part of the rule book that organisers choose; unchangeable once the election is open.

    ``most``: how many nominees one may choose (plurality: one). ``quorum``: ballots needed for a result.
    ``closes_at`` null: the organisers close by hand. ``embargo_until``: nothing is revealed before.
    ``reveal``: the places in the order in which they are revealed, one per press; after the last one everything is.
    """

    question: Line
    roll: Literal["admitted", "jurors", "organisations"] = "admitted"
    counting: Literal["plurality", "approval"] = "plurality"
    most: Annotated[int, Field(ge=1, le=30)] = 1
    ties: Literal["joint", "lot"] = "joint"
    quorum: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    closes_at: Moment | None = None
    may_extend: bool = False
    embargo_until: Moment | None = None
    reveal: Annotated[list[Place], Field(min_length=1, max_length=10, default_factory=lambda: [3, 2, 1])]
    trustees: TrusteesIn | None = None
    without_result: Literal["no_award", "repeat", "jury"] = "no_award"

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.counting == "plurality" and self.most != 1:
            raise ValueError("With plurality one chooses one nominee.")
        if len(set(self.reveal)) < len(self.reveal) or self.reveal[-1] != 1:
            raise ValueError("Each place is revealed once, the first place last.")
        if self.trustees and self.trustees.threshold > self.trustees.size:
            raise ValueError("More trustees would be needed than there are.")
        return self


class RollOut(BaseModel):
    """The roll as it was frozen: how many may vote, and the hash of the list that registration keeps."""

    count: int
    hash: str


class StageOut(BaseModel):
    """One revealed place: who holds it (several when tied), and with how many votes."""

    place: int
    names: list[str]
    votes: int


class FormOut(BaseModel):
    """What a ballot is made from.

    ``election``: the canonical JSON text whose SHA-256 (Base64 without padding) is the ``fingerprint``;
    parse it for group, public key and questions. The first choice of each answer is the blank one (abstention),
    the others are the answers in the order of the question.
    """

    election: str
    fingerprint: str


class ElectionOut(BaseModel):
    """An election as everybody may see it.

    ``voted``: credentials under which a ballot was cast (turnout); ``ballots``: entries, changed ones included.
    ``stages``: how many presses reveal everything, fewer where places are shared; ``revealed``: what was revealed
    so far, and nothing more.
    ``words``: the rule book as sentences.
    """

    id: UUID
    version: int
    award: UUID
    title: str
    state: ElectionState
    uuid: str | None
    rules: RulesIn
    rules_hash: str | None
    words: list[str]
    nominees: list[str]
    roll: RollOut | None
    form: FormOut | None
    voted: int
    ballots: int
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    stages: int
    revealed: list[StageOut]


class ClosesAtIn(In):
    """The later moment at which voting shall close."""

    closes_at: Moment


class BallotOut(BaseModel):
    """The receipt of a ballot; the same bytes again get the same receipt."""

    tracker: str
    height: int


class HeadOut(BaseModel):
    """Where the chain stood, signed with voting's Ed25519 key over ``text``.

    ``text`` is ``plenaria-head|<uuid>|<height>|<hash>|<at>``; ``signature`` and the raw ``key`` are Base64.
    """

    uuid: str
    height: int
    hash: str
    at: str
    text: str
    signature: str
    key: str


class EntryOut(BaseModel):
    """A ballot on the public board."""

    height: int
    tracker: str


class RowOut(BaseModel):
    """A nominee's line of the result table; equal places are shared."""

    place: int
    name: str
    votes: int


class ResultOut(BaseModel):
    """The whole result, once everything is revealed.

    ``trace``: the count as `plenaria count --json` documents it. ``quorum_met`` false: there are no winners.
    """

    title: str
    question: str
    table: list[RowOut]
    blank: int
    voted: int
    entitled: int
    quorum_met: bool
    winners: list[str]
    tied: list[list[str]]
    trace: dict[str, Any]
