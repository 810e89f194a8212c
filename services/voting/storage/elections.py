"""Reading and writing elections, the entries of their archives and the signed heads."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.voting.storage.tables import ELECTION, ENTRY, SIGNED_HEAD
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def find(reader: Reader, conference: UUID, election: UUID, *, lock: bool = False) -> Row:
    """Return an election; ``lock``: nothing else is appended before this transaction ends.

    Raises:
        NotFound: this conference has no such election.
    """
    wanted = sa.select(ELECTION).where(ELECTION.c.id == election, ELECTION.c.conference == conference)
    row = await reader.one(wanted.with_for_update() if lock else wanted)
    if row is None:
        raise NotFound
    return row


async def many(reader: Reader, conference: UUID, *, drafts: bool) -> list[Row]:
    """List the elections of a conference, oldest first."""
    wanted = sa.select(ELECTION).where(ELECTION.c.conference == conference)
    if not drafts:
        wanted = wanted.where(ELECTION.c.state != "draft")
    return await reader.all(wanted.order_by(ELECTION.c.id).limit(200))


async def add(tx: Tx, values: dict[str, Any]) -> Row | None:
    """Add a draft and return it; None where another election for the award is under way."""
    identifier = new_id()
    zeros = {"nominees": [], "revealed": [], "roll_count": 0, "timestamp": 0, "height": 0, "ballots": 0, "voted": 0}
    row = {"id": identifier, "state": "draft", "created_at": tx.now, "version": 1, **zeros, **values}
    if not await tx.insert_once(ELECTION, **row):
        return None
    return await tx.one(sa.select(ELECTION).where(ELECTION.c.id == identifier))


async def change(tx: Tx, election: UUID, values: dict[str, Any], *, silently: bool = False) -> Row:
    """Change an election and return it; ``silently``: its version stays (a ballot is no edit)."""
    step = 0 if silently else 1
    changed = sa.update(ELECTION).where(ELECTION.c.id == election).values(version=ELECTION.c.version + step, **values)
    return (await tx.execute(changed.returning(*ELECTION.c))).one()


async def append(tx: Tx, election: Row, height: int, kind: str, data: bytes, **ballot: str) -> None:
    """Add an event to an election's archive."""
    values = {"election": election.id, "conference": election.conference, "height": height, "kind": kind}
    await tx.execute(sa.insert(ENTRY).values(**values, data=data, **ballot))


async def receipt(reader: Reader, election: UUID, tracker: str) -> int | None:
    """Return the height of a ballot that is in the box; None where it is not."""
    mine = sa.and_(ENTRY.c.election == election, ENTRY.c.tracker == tracker)
    height: int | None = await reader.scalar(sa.select(ENTRY.c.height).where(mine))
    return height


async def has_voted(reader: Reader, election: UUID, credential: str) -> bool:
    """Tell whether a ballot was cast under a credential."""
    mine = sa.and_(ENTRY.c.election == election, ENTRY.c.credential == credential)
    return await reader.scalar(sa.select(ENTRY.c.height).where(mine).limit(1)) is not None


async def archive(reader: Reader, election: UUID) -> bytes:
    """Return the archive as it is now."""
    wanted = sa.select(ENTRY.c.data).where(ENTRY.c.election == election).order_by(ENTRY.c.height)
    return b"".join(row.data for row in await reader.all(wanted))


async def beginning(reader: Reader, election: UUID) -> bytes | None:
    """Return the archive's first event, the setup; None for an election that was not opened."""
    mine = sa.and_(ENTRY.c.election == election, ENTRY.c.height == 0)
    data: bytes | None = await reader.scalar(sa.select(ENTRY.c.data).where(mine))
    return data


async def board(reader: Reader, election: UUID, after: int, limit: int, tracker: str | None) -> list[Row]:
    """List ballots by height."""
    wanted = sa.select(ENTRY.c.height, ENTRY.c.tracker).where(
        ENTRY.c.election == election, ENTRY.c.tracker.is_not(None), ENTRY.c.height > after
    )
    if tracker is not None:
        wanted = wanted.where(ENTRY.c.tracker == tracker)
    return await reader.all(wanted.order_by(ENTRY.c.height).limit(limit))


async def due(reader: Reader) -> list[Row]:
    """List elections whose closing moment has come, and closed ones that wait for their tally."""
    over = sa.and_(ELECTION.c.state == "open", ELECTION.c.closes_at <= reader.now)
    return await reader.all(sa.select(ELECTION).where(sa.or_(over, ELECTION.c.state == "closed")))


async def unsigned(reader: Reader, before: datetime) -> list[Row]:
    """List elections whose head was not signed since a moment, or has its last place and is not signed there."""
    newest = sa.func.max(SIGNED_HEAD.c.at)
    signed = (
        sa.select(SIGNED_HEAD.c.election, newest.label("at"), sa.func.max(SIGNED_HEAD.c.height).label("height"))
        .group_by(SIGNED_HEAD.c.election)
        .subquery()
    )
    never = signed.c.at.is_(None)
    under_way = sa.and_(ELECTION.c.state != "revealed", signed.c.at <= before)
    ended = sa.and_(ELECTION.c.state == "revealed", signed.c.height < ELECTION.c.height)
    wanted = sa.select(ELECTION).outerjoin(signed, signed.c.election == ELECTION.c.id)
    return await reader.all(wanted.where(ELECTION.c.state != "draft", sa.or_(never, under_way, ended)))


async def add_signed(tx: Tx, values: dict[str, Any]) -> None:
    """Store a signed head."""
    await tx.execute(sa.insert(SIGNED_HEAD).values(id=new_id(), **values))


async def signed_heads(reader: Reader, election: UUID, limit: int) -> Sequence[Row]:
    """List the latest signed heads, newest first."""
    wanted = sa.select(SIGNED_HEAD).where(SIGNED_HEAD.c.election == election)
    return await reader.all(wanted.order_by(SIGNED_HEAD.c.id.desc()).limit(limit))
