"""Counting what organisers watch, session by session."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.programme.storage.tables import QUESTION, ROUND_TABLE, SEAT, SESSION, SIGN_OFF, TAKEAWAY
from shared.writer import Reader

Row = sa.Row[Any]


async def sessions(reader: Reader, conference: UUID) -> list[Row]:
    """List a conference's sessions by start, each with its counts."""

    def count(of: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
        return sa.select(sa.func.count()).where(of.c.session == SESSION.c.id, *conditions).scalar_subquery()

    places = sa.select(sa.func.sum(ROUND_TABLE.c.capacity)).where(ROUND_TABLE.c.session == SESSION.c.id)
    counts = (
        count(ROUND_TABLE).label("tables"),
        sa.func.coalesce(places.scalar_subquery(), 0).label("seats"),
        count(SEAT).label("seated"),
        count(QUESTION, QUESTION.c.state != "hidden").label("questions"),
        count(QUESTION, QUESTION.c.state == "open").label("waiting"),
        count(TAKEAWAY).label("takeaways"),
        count(SIGN_OFF).label("signed_off"),
    )
    wanted = sa.select(SESSION, *counts).where(SESSION.c.conference == conference)
    return await reader.all(wanted.order_by(SESSION.c.starts, SESSION.c.id))
