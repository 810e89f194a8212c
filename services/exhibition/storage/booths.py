"""Reading and writing booths."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.exhibition.storage.tables import BOOTH
from shared.ids import new_id
from shared.problems import NotFound, Unavailable
from shared.text import fold
from shared.writer import Reader, Tx

Row = sa.Row[Any]
ATTEMPTS = 20


def _here(conference: UUID, booth: UUID) -> sa.ColumnElement[bool]:
    return sa.and_(BOOTH.c.id == booth, BOOTH.c.conference == conference)


async def find(reader: Reader, conference: UUID, booth: UUID) -> Row:
    """Return a booth.

    Raises:
        NotFound: this conference has no such booth.
    """
    row = await reader.one(sa.select(BOOTH).where(_here(conference, booth)))
    if row is None:
        raise NotFound
    return row


async def listed(
    reader: Reader, conference: UUID, search: str, country: str | None, kind: str | None, staffed: bool | None
) -> list[Row]:
    """List booths by number, of those that fit."""
    wanted = sa.select(BOOTH).where(BOOTH.c.conference == conference)
    for word in fold(search).split():
        wanted = wanted.where(BOOTH.c.search.contains(word, autoescape=True))
    if country is not None:
        wanted = wanted.where(BOOTH.c.country == country)
    if kind is not None:
        wanted = wanted.where(BOOTH.c.kind == kind)
    if staffed is not None:
        wanted = wanted.where(BOOTH.c.opened_at.is_not(None) if staffed else BOOTH.c.opened_at.is_(None))
    return await reader.all(wanted.order_by(BOOTH.c.number))


async def by_ids(reader: Reader, booths: set[UUID]) -> dict[UUID, Row]:
    """Return booths by id."""
    return {row.id: row for row in await reader.all(sa.select(BOOTH).where(BOOTH.c.id.in_(list(booths))))}


async def insert(tx: Tx, conference: UUID, values: Mapping[str, Any]) -> Row:
    """Add a booth under the next number."""
    row = {"id": new_id(), "conference": conference, **values, "search": _search(values)}
    row |= {"opened_at": None, "visits": 0, "queue_version": 0, "version": 1}
    for _ in range(ATTEMPTS):  # somebody else may take the number at the same moment
        last = await tx.scalar(sa.select(sa.func.max(BOOTH.c.number)).where(BOOTH.c.conference == conference))
        if await tx.insert_once(BOOTH, number=(last or 0) + 1, **row):
            return await find(tx, conference, row["id"])
    raise Unavailable


async def update(tx: Tx, conference: UUID, booth: UUID, version: int, values: Mapping[str, Any]) -> bool:
    """Change a booth; False where somebody else did since ``version``."""
    same = sa.and_(_here(conference, booth), BOOTH.c.version == version)
    changed = {**values, "search": _search(values), "version": version + 1}
    return (await tx.execute(sa.update(BOOTH).where(same).values(**changed))).rowcount == 1


async def delete(tx: Tx, booth: UUID) -> None:
    """Remove a booth with all that belongs to it."""
    await tx.execute(sa.delete(BOOTH).where(BOOTH.c.id == booth))


async def stir(tx: Tx, conference: UUID, booth: UUID) -> Row:
    """Count a change of a booth's queue or presence, and keep others from changing them until the commit.

    Raises:
        NotFound: this conference has no such booth.
    """
    counted = sa.update(BOOTH).where(_here(conference, booth)).values(queue_version=BOOTH.c.queue_version + 1)
    row = await tx.one(counted.returning(BOOTH))
    if row is None:
        raise NotFound
    return row


async def set_opened(tx: Tx, booth: UUID, *, is_open: bool) -> None:
    """Note since when somebody is there."""
    opened_at = tx.now if is_open else None
    await tx.execute(sa.update(BOOTH).where(BOOTH.c.id == booth).values(opened_at=opened_at))


async def count_visit(tx: Tx, conference: UUID, booth: UUID) -> bool:
    """Count one more visit, of nobody in particular; False where there is no such booth."""
    counted = sa.update(BOOTH).where(_here(conference, booth)).values(visits=BOOTH.c.visits + 1)
    return (await tx.execute(counted)).rowcount == 1


def _search(values: Mapping[str, Any]) -> str:
    texts = [values["title"], *values["teaser"].values(), *values["text"].values(), *values["ecosystems"]]
    return fold(" ".join(texts))
