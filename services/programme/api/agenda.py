"""The personal agenda, what clashes in it, and what is on now."""

from uuid import UUID

from services.programme.api.present import show_sessions
from services.programme.api.routes import ROUTES
from services.programme.domain.timing import DOORS
from services.programme.errors import Clash, SessionFull, SessionOver
from services.programme.models.agenda import Agenda, AgendaAnswer, AgendaIn, AgendaItem, ClashOut, Now
from services.programme.storage import agenda as stored
from services.programme.storage import sessions
from services.programme.usecases import agenda
from services.programme.usecases.agenda import Line, clashing, lines
from shared.http import Call
from shared.writer import Reader, Tx

NEXT = 5


@ROUTES.get("/me/agenda", who="participant")
async def read_agenda(call: Call) -> Agenda:
    """Return my agenda: my sessions, and the times of my meetings."""
    async with call.read() as reader:
        found = await lines(reader, call.conference, call.who.participant)
        return Agenda(items=await _items(call, reader, found, found))


@ROUTES.get("/me/agenda/{session}", who="participant")
async def check_agenda(call: Call, session: UUID) -> AgendaAnswer:
    """Tell whether a session is in my agenda, and what it clashes or would clash with."""
    async with call.read() as reader:
        row = await sessions.find(reader, call.conference, session)
        found = await agenda.clashes(reader, call.conference, call.who.me, row)
        return await _answer(call, reader, session, found)


@ROUTES.put("/me/agenda/{session}", who="participant", errors=(Clash, SessionFull, SessionOver))
async def add_to_agenda(call: Call, session: UUID, body: AgendaIn) -> AgendaAnswer:
    """Put a session into my agenda; with a clash only if I confirm."""

    async def add(tx: Tx) -> AgendaAnswer:
        found = await agenda.add(tx, call.conference, call.who.me, session, confirm=body.confirm)
        return await _answer(call, tx, session, found)

    return await call.write(add)


@ROUTES.delete("/me/agenda/{session}", who="participant")
async def remove_from_agenda(call: Call, session: UUID) -> None:
    """Take a session out of my agenda."""
    await call.write(lambda tx: agenda.remove(tx, call.conference, call.who.me, session))


@ROUTES.get("/me/now", who="participant")
async def read_now(call: Call) -> Now:
    """Return what is on now, what is next for me and what starts next."""
    me = call.who.participant
    async with call.read() as reader:
        running = await show_sessions(call, reader, await sessions.running(reader, call.conference, reader.now + DOORS))
        found = await lines(reader, call.conference, me)
        coming = [line for line in found if line.starts > reader.now][:NEXT]
        first = await sessions.next_start(reader, call.conference, reader.now)
        return Now(
            on_now=sorted(running, key=lambda session: session.mine is None),
            my_tables=await stored.tables_of(reader, call.conference, me),
            next_for_me=await _items(call, reader, coming, found),
            next_start=(await show_sessions(call, reader, [first]))[0] if first else None,
        )


async def _answer(call: Call, reader: Reader, session: UUID, found: list[Line]) -> AgendaAnswer:
    mine = await stored.parts_of(reader, call.conference, call.who.me)
    return AgendaAnswer(session=session, mine=mine.get(session), clashes=[_clash(line) for line in found])


def _clash(line: Line) -> ClashOut:
    title = line.session.title if line.session else None
    return ClashOut(thing=line.thing, title=title, starts=line.starts, ends=line.ends)


async def _items(call: Call, reader: Reader, shown: list[Line], all_lines: list[Line]) -> list[AgendaItem]:
    rows = [line.session for line in shown if line.session is not None]
    by_id = {session.id: session for session in await show_sessions(call, reader, rows)}
    tables = await stored.tables_of(reader, call.conference, call.who.participant)
    return [
        AgendaItem(
            thing=line.thing,
            starts=line.starts,
            ends=line.ends,
            session=by_id[line.session.id] if line.session else None,
            table=tables.get(line.session.id) if line.session else None,
            clashes=[other.thing for other in clashing(line, all_lines)],
        )
        for line in shown
    ]
