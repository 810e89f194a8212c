"""Booths: added by organisers, one or many at once; edited by their staff."""

from typing import Any
from uuid import UUID

from services.exhibition import domain
from services.exhibition.errors import LowContrast
from services.exhibition.models import BoothIn, ExhibitionImport, ImportedBooth, ImportOut, NewBooth
from services.exhibition.storage import booths, materials
from services.exhibition.storage import staff as stored_staff
from services.exhibition.storage.booths import Row
from services.exhibition.usecases import staff
from services.exhibition.usecases.access import Known, edited_by
from services.exhibition.usecases.facts import say_changed
from shared.identity import Asker
from shared.problems import Invalid, NotFound, Stale
from shared.writer import Tx

TOLD = ("title", "kind", "teaser", "text", "ecosystems", "country", "accent", "on_accent")


async def add(tx: Tx, conference: UUID, body: NewBooth, known: Known) -> Row:
    """Add a booth under the next number, with its staff.

    Raises:
        LowContrast: text in its colours would be hard to read.
        Invalid: somebody does not take part in the conference.
    """
    if problems := staff.unknown(body.staff, known, "staff"):
        raise Invalid(errors=problems)
    row = await booths.insert(tx, conference, _checked(body))
    for participant in body.staff:
        await staff.add(tx, conference, row.id, participant)
    say_changed(tx, conference, row.id)
    return row


async def load(tx: Tx, conference: UUID, body: ExhibitionImport, known: Known) -> ImportOut:
    """Add many booths with staff, shifts and links: all of them or none.

    Raises:
        Invalid: something does not fit; ``errors`` name every place.
    """
    if problems := _problems(body, known):
        raise Invalid("The booths were not taken: see each place named.", errors=problems)
    made: list[ImportedBooth] = []
    for each in body.booths:
        row = await add(tx, conference, each, known)
        for shift in each.shifts:
            await stored_staff.add_shift(tx, conference, row.id, shift.participant, shift.starts, shift.ends)
        for link in each.links:
            linked = {"kind": "link", "title": link.title, "url": link.url}
            await materials.insert(tx, conference, row.id, **linked, key=None, size=0)
        made.append(ImportedBooth(ref=each.ref, id=row.id, number=row.number))
    return ImportOut(booths=made)


def _problems(body: ExhibitionImport, known: Known) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    refs = [booth.ref for booth in body.booths]
    for n, booth in enumerate(body.booths):
        at = f"booths.{n}"
        found += staff.unknown(booth.staff, known, f"{at}.staff")
        if booth.ref in refs[:n]:
            found.append({"in": "body", "loc": f"{at}.ref", "msg": "Used before."})
        if sentence := _hard_to_read(booth):
            found.append({"in": "body", "loc": f"{at}.accent", "msg": sentence})
        for m, shift in enumerate(booth.shifts):
            if shift.participant not in booth.staff:
                place = f"{at}.shifts.{m}.participant"
                found.append({"in": "body", "loc": place, "msg": "Name somebody who staffs this booth."})
    return found


async def edit(tx: Tx, who: Asker, booth: UUID, version: int, body: BoothIn) -> None:
    """Change what a booth says.

    Raises:
        Forbidden: only its staff and organisers may.
        Stale: somebody changed it in the meantime.
        LowContrast: text in its colours would be hard to read.
    """
    row = await edited_by(tx, who, booth)
    values = _checked(body)
    if not who.organiser:
        values["kind"] = row.kind  # what a booth is for is the organisers' to say
    if not await booths.update(tx, who.conference, booth, version, values):
        raise Stale
    say_changed(tx, who.conference, booth)


async def remove(tx: Tx, conference: UUID, booth: UUID) -> list[str]:
    """Remove a booth with its queue and leads; return the keys of its files, which are the caller's to remove."""
    await booths.stir(tx, conference, booth)
    for member in await stored_staff.members(tx, booth):
        await staff.remove(tx, conference, booth, member.participant)
    keys = [each.key for each in await materials.of_booth(tx, booth) if each.key]
    await booths.delete(tx, booth)
    say_changed(tx, conference, booth)
    return keys


async def visit(tx: Tx, conference: UUID, booth: UUID) -> None:
    """Count a visit; of whom is not recorded.

    Raises:
        NotFound: there is no such booth.
    """
    if not await booths.count_visit(tx, conference, booth):
        raise NotFound


def _checked(body: BoothIn) -> dict[str, Any]:
    if sentence := _hard_to_read(body):
        raise LowContrast(sentence)
    return body.model_dump(include=set(TOLD))


def _hard_to_read(body: BoothIn) -> str | None:
    if body.accent is None or body.on_accent is None or domain.is_readable(body.accent, body.on_accent):
        return None
    found = domain.contrast(body.accent, body.on_accent)
    return f"Text in {body.on_accent} on {body.accent} has a contrast of {found:.2f}:1. It takes at least 4.5:1."
