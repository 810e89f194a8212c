"""The tables of networking."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from services.networking.domain.meetings.states import OPEN, MeetingState
from services.networking.domain.meetings.timetables import BUSY, Mode
from shared.database import Json, UtcDateTime, new_metadata
from shared.ids import new_id


class Base(SQLModel):
    """All tables of networking share one collection."""

    metadata = new_metadata()


class Setting(Base, table=True):
    """How a conference runs its meetings."""

    conference: UUID = Field(primary_key=True)
    mode: str = Mode.PEOPLE
    held_after_s: int = 180
    pending_cap: int = 20
    request_hours: int = 72
    most_in_all: int | None = None
    most_per_day: int | None = None
    most_in_a_row: int | None = None
    tables: int | None = None
    notice_minutes: int = 30
    colleagues: bool = False
    forbidden: list[list[str]] = Field(default_factory=list, sa_type=Json)
    version: int = 1


class Slot(Base, table=True):
    """A time in which meetings take place."""

    __table_args__ = (sa.UniqueConstraint("conference", "starts"),)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID
    session: str
    starts: datetime = Field(sa_type=UtcDateTime)
    ends: datetime = Field(sa_type=UtcDateTime)
    lost: bool = False


class Profile(Base, table=True):
    """Somebody who takes part in matchmaking, or did."""

    participant: UUID = Field(primary_key=True)
    conference: UUID = Field(index=True)
    opted_in: bool
    profiling: bool = True
    goals: list[str] = Field(sa_type=Json)
    languages: list[str] = Field(sa_type=Json)
    ecosystems: list[str] = Field(sa_type=Json)
    technologies: list[str] = Field(sa_type=Json)
    sought_countries: list[str] = Field(sa_type=Json)
    sought_types: list[str] = Field(sa_type=Json)
    version: int = 1


class Entry(Base, table=True):
    """An offer or a need, in the person's own words."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    participant: UUID = Field(foreign_key="profile.participant", index=True)
    side: str
    text: str
    category: str | None = None
    language: str = "en"
    search_text: str


class Vector(Base, table=True):
    """What the text models made of an entry; it goes with the entry, and when its owner switches profiling off."""

    entry: UUID = Field(sa_column=sa.Column(sa.ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True))
    model: str
    value: bytes


class Verdict(Base, table=True):
    """What somebody said about a suggested person, with the pair of entries that the suggestion named."""

    participant: UUID = Field(primary_key=True)
    about: UUID = Field(primary_key=True, index=True)
    conference: UUID = Field(index=True)
    verdict: str
    need: UUID | None = None
    offer: UUID | None = None
    at: datetime = Field(sa_type=UtcDateTime)


class Block(Base, table=True):
    """Two people whom one of them wants never to be brought together."""

    participant: UUID = Field(primary_key=True)
    blocked: UUID = Field(primary_key=True, index=True)
    conference: UUID = Field(index=True)


class Reconsider(Base, table=True):
    """Somebody about whom the engine of recommendations has to think again; a conference's own id means everybody."""

    participant: UUID = Field(primary_key=True)
    conference: UUID = Field(index=True)
    mark: UUID


class Unavailable(Base, table=True):
    """A slot in which somebody does not want to meet."""

    participant: UUID = Field(primary_key=True, foreign_key="profile.participant")
    slot: UUID = Field(primary_key=True, foreign_key="slot.id")


class Request(Base, table=True):
    """Somebody asks somebody for a meeting; it holds nothing. One open request per pair."""

    __tablename__ = "meeting_request"
    __table_args__ = (
        sa.Index(
            "uq_meeting_request_open_pair",
            "conference",
            "first",
            "second",
            unique=True,
            sqlite_where=sa.text(f"state IN {tuple(map(str, OPEN))}"),
            postgresql_where=sa.text(f"state IN {tuple(map(str, OPEN))}"),
        ),
    )
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    sender: UUID = Field(index=True)
    receiver: UUID = Field(index=True)
    first: UUID
    second: UUID
    state: str
    message: str
    proposed_slot: UUID | None = Field(default=None, foreign_key="slot.id")
    countered_by: UUID | None = None
    rounds: int = 0
    reason: str | None = None
    priority: int = 2
    unplaced: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
    version: int = 1


class Meeting(Base, table=True):
    """A meeting with its slot; one that is ``fixed`` was put there by people and is not moved by a schedule."""

    __table_args__ = (
        sa.Index(
            "uq_meeting_one_of_a_request",
            "request",
            unique=True,
            sqlite_where=sa.text(f"state != '{MeetingState.CANCELLED}'"),
            postgresql_where=sa.text(f"state != '{MeetingState.CANCELLED}'"),
        ),
    )
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    request: UUID | None = Field(default=None, foreign_key="meeting_request.id")
    slot: UUID = Field(foreign_key="slot.id")
    starts: datetime = Field(sa_type=UtcDateTime)
    ends: datetime = Field(sa_type=UtcDateTime)
    state: str = Field(index=True)
    reason: str | None = None
    cancelled_by: UUID | None = None
    seconds: int = 0
    room_open: bool = False
    fixed: bool = True
    version: int = 1


class Person(Base, table=True):
    """Somebody who belongs to a meeting, with what they keep for themselves about it."""

    __tablename__ = "meeting_person"
    meeting: UUID = Field(primary_key=True, foreign_key="meeting.id")
    participant: UUID = Field(primary_key=True, index=True)
    conference: UUID
    note: str = ""
    useful: int | None = None
    comment: str = ""
    absent: bool = False


class Booking(Base, table=True):
    """A person's slot that is taken: the primary key is what keeps everybody from being in two meetings."""

    participant: UUID = Field(primary_key=True)
    slot: UUID = Field(primary_key=True, foreign_key="slot.id")
    meeting: UUID = Field(foreign_key="meeting.id", index=True)


class Schedule(Base, table=True):
    """A run of the scheduler: its wishes and limits, how far it is, and the timetable it drafted.

    ``plan`` and ``unplaced`` are lists of what ``planning.drafts`` writes; they name people by id only.
    """

    __table_args__ = (
        sa.Index(
            "uq_schedule_one_at_a_time",
            "conference",
            unique=True,
            sqlite_where=sa.text(f"state IN {tuple(map(str, BUSY))}"),
            postgresql_where=sa.text(f"state IN {tuple(map(str, BUSY))}"),
        ),
    )
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    kind: str
    state: str = Field(index=True)
    seconds: int
    seed: int
    absent: list[str] = Field(sa_type=Json)
    lost: list[str] = Field(sa_type=Json)
    urgent: list[str] = Field(sa_type=Json)
    stop_asked: bool = False
    progress: dict[str, Any] = Field(sa_type=Json)
    outcome: dict[str, Any] = Field(sa_type=Json)
    plan: list[dict[str, Any]] = Field(sa_type=Json)
    unplaced: list[dict[str, Any]] = Field(sa_type=Json)
    conflicts: list[dict[str, Any]] = Field(sa_type=Json)
    error: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int = 1


class Stay(Base, table=True):
    """Somebody's time in a meeting's room; open while they are there."""

    meeting: UUID = Field(primary_key=True, foreign_key="meeting.id")
    participant: UUID = Field(primary_key=True)
    entered_at: datetime = Field(primary_key=True, sa_type=UtcDateTime)
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class FollowUp(Base, table=True):
    """What two people agreed to do next: proposed by one, confirmed by the other."""

    __tablename__ = "follow_up"
    meeting: UUID = Field(primary_key=True, foreign_key="meeting.id")
    kind: str = Field(primary_key=True)
    conference: UUID = Field(index=True)
    proposed_by: UUID
    confirmed_by: UUID | None = None
    at: datetime = Field(sa_type=UtcDateTime)
