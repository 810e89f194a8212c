"""Leads: what visitors leave at booths, field by field, and take back."""

from uuid import UUID

from aiohttp import web

from services.exhibition.api.routes import ROUTES, somebody
from services.exhibition.domain import in_order, leads_file
from services.exhibition.errors import NothingLeft
from services.exhibition.models import LeadIn, LeadOut, Made, MyLead, NoteIn, NoteOut, RatingIn
from services.exhibition.storage import booths, leads
from services.exhibition.storage.booths import Row
from services.exhibition.usecases import leads as usecases
from services.exhibition.usecases.access import staffed_by
from shared.http import Call, Page
from shared.problems import Unavailable
from shared.questions import MailAnswer, MailQuestion


@ROUTES.put("/booths/{booth}/lead", who="participant", errors=(NothingLeft, Unavailable), rate="30/minute")
async def leave_lead(call: Call, booth: UUID, body: LeadIn) -> MyLead:
    """Leave exactly these fields at a booth, as they are now; they take the place of what was left before."""
    values = await _values(call, body)
    row = await call.write(lambda tx: usecases.leave(tx, call.asker, booth, values))
    async with call.read() as reader:
        return _mine(row, await booths.find(reader, call.conference, booth))


async def _values(call: Call, body: LeadIn) -> dict[str, str]:
    """Return what the chosen fields hold; the address is asked for only where it was chosen."""
    me, fields = call.who.me, in_order(body.fields)
    person = somebody(call, me)
    held: dict[str, str] = {"message": body.message, **person.model_dump(exclude={"id", "picture"})}
    if "email" in fields:
        question = MailQuestion(conference=call.conference, participant=me)
        held["email"] = (await call.parts.bus.ask("registration.address.find.v1", question, MailAnswer)).email
    if missing := [field for field in fields if not held[field]]:
        places = [{"in": "body", "loc": field, "msg": "There is nothing in this field."} for field in missing]
        raise NothingLeft(errors=places)
    return {field: held[field] for field in fields}


@ROUTES.delete("/booths/{booth}/lead", who="participant")
async def withdraw_lead(call: Call, booth: UUID) -> None:
    """Take back what I left at a booth; it is gone there, and from every later export."""
    await call.write(lambda tx: usecases.withdraw(tx, call.asker, booth))


@ROUTES.get("/me/leads", who="participant")
async def list_my_leads(call: Call) -> Page[MyLead]:
    """List every booth that holds my data, and what it holds."""
    async with call.read() as reader:
        rows = await leads.of_visitor(reader, call.conference, call.asker.me)
        found = await booths.by_ids(reader, {row.booth for row in rows})
    return Page(items=[_mine(row, found[row.booth]) for row in rows])


def _mine(row: Row, booth: Row) -> MyLead:
    shown = {"booth": booth.id, "booth_title": booth.title, "booth_number": booth.number}
    return MyLead(**shown, fields=_in_order(row), left_at=row.left_at, consent=row.consent)


def _in_order(row: Row) -> dict[str, str]:
    return {field: row.fields[field] for field in in_order(row.fields)}


@ROUTES.get("/booths/{booth}/leads", who="participant")
async def list_leads(call: Call, booth: UUID) -> Page[LeadOut]:
    """List my booth's leads, the newest first."""
    async with call.read() as reader:
        await staffed_by(reader, call.asker, booth)
        rows = await leads.of_booth(reader, booth)
        notes = await leads.notes(reader, [row.id for row in rows])
    return Page(items=[_lead(call, row, notes.get(row.id, [])) for row in rows])


def _lead(call: Call, row: Row, notes: list[Row]) -> LeadOut:
    written = [
        NoteOut(id=note.id, text=note.text, author=somebody(call, note.author), written_at=note.written_at)
        for note in notes
    ]
    facts = {"id": row.id, "left_at": row.left_at, "rating": row.rating, "version": row.version}
    return LeadOut(**facts, fields=_in_order(row), notes=written)


@ROUTES.get("/booths/{booth}/leads.csv", who="participant", raw_answer="text/csv")
async def export_leads(call: Call, booth: UUID) -> web.Response:
    """Export my booth's leads as CSV: the fields that visitors left, and nothing else."""
    async with call.read() as reader:
        row = await staffed_by(reader, call.asker, booth)
        found = await leads.of_booth(reader, booth)
    text = leads_file([lead.fields for lead in found])
    disposition = f'attachment; filename="leads-booth-{row.number}.csv"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return web.Response(text=text, content_type="text/csv", charset="utf-8", headers=headers)


@ROUTES.put("/leads/{lead}/rating", who="participant")
async def rate_lead(call: Call, lead: UUID, body: RatingIn) -> None:
    """Note how promising a lead is."""
    await call.write(lambda tx: usecases.rate(tx, call.asker, lead, body.rating))


@ROUTES.post("/leads/{lead}/notes", who="participant", status=201, creates=True)
async def add_note(call: Call, lead: UUID, body: NoteIn) -> Made:
    """Note something about a lead."""
    return await call.write(lambda tx: usecases.note(tx, call.asker, lead, body.text))


@ROUTES.delete("/leads/{lead}/notes/{note}", who="participant")
async def remove_note(call: Call, lead: UUID, note: UUID) -> None:
    """Remove a note about a lead."""
    await call.write(lambda tx: usecases.remove_note(tx, call.asker, lead, note))
