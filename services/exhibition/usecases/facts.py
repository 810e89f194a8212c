"""What is said and shown when a booth, its queue or its leads change. Frames hold ids and counts, never names."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from services.exhibition.storage import requests, staff
from services.exhibition.storage.booths import Row
from shared.events.exhibition import BoothChangedV1
from shared.writer import Tx

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def say_changed(tx: Tx, conference: UUID, booth: UUID) -> None:
    """Say that a booth, its staff, roster or materials are not what they were."""
    tx.say(BoothChangedV1(booth=booth), conference=conference, entity=booth, version=_moment(tx))


async def show_hall(tx: Tx, booth: Row) -> None:
    """Show everybody how many are there and how many wait; tell the booth's staff wherever they are."""
    waiting = await requests.waiting(tx, booth.id)
    counted: dict[str, Any] = {
        "booth": booth.id,
        "here": await staff.here(tx, booth.id),
        "waiting": len(waiting),
        "waiting_since": waiting[0].asked_at if waiting else None,
    }
    kept: dict[str, Any] = {"conference": booth.conference, "version": booth.queue_version}
    tx.show("conference", "hall.changed", counted, entity=f"hall:{booth.id}", **kept)
    tx.show(f"booth.{booth.id}", "queue.changed", counted, entity=f"queue:{booth.id}", **kept)
    for member in await staff.members(tx, booth.id):
        tx.show(f"participant.{member.participant}", "queue.changed", counted, entity=f"queue:{booth.id}", **kept)


async def show_places(tx: Tx, booth: Row, first: int = 1) -> None:
    """Tell everybody who waits from a place on what their place is now."""
    for place, request in enumerate(await requests.waiting(tx, booth.id), 1):
        if place >= first:
            show_request(tx, booth, request, "waiting", place)


def show_request(tx: Tx, booth: Row, request: Row, state: str, place: int | None, means: str | None = None) -> None:
    """Tell a visitor how their request stands."""
    shown = {"request": request.id, "booth": booth.id, "state": state, "place": place, "means": means}
    kept: dict[str, Any] = {"conference": booth.conference, "version": booth.queue_version}
    tx.show(f"participant.{request.visitor}", "contact.changed", shown, entity=request.id, **kept)


def show_leads(tx: Tx, conference: UUID, booth: UUID) -> None:
    """Tell those at the booth's desk that its leads are not what they were."""
    kept: dict[str, Any] = {"conference": conference, "entity": f"leads:{booth}", "version": _moment(tx)}
    tx.show(f"booth.{booth}", "leads.changed", {"booth": booth}, **kept)


def _moment(tx: Tx) -> int:
    """Return the time in microseconds: of two changes the later has the greater version."""
    since = tx.now - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
