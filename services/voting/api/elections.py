"""Elections over HTTP, as organisers prepare, open, close and reveal them."""

from collections.abc import Awaitable
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.voting.api.present import show_election
from services.voting.api.routes import ROUTES
from services.voting.errors import (
    CeremonyNotFinished,
    ClosingFixed,
    Conferred,
    ElectionExists,
    Embargoed,
    NobodyMayVote,
    ShortlistTooShort,
    TrusteesMissing,
    WrongState,
)
from services.voting.models.base import In
from services.voting.models.elections import ClosesAtIn, ElectionOut, RulesIn
from services.voting.storage import elections as stored
from services.voting.storage.elections import Row
from services.voting.usecases import elections
from services.voting.usecases.opening import open_election as opened
from services.voting.usecases.revealing import reveal
from shared.http import Call, Page
from shared.problems import NotFound, Unavailable
from shared.writer import Reader


class StageIn(In):
    """How many stages were revealed before this press."""

    stage: Annotated[int, Field(ge=0, le=100)]


async def _then(reader: Reader, change: Awaitable[Row]) -> ElectionOut:
    return await show_election(reader, await change)


async def _show(call: Call, row: Row) -> ElectionOut:
    async with call.read() as reader:
        return await show_election(reader, row)


@ROUTES.get("/elections", who="participant")
async def list_elections(call: Call) -> Page[ElectionOut]:
    """List the elections of the conference; drafts to organisers."""
    async with call.read() as reader:
        rows = await stored.many(reader, call.conference, drafts=call.who.is_organiser)
        return Page(items=[await show_election(reader, row) for row in rows])


@ROUTES.get("/elections/{election}", who="public", errors=(NotFound,))
async def read_election(call: Call, election: UUID) -> ElectionOut:
    """Show an election; a draft to organisers."""
    async with call.read() as reader:
        row = await stored.find(reader, call.conference, election)
        who = call.caller
        if row.state == "draft" and not (who and who.is_organiser and who.conference == call.conference):
            raise NotFound
        return await show_election(reader, row)


@ROUTES.post("/awards/{award}/elections", who="organiser", status=201, creates=True, errors=(Conferred, ElectionExists))
async def prepare_election(call: Call, award: UUID, body: RulesIn) -> ElectionOut:
    """Prepare an election for an award."""
    rules = body.model_dump(mode="json")
    return await call.write(lambda tx: _then(tx, elections.draft(tx, call.conference, award, rules)))


@ROUTES.put("/elections/{election}/rules", who="organiser", edits=True, errors=(WrongState,))
async def set_rules(call: Call, election: UUID, body: RulesIn) -> ElectionOut:
    """Change the rules before voting opens."""
    version, rules = call.version(), body.model_dump(mode="json")
    return await call.write(lambda tx: _then(tx, elections.set_rules(tx, call.conference, election, version, rules)))


@ROUTES.post(
    "/elections/{election}/opening",
    who="organiser",
    errors=(WrongState, CeremonyNotFinished, ShortlistTooShort, NobodyMayVote, Unavailable),
)
async def open_election(call: Call, election: UUID) -> ElectionOut:
    """Open voting: rules and roll are frozen."""
    return await _show(call, await opened(call.parts, call.conference, election))


@ROUTES.put("/elections/{election}/closes-at", who="organiser", errors=(WrongState, ClosingFixed))
async def extend_election(call: Call, election: UUID, body: ClosesAtIn) -> ElectionOut:
    """Move the closing to a later moment, where the rules allow it."""
    return await call.write(lambda tx: _then(tx, elections.extend(tx, call.conference, election, body.closes_at)))


@ROUTES.post("/elections/{election}/closing", who="organiser", errors=(WrongState, ClosingFixed))
async def close_election(call: Call, election: UUID) -> ElectionOut:
    """Close voting by hand, where the rules name no moment."""
    return await call.write(lambda tx: _then(tx, elections.close_by_hand(tx, call.conference, election)))


@ROUTES.post("/elections/{election}/reveal", who="organiser", errors=(WrongState, Embargoed, TrusteesMissing))
async def reveal_stage(call: Call, election: UUID, body: StageIn) -> ElectionOut:
    """Reveal the next stage of the result."""
    return await _show(call, await reveal(call.parts, call.conference, election, body.stage))
