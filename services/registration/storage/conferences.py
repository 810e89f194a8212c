"""Conferences and organisations."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.registration.storage.tables import Conference, Organisation
from shared.database import table
from shared.ids import new_id
from shared.writer import Reader, Tx

conference, organisation = table(Conference), table(Organisation)


async def add(tx: Tx, values: dict[str, Any]) -> UUID:
    """Store a new conference."""
    made = new_id()
    row = {"id": made, "registration_open": True, "is_demonstration": False, "version": 1} | values
    await tx.execute(sa.insert(conference).values(**row, created_at=tx.now))
    return made


async def slug_is_taken(reader: Reader, slug: str) -> bool:
    """Tell whether another conference has this slug."""
    return await reader.scalar(sa.select(conference.c.id).where(conference.c.slug == slug)) is not None


async def by_id(reader: Reader, conference_id: UUID) -> sa.Row[Any] | None:
    """Find a conference."""
    return await reader.one(sa.select(conference).where(conference.c.id == conference_id))


async def by_slug(reader: Reader, slug: str) -> sa.Row[Any] | None:
    """Find a conference by its slug."""
    return await reader.one(sa.select(conference).where(conference.c.slug == slug))


async def every(reader: Reader) -> list[sa.Row[Any]]:
    """List all conferences, latest first."""
    return await reader.all(sa.select(conference).order_by(conference.c.starts_on.desc()))


async def change(tx: Tx, conference_id: UUID, version: int, values: dict[str, Any]) -> bool:
    """Edit a conference; False when the version is no longer the current one."""
    current = sa.and_(conference.c.id == conference_id, conference.c.version == version)
    changed = await tx.execute(sa.update(conference).where(current).values(**values, version=version + 1))
    return changed.rowcount == 1


async def archive(tx: Tx, conference_id: UUID, new_slug: str) -> None:
    """Close a conference for good and free its slug."""
    mine = sa.update(conference).where(conference.c.id == conference_id)
    values = {"archived_at": tx.now, "slug": new_slug, "registration_open": False}
    await tx.execute(mine.values(**values, version=conference.c.version + 1))


async def ensure_organisation(tx: Tx, conference_id: UUID, name: str, kind: str, country: str) -> UUID | None:
    """Return the organisation of this name, made if need be; None without a name."""
    if not name:
        return None
    values = {"id": new_id(), "conference": conference_id, "name": name, "type": kind, "country": country, "about": ""}
    await tx.insert_once(organisation, **values)
    mine = sa.and_(organisation.c.conference == conference_id, organisation.c.name == name)
    found: UUID = await tx.scalar(sa.select(organisation.c.id).where(mine))
    return found


async def organisations(reader: Reader, conference_id: UUID) -> list[sa.Row[Any]]:
    """List a conference's organisations by name."""
    mine = sa.select(organisation).where(organisation.c.conference == conference_id)
    return await reader.all(mine.order_by(organisation.c.name))
