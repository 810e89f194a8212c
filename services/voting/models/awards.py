"""Awards and nominations."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.voting.models.base import In, Name, Person, Text

Kind = Literal["elected", "conferred"]
NominationState = Literal["closed", "open"]


class AwardIn(In):
    """An award: elected by ballot, or conferred by decision and never voted on."""

    kind: Kind
    title: Name
    description: Text = ""


class AwardEdit(In):
    """What may be changed of an award."""

    title: Name
    description: Text = ""


class NominationIn(In):
    """Somebody or something nominated; ``participant`` where it is a participant of the conference."""

    name: Name
    organisation: Annotated[str, Field(max_length=200)] = ""
    text: Text = ""
    participant: UUID | None = None


class NominationOut(BaseModel):
    """A nomination; who proposed it is shown to organisers and to the proposer."""

    id: UUID
    name: str
    organisation: str
    text: str
    participant: UUID | None
    proposer: Person | None
    mine: bool
    shortlisted: bool
    at: datetime


class ShortlistIn(In):
    """The nominations on the shortlist, in the order in which they are shown; their names differ."""

    nominations: Annotated[list[UUID], Field(max_length=30)]


class LaureateIn(In):
    """To whom an award is conferred, and why."""

    laureate: Name
    citation: Text = ""


class NomineeOut(BaseModel):
    """Somebody on a shortlist."""

    nomination: UUID
    name: str
    organisation: str
    text: str
    participant: UUID | None


class AwardOut(BaseModel):
    """An award. ``laureate`` of a conferred one; ``election`` is the latest one that is no draft."""

    id: UUID
    version: int
    kind: Kind
    title: str
    description: str
    nominations: NominationState
    shortlist: list[NomineeOut]
    laureate: str | None
    citation: str
    conferred_at: datetime | None
    election: UUID | None
