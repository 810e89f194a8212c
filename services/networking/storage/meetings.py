"""Requests, meetings, bookings, stays, follow-ups."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.domain.meetings.states import OPEN, MeetingState, RequestState
from services.networking.domain.meetings.timetables import UNPLACED
from services.networking.storage.tables import Booking, FollowUp, Meeting, Person, Request, Stay
from shared.database import table
from shared.ids import new_id
from shared.writer import Reader, Tx

request, meeting, person = table(Request), table(Meeting), table(Person)
booking, stay, follow_up = table(Booking), table(Stay), table(FollowUp)
PAIR = "uq_meeting_request_open_pair"


async def add_request(tx: Tx, values: dict[str, Any]) -> UUID | None:
    """Store a request; None when the pair has an open one."""
    made = new_id()
    first, second = sorted((values["sender"], values["receiver"]))
    row = {"id": made, "first": first, "second": second, "rounds": 0, "version": 1, "created_at": tx.now}
    return made if await tx.insert_once(request, **row, **values) else None


async def request_of(reader: Reader, conference: UUID, request_id: UUID) -> sa.Row[Any] | None:
    """Find a request."""
    return await reader.one(sa.select(request).where(request.c.conference == conference, request.c.id == request_id))


async def open_between(reader: Reader, conference: UUID, one: UUID, other: UUID) -> sa.Row[Any] | None:
    """Find the open request of a pair."""
    first, second = sorted((one, other))
    pair = sa.and_(request.c.conference == conference, request.c.first == first, request.c.second == second)
    return await reader.one(sa.select(request).where(pair, request.c.state.in_(OPEN)))


async def change_request(tx: Tx, found: sa.Row[Any], values: dict[str, Any], of: Sequence[RequestState] = OPEN) -> bool:
    """Change a request in one of some states; False when somebody was faster."""
    same = sa.and_(request.c.id == found.id, request.c.version == found.version, request.c.state.in_(of))
    return (await tx.execute(sa.update(request).where(same).values(**values, version=found.version + 1))).rowcount == 1


async def pending_of(reader: Reader, sender: UUID) -> int:
    """Count somebody's own open requests."""
    mine = sa.and_(request.c.sender == sender, request.c.state.in_(OPEN))
    return int(await reader.scalar(sa.select(sa.func.count()).select_from(request).where(mine)) or 0)


async def requests_of(reader: Reader, conference: UUID, participant: UUID) -> list[sa.Row[Any]]:
    """List somebody's requests, sent and received, newest first."""
    mine = sa.or_(request.c.sender == participant, request.c.receiver == participant)
    wanted = sa.select(request).where(request.c.conference == conference, mine).order_by(request.c.id.desc())
    return await reader.all(wanted.limit(500))


async def overdue_requests(reader: Reader) -> list[sa.Row[Any]]:
    """List open requests whose time is over."""
    late = sa.and_(request.c.state.in_(OPEN), request.c.expires_at <= reader.now)
    return await reader.all(sa.select(request).where(late).limit(200))


async def taken(reader: Reader, people: Iterable[UUID]) -> set[UUID]:
    """List the slots in which any of these people has a meeting."""
    wanted = sa.select(booking.c.slot).where(booking.c.participant.in_(list(people)))
    return {row.slot for row in await reader.all(wanted)}


async def add_meeting(tx: Tx, values: dict[str, Any], people: list[UUID]) -> UUID:
    """Store a meeting with its people; the slot is taken by :func:`book`."""
    made = new_id()
    row = {"id": made, "state": MeetingState.SCHEDULED, "seconds": 0, "room_open": False, "version": 1}
    await tx.execute(sa.insert(meeting).values(**row, **values))
    names = {"meeting": made, "conference": values["conference"], "note": "", "comment": "", "absent": False}
    await tx.execute(sa.insert(person), [{**names, "participant": each} for each in people])
    return made


async def book(tx: Tx, meeting_id: UUID, slot_id: UUID, people: list[UUID]) -> bool:
    """Take a slot for everybody; False when somebody has it taken already (the caller undoes the rest)."""
    for each in sorted(people):
        if not await tx.insert_once(booking, participant=each, slot=slot_id, meeting=meeting_id):
            return False
    return True


async def free(tx: Tx, meeting_id: UUID) -> None:
    """Give a meeting's slot back."""
    await tx.execute(sa.delete(booking).where(booking.c.meeting == meeting_id))


async def meeting_of(reader: Reader, conference: UUID, meeting_id: UUID) -> sa.Row[Any] | None:
    """Find a meeting."""
    return await reader.one(sa.select(meeting).where(meeting.c.conference == conference, meeting.c.id == meeting_id))


async def meeting_by_request(reader: Reader, request_id: UUID) -> sa.Row[Any] | None:
    """Find the meeting that a request led to; one that a schedule took off does not count."""
    taken_off = sa.and_(meeting.c.state == MeetingState.CANCELLED, meeting.c.reason == UNPLACED)
    mine = sa.and_(meeting.c.request == request_id, sa.not_(sa.func.coalesce(taken_off, sa.false())))
    return await reader.one(sa.select(meeting).where(mine))


async def change_meeting(tx: Tx, found: sa.Row[Any], values: dict[str, Any]) -> bool:
    """Change a meeting; False when somebody was faster."""
    same = sa.and_(meeting.c.id == found.id, meeting.c.version == found.version)
    return (await tx.execute(sa.update(meeting).where(same).values(**values, version=found.version + 1))).rowcount == 1


async def people_of(reader: Reader, meetings: Iterable[UUID]) -> dict[UUID, list[sa.Row[Any]]]:
    """List the people of meetings."""
    found: dict[UUID, list[sa.Row[Any]]] = {}
    wanted = sa.select(person).where(person.c.meeting.in_(list(meetings))).order_by(person.c.participant)
    for row in await reader.all(wanted):
        found.setdefault(row.meeting, []).append(row)
    return found


async def meetings_of(reader: Reader, conference: UUID, participant: UUID) -> list[sa.Row[Any]]:
    """List somebody's meetings in order."""
    mine = sa.select(person.c.meeting).where(person.c.participant == participant)
    wanted = sa.select(meeting).where(meeting.c.conference == conference, meeting.c.id.in_(mine))
    return await reader.all(wanted.order_by(meeting.c.starts))


async def set_person(tx: Tx, meeting_id: UUID, participant: UUID, values: dict[str, Any]) -> None:
    """Store what somebody keeps about a meeting."""
    mine = sa.and_(person.c.meeting == meeting_id, person.c.participant == participant)
    await tx.execute(sa.update(person).where(mine).values(**values))


async def windows(reader: Reader, before: timedelta, after: timedelta) -> list[tuple[sa.Row[Any], bool]]:
    """List meetings whose room should open (True) or close (False) now."""
    inside = sa.and_(meeting.c.starts <= reader.now + before, meeting.c.ends > reader.now - after)
    active = meeting.c.state.in_((MeetingState.SCHEDULED, MeetingState.HELD))
    opening = await reader.all(sa.select(meeting).where(meeting.c.room_open.is_(False), inside, active).limit(200))
    over = sa.or_(sa.not_(inside), sa.not_(active))
    closing = await reader.all(sa.select(meeting).where(meeting.c.room_open.is_(True), over).limit(200))
    return [*((row, True) for row in opening), *((row, False) for row in closing)]


async def awaited(reader: Reader, grace: timedelta) -> list[sa.Row[Any]]:
    """List meetings that should have begun long enough ago, and about which nothing is known yet."""
    late = sa.and_(meeting.c.state == MeetingState.SCHEDULED, meeting.c.starts <= reader.now - grace)
    return await reader.all(sa.select(meeting).where(late).limit(200))


async def enter(tx: Tx, meeting_id: UUID, participant: UUID, at: datetime) -> None:
    """Note that somebody came into the room."""
    await tx.insert_once(stay, meeting=meeting_id, participant=participant, entered_at=at, left_at=None)


async def leave(tx: Tx, meeting_id: UUID, participant: UUID, entered_at: datetime, left_at: datetime) -> None:
    """Note a whole stay."""
    await enter(tx, meeting_id, participant, entered_at)
    mine = sa.and_(stay.c.meeting == meeting_id, stay.c.participant == participant, stay.c.entered_at == entered_at)
    await tx.execute(sa.update(stay).where(mine).values(left_at=left_at))


async def stays(reader: Reader, meeting_id: UUID) -> list[sa.Row[Any]]:
    """List who was in a meeting's room and when."""
    return await reader.all(sa.select(stay).where(stay.c.meeting == meeting_id))


async def follow_ups(reader: Reader, meetings: Iterable[UUID]) -> dict[UUID, list[sa.Row[Any]]]:
    """List what was agreed after meetings."""
    found: dict[UUID, list[sa.Row[Any]]] = {}
    for row in await reader.all(sa.select(follow_up).where(follow_up.c.meeting.in_(list(meetings)))):
        found.setdefault(row.meeting, []).append(row)
    return found


async def propose_follow_up(tx: Tx, conference: UUID, meeting_id: UUID, kind: str, by: UUID) -> None:
    """Propose, or confirm what the other side proposed."""
    values = {"meeting": meeting_id, "kind": kind, "conference": conference, "proposed_by": by, "at": tx.now}
    if not await tx.insert_once(follow_up, **values, confirmed_by=None):
        mine = sa.and_(follow_up.c.meeting == meeting_id, follow_up.c.kind == kind, follow_up.c.proposed_by != by)
        await tx.execute(sa.update(follow_up).where(mine).values(confirmed_by=by))


async def figures(reader: Reader, conference: UUID) -> dict[str, dict[str, int]]:
    """Count requests and meetings by state, and confirmed follow-ups by kind."""
    counted = {}
    for name, owned, column in (
        ("requests", request, request.c.state),
        ("meetings", meeting, meeting.c.state),
        ("follow_ups", follow_up, follow_up.c.kind),
    ):
        wanted = sa.select(column.label("key"), sa.func.count().label("number")).where(owned.c.conference == conference)
        if owned is follow_up:
            wanted = wanted.where(follow_up.c.confirmed_by.is_not(None))
        counted[name] = {str(row.key): int(row.number) for row in await reader.all(wanted.group_by(column))}
    return counted


async def no_shows(reader: Reader, conference: UUID) -> int:
    """Count the people who did not come to a meeting."""
    absent = sa.and_(person.c.conference == conference, person.c.absent.is_(True))
    return int(await reader.scalar(sa.select(sa.func.count()).select_from(person).where(absent)) or 0)


async def have_meetings(reader: Reader, conference: UUID) -> set[UUID]:
    """List everybody with a meeting that stands or took place."""
    standing = sa.select(meeting.c.id).where(
        meeting.c.conference == conference, meeting.c.state.in_((MeetingState.SCHEDULED, MeetingState.HELD))
    )
    wanted = sa.select(person.c.participant).where(person.c.meeting.in_(standing)).distinct()
    return {row.participant for row in await reader.all(wanted)}
