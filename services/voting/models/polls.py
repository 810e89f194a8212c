"""Live polls of a session: quick counters that promise no secrecy."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from services.voting.models.base import In, Line, Name

PollState = Literal["draft", "open", "closed"]


class PollIn(In):
    """A question to the people of a session.

    ``most``: how many options one may choose. ``seconds``: how long it is open; without them, until it is closed.
    """

    question: Line
    options: Annotated[list[Name], Field(min_length=2, max_length=12)]
    most: Annotated[int, Field(ge=1, le=12)] = 1
    seconds: Annotated[int, Field(ge=10, le=3600)] | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if len(set(self.options)) < len(self.options):
            raise ValueError("Two options are the same.")
        if self.most > len(self.options):
            raise ValueError("One cannot choose more options than there are.")
        return self


class VoteIn(In):
    """The numbers of the options chosen, counted from 0."""

    choices: Annotated[list[int], Field(min_length=1, max_length=12)]


class OptionOut(BaseModel):
    """An option; ``votes`` is null until the poll is closed."""

    text: str
    votes: int | None


class PollOut(BaseModel):
    """A poll.

    ``voted``: how many have voted. ``mine``: what I chose. ``may_manage``: I may open and close it. ``closes_at``: when
    it closes by itself, once it is open.
    """

    id: UUID
    version: int
    session: UUID
    question: str
    options: list[OptionOut]
    most: int
    seconds: int | None
    state: PollState
    voted: int
    mine: list[int]
    may_manage: bool
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None


class OpenPollOut(BaseModel):
    """A poll that takes votes now: how many have voted, never for what."""

    id: UUID
    session: UUID
    question: str
    voted: int
    opened_at: datetime
    closes_at: datetime | None


class VoteOut(BaseModel):
    """My vote as it stands; it may be changed until the poll closes."""

    poll: UUID
    choices: list[int]
