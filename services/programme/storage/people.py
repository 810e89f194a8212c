"""All that the programme holds about one participant: to show it, to remove it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.programme.storage.tables import (
    AGENDA,
    BUSY,
    QUESTION,
    ROUND_TABLE,
    SEAT,
    SESSION,
    SESSION_PERSON,
    SIGN_OFF,
    SUPPORT,
    TAKEAWAY,
)
from shared.writer import Reader, Tx

Row = sa.Row[Any]


def _mine(of: sa.Table, conference: UUID, participant: UUID, column: str = "participant") -> sa.ColumnElement[bool]:
    return sa.and_(of.c.conference == conference, of.c[column] == participant)


async def held(reader: Reader, conference: UUID, participant: UUID) -> dict[str, list[Row]]:
    """Return the rows about somebody, by heading; those of sessions with the session's title."""

    async def titled(of: sa.Table, *columns: sa.ColumnElement[Any], by: str = "participant") -> list[Row]:
        wanted = sa.select(SESSION.c.title.label("session_title"), *columns).join(of, of.c.session == SESSION.c.id)
        return await reader.all(wanted.where(_mine(of, conference, participant, by)))

    supported = sa.select(QUESTION.c.text).join(SUPPORT, SUPPORT.c.question == QUESTION.c.id)
    return {
        "agenda": await titled(AGENDA, AGENDA.c.added_at),
        "stage": await titled(SESSION_PERSON, SESSION_PERSON.c.part),
        "seats": await titled(SEAT, SEAT.c.table, SEAT.c.number, SEAT.c.seated_at),
        "facilitated": await titled(ROUND_TABLE, ROUND_TABLE.c.title, by="facilitator"),
        "questions": await titled(QUESTION, QUESTION.c.text, QUESTION.c.state, QUESTION.c.asked_at),
        "supported": await reader.all(supported.where(_mine(SUPPORT, conference, participant))),
        "takeaways": await titled(TAKEAWAY, TAKEAWAY.c.text, TAKEAWAY.c.written_at, by="author"),
        "signed_off": await titled(SIGN_OFF, SIGN_OFF.c.at),
        "busy": await reader.all(sa.select(BUSY.c.starts, BUSY.c.ends).where(_mine(BUSY, conference, participant))),
    }


async def seats_of(reader: Reader, conference: UUID, participant: UUID) -> list[Row]:
    """List somebody's seats."""
    return await reader.all(sa.select(SEAT).where(_mine(SEAT, conference, participant)))


async def questions_of(reader: Reader, conference: UUID, participant: UUID) -> list[Row]:
    """List somebody's questions."""
    return await reader.all(sa.select(QUESTION).where(_mine(QUESTION, conference, participant)))


async def let_go(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Free the places, seats and parts that somebody holds."""
    booked = sa.select(AGENDA.c.session).where(_mine(AGENDA, conference, participant))
    await tx.execute(sa.update(SESSION).where(SESSION.c.id.in_(booked)).values(booked=SESSION.c.booked - 1))
    for of in (AGENDA, SEAT, SESSION_PERSON, BUSY):
        await tx.execute(sa.delete(of).where(_mine(of, conference, participant)))
    hosting = _mine(ROUND_TABLE, conference, participant, "facilitator")
    await tx.execute(sa.update(ROUND_TABLE).where(hosting).values(facilitator=None))


async def forget(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Remove what somebody wrote and supported, and their name under what is signed off."""
    supported = sa.select(SUPPORT.c.question).where(_mine(SUPPORT, conference, participant))
    fewer = {"votes": QUESTION.c.votes - 1, "version": QUESTION.c.version + 1}
    await tx.execute(sa.update(QUESTION).where(QUESTION.c.id.in_(supported)).values(**fewer))
    await tx.execute(sa.delete(SUPPORT).where(_mine(SUPPORT, conference, participant)))
    await tx.execute(sa.delete(QUESTION).where(_mine(QUESTION, conference, participant)))
    await tx.execute(sa.delete(TAKEAWAY).where(_mine(TAKEAWAY, conference, participant, "author")))
    signed = sa.update(SIGN_OFF).where(_mine(SIGN_OFF, conference, participant))
    await tx.execute(signed.values(participant=None))
