"""Reading the programme, and running its sessions."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, StringConstraints

from services.programme.api.present import rights, show_sessions
from services.programme.api.routes import ROUTES
from services.programme.domain.timing import State
from services.programme.errors import DoorsClosed
from services.programme.models.base import Key, Made, words
from services.programme.models.sessions import SessionDetail, SessionOut, SessionType, TrackOut
from services.programme.storage import seats, sessions, tracks
from services.programme.storage.sessions import Filter
from services.programme.usecases import course
from services.programme.usecases.access import on_session
from shared.http import Call, Page
from shared.text import fold
from shared.writer import Reader


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("There is no such time zone.") from error
    return name


Zone = Annotated[str, StringConstraints(max_length=60), AfterValidator(_zone)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), lt=date(2100, 1, 1))]
Limit = Annotated[int, Field(ge=1, le=500)]


@ROUTES.get("/tracks", who="participant")
async def list_tracks(call: Call) -> Page[TrackOut]:
    """List themes, ecosystems and strands."""
    async with call.read() as reader:
        rows = await tracks.many(reader, call.conference)
    return Page(items=[TrackOut.model_validate(row, from_attributes=True) for row in rows])


@ROUTES.get("/sessions", who="participant")
async def list_sessions(
    call: Call,
    type: SessionType | None = None,
    state: State | None = None,
    theme: Key | None = None,
    ecosystem: Key | None = None,
    track: Key | None = None,
    day: Day | None = None,
    zone: Zone = "UTC",
    search: Annotated[str, words(100)] | None = None,
    person: UUID | None = None,
    after: UUID | None = None,
    limit: Limit = 200,
) -> Page[SessionOut]:
    """List sessions by start: on a day in a zone, on tracks, with words in texts or speakers' names."""
    since, until = _day(day, zone)
    wanted = Filter(
        type=type,
        state=state,
        tracks=tuple(key for key in (theme, ecosystem, track) if key),
        since=since,
        until=until,
        search=fold(search) if search else None,
        person=person,
    )
    async with call.read() as reader:
        if wanted.search:
            wanted = replace(wanted, speakers=await _speakers_called(call, reader, wanted.search))
        rows = await sessions.many(reader, call.conference, wanted, after, limit + 1)
        items = await show_sessions(call, reader, rows[:limit])
    return Page(items=items, next=str(items[-1].id) if len(rows) > limit else None)


def _day(day: date | None, zone: str) -> tuple[datetime | None, datetime | None]:
    if day is None:
        return None, None
    midnights = (datetime.combine(each, time(), ZoneInfo(zone)) for each in (day, day + timedelta(days=1)))
    since, until = (midnight.astimezone(UTC) for midnight in midnights)
    return since, until


async def _speakers_called(call: Call, reader: Reader, name: str) -> frozenset[UUID]:
    directory = call.parts.directory
    speakers = await sessions.speakers(reader, call.conference)
    return frozenset(each for each in speakers if name in fold(directory.name(call.conference, each)))


@ROUTES.get("/sessions/{session}", who="participant")
async def read_session(call: Call, session: UUID) -> SessionDetail:
    """Return a session, and what the caller may do there."""
    async with call.read() as reader:
        row = await sessions.find(reader, call.conference, session)
        [shown] = await show_sessions(call, reader, [row])
        allowed = await on_session(reader, call.asker, row)
        seat = await seats.seat_of(reader, session, call.who.participant)
        tables = await sessions.table_ids(reader, session)
    return SessionDetail(**dict(shown), rights=rights(allowed), tables=len(tables), table=seat.table if seat else None)


@ROUTES.post("/sessions/{session}/start", who="participant", errors=(DoorsClosed,))
async def start_session(call: Call, session: UUID) -> Made:
    """Start a session now, or open an ended one again."""
    return await call.write(lambda tx: course.start(tx, call.asker, session))


@ROUTES.post("/sessions/{session}/end", who="participant")
async def end_session(call: Call, session: UUID) -> Made:
    """End a session now."""
    return await call.write(lambda tx: course.end(tx, call.asker, session))
