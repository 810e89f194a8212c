"""Messages and silences."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chat.storage.tables import MESSAGE, SILENCE
from shared.database import insert
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def add(tx: Tx, message: dict[str, Any]) -> None:
    """Store a message."""
    await tx.execute(sa.insert(MESSAGE).values(**message))


async def find(reader: Reader, conference: UUID, message: UUID) -> Row | None:
    """Return a message."""
    return await reader.one(sa.select(MESSAGE).where(MESSAGE.c.conference == conference, MESSAGE.c.id == message))


async def latest(reader: Reader, conference: UUID, channel: str, before: UUID | None, limit: int) -> Sequence[Row]:
    """Return messages of a channel, the newest first, from before one of them on."""
    wanted = sa.select(MESSAGE).where(MESSAGE.c.conference == conference, MESSAGE.c.channel == channel)
    if before is not None:
        wanted = wanted.where(MESSAGE.c.id < before)
    return await reader.all(wanted.order_by(MESSAGE.c.id.desc()).limit(limit))


async def remove(tx: Tx, message: UUID, by: UUID | None) -> int | None:
    """Take a message's text away; return its new version, or None where it was removed before."""
    gone = sa.update(MESSAGE).where(MESSAGE.c.id == message, MESSAGE.c.removed_at.is_(None))
    values = {"text": "", "removed_at": tx.now, "removed_by": by, "version": MESSAGE.c.version + 1}
    version: int | None = await tx.scalar(gone.values(values).returning(MESSAGE.c.version))
    return version


async def silenced_until(reader: Reader, conference: UUID, channel: str, participant: UUID) -> datetime | None:
    """Return the end of a participant's silence in a channel, if it has not come."""
    mine = sa.select(SILENCE.c.until).where(_silence(conference, channel, participant), SILENCE.c.until > reader.now)
    found: datetime | None = await reader.scalar(mine)
    return found


async def silences(reader: Reader, conference: UUID, channel: str) -> Sequence[Row]:
    """List who is silenced in a channel now."""
    here = sa.and_(SILENCE.c.conference == conference, SILENCE.c.channel == channel)
    return await reader.all(sa.select(SILENCE).where(here, SILENCE.c.until > reader.now).order_by(SILENCE.c.until))


async def silence(tx: Tx, conference: UUID, channel: str, participant: UUID, until: datetime, by: UUID | None) -> None:
    """Silence a participant in a channel, or change until when."""
    key = {"conference": conference, "channel": channel, "participant": participant}
    statement = insert(SILENCE, tx.dialect).values(**key, until=until, by=by)
    await tx.execute(statement.on_conflict_do_update(index_elements=list(key), set_={"until": until, "by": by}))


async def unsilence(tx: Tx, conference: UUID, channel: str, participant: UUID) -> None:
    """Lift a silence."""
    await tx.execute(sa.delete(SILENCE).where(_silence(conference, channel, participant)))


def _silence(conference: UUID, channel: str, participant: UUID) -> sa.ColumnElement[bool]:
    here = sa.and_(SILENCE.c.conference == conference, SILENCE.c.channel == channel)
    return sa.and_(here, SILENCE.c.participant == participant)
