"""Awards and nominations over HTTP."""

from collections.abc import Awaitable
from uuid import UUID

from services.voting.api.present import show_awards, show_nomination
from services.voting.api.routes import ROUTES
from services.voting.errors import (
    AlreadyNominated,
    NominationsClosed,
    NotConferred,
    OnShortlist,
    ShortlistLocked,
    WrongState,
)
from services.voting.models.awards import (
    AwardEdit,
    AwardIn,
    AwardOut,
    LaureateIn,
    NominationIn,
    NominationOut,
    ShortlistIn,
)
from services.voting.storage import awards as stored
from services.voting.storage.awards import Row
from services.voting.usecases import awards
from shared.http import Call, Page
from shared.problems import Invalid
from shared.writer import Reader, Tx


async def _then(reader: Reader, change: Awaitable[Row]) -> AwardOut:
    return (await show_awards(reader, [await change]))[0]


@ROUTES.get("/awards", who="participant")
async def list_awards(call: Call) -> Page[AwardOut]:
    """List the awards of the conference."""
    async with call.read() as reader:
        return Page(items=await show_awards(reader, await stored.many(reader, call.conference)))


@ROUTES.get("/awards/{award}", who="participant")
async def read_award(call: Call, award: UUID) -> AwardOut:
    """Show an award."""
    async with call.read() as reader:
        return await _then(reader, stored.find(reader, call.conference, award))


@ROUTES.post("/awards", who="organiser", status=201, creates=True)
async def add_award(call: Call, body: AwardIn) -> AwardOut:
    """Add an award."""
    return await call.write(lambda tx: _then(tx, awards.add(tx, call.conference, body.model_dump())))


@ROUTES.put("/awards/{award}", who="organiser", edits=True)
async def edit_award(call: Call, award: UUID, body: AwardEdit) -> AwardOut:
    """Change an award's title and description."""
    version, values = call.version(), body.model_dump()
    return await call.write(lambda tx: _then(tx, awards.edit(tx, call.conference, award, version, values)))


@ROUTES.post("/awards/{award}/nominations/opening", who="organiser", errors=(WrongState,))
async def open_nominations(call: Call, award: UUID) -> AwardOut:
    """Let participants nominate."""
    return await call.write(lambda tx: _then(tx, awards.set_nominations(tx, call.conference, award, "open")))


@ROUTES.post("/awards/{award}/nominations/closing", who="organiser", errors=(WrongState,))
async def close_nominations(call: Call, award: UUID) -> AwardOut:
    """End nominations."""
    return await call.write(lambda tx: _then(tx, awards.set_nominations(tx, call.conference, award, "closed")))


@ROUTES.get("/awards/{award}/nominations", who="participant")
async def list_nominations(call: Call, award: UUID) -> Page[NominationOut]:
    """List nominations: one's own and the shortlist, to organisers all."""
    async with call.read() as reader:
        await stored.find(reader, call.conference, award)
        rows = await stored.nominations(reader, award, call.who.participant, everything=call.who.is_organiser)
    return Page(items=[show_nomination(call, row) for row in rows])


@ROUTES.post(
    "/awards/{award}/nominations",
    who="participant",
    status=201,
    creates=True,
    rate="30/minute",
    errors=(NominationsClosed, AlreadyNominated),
)
async def nominate(call: Call, award: UUID, body: NominationIn) -> NominationOut:
    """Nominate somebody for an award."""
    if body.participant and call.parts.directory.find(call.conference, body.participant) is None:
        raise Invalid(errors=[{"in": "body", "loc": "participant", "msg": "Nobody of this conference."}])
    proposer, organiser = call.who.participant, call.who.is_organiser

    async def write(tx: Tx) -> NominationOut:
        values = body.model_dump()
        return show_nomination(
            call, await awards.nominate(tx, call.conference, award, proposer, values, organiser=organiser)
        )

    return await call.write(write)


@ROUTES.delete("/nominations/{nomination}", who="participant", errors=(NominationsClosed, OnShortlist))
async def withdraw_nomination(call: Call, nomination: UUID) -> None:
    """Take a nomination back."""
    who, organiser = call.who.participant, call.who.is_organiser
    await call.write(lambda tx: awards.withdraw(tx, call.conference, nomination, who, organiser=organiser))


@ROUTES.put("/awards/{award}/shortlist", who="organiser", errors=(ShortlistLocked,))
async def set_shortlist(call: Call, award: UUID, body: ShortlistIn) -> AwardOut:
    """Set an award's shortlist."""
    return await call.write(lambda tx: _then(tx, awards.set_shortlist(tx, call.conference, award, body.nominations)))


@ROUTES.put("/awards/{award}/laureate", who="organiser", errors=(NotConferred,))
async def confer_award(call: Call, award: UUID, body: LaureateIn) -> AwardOut:
    """Confer an award by decision, without a ballot."""
    return await call.write(
        lambda tx: _then(tx, awards.confer(tx, call.conference, award, body.laureate, body.citation))
    )
