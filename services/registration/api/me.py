"""One's own data over HTTP: profile, consents, export, erasure."""

import asyncio
from datetime import timedelta
from typing import Any

from services.registration.api.models import ConsentsIn, ConsentsOut, ErasureOut, ExportOut, MeOut, ProfileIn
from services.registration.api.people import participant_out
from services.registration.api.routes import ROUTES
from services.registration.storage import participants
from services.registration.usecases import people, privacy
from shared.declarations import service_names
from shared.http import Call, Page
from shared.privacy import DataAnswer, DataQuestion
from shared.problems import NotFound, Unavailable
from shared.writer import Reader

OVERDUE = timedelta(hours=1)


async def _me(reader: Reader, call: Call) -> MeOut:
    found = await participants.by_id(reader, call.conference, call.who.me)
    if found is None:
        raise NotFound
    shown = participant_out(found, await participants.roles(reader, found.id))
    consents = privacy.state_of(await participants.consents(reader, found.id))
    return MeOut(
        **shown.model_dump(),
        email=found.email,
        time_zone=found.time_zone,
        newcomer=found.newcomer,
        state=found.state,
        consents=consents,
        version=found.version,
    )


@ROUTES.get("/me", who="participant")
async def get_me(call: Call) -> MeOut:
    """Show one's own profile."""
    async with call.read() as reader:
        return await _me(reader, call)


@ROUTES.put("/me", who="participant", edits=True)
async def change_me(call: Call, body: ProfileIn) -> MeOut:
    """Edit one's own profile."""
    version = call.version()

    async def change(tx: Any) -> MeOut:
        await people.change_profile(tx, call.conference, call.who.me, version, body.model_dump())
        return await _me(tx, call)

    return await call.write(change)


@ROUTES.put("/me/consents", who="participant")
async def set_consents(call: Call, body: ConsentsIn) -> ConsentsOut:
    """Give consents or take them back."""

    async def change(tx: Any) -> ConsentsOut:
        await privacy.set_consents(tx, call.conference, call.who.me, {str(k): v for k, v in body.consents.items()})
        history = await participants.consents(tx, call.who.me)
        return ConsentsOut(consents=privacy.state_of(history), texts=privacy.PURPOSES)

    return await call.write(change)


@ROUTES.get("/me/export", who="participant")
async def export_me(call: Call) -> ExportOut:
    """Collect everything the installation holds about oneself."""
    async with call.read() as reader:
        own = await privacy.export(reader, call.conference, call.who.me)
    others = [name for name in service_names() if name != call.parts.service.name]
    answers = await asyncio.gather(*(_ask(call, name) for name in others))
    data = {name: answer.data for name, answer in zip(others, answers, strict=True) if answer}
    missing = [name for name, answer in zip(others, answers, strict=True) if answer is None]
    return ExportOut(data={"registration": own, **data}, missing=missing)


async def _ask(call: Call, service: str) -> DataAnswer | None:
    question = DataQuestion(conference=call.conference, participant=call.who.me)
    try:
        return await call.parts.bus.ask(f"{service}.data.export.v1", question, DataAnswer)
    except Unavailable:
        return None


@ROUTES.post("/me/erasure", who="participant")
async def erase_me(call: Call) -> None:
    """Be forgotten: by registration at once, by every other service within moments."""
    await call.write(lambda tx: privacy.erase(tx, call.conference, call.who.me, service_names()))


@ROUTES.get("/erasures", who="organiser")
async def list_erasures(call: Call) -> Page[ErasureOut]:
    """List erasures and which services have not finished."""
    async with call.read() as reader:
        rows = await participants.erasures(reader, call.conference)
    late = call.parts.clock() - OVERDUE
    return Page(
        items=[
            ErasureOut(
                participant=row.participant,
                asked_at=row.asked_at,
                missing=missing,
                overdue=bool(missing) and row.asked_at < late,
            )
            for row, missing in rows
        ]
    )
