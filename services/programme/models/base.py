"""Pieces that several bodies and answers are made of."""

from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
LONGEST = timedelta(hours=24)


def _reasonable(moment: datetime) -> datetime:
    if not EARLIEST <= moment < LATEST:
        raise ValueError("This is no time of a conference.")
    return moment


def words(most: int, least: int = 1) -> StringConstraints:
    """Constrain a text to this many characters, without the character that PostgreSQL cannot store."""
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most, pattern=r"^[^\x00]*$")


Moment = Annotated[AwareDatetime, AfterValidator(_reasonable)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Title = Annotated[dict[Language, Annotated[str, words(200)]], Field(min_length=1)]
Prose = dict[Language, Annotated[str, words(5000)]]
Name = Annotated[str, words(100, 0)]


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
    headline: str
    organisation: str
    country: str
    picture: str | None


class RightsOut(BaseModel):
    """What the caller may do with a thing now."""

    write: bool
    publish: bool
    moderate: bool
