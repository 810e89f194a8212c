"""Meeting requests over HTTP."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.api.models import AcceptIn, DeclineIn, RequestIn, RequestOut, SlotChoice, person_out
from services.networking.api.people import slot_out
from services.networking.api.routes import ROUTES, busy_times
from services.networking.domain.meetings.states import may_answer
from services.networking.storage import meetings, profiles
from services.networking.usecases import errors, requests, suggestions
from shared.http import Call, Page
from shared.problems import NotFound
from shared.writer import Reader, Tx


async def _shown(reader: Reader, call: Call, rows: list[sa.Row[Any]]) -> list[RequestOut]:
    me = call.who.me
    slots = {row.id: row for row in await profiles.all_slots(reader, call.conference)}
    found = []
    for row in rows:
        other = row.receiver if row.sender == me else row.sender
        met = await meetings.meeting_by_request(reader, row.id)
        asks = row.countered_by == row.sender
        found.append(
            RequestOut(
                id=row.id,
                state=row.state,
                sent_by_me=row.sender == me,
                my_turn=may_answer(row.state, row.sender == me, countered_by_asker=asks),
                other=person_out(call.parts.directory.find(call.conference, other), other),
                message=row.message,
                proposed=slot_out(slots[row.proposed_slot]) if row.proposed_slot else None,
                reason=row.reason,
                priority=row.priority,
                meeting=met.id if met else None,
                unplaced=row.unplaced,
                created_at=row.created_at,
                expires_at=row.expires_at,
                version=row.version,
            )
        )
    return found


async def _one(reader: Reader, call: Call, request: UUID) -> RequestOut:
    row = await meetings.request_of(reader, call.conference, request)
    if row is None or call.who.participant not in (row.sender, row.receiver):
        raise NotFound
    return (await _shown(reader, call, [row]))[0]


async def _other(call: Call, request: UUID) -> list[UUID]:
    async with call.read() as reader:
        row = await meetings.request_of(reader, call.conference, request)
    return [row.sender, row.receiver] if row else []


@ROUTES.get("/meeting-requests", who="participant")
async def list_requests(call: Call) -> Page[RequestOut]:
    """List my requests, sent and received, newest first."""
    async with call.read() as reader:
        rows = await meetings.requests_of(reader, call.conference, call.who.me)
        return Page(items=await _shown(reader, call, rows))


@ROUTES.post(
    "/meeting-requests",
    who="participant",
    status=201,
    creates=True,
    errors=(
        errors.OptInFirst,
        errors.NotOptedIn,
        errors.TooManyPending,
        errors.AlreadyAsked,
        errors.SlotTaken,
        errors.KeptApart,
    ),
)
async def ask_for_meeting(call: Call, body: RequestIn) -> RequestOut:
    """Ask somebody for a meeting; a pending request holds nothing."""
    busy = await busy_times(call, [call.who.me, body.receiver])
    find = call.parts.directory.find

    async def ask(tx: Tx) -> RequestOut:
        pair = [find(call.conference, each) for each in (call.who.me, body.receiver)]
        await suggestions.require_permitted(tx, call.conference, *pair)
        wish = (body.message, body.slot, busy, body.priority)
        made = await requests.ask(tx, call.conference, call.who.me, body.receiver, *wish)
        return await _one(tx, call, made)

    return await call.write(ask)


@ROUTES.post(
    "/meeting-requests/{request}/acceptance",
    who="participant",
    errors=(errors.RequestClosed, errors.SlotTaken, errors.SlotNeeded, errors.OrganiserSchedules),
)
async def accept_request(call: Call, request: UUID, body: AcceptIn) -> RequestOut:
    """Accept by choosing a time that is free for both; the loser of a race gets the next best times.

    Where the organiser schedules, accept without a time.
    """
    busy = await busy_times(call, await _other(call, request))

    async def accept(tx: Tx) -> RequestOut:
        await requests.accept(tx, call.conference, request, call.who.me, body.slot, busy, body.priority)
        return await _one(tx, call, request)

    return await call.write(accept)


@ROUTES.post(
    "/meeting-requests/{request}/counter", who="participant", errors=(errors.RequestClosed, errors.TooManyRounds)
)
async def counter_request(call: Call, request: UUID, body: SlotChoice) -> RequestOut:
    """Propose another time."""

    async def counter(tx: Tx) -> RequestOut:
        await requests.counter(tx, call.conference, request, call.who.me, body.slot)
        return await _one(tx, call, request)

    return await call.write(counter)


@ROUTES.post("/meeting-requests/{request}/refusal", who="participant", errors=(errors.RequestClosed,))
async def decline_request(call: Call, request: UUID, body: DeclineIn) -> RequestOut:
    """Decline, with a reason."""

    async def decline(tx: Tx) -> RequestOut:
        await requests.decline(tx, call.conference, request, call.who.me, body.reason)
        return await _one(tx, call, request)

    return await call.write(decline)


@ROUTES.delete("/meeting-requests/{request}", who="participant", errors=(errors.RequestClosed,))
async def withdraw_request(call: Call, request: UUID) -> None:
    """Take my request back, or a wish of mine that has no time yet."""
    await call.write(lambda tx: requests.withdraw(tx, call.conference, request, call.who.me))
