"""Takes the steps that sessions take by themselves, in every replica; the first one to commit a step wins."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from uuid import UUID

from services.programme.domain.seating import Guest, Plan, seat_everybody
from services.programme.storage import sessions
from services.programme.storage.sessions import Row
from services.programme.usecases import seating
from services.programme.usecases.course import advance
from shared.parts import Parts
from shared.writer import Tx

LOOK_EVERY_S = 0.5


async def keep_time(parts: Parts) -> None:
    """Take due steps for as long as the service runs."""
    while True:
        await take_due_steps(parts)
        await asyncio.sleep(LOOK_EVERY_S)


async def take_due_steps(parts: Parts) -> None:
    """Let every session take the step it is due for."""
    async with parts.read() as reader:
        due = await sessions.due(reader)
    for row in due:
        opens_round = row.type == "table_round" and row.step == "doors"
        plan = await make_plan(parts, row.conference, row.id) if opens_round else None
        await parts.writer.run(_advance(row, plan))


def _advance(row: Row, plan: Plan | None) -> Callable[[Tx], Awaitable[None]]:
    return lambda tx: advance(tx, row, plan)


async def make_plan(parts: Parts, conference: UUID, session: UUID, also: Iterable[UUID] = ()) -> Plan:
    """Compute in a worker process where the people of a round sit: who chose it, and ``also`` these."""

    def profile(participant: UUID) -> Guest:
        return guest(parts, conference, participant)

    async with parts.read() as reader:
        guests = await seating.waiting(reader, session, profile, also)
        tables = await seating.companies(reader, session, profile)
    return await parts.workers.run(seat_everybody, guests, tables)


def guest(parts: Parts, conference: UUID, participant: UUID) -> Guest:
    """Return a participant as somebody to be seated; one who is not in the directory has no traits."""
    person = parts.directory.find(conference, participant)
    if person is None:
        return Guest(participant)
    return Guest(participant, person.country, person.organisation_type, person.organisation)
