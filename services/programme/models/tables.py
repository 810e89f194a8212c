"""Tables, seats and takeaways."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from services.programme.models.base import In, Key, Person, RightsOut, Title, words


class TableIn(In):
    """A table: the question on it, and who facilitates."""

    title: Title
    track: Key | None = None
    facilitator: UUID | None = None
    capacity: Annotated[int, Field(ge=2, le=10)] = 10


class TableOut(BaseModel):
    """A table of a round; who sits there is told only to those who do."""

    id: UUID
    session: UUID
    number: int
    title: dict[str, str]
    track: str | None
    facilitator: Person | None
    capacity: int
    taken: int
    mine: bool
    signed_off: bool
    version: int


class SeatOut(BaseModel):
    """My seat; ``number`` counts from one."""

    session: UUID
    table: UUID
    number: int


class TakenSeat(BaseModel):
    """Who sits where."""

    number: int
    person: Person


class TableDetail(TableOut):
    """A table and who sits there."""

    seats: list[TakenSeat]
    rights: RightsOut


class SeatIn(In):
    """Take a seat; without a table, at the one that mixes best."""

    table: UUID | None = None


class SeatingIn(In):
    """Seat everybody who chose the round, and these participants besides."""

    participants: list[UUID] = Field(default_factory=list, max_length=2000)


class SeatingOut(BaseModel):
    """How many people were seated, and how many found no seat."""

    seated: int
    unseated: int


class TakeawayIn(In):
    """A takeaway of a table or a session: ``table:<id>`` or ``session:<id>``."""

    thing: Annotated[str, StringConstraints(pattern=r"^(table|session):[0-9a-f-]{36}$")]
    text: Annotated[str, words(600)]


class TakeawayText(In):
    """A takeaway in other words."""

    text: Annotated[str, words(600)]


class SignOffIn(In):
    """Sign off the takeaways of a table or a session."""

    thing: Annotated[str, StringConstraints(pattern=r"^(table|session):[0-9a-f-]{36}$")]


class TakeawayOut(BaseModel):
    """A takeaway."""

    id: UUID
    position: int
    text: str
    version: int


class Sheet(BaseModel):
    """The takeaways of a table or of the session itself; ``table`` is null for the session's own."""

    thing: str
    table: UUID | None
    number: int | None
    title: dict[str, str]
    takeaways: list[TakeawayOut]
    signed_off_at: datetime | None
    editable: bool
