"""Organising the tables of a round."""

from typing import Any
from uuid import UUID

from services.programme.errors import CapacityTooSmall, FacilitatesAnother, HasTables, NoRound
from services.programme.models.base import Made
from services.programme.models.tables import TableIn
from services.programme.storage import seats, sessions, tracks
from services.programme.storage.sessions import Row
from services.programme.usecases.seating import move_to
from services.programme.usecases.sessions import Known, Problems, no_track, nobody
from shared.access import access_changed
from shared.events.programme import TableChangedV1
from shared.problems import Invalid, Stale
from shared.writer import Reader, Tx


async def add(tx: Tx, conference: UUID, session: UUID, body: TableIn, known: Known) -> Made:
    """Add a table to a round; its facilitator gets a seat at once.

    Raises:
        NoRound: the session is no table round.
        Invalid: track or facilitator are unknown.
        FacilitatesAnother: this person has a table in the round already.
    """
    row = await sessions.lock(tx, conference, session)
    if row.type != "table_round":
        raise NoRound
    if problems := await unknown(tx, conference, body, known):
        raise Invalid(errors=problems)
    return Made(id=await insert(tx, row, body), version=1)


async def insert(tx: Tx, session: Row, body: TableIn) -> UUID:
    """Add a table whose track and facilitator are known to a locked session."""
    await _only_one(tx, session.id, None, body.facilitator)
    table = await seats.insert_table(tx, session.conference, session.id, _values(body))
    tx.say(TableChangedV1(session=session.id, table=table), conference=session.conference, entity=table)
    if body.facilitator is not None:
        await move_to(tx, session, table, body.facilitator)
    return table


async def edit(tx: Tx, conference: UUID, table: UUID, version: int, body: TableIn, known: Known) -> Made:
    """Change a table; a new facilitator moves to it, the old one stays as a guest.

    Raises:
        Stale: somebody changed it in the meantime.
        Invalid: track or facilitator are unknown.
        CapacityTooSmall: a seat that would go is taken.
        FacilitatesAnother, TableFull: the new facilitator cannot sit here.
    """
    row = await seats.lock_table(tx, conference, table)
    if row.version != version:
        raise Stale
    if problems := await unknown(tx, conference, body, known):
        raise Invalid(errors=problems)
    if any(seat.number > body.capacity for seat in await seats.seats_at(tx, table)):
        raise CapacityTooSmall("A seat that would go is taken. Free it first.")
    await _only_one(tx, row.session, table, body.facilitator)
    made = await seats.update_table(tx, row, _values(body))
    if body.facilitator is not None and body.facilitator != row.facilitator:
        await move_to(tx, await sessions.find(tx, conference, row.session), table, body.facilitator)
    event = TableChangedV1(session=row.session, table=table)
    tx.say(event, conference=conference, entity=table, version=made)
    access_changed(tx, conference, f"table:{table}")
    return Made(id=table, version=made)


async def remove(tx: Tx, conference: UUID, table: UUID) -> None:
    """Remove a table at which nobody but its facilitator sits.

    Raises:
        HasTables: people sit there.
    """
    row = await seats.lock_table(tx, conference, table)
    if any(seat.participant != row.facilitator for seat in await seats.seats_at(tx, table)):
        raise HasTables("People sit at this table. Move them first.")
    await seats.delete_table(tx, table)
    event = TableChangedV1(session=row.session, table=table)
    tx.say(event, conference=conference, entity=table, version=row.version + 1)
    access_changed(tx, conference, f"table:{table}")


async def unknown(
    reader: Reader, conference: UUID, body: TableIn, known: Known, keys: set[str] | None = None
) -> Problems:
    """Name the track (unless it is in ``keys``) and the facilitator that the conference does not have."""
    found: Problems = []
    if body.track is not None and body.track not in await tracks.keys(reader, conference) | (keys or set()):
        found.append(no_track("track"))
    if body.facilitator is not None and not known(body.facilitator):
        found.append(nobody("facilitator"))
    return found


def _values(body: TableIn) -> dict[str, Any]:
    return body.model_dump(include={"title", "track", "facilitator", "capacity"})


async def _only_one(reader: Reader, session: UUID, table: UUID | None, facilitator: UUID | None) -> None:
    others = [row for row in await seats.tables_of(reader, session) if row.id != table]
    if facilitator is not None and any(row.facilitator == facilitator for row in others):
        raise FacilitatesAnother
