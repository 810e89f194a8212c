"""What other services say of people's time: sessions on the programme, duty at a booth."""

import asyncio
from collections import defaultdict
from uuid import UUID

from services.networking.storage import profiles
from services.networking.usecases.requests import Busy
from shared.parts import Parts
from shared.problems import Unavailable
from shared.questions import BusyAnswer, BusyQuestion, Interval

SUBJECTS = ("programme.busy.v1", "exhibition.busy.v1")
AT_ONCE = 50


async def busy_times(parts: Parts, conference: UUID, people: list[UUID]) -> Busy:
    """Ask when people are in sessions or on duty; who does not answer leaves their time free."""
    async with parts.read() as reader:
        slots = await profiles.all_slots(reader, conference)
    if not slots:
        return Busy()
    times = {"starts": slots[0].starts, "ends": slots[-1].ends}
    found: dict[UUID, list[Interval]] = defaultdict(list)
    silent: set[str] = set()
    turn = asyncio.Semaphore(AT_ONCE)

    async def ask(subject: str, person: UUID) -> None:
        async with turn:
            if subject in silent:
                return
            question = BusyQuestion(conference=conference, participant=person, **times)
            try:
                found[person] += (await parts.bus.ask(subject, question, BusyAnswer)).intervals
            except Unavailable:
                silent.add(subject)

    await asyncio.gather(*(ask(subject, person) for subject in SUBJECTS for person in people))
    return Busy(found)
