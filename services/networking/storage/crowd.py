"""Reading all that the two engines know about people, a conference at a time or some people of it."""

from collections import defaultdict
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.domain.meetings.states import OPEN, MeetingState, RequestState
from services.networking.storage.tables import (
    Block,
    Booking,
    Entry,
    Meeting,
    Person,
    Profile,
    Request,
    Slot,
    Unavailable,
    Verdict,
)
from shared.database import table
from shared.writer import Reader

profile, entry, unavailable, slot = table(Profile), table(Entry), table(Unavailable), table(Slot)
request, meeting, person, booking = table(Request), table(Meeting), table(Person), table(Booking)
verdict, block = table(Verdict), table(Block)

MANY = 500
"""Above as many people a query for everybody is the better one."""

Some = list[UUID] | None
"""Some people, or None for everybody."""


def _of(column: sa.ColumnElement[UUID], some: Some) -> sa.ColumnElement[bool]:
    return sa.true() if some is None else column.in_(some)


async def profiles(reader: Reader, conference: UUID, some: Some = None) -> list[sa.Row[Any]]:
    """List profiles."""
    return await reader.all(
        sa.select(profile).where(profile.c.conference == conference, _of(profile.c.participant, some))
    )


async def entries(reader: Reader, conference: UUID, some: Some = None) -> dict[UUID, list[sa.Row[Any]]]:
    """List offers and needs by person."""
    wanted = sa.select(entry).where(entry.c.conference == conference, _of(entry.c.participant, some))
    return _by(await reader.all(wanted.order_by(entry.c.id)), "participant")


async def taken_slots(reader: Reader, conference: UUID, some: Some = None) -> dict[UUID, set[UUID]]:
    """Return the slots that each person blocked or has a meeting in."""
    here = sa.select(slot.c.id).where(slot.c.conference == conference)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for owned in (unavailable, booking):
        wanted = sa.select(owned.c.participant, owned.c.slot)
        wanted = wanted.where(owned.c.slot.in_(here), _of(owned.c.participant, some))
        for row in await reader.all(wanted):
            found[row.participant].add(row.slot)
    return found


async def unavailable_slots(reader: Reader, conference: UUID, some: Some = None) -> dict[UUID, set[UUID]]:
    """Return the slots that each person blocked."""
    here = sa.select(slot.c.id).where(slot.c.conference == conference)
    wanted = sa.select(unavailable).where(unavailable.c.slot.in_(here), _of(unavailable.c.participant, some))
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await reader.all(wanted):
        found[row.participant].add(row.slot)
    return found


async def verdicts(reader: Reader, conference: UUID, some: Some = None) -> dict[UUID, list[sa.Row[Any]]]:
    """List what people said about suggestions, by person."""
    wanted = sa.select(verdict).where(verdict.c.conference == conference, _of(verdict.c.participant, some))
    return _by(await reader.all(wanted.order_by(verdict.c.about)), "participant")


async def blocks(reader: Reader, conference: UUID, some: Some = None) -> dict[UUID, set[UUID]]:
    """Return whom each person blocked."""
    wanted = sa.select(block).where(block.c.conference == conference, _of(block.c.participant, some))
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await reader.all(wanted):
        found[row.participant].add(row.blocked)
    return found


async def pending(reader: Reader, conference: UUID, some: Some = None) -> dict[UUID, int]:
    """Count the open requests that wait for each person."""
    wanted = sa.select(request.c.receiver, sa.func.count().label("number")).where(
        request.c.conference == conference, request.c.state.in_(OPEN), _of(request.c.receiver, some)
    )
    return {row.receiver: int(row.number) for row in await reader.all(wanted.group_by(request.c.receiver))}


async def asked(reader: Reader, conference: UUID) -> dict[UUID, tuple[int, int]]:
    """Count the requests that each person sent and received."""
    found: dict[UUID, list[int]] = defaultdict(lambda: [0, 0])
    for place, column in enumerate((request.c.sender, request.c.receiver)):
        wanted = sa.select(column.label("who"), sa.func.count().label("number"))
        for row in await reader.all(wanted.where(request.c.conference == conference).group_by(column)):
            found[row.who][place] += int(row.number)
    return {who: (sent, received) for who, (sent, received) in found.items()}


async def contacts(reader: Reader, conference: UUID, some: Some = None) -> dict[UUID, set[UUID]]:
    """Return with whom each person is in contact: a request that is open, accepted or was declined by one of them."""
    known = (*OPEN, RequestState.ACCEPTED, RequestState.DECLINED)
    mine = sa.true() if some is None else sa.or_(request.c.sender.in_(some), request.c.receiver.in_(some))
    wanted = sa.select(request.c.sender, request.c.receiver)
    wanted = wanted.where(request.c.conference == conference, request.c.state.in_(known), mine)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await reader.all(wanted):
        found[row.sender].add(row.receiver)
        found[row.receiver].add(row.sender)
    return found


async def held(reader: Reader, conference: UUID, some: Some = None) -> dict[UUID, list[sa.Row[Any]]]:
    """List the meetings (slot) that each person has had, for the limits."""
    wanted = sa.select(person.c.participant, meeting.c.slot, meeting.c.starts)
    wanted = wanted.join(meeting, meeting.c.id == person.c.meeting)
    past = sa.or_(meeting.c.state == MeetingState.HELD, meeting.c.starts <= reader.now)
    alive = meeting.c.state.in_((MeetingState.HELD, MeetingState.SCHEDULED))
    wanted = wanted.where(meeting.c.conference == conference, past, alive, _of(person.c.participant, some))
    return _by(await reader.all(wanted), "participant")


def _by(rows: list[sa.Row[Any]], column: str) -> dict[UUID, list[sa.Row[Any]]]:
    found: dict[UUID, list[sa.Row[Any]]] = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(row)
    return found
