"""Reading and writing tables and the seats at them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.programme.storage.tables import ROUND_TABLE, SEAT, SIGN_OFF, TAKEAWAY
from shared.database import insert
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def find_table(reader: Reader, conference: UUID, table: UUID) -> Row:
    """Return a table.

    Raises:
        NotFound: this conference has no such table.
    """
    return await _table(reader, conference, table, lock=False)


async def lock_table(tx: Tx, conference: UUID, table: UUID) -> Row:
    """Return a table at which nobody else may take a seat before this transaction ends.

    Raises:
        NotFound: this conference has no such table.
    """
    return await _table(tx, conference, table, lock=True)


async def _table(reader: Reader, conference: UUID, table: UUID, *, lock: bool) -> Row:
    wanted = sa.select(ROUND_TABLE).where(ROUND_TABLE.c.id == table, ROUND_TABLE.c.conference == conference)
    row = await reader.one(wanted.with_for_update() if lock else wanted)
    if row is None:
        raise NotFound
    return row


async def tables_of(reader: Reader, session: UUID) -> list[Row]:
    """List the tables of a session by number."""
    wanted = sa.select(ROUND_TABLE).where(ROUND_TABLE.c.session == session)
    return await reader.all(wanted.order_by(ROUND_TABLE.c.number))


async def insert_table(tx: Tx, conference: UUID, session: UUID, values: dict[str, Any]) -> UUID:
    """Add a table with the next number; the session is locked."""
    last = await tx.scalar(sa.select(sa.func.max(ROUND_TABLE.c.number)).where(ROUND_TABLE.c.session == session))
    table = new_id()
    row = {"id": table, "conference": conference, "session": session, "number": (last or 0) + 1, "version": 1}
    await tx.execute(sa.insert(ROUND_TABLE).values(**row, **values))
    return table


async def update_table(tx: Tx, row: Row, values: dict[str, Any]) -> int:
    """Change a locked table and return its new version."""
    version: int = row.version + 1
    await tx.execute(sa.update(ROUND_TABLE).where(ROUND_TABLE.c.id == row.id).values(version=version, **values))
    return version


async def delete_table(tx: Tx, table: UUID) -> None:
    """Remove a table with its seats and takeaways."""
    for hanging in (TAKEAWAY, SIGN_OFF):
        await tx.execute(sa.delete(hanging).where(hanging.c.sheet == table))
    await tx.execute(sa.delete(ROUND_TABLE).where(ROUND_TABLE.c.id == table))


async def seat_of(reader: Reader, session: UUID, participant: UUID | None) -> Row | None:
    """Return somebody's seat in a round, if they have one."""
    return await reader.one(sa.select(SEAT).where(SEAT.c.session == session, SEAT.c.participant == participant))


async def seats_of(reader: Reader, session: UUID) -> list[Row]:
    """List the taken seats of a session."""
    return await reader.all(sa.select(SEAT).where(SEAT.c.session == session).order_by(SEAT.c.number))


async def seats_at(reader: Reader, table: UUID) -> list[Row]:
    """List the taken seats of a table."""
    return await reader.all(sa.select(SEAT).where(SEAT.c.table == table).order_by(SEAT.c.number))


async def taken(reader: Reader, tables: Iterable[UUID]) -> dict[UUID, int]:
    """Count the taken seats of some tables."""
    count = sa.func.count().label("taken")
    wanted = sa.select(SEAT.c.table, count).where(SEAT.c.table.in_(list(tables))).group_by(SEAT.c.table)
    return {row.table: row.taken for row in await reader.all(wanted)}


async def take(tx: Tx, table: Row, participant: UUID) -> int | None:
    """Take the lowest free seat and return its number, or None; the table's unique seats decide."""
    held = {row.number for row in await seats_at(tx, table.id)}
    base = {"session": table.session, "participant": participant, "conference": table.conference}
    for number in range(1, table.capacity + 1):
        row = {**base, "table": table.id, "number": number, "seated_at": tx.now}
        if number not in held and await tx.insert_once(SEAT, **row):
            return number
    return None


async def take_many(tx: Tx, conference: UUID, session: UUID, plan: list[tuple[UUID, UUID, int]]) -> set[UUID]:
    """Take planned seats (participant, table, number) and return who got theirs."""
    base = {"session": session, "conference": conference, "seated_at": tx.now}
    rows = [{**base, "participant": who, "table": table, "number": number} for who, table, number in plan]
    if rows:
        await tx.execute(insert(SEAT, tx.dialect).on_conflict_do_nothing(), rows)
    got = {(row.participant, row.table) for row in await seats_of(tx, session)}
    return {who for who, table, _ in plan if (who, table) in got}


async def leave(tx: Tx, session: UUID, participant: UUID) -> None:
    """Give up a seat."""
    await tx.execute(sa.delete(SEAT).where(SEAT.c.session == session, SEAT.c.participant == participant))
