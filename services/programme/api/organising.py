"""Organising the programme: tracks, sessions, imports, and what the control room watches."""

from uuid import UUID

from services.programme.api.present import known
from services.programme.api.routes import ROUTES
from services.programme.errors import CapacityTooSmall, HasTables, SessionLive, TrackExists, TrackInUse
from services.programme.models.base import Key, Made
from services.programme.models.imports import ImportOut, ProgrammeImport
from services.programme.models.sessions import ControlSession, NewTrack, SessionIn, TrackIn, TrackOut
from services.programme.storage import counts
from services.programme.storage import tracks as stored_tracks
from services.programme.usecases import imports, sessions, tracks
from shared.http import Call, Page
from shared.writer import Tx


@ROUTES.post("/tracks", who="organiser", status=201, creates=True, errors=(TrackExists,))
async def add_track(call: Call, body: NewTrack) -> TrackOut:
    """Add a theme, an ecosystem or a strand."""

    async def add(tx: Tx) -> TrackOut:
        await tracks.add(tx, call.conference, body)
        return await _track(tx, call, body.key)

    return await call.write(add)


@ROUTES.put("/tracks/{key}", who="organiser", edits=True)
async def edit_track(call: Call, key: Key, body: TrackIn) -> TrackOut:
    """Change a track."""

    async def edit(tx: Tx) -> TrackOut:
        await tracks.edit(tx, call.conference, key, call.version(), body)
        return await _track(tx, call, key)

    return await call.write(edit)


@ROUTES.delete("/tracks/{key}", who="organiser", errors=(TrackInUse,))
async def remove_track(call: Call, key: Key) -> None:
    """Remove a track that nothing belongs to."""
    await call.write(lambda tx: tracks.remove(tx, call.conference, key))


async def _track(tx: Tx, call: Call, key: str) -> TrackOut:
    row = await stored_tracks.find(tx, call.conference, key)
    return TrackOut.model_validate(row, from_attributes=True)


@ROUTES.post("/sessions", who="organiser", status=201, creates=True)
async def add_session(call: Call, body: SessionIn) -> Made:
    """Put a session on the programme."""
    return await call.write(lambda tx: sessions.add(tx, call.conference, body, known(call)))


@ROUTES.put("/sessions/{session}", who="organiser", edits=True, errors=(CapacityTooSmall, HasTables))
async def edit_session(call: Call, session: UUID, body: SessionIn) -> Made:
    """Change or move a session."""
    version = call.version()
    return await call.write(lambda tx: sessions.edit(tx, call.conference, session, version, body, known(call)))


@ROUTES.delete("/sessions/{session}", who="organiser", errors=(SessionLive,))
async def remove_session(call: Call, session: UUID) -> None:
    """Take a session off the programme, with its tables and questions."""
    await call.write(lambda tx: sessions.remove(tx, call.conference, session))


@ROUTES.post("/imports", who="organiser", status=201, creates=True, limit=4_000_000)
async def import_programme(call: Call, body: ProgrammeImport) -> ImportOut:
    """Take over a whole programme: everything, or nothing and every mistake named."""
    return await call.write(lambda tx: imports.load(tx, call.conference, body, known(call)))


@ROUTES.get("/control/sessions", who="organiser")
async def watch_sessions(call: Call) -> Page[ControlSession]:
    """List all sessions with their state and counts, for the control room."""
    async with call.read() as reader:
        rows = await counts.sessions(reader, call.conference)
    return Page(items=[ControlSession.model_validate(row, from_attributes=True) for row in rows])
