"""The contact queue: ask, take, end. Every change first counts up the queue, so that one waits for another."""

from collections.abc import Sequence
from uuid import UUID

from services.exhibition.domain import Means
from services.exhibition.errors import AlreadyAsked, AlreadyTaken, NotAnswered, OwnBooth, QueueEmpty
from services.exhibition.models import Answering
from services.exhibition.storage import booths, requests, staff
from services.exhibition.storage.booths import Row
from services.exhibition.usecases.access import staffed_by
from services.exhibition.usecases.facts import show_hall, show_places, show_request
from shared.access import access_changed
from shared.events.exhibition import ContactAskedV1, ContactEndedV1, ContactTakenV1
from shared.identity import Asker
from shared.problems import NotFound
from shared.writer import Tx


async def ask(tx: Tx, who: Asker, booth: UUID, wish: Means, message: str) -> UUID:
    """Put the asker at the end of a booth's queue.

    Raises:
        OwnBooth: the asker staffs it.
        AlreadyAsked: the asker has an open request here.
    """
    row = await booths.stir(tx, who.conference, booth)
    if await staff.is_member(tx, booth, who.me):
        raise OwnBooth
    request = await requests.insert(tx, who.conference, booth, who.me, wish, message)
    if request is None:
        raise AlreadyAsked
    asked = ContactAskedV1(request=request, booth=booth, visitor=who.me, wish=wish)
    tx.say(asked, conference=who.conference, entity=request, version=row.queue_version)
    await show_hall(tx, row)
    await show_places(tx, row, first=len(await requests.waiting(tx, booth)))
    return request


async def answer_next(tx: Tx, who: Asker, booth: UUID, means: Means | None) -> Answering:
    """Take the first who waits.

    Raises:
        Forbidden: the asker does not staff the booth.
        QueueEmpty: nobody waits.
    """
    row = await booths.stir(tx, who.conference, booth)
    await staffed_by(tx, who, booth)
    waiting = await requests.waiting(tx, booth)
    if not waiting:
        raise QueueEmpty
    return await _take(tx, who, row, waiting, waiting[0], means)


async def answer(tx: Tx, who: Asker, request: UUID, means: Means | None) -> Answering:
    """Take one who waits.

    Raises:
        NotFound: the asker does not staff a booth with such a request.
        AlreadyTaken: they do not wait any more.
    """
    found = await requests.find(tx, who.conference, request)
    if not await staff.is_member(tx, found.booth, who.participant):
        raise NotFound
    row = await booths.stir(tx, who.conference, found.booth)
    waiting = await requests.waiting(tx, found.booth)
    return await _take(tx, who, row, waiting, found, means)


async def _take(tx: Tx, who: Asker, booth: Row, waiting: Sequence[Row], request: Row, means: Means | None) -> Answering:
    chosen: Means = means or request.wish
    if not await requests.take(tx, request.id, who.me, chosen):
        raise AlreadyTaken
    place = 1 + [each.id for each in waiting].index(request.id)
    taken = ContactTakenV1(request=request.id, booth=booth.id, visitor=request.visitor, staff=who.me, means=chosen)
    tx.say(taken, conference=booth.conference, entity=request.id, version=booth.queue_version)
    if chosen == "video":
        access_changed(tx, booth.conference, f"booth:{booth.id}", request.visitor)
    show_request(tx, booth, request, "answered", None, chosen)
    await show_hall(tx, booth)
    await show_places(tx, booth, first=place)
    return Answering(id=request.id, means=chosen)


async def end(tx: Tx, who: Asker, request: UUID) -> None:
    """End a request: the visitor may at any time, the staff once it is answered. Again changes nothing.

    Raises:
        NotFound: it is neither the asker's own nor one of a booth they staff.
        NotAnswered: staff would end what still waits.
    """
    found = await requests.find(tx, who.conference, request)
    is_mine = found.visitor == who.participant
    if not is_mine and not await staff.is_member(tx, found.booth, who.participant):
        raise NotFound
    await close(tx, who.conference, found, may_withdraw=is_mine)


async def close(tx: Tx, conference: UUID, request: Row, *, may_withdraw: bool = True) -> None:
    """Close a request, answered or not.

    Raises:
        NotAnswered: it still waits, and may not be withdrawn.
    """
    booth = await booths.stir(tx, conference, request.booth)
    request = await requests.find(tx, conference, request.id)
    if request.ended_at is not None:
        return
    is_waiting = request.state == "waiting"
    if is_waiting and not may_withdraw:
        raise NotAnswered
    place = [each.id for each in await requests.waiting(tx, booth.id)].index(request.id) + 1 if is_waiting else None
    ended = ContactEndedV1(
        request=request.id,
        booth=booth.id,
        visitor=request.visitor,
        state="withdrawn" if is_waiting else "ended",
    )
    await requests.end(tx, request.id, ended.state)
    tx.say(ended, conference=conference, entity=request.id, version=booth.queue_version)
    if request.means == "video":
        access_changed(tx, conference, f"booth:{booth.id}", request.visitor)
    show_request(tx, booth, request, ended.state, None)
    await show_hall(tx, booth)
    if place:
        await show_places(tx, booth, first=place)
