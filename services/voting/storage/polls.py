"""Reading and writing live polls and their votes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.voting.storage.tables import POLL, POLL_VOTE
from shared.database import insert
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def find(reader: Reader, conference: UUID, poll: UUID, *, lock: str = "") -> Row:
    """Return a poll; ``lock`` is ``share`` (while voting) or ``update`` (while changing it).

    Raises:
        NotFound: this conference has no such poll.
    """
    wanted = sa.select(POLL).where(POLL.c.id == poll, POLL.c.conference == conference)
    row = await reader.one(wanted.with_for_update(read=lock == "share") if lock else wanted)
    if row is None:
        raise NotFound
    return row


async def of_session(reader: Reader, conference: UUID, session: UUID) -> list[Row]:
    """List the polls of a session, oldest first."""
    wanted = sa.select(POLL).where(POLL.c.conference == conference, POLL.c.session == session)
    return await reader.all(wanted.order_by(POLL.c.id).limit(200))


async def is_open(reader: Reader) -> list[Row]:
    """List all polls that take votes now, each with how many have voted."""
    votes = sa.func.count(POLL_VOTE.c.participant).label("voted")
    wanted = sa.select(POLL.c.id, POLL.c.conference, POLL.c.session, votes).where(POLL.c.state == "open")
    joined = wanted.outerjoin(POLL_VOTE, POLL_VOTE.c.poll == POLL.c.id)
    return await reader.all(joined.group_by(POLL.c.id, POLL.c.conference, POLL.c.session))


async def open_in(reader: Reader, conference: UUID) -> list[Row]:
    """List a conference's polls that take votes now, the newest first, each with how many have voted."""
    votes = sa.select(sa.func.count()).where(POLL_VOTE.c.poll == POLL.c.id).scalar_subquery().label("voted")
    wanted = sa.select(POLL, votes).where(POLL.c.conference == conference, POLL.c.state == "open")
    return await reader.all(wanted.order_by(POLL.c.opened_at.desc()))


def _is_due(moment: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(POLL.c.state == "open", POLL.c.closes_at <= moment)


async def due(reader: Reader) -> list[Row]:
    """List the open polls whose time is over."""
    return await reader.all(sa.select(POLL.c.id, POLL.c.conference).where(_is_due(reader.now)))


async def find_due(tx: Tx, conference: UUID, poll: UUID) -> Row | None:
    """Return a poll if its time is over and it is still open, locked to be closed."""
    this = sa.and_(POLL.c.id == poll, POLL.c.conference == conference, _is_due(tx.now))
    return await tx.one(sa.select(POLL).where(this).with_for_update())


async def add(tx: Tx, conference: UUID, session: UUID, values: dict[str, Any]) -> Row:
    """Add a draft and return it."""
    ids = {"id": new_id(), "conference": conference, "session": session}
    row = {**ids, **values, "state": "draft", "created_at": tx.now, "version": 1}
    return (await tx.execute(sa.insert(POLL).values(**row).returning(*POLL.c))).one()


async def change(tx: Tx, poll: UUID, values: dict[str, Any]) -> Row:
    """Change a poll and return it."""
    changed = sa.update(POLL).where(POLL.c.id == poll).values(version=POLL.c.version + 1, **values)
    return (await tx.execute(changed.returning(*POLL.c))).one()


async def remove(tx: Tx, poll: UUID) -> None:
    """Remove a poll with its votes."""
    await tx.execute(sa.delete(POLL_VOTE).where(POLL_VOTE.c.poll == poll))
    await tx.execute(sa.delete(POLL).where(POLL.c.id == poll))


async def put_vote(tx: Tx, conference: UUID, poll: UUID, participant: UUID, choices: list[int]) -> None:
    """Store a participant's one vote, in the place of the one before."""
    values = {"poll": poll, "participant": participant, "conference": conference, "choices": choices}
    statement = insert(POLL_VOTE, tx.dialect).values(**values)
    key = (POLL_VOTE.c.poll, POLL_VOTE.c.participant)
    await tx.execute(statement.on_conflict_do_update(index_elements=key, set_={"choices": choices}))


async def voted(reader: Reader, polls: Sequence[UUID]) -> dict[UUID, int]:
    """Count who has voted, by poll."""
    wanted = sa.select(POLL_VOTE.c.poll, sa.func.count().label("number")).where(POLL_VOTE.c.poll.in_(polls))
    return {row.poll: row.number for row in await reader.all(wanted.group_by(POLL_VOTE.c.poll))}


async def choices_of(reader: Reader, participant: UUID | None, polls: Sequence[UUID]) -> dict[UUID, list[int]]:
    """Return what somebody chose, by poll."""
    mine = sa.and_(POLL_VOTE.c.participant == participant, POLL_VOTE.c.poll.in_(polls))
    return {row.poll: row.choices for row in await reader.all(sa.select(POLL_VOTE).where(mine))}


async def count(reader: Reader, poll: UUID, options: int) -> list[int]:
    """Count how often each option was chosen."""
    counts = [0] * options
    for row in await reader.all(sa.select(POLL_VOTE.c.choices).where(POLL_VOTE.c.poll == poll)):
        for choice in row.choices:
            counts[choice] += 1
    return counts
