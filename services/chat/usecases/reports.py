"""Reports: somebody asks the organisers to look at a message; they decide."""

from typing import Any, Literal
from uuid import UUID

import sqlalchemy as sa

from services.chat.errors import AlreadyReported, AlreadyResolved
from services.chat.models import ReportedOut
from services.chat.storage import reports
from services.chat.usecases import channels
from shared.events.chat import MessageReportedV1, ReportResolvedV1
from shared.ids import new_id
from shared.problems import NotFound, Stale
from shared.writer import Tx


async def report(tx: Tx, conference: UUID, message: sa.Row[Any], reporter: UUID, reason: str) -> ReportedOut:
    """Report a message.

    Raises:
        AlreadyReported: by the same person.
        NotFound: it was removed meanwhile.
    """
    if message.removed_at is not None:
        raise NotFound
    made = {"id": new_id(), "conference": conference, "message": message.id, "channel": message.channel}
    made |= {"author": message.sender, "reporter": reporter, "text": message.text, "reason": reason}
    if not await reports.add(tx, {**made, "reported_at": tx.now, "version": 1}):
        raise AlreadyReported
    said = MessageReportedV1(report=made["id"], message=message.id)
    tx.say(said, conference=conference, entity=made["id"])
    return ReportedOut(id=made["id"])


async def resolve(
    tx: Tx, conference: UUID, report: UUID, version: int, resolution: Literal["removed", "dismissed"], by: UUID | None
) -> sa.Row[Any]:
    """Decide on a report; ``removed`` removes the message.

    Raises:
        AlreadyResolved: another organiser decided before.
        Stale: it changed meanwhile.
    """
    found = await reports.find(tx, conference, report)
    if found is None:
        raise NotFound
    if found.resolution is not None:
        raise AlreadyResolved
    if not await reports.resolve(tx, report, version, resolution, by):
        raise Stale
    if resolution == "removed":
        await channels.remove(tx, conference, found.message, by, moderates=True)
    said = ReportResolvedV1(report=report, resolution=resolution)
    tx.say(said, conference=conference, entity=report, version=version + 1)
    decided = await reports.find(tx, conference, report)
    assert decided is not None
    return decided
