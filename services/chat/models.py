"""What chat takes and gives, over HTTP and to browsers."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints

from shared.directory import Person
from shared.http import Page

WITHOUT_NUL = r"^[^\x00]*$"
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000, pattern=WITHOUT_NUL)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500, pattern=WITHOUT_NUL)]


class Body(BaseModel):
    """A body; fields that are not named here are refused."""

    model_config = ConfigDict(extra="forbid")


class Somebody(BaseModel):
    """A participant as chat shows them; somebody erased has no name."""

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
        found: dict[str, Any] = {"organisation": person.organisation, "country": person.country}
        return cls(id=id, name=person.name, picture=person.picture, **found)


class MessageIn(Body):
    """A message to post: plain text."""

    text: Text


class MessageOut(BaseModel):
    """A message; a removed one has no text."""

    id: UUID
    channel: str
    sender: Somebody
    text: str
    posted_at: datetime
    removed: bool = False
    version: int = 1


class ChannelOut(Page[MessageOut]):
    """The latest messages of a channel, newest first, and what the reader may do there."""

    write: bool
    moderate: bool
    silenced_until: datetime | None


class SilenceIn(Body):
    """Until when a participant may not write; at most thirty days ahead."""

    until: AwareDatetime


class SilenceOut(BaseModel):
    """A participant who may not write in a channel."""

    participant: Somebody
    until: datetime


class ConversationOut(BaseModel):
    """Direct messages with another participant."""

    other: Somebody
    unread: int
    last_at: datetime
    version: int


class ReadIn(Body):
    """The last message read."""

    through: UUID


class UnreadOut(BaseModel):
    """How many direct messages are unread."""

    messages: int


class ReportIn(Body):
    """Why a message should be looked at."""

    reason: Reason = ""


class ReportedOut(BaseModel):
    """A report was made; its content is for the organisers."""

    id: UUID


class ResolutionIn(Body):
    """What the organisers decide: to remove the message, or to let it stand."""

    resolution: Literal["removed", "dismissed"]


class ReportOut(BaseModel):
    """A report, for the organisers."""

    id: UUID
    message: UUID
    channel: str
    author: Somebody
    reporter: Somebody
    text: str
    reason: str
    reported_at: datetime
    resolution: Literal["removed", "dismissed"] | None
    resolved_by: Somebody | None
    resolved_at: datetime | None
    version: int
