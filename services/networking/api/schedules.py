"""Runs of the scheduler over HTTP: asked for, watched, stopped, compared, published."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.api.models import PersonOut, SlotOut, person_out
from services.networking.api.people import slot_out
from services.networking.api.routes import ROUTES
from services.networking.api.schedule_models import (
    Change,
    ConflictOut,
    OutcomeOut,
    PlanLineOut,
    ProgressOut,
    ScheduleIn,
    ScheduleOut,
    UnplacedOut,
)
from services.networking.planning import drafts
from services.networking.storage import profiles
from services.networking.storage import schedules as stored
from services.networking.usecases import errors, publishing, schedules
from shared.http import Call, Page
from shared.problems import Invalid, NotFound
from shared.writer import Reader, Tx

LISTED, MOST = 50, 500
WAITING: dict[str, Any] = {"phase": "waiting", "done": 0.0, "held": 0, "bound": 0, "breaks": 0}


class _Shown:
    """Shows people and slots of one conference."""

    def __init__(self, call: Call, slots: list[sa.Row[Any]]) -> None:
        self._call = call
        self._slots = {row.id: slot_out(row) for row in slots}

    def people(self, ids: Any) -> list[PersonOut]:
        find, conference = self._call.parts.directory.find, self._call.conference
        return [person_out(find(conference, each), each) for each in (UUID(str(each)) for each in ids)]

    def slot(self, slot: Any) -> SlotOut | None:
        return self._slots.get(UUID(str(slot))) if slot else None

    def slots(self, ids: Any) -> list[SlotOut]:
        return [found for each in ids if (found := self.slot(each))]

    def conflicts(self, kept: list[dict[str, Any]]) -> list[ConflictOut]:
        return [
            ConflictOut(code=each["code"], people=self.people(each["people"]), slot=self.slot(each["slot"]))
            for each in kept
        ]

    def schedule(self, row: sa.Row[Any]) -> ScheduleOut:
        return ScheduleOut(
            id=row.id,
            kind=row.kind,
            state=row.state,
            seconds=row.seconds,
            seed=row.seed,
            absent=self.people(row.absent),
            lost=self.slots(row.lost),
            progress=ProgressOut.model_validate(row.progress or WAITING),
            outcome=OutcomeOut.model_validate(row.outcome) if row.outcome else None,
            conflicts=self.conflicts(row.conflicts),
            error=row.error,
            created_at=row.created_at,
            ended_at=row.ended_at,
            published_at=row.published_at,
            version=row.version,
        )


async def _shown(reader: Reader, call: Call) -> _Shown:
    return _Shown(call, await profiles.all_slots(reader, call.conference))


async def _one(reader: Reader, call: Call, schedule: UUID) -> ScheduleOut:
    return (await _shown(reader, call)).schedule(await _found(reader, call, schedule))


async def _found(reader: Reader, call: Call, schedule: UUID) -> sa.Row[Any]:
    found = await stored.find(reader, call.conference, schedule)
    if found is None:
        raise NotFound
    return found


@ROUTES.post(
    "/schedules",
    who="organiser",
    status=201,
    creates=True,
    errors=(errors.PeopleSchedule, errors.NothingToSchedule, errors.RunInProgress),
)
async def start_schedule(call: Call, body: ScheduleIn) -> ScheduleOut:
    """Have the scheduler find the best timetable, or repair the published one; it works on its own, and drafts."""
    for number, each in enumerate(body.absent):
        if call.parts.directory.find(call.conference, each) is None:
            message = "Nobody of this conference has this id."
            raise Invalid(errors=[{"in": "body", "loc": f"absent.{number}", "msg": message}])

    async def start(tx: Tx) -> ScheduleOut:
        return await _one(tx, call, await schedules.start(tx, call.conference, body.model_dump(mode="json")))

    return await call.write(start)


@ROUTES.get("/schedules", who="organiser")
async def list_schedules(call: Call) -> Page[ScheduleOut]:
    """List the latest runs, newest first."""
    async with call.read() as reader:
        shown = await _shown(reader, call)
        rows = await stored.listed(reader, call.conference, LISTED)
    return Page(items=[shown.schedule(row) for row in rows])


@ROUTES.get("/schedules/{schedule}", who="organiser")
async def get_schedule(call: Call, schedule: UUID) -> ScheduleOut:
    """Show how far a run is, or what it drafted beside the timetable that stands."""
    async with call.read() as reader:
        return await _one(reader, call, schedule)


@ROUTES.get("/schedules/{schedule}/plan", who="organiser")
async def list_plan(
    call: Call, schedule: UUID, change: Change | None = None, limit: int = 100, after: int = 0
) -> Page[PlanLineOut]:
    """List what a draft does with each meeting, of one kind of change where asked; ``after`` is a place in the list."""
    async with call.read() as reader:
        shown = await _shown(reader, call)
        lines = drafts.read_plan((await _found(reader, call, schedule)).plan)
    if change:
        lines = [line for line in lines if line.change == change]
    end = max(0, after) + max(1, min(limit, MOST))
    items = [
        PlanLineOut(
            change=change or line.change,
            request=line.request,
            meeting=line.meeting,
            people=shown.people(line.people),
            priority=line.priority,
            before=shown.slot(line.before),
            after=shown.slot(line.after),
        )
        for line in lines[max(0, after) : end]
    ]
    return Page(items=items, next=str(end) if end < len(lines) else None)


@ROUTES.get("/schedules/{schedule}/unplaced", who="organiser")
async def list_unplaced(call: Call, schedule: UUID, limit: int = 100, after: int = 0) -> Page[UnplacedOut]:
    """List the meetings for which a draft has no time, with the reason and what would help."""
    async with call.read() as reader:
        shown = await _shown(reader, call)
        found = drafts.read_missing((await _found(reader, call, schedule)).unplaced)
    end = max(0, after) + max(1, min(limit, MOST))
    items = [
        UnplacedOut(
            request=each.request,
            meeting=each.meeting,
            people=shown.people(each.people),
            priority=each.priority,
            code=each.code,
            reason=each.reason,
            remedy=each.remedy,
        )
        for each in found[max(0, after) : end]
    ]
    return Page(items=items, next=str(end) if end < len(found) else None)


@ROUTES.post("/schedules/{schedule}/stop", who="organiser", status=202)
async def stop_schedule(call: Call, schedule: UUID) -> ScheduleOut:
    """Have a run end soon with the best timetable so far."""

    async def stop(tx: Tx) -> ScheduleOut:
        await schedules.stop(tx, call.conference, schedule)
        return await _one(tx, call, schedule)

    return await call.write(stop)


@ROUTES.post("/schedules/{schedule}/publication", who="organiser", errors=(errors.NoDraft, errors.DraftStale))
async def publish_schedule(call: Call, schedule: UUID) -> ScheduleOut:
    """Put a draft into force, all of it, and tell everybody; or nothing, where people changed something meanwhile."""

    async def publish(tx: Tx) -> ScheduleOut:
        await publishing.publish(tx, call.conference, schedule)
        return await _one(tx, call, schedule)

    try:
        return await call.write(publish)
    except errors.DraftStale as refusal:
        conflicts = refusal.extra["conflicts"]
        await call.write(lambda tx: publishing.overtake(tx, call.conference, schedule, conflicts))
        async with call.read() as reader:
            shown = (await _shown(reader, call)).conflicts(conflicts)
        raise errors.DraftStale(conflicts=[each.model_dump(mode="json") for each in shown]) from refusal
