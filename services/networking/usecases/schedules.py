"""Runs of the scheduler: asked for, at work, stopped, done or broken off."""

from typing import Any
from uuid import UUID

from services.networking.domain.meetings.timetables import Mode, ScheduleState
from services.networking.planning import drafts
from services.networking.planning.drawing import Item
from services.networking.planning.jobs import Outcome, Step
from services.networking.storage import profiles
from services.networking.storage import schedules as stored
from services.networking.usecases import errors
from shared.events.networking import ScheduleChangedV1
from shared.problems import NotFound
from shared.writer import Tx

INTERRUPTED = "The service was stopped during this run. Nothing has changed; start it again."
BROKE_OFF = "The scheduler's process ended before it had an answer. Nothing has changed; start it again."
NOT_BEGUN = "The run was stopped before it began."


async def start(tx: Tx, conference: UUID, values: dict[str, Any]) -> UUID:
    """Ask for a run.

    Raises:
        PeopleSchedule: people choose their times themselves here (a replan is possible all the same).
        NothingToSchedule: there is no coming slot.
        RunInProgress: one is at work.
        NotFound: a lost slot is not one of this conference.
    """
    settings = await profiles.settings(tx, conference)
    if values["kind"] == "run" and settings.mode == Mode.PEOPLE:
        raise errors.PeopleSchedule
    slots = await profiles.all_slots(tx, conference)
    if not any(row.starts > tx.now and not row.lost for row in slots):
        raise errors.NothingToSchedule
    if not set(values["lost"]) <= {str(row.id) for row in slots}:
        raise NotFound("One of the lost slots does not exist.")
    made = await stored.add(tx, conference, values)
    if made is None:
        raise errors.RunInProgress
    _say(tx, conference, made, ScheduleState.WAITING)
    return made


async def stop(tx: Tx, conference: UUID, schedule: UUID) -> None:
    """Have a run end with the best timetable so far; one that has ended stays as it is.

    Raises:
        NotFound: there is no such run.
    """
    found = await stored.find(tx, conference, schedule)
    if found is None:
        raise NotFound
    await stored.ask_to_stop(tx, schedule)


async def begin(tx: Tx, conference: UUID, schedule: UUID) -> bool:
    """Take a waiting run up; False where it was stopped before."""
    found = await stored.find(tx, conference, schedule)
    if found is None or found.stop_asked:
        await fail(tx, conference, schedule, NOT_BEGUN)
        return False
    await stored.work(tx, schedule, {"state": ScheduleState.RUNNING, "progress": _step(Step("preparing", 0, 0, 0, 0))})
    _say(tx, conference, schedule, ScheduleState.RUNNING)
    return True


async def note(tx: Tx, conference: UUID, schedule: UUID, step: Step) -> None:
    """Keep and show how far a run is."""
    told = _step(step)
    version = await stored.work(tx, schedule, {"progress": told})
    tx.show("control", "schedule.progressed", told, conference=conference, entity=schedule, version=version)


async def keep(tx: Tx, conference: UUID, schedule: UUID, items: tuple[Item, ...], found: Outcome) -> None:
    """Keep what a run found as a draft."""
    lines = drafts.plan(items, found)
    values = {
        "plan": drafts.kept(lines),
        "unplaced": drafts.kept(drafts.missing(items, found)),
        "outcome": drafts.summary(items, found, lines),
        "state": ScheduleState.DRAFT,
        "ended_at": tx.now,
    }
    await stored.make_stale(tx, conference)
    await stored.work(tx, schedule, values)
    _say(tx, conference, schedule, ScheduleState.DRAFT)


async def fail(tx: Tx, conference: UUID, schedule: UUID, sentence: str) -> None:
    """Note that a run ended without an answer, and why."""
    await stored.work(tx, schedule, {"state": ScheduleState.FAILED, "error": sentence, "ended_at": tx.now})
    _say(tx, conference, schedule, ScheduleState.FAILED)


async def give_up_interrupted(tx: Tx) -> None:
    """Note at the start of the service which runs the last stop broke off."""
    for row in await stored.busy(tx):
        if row.state == ScheduleState.RUNNING:
            await fail(tx, row.conference, row.id, INTERRUPTED)


def _step(step: Step) -> dict[str, Any]:
    names = ("phase", "done", "held", "bound", "breaks")
    return {name: getattr(step, name) for name in names}


def _say(tx: Tx, conference: UUID, schedule: UUID, state: ScheduleState) -> None:
    tx.say(ScheduleChangedV1(schedule=schedule, state=state), conference=conference, entity=schedule)
