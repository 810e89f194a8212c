"""Takeaways of tables and sessions."""

from collections import defaultdict
from uuid import UUID

from services.programme.api.routes import ROUTES
from services.programme.errors import NothingToSign, SheetFull, SignedOff
from services.programme.models.base import Made
from services.programme.models.tables import Sheet, SignOffIn, TakeawayIn, TakeawayOut, TakeawayText
from services.programme.storage import seats, sessions
from services.programme.storage import takeaways as stored
from services.programme.storage.sessions import Row
from services.programme.usecases import takeaways
from services.programme.usecases.access import on_session, on_table
from shared.http import Call, Page


@ROUTES.get("/sessions/{session}/takeaways", who="participant")
async def list_takeaways(call: Call, session: UUID) -> Page[Sheet]:
    """List what a session and its tables hand in: what is signed off, and what is in the making at my table."""
    async with call.read() as reader:
        row = await sessions.find(reader, call.conference, session)
        tables = await seats.tables_of(reader, session)
        final = await stored.signed_off(reader, session)
        written: dict[UUID, list[Row]] = defaultdict(list)
        for each in await stored.of_session(reader, session):
            written[each.sheet].append(each)
        allowed = await on_session(reader, call.asker, row)
        seat = await seats.seat_of(reader, session, call.who.participant)
        found = [_sheet(row, None, written, final, editable=allowed.moderate)]
        readable = {row.id} if allowed.moderate else set()
        for table in tables:
            at_table = on_table(reader.now, call.asker, table, row, seat)
            found.append(_sheet(row, table, written, final, editable=at_table.moderate))
            readable |= {table.id} if at_table.read else set()
    return Page(
        items=[
            sheet
            for sheet in found
            if sheet.signed_off_at or ((sheet.takeaways or sheet.editable) and (sheet.table or session) in readable)
        ]
    )


@ROUTES.post("/takeaways", who="participant", status=201, creates=True, errors=(SheetFull, SignedOff))
async def write_takeaway(call: Call, body: TakeawayIn) -> Made:
    """Write a takeaway of a table or a session."""
    return await call.write(lambda tx: takeaways.write(tx, call.asker, body.thing, body.text))


@ROUTES.put("/takeaways/{takeaway}", who="participant", edits=True, errors=(SignedOff,))
async def reword_takeaway(call: Call, takeaway: UUID, body: TakeawayText) -> Made:
    """Put a takeaway in other words."""
    version = call.version()
    return await call.write(lambda tx: takeaways.reword(tx, call.asker, takeaway, version, body.text))


@ROUTES.delete("/takeaways/{takeaway}", who="participant", errors=(SignedOff,))
async def remove_takeaway(call: Call, takeaway: UUID) -> None:
    """Remove a takeaway."""
    await call.write(lambda tx: takeaways.remove(tx, call.asker, takeaway))


@ROUTES.put("/sign-offs", who="participant", errors=(NothingToSign,))
async def sign_off(call: Call, body: SignOffIn) -> None:
    """Make the takeaways of a table or a session final: everybody may read them now."""
    await call.write(lambda tx: takeaways.sign_off(tx, call.asker, body.thing))


@ROUTES.delete("/sign-offs/{thing}", who="participant")
async def reopen_takeaways(call: Call, thing: str) -> None:
    """Open signed-off takeaways again; they are hidden until signed off anew."""
    await call.write(lambda tx: takeaways.reopen(tx, call.asker, thing))


def _sheet(
    session: Row, table: Row | None, written: dict[UUID, list[Row]], final: dict[UUID, Row], *, editable: bool
) -> Sheet:
    sheet = table.id if table else session.id
    signed = final.get(sheet)
    return Sheet(
        thing=f"table:{sheet}" if table else f"session:{sheet}",
        table=table.id if table else None,
        number=table.number if table else None,
        title=table.title if table else session.title,
        takeaways=[TakeawayOut(id=r.id, position=r.position, text=r.text, version=r.version) for r in written[sheet]],
        signed_off_at=signed.at if signed else None,
        editable=editable,
    )
