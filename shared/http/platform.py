"""What every service answers besides its own operations: its dead letters."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from pydantic import BaseModel

from shared.declarations import Service
from shared.http.call import Call
from shared.http.operation import Operation, Page, Routes
from shared.inbox import CannotPass

ROUTES = Routes("platform")


class DeadLetter(BaseModel):
    """An event that could not take effect, and why."""

    event_id: UUID
    subject: str
    reason: str
    at: datetime


@ROUTES.get("/dead-letters", who="administrator", scope="installation")
async def list_dead_letters(call: Call) -> Page[DeadLetter]:
    """List the events that could not take effect here, oldest first."""
    dead = call.parts.service.ledger.dead_letter
    async with call.read() as reader:
        rows = await reader.all(sa.select(dead).order_by(dead.c.at).limit(1000))
    return Page(items=[DeadLetter(event_id=r.event_id, subject=r.subject, reason=r.reason, at=r.at) for r in rows])


class DeadLetterCount(BaseModel):
    """How many events of a conference could not take effect, and since when."""

    count: int
    since: datetime | None


@ROUTES.get("/dead-letters", who="organiser")
async def count_dead_letters(call: Call) -> DeadLetterCount:
    """Count the conference's events that could not take effect here; what they hold is for administrators."""
    dead = call.parts.service.ledger.dead_letter
    wanted = sa.select(sa.func.count().label("number"), sa.func.min(dead.c.at, type_=dead.c.at.type).label("since"))
    async with call.read() as reader:
        row = (await reader.execute(wanted.where(dead.c.subject.startswith(f"events.{call.conference}.")))).one()
    return DeadLetterCount(count=row.number, since=row.since)


@ROUTES.post("/dead-letters/{event_id}/replay", who="administrator", scope="installation", errors=(CannotPass,))
async def replay_dead_letter(call: Call, event_id: UUID) -> None:
    """Let a dead letter take effect after its cause was mended."""
    await call.parts.inbox.replay(event_id)


def operations(service: Service) -> list[Operation]:
    """List all operations of a service."""
    return [*service.routes.operations, *ROUTES.operations]
