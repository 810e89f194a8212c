"""What networking hears, and what it does when the clock says so."""

import asyncio
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.domain.meetings.states import OPEN
from services.networking.storage import meetings as stored
from services.networking.storage import profiles, schedules, tables
from services.networking.storage import suggestions as told
from services.networking.usecases import meetings, requests, suggestions
from shared.database import table
from shared.events import Envelope
from shared.events.networking import (
    MeetingCancelledV1,
    MeetingMissedV1,
    MeetingMovedV1,
    MeetingRequestClosedV1,
    MeetingRequestedV1,
    MeetingScheduledV1,
)
from shared.events.registration import ParticipantRemovedV1
from shared.events.rooms import RoomEnteredV1, RoomLeftV1
from shared.parts import Parts
from shared.writer import Reader, Tx

CONTACT = (MeetingRequestedV1, MeetingRequestClosedV1)
AGENDA = (MeetingScheduledV1, MeetingMovedV1, MeetingCancelledV1, MeetingMissedV1)


def _meeting(thing: str) -> UUID | None:
    kind, _, identifier = thing.partition(":")
    return UUID(identifier) if kind == "meeting" else None


async def on_entered(tx: Tx, event: RoomEnteredV1, envelope: Envelope) -> None:
    """Somebody came into a room."""
    if meeting := _meeting(event.thing):
        await meetings.entered(tx, envelope.conference, meeting, event.participant, event.entered_at)


async def on_left(tx: Tx, event: RoomLeftV1, envelope: Envelope) -> None:
    """Somebody left a room."""
    if meeting := _meeting(event.thing):
        times = (event.entered_at, event.left_at)
        await meetings.left(tx, envelope.conference, meeting, event.participant, *times)


async def on_removed(tx: Tx, event: ParticipantRemovedV1, envelope: Envelope) -> None:
    """Somebody may not come to the conference any more."""
    await meetings.cancel_all_of(tx, envelope.conference, event.participant)
    await requests.drop_wishes_of(tx, envelope.conference, event.participant)
    await profiles.save(tx, envelope.conference, event.participant, {"opted_in": False})
    await suggestions.profile_changed(tx, envelope.conference, event.participant)


async def on_contact(tx: Tx, event: MeetingRequestedV1 | MeetingRequestClosedV1, envelope: Envelope) -> None:
    """Two people got in contact, or no longer wait for each other: suggestions follow."""
    await told.mark(tx, envelope.conference, (event.sender, event.receiver))


async def on_agenda(
    tx: Tx, event: MeetingScheduledV1 | MeetingMovedV1 | MeetingCancelledV1 | MeetingMissedV1, envelope: Envelope
) -> None:
    """People got or lost a time: suggestions follow."""
    await told.mark(tx, envelope.conference, event.participants)


async def keep_time(parts: Parts) -> None:
    """Expire requests, open and close rooms, record no-shows, for as long as the service runs."""
    while True:
        for due in (requests.expire, meetings.open_and_close_rooms, meetings.note_no_shows):
            await parts.writer.run(due)
        await asyncio.sleep(0.5)


async def erase(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Forget a participant: coming meetings are cancelled, texts and wishes removed."""
    await meetings.cancel_all_of(tx, conference, participant)
    await requests.drop_wishes_of(tx, conference, participant)
    await schedules.forget_names(tx, conference)
    await told.forget(tx, participant)
    await told.mark(tx, conference, [participant])
    entry, unavailable, profile = table(tables.Entry), table(tables.Unavailable), table(tables.Profile)
    request, person, stay = table(tables.Request), table(tables.Person), table(tables.Stay)
    for owned in (entry, unavailable, profile):
        await tx.execute(sa.delete(owned).where(owned.c.participant == participant))
    both = sa.or_(request.c.sender == participant, request.c.receiver == participant)
    await tx.execute(sa.update(request).where(both).values(message=""))
    await tx.execute(sa.update(request).where(both, request.c.state.in_(OPEN)).values(state="withdrawn"))
    mine = person.c.participant == participant
    await tx.execute(sa.update(person).where(mine).values(note="", comment="", useful=None))
    await tx.execute(sa.delete(stay).where(stay.c.participant == participant))
    meeting = table(tables.Meeting)
    await tx.execute(sa.update(meeting).where(meeting.c.cancelled_by == participant).values(reason=None))


async def export(reader: Reader, conference: UUID, participant: UUID) -> dict[str, Any]:
    """Say what networking holds about a participant."""
    profile = await profiles.profile_of(reader, conference, participant)
    entries = (await profiles.entries_of(reader, [participant])).get(participant, [])
    asked = await stored.requests_of(reader, conference, participant)
    met = await stored.meetings_of(reader, conference, participant)
    verdicts = await told.verdicts_of(reader, conference, participant)
    blocked = await told.blocked_by(reader, conference, participant)
    people = await stored.people_of(reader, [row.id for row in met])
    notes = {p.meeting: p for rows in people.values() for p in rows if p.participant == participant}
    return {
        "profile": {name: getattr(profile, name) for name in ("opted_in", "profiling", *profiles.TAGS)}
        if profile
        else None,
        "verdicts": [{"about": v.about, "verdict": v.verdict, "at": v.at} for v in verdicts],
        "blocked": blocked,
        "entries": [{"side": e.side, "text": e.text, "category": e.category} for e in entries],
        "requests": [{"id": r.id, "state": r.state, "message": r.message, "at": r.created_at} for r in asked],
        "meetings": [{"id": m.id, "starts": m.starts, "state": m.state, "note": notes[m.id].note} for m in met],
    }
