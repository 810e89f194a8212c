"""The tables of registration."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from shared.database import Json, UtcDateTime, new_metadata
from shared.ids import new_id


class Base(SQLModel):
    """All tables of registration share one collection."""

    metadata = new_metadata()


class Account(Base, table=True):
    """A person, by e-mail address."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    email: str = Field(unique=True)
    may_create: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)


class Conference(Base, table=True):
    """A conference."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    tagline: str = ""
    about: str = ""
    starts_on: date
    ends_on: date
    time_zone: str
    languages: list[str] = Field(sa_type=Json)
    registration_open: bool = True
    is_demonstration: bool = False
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1


class Organisation(Base, table=True):
    """A cluster, firm, university or authority, within one conference."""

    __table_args__ = (sa.UniqueConstraint("conference", "name"),)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(foreign_key="conference.id", index=True)
    name: str
    type: str
    country: str = ""
    about: str = ""


class Participant(Base, table=True):
    """An account in one conference."""

    __table_args__ = (sa.UniqueConstraint("conference", "account"),)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(foreign_key="conference.id", index=True)
    account: UUID = Field(foreign_key="account.id", index=True)
    organisation: UUID | None = Field(default=None, foreign_key="organisation.id")
    state: str
    name: str
    headline: str = ""
    about: str = ""
    country: str = ""
    languages: list[str] = Field(sa_type=Json)
    time_zone: str = "Europe/Brussels"
    ecosystems: list[str] = Field(sa_type=Json)
    interests: list[str] = Field(sa_type=Json)
    newcomer: bool = False
    search_text: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    admitted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int = 1


class Role(Base, table=True):
    """A conference-wide role of a participant."""

    participant: UUID = Field(foreign_key="participant.id", primary_key=True)
    role: str = Field(primary_key=True)
    conference: UUID = Field(index=True)


class SignIn(Base, table=True):
    """One way in by mail: a link and a code, together usable once."""

    __tablename__ = "sign_in"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    account: UUID = Field(foreign_key="account.id", index=True)
    conference: UUID | None = Field(default=None, foreign_key="conference.id")
    link_hash: str | None = Field(default=None, unique=True)
    code_hash: str | None = None
    attempts: int = 0
    asked_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Session(Base, table=True):
    """A signed-in device."""

    __tablename__ = "device_session"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    account: UUID = Field(foreign_key="account.id", index=True)
    secret_hash: str
    previous_hash: str | None = None
    device: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    rotated_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Consent(Base, table=True):
    """What a participant agreed to or took back, with the version of the text; append-only."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    participant: UUID = Field(foreign_key="participant.id", index=True)
    purpose: str
    text_version: str
    given: bool
    at: datetime = Field(sa_type=UtcDateTime)


class Erasure(Base, table=True):
    """A participant to be forgotten; ids only."""

    participant: UUID = Field(primary_key=True)
    conference: UUID = Field(index=True)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    services: list[str] = Field(sa_type=Json)


class ErasureDone(Base, table=True):
    """A service that has forgotten."""

    __tablename__ = "erasure_done"
    participant: UUID = Field(primary_key=True)
    service: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class Audit(Base, table=True):
    """Every act of an organiser that changes another person's situation; ids only, append-only."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    actor: UUID | None
    act: str
    subject: UUID
    detail: dict[str, Any] | None = Field(default=None, sa_type=Json)
    at: datetime = Field(sa_type=UtcDateTime)


class Roll(Base, table=True):
    """The voters of an election as they were when it was opened; `uuid` names it in the election's archive."""

    uuid: str = Field(primary_key=True)
    conference: UUID = Field(index=True)
    election: UUID = Field(index=True)
    rule: str
    count: int
    hash: str
    frozen_at: datetime = Field(sa_type=UtcDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Credential(Base, table=True):
    """A voter's secret code, sealed with the registrar's key; the public part is nowhere here."""

    __table_args__ = (sa.UniqueConstraint("uuid", "participant"),)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    uuid: str
    participant: UUID = Field(index=True)
    organisation: UUID | None = None
    sealed: bytes
    collected: bool = False


class NamedVoter(Base, table=True):
    """Whom an organisation lets vote in an election where each has one voter."""

    __tablename__ = "named_voter"
    election: UUID = Field(primary_key=True)
    organisation: UUID = Field(primary_key=True)
    conference: UUID = Field(index=True)
    participant: UUID = Field(index=True)
