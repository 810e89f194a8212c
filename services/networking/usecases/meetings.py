"""The life of a meeting: moved, cancelled, its room open, held or missed, and what comes of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.domain.meetings.states import CLOSES_AFTER, GRACE, OPENS_BEFORE, MeetingState
from services.networking.domain.meetings.timetables import Mode
from services.networking.domain.meetings.together import seconds_together
from services.networking.storage import meetings, profiles
from services.networking.usecases import errors, scheduling
from services.networking.usecases.requests import Busy
from shared.access import NOTHING, Question, Rights, access_changed
from shared.events.networking import MeetingCancelledV1, MeetingHeldV1, MeetingMissedV1
from shared.problems import Forbidden, NotFound
from shared.writer import Reader, Tx


async def rights(reader: Reader, question: Question) -> Rights:
    """Decide who may use a meeting: its people; its room from five minutes before until ten after."""
    found = await meetings.meeting_of(reader, question.conference, question.id)
    if found is None or found.state == MeetingState.CANCELLED:
        return NOTHING
    people = (await meetings.people_of(reader, [found.id])).get(found.id, [])
    if question.participant not in {person.participant for person in people}:
        return NOTHING
    opens, closes = found.starts - OPENS_BEFORE, found.ends + CLOSES_AFTER
    is_open = opens <= reader.now < closes and found.state in (MeetingState.SCHEDULED, MeetingState.HELD)
    return Rights(read=True, write=True, publish=is_open, valid_until=closes if is_open else None)


async def mine(reader: Reader, conference: UUID, meeting: UUID, who: UUID) -> tuple[sa.Row[Any], list[UUID]]:
    """Return a meeting of one's own with its people.

    Raises:
        NotFound: there is none, or it is other people's.
    """
    found = await meetings.meeting_of(reader, conference, meeting)
    people = (await meetings.people_of(reader, [meeting])).get(meeting, [])
    ids = [person.participant for person in people]
    if found is None or who not in ids:
        raise NotFound
    return found, ids


async def move(tx: Tx, conference: UUID, meeting: UUID, who: UUID, slot: UUID, busy: Busy) -> None:
    """Give one's meeting another time that is free for both.

    Raises:
        MeetingClosed, SlotTaken, NotFound, OrganiserSchedules.
    """
    found, people = await mine(tx, conference, meeting, who)
    if found.state != MeetingState.SCHEDULED or found.starts <= tx.now:
        raise errors.MeetingClosed
    if (await profiles.settings(tx, conference)).mode == Mode.ORGANISER:
        raise errors.OrganiserSchedules
    await scheduling.move(tx, conference, found, people, slot, busy)


async def cancel(tx: Tx, conference: UUID, meeting: UUID, who: UUID, reason: str) -> None:
    """Cancel one's meeting; the time of everybody is free again.

    Raises:
        MeetingClosed, NotFound.
    """
    found, people = await mine(tx, conference, meeting, who)
    await _cancel(tx, found, people, who, reason)


async def _cancel(tx: Tx, found: sa.Row[Any], people: list[UUID], who: UUID | None, reason: str) -> None:
    if found.state != MeetingState.SCHEDULED:
        raise errors.MeetingClosed
    values = {"state": MeetingState.CANCELLED, "reason": reason, "cancelled_by": who, "room_open": False}
    if not await meetings.change_meeting(tx, found, values):
        raise errors.MeetingClosed
    await meetings.free(tx, found.id)
    event = MeetingCancelledV1(meeting=found.id, participants=tuple(people))
    tx.say(event, conference=found.conference, entity=found.id, version=found.version + 1)
    access_changed(tx, found.conference, f"meeting:{found.id}")


async def cancel_all_of(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Cancel what is still ahead of somebody who leaves."""
    for found in await meetings.meetings_of(tx, conference, participant):
        if found.state == MeetingState.SCHEDULED:
            people = (await meetings.people_of(tx, [found.id]))[found.id]
            await _cancel(tx, found, [person.participant for person in people], None, "left")


async def open_and_close_rooms(tx: Tx) -> int:
    """Tell rooms and chat when a meeting's room opens or closes."""
    changes = await meetings.windows(tx, OPENS_BEFORE, CLOSES_AFTER)
    for found, opens in changes:
        if await meetings.change_meeting(tx, found, {"room_open": opens}):
            access_changed(tx, found.conference, f"meeting:{found.id}")
    return len(changes)


async def entered(tx: Tx, conference: UUID, meeting: UUID, participant: UUID, at: datetime) -> None:
    """Somebody came into the room."""
    if await meetings.meeting_of(tx, conference, meeting):
        await meetings.enter(tx, meeting, participant, at)


async def left(
    tx: Tx, conference: UUID, meeting: UUID, participant: UUID, entered_at: datetime, left_at: datetime
) -> None:
    """Somebody left the room; a meeting whose people were together long enough was held."""
    found = await meetings.meeting_of(tx, conference, meeting)
    if found is None:
        return
    await meetings.leave(tx, meeting, participant, entered_at, left_at)
    await _settle(tx, found)


async def _settle(tx: Tx, found: sa.Row[Any]) -> None:
    people = [person.participant for person in (await meetings.people_of(tx, [found.id]))[found.id]]
    stays = [(s.participant, s.entered_at, s.left_at or tx.now) for s in await meetings.stays(tx, found.id)]
    seconds = seconds_together(stays, people)
    settings = await profiles.settings(tx, found.conference)
    grew = seconds > found.seconds and found.state in (MeetingState.SCHEDULED, MeetingState.HELD, MeetingState.MISSED)
    if not grew or seconds < settings.held_after_s:
        return
    if await meetings.change_meeting(tx, found, {"state": MeetingState.HELD, "seconds": seconds}):
        event = MeetingHeldV1(meeting=found.id, participants=tuple(people), seconds=seconds)
        tx.say(event, conference=found.conference, entity=found.id, version=found.version + 1)
    elif changed := await meetings.meeting_of(tx, found.conference, found.id):
        await _settle(tx, changed)  # the clock was faster


async def note_no_shows(tx: Tx) -> int:
    """Record meetings to which somebody did not come within the grace of five minutes; the slot is free again.

    A meeting to which all came, but for less time than counts, is missed with nobody absent once its room closes.
    """
    noted = 0
    for found in await meetings.awaited(tx, GRACE):
        people = [person.participant for person in (await meetings.people_of(tx, [found.id]))[found.id]]
        here = {stay.participant for stay in await meetings.stays(tx, found.id)}
        absent = [each for each in people if each not in here]
        if not absent and tx.now < found.ends + CLOSES_AFTER:
            continue
        noted += 1
        if not await meetings.change_meeting(tx, found, {"state": MeetingState.MISSED}):
            continue
        await meetings.free(tx, found.id)
        for each in absent:
            await meetings.set_person(tx, found.id, each, {"absent": True})
        event = MeetingMissedV1(meeting=found.id, participants=tuple(people), absent=tuple(absent))
        tx.say(event, conference=found.conference, entity=found.id, version=found.version + 1)
    return noted


async def keep(tx: Tx, conference: UUID, meeting: UUID, who: UUID, values: dict[str, Any]) -> None:
    """Store one's private note, or what one thought of the meeting."""
    await mine(tx, conference, meeting, who)
    await meetings.set_person(tx, meeting, who, values)


async def follow_up(tx: Tx, conference: UUID, meeting: UUID, who: UUID, kind: str) -> None:
    """Propose a next step after a meeting, or confirm what the other side proposed.

    Raises:
        Forbidden: the meeting was not held.
    """
    found, _ = await mine(tx, conference, meeting, who)
    if found.state != MeetingState.HELD:
        raise Forbidden("A next step is agreed after a meeting that was held.")
    await meetings.propose_follow_up(tx, conference, meeting, kind, who)
