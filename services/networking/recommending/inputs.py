"""What the engine is told about people: rows of the database in the form that ``participants_file`` describes."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.storage import crowd, profiles
from services.networking.storage.crowd import Some
from shared.directory import Directory
from shared.writer import Reader

Told = dict[str, Any]


async def rules(reader: Reader, conference: UUID) -> Told:
    """Return the organiser's rules about who may meet whom."""
    settings = await profiles.settings(reader, conference)
    return {"forbidden": settings.forbidden, "colleagues": settings.colleagues}


async def next_start(reader: Reader, conference: UUID) -> datetime | None:
    """Tell when the next slot begins; from then on it is free for nobody."""
    starts = [row.starts for row in await profiles.all_slots(reader, conference) if row.starts > reader.now]
    return min(starts, default=None)


async def people(reader: Reader, conference: UUID, directory: Directory, some: Some = None) -> list[Told]:
    """Tell about everybody or some people who take part, those included who do not let themselves be profiled."""
    slots = await profiles.all_slots(reader, conference)
    coming = {row.id for row in slots if row.starts > reader.now and not row.lost}
    cap = (await profiles.settings(reader, conference)).pending_cap
    entries = await crowd.entries(reader, conference, some)
    taken = await crowd.taken_slots(reader, conference, some)
    verdicts = await crowd.verdicts(reader, conference, some)
    blocks = await crowd.blocks(reader, conference, some)
    pending = await crowd.pending(reader, conference, some)
    contacts = await crowd.contacts(reader, conference, some)
    found = []
    for row in await crowd.profiles(reader, conference, some):
        who = row.participant
        free = coming - taken.get(who, set())
        waiting = pending.get(who, 0)
        told = _told(row, entries.get(who, []), directory)
        if slots:
            told["available"] = sorted(map(str, free))
            told["room"] = 0 if waiting >= cap else max(0, len(free) - waiting)
        told["blocked"] = sorted(map(str, blocks.get(who, ())))
        told["feedback"] = _feedback(verdicts.get(who, []), contacts.get(who, set()))
        found.append(told)
    return found


def _told(row: sa.Row[Any], entries: list[sa.Row[Any]], directory: Directory) -> Told:
    person = directory.find(row.conference, row.participant)
    return {
        "id": str(row.participant),
        "organisation": str(person.organisation_id or person.organisation) if person else "",
        "organisation_type": person.organisation_type if person else "",
        "country": person.country if person else "",
        "languages": row.languages,
        "ecosystems": row.ecosystems,
        "goals": row.goals,
        "technologies": row.technologies,
        "seeks": {"countries": row.sought_countries, "organisation_types": row.sought_types},
        "opted_in": row.opted_in and row.profiling and person is not None,
        **{f"{side}s": [_entry(e) for e in entries if e.side == side] for side in ("offer", "need")},
    }


def _entry(row: sa.Row[Any]) -> Told:
    return {"id": str(row.id), "text": row.text, "language": row.language, "category": row.category}


def _feedback(verdicts: list[sa.Row[Any]], contacts: set[UUID]) -> list[Told]:
    """Tell what somebody said; with whom they are in contact already need not be suggested."""
    said = [
        {
            "about": str(row.about),
            "verdict": row.verdict,
            "need": str(row.need or ""),
            "offer": str(row.offer or ""),
        }
        for row in verdicts
        if row.about not in contacts
    ]
    return said + [{"about": str(each), "verdict": "already_in_contact"} for each in sorted(contacts)]
