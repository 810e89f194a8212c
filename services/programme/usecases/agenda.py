"""The personal agenda, and what clashes in it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.programme.domain.timing import overlap
from services.programme.errors import Clash, SessionFull, SessionOver
from services.programme.storage import agenda, sessions
from services.programme.storage.sessions import Row
from services.programme.usecases.facts import link, moment
from shared.events.programme import AgendaAddedV1, AgendaRemovedV1
from shared.writer import Reader, Tx


@dataclass(frozen=True)
class Line:
    """A time that is taken: by a session of one's own, or by a meeting (without a session)."""

    thing: str
    starts: datetime
    ends: datetime
    session: Row | None = None


async def lines(reader: Reader, conference: UUID, participant: UUID | None) -> list[Line]:
    """Return somebody's whole agenda by time."""
    mine = await agenda.parts_of(reader, conference, participant)
    found = [
        Line(f"session:{row.id}", row.starts, row.ends, row) for row in await sessions.by_id(reader, conference, mine)
    ]
    busy = await agenda.busy_between(reader, conference, participant, None, None)
    found += [Line(f"meeting:{row.meeting}", row.starts, row.ends) for row in busy]
    return sorted(found, key=lambda line: (line.starts, line.thing))


def clashing(line: Line, others: list[Line]) -> list[Line]:
    """Return what is at the same time as a line."""
    return [
        each for each in others if each.thing != line.thing and overlap(line.starts, line.ends, each.starts, each.ends)
    ]


async def clashes(reader: Reader, conference: UUID, participant: UUID, session: Row) -> list[Line]:
    """Return what somebody has at the time of a session."""
    line = Line(f"session:{session.id}", session.starts, session.ends, session)
    return clashing(line, await lines(reader, conference, participant))


async def add(tx: Tx, conference: UUID, participant: UUID, session: UUID, *, confirm: bool) -> list[Line]:
    """Put a session into the agenda and return what it clashes with; once there, it stays as it is.

    Raises:
        SessionOver: it has ended.
        Clash: something else is at that time, and this was not confirmed; ``clashes`` says what.
        SessionFull: every place is taken.
    """
    row = await sessions.find(tx, conference, session)
    found = await clashes(tx, conference, participant, row)
    if not await agenda.add(tx, conference, session, participant):
        return found
    if row.state == "ended":
        raise SessionOver
    if found and not confirm:
        raise Clash(clashes=[describe(line) for line in found])
    if not await agenda.book(tx, session):
        raise SessionFull
    event = AgendaAddedV1(participant=participant, session=session)
    tx.say(event, conference=conference, entity=link(participant, session), version=moment(tx))
    return found


async def remove(tx: Tx, conference: UUID, participant: UUID, session: UUID) -> None:
    """Take a session out of the agenda; without it nothing happens."""
    await sessions.find(tx, conference, session)
    if await agenda.remove(tx, conference, session, participant):
        event = AgendaRemovedV1(participant=participant, session=session)
        tx.say(event, conference=conference, entity=link(participant, session), version=moment(tx))


def describe(line: Line) -> dict[str, object]:
    """Say what a line is, as an answer member."""
    title = line.session.title if line.session else None
    return {"thing": line.thing, "title": title, "starts": line.starts.isoformat(), "ends": line.ends.isoformat()}
