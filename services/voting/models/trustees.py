"""Trustees: who they are, how far each is in the key ceremony, and what their browsers hand in."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from services.voting.models.base import In, Name
from services.voting.models.elections import ElectionState

Step = Literal["certificate", "dealing", "key", "saving", "ready"]
"""What a trustee does next; ``ready``: the key is made, kept and checked by reading it again."""
Wire = Annotated[str, StringConstraints(min_length=2, max_length=400_000)]
"""A message of the ceremony as canonical JSON."""


class TrusteeIn(In):
    """Somebody who shall hold a share of the key."""

    name: Name


class TrusteesNamedIn(In):
    """All trustees of an election, in their order; naming them anew begins the ceremony anew."""

    trustees: Annotated[list[TrusteeIn], Field(min_length=1, max_length=9)]


class TrusteeOut(BaseModel):
    """A trustee as organisers see them; ``waits``: the others have to finish a step before their next one."""

    number: int
    name: str
    step: Step
    waits: bool
    opened: bool


class CeremonyOut(BaseModel):
    """How far the trustees of an election are; ``finished``: voting can be opened."""

    threshold: int
    size: int
    trustees: list[TrusteeOut]
    finished: bool
    opened: int


class LinkOut(BaseModel):
    """A trustee's link, shown once; an earlier one of theirs works no longer."""

    url: str


class TokenIn(In):
    """The secret of a trustee's link."""

    token: Annotated[str, StringConstraints(min_length=20, max_length=100)]


class MessageIn(TokenIn):
    """A message of the ceremony, canonical JSON as text."""

    message: Wire


class FellowOut(BaseModel):
    """Another trustee, as trustees see each other."""

    number: int
    name: str
    step: Step


class DutyOut(BaseModel):
    """Everything a trustee's browser needs for the next step.

    ``certificates``: all of them, once all are there. ``dealings``: once all are there, with the shares of others left
    out as empty texts. ``form``: the election's file. ``tally``: the encrypted sums, once the ballots are added up.
    ``owner``: this trustee's number in the archive.
    """

    election: UUID
    title: str
    state: ElectionState
    name: str
    number: int
    size: int
    threshold: int
    step: Step
    waits: bool
    trustees: list[FellowOut]
    words: list[str]
    certificates: list[str]
    dealings: list[str]
    form: str | None
    tally: str | None
    owner: int
    public_key: str | None
    opened: bool
    opened_by: int
