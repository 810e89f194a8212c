"""What is held about a participant."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.exhibition.storage.tables import LEAD, NOTE, REQUEST, SHIFT, STAFF
from shared.writer import Reader, Tx

Row = sa.Row[Any]
HELD = {
    "staff": STAFF.c.participant,
    "shifts": SHIFT.c.participant,
    "contact_requests": REQUEST.c.visitor,
    "leads": LEAD.c.visitor,
    "lead_notes": NOTE.c.author,
}


async def held(reader: Reader, conference: UUID, participant: UUID) -> dict[str, list[Row]]:
    """Return all rows about somebody, by heading."""
    found: dict[str, list[Row]] = {}
    for heading, column in HELD.items():
        mine = sa.and_(column == participant, column.table.c.conference == conference)
        found[heading] = await reader.all(sa.select(column.table).where(mine))
    return found


async def forget(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Remove all rows about somebody, and their name from what they answered."""
    for column in HELD.values():
        mine = sa.and_(column == participant, column.table.c.conference == conference)
        await tx.execute(sa.delete(column.table).where(mine))
    await tx.execute(sa.update(REQUEST).where(REQUEST.c.taken_by == participant).values(taken_by=None))
