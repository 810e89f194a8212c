"""Trustees over HTTP: organisers name them and give each a link; by that link alone a trustee takes part."""

from uuid import UUID

from services.voting.api.present import form_text, show_election
from services.voting.api.routes import ROUTES
from services.voting.domain.rulebook import in_words
from services.voting.errors import CeremonyMessageRefused, TrusteeLinkInvalid, WrongState
from services.voting.models.elections import ElectionOut
from services.voting.models.trustees import (
    CeremonyOut,
    DutyOut,
    FellowOut,
    LinkOut,
    MessageIn,
    TokenIn,
    TrusteeOut,
    TrusteesNamedIn,
)
from services.voting.processing import own_shares, public_key_of, sums_of
from services.voting.storage import elections as stored
from services.voting.storage import trustees
from services.voting.usecases import ceremony
from services.voting.usecases.ceremony import Duty
from shared.http import Call
from shared.problems import NotFound
from shared.writer import Reader, Tx

MESSAGE_BYTES = 500_000
BY_LINK = (TrusteeLinkInvalid, WrongState, CeremonyMessageRefused)


async def _ceremony(reader: Reader, conference: UUID, election: UUID) -> CeremonyOut:
    row = await stored.find(reader, conference, election)
    group = row.rules["trustees"]
    if group is None:
        raise NotFound
    everybody = await trustees.of(reader, election)
    return CeremonyOut(
        threshold=group["threshold"],
        size=group["size"],
        trustees=[
            TrusteeOut(
                number=each.number,
                name=each.name,
                step=ceremony.step(each),
                waits=ceremony.waits(each, everybody),
                opened=each.decryption is not None,
            )
            for each in everybody
        ],
        finished=ceremony.is_finished(row, everybody),
        opened=sum(each.decryption is not None for each in everybody),
    )


@ROUTES.get("/elections/{election}/ceremony", who="organiser", errors=(NotFound,))
async def read_ceremony(call: Call, election: UUID) -> CeremonyOut:
    """Show how far each trustee is."""
    async with call.read() as reader:
        return await _ceremony(reader, call.conference, election)


@ROUTES.put("/elections/{election}/trustees", who="organiser", errors=(NotFound, WrongState))
async def name_trustees(call: Call, election: UUID, body: TrusteesNamedIn) -> CeremonyOut:
    """Name the trustees; naming them anew begins the ceremony anew."""
    people = [each.model_dump() for each in body.trustees]

    async def name(tx: Tx) -> CeremonyOut:
        await ceremony.name_trustees(tx, call.conference, election, people)
        return await _ceremony(tx, call.conference, election)

    return await call.write(name)


@ROUTES.post("/elections/{election}/trustees/{number}/link", who="organiser", errors=(NotFound, WrongState))
async def make_trustee_link(call: Call, election: UUID, number: int) -> LinkOut:
    """Make a trustee's link anew; it is shown once."""

    async def mint(tx: Tx) -> LinkOut:
        token = await ceremony.mint_link(tx, call.conference, election, number)
        base = call.parts.settings.public_url
        return LinkOut(url=f"{base}/trustee/{call.conference}/{election}#{token}")

    return await call.write(mint)


@ROUTES.post("/elections/{election}/abandonment", who="organiser", errors=(NotFound, WrongState))
async def give_up(call: Call, election: UUID) -> ElectionOut:
    """End an election without a result, where too few trustees came."""

    async def end(tx: Tx) -> ElectionOut:
        return await show_election(tx, await ceremony.give_up(tx, call.conference, election))

    return await call.write(end)


@ROUTES.post("/elections/{election}/trustee/duty", who="public", rate="600/minute", errors=(TrusteeLinkInvalid,))
async def read_duty(call: Call, election: UUID, body: TokenIn) -> DutyOut:
    """Show a trustee what is done, what is to do, and all that is needed for it."""
    return await _duty(call, election, body.token)


@ROUTES.post(
    "/elections/{election}/trustee/certificate", who="public", rate="300/minute", limit=MESSAGE_BYTES, errors=BY_LINK
)
async def hand_in_certificate(call: Call, election: UUID, body: MessageIn) -> DutyOut:
    """Hand in a trustee's certificate: their public keys to sign with and to be written to."""
    await ceremony.hand_in(call.parts, call.conference, election, body.token, "certificate", body.message)
    return await _duty(call, election, body.token)


@ROUTES.post(
    "/elections/{election}/trustee/dealing", who="public", rate="300/minute", limit=MESSAGE_BYTES, errors=BY_LINK
)
async def hand_in_dealing(call: Call, election: UUID, body: MessageIn) -> DutyOut:
    """Hand in a trustee's dealing: commitments, agreement, and an encrypted share for each trustee."""
    await ceremony.hand_in(call.parts, call.conference, election, body.token, "dealing", body.message)
    return await _duty(call, election, body.token)


@ROUTES.post("/elections/{election}/trustee/key", who="public", rate="300/minute", limit=MESSAGE_BYTES, errors=BY_LINK)
async def hand_in_key(call: Call, election: UUID, body: MessageIn) -> DutyOut:
    """Hand in a trustee's public key."""
    await ceremony.hand_in(call.parts, call.conference, election, body.token, "key", body.message)
    return await _duty(call, election, body.token)


@ROUTES.post("/elections/{election}/trustee/saving", who="public", rate="300/minute", errors=BY_LINK)
async def confirm_saving(call: Call, election: UUID, body: TokenIn) -> DutyOut:
    """Confirm that the key file is kept and was read again."""
    await call.write(lambda tx: ceremony.confirm_saved(tx, call.conference, election, body.token))
    return await _duty(call, election, body.token)


@ROUTES.post(
    "/elections/{election}/trustee/decryption", who="public", rate="300/minute", limit=MESSAGE_BYTES, errors=BY_LINK
)
async def open_part(call: Call, election: UUID, body: MessageIn) -> DutyOut:
    """Hand in a trustee's partial decryption of the encrypted sums."""
    await ceremony.open_part(call.parts, call.conference, election, body.token, body.message)
    return await _duty(call, election, body.token)


async def _duty(call: Call, election: UUID, token: str) -> DutyOut:
    async with call.read() as reader:
        duty = await ceremony.duty_of(reader, call.conference, election, token)
        setup = await stored.beginning(reader, election)
        archive = await stored.archive(reader, election) if duty.election.state == "tallied" else None
    tally = await call.parts.workers.run(sums_of, archive) if archive else None
    return _show(duty, form_text(setup).decode() if setup else None, tally)


def _show(duty: Duty, form: str | None, tally: str | None) -> DutyOut:
    row, me, everybody = duty.election, duty.me, duty.everybody
    certificates = [each.certificate for each in everybody]
    dealings = [each.dealing for each in everybody]
    return DutyOut(
        election=row.id,
        title=row.title,
        state=row.state,
        name=me.name,
        number=me.number,
        size=row.rules["trustees"]["size"],
        threshold=duty.threshold,
        step=ceremony.step(me),
        waits=ceremony.waits(me, everybody),
        trustees=[FellowOut(number=each.number, name=each.name, step=ceremony.step(each)) for each in everybody],
        words=in_words(row.rules),
        certificates=certificates if all(certificates) else [],
        dealings=[own_shares(dealing, me.number) for dealing in dealings] if all(dealings) else [],
        form=form,
        tally=tally,
        owner=ceremony.owner(me.number),
        public_key=public_key_of(me.key) if me.key else None,
        opened=me.decryption is not None,
        opened_by=sum(each.decryption is not None for each in everybody),
    )
