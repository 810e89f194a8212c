"""Reports of messages, and what the organisers decide."""

from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
from pydantic import Field

from services.chat import domain
from services.chat.api.channels import rights
from services.chat.api.routes import ROUTES, following, somebody
from services.chat.errors import AlreadyReported, AlreadyResolved
from services.chat.models import ReportedOut, ReportIn, ReportOut, ResolutionIn
from services.chat.storage import messages, reports
from services.chat.usecases import reports as usecases
from shared.http import Call, Page
from shared.problems import NotFound

Limit = Annotated[int, Field(ge=1, le=100)]


@ROUTES.post(
    "/messages/{message}/reports",
    who="participant",
    status=201,
    creates=True,
    errors=(AlreadyReported,),
    rate="20/minute",
)
async def report_message(call: Call, message: UUID, body: ReportIn) -> ReportedOut:
    """Report a message to the organisers."""
    async with call.read() as reader:
        found = await messages.find(reader, call.conference, message)
    if found is None:
        raise NotFound
    me = call.who.me
    if domain.partner(found.channel, me) is None:
        await rights(call, found.channel, "read")
    return await call.write(lambda tx: usecases.report(tx, call.conference, found, me, body.reason))


@ROUTES.get("/reports", who="organiser")
async def list_reports(
    call: Call, resolved: bool = False, after: UUID | None = None, limit: Limit = 25
) -> Page[ReportOut]:
    """List the reports that wait for a decision, or those decided, the newest first."""
    async with call.read() as reader:
        rows = await reports.page(reader, call.conference, resolved=resolved, before=after, limit=limit)
    return Page(items=[_show(call, row) for row in rows], next=following(rows, limit))


@ROUTES.put("/reports/{report}", who="organiser", edits=True, errors=(AlreadyResolved,))
async def resolve_report(call: Call, report: UUID, body: ResolutionIn) -> ReportOut:
    """Decide on a report: remove the message, or let it stand."""
    by, version, resolution = call.who.participant, call.version(), body.resolution
    row = await call.write(lambda tx: usecases.resolve(tx, call.conference, report, version, resolution, by))
    return _show(call, row)


def _show(call: Call, row: sa.Row[Any]) -> ReportOut:
    values = dict(row._mapping)
    for name in ("author", "reporter", "resolved_by"):
        values[name] = somebody(call.parts, call.conference, values[name]) if values[name] else None
    return ReportOut.model_validate(values)
