"""Reading and writing awards and nominations."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.voting.storage.tables import AWARD, ELECTION, NOMINATION
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def find(reader: Reader, conference: UUID, award: UUID, *, lock: bool = False) -> Row:
    """Return an award.

    Raises:
        NotFound: this conference has no such award.
    """
    wanted = sa.select(AWARD).where(AWARD.c.id == award, AWARD.c.conference == conference)
    row = await reader.one(wanted.with_for_update() if lock else wanted)
    if row is None:
        raise NotFound
    return row


async def many(reader: Reader, conference: UUID) -> list[Row]:
    """List the awards of a conference, oldest first."""
    return await reader.all(sa.select(AWARD).where(AWARD.c.conference == conference).order_by(AWARD.c.id).limit(200))


async def add(tx: Tx, conference: UUID, values: dict[str, Any]) -> Row:
    """Add an award and return it."""
    row = {"id": new_id(), "conference": conference, "nominations": "closed", "citation": "", "version": 1}
    made = sa.insert(AWARD).values(**row, **values, created_at=tx.now)
    return (await tx.execute(made.returning(*AWARD.c))).one()


async def change(tx: Tx, award: UUID, values: dict[str, Any]) -> Row:
    """Change an award and return it."""
    changed = sa.update(AWARD).where(AWARD.c.id == award).values(version=AWARD.c.version + 1, **values)
    return (await tx.execute(changed.returning(*AWARD.c))).one()


async def shortlists(reader: Reader, awards: Sequence[UUID]) -> dict[UUID, list[Row]]:
    """List the shortlists in their order, by award."""
    found: dict[UUID, list[Row]] = {award: [] for award in awards}
    chosen = sa.and_(NOMINATION.c.award.in_(awards), NOMINATION.c.place.is_not(None))
    for row in await reader.all(sa.select(NOMINATION).where(chosen).order_by(NOMINATION.c.place)):
        found[row.award].append(row)
    return found


async def elections_of(reader: Reader, awards: Sequence[UUID]) -> dict[UUID, UUID]:
    """Return the latest election that is no draft, by award."""
    wanted = sa.select(ELECTION.c.award, ELECTION.c.id).where(ELECTION.c.award.in_(awards), ELECTION.c.state != "draft")
    return {row.award: row.id for row in await reader.all(wanted.order_by(ELECTION.c.id))}


async def nominations(reader: Reader, award: UUID, participant: UUID | None, *, everything: bool) -> list[Row]:
    """List nominations in the order in which they came: the shortlist and one's own, or all."""
    wanted = sa.select(NOMINATION).where(NOMINATION.c.award == award)
    if not everything:
        mine = NOMINATION.c.proposer == participant
        wanted = wanted.where(sa.or_(mine, NOMINATION.c.place.is_not(None)))
    return await reader.all(wanted.order_by(NOMINATION.c.id).limit(1000))


async def find_nomination(reader: Reader, conference: UUID, nomination: UUID) -> Row:
    """Return a nomination.

    Raises:
        NotFound: this conference has no such nomination.
    """
    wanted = sa.select(NOMINATION).where(NOMINATION.c.id == nomination, NOMINATION.c.conference == conference)
    row = await reader.one(wanted)
    if row is None:
        raise NotFound
    return row


async def nominate(tx: Tx, values: dict[str, Any]) -> Row | None:
    """Add a nomination and return it; None where the proposer made it before."""
    identifier = new_id()
    if not await tx.insert_once(NOMINATION, id=identifier, at=tx.now, place=None, **values):
        return None
    return await tx.one(sa.select(NOMINATION).where(NOMINATION.c.id == identifier))


async def withdraw(tx: Tx, nomination: UUID) -> None:
    """Remove a nomination."""
    await tx.execute(sa.delete(NOMINATION).where(NOMINATION.c.id == nomination))


async def set_shortlist(tx: Tx, award: UUID, chosen: Iterable[UUID]) -> None:
    """Replace the shortlist."""
    await tx.execute(sa.update(NOMINATION).where(NOMINATION.c.award == award).values(place=None))
    for place, nomination in enumerate(chosen, 1):
        mine = sa.and_(NOMINATION.c.id == nomination, NOMINATION.c.award == award)
        await tx.execute(sa.update(NOMINATION).where(mine).values(place=place))


async def has_election(reader: Reader, award: UUID, *states: str) -> bool:
    """Tell whether an election for this award is in one of the states."""
    wanted = sa.select(ELECTION.c.id).where(ELECTION.c.award == award, ELECTION.c.state.in_(states))
    return await reader.scalar(wanted.limit(1)) is not None
