"""Reading and writing takeaways and their sign-off. A sheet is the id of a table, or of a session."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.programme.storage.tables import SIGN_OFF, TAKEAWAY
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def of_session(reader: Reader, session: UUID) -> list[Row]:
    """List all takeaways of a session and its tables."""
    wanted = sa.select(TAKEAWAY).where(TAKEAWAY.c.session == session)
    return await reader.all(wanted.order_by(TAKEAWAY.c.sheet, TAKEAWAY.c.position))


async def find(reader: Reader, conference: UUID, takeaway: UUID) -> Row:
    """Return a takeaway.

    Raises:
        NotFound: this conference has no such takeaway.
    """
    row = await reader.one(sa.select(TAKEAWAY).where(TAKEAWAY.c.id == takeaway, TAKEAWAY.c.conference == conference))
    if row is None:
        raise NotFound
    return row


async def signed_off(reader: Reader, session: UUID) -> dict[UUID, Row]:
    """Return the sign-offs of a session and its tables, by sheet."""
    return {row.sheet: row for row in await reader.all(sa.select(SIGN_OFF).where(SIGN_OFF.c.session == session))}


async def is_signed_off(reader: Reader, sheet: UUID) -> bool:
    """Tell whether a sheet is final."""
    return await reader.one(sa.select(SIGN_OFF.c.sheet).where(SIGN_OFF.c.sheet == sheet)) is not None


async def insert(
    tx: Tx, conference: UUID, session: UUID, sheet: UUID, most: int, text: str, author: UUID
) -> UUID | None:
    """Add a takeaway at the lowest free place of a sheet with ``most`` places, or return None."""
    held = {row.position for row in await of_session(tx, session) if row.sheet == sheet}
    takeaway = new_id()
    row = {"id": takeaway, "conference": conference, "session": session, "sheet": sheet, "text": text}
    row |= {"author": author, "written_at": tx.now, "version": 1}
    for position in range(1, most + 1):
        if position not in held and await tx.insert_once(TAKEAWAY, position=position, **row):
            return takeaway
    return None


async def update(tx: Tx, row: Row, text: str, author: UUID) -> bool:
    """Put a takeaway in other words; False where somebody else did since ``row`` was read."""
    same = sa.and_(TAKEAWAY.c.id == row.id, TAKEAWAY.c.version == row.version)
    values = {"text": text, "author": author, "written_at": tx.now, "version": row.version + 1}
    return (await tx.execute(sa.update(TAKEAWAY).where(same).values(**values))).rowcount == 1


async def delete(tx: Tx, takeaway: UUID) -> None:
    """Remove a takeaway."""
    await tx.execute(sa.delete(TAKEAWAY).where(TAKEAWAY.c.id == takeaway))


async def sign_off(tx: Tx, conference: UUID, session: UUID, sheet: UUID, by: UUID | None) -> bool:
    """Make a sheet final; False where it is already."""
    row = {"sheet": sheet, "conference": conference, "session": session, "participant": by, "at": tx.now}
    return await tx.insert_once(SIGN_OFF, **row)


async def reopen(tx: Tx, sheet: UUID) -> bool:
    """Open a sheet again; False where it was open."""
    return (await tx.execute(sa.delete(SIGN_OFF).where(SIGN_OFF.c.sheet == sheet))).rowcount == 1
