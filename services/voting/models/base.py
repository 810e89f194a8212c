"""Pieces that several bodies and answers are made of."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, StringConstraints

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def _reasonable(moment: datetime) -> datetime:
    if not EARLIEST <= moment < LATEST:
        raise ValueError("This is no time of a conference.")
    return moment


def words(most: int, least: int = 1) -> StringConstraints:
    """Constrain a text to this many printable characters; lines may break."""
    pattern = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most, pattern=pattern)


Moment = Annotated[AwareDatetime, AfterValidator(_reasonable)]
Line = Annotated[str, words(300)]
Name = Annotated[str, words(200)]
Text = Annotated[str, words(5000, 0)]


class In(BaseModel):
    """A body: nothing undeclared is taken."""

    model_config = ConfigDict(extra="forbid")


class Made(BaseModel):
    """Something was made or changed; this is its version now."""

    id: UUID
    version: int


class Person(BaseModel):
    """Somebody, as everybody in the conference may know them."""

    id: UUID
    name: str
    organisation: str
    country: str
    picture: str | None
