"""Courier's tables and queries: what is to be sent to whom and when; never a text, an address or a link."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from shared.database import Json, UtcDateTime, new_metadata, table
from shared.ids import new_id
from shared.writer import Reader, Tx


class Base(SQLModel):
    """All tables of courier share one collection."""

    metadata = new_metadata()


class Delivery(Base, table=True):
    """One mail to one person. ``about`` is the entity it is about; a kind about an entity goes out once per person."""

    __table_args__ = (sa.UniqueConstraint("conference", "participant", "kind", "about", "sequence"),)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID
    participant: UUID | None = Field(index=True)
    kind: str
    about: UUID
    sequence: int = 0
    facts: dict[str, Any] = Field(sa_type=Json)
    due_at: datetime = Field(sa_type=UtcDateTime)
    attempts: int = 0
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    outcome: str | None = None


class Announcement(Base, table=True):
    """What an organiser told everybody, or a segment."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    conference: UUID = Field(index=True)
    author: UUID
    segment: str
    subject: str
    text: str
    by_mail: bool
    at: datetime = Field(sa_type=UtcDateTime)


class BeingErased(Base, table=True):
    """A participant whose caught mails are still to be removed; ids only."""

    __tablename__ = "being_erased"
    participant: UUID = Field(primary_key=True)
    conference: UUID


delivery, announcement, erasing = table(Delivery), table(Announcement), table(BeingErased)


async def plan(
    tx: Tx,
    kind: str,
    *,
    conference: UUID,
    participant: UUID | None,
    about: UUID,
    facts: dict[str, Any] | None = None,
    sequence: int = 0,
    due_at: datetime | None = None,
) -> None:
    """Plan a mail; planning the same again changes nothing."""
    values: dict[str, Any] = {"conference": conference, "participant": participant, "kind": kind, "about": about}
    values |= {"sequence": sequence, "facts": facts or {}, "due_at": due_at or tx.now, "attempts": 0}
    await tx.insert_once(delivery, id=new_id(), **values)


async def drop(tx: Tx, kinds: tuple[str, ...], about: UUID) -> None:
    """Take back mails about an entity that have not gone out."""
    planned = sa.and_(delivery.c.about == about, delivery.c.kind.in_(kinds), delivery.c.settled_at.is_(None))
    await tx.execute(sa.delete(delivery).where(planned))


async def due(reader: Reader, limit: int) -> list[sa.Row[Any]]:
    """List the mails whose time has come."""
    waiting = sa.and_(delivery.c.settled_at.is_(None), delivery.c.due_at <= reader.now)
    return await reader.all(sa.select(delivery).where(waiting).order_by(delivery.c.due_at).limit(limit))


async def settle(tx: Tx, delivery_id: UUID, outcome: str) -> bool:
    """Note that a mail went out, or never will; False when that is known."""
    mine = sa.and_(delivery.c.id == delivery_id, delivery.c.settled_at.is_(None))
    return (await tx.execute(sa.update(delivery).where(mine).values(settled_at=tx.now, outcome=outcome))).rowcount == 1


async def put_off(tx: Tx, delivery_id: UUID, wait: timedelta) -> None:
    """Try a mail again later."""
    mine = sa.update(delivery).where(delivery.c.id == delivery_id)
    await tx.execute(mine.values(due_at=tx.now + wait, attempts=delivery.c.attempts + 1))


async def problems(reader: Reader, conference: UUID) -> int:
    """Count the mails of a conference that could not be handed over."""
    bounced = sa.and_(delivery.c.conference == conference, delivery.c.outcome == "bounced")
    return int(await reader.scalar(sa.select(sa.func.count()).select_from(delivery).where(bounced)) or 0)


async def announce(tx: Tx, values: dict[str, Any]) -> UUID:
    """Store an announcement."""
    made = new_id()
    await tx.execute(sa.insert(announcement).values(id=made, at=tx.now, **values))
    return made


async def announcement_of(reader: Reader, announcement_id: UUID) -> sa.Row[Any] | None:
    """Find an announcement."""
    return await reader.one(sa.select(announcement).where(announcement.c.id == announcement_id))


async def announcements(reader: Reader, conference: UUID, segments: list[str] | None) -> list[sa.Row[Any]]:
    """List a conference's announcements, newest first, of some segments or all."""
    mine = sa.select(announcement).where(announcement.c.conference == conference)
    if segments is not None:
        mine = mine.where(announcement.c.segment.in_(segments))
    return await reader.all(mine.order_by(announcement.c.id.desc()).limit(100))


async def forget(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Remove what is planned for, or was sent to, a participant, and what they announced."""
    mine = sa.and_(delivery.c.conference == conference, delivery.c.participant == participant)
    await tx.execute(sa.delete(delivery).where(mine))
    own = sa.and_(announcement.c.conference == conference, announcement.c.author == participant)
    await tx.execute(sa.delete(announcement).where(own))
    await tx.insert_once(erasing, participant=participant, conference=conference)


async def being_erased(reader: Reader) -> list[sa.Row[Any]]:
    """List the participants whose caught mails are still there."""
    return await reader.all(sa.select(erasing))


async def is_erased(tx: Tx, participant: UUID) -> None:
    """Note that a participant's caught mails are gone."""
    await tx.execute(sa.delete(erasing).where(erasing.c.participant == participant))


async def sent_to(reader: Reader, conference: UUID, participant: UUID) -> list[sa.Row[Any]]:
    """List the mails to a participant."""
    mine = sa.and_(delivery.c.conference == conference, delivery.c.participant == participant)
    return await reader.all(sa.select(delivery).where(mine).order_by(delivery.c.id))
