"""The life of a meeting request: asked, countered, accepted, declined, withdrawn, expired."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.domain.meetings.states import ROUNDS, RequestState, may_answer
from services.networking.storage import meetings, profiles
from services.networking.usecases import errors
from services.networking.usecases.scheduling import schedule
from shared.events.networking import MeetingRequestClosedV1, MeetingRequestedV1
from shared.problems import Forbidden, NotFound
from shared.questions import Interval
from shared.writer import Reader, Tx


@dataclass(frozen=True)
class Busy:
    """What programme says of the people's own sessions, by person."""

    intervals: dict[UUID, Sequence[Interval]] = field(default_factory=dict)

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
    tx: Tx, conference: UUID, sender: UUID, receiver: UUID, message: str, slot: UUID | None, busy: Busy
) -> UUID:
    """Ask for a meeting; it holds nothing. A crossed request is an acceptance where it names a free time.

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
    crossed = await meetings.open_between(tx, conference, sender, receiver)
    if crossed is not None:
        wanted = slot or crossed.proposed_slot
        if crossed.sender == sender or crossed.state != RequestState.REQUESTED or wanted is None:
            raise errors.AlreadyAsked
        await accept(tx, conference, crossed.id, sender, wanted, busy)
        return UUID(str(crossed.id))
    settings = await profiles.settings(tx, conference)
    if await meetings.pending_of(tx, sender) >= settings.pending_cap:
        raise errors.TooManyPending
    values = {"conference": conference, "sender": sender, "receiver": receiver, "message": message}
    values |= {"state": RequestState.REQUESTED, "proposed_slot": slot}
    expires = tx.now + timedelta(hours=settings.request_hours)
    made = await meetings.add_request(tx, {**values, "expires_at": expires})
    if made is None:
        raise errors.AlreadyAsked
    event = MeetingRequestedV1(request=made, sender=sender, receiver=receiver)
    tx.say(event, conference=conference, entity=made)
    return made


async def accept(tx: Tx, conference: UUID, request: UUID, who: UUID, slot: UUID, busy: Busy) -> UUID:
    """Accept by choosing a time that is free for both; the database decides who was first.

    Raises:
        RequestClosed, Forbidden, SlotTaken (with ``alternatives``).
    """
    found = await _open(tx, conference, request, who)
    if not may_answer(found.state, found.sender == who, countered_by_asker=found.countered_by == found.sender):
        raise Forbidden("The other side has to answer.")
    people = [found.sender, found.receiver]
    if not await meetings.change_request(tx, found, {"state": RequestState.ACCEPTED}):
        raise errors.RequestClosed
    return await schedule(tx, conference, people, slot, busy, request=request)


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
    """Take one's own request back.

    Raises:
        RequestClosed, Forbidden.
    """
    found = await _open(tx, conference, request, who)
    if found.sender != who:
        raise Forbidden("Only who asked can withdraw the request.")
    await _close(tx, found, RequestState.WITHDRAWN)


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
    tx: Tx, found: sa.Row[Any], state: RequestState, reason: str | None = None, *, or_refuse: bool = True
) -> None:
    if not await meetings.change_request(tx, found, {"state": state, "reason": reason}):
        if or_refuse:
            raise errors.RequestClosed
        return
    people = {"sender": found.sender, "receiver": found.receiver}
    event = MeetingRequestClosedV1(request=found.id, outcome=state, **people)
    tx.say(event, conference=found.conference, entity=found.id, version=found.version + 1)
