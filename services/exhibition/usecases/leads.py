"""Leads: a visitor leaves fields and takes them back; the booth's staff note and rate. Nobody else sees them."""

from uuid import UUID

from services.exhibition import domain
from services.exhibition.models import Made
from services.exhibition.storage import booths, leads, staff
from services.exhibition.storage.booths import Row
from services.exhibition.usecases.facts import show_leads
from shared.events.exhibition import LeadLeftV1, LeadWithdrawnV1
from shared.identity import Asker
from shared.problems import Forbidden, NotFound
from shared.writer import Tx


async def leave(tx: Tx, who: Asker, booth: UUID, values: dict[str, str]) -> Row:
    """Leave these fields at a booth, in place of what was left there before.

    Raises:
        NotFound: there is no such booth.
    """
    await booths.find(tx, who.conference, booth)
    lead = await leads.put(tx, who.conference, booth, who.me, values, domain.CONSENT)
    left = LeadLeftV1(lead=lead.id, booth=booth)
    tx.say(left, conference=who.conference, entity=lead.id, version=lead.version)
    show_leads(tx, who.conference, booth)
    return lead


async def withdraw(tx: Tx, who: Asker, booth: UUID) -> None:
    """Take back what was left at a booth; nothing there changes nothing.

    Raises:
        NotFound: there is no such booth.
    """
    await booths.find(tx, who.conference, booth)
    for lead in await leads.of_visitor(tx, who.conference, who.me, booth):
        await drop(tx, lead)


async def drop(tx: Tx, lead: Row) -> None:
    """Remove a lead with the notes about it, and say so."""
    await leads.delete(tx, lead.id)
    gone = LeadWithdrawnV1(lead=lead.id, booth=lead.booth)
    tx.say(gone, conference=lead.conference, entity=lead.id, version=lead.version + 1)
    show_leads(tx, lead.conference, lead.booth)


async def rate(tx: Tx, who: Asker, lead: UUID, rating: int | None) -> None:
    """Note how promising a lead is.

    Raises:
        Forbidden, NotFound: the asker staffs no booth with such a lead.
    """
    row = await _of_mine(tx, who, lead)
    await leads.rate(tx, lead, rating)
    show_leads(tx, who.conference, row.booth)


async def note(tx: Tx, who: Asker, lead: UUID, text: str) -> Made:
    """Note something about a lead.

    Raises:
        Forbidden, NotFound: as in :func:`rate`.
    """
    row = await _of_mine(tx, who, lead)
    made = await leads.add_note(tx, who.conference, lead, who.me, text)
    show_leads(tx, who.conference, row.booth)
    return Made(id=made)


async def remove_note(tx: Tx, who: Asker, lead: UUID, note: UUID) -> None:
    """Remove a note about a lead.

    Raises:
        Forbidden, NotFound: as in :func:`rate`, or there is no such note.
    """
    row = await _of_mine(tx, who, lead)
    if not await leads.remove_note(tx, lead, note):
        raise NotFound
    show_leads(tx, who.conference, row.booth)


async def _of_mine(tx: Tx, who: Asker, lead: UUID) -> Row:
    row = await leads.find(tx, who.conference, lead)
    if await staff.is_member(tx, row.booth, who.participant):
        return row
    if who.organiser:
        raise Forbidden("Leads are for the staff of the booth only.")
    raise NotFound
