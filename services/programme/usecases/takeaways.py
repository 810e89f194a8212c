"""Takeaways: written by the facilitator of a table, or the moderators of a session, then signed off."""

from uuid import UUID

from services.programme.errors import NothingToSign, SheetFull, SignedOff
from services.programme.models.base import Made
from services.programme.storage import seats, sessions, takeaways
from services.programme.storage.sessions import Row
from services.programme.usecases.access import on_thing, read_thing
from services.programme.usecases.facts import moment
from shared.events.programme import TakeawaysReopenedV1, TakeawaysSignedOffV1
from shared.identity import Asker
from shared.problems import Forbidden, NotFound, Stale
from shared.writer import Tx

MOST = {"table": 3, "session": 10}


async def write(tx: Tx, who: Asker, thing: str, text: str) -> Made:
    """Write a takeaway: up to three at a table, ten for a session.

    Raises:
        Forbidden: only the table's facilitator, the session's moderators and organisers write.
        SignedOff: the takeaways are final.
        SheetFull: there are as many as there may be.
    """
    kind, sheet, session = await _sheet(tx, who, thing)
    if await takeaways.is_signed_off(tx, sheet):
        raise SignedOff
    made = await takeaways.insert(tx, who.conference, session.id, sheet, MOST[kind], text, who.me)
    if made is None:
        raise SheetFull
    _show(tx, who, kind, sheet)
    return Made(id=made, version=1)


async def reword(tx: Tx, who: Asker, takeaway: UUID, version: int, text: str) -> Made:
    """Put a takeaway in other words.

    Raises:
        Forbidden, SignedOff: as in :func:`write`.
        Stale: somebody changed it in the meantime.
    """
    row, kind = await _mine(tx, who, takeaway)
    if row.version != version or not await takeaways.update(tx, row, text, who.me):
        raise Stale
    _show(tx, who, kind, row.sheet)
    return Made(id=takeaway, version=version + 1)


async def remove(tx: Tx, who: Asker, takeaway: UUID) -> None:
    """Remove a takeaway.

    Raises:
        Forbidden, SignedOff: as in :func:`write`.
    """
    row, kind = await _mine(tx, who, takeaway)
    await takeaways.delete(tx, takeaway)
    _show(tx, who, kind, row.sheet)


async def sign_off(tx: Tx, who: Asker, thing: str) -> None:
    """Make the takeaways of a table or a session final; from now on everybody may read them.

    Raises:
        Forbidden: as in :func:`write`.
        NothingToSign: nothing is written.
    """
    kind, sheet, session = await _sheet(tx, who, thing)
    if all(row.sheet != sheet for row in await takeaways.of_session(tx, session.id)):
        raise NothingToSign
    if await takeaways.sign_off(tx, who.conference, session.id, sheet, who.participant):
        event = TakeawaysSignedOffV1(session=session.id, table=sheet if kind == "table" else None)
        tx.say(event, conference=who.conference, entity=f"takeaways.{sheet}", version=moment(tx))
        _show(tx, who, kind, sheet)


async def reopen(tx: Tx, who: Asker, thing: str) -> None:
    """Open signed-off takeaways again; they are hidden until signed off anew.

    Raises:
        Forbidden: as in :func:`write`.
    """
    kind, sheet, session = await _sheet(tx, who, thing)
    if await takeaways.reopen(tx, sheet):
        event = TakeawaysReopenedV1(session=session.id, table=sheet if kind == "table" else None)
        tx.say(event, conference=who.conference, entity=f"takeaways.{sheet}", version=moment(tx))
        _show(tx, who, kind, sheet)


async def _sheet(tx: Tx, who: Asker, thing: str) -> tuple[str, UUID, Row]:
    """Return kind, id and locked session of a sheet that the asker may write on."""
    kind, sheet = read_thing(thing)
    allowed = await on_thing(tx, who, kind, sheet)
    if not allowed.read:
        raise NotFound
    if not allowed.moderate:
        raise Forbidden
    session = sheet if kind == "session" else (await seats.find_table(tx, who.conference, sheet)).session
    return kind, sheet, await sessions.lock(tx, who.conference, session)


async def _mine(tx: Tx, who: Asker, takeaway: UUID) -> tuple[Row, str]:
    row = await takeaways.find(tx, who.conference, takeaway)
    kind = "session" if row.sheet == row.session else "table"
    await _sheet(tx, who, f"{kind}:{row.sheet}")
    if await takeaways.is_signed_off(tx, row.sheet):
        raise SignedOff
    return row, kind


def _show(tx: Tx, who: Asker, kind: str, sheet: UUID) -> None:
    """Tell those at the table (in the session) that its takeaways are not what they were."""
    topic, entity = f"{kind}.{sheet}", f"takeaways.{sheet}"
    tx.show(topic, "takeaways.changed", {}, conference=who.conference, entity=entity, version=moment(tx))
