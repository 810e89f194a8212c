"""Works on the runs that were asked for, one at a time, each in a process of its own."""

import asyncio
import os
import signal
import sys
import time
from contextlib import suppress
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa
import structlog

from services.networking.agendas import busy_times
from services.networking.domain.meetings.timetables import ScheduleState
from services.networking.planning import drawing
from services.networking.planning.drawing import Drawn
from services.networking.planning.jobs import Job, Line, Outcome, Refusal, Step
from services.networking.storage import schedules as stored
from services.networking.usecases import schedules
from shared.parts import Parts

LOOK_S, NOTE_S = 0.25, 0.5
LONGEST_LINE = 64 * 1024 * 1024
COMMAND = (sys.executable, "-m", "services.networking.planning.process")
log = structlog.get_logger()


async def run_schedules(parts: Parts) -> None:
    """Work on runs for as long as the service does; what the last stop broke off is noted first."""
    await parts.writer.run(schedules.give_up_interrupted)
    while True:
        async with parts.read() as reader:
            waiting = [row for row in await stored.busy(reader) if row.state == ScheduleState.WAITING]
        for row in waiting:
            await _run(parts, row)
        await asyncio.sleep(LOOK_S)


async def _run(parts: Parts, row: sa.Row[Any]) -> None:
    conference, schedule = row.conference, row.id
    if not await parts.writer.run(lambda tx: schedules.begin(tx, conference, schedule)):
        return
    drawn = await _draw(parts, row)
    urgent = tuple(each.id for each in drawn.items if str(each.request) in row.urgent)
    found = await _solve(parts, row, Job(drawn.problem, row.kind, row.seconds, row.seed, urgent))
    if isinstance(found, Outcome):
        await parts.writer.run(lambda tx: schedules.keep(tx, conference, schedule, drawn.items, found))
    else:
        await parts.writer.run(lambda tx: schedules.fail(tx, conference, schedule, found))
    log.info("schedule done", schedule=str(schedule), ok=isinstance(found, Outcome))


async def _draw(parts: Parts, row: sa.Row[Any]) -> Drawn:
    absent, lost = [UUID(each) for each in row.absent], [UUID(each) for each in row.lost]
    async with parts.read() as reader:
        items = await drawing.items(reader, row.conference)
    busy = await busy_times(parts, row.conference, sorted({person for item in items for person in item.people}))
    async with parts.read() as reader:
        items = await drawing.items(reader, row.conference)
        return await drawing.draw(reader, row.conference, parts.directory, busy.intervals, items, absent, lost)


async def _solve(parts: Parts, row: sa.Row[Any], job: Job) -> Outcome | str:
    """Run the process; return its outcome, or a sentence about why there is none."""
    pipe = asyncio.subprocess.PIPE
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    process = await asyncio.create_subprocess_exec(
        *COMMAND, stdin=pipe, stdout=pipe, env=environment, limit=LONGEST_LINE
    )
    assert process.stdin
    assert process.stdout
    watching: asyncio.Task[None] | None = None
    try:
        process.stdin.write(msgspec.json.encode(job))
        with suppress(ConnectionError):
            await process.stdin.drain()
        process.stdin.close()
        noted = 0.0
        async for text in process.stdout:
            watching = watching or asyncio.create_task(_pass_stop_on(parts, row, process))
            line: Line = msgspec.json.decode(text, type=Line)
            if isinstance(line, Refusal):
                return line.sentence
            if isinstance(line, Outcome):
                return line
            if time.monotonic() - noted > NOTE_S:
                noted = time.monotonic()
                await _note(parts, row, line)
        return schedules.BROKE_OFF
    finally:
        if watching:
            watching.cancel()
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _note(parts: Parts, row: sa.Row[Any], step: Step) -> None:
    await parts.writer.run(lambda tx: schedules.note(tx, row.conference, row.id, step))


async def _pass_stop_on(parts: Parts, row: sa.Row[Any], process: asyncio.subprocess.Process) -> None:
    """Tell the process once the organiser wants it to end."""
    while True:
        async with parts.read() as reader:
            found = await stored.find(reader, row.conference, row.id)
        if found is None or found.stop_asked:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
            return
        await asyncio.sleep(LOOK_S)
