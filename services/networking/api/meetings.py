"""Meetings over HTTP."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.api.models import (
    CancelIn,
    EntryOut,
    FeedbackIn,
    FollowUpIn,
    FollowUpOut,
    MeetingOut,
    NoteIn,
    SlotChoice,
    SlotOut,
    person_out,
)
from services.networking.api.people import entry_out, slot_out
from services.networking.api.routes import ROUTES, busy_times
from services.networking.domain.meetings.states import CLOSES_AFTER, OPENS_BEFORE
from services.networking.storage import meetings as stored
from services.networking.storage import profiles
from services.networking.usecases import errors, meetings, requests
from shared.http import Call, Page
from shared.writer import Reader, Tx


async def _shown(reader: Reader, call: Call, rows: list[sa.Row[Any]]) -> list[MeetingOut]:
    people = await stored.people_of(reader, [row.id for row in rows])
    agreed = await stored.follow_ups(reader, [row.id for row in rows])
    return [await _one(reader, call, row, people.get(row.id, []), agreed.get(row.id, [])) for row in rows]


async def _one(
    reader: Reader, call: Call, row: sa.Row[Any], people: list[sa.Row[Any]], agreed: list[sa.Row[Any]]
) -> MeetingOut:
    me = call.who.me
    own = next(person for person in people if person.participant == me)
    asked = await stored.request_of(reader, call.conference, row.request) if row.request else None
    others = [person.participant for person in people if person.participant != me]
    entries = await profiles.entries_of(reader, others)
    why: list[EntryOut] = [entry_out(entry) for each in others for entry in entries.get(each, [])]
    known = call.parts.directory
    return MeetingOut(
        id=row.id,
        state=row.state,
        starts=row.starts,
        ends=row.ends,
        room_opens=row.starts - OPENS_BEFORE,
        room_closes=row.ends + CLOSES_AFTER,
        people=[person_out(known.find(call.conference, p.participant), p.participant) for p in people],
        message=asked.message if asked else "",
        why=why,
        reason=row.reason,
        seconds=row.seconds,
        absent=[person.participant for person in people if person.absent],
        note=own.note,
        useful=own.useful,
        follow_ups=[
            FollowUpOut(kind=f.kind, proposed_by_me=f.proposed_by == me, agreed=f.confirmed_by is not None)
            for f in agreed
        ],
        version=row.version,
    )


async def _mine(reader: Reader, call: Call, meeting: UUID) -> MeetingOut:
    row, _ = await meetings.mine(reader, call.conference, meeting, call.who.me)
    return (await _shown(reader, call, [row]))[0]


@ROUTES.get("/meetings", who="participant")
async def list_my_meetings(call: Call) -> Page[MeetingOut]:
    """List my meetings in order."""
    async with call.read() as reader:
        rows = await stored.meetings_of(reader, call.conference, call.who.me)
        return Page(items=await _shown(reader, call, rows))


@ROUTES.get("/meetings/{meeting}", who="participant")
async def get_meeting(call: Call, meeting: UUID) -> MeetingOut:
    """Show one of my meetings."""
    async with call.read() as reader:
        return await _mine(reader, call, meeting)


@ROUTES.get("/meetings/{meeting}/free-slots", who="participant")
async def list_other_slots(call: Call, meeting: UUID) -> Page[SlotOut]:
    """List the coming times to which this meeting could be moved."""
    async with call.read() as reader:
        _, people = await meetings.mine(reader, call.conference, meeting, call.who.me)
    busy = await busy_times(call, people)
    async with call.read() as reader:
        free = await requests.free_slots(reader, call.conference, people, busy)
    return Page(items=[slot_out(row) for row in free])


@ROUTES.put(
    "/meetings/{meeting}/slot",
    who="participant",
    errors=(errors.MeetingClosed, errors.SlotTaken, errors.OrganiserSchedules),
)
async def move_meeting(call: Call, meeting: UUID, body: SlotChoice) -> MeetingOut:
    """Move my meeting to a time that is free for both."""
    async with call.read() as reader:
        _, people = await meetings.mine(reader, call.conference, meeting, call.who.me)
    busy = await busy_times(call, people)

    async def move(tx: Tx) -> MeetingOut:
        await meetings.move(tx, call.conference, meeting, call.who.me, body.slot, busy)
        return await _mine(tx, call, meeting)

    return await call.write(move)


@ROUTES.post("/meetings/{meeting}/cancellation", who="participant", errors=(errors.MeetingClosed,))
async def cancel_meeting(call: Call, meeting: UUID, body: CancelIn) -> MeetingOut:
    """Cancel my meeting, with a reason."""

    async def cancel(tx: Tx) -> MeetingOut:
        await meetings.cancel(tx, call.conference, meeting, call.who.me, body.reason)
        return await _mine(tx, call, meeting)

    return await call.write(cancel)


@ROUTES.put("/meetings/{meeting}/note", who="participant")
async def write_note(call: Call, meeting: UUID, body: NoteIn) -> None:
    """Keep a note for myself."""
    await call.write(lambda tx: meetings.keep(tx, call.conference, meeting, call.who.me, body.model_dump()))


@ROUTES.put("/meetings/{meeting}/feedback", who="participant")
async def give_feedback(call: Call, meeting: UUID, body: FeedbackIn) -> None:
    """Say what I thought of the meeting."""
    await call.write(lambda tx: meetings.keep(tx, call.conference, meeting, call.who.me, body.model_dump()))


@ROUTES.put("/meetings/{meeting}/follow-up", who="participant")
async def agree_follow_up(call: Call, meeting: UUID, body: FollowUpIn) -> MeetingOut:
    """Propose a next step, or confirm the other side's."""

    async def agree(tx: Tx) -> MeetingOut:
        await meetings.follow_up(tx, call.conference, meeting, call.who.me, body.kind)
        return await _mine(tx, call, meeting)

    return await call.write(agree)
