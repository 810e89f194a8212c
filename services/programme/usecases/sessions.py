"""Organising sessions: adding, editing, moving, removing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from services.programme.domain.timing import Course, Times, move, place
from services.programme.errors import CapacityTooSmall, HasTables, SessionLive
from services.programme.models.base import Made
from services.programme.models.sessions import SessionIn
from services.programme.storage import sessions, tracks
from services.programme.storage.sessions import Row
from services.programme.usecases.access import everything_changed
from shared.events.programme import SessionChangedV1, SessionRemovedV1, SessionScheduledV1
from shared.ids import new_id
from shared.problems import Invalid, Stale
from shared.text import fold
from shared.writer import Reader, Tx

Known = Callable[[UUID], bool]
Problems = list[dict[str, str]]


async def add(tx: Tx, conference: UUID, body: SessionIn, known: Known) -> Made:
    """Put a session on the programme; its course follows from its times.

    Raises:
        Invalid: a track or a person is unknown; all of them are named.
    """
    if problems := await unknown(tx, conference, body, known):
        raise Invalid(errors=problems)
    return await insert(tx, conference, body)


async def insert(tx: Tx, conference: UUID, body: SessionIn) -> Made:
    """Put a session on the programme whose tracks and people are known."""
    session = new_id()
    times = Times(body.starts, body.ends, body.by_hand)
    course = place(times, tx.now)
    began = {
        "started_at": None if course.state == "scheduled" else body.starts,
        "ended_at": body.ends if course.state == "ended" else None,
    }
    await sessions.insert(tx, conference, session, _values(body) | sessions.course_values(course) | began)
    await _hang_on(tx, conference, session, body)
    event = SessionScheduledV1(session=session, starts=body.starts, ends=body.ends, state=course.state)
    tx.say(event, conference=conference, entity=session)
    return Made(id=session, version=1)


async def edit(tx: Tx, conference: UUID, session: UUID, version: int, body: SessionIn, known: Known) -> Made:
    """Change a session; with other times it moves, and its course follows.

    Raises:
        Stale: somebody changed it in the meantime.
        Invalid: a track or a person is unknown.
        CapacityTooSmall: more people have a place already.
        HasTables: it stops being a table round although it has tables.
    """
    row = await sessions.lock(tx, conference, session)
    if row.version != version:
        raise Stale
    if problems := await unknown(tx, conference, body, known):
        raise Invalid(errors=problems)
    if body.capacity is not None and body.capacity < row.booked:
        raise CapacityTooSmall
    if body.type != "table_round" and await sessions.table_ids(tx, session):
        raise HasTables
    times = Times(body.starts, body.ends, body.by_hand)
    moved = times != sessions.times(row)
    course = move(row.state, times, tx.now) if moved else Course(row.state, row.step, row.due_at)
    made = await sessions.update(tx, row, _values(body) | sessions.course_values(course) | _moments(row, course, tx))
    await _hang_on(tx, conference, session, body)
    event = SessionChangedV1(session=session, starts=body.starts, ends=body.ends, state=course.state, moved=moved)
    tx.say(event, conference=conference, entity=session, version=made)
    await everything_changed(tx, conference, session)
    return Made(id=session, version=made)


async def remove(tx: Tx, conference: UUID, session: UUID) -> None:
    """Take a session off the programme, with its tables, questions and places in agendas.

    Raises:
        SessionLive: people are in it.
    """
    row = await sessions.lock(tx, conference, session)
    if row.state == "live":
        raise SessionLive
    await everything_changed(tx, conference, session)
    await sessions.delete(tx, session)
    tx.say(SessionRemovedV1(session=session), conference=conference, entity=session, version=row.version + 1)


async def unknown(
    reader: Reader, conference: UUID, body: SessionIn, known: Known, keys: set[str] | None = None
) -> Problems:
    """Name the tracks (besides ``keys``) and people of a session that the conference does not have."""
    have = await tracks.keys(reader, conference) | (keys or set())
    found = [no_track(f"tracks.{n}") for n, key in enumerate(body.tracks) if key not in have]
    strangers = (n for n, each in enumerate(body.people) if not known(each.participant))
    return found + [nobody(f"people.{n}.participant") for n in strangers]


def no_track(loc: str) -> dict[str, str]:
    """Name the place of a track that the conference does not have."""
    return {"in": "body", "loc": loc, "msg": "There is no such track."}


def nobody(loc: str) -> dict[str, str]:
    """Name the place of a person whom the conference does not have."""
    return {"in": "body", "loc": loc, "msg": "Nobody of this conference has this id."}


def _values(body: SessionIn) -> dict[str, Any]:
    texts = [*body.title.values(), *body.description.values(), body.room]
    told = {"type", "title", "description", "language", "room", "capacity", "takes_questions"}
    told |= {"starts", "ends", "by_hand"}
    return body.model_dump(include=told) | {"search": fold(" ".join(texts))}


def _moments(row: Row, course: Course, tx: Tx) -> dict[str, Any]:
    """Keep when a session really started and ended, as far as that still holds after a move."""
    if course.state == "scheduled":
        return {"started_at": None, "ended_at": None}
    started = row.started_at or tx.now
    return {"started_at": started, "ended_at": (row.ended_at or tx.now) if course.state == "ended" else None}


async def _hang_on(tx: Tx, conference: UUID, session: UUID, body: SessionIn) -> None:
    await sessions.set_tracks(tx, conference, session, body.tracks)
    await sessions.set_people(tx, conference, session, [(each.participant, each.part) for each in body.people])
