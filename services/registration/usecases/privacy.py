"""A person's own data: consents, export, erasure with its completeness shown."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.registration.storage import accounts, participants, roll, tables
from services.registration.usecases import people, sign_in
from shared.access import access_changed
from shared.database import table
from shared.events.registration import ParticipantErasedV1
from shared.privacy import forget
from shared.problems import NotFound
from shared.writer import Reader, Tx

PURPOSES = {
    "directory": "2026-11: other participants see my name, role, organisation and country.",
    "matchmaking": "2026-11: my offers, needs and profile are used to suggest people to meet.",
    "announcements": "2026-11: the organisers may write to me about this conference.",
}


async def set_consents(tx: Tx, conference: UUID, participant: UUID, wanted: dict[str, bool]) -> None:
    """Record each consent that changed."""
    current = state_of(await participants.consents(tx, participant))
    for purpose, given in wanted.items():
        if current.get(purpose, False) != given:
            text = PURPOSES[purpose]
            await participants.add_consent(tx, conference, participant, purpose, text, given)


def state_of(history: list[sa.Row[Any]]) -> dict[str, bool]:
    """Return which consents hold after a history of giving and taking back."""
    return dict.fromkeys(PURPOSES, False) | {row.purpose: row.given for row in history}


async def export(reader: Reader, conference: UUID, participant: UUID) -> dict[str, Any]:
    """Collect what registration holds about a participant."""
    found = await participants.by_id(reader, conference, participant)
    if found is None:
        raise NotFound
    profile = {key: value for key, value in found._mapping.items() if key not in ("search_text", "account")}
    history = await participants.consents(reader, participant)
    devices = await accounts.sessions(reader, found.account)
    rolls = [dict(row._mapping) for row in await roll.held(reader, participant)]
    return {
        "profile": profile | {"roles": await participants.roles(reader, participant)},
        "consents": [{"purpose": r.purpose, "text": r.text_version, "given": r.given, "at": r.at} for r in history],
        "sessions": [{"device": row.device, "since": row.created_at} for row in devices],
        "rolls": rolls,
    }


async def erase(tx: Tx, conference: UUID, participant: UUID, services: list[str]) -> None:
    """Forget a participant here and ask every other service to do the same."""
    found = await participants.by_id(tx, conference, participant)
    if found is None:
        raise NotFound
    people.bar(tx, conference, participant)
    tx.purge("directory", f"{conference}.{participant}")
    await participants.forget(tx, conference, participant, found.account, services)
    await roll.forget(tx, participant)
    if not await participants.takes_part(tx, found.account):
        await sign_in.end(tx, found.account, None)
        for model in (tables.SignIn, tables.Session):
            owned = table(model)
            await tx.execute(sa.delete(owned).where(owned.c.account == found.account))
        account = table(tables.Account)
        await tx.execute(sa.delete(account).where(account.c.id == found.account))
    await forget(tx, participant)
    await participants.erasure_is_done(tx, participant, tx.service)
    access_changed(tx, conference, f"conference:{conference}", participant)
    tx.say(ParticipantErasedV1(participant=participant), conference=conference, entity=participant)
