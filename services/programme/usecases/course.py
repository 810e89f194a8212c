"""The course of a session: doors, start, end; by itself or by a press."""

from uuid import UUID

from services.programme.domain import timing
from services.programme.domain.seating import Plan
from services.programme.domain.timing import Course
from services.programme.errors import DoorsClosed
from services.programme.models.base import Made
from services.programme.storage import sessions
from services.programme.storage.sessions import Row
from services.programme.usecases.access import everything_changed, on_session
from services.programme.usecases.seating import seat_as_planned
from shared.events.programme import SessionEndedV1, SessionOpenedV1, SessionStartedV1
from shared.identity import Asker
from shared.problems import Forbidden
from shared.writer import Tx


async def start(tx: Tx, who: Asker, session: UUID) -> Made:
    """Start a session, before its time too, or open an ended one again; a live one stays as it is.

    Raises:
        Forbidden: only organisers and those on its stage may; only moderators open it again.
        DoorsClosed: a speaker may not start before the doors are open.
    """
    row = await sessions.lock(tx, who.conference, session)
    allowed = await on_session(tx, who, row)
    if not (allowed.moderate or allowed.publish):
        raise Forbidden
    if row.state == "live":
        return Made(id=row.id, version=row.version)
    times = sessions.times(row)
    if not allowed.moderate and tx.now < times.doors_at:
        raise DoorsClosed
    version = await _press(tx, row, timing.start(times, tx.now))
    tx.say(SessionStartedV1(session=row.id), conference=who.conference, entity=row.id, version=version)
    return Made(id=row.id, version=version)


async def end(tx: Tx, who: Asker, session: UUID) -> Made:
    """End a session, before its time too; an ended one stays as it is.

    Raises:
        Forbidden: only organisers and those on its stage may.
    """
    row = await sessions.lock(tx, who.conference, session)
    allowed = await on_session(tx, who, row)
    if row.state == "ended" and allowed.read:
        return Made(id=row.id, version=row.version)
    if not (allowed.moderate or allowed.publish):
        raise Forbidden
    version = await _press(tx, row, Course("ended"))
    tx.say(SessionEndedV1(session=row.id), conference=who.conference, entity=row.id, version=version)
    return Made(id=row.id, version=version)


async def _press(tx: Tx, row: Row, course: Course) -> int:
    started = row.started_at or tx.now
    moments = {"started_at": started, "ended_at": tx.now if course.state == "ended" else None}
    version = await sessions.update(tx, row, sessions.course_values(course) | moments)
    await everything_changed(tx, row.conference, row.id)
    return version


async def advance(tx: Tx, row: Row, plan: Plan | None) -> None:
    """Let a session take the step it is due for; nothing happens where somebody was faster.

    ``plan``: the seating of a table round whose doors open.
    """
    course = timing.follow(row.step, sessions.times(row))
    moments = {"start": {"started_at": tx.now}, "end": {"ended_at": tx.now}}
    if not await sessions.take_step(tx, row, course, moments.get(row.step, {})):
        return
    events = {"doors": SessionOpenedV1, "start": SessionStartedV1, "end": SessionEndedV1}
    event = events[row.step](session=row.id)
    tx.say(event, conference=row.conference, entity=row.id, version=row.version + 1)
    await everything_changed(tx, row.conference, row.id)
    if plan is not None:
        await seat_as_planned(tx, row.conference, row.id, plan)
