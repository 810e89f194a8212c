"""Rights on sessions and tables: the one rule, for this service and for rooms, chat and live."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from services.programme.domain import rights as rule
from services.programme.domain.rights import Allowed
from services.programme.domain.timing import is_open
from services.programme.storage import seats, sessions
from services.programme.storage.sessions import Row
from shared.access import NOTHING, Question, Rights, access_changed
from shared.identity import Asker
from shared.problems import NotFound
from shared.writer import Reader, Tx


def read_thing(thing: str) -> tuple[str, UUID]:
    """Return kind and id of ``table:<id>`` or ``session:<id>``.

    Raises:
        NotFound: it is neither.
    """
    kind, _, identifier = thing.partition(":")
    try:
        return kind, UUID(identifier)
    except ValueError as error:
        raise NotFound from error


async def rights(reader: Reader, question: Question) -> Rights:
    """Answer the access contract for a session or a table."""
    who = Asker(question.conference, question.participant, question.is_organiser)
    try:
        return Rights(**asdict(await on_thing(reader, who, *read_thing(question.thing))))
    except NotFound:
        return NOTHING


async def on_thing(reader: Reader, who: Asker, kind: str, thing: UUID) -> Allowed:
    """Decide what somebody may do with a session or a table.

    Raises:
        NotFound: there is no such thing in the conference.
    """
    if kind == "session":
        return await on_session(reader, who, await sessions.find(reader, who.conference, thing))
    table = await seats.find_table(reader, who.conference, thing)
    session = await sessions.find(reader, who.conference, table.session)
    return on_table(reader.now, who, table, session, await seats.seat_of(reader, session.id, who.participant))


async def on_session(reader: Reader, who: Asker, session: Row) -> Allowed:
    """Decide what somebody may do with a session."""
    part = await sessions.part_in(reader, session.id, who.participant)
    opened = is_open(session.state, sessions.times(session), reader.now)
    return rule.on_session(organiser=who.organiser, part=part, is_open=opened, state=session.state)


def on_table(now: datetime, who: Asker, table: Row, session: Row, seat: Row | None) -> Allowed:
    """Decide what somebody may do at a table; ``seat`` is theirs in the round."""
    return rule.on_table(
        organiser=who.organiser,
        facilitates=who.participant is not None and table.facilitator == who.participant,
        seated=seat is not None and seat.table == table.id,
        is_open=is_open(session.state, sessions.times(session), now),
        state=session.state,
    )


async def everything_changed(tx: Tx, conference: UUID, session: UUID) -> None:
    """Say that everybody's rights on a session and its tables may have changed."""
    access_changed(tx, conference, f"session:{session}")
    for table in await sessions.table_ids(tx, session):
        access_changed(tx, conference, f"table:{table}")
