"""What registration hears, and the questions it answers."""

from typing import Any

from pydantic import BaseModel

from services.registration.domain.roll import public_credentials
from services.registration.storage import accounts, conferences, participants, roll
from services.registration.usecases import registrar, sign_in
from shared.events import Envelope
from shared.events.voting import ElectionOpenedV1
from shared.parts import Parts
from shared.privacy import ErasureDoneV1
from shared.problems import NotFound
from shared.questions import (
    InvitationQuestion,
    MailAnswer,
    MailQuestion,
    RollAnswer,
    RollQuestion,
    SignInAnswer,
    SignInQuestion,
)
from shared.vault import Vault
from shared.writer import Tx

ROLL_PAGE = 1400  # public credentials in one answer, which has at most a megabyte


async def note_erasure(tx: Tx, event: ErasureDoneV1, envelope: Envelope) -> None:
    """Note which service has forgotten whom."""
    await participants.erasure_is_done(tx, event.participant, event.service)


async def note_opened(tx: Tx, event: ElectionOpenedV1, envelope: Envelope) -> None:
    """Let the voters of an election that was opened collect their codes."""
    await roll.opened(tx, event.uuid, event.election)


async def freeze_roll(parts: Parts, question: RollQuestion) -> BaseModel:
    """Freeze the roll of an election, and give voting the public credentials and nothing else."""
    vault = registrar_vault(parts)
    frozen = await parts.writer.run(lambda tx: registrar.freeze(tx, question, vault))
    async with parts.read() as reader:
        sealed = await roll.sealed_codes(reader, question.uuid)
    codes = [vault.open(code, registrar.purpose(question.uuid, place)).decode() for place, code in sealed]
    public = await parts.workers.run(public_credentials, question.uuid, codes)
    page = public[question.after : question.after + ROLL_PAGE]
    return RollAnswer(credentials=page, count=frozen.count, roll_hash=frozen.hash)


def registrar_vault(parts: Parts) -> Vault:
    """Return what the voters' codes are sealed with."""
    return Vault((parts.settings.keys / "registrar.key").read_bytes())


async def find_address(parts: Parts, question: MailQuestion) -> BaseModel:
    """Tell courier how to write to a participant."""
    async with parts.read() as reader:
        found = await participants.by_id(reader, question.conference, question.participant)
        conference = await conferences.by_id(reader, question.conference)
    if found is None or conference is None:
        raise NotFound
    return MailAnswer(
        email=found.email,
        name=found.name,
        language=(found.languages or ["en"])[0],
        time_zone=found.time_zone,
        conference_name=conference.name,
        conference_slug=conference.slug,
        conference_zone=conference.time_zone,
    )


async def mint_sign_in(parts: Parts, question: SignInQuestion) -> BaseModel:
    """Make the link and code of a sign-in mail."""

    async def mint(tx: Tx) -> SignInAnswer:
        way = await accounts.sign_in_of(tx, question.sign_in)
        minted = await sign_in.mint(tx, question.sign_in)
        if way is None or minted is None:
            return SignInAnswer()
        return await _answer(tx, parts, way.email, way.conference, minted)

    return await parts.writer.run(mint)


async def mint_invitation(parts: Parts, question: InvitationQuestion) -> BaseModel:
    """Make the link and code of an admission mail."""

    async def mint(tx: Tx) -> SignInAnswer:
        found = await participants.by_id(tx, question.conference, question.participant)
        if found is None:
            return SignInAnswer()
        minted = await sign_in.mint_for(tx, found.account, question.conference)
        return await _answer(tx, parts, found.email, question.conference, minted)

    return await parts.writer.run(mint)


async def _answer(tx: Tx, parts: Parts, email: str, conference: Any, minted: tuple[str, str]) -> SignInAnswer:
    found = await conferences.by_id(tx, conference) if conference else None
    link = f"{parts.settings.public_url}/enter#{minted[0]}"
    return SignInAnswer(email=email, link=link, code=minted[1], conference_name=found.name if found else "")
