"""What the programme holds about a participant, and forgetting it."""

from typing import Any
from uuid import UUID

from services.programme.storage import people
from services.programme.usecases.facts import link, moment
from services.programme.usecases.questions import show_gone
from shared.access import access_changed
from shared.events.programme import TableLeftV1
from shared.writer import Reader, Tx


async def export(reader: Reader, conference: UUID, participant: UUID) -> dict[str, Any]:
    """Return all that is held about somebody, by heading."""
    held = await people.held(reader, conference, participant)
    return {heading: [dict(row._mapping) for row in rows] for heading, rows in held.items()}


async def let_go(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Free the places, seats and parts of somebody who was removed from the conference."""
    seats = await people.seats_of(tx, conference, participant)
    await people.let_go(tx, conference, participant)
    for seat in seats:
        event = TableLeftV1(session=seat.session, table=seat.table, participant=participant)
        tx.say(event, conference=conference, entity=link(participant, seat.table), version=moment(tx))
        access_changed(tx, conference, f"table:{seat.table}", participant)


async def erase(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Remove all that is held about somebody, their questions and takeaways included."""
    await let_go(tx, conference, participant)
    for question in await people.questions_of(tx, conference, participant):
        show_gone(tx, question)
    await people.forget(tx, conference, participant)
