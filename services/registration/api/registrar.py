"""The registrar over HTTP: a voter's own credential, and the voters that organisations name."""

from typing import Any
from uuid import UUID

from services.registration.api.models import CredentialOut, VoterIn, VoterOut
from services.registration.api.routes import ROUTES
from services.registration.consumers import registrar_vault
from services.registration.domain.roll import order_seed
from services.registration.storage import roll
from services.registration.usecases import registrar
from services.registration.usecases.registrar import AlreadyCollected, NotOnRoll, NotOpenYet
from shared.http import Call, Page


@ROUTES.get("/elections/{election}/credential", who="participant", errors=(NotOpenYet, NotOnRoll))
async def collect_credential(call: Call, election: UUID) -> CredentialOut:
    """Collect one's secret code for an open election."""
    vault = registrar_vault(call.parts)
    who = call.who.me
    uuid, code = await call.parts.writer.run(lambda tx: registrar.collect(tx, call.conference, election, who, vault))
    return CredentialOut(election=election, uuid=uuid, code=code, seed=order_seed(code))


@ROUTES.get("/elections/{election}/voters", who="organiser")
async def list_voters(call: Call, election: UUID) -> Page[VoterOut]:
    """List who may vote and who has collected the code; before opening, whom each organisation has named."""
    async with call.read() as reader:
        rows = await roll.voters(reader, call.conference, election)
    return Page(items=[_voter(row) for row in rows])


def _voter(row: Any) -> VoterOut:
    return VoterOut(
        participant=row.participant,
        name=row.name or "",
        organisation=row.organisation,
        organisation_name=row.organisation_name or "",
        collected=row.collected,
    )


@ROUTES.put("/elections/{election}/voters/{organisation}", who="organiser", errors=(AlreadyCollected,))
async def name_voter(call: Call, election: UUID, organisation: UUID, body: VoterIn) -> None:
    """Name an organisation's voter, or replace the one named before."""
    await call.write(lambda tx: registrar.name_voter(tx, call.conference, election, organisation, body.participant))
