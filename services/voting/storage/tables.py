"""The tables of voting. Nothing here leads from a person to a ballot of an election."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from shared.database import Json, UtcDateTime, new_metadata, table
from shared.ids import new_id


class Base(SQLModel):
    """All tables of voting share one collection."""

    metadata = new_metadata()


class Poll(Base, table=True):
    """A live poll of a session; ``counts`` stands still once it is closed, by itself at ``closes_at`` or by hand."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    session: UUID = Field(index=True)
    question: str
    options: list[str] = Field(sa_type=Json)
    most: int
    seconds: int | None = None
    state: str = Field(index=True)
    counts: list[int] | None = Field(default=None, sa_type=Json)
    created_at: datetime = Field(sa_type=UtcDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closes_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int = 1


class PollVote(Base, table=True):
    """What a participant chose in a live poll, which promises no secrecy."""

    __tablename__ = "poll_vote"
    poll: UUID = Field(foreign_key="poll.id", primary_key=True)
    participant: UUID = Field(primary_key=True, index=True)
    conference: UUID = Field(index=True)
    choices: list[int] = Field(sa_type=Json)


class Award(Base, table=True):
    """An award, elected or conferred."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    kind: str
    title: str
    description: str = ""
    nominations: str = "closed"
    laureate: str | None = None
    citation: str = ""
    conferred_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1


class Nomination(Base, table=True):
    """A nomination; ``place`` on the shortlist counts from 1."""

    __table_args__ = (sa.UniqueConstraint("award", "proposer", "name_key"),)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    award: UUID = Field(foreign_key="award.id", index=True)
    name: str
    name_key: str
    organisation: str = ""
    text: str = ""
    participant: UUID | None = Field(default=None, index=True)
    proposer: UUID | None = Field(default=None, index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    place: int | None = None


class Election(Base, table=True):
    """An election and where its chain stands: this row is the lock under which anything is appended.

    ``current``: the award, while no other election for it may begin. ``server_key`` is sealed with a key file.
    """

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    award: UUID = Field(foreign_key="award.id", index=True)
    current: UUID | None = Field(default=None, unique=True)
    title: str
    state: str = Field(index=True)
    rules: dict[str, Any] = Field(sa_type=Json)
    rule_book: bytes | None = None
    nominees: list[str] = Field(sa_type=Json)
    uuid: str | None = Field(default=None, unique=True)
    roll_count: int = 0
    roll_hash: str | None = None
    server_key: bytes | None = None
    timestamp: int = 0
    height: int = 0
    head_type: str | None = None
    head_hash: str | None = None
    ballots: int = 0
    voted: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closes_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revealed: list[dict[str, Any]] = Field(sa_type=Json)
    result: dict[str, Any] | None = Field(default=None, sa_type=Json)
    version: int = 1


class Trustee(Base, table=True):
    """A trustee of an election and what their browser handed in: public messages, and at the end a decryption.

    ``token``: SHA-256 of their link's secret. ``key`` is the public key; no private one ever comes here.
    """

    election: UUID = Field(foreign_key="election.id", primary_key=True)
    number: int = Field(primary_key=True)
    conference: UUID = Field(index=True)
    name: str
    token: str = Field(unique=True)
    certificate: str | None = None
    dealing: str | None = None
    key: str | None = None
    saved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decryption: bytes | None = None


class Entry(Base, table=True):
    """An event of an election as it stands in the archive; ballots have tracker and credential."""

    __table_args__ = (sa.UniqueConstraint("election", "tracker"),)
    election: UUID = Field(foreign_key="election.id", primary_key=True)
    height: int = Field(primary_key=True)
    conference: UUID = Field(index=True)
    kind: str
    tracker: str | None = None
    credential: str | None = Field(default=None, index=True)
    data: bytes


class SignedHead(Base, table=True):
    """Where an election's chain stood, and voting's signature over it."""

    __tablename__ = "signed_head"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    election: UUID = Field(foreign_key="election.id", index=True)
    height: int
    hash: str
    at: datetime = Field(sa_type=UtcDateTime)
    signature: str


POLL, POLL_VOTE = table(Poll), table(PollVote)
AWARD, NOMINATION = table(Award), table(Nomination)
ELECTION, TRUSTEE, ENTRY, SIGNED_HEAD = table(Election), table(Trustee), table(Entry), table(SignedHead)
