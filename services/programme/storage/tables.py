"""The tables of the programme."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from shared.database import Json, UtcDateTime, new_metadata, table
from shared.ids import new_id


class Base(SQLModel):
    """What the tables have in common: the service's metadata."""

    metadata = new_metadata()


def _of_session() -> UUID:
    found: UUID = Field(foreign_key="session.id", ondelete="CASCADE", index=True)
    return found


class Track(Base, table=True):
    """A theme, an industrial ecosystem or a strand that runs through the programme."""

    conference: UUID = Field(primary_key=True)
    key: str = Field(primary_key=True)
    kind: str
    title: dict[str, str] = Field(sa_type=Json)
    position: int
    version: int = 1


class Session(Base, table=True):
    """Something on the programme. ``step`` and ``due_at``: what it does next by itself.

    ``booked`` counts the agendas that hold it, so that ``capacity`` is kept by one conditional update.
    ``search`` holds all texts, folded.
    """

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    type: str
    title: dict[str, str] = Field(sa_type=Json)
    description: dict[str, str] = Field(sa_type=Json)
    language: str
    room: str
    capacity: int | None
    takes_questions: bool
    starts: datetime = Field(sa_type=UtcDateTime, index=True)
    ends: datetime = Field(sa_type=UtcDateTime)
    by_hand: bool
    state: str
    step: str | None
    due_at: datetime | None = Field(sa_type=UtcDateTime, nullable=True, index=True)
    started_at: datetime | None = Field(sa_type=UtcDateTime, nullable=True)
    ended_at: datetime | None = Field(sa_type=UtcDateTime, nullable=True)
    booked: int = 0
    search: str
    version: int = 1


class SessionTrack(Base, table=True):
    """A session belongs to a track."""

    __tablename__ = "session_track"
    __table_args__ = (sa.ForeignKeyConstraint(["conference", "track"], ["track.conference", "track.key"]),)
    session: UUID = Field(foreign_key="session.id", ondelete="CASCADE", primary_key=True)
    conference: UUID = Field(primary_key=True)
    track: str = Field(primary_key=True)


class SessionPerson(Base, table=True):
    """Somebody speaks at a session or moderates it."""

    __tablename__ = "session_person"
    session: UUID = Field(foreign_key="session.id", ondelete="CASCADE", primary_key=True)
    participant: UUID = Field(primary_key=True, index=True)
    conference: UUID = Field(primary_key=True)
    part: str
    position: int


class AgendaEntry(Base, table=True):
    """Somebody put a session into the personal agenda."""

    __tablename__ = "agenda_entry"
    session: UUID = Field(foreign_key="session.id", ondelete="CASCADE", primary_key=True)
    participant: UUID = Field(primary_key=True, index=True)
    conference: UUID = Field(primary_key=True)
    added_at: datetime = Field(sa_type=UtcDateTime)


class Busy(Base, table=True):
    """When another service has booked somebody: a copy, kept by events, of a meeting's time.

    A cancelled meeting stays, with its version, so that an older event that comes late changes nothing.
    """

    meeting: UUID = Field(primary_key=True)
    participant: UUID = Field(primary_key=True, index=True)
    conference: UUID = Field(primary_key=True)
    starts: datetime | None = Field(sa_type=UtcDateTime, nullable=True)
    ends: datetime | None = Field(sa_type=UtcDateTime, nullable=True)
    version: int


class RoundTable(Base, table=True):
    """A table of a table round, with the question on it."""

    __tablename__ = "round_table"
    __table_args__ = (
        sa.UniqueConstraint("conference", "session", "number"),
        sa.ForeignKeyConstraint(["conference", "track"], ["track.conference", "track.key"]),
        sa.CheckConstraint("capacity BETWEEN 2 AND 10", name="capacity"),
    )
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID
    session: UUID = _of_session()
    number: int
    title: dict[str, str] = Field(sa_type=Json)
    track: str | None
    facilitator: UUID | None = Field(index=True)
    capacity: int
    version: int = 1


class Seat(Base, table=True):
    """Somebody sits at a table: one seat for each person in a round, one person on each seat."""

    __table_args__ = (sa.UniqueConstraint("conference", "table", "number"),)
    session: UUID = Field(foreign_key="session.id", ondelete="CASCADE", primary_key=True)
    participant: UUID = Field(primary_key=True, index=True)
    conference: UUID = Field(primary_key=True)
    table: UUID = Field(foreign_key="round_table.id", ondelete="CASCADE")
    number: int
    seated_at: datetime = Field(sa_type=UtcDateTime)


class Question(Base, table=True):
    """A question put to a session. ``votes`` counts the rows of Support."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID
    session: UUID = _of_session()
    participant: UUID = Field(index=True)
    text: str
    state: str = "open"
    votes: int = 0
    asked_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1


class Support(Base, table=True):
    """Somebody supports a question, once."""

    question: UUID = Field(foreign_key="question.id", ondelete="CASCADE", primary_key=True)
    participant: UUID = Field(primary_key=True, index=True)
    conference: UUID = Field(primary_key=True)


class Takeaway(Base, table=True):
    """One thing a table or a session hands in. ``sheet`` is the table's or the session's id."""

    __table_args__ = (sa.UniqueConstraint("conference", "sheet", "position"),)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID
    session: UUID = _of_session()
    sheet: UUID
    position: int
    text: str
    author: UUID = Field(index=True)
    written_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1


class SignOff(Base, table=True):
    """The takeaways of a table or a session are final and everybody may read them."""

    __tablename__ = "sign_off"
    sheet: UUID = Field(primary_key=True)
    conference: UUID = Field(primary_key=True)
    session: UUID = _of_session()
    participant: UUID | None
    at: datetime = Field(sa_type=UtcDateTime)


TRACK = table(Track)
SESSION = table(Session)
SESSION_TRACK = table(SessionTrack)
SESSION_PERSON = table(SessionPerson)
AGENDA = table(AgendaEntry)
BUSY = table(Busy)
ROUND_TABLE = table(RoundTable)
SEAT = table(Seat)
QUESTION = table(Question)
SUPPORT = table(Support)
TAKEAWAY = table(Takeaway)
SIGN_OFF = table(SignOff)
