"""The tables of the exhibition."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from shared.database import Json, UtcDateTime, new_metadata, table
from shared.ids import new_id


class Base(SQLModel):
    """What the tables have in common: the service's metadata."""

    metadata = new_metadata()


def _of_booth() -> Any:
    return Field(foreign_key="booth.id", ondelete="CASCADE", index=True)


class Booth(Base, table=True):
    """A booth. ``version`` counts edits, ``queue_version`` changes of its queue and of who is there.

    ``opened_at`` is set while somebody is there. ``search`` holds all texts, folded.
    """

    __table_args__ = (sa.UniqueConstraint("conference", "number"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    number: int
    kind: str
    title: str
    teaser: dict[str, str] = Field(sa_type=Json)
    text: dict[str, str] = Field(sa_type=Json)
    ecosystems: list[str] = Field(sa_type=Json)
    country: str
    accent: str | None
    on_accent: str | None
    search: str
    opened_at: datetime | None = Field(sa_type=UtcDateTime, nullable=True)
    visits: int = 0
    queue_version: int = 0
    version: int = 1


class BoothStaff(Base, table=True):
    """Somebody who belongs to a booth; ``here_since`` while they are there, which ends at ``here_until``."""

    __tablename__ = "booth_staff"

    booth: UUID = Field(foreign_key="booth.id", ondelete="CASCADE", primary_key=True)
    participant: UUID = Field(primary_key=True)
    conference: UUID = Field(index=True)
    here_since: datetime | None = Field(sa_type=UtcDateTime, nullable=True)
    here_until: datetime | None = Field(sa_type=UtcDateTime, nullable=True, index=True)


class Shift(Base, table=True):
    """Who stands at a booth, from when to when."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    booth: UUID = _of_booth()
    participant: UUID
    starts: datetime = Field(sa_type=UtcDateTime)
    ends: datetime = Field(sa_type=UtcDateTime)


class Material(Base, table=True):
    """A document, picture or film (``key`` of its file), or a link (``url``)."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    booth: UUID = _of_booth()
    kind: str
    title: str
    key: str | None = Field(default=None, unique=True)
    url: str | None
    size: int
    added_at: datetime = Field(sa_type=UtcDateTime)


class ContactRequest(Base, table=True):
    """A visitor waits for an answer or gets one; the message is kept no longer than that."""

    __tablename__ = "contact_request"
    __table_args__ = (
        sa.Index(
            "uq_contact_request_open",
            "booth",
            "visitor",
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    booth: UUID = _of_booth()
    visitor: UUID = Field(index=True)
    wish: str
    message: str
    state: str
    asked_at: datetime = Field(sa_type=UtcDateTime)
    taken_by: UUID | None
    taken_at: datetime | None = Field(sa_type=UtcDateTime, nullable=True)
    means: str | None
    ended_at: datetime | None = Field(sa_type=UtcDateTime, nullable=True)


class Lead(Base, table=True):
    """What a visitor left at a booth: the fields as they were at that moment, and under which sentence."""

    __table_args__ = (sa.UniqueConstraint("booth", "visitor"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    booth: UUID = _of_booth()
    visitor: UUID = Field(index=True)
    fields: dict[str, str] = Field(sa_type=Json)
    consent: str
    left_at: datetime = Field(sa_type=UtcDateTime)
    rating: int | None
    version: int = 1


class LeadNote(Base, table=True):
    """What a member of staff noted about a lead."""

    __tablename__ = "lead_note"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    lead: UUID = Field(foreign_key="lead.id", ondelete="CASCADE", index=True)
    author: UUID
    text: str
    written_at: datetime = Field(sa_type=UtcDateTime)


BOOTH, STAFF, SHIFT, MATERIAL = table(Booth), table(BoothStaff), table(Shift), table(Material)
REQUEST, LEAD, NOTE = table(ContactRequest), table(Lead), table(LeadNote)
