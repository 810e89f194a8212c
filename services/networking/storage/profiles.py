"""Who takes part in matchmaking: opt-in, offers and needs, availability, slots, settings."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.storage.tables import Entry, Profile, Setting, Slot, Unavailable
from shared.database import table
from shared.ids import new_id
from shared.text import fold
from shared.writer import Reader, Tx

setting, slot, profile = table(Setting), table(Slot), table(Profile)
entry, unavailable = table(Entry), table(Unavailable)
TAGS = ("goals", "languages", "ecosystems", "technologies", "sought_countries", "sought_types")


async def settings(reader: Reader, conference: UUID) -> Setting:
    """Return how a conference runs its meetings; defaults where nothing was set."""
    row = await reader.one(sa.select(setting).where(setting.c.conference == conference))
    return Setting(**row._mapping) if row else Setting(conference=conference)


async def set_settings(tx: Tx, conference: UUID, values: dict[str, Any]) -> None:
    """Set how a conference runs its meetings."""
    await tx.insert_once(setting, **Setting(conference=conference).model_dump())
    mine = sa.update(setting).where(setting.c.conference == conference)
    await tx.execute(mine.values(**values, version=setting.c.version + 1))


async def add_slots(tx: Tx, conference: UUID, slots: list[dict[str, Any]]) -> list[UUID]:
    """Add slots; return the ids in the order given, those of known slots too."""
    for each in slots:
        await tx.insert_once(slot, id=new_id(), conference=conference, **each)
    known = {row.starts: row.id for row in await all_slots(tx, conference)}
    return [known[each["starts"]] for each in slots]


async def all_slots(reader: Reader, conference: UUID) -> list[sa.Row[Any]]:
    """List a conference's slots in order."""
    return await reader.all(sa.select(slot).where(slot.c.conference == conference).order_by(slot.c.starts))


async def slot_of(reader: Reader, conference: UUID, slot_id: UUID) -> sa.Row[Any] | None:
    """Find a slot."""
    return await reader.one(sa.select(slot).where(slot.c.conference == conference, slot.c.id == slot_id))


async def lock_slot(tx: Tx, slot_id: UUID) -> None:
    """Have others who lock this slot wait until this transaction ends (SQLite has one writer anyway)."""
    await tx.execute(sa.select(slot.c.id).where(slot.c.id == slot_id).with_for_update())


async def profile_of(reader: Reader, conference: UUID, participant: UUID) -> sa.Row[Any] | None:
    """Find somebody's profile."""
    mine = sa.and_(profile.c.conference == conference, profile.c.participant == participant)
    return await reader.one(sa.select(profile).where(mine))


async def save(tx: Tx, conference: UUID, participant: UUID, values: dict[str, Any]) -> int:
    """Store somebody's profile; return its new version."""
    start = {"participant": participant, "conference": conference, "opted_in": False, "profiling": True}
    await tx.insert_once(profile, **start, **{name: [] for name in TAGS}, version=0)
    mine = sa.update(profile).where(profile.c.participant == participant, profile.c.conference == conference)
    await tx.execute(mine.values(**values, version=profile.c.version + 1))
    return int(await tx.scalar(sa.select(profile.c.version).where(profile.c.participant == participant)))


async def set_entries(tx: Tx, conference: UUID, participant: UUID, entries: list[dict[str, Any]]) -> None:
    """Replace somebody's offers and needs; those that stay as they were keep their ids."""
    names = ("side", "text", "category", "language")
    before = (await entries_of(tx, [participant])).get(participant, [])
    known = {tuple(getattr(row, name) for name in names): row.id for row in before}
    wanted = {tuple(each[name] for name in names): each for each in entries}
    gone = [row_id for key, row_id in known.items() if key not in wanted]
    repeated = {row.id for row in before} - set(known.values())
    await tx.execute(sa.delete(entry).where(entry.c.id.in_([*gone, *repeated])))
    rows = [
        {"id": new_id(), "conference": conference, "participant": participant, "search_text": fold(e["text"]), **e}
        for key, e in wanted.items()
        if key not in known
    ]
    if rows:
        await tx.execute(sa.insert(entry), rows)


async def entries_of(reader: Reader, participants: Iterable[UUID]) -> dict[UUID, list[sa.Row[Any]]]:
    """List offers and needs by person."""
    found: dict[UUID, list[sa.Row[Any]]] = {}
    wanted = sa.select(entry).where(entry.c.participant.in_(list(participants))).order_by(entry.c.id)
    for row in await reader.all(wanted):
        found.setdefault(row.participant, []).append(row)
    return found


async def set_unavailable(tx: Tx, participant: UUID, slots: list[UUID]) -> None:
    """Replace the slots in which somebody does not want to meet."""
    await tx.execute(sa.delete(unavailable).where(unavailable.c.participant == participant))
    if slots:
        await tx.execute(sa.insert(unavailable), [{"participant": participant, "slot": each} for each in slots])


async def unavailable_of(reader: Reader, participants: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """List (participant, slot) in which people do not want to meet."""
    wanted = sa.select(unavailable).where(unavailable.c.participant.in_(list(participants)))
    return {(row.participant, row.slot) for row in await reader.all(wanted)}


async def search(reader: Reader, conference: UUID, *, words: str, side: str | None, category: str | None) -> list[UUID]:
    """List opted-in people with an entry that has every word, of a side and a category where given."""
    wanted = sa.select(profile.c.participant).where(profile.c.conference == conference, profile.c.opted_in.is_(True))
    if words or side or category:
        matching = sa.select(entry.c.participant).where(entry.c.conference == conference)
        for word in words.split():
            matching = matching.where(entry.c.search_text.contains(word, autoescape=True))
        if side:
            matching = matching.where(entry.c.side == side)
        if category:
            matching = matching.where(entry.c.category == category)
        wanted = wanted.where(profile.c.participant.in_(matching))
    return [row.participant for row in await reader.all(wanted)]


async def opted_in(reader: Reader, conference: UUID) -> list[UUID]:
    """List everybody who takes part in matchmaking."""
    mine = sa.and_(profile.c.conference == conference, profile.c.opted_in.is_(True))
    return [row.participant for row in await reader.all(sa.select(profile.c.participant).where(mine))]


async def free_slots(
    reader: Reader, conference: UUID, taken: set[UUID], since: datetime, people: list[UUID]
) -> list[sa.Row[Any]]:
    """List coming slots that nobody of ``people`` has taken or blocked."""
    blocked = {each for _, each in await unavailable_of(reader, people)}
    slots = await all_slots(reader, conference)
    kept = taken | blocked
    return [row for row in slots if row.starts > since and not row.lost and row.id not in kept]
