"""The organiser's timetable over HTTP: every meeting, and moving one by hand."""

from uuid import UUID

from services.networking.api.models import SlotChoice, person_out
from services.networking.api.people import slot_out
from services.networking.api.routes import ROUTES, busy_times
from services.networking.api.schedule_models import MoveCheckOut, ObstacleOut, TimetableLineOut
from services.networking.storage import profiles
from services.networking.storage import schedules as stored
from services.networking.usecases import errors, moving
from shared.http import Call, Page
from shared.writer import Reader, Tx

MOST = 1_000


async def _lines(reader: Reader, call: Call, only: UUID | None = None) -> list[TimetableLineOut]:
    slots = {row.id: slot_out(row) for row in await profiles.all_slots(reader, call.conference)}
    people = await stored.people_of_all(reader, call.conference)
    find = call.parts.directory.find
    return [
        TimetableLineOut(
            id=row.id,
            state=row.state,
            people=[person_out(find(call.conference, each), each) for each in people[row.id]],
            slot=slots[row.slot],
            fixed=row.fixed,
            version=row.version,
        )
        for row in await stored.timetable(reader, call.conference)
        if only in (None, row.id)
    ]


@ROUTES.get("/timetable", who="organiser")
async def list_timetable(call: Call, limit: int = 200, after: int = 0) -> Page[TimetableLineOut]:
    """List all meetings that were not cancelled, in order of time; ``after`` is a place in the list."""
    async with call.read() as reader:
        lines = await _lines(reader, call)
    end = max(0, after) + max(1, min(limit, MOST))
    return Page(items=lines[max(0, after) : end], next=str(end) if end < len(lines) else None)


@ROUTES.get("/timetable/{meeting}/checks", who="organiser", errors=(errors.MeetingClosed,))
async def check_moves(call: Call, meeting: UUID) -> Page[MoveCheckOut]:
    """Check a meeting against every coming slot: what is in the way there, and what it does to breaks."""
    async with call.read() as reader:
        _, people = await moving.people_of(reader, call.conference, meeting)
    busy = await busy_times(call, people)
    async with call.read() as reader:
        slots = {row.id: slot_out(row) for row in await profiles.all_slots(reader, call.conference)}
        found = await moving.checks(reader, call.conference, call.parts.directory, meeting, busy)
    return Page(
        items=[
            MoveCheckOut(
                slot=slots[each.slot],
                obstacles=[
                    ObstacleOut(kind=one.kind, words=one.words, hard=one.kind in moving.HARD) for one in each.obstacles
                ],
                free=each.is_free,
                breaks=each.breaks,
            )
            for each in found
        ]
    )


@ROUTES.put("/timetable/{meeting}/slot", who="organiser", edits=True, errors=(errors.MeetingClosed, errors.SlotTaken))
async def move_by_hand(call: Call, meeting: UUID, body: SlotChoice) -> TimetableLineOut:
    """Move a meeting to a free slot by hand; its people are told, and schedules leave it there."""
    async with call.read() as reader:
        _, people = await moving.people_of(reader, call.conference, meeting)
    busy, version = await busy_times(call, people), call.version()

    async def move(tx: Tx) -> TimetableLineOut:
        await moving.move(tx, call.conference, call.parts.directory, meeting, version, body.slot, busy)
        return (await _lines(tx, call, meeting))[0]

    return await call.write(move)
