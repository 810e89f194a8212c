"""The life of a meeting request: asked, countered, accepted, declined, withdrawn, expired."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.domain.meetings.states import OPEN, ROUNDS, RequestState, may_answer
from services.networking.domain.meetings.timetables import Mode
from services.networking.storage import meetings, profiles, schedules
from services.networking.usecases import errors
from services.networking.usecases.scheduling import schedule
from shared.events.networking import MeetingRequestClosedV1, MeetingRequestedV1
from shared.problems import Forbidden, NotFound
from shared.questions import Interval
from shared.writer import Reader, Tx


@dataclass(frozen=True)
class Busy:
    """What programme says of the people's own sessions, by person."""

    intervals: Mapping[UUID, Sequence[Interval]] = field(default_factory=dict)

    def takes(self, slot: sa.Row[Any]) -> bool:
        """Tell whether anybody is in a session during a slot."""
        return any(
            each.starts < slot.ends and slot.starts < each.ends for found in self.intervals.values() for each in found
        )


async def free_slots(reader: Reader, conference: UUID, people: list[UUID], busy: Busy) -> list[sa.Row[Any]]:
    """List the coming slots that are free for everybody."""
    taken = await meetings.taken(reader, people)
    found = await profiles.free_slots(reader, conference, taken, reader.now, people)
    return [slot for slot in found if not busy.takes(slot)]


async def ask(
    tx: Tx,
    conference: UUID,
    sender: UUID,
    receiver: UUID,
    message: str,
    slot: UUID | None,
    busy: Busy,
    priority: int = 2,
) -> UUID:
    """Ask for a meeting; it holds nothing. A crossed request is an acceptance where it needs or names a time.

    Raises:
        OptInFirst, NotOptedIn, TooManyPending, AlreadyAsked, NotFound, Forbidden.
    """
    if sender == receiver:
        raise Forbidden("Ask somebody else than yourself.")
    for person, refusal in ((sender, errors.OptInFirst), (receiver, errors.NotOptedIn)):
        found = await profiles.profile_of(tx, conference, person)
        if found is None or not found.opted_in:
            raise refusal
    if slot is not None and await profiles.slot_of(tx, conference, slot) is None:
        raise NotFound("There is no such slot.")
    settings = await profiles.settings(tx, conference)
    crossed = await meetings.open_between(tx, conference, sender, receiver)
    if crossed is not None:
        wanted = None if settings.mode == Mode.ORGANISER else slot or crossed.proposed_slot
        timeless = wanted is None and settings.mode == Mode.PEOPLE
        if crossed.sender == sender or crossed.state != RequestState.REQUESTED or timeless:
            raise errors.AlreadyAsked
        await accept(tx, conference, crossed.id, sender, wanted, busy, priority)
        return UUID(str(crossed.id))
    if await meetings.pending_of(tx, sender) >= settings.pending_cap:
        raise errors.TooManyPending
    values = {"conference": conference, "sender": sender, "receiver": receiver, "message": message}
    values |= {"state": RequestState.REQUESTED, "proposed_slot": slot, "priority": priority}
    expires = tx.now + timedelta(hours=settings.request_hours)
    made = await meetings.add_request(tx, {**values, "expires_at": expires})
    if made is None:
        raise errors.AlreadyAsked
    event = MeetingRequestedV1(request=made, sender=sender, receiver=receiver)
    tx.say(event, conference=conference, entity=made)
    return made


async def accept(
    tx: Tx, conference: UUID, request: UUID, who: UUID, slot: UUID | None, busy: Busy, priority: int = 2
) -> None:
    """Accept by choosing a time that is free for both (the database decides who was first), or without one.

    Without a time it is a wish that the organiser's next schedule places; the higher priority of the two counts.

    Raises:
        RequestClosed, Forbidden, SlotTaken (with ``alternatives``), SlotNeeded, OrganiserSchedules.
    """
    mode = (await profiles.settings(tx, conference)).mode
    if slot is None and mode == Mode.PEOPLE:
        raise errors.SlotNeeded
    if slot is not None and mode == Mode.ORGANISER:
        raise errors.OrganiserSchedules
    found = await _open(tx, conference, request, who)
    if not may_answer(found.state, found.sender == who, countered_by_asker=found.countered_by == found.sender):
        raise Forbidden("The other side has to answer.")
    people = [found.sender, found.receiver]
    values = {"state": RequestState.ACCEPTED, "priority": min(found.priority, priority)}
    if not await meetings.change_request(tx, found, values):
        raise errors.RequestClosed
    if slot is not None:
        await schedule(tx, conference, people, slot, busy, request=request)
        return
    event = MeetingRequestClosedV1(
        request=request, outcome=RequestState.ACCEPTED, sender=found.sender, receiver=found.receiver
    )
    tx.say(event, conference=conference, entity=request, version=found.version + 1)


async def counter(tx: Tx, conference: UUID, request: UUID, who: UUID, slot: UUID) -> None:
    """Propose another time; nothing is held.

    Raises:
        RequestClosed, Forbidden, TooManyRounds, NotFound.
    """
    found = await _open(tx, conference, request, who)
    if not may_answer(found.state, found.sender == who, countered_by_asker=found.countered_by == found.sender):
        raise Forbidden("The other side has to answer.")
    if found.rounds >= ROUNDS:
        raise errors.TooManyRounds
    if await profiles.slot_of(tx, conference, slot) is None:
        raise NotFound("There is no such slot.")
    values = {"state": RequestState.COUNTERED, "countered_by": who, "proposed_slot": slot, "rounds": found.rounds + 1}
    if not await meetings.change_request(tx, found, values):
        raise errors.RequestClosed
    other = found.receiver if who == found.sender else found.sender
    event = MeetingRequestedV1(request=request, sender=who, receiver=other)
    tx.say(event, conference=conference, entity=request, version=found.version + 1)


async def decline(tx: Tx, conference: UUID, request: UUID, who: UUID, reason: str) -> None:
    """Say no, with a reason.

    Raises:
        RequestClosed, Forbidden.
    """
    found = await _open(tx, conference, request, who)
    if not may_answer(found.state, found.sender == who, countered_by_asker=found.countered_by == found.sender):
        raise Forbidden("You sent this request: withdraw it instead.")
    await _close(tx, found, RequestState.DECLINED, reason)


async def withdraw(tx: Tx, conference: UUID, request: UUID, who: UUID) -> None:
    """Take one's own request back; a wish that has no time yet can be taken back by either side.

    Raises:
        RequestClosed, Forbidden.
    """
    wish = next((row for row in await schedules.wishes(tx, conference) if row.id == request), None)
    if wish is not None and who in (wish.sender, wish.receiver):
        await _close(tx, wish, RequestState.WITHDRAWN, of=(RequestState.ACCEPTED,))
        return
    found = await _open(tx, conference, request, who)
    if found.sender != who:
        raise Forbidden("Only who asked can withdraw the request.")
    await _close(tx, found, RequestState.WITHDRAWN)


async def drop_wishes_of(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Take the wishes of somebody who leaves out of the next schedule."""
    for wish in await schedules.wishes(tx, conference):
        if participant in (wish.sender, wish.receiver):
            await _close(tx, wish, RequestState.WITHDRAWN, of=(RequestState.ACCEPTED,), or_refuse=False)


async def expire(tx: Tx) -> int:
    """Close the requests whose time is over; the clock is one more actor in the same race."""
    overdue = await meetings.overdue_requests(tx)
    for found in overdue:
        await _close(tx, found, RequestState.EXPIRED, or_refuse=False)
    return len(overdue)


async def _open(tx: Tx, conference: UUID, request: UUID, who: UUID) -> sa.Row[Any]:
    found = await meetings.request_of(tx, conference, request)
    if found is None or who not in (found.sender, found.receiver):
        raise NotFound
    if found.state not in (RequestState.REQUESTED, RequestState.COUNTERED) or found.expires_at <= tx.now:
        raise errors.RequestClosed(state=found.state)
    return found


async def _close(
    tx: Tx,
    found: sa.Row[Any],
    state: RequestState,
    reason: str | None = None,
    *,
    or_refuse: bool = True,
    of: Sequence[RequestState] = OPEN,
) -> None:
    if not await meetings.change_request(tx, found, {"state": state, "reason": reason}, of):
        if or_refuse:
            raise errors.RequestClosed
        return
    people = {"sender": found.sender, "receiver": found.receiver}
    event = MeetingRequestClosedV1(request=found.id, outcome=state, **people)
    tx.say(event, conference=found.conference, entity=found.id, version=found.version + 1)
