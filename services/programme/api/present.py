"""Showing rows: with people's names from the directory, and with what is the caller's own."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from services.programme.domain.rights import Allowed
from services.programme.domain.seating import Guest
from services.programme.models.base import Person, RightsOut
from services.programme.models.sessions import SessionOut, SessionPersonOut
from services.programme.storage import agenda, sessions
from services.programme.storage.sessions import Row
from services.programme.timekeeper import guest
from shared.http import Call
from shared.writer import Reader

TOLD = (
    *("id", "version", "type", "title", "description", "language", "room", "capacity", "takes_questions"),
    *("starts", "ends", "state", "by_hand", "started_at", "ended_at"),
)


def person(call: Call, participant: UUID) -> Person:
    """Show somebody; who is not in the directory any more has no name."""
    found = call.parts.directory.find(call.conference, participant)
    if found is None:
        return Person(id=participant, name="", headline="", organisation="", country="", picture=None)
    return Person(
        id=participant,
        name=found.name,
        headline=found.headline,
        organisation=found.organisation,
        country=found.country,
        picture=found.picture,
    )


def known(call: Call) -> Callable[[UUID], bool]:
    """Return the question whether somebody takes part in the conference."""
    return lambda participant: call.parts.directory.find(call.conference, participant) is not None


def profile(call: Call) -> Callable[[UUID], Guest]:
    """Return how to see a participant as somebody to be seated."""
    return lambda participant: guest(call.parts, call.conference, participant)


def rights(allowed: Allowed) -> RightsOut:
    """Show what the caller may do."""
    return RightsOut(write=allowed.write, publish=allowed.publish, moderate=allowed.moderate)


async def show_sessions(call: Call, reader: Reader, rows: Iterable[Row]) -> list[SessionOut]:
    """Show sessions, with their people and tracks."""
    rows = list(rows)
    ids = [row.id for row in rows]
    mine = await agenda.parts_of(reader, call.conference, call.who.participant)
    tracks, people = await sessions.tracks_of(reader, ids), await sessions.people_of(reader, ids)
    return [
        SessionOut(**_facts(row), tracks=tracks[row.id], people=_people(call, people[row.id]), mine=mine.get(row.id))
        for row in rows
    ]


def _people(call: Call, rows: list[Row]) -> list[SessionPersonOut]:
    return [SessionPersonOut(person=person(call, row.participant), part=row.part) for row in rows]


def _facts(row: Row) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in TOLD}
    facts["doors_at"] = sessions.times(row).doors_at
    facts["places_left"] = None if row.capacity is None else row.capacity - row.booked
    return facts
