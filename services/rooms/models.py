"""What rooms takes and gives, over HTTP and to browsers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from services.rooms.domain import DEVICE
from shared.directory import Person

Device = Annotated[str, StringConstraints(pattern=f"^{DEVICE.pattern}$")]


class Body(BaseModel):
    """A body; fields that are not named here are refused."""

    model_config = ConfigDict(extra="forbid")


class Somebody(BaseModel):
    """A participant as rooms shows them."""

    id: UUID
    name: str = ""
    organisation: str = ""
    country: str = ""
    picture: str | None = None

    @classmethod
    def of(cls, id: UUID, person: Person | None) -> "Somebody":
        """Show a participant as the directory knows them."""
        if person is None:
            return cls(id=id)
        found = {"organisation": person.organisation, "country": person.country}
        return cls(id=id, name=person.name, picture=person.picture, **found)


class VideoOut(BaseModel):
    """Whether sound and picture work already."""

    ready: bool


class EntryIn(Body):
    """The device that enters: a name of its own, kept by the browser."""

    device: Device


class RightsOut(BaseModel):
    """What one may do in a room."""

    publish: bool
    moderate: bool
    valid_until: datetime | None


class EntryOut(BaseModel):
    """What a client needs to enter a room of LiveKit; the token is good for two minutes."""

    url: str
    token: str
    identity: str
    rights: RightsOut


class PresentOut(BaseModel):
    """Somebody in a room."""

    participant: Somebody
    entered_at: datetime
    version: int


class HandOut(BaseModel):
    """Somebody who would like to speak."""

    participant: Somebody
    raised_at: datetime


class PresenceOut(BaseModel):
    """Who is in a room (the first five hundred), whose hands are up in their order, and who is guest on stage."""

    count: int
    present: list[PresentOut]
    hands: list[HandOut]
    guests: list[Somebody]


class BarredOut(BaseModel):
    """Somebody who was removed from a room."""

    participant: Somebody
    at: datetime


class RoomCount(BaseModel):
    """How many people are in the room of a thing."""

    thing: str
    count: int
