"""What registration hears, and the questions it answers."""

from typing import Any

from pydantic import BaseModel

from services.registration.storage import accounts, conferences, participants
from services.registration.usecases import sign_in
from shared.events import Envelope
from shared.parts import Parts
from shared.privacy import ErasureDoneV1
from shared.problems import NotFound
from shared.questions import InvitationQuestion, MailAnswer, MailQuestion, SignInAnswer, SignInQuestion
from shared.writer import Tx


async def note_erasure(tx: Tx, event: ErasureDoneV1, envelope: Envelope) -> None:
    """Note which service has forgotten whom."""
    await participants.erasure_is_done(tx, event.participant, event.service)


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
