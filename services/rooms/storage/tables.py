"""What rooms keeps."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from shared.database import UtcDateTime, new_metadata, table


class Base(SQLModel):
    """The tables of rooms."""

    metadata = new_metadata()


class Stay(Base, table=True):
    """One connection of one device to a room, from when to when; ``sid`` is LiveKit's name for it."""

    __table_args__ = (sa.Index(None, "conference", "thing", "left_at"), sa.Index(None, "conference", "participant"))

    conference: UUID = Field(primary_key=True)
    sid: str = Field(primary_key=True)
    thing: str
    participant: UUID
    entered_at: datetime = Field(sa_type=UtcDateTime)
    noted_at: datetime = Field(sa_type=UtcDateTime)
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Presence(Base, table=True):
    """A participant in a room, with whatever number of devices; ``entered_at`` is None when they have left."""

    conference: UUID = Field(primary_key=True)
    thing: str = Field(primary_key=True)
    participant: UUID = Field(primary_key=True)
    entered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int = 1


class Bar(Base, table=True):
    """A participant whom a moderator removed from a room, and who may not come back."""

    conference: UUID = Field(primary_key=True)
    thing: str = Field(primary_key=True)
    participant: UUID = Field(primary_key=True)
    by: UUID | None = None
    at: datetime = Field(sa_type=UtcDateTime)


class Guest(Base, table=True):
    """A participant whom a moderator brought on stage."""

    conference: UUID = Field(primary_key=True)
    thing: str = Field(primary_key=True)
    participant: UUID = Field(primary_key=True)
    by: UUID | None = None
    at: datetime = Field(sa_type=UtcDateTime)


class Hand(Base, table=True):
    """A participant who would like to speak."""

    conference: UUID = Field(primary_key=True)
    thing: str = Field(primary_key=True)
    participant: UUID = Field(primary_key=True)
    raised_at: datetime = Field(sa_type=UtcDateTime)


STAY = table(Stay)
PRESENCE = table(Presence)
BAR = table(Bar)
GUEST = table(Guest)
HAND = table(Hand)
