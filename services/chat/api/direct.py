"""Direct messages between two participants."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.chat import domain
from services.chat.api.routes import ROUTES, following, show, somebody
from services.chat.errors import Blocked, NotReachable
from services.chat.models import ConversationOut, MessageIn, MessageOut, ReadIn, Somebody, UnreadOut
from services.chat.storage import conversations, messages
from services.chat.usecases import direct
from shared.http import Call, Page
from shared.problems import NotFound

Limit = Annotated[int, Field(ge=1, le=100)]


def other(call: Call, participant: UUID) -> UUID:
    """Return somebody else of the conference.

    Raises:
        NotFound: there is no such participant, or it is the caller.
    """
    if participant == call.who.me or call.parts.directory.find(call.conference, participant) is None:
        raise NotFound
    return participant


@ROUTES.get("/conversations", who="participant")
async def list_conversations(call: Call) -> Page[ConversationOut]:
    """List one's conversations, the latest first."""
    async with call.read() as reader:
        rows = await conversations.of(reader, call.conference, call.who.me)
    return Page(
        items=[
            ConversationOut(
                other=somebody(call.parts, call.conference, row.other),
                unread=row.unread,
                last_at=row.last_at,
                version=row.version,
            )
            for row in rows
        ]
    )


@ROUTES.get("/unread", who="participant")
async def count_unread(call: Call) -> UnreadOut:
    """Count one's unread direct messages."""
    async with call.read() as reader:
        return UnreadOut(messages=await conversations.unread(reader, call.conference, call.who.me))


@ROUTES.get("/conversations/{participant}/messages", who="participant")
async def list_direct_messages(
    call: Call, participant: UUID, after: UUID | None = None, limit: Limit = 25
) -> Page[MessageOut]:
    """Read one's direct messages with somebody, the newest first; ``after`` pages back."""
    channel = domain.direct(call.who.me, participant)
    async with call.read() as reader:
        rows = await messages.latest(reader, call.conference, channel, after, limit)
    if not rows and call.parts.directory.find(call.conference, participant) is None:
        raise NotFound
    return Page(items=show(call, rows), next=following(rows, limit))


@ROUTES.post(
    "/conversations/{participant}/messages",
    who="participant",
    status=201,
    creates=True,
    errors=(NotReachable, Blocked),
    rate="60/minute",
)
async def send_direct_message(call: Call, participant: UUID, body: MessageIn) -> MessageOut:
    """Send somebody a direct message."""
    recipient = other(call, participant)
    sender = somebody(call.parts, call.conference, call.who.me)
    return await call.write(lambda tx: direct.send(tx, call.conference, sender, recipient, body.text))


@ROUTES.put("/conversations/{participant}/read", who="participant")
async def read_conversation(call: Call, participant: UUID, body: ReadIn) -> None:
    """Note that one has read a conversation through a message."""
    me = call.who.me
    await call.write(lambda tx: direct.read(tx, call.conference, me, participant, body.through))


@ROUTES.get("/blocks", who="participant")
async def list_blocks(call: Call) -> Page[Somebody]:
    """List whom one has blocked."""
    async with call.read() as reader:
        rows = await conversations.blocks(reader, call.conference, call.who.me)
    return Page(items=[somebody(call.parts, call.conference, row.blocked) for row in rows])


@ROUTES.put("/blocks/{participant}", who="participant")
async def block_participant(call: Call, participant: UUID) -> None:
    """Take no more direct messages from somebody."""
    me, blocked = call.who.me, other(call, participant)
    await call.write(lambda tx: conversations.block(tx, call.conference, me, blocked))


@ROUTES.delete("/blocks/{participant}", who="participant")
async def unblock_participant(call: Call, participant: UUID) -> None:
    """Take direct messages from somebody again."""
    me, blocked = call.who.me, other(call, participant)
    await call.write(lambda tx: conversations.unblock(tx, call.conference, me, blocked))
