"""Reading when somebody is on duty."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.exhibition.storage.tables import SHIFT
from shared.writer import Reader


async def between(
    reader: Reader, conference: UUID, participant: UUID, starts: datetime, ends: datetime
) -> list[sa.Row[Any]]:
    """List somebody's shifts at any booth that lie, wholly or in part, in a time."""
    mine = sa.and_(SHIFT.c.conference == conference, SHIFT.c.participant == participant)
    within = sa.and_(SHIFT.c.starts < ends, SHIFT.c.ends > starts)
    return await reader.all(sa.select(SHIFT).where(mine, within).order_by(SHIFT.c.starts))
