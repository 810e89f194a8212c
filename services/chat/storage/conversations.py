"""Direct messages: each side's conversations, and whom somebody blocked."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chat.storage.tables import BLOCK, CONVERSATION, MESSAGE
from shared.database import insert
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def of(reader: Reader, conference: UUID, participant: UUID) -> Sequence[Row]:
    """List somebody's conversations, the latest first."""
    mine = sa.and_(CONVERSATION.c.conference == conference, CONVERSATION.c.participant == participant)
    return await reader.all(sa.select(CONVERSATION).where(mine).order_by(CONVERSATION.c.last_at.desc()))


async def unread(reader: Reader, conference: UUID, participant: UUID) -> int:
    """Count somebody's unread direct messages."""
    mine = sa.and_(CONVERSATION.c.conference == conference, CONVERSATION.c.participant == participant)
    return int(await reader.scalar(sa.select(sa.func.coalesce(sa.func.sum(CONVERSATION.c.unread), 0)).where(mine)))


async def touch(tx: Tx, conference: UUID, participant: UUID, other: UUID, *, unread: int) -> Row:
    """Note a new message on one side; return how many are unread there, and the version."""
    key = {"conference": conference, "participant": participant, "other": other}
    kept = CONVERSATION.c
    statement = insert(CONVERSATION, tx.dialect).values(**key, unread=unread, last_at=tx.now, version=1)
    changes = {"unread": kept.unread + unread, "last_at": tx.now, "version": kept.version + 1}
    upsert = statement.on_conflict_do_update(index_elements=list(key), set_=changes)
    return (await tx.execute(upsert.returning(kept.unread, kept.version))).one()


async def read_through(
    tx: Tx, conference: UUID, participant: UUID, other: UUID, channel: str, message: UUID
) -> Row | None:
    """Count as unread what the other wrote after a message; return the count and the version."""
    theirs = sa.and_(MESSAGE.c.conference == conference, MESSAGE.c.channel == channel, MESSAGE.c.sender == other)
    later = sa.select(sa.func.count()).where(theirs, MESSAGE.c.id > message, MESSAGE.c.removed_at.is_(None))
    kept = CONVERSATION.c
    mine = sa.and_(kept.conference == conference, kept.participant == participant, kept.other == other)
    change = sa.update(CONVERSATION).where(mine)
    change = change.values(unread=later.scalar_subquery(), version=kept.version + 1)
    return await tx.one(change.returning(kept.unread, kept.version))


async def block(tx: Tx, conference: UUID, participant: UUID, blocked: UUID) -> None:
    """Note that somebody takes no messages from another."""
    await tx.insert_once(BLOCK, conference=conference, participant=participant, blocked=blocked, at=tx.now)


async def unblock(tx: Tx, conference: UUID, participant: UUID, blocked: UUID) -> None:
    """Lift a block."""
    await tx.execute(sa.delete(BLOCK).where(_blocks(conference, participant, blocked)))


async def blocks(reader: Reader, conference: UUID, participant: UUID) -> Sequence[Row]:
    """List whom somebody blocked."""
    mine = sa.and_(BLOCK.c.conference == conference, BLOCK.c.participant == participant)
    return await reader.all(sa.select(BLOCK).where(mine).order_by(BLOCK.c.at))


async def blockers(reader: Reader, conference: UUID, one: UUID, other: UUID) -> set[UUID]:
    """Return who of two people blocked the other."""
    either = sa.or_(_blocks(conference, one, other), _blocks(conference, other, one))
    return {row.participant for row in await reader.all(sa.select(BLOCK.c.participant).where(either))}


def _blocks(conference: UUID, participant: UUID, blocked: UUID) -> sa.ColumnElement[bool]:
    mine = sa.and_(BLOCK.c.conference == conference, BLOCK.c.participant == participant)
    return sa.and_(mine, BLOCK.c.blocked == blocked)
