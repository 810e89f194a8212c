"""What courier plans when something happens, and what it does when a mail is due."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.courier import storage
from services.courier.domain import wait_before
from shared.events import Event
from shared.events.courier import AnnouncementMadeV1, MessageBouncedV1, MessageDeliveredV1
from shared.privacy import ErasureDoneV1
from shared.writer import Tx

REMINDER = timedelta(minutes=15)
MEETING_KINDS = ("meeting_scheduled", "meeting_moved", "meeting_reminder")


async def tell_meeting(
    tx: Tx,
    kind: str,
    *,
    conference: UUID,
    meeting: UUID,
    people: tuple[UUID, ...],
    version: int,
    starts: datetime | None = None,
    ends: datetime | None = None,
) -> None:
    """Plan the mails about a meeting's slot, with calendar file, and the reminder before it.

    An older version that arrives late plans nothing new: a later one already dropped or replaced it.
    """
    await storage.drop(tx, MEETING_KINDS, meeting)
    facts: dict[str, Any] = {"people": [str(each) for each in people]}
    if starts and ends:
        facts |= {"starts": starts.isoformat(), "ends": ends.isoformat()}
    for participant in people:
        to: dict[str, Any] = {
            "conference": conference,
            "participant": participant,
            "about": meeting,
            "sequence": version,
        }
        await storage.plan(tx, kind, facts=facts, **to)
        if starts and starts - REMINDER > tx.now:
            await storage.plan(tx, "meeting_reminder", facts=facts, due_at=starts - REMINDER, **to)


async def announce(
    tx: Tx,
    conference: UUID,
    author: UUID,
    *,
    segment: str,
    subject: str,
    text: str,
    by_mail: bool,
    recipients: list[UUID],
) -> UUID:
    """Tell a segment something: on their screens at once, and by mail if wanted."""
    values = {"conference": conference, "author": author, "segment": segment, "subject": subject}
    made = await storage.announce(tx, {**values, "text": text, "by_mail": by_mail})
    tx.say(AnnouncementMadeV1(announcement=made, segment=segment), conference=conference, entity=made)
    frame = {"id": made, "subject": subject, "text": text, "segment": segment, "at": tx.now}
    topics = ["conference"] if segment == "everybody" else [f"participant.{each}" for each in recipients]
    for topic in topics:
        tx.show(topic, "announcement.made", frame, conference=conference, entity=made)
    for participant in recipients if by_mail else []:
        await storage.plan(tx, "announcement", conference=conference, participant=participant, about=made)
    return made


async def delivered(tx: Tx, delivery: Any, outcome: str) -> None:
    """Note what became of a mail."""
    if await storage.settle(tx, delivery.id, outcome):
        happened: Event | None = None
        if outcome == "delivered":
            happened = MessageDeliveredV1(delivery=delivery.id, purpose=delivery.kind)
        elif outcome == "bounced":
            happened = MessageBouncedV1(delivery=delivery.id, purpose=delivery.kind)
        if happened:
            tx.say(happened, conference=delivery.conference, entity=delivery.id)


async def erased(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Say that nothing about a participant is left."""
    await storage.is_erased(tx, participant)
    done = ErasureDoneV1(participant=participant, service=tx.service)
    tx.say(done, conference=conference, entity=participant)


async def not_delivered(tx: Tx, delivery: Any) -> None:
    """Try a mail again later, or give it up."""
    wait = wait_before(delivery.attempts)
    if wait is None:
        await delivered(tx, delivery, "bounced")
    else:
        await storage.put_off(tx, delivery.id, wait)
