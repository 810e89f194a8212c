"""The contact queue: visitors ask and see their place, staff answer and end."""

from uuid import UUID

from services.exhibition.api.present import show_request
from services.exhibition.api.routes import ROUTES, somebody
from services.exhibition.errors import AlreadyAsked, AlreadyTaken, NotAnswered, OwnBooth, QueueEmpty
from services.exhibition.models import AnswerIn, Answering, ContactRequestIn, ContactRequestOut, QueueItem, QueueOut
from services.exhibition.storage import booths, requests
from services.exhibition.storage.booths import Row
from services.exhibition.usecases import contact
from services.exhibition.usecases.access import staffed_by
from shared.http import Call, Page
from shared.writer import Tx


@ROUTES.post(
    "/booths/{booth}/contact-requests",
    who="participant",
    status=201,
    creates=True,
    errors=(AlreadyAsked, OwnBooth),
    rate="30/minute",
)
async def ask_contact(call: Call, booth: UUID, body: ContactRequestIn) -> ContactRequestOut:
    """Ask a booth's staff for contact; they will see who asks."""

    async def ask(tx: Tx) -> ContactRequestOut:
        request = await contact.ask(tx, call.asker, booth, body.wish, body.message)
        return await show_request(
            call,
            tx,
            await requests.find(tx, call.conference, request),
            await booths.find(tx, call.conference, booth),
        )

    return await call.write(ask)


@ROUTES.get("/me/contact-requests", who="participant")
async def list_my_requests(call: Call) -> Page[ContactRequestOut]:
    """List my open requests, with my place where I wait."""
    async with call.read() as reader:
        rows = await requests.open_of(reader, call.conference, call.asker.me)
        found = await booths.by_ids(reader, {row.booth for row in rows})
        return Page(items=[await show_request(call, reader, row, found[row.booth]) for row in rows])


@ROUTES.get("/booths/{booth}/queue", who="participant")
async def get_queue(call: Call, booth: UUID) -> QueueOut:
    """See who waits at my booth, and who is being answered."""
    async with call.read() as reader:
        row = await staffed_by(reader, call.asker, booth)
        waiting, answering = await requests.waiting(reader, booth), await requests.answered(reader, booth)
        answered = await requests.count_answered(reader, booth)
    return QueueOut(
        waiting=[_item(call, each) for each in waiting],
        answering=[_item(call, each) for each in answering],
        visits=row.visits,
        answered=answered,
        version=row.queue_version,
    )


def _item(call: Call, row: Row) -> QueueItem:
    return QueueItem(
        id=row.id,
        visitor=somebody(call, row.visitor),
        wish=row.wish,
        message=row.message,
        asked_at=row.asked_at,
        means=row.means,
        answered_by=somebody(call, row.taken_by) if row.taken_by else None,
        taken_at=row.taken_at,
    )


@ROUTES.post("/booths/{booth}/queue/next", who="participant", creates=True, errors=(QueueEmpty,))
async def answer_next(call: Call, booth: UUID, body: AnswerIn) -> Answering:
    """Answer the first who waits at my booth."""
    return await call.write(lambda tx: contact.answer_next(tx, call.asker, booth, body.means))


@ROUTES.post("/contact-requests/{request}/answer", who="participant", creates=True, errors=(AlreadyTaken,))
async def answer_request(call: Call, request: UUID, body: AnswerIn) -> Answering:
    """Answer one who waits at my booth."""
    return await call.write(lambda tx: contact.answer(tx, call.asker, request, body.means))


@ROUTES.post("/contact-requests/{request}/end", who="participant", errors=(NotAnswered,))
async def end_request(call: Call, request: UUID) -> None:
    """End a talk, or as the visitor leave the queue."""
    await call.write(lambda tx: contact.end(tx, call.asker, request))
