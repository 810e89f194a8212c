"""Verdicts on suggestions, blocks, vectors of entries, and about whom the engine has to think again."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.storage.tables import Block, Entry, Profile, Reconsider, Vector, Verdict
from shared.database import insert, table
from shared.ids import new_id
from shared.writer import Reader, Tx

entry, profile = table(Entry), table(Profile)
vector, verdict, block, reconsider = table(Vector), table(Verdict), table(Block), table(Reconsider)


async def mark(tx: Tx, conference: UUID, people: Iterable[UUID]) -> None:
    """Have the engine think again about some people; about everybody where the conference's own id is among them."""
    rows = [{"participant": each, "conference": conference, "mark": new_id()} for each in sorted(set(people))]
    if rows:
        statement = insert(reconsider, tx.dialect)
        newer = {"mark": statement.excluded.mark}
        await tx.execute(statement.on_conflict_do_update(index_elements=["participant"], set_=newer), rows)


async def marks(reader: Reader, conference: UUID) -> dict[UUID, UUID]:
    """List about whom the engine has to think again, each with the mark to be taken away afterwards."""
    wanted = sa.select(reconsider).where(reconsider.c.conference == conference)
    return {row.participant: row.mark for row in await reader.all(wanted)}


async def marked_conferences(reader: Reader) -> list[UUID]:
    """List the conferences with such marks."""
    wanted = sa.select(reconsider.c.conference).distinct()
    return [row.conference for row in await reader.all(wanted)]


async def unmark(tx: Tx, seen: Mapping[UUID, UUID]) -> None:
    """Take marks away that were heeded; newer ones of the same people stay."""
    for participant, found in seen.items():
        same = sa.and_(reconsider.c.participant == participant, reconsider.c.mark == found)
        await tx.execute(sa.delete(reconsider).where(same))


def _considered(conference: UUID) -> sa.ColumnElement[bool]:
    """Whose entries are compared: those who take part and let themselves be profiled."""
    mine = sa.and_(profile.c.conference == conference, profile.c.opted_in.is_(True), profile.c.profiling.is_(True))
    return entry.c.participant.in_(sa.select(profile.c.participant).where(mine))


async def entries_without_vector(reader: Reader, conference: UUID, model: str, most: int) -> list[sa.Row[Any]]:
    """List entries (id, text) that the text models have not read yet."""
    read = sa.select(vector.c.entry).where(vector.c.model == model)
    wanted = sa.select(entry.c.id, entry.c.text).where(_considered(conference), entry.c.id.not_in(read))
    return await reader.all(wanted.order_by(entry.c.id).limit(most))


async def add_vectors(tx: Tx, conference: UUID, model: str, values: Mapping[UUID, bytes]) -> None:
    """Keep vectors of entries that are still there and may still be compared."""
    wanted = sa.select(entry.c.id).where(entry.c.id.in_(list(values)), _considered(conference))
    rows = [{"entry": row.id, "model": model, "value": values[row.id]} for row in await tx.all(wanted)]
    if rows:
        statement = insert(vector, tx.dialect)
        newer = {"model": statement.excluded.model, "value": statement.excluded.value}
        await tx.execute(statement.on_conflict_do_update(index_elements=["entry"], set_=newer), rows)


async def vectors(reader: Reader, conference: UUID, model: str, people: list[UUID] | None = None) -> dict[str, bytes]:
    """Return what the models made of texts, by text: everybody's or some people's."""
    wanted = sa.select(entry.c.text, vector.c.value).join(vector, vector.c.entry == entry.c.id)
    wanted = wanted.where(entry.c.conference == conference, vector.c.model == model)
    if people is not None:
        wanted = wanted.where(entry.c.participant.in_(people))
    return {row.text: row.value for row in await reader.all(wanted)}


async def forget_vectors(tx: Tx, participant: UUID) -> None:
    """Remove what the models made of somebody's texts."""
    mine = sa.select(entry.c.id).where(entry.c.participant == participant)
    await tx.execute(sa.delete(vector).where(vector.c.entry.in_(mine)))


async def set_verdict(tx: Tx, conference: UUID, participant: UUID, about: UUID, values: dict[str, Any]) -> None:
    """Keep what somebody said about a suggested person, in place of what they said before."""
    row = {"participant": participant, "about": about, "conference": conference, "at": tx.now, **values}
    statement = insert(verdict, tx.dialect).values(**row)
    newer = {name: statement.excluded[name] for name in ("verdict", "need", "offer", "at")}
    await tx.execute(statement.on_conflict_do_update(index_elements=["participant", "about"], set_=newer))


async def remove_verdict(tx: Tx, participant: UUID, about: UUID) -> bool:
    """Take a verdict back; False when there is none."""
    mine = sa.and_(verdict.c.participant == participant, verdict.c.about == about)
    return (await tx.execute(sa.delete(verdict).where(mine))).rowcount == 1


async def verdicts_of(reader: Reader, conference: UUID, participant: UUID) -> list[sa.Row[Any]]:
    """List somebody's verdicts, newest first."""
    mine = sa.and_(verdict.c.conference == conference, verdict.c.participant == participant)
    return await reader.all(sa.select(verdict).where(mine).order_by(verdict.c.at.desc()))


async def set_block(tx: Tx, conference: UUID, participant: UUID, blocked: UUID) -> None:
    """Keep two people apart."""
    await tx.insert_once(block, participant=participant, blocked=blocked, conference=conference)


async def remove_block(tx: Tx, participant: UUID, blocked: UUID) -> bool:
    """Let two people meet again, as far as this one is concerned; False when they were not kept apart."""
    mine = sa.and_(block.c.participant == participant, block.c.blocked == blocked)
    return (await tx.execute(sa.delete(block).where(mine))).rowcount == 1


async def blocked_by(reader: Reader, conference: UUID, participant: UUID) -> list[UUID]:
    """List whom somebody blocked."""
    mine = sa.and_(block.c.conference == conference, block.c.participant == participant)
    return [row.blocked for row in await reader.all(sa.select(block.c.blocked).where(mine))]


async def are_apart(reader: Reader, one: UUID, other: UUID) -> bool:
    """Tell whether one of two people blocked the other."""
    pair = sa.or_(
        sa.and_(block.c.participant == one, block.c.blocked == other),
        sa.and_(block.c.participant == other, block.c.blocked == one),
    )
    return bool(await reader.all(sa.select(block.c.blocked).where(pair).limit(1)))


async def forget(tx: Tx, participant: UUID) -> None:
    """Remove somebody's verdicts and blocks, and those about them."""
    of_verdict = sa.or_(verdict.c.participant == participant, verdict.c.about == participant)
    await tx.execute(sa.delete(verdict).where(of_verdict))
    of_block = sa.or_(block.c.participant == participant, block.c.blocked == participant)
    await tx.execute(sa.delete(block).where(of_block))
