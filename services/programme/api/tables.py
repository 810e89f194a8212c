"""The tables of a round, and seats at them."""

from typing import Any
from uuid import UUID

from services.programme.api.present import known, person, profile, rights
from services.programme.api.routes import ROUTES
from services.programme.errors import (
    CapacityTooSmall,
    FacilitatesAnother,
    FacilitatorStays,
    HasTables,
    NoRound,
    RoundFull,
    SessionOver,
    TableFull,
)
from services.programme.models.base import Made
from services.programme.models.tables import (
    SeatIn,
    SeatingIn,
    SeatingOut,
    SeatOut,
    TableDetail,
    TableIn,
    TableOut,
    TakenSeat,
)
from services.programme.storage import seats, sessions, takeaways
from services.programme.storage.sessions import Row
from services.programme.timekeeper import make_plan
from services.programme.usecases import seating, tables
from services.programme.usecases.access import on_table
from services.programme.usecases.sessions import nobody
from shared.http import Call, Page
from shared.problems import Invalid, NotFound

NO_SEAT = (NoRound, SessionOver, TableFull, RoundFull, FacilitatorStays)


@ROUTES.get("/sessions/{session}/tables", who="participant")
async def list_tables(call: Call, session: UUID) -> Page[TableOut]:
    """List the tables of a round, with how many sit at each."""
    async with call.read() as reader:
        await sessions.find(reader, call.conference, session)
        rows = await seats.tables_of(reader, session)
        taken = await seats.taken(reader, [row.id for row in rows])
        seat = await seats.seat_of(reader, session, call.who.participant)
        final = await takeaways.signed_off(reader, session)
    mine = seat.table if seat else None
    return Page(
        items=[
            TableOut(**_facts(call, row), taken=taken.get(row.id, 0), mine=row.id == mine, signed_off=row.id in final)
            for row in rows
        ]
    )


@ROUTES.post(
    "/sessions/{session}/tables",
    who="organiser",
    status=201,
    creates=True,
    errors=(NoRound, FacilitatesAnother, SessionOver),
)
async def add_table(call: Call, session: UUID, body: TableIn) -> Made:
    """Add a table to a round."""
    return await call.write(lambda tx: tables.add(tx, call.conference, session, body, known(call)))


@ROUTES.get("/tables/{table}", who="participant")
async def read_table(call: Call, table: UUID) -> TableDetail:
    """Return a table and who sits there, to those who do and to organisers."""
    async with call.read() as reader:
        row = await seats.find_table(reader, call.conference, table)
        session = await sessions.find(reader, call.conference, row.session)
        mine = await seats.seat_of(reader, session.id, call.who.participant)
        allowed = on_table(reader.now, call.asker, row, session, mine)
        if not allowed.read:
            raise NotFound
        seated = await seats.seats_at(reader, table)
        final = await takeaways.is_signed_off(reader, table)
    return TableDetail(
        **_facts(call, row),
        taken=len(seated),
        mine=mine is not None and mine.table == table,
        signed_off=final,
        seats=[TakenSeat(number=seat.number, person=person(call, seat.participant)) for seat in seated],
        rights=rights(allowed),
    )


@ROUTES.put(
    "/tables/{table}",
    who="organiser",
    edits=True,
    errors=(CapacityTooSmall, FacilitatesAnother, FacilitatorStays, TableFull),
)
async def edit_table(call: Call, table: UUID, body: TableIn) -> Made:
    """Change a table or its facilitator."""
    version = call.version()
    return await call.write(lambda tx: tables.edit(tx, call.conference, table, version, body, known(call)))


@ROUTES.delete("/tables/{table}", who="organiser", errors=(HasTables,))
async def remove_table(call: Call, table: UUID) -> None:
    """Remove a table at which nobody sits."""
    await call.write(lambda tx: tables.remove(tx, call.conference, table))


@ROUTES.post("/sessions/{session}/seating", who="organiser", errors=(NoRound, SessionOver))
async def seat_everybody(call: Call, session: UUID, body: SeatingIn) -> SeatingOut:
    """Seat everybody who chose this round, and whom an organiser names, unless they have a seat."""
    strangers = [n for n, each in enumerate(body.participants) if not known(call)(each)]
    if strangers:
        raise Invalid(errors=[nobody(f"participants.{n}") for n in strangers])
    plan = await make_plan(call.parts, call.conference, session, body.participants)
    return await call.write(lambda tx: seating.seat_as_planned(tx, call.conference, session, plan))


@ROUTES.put("/sessions/{session}/seat", who="participant", errors=NO_SEAT)
async def take_seat(call: Call, session: UUID, body: SeatIn) -> SeatOut:
    """Take a seat, change tables, or learn which seat is mine."""
    me = call.who.me
    return await call.write(lambda tx: seating.sit(tx, call.conference, session, me, body, profile(call)))


@ROUTES.delete("/sessions/{session}/seat", who="participant", errors=(NoRound, SessionOver, FacilitatorStays))
async def leave_seat(call: Call, session: UUID) -> None:
    """Give up my seat."""
    await call.write(lambda tx: seating.leave(tx, call.asker, session))


@ROUTES.put("/sessions/{session}/seats/{participant}", who="organiser", errors=NO_SEAT)
async def seat_somebody(call: Call, session: UUID, participant: UUID, body: SeatIn) -> SeatOut:
    """Seat somebody else, or move them to another table."""
    if not known(call)(participant):
        raise NotFound
    return await call.write(lambda tx: seating.sit(tx, call.conference, session, participant, body, profile(call)))


@ROUTES.delete("/tables/{table}/seats/{participant}", who="participant", errors=(FacilitatorStays,))
async def free_seat(call: Call, table: UUID, participant: UUID) -> None:
    """Free the seat of somebody who does not come back; for the facilitator and organisers."""
    await call.write(lambda tx: seating.free(tx, call.asker, table, participant))


def _facts(call: Call, row: Row) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in ("id", "session", "number", "title", "track", "capacity", "version")}
    return facts | {"facilitator": person(call, row.facilitator) if row.facilitator else None}
