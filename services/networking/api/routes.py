"""The operations of networking, filled by the modules of this folder."""

import asyncio
from uuid import UUID

from services.networking.storage import profiles
from services.networking.usecases.requests import Busy
from shared.http import Call, Routes
from shared.problems import Unavailable
from shared.questions import BusyAnswer, BusyQuestion

ROUTES = Routes("networking")


async def busy_times(call: Call, people: list[UUID]) -> Busy:
    """Ask programme when people are in sessions; without an answer their agendas count as free."""
    async with call.read() as reader:
        slots = await profiles.all_slots(reader, call.conference)
    if not slots:
        return Busy()
    times = {"starts": slots[0].starts, "ends": slots[-1].ends}

    async def ask(person: UUID) -> BusyAnswer:
        question = BusyQuestion(conference=call.conference, participant=person, **times)
        try:
            return await call.parts.bus.ask("programme.busy.v1", question, BusyAnswer)
        except Unavailable:
            return BusyAnswer(intervals=[])

    found = await asyncio.gather(*map(ask, people))
    return Busy({person: answer.intervals for person, answer in zip(people, found, strict=True)})
