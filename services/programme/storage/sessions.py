"""Reading and writing sessions, their tracks and their people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa

from services.programme.domain.rights import Part
from services.programme.domain.timing import Course, Times
from services.programme.storage.tables import ROUND_TABLE, SESSION, SESSION_PERSON, SESSION_TRACK
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


@dataclass(frozen=True)
class Filter:
    """Which sessions are wanted; None leaves a side open. ``speakers``: people whose names fit ``search``."""

    type: str | None = None
    state: str | None = None
    tracks: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    search: str | None = None
    speakers: frozenset[UUID] = frozenset()
    person: UUID | None = None


def times(row: Row) -> Times:
    """Return a session's place in the day."""
    return Times(row.starts, row.ends, row.by_hand)


async def find(reader: Reader, conference: UUID, session: UUID) -> Row:
    """Return a session.

    Raises:
        NotFound: this conference has no such session.
    """
    return await _one(reader, conference, session, lock=False)


async def lock(tx: Tx, conference: UUID, session: UUID) -> Row:
    """Return a session that nobody else may change before this transaction ends.

    Raises:
        NotFound: this conference has no such session.
    """
    return await _one(tx, conference, session, lock=True)


async def _one(reader: Reader, conference: UUID, session: UUID, *, lock: bool) -> Row:
    wanted = sa.select(SESSION).where(SESSION.c.id == session, SESSION.c.conference == conference)
    row = await reader.one(wanted.with_for_update() if lock else wanted)
    if row is None:
        raise NotFound
    return row


async def many(reader: Reader, conference: UUID, wanted: Filter, after: UUID | None, limit: int) -> list[Row]:
    """List sessions by start."""
    statement = sa.select(SESSION).where(SESSION.c.conference == conference, *_conditions(conference, wanted))
    if after is not None:
        last = sa.select(SESSION.c.starts, SESSION.c.id).where(SESSION.c.id == after).subquery()
        later = sa.or_(
            SESSION.c.starts > last.c.starts,
            sa.and_(SESSION.c.starts == last.c.starts, SESSION.c.id > last.c.id),
        )
        statement = statement.join(last, later)
    return await reader.all(statement.order_by(SESSION.c.starts, SESSION.c.id).limit(limit))


def _conditions(conference: UUID, wanted: Filter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.type:
        found.append(SESSION.c.type == wanted.type)
    if wanted.state:
        found.append(SESSION.c.state == wanted.state)
    for track in wanted.tracks:
        of_track = sa.and_(SESSION_TRACK.c.conference == conference, SESSION_TRACK.c.track == track)
        found.append(SESSION.c.id.in_(sa.select(SESSION_TRACK.c.session).where(of_track)))
    if wanted.since:
        found.append(SESSION.c.ends > wanted.since)
    if wanted.until:
        found.append(SESSION.c.starts < wanted.until)
    if wanted.search:
        in_texts = SESSION.c.search.contains(wanted.search, autoescape=True)
        found.append(sa.or_(in_texts, SESSION.c.id.in_(_with(wanted.speakers))))
    if wanted.person:
        found.append(SESSION.c.id.in_(_with(frozenset({wanted.person}))))
    return found


def _with(people: frozenset[UUID]) -> sa.Select[Any]:
    return sa.select(SESSION_PERSON.c.session).where(SESSION_PERSON.c.participant.in_(people))


async def by_id(reader: Reader, conference: UUID, sessions: Iterable[UUID]) -> list[Row]:
    """List some sessions by start."""
    wanted = sa.and_(SESSION.c.conference == conference, SESSION.c.id.in_(list(sessions)))
    return await reader.all(sa.select(SESSION).where(wanted).order_by(SESSION.c.starts, SESSION.c.id))


async def running(reader: Reader, conference: UUID, doors: datetime) -> list[Row]:
    """List what is live, and what has opened its doors (it starts before ``doors``)."""
    waiting = sa.and_(SESSION.c.state == "scheduled", SESSION.c.starts <= doors)
    wanted = sa.and_(SESSION.c.conference == conference, sa.or_(SESSION.c.state == "live", waiting))
    return await reader.all(sa.select(SESSION).where(wanted).order_by(SESSION.c.starts, SESSION.c.id))


async def next_start(reader: Reader, conference: UUID, after: datetime) -> Row | None:
    """Return the session that starts next."""
    wanted = sa.and_(SESSION.c.conference == conference, SESSION.c.starts > after, SESSION.c.state == "scheduled")
    return await reader.one(sa.select(SESSION).where(wanted).order_by(SESSION.c.starts, SESSION.c.id).limit(1))


async def due(reader: Reader) -> list[Row]:
    """List the sessions of all conferences that have to take a step by now."""
    return await reader.all(sa.select(SESSION).where(SESSION.c.due_at <= reader.now).order_by(SESSION.c.due_at))


async def tracks_of(reader: Reader, sessions: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the tracks of some sessions."""
    found: dict[UUID, list[str]] = defaultdict(list)
    wanted = sa.select(SESSION_TRACK).where(SESSION_TRACK.c.session.in_(list(sessions)))
    for row in await reader.all(wanted.order_by(SESSION_TRACK.c.track)):
        found[row.session].append(row.track)
    return found


async def people_of(reader: Reader, sessions: Iterable[UUID]) -> dict[UUID, list[Row]]:
    """Return who speaks at and moderates some sessions, in their order."""
    found: dict[UUID, list[Row]] = defaultdict(list)
    wanted = sa.select(SESSION_PERSON).where(SESSION_PERSON.c.session.in_(list(sessions)))
    for row in await reader.all(wanted.order_by(SESSION_PERSON.c.position)):
        found[row.session].append(row)
    return found


async def speakers(reader: Reader, conference: UUID) -> list[UUID]:
    """List everybody who speaks or moderates."""
    wanted = sa.select(SESSION_PERSON.c.participant).where(SESSION_PERSON.c.conference == conference).distinct()
    return [row.participant for row in await reader.all(wanted)]


async def part_in(reader: Reader, session: UUID, participant: UUID | None) -> Part | None:
    """Return what somebody does on a session's stage."""
    mine = sa.and_(SESSION_PERSON.c.session == session, SESSION_PERSON.c.participant == participant)
    return cast(Part | None, await reader.scalar(sa.select(SESSION_PERSON.c.part).where(mine)))


async def insert(tx: Tx, conference: UUID, session: UUID, values: dict[str, Any]) -> None:
    """Add a session."""
    await tx.execute(sa.insert(SESSION).values(id=session, conference=conference, booked=0, version=1, **values))


async def update(tx: Tx, row: Row, values: dict[str, Any]) -> int:
    """Change a locked session and return its new version."""
    version: int = row.version + 1
    await tx.execute(sa.update(SESSION).where(SESSION.c.id == row.id).values(version=version, **values))
    return version


async def take_step(tx: Tx, row: Row, course: Course, values: dict[str, Any]) -> bool:
    """Let a session take the step it was due for; False where another replica or a person was first."""
    still = sa.and_(SESSION.c.id == row.id, SESSION.c.step == row.step, SESSION.c.due_at == row.due_at)
    values = {**course_values(course), "version": SESSION.c.version + 1, **values}
    return (await tx.execute(sa.update(SESSION).where(still).values(**values))).rowcount == 1


def course_values(course: Course) -> dict[str, Any]:
    """Return the columns that say where a session is."""
    return {"state": course.state, "step": course.step, "due_at": course.due_at}


async def delete(tx: Tx, session: UUID) -> None:
    """Remove a session with everything that hangs on it."""
    await tx.execute(sa.delete(SESSION).where(SESSION.c.id == session))


async def set_tracks(tx: Tx, conference: UUID, session: UUID, tracks: list[str]) -> None:
    """Replace a session's tracks."""
    await tx.execute(sa.delete(SESSION_TRACK).where(SESSION_TRACK.c.session == session))
    if tracks:
        rows = [{"session": session, "conference": conference, "track": track} for track in tracks]
        await tx.execute(sa.insert(SESSION_TRACK), rows)


async def set_people(tx: Tx, conference: UUID, session: UUID, people: list[tuple[UUID, Part]]) -> None:
    """Replace who speaks at and moderates a session."""
    await tx.execute(sa.delete(SESSION_PERSON).where(SESSION_PERSON.c.session == session))
    base = {"session": session, "conference": conference}
    rows = [{**base, "participant": who, "part": part, "position": n} for n, (who, part) in enumerate(people)]
    if rows:
        await tx.execute(sa.insert(SESSION_PERSON), rows)


async def table_ids(reader: Reader, session: UUID) -> list[UUID]:
    """List the tables of a session."""
    wanted = sa.select(ROUND_TABLE.c.id).where(ROUND_TABLE.c.session == session).order_by(ROUND_TABLE.c.number)
    return [row.id for row in await reader.all(wanted)]
