"""What chat keeps."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from shared.database import UtcDateTime, new_metadata, table
from shared.ids import new_id


class Base(SQLModel):
    """Chat's tables."""

    metadata = new_metadata()


class Message(Base, table=True):
    """A message in the channel of a thing (``session:<uuid>``) or of two people (``direct:<uuid>:<uuid>``).

    A removed one keeps its place without its text.
    """

    __table_args__ = (sa.Index(None, "conference", "channel", "id"), sa.Index(None, "conference", "sender"))

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID
    channel: str
    sender: UUID
    text: str
    posted_at: datetime = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    removed_by: UUID | None = None
    version: int = 1


class Silence(Base, table=True):
    """A participant may not write in a channel until a moment."""

    conference: UUID = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    participant: UUID = Field(primary_key=True)
    until: datetime = Field(sa_type=UtcDateTime)
    by: UUID | None = None


class Conversation(Base, table=True):
    """A participant's side of their direct messages with another."""

    conference: UUID = Field(primary_key=True)
    participant: UUID = Field(primary_key=True)
    other: UUID = Field(primary_key=True)
    unread: int = 0
    last_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1


class Block(Base, table=True):
    """A participant takes no direct messages from another."""

    conference: UUID = Field(primary_key=True)
    participant: UUID = Field(primary_key=True)
    blocked: UUID = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class Report(Base, table=True):
    """A message that somebody asks the organisers to look at, with its text as it was then."""

    __table_args__ = (sa.UniqueConstraint("conference", "message", "reporter"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    message: UUID
    channel: str
    author: UUID
    reporter: UUID
    text: str
    reason: str
    reported_at: datetime = Field(sa_type=UtcDateTime)
    resolution: str | None = None
    resolved_by: UUID | None = None
    resolved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int = 1


MESSAGE = table(Message)
SILENCE = table(Silence)
CONVERSATION = table(Conversation)
BLOCK = table(Block)
REPORT = table(Report)
