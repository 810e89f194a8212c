"""Who staffs a booth, who is there, and who stands when."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from services.exhibition.models import Made, ShiftIn
from services.exhibition.storage import booths, requests, staff
from services.exhibition.usecases import contact
from services.exhibition.usecases.access import Known, edited_by, staffed_by
from services.exhibition.usecases.facts import say_changed, show_hall
from shared.access import access_changed
from shared.events.exhibition import BoothClosedV1, BoothOpenedV1
from shared.identity import Asker
from shared.problems import Invalid, NotFound
from shared.writer import Tx

HERE_FOR = timedelta(minutes=2)


async def set_here(tx: Tx, who: Asker, booth: UUID, *, is_here: bool, until: datetime | None = None) -> None:
    """Note that the asker is at the booth until then, or is not; the first opens it, the last closes it.

    Raises:
        Forbidden: the asker does not staff the booth.
    """
    await staffed_by(tx, who, booth)
    if is_here and await staff.stay(tx, booth, who.me, until or tx.now + HERE_FOR):
        return
    await _come_or_go(tx, who.conference, booth, who.me, until=(until or tx.now + HERE_FOR) if is_here else None)


async def let_go(tx: Tx, conference: UUID, booth: UUID, participant: UUID) -> None:
    """Note that somebody who has not said again that they are at a booth is not; nothing happens where they have."""
    if await staff.is_overdue(tx, booth, participant):
        await _come_or_go(tx, conference, booth, participant, until=None)


async def _come_or_go(tx: Tx, conference: UUID, booth: UUID, participant: UUID, *, until: datetime | None) -> None:
    row = await booths.stir(tx, conference, booth)
    if not await staff.set_here(tx, booth, participant, until):
        return
    is_open = await staff.here(tx, booth) > 0
    if is_open != (row.opened_at is not None):
        await booths.set_opened(tx, booth, is_open=is_open)
        said = BoothOpenedV1(booth=booth) if is_open else BoothClosedV1(booth=booth)
        tx.say(said, conference=conference, entity=booth, version=row.queue_version)
    await show_hall(tx, row)


async def name_staff(tx: Tx, who: Asker, booth: UUID, participants: list[UUID], known: Known) -> None:
    """Say who staffs a booth; whoever is not named belongs to it no longer.

    Raises:
        Forbidden: only its staff and organisers may.
        Invalid: somebody does not take part in the conference.
    """
    await edited_by(tx, who, booth)
    if problems := unknown(participants, known, "participants"):
        raise Invalid(errors=problems)
    members = {member.participant for member in await staff.members(tx, booth)}
    for participant in participants:
        await add(tx, who.conference, booth, participant)
    for participant in members - set(participants):
        await remove(tx, who.conference, booth, participant)
    say_changed(tx, who.conference, booth)


async def add(tx: Tx, conference: UUID, booth: UUID, participant: UUID) -> None:
    """Let somebody staff a booth; a request of theirs at it ends."""
    if await staff.add(tx, conference, booth, participant):
        for request in await requests.open_of(tx, conference, participant, booth):
            await contact.close(tx, conference, request)
        access_changed(tx, conference, f"booth:{booth}", participant)


async def remove(tx: Tx, conference: UUID, booth: UUID, participant: UUID) -> None:
    """Take somebody from a booth's staff; whom they were answering is not left hanging."""
    await _come_or_go(tx, conference, booth, participant, until=None)
    for request in await requests.taken_by(tx, booth, participant):
        await contact.close(tx, conference, request)
    await staff.remove(tx, booth, participant)
    access_changed(tx, conference, f"booth:{booth}", participant)


async def add_shift(tx: Tx, who: Asker, booth: UUID, shift: ShiftIn) -> Made:
    """Say who stands at a booth, from when to when.

    Raises:
        Forbidden: only its staff and organisers may.
        Invalid: that person does not staff the booth.
    """
    await edited_by(tx, who, booth)
    if not await staff.is_member(tx, booth, shift.participant):
        place = {"in": "body", "loc": "participant", "msg": "Name somebody who staffs this booth."}
        raise Invalid(errors=[place])
    made = await staff.add_shift(tx, who.conference, booth, shift.participant, shift.starts, shift.ends)
    say_changed(tx, who.conference, booth)
    return Made(id=made)


async def remove_shift(tx: Tx, who: Asker, booth: UUID, shift: UUID) -> None:
    """Take a shift off the roster.

    Raises:
        Forbidden: only the booth's staff and organisers may.
        NotFound: there is no such shift.
    """
    await edited_by(tx, who, booth)
    if not await staff.remove_shift(tx, booth, shift):
        raise NotFound
    say_changed(tx, who.conference, booth)


def unknown(participants: Iterable[UUID], known: Known, loc: str) -> list[dict[str, str]]:
    """Name the places of those who do not take part in the conference."""
    message = "This person does not take part in the conference."
    return [
        {"in": "body", "loc": f"{loc}.{n}", "msg": message}
        for n, participant in enumerate(participants)
        if not known(participant)
    ]
