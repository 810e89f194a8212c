"""What rooms holds about one participant: to export it, and to forget it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.rooms.storage.tables import BAR, GUEST, HAND, PRESENCE, STAY
from shared.writer import Reader, Tx


async def export(reader: Reader, conference: UUID, participant: UUID) -> dict[str, Any]:
    """Return where a participant was, from when to when."""
    mine = sa.and_(STAY.c.conference == conference, STAY.c.participant == participant)
    wanted = sa.select(STAY.c.thing, STAY.c.entered_at, STAY.c.left_at).where(mine).order_by(STAY.c.entered_at)
    return {"stays": [dict(row._mapping) for row in await reader.all(wanted)]}


async def forget(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Remove everything about a participant."""
    for table in (STAY, PRESENCE, BAR, GUEST, HAND):
        theirs = sa.and_(table.c.conference == conference, table.c.participant == participant)
        await tx.execute(sa.delete(table).where(theirs))
