"""Channels of things."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.chat import domain
from services.chat.api.routes import ROUTES, following, show, somebody
from services.chat.errors import Silenced
from services.chat.models import ChannelOut, MessageIn, MessageOut, SilenceIn, SilenceOut
from services.chat.storage import messages
from services.chat.usecases import channels
from shared.access import Rights
from shared.http import Call, Page
from shared.problems import NotFound

Limit = Annotated[int, Field(ge=1, le=100)]


async def rights(call: Call, thing: str, right: str) -> Rights:
    """Return the caller's rights on a thing that has a channel.

    Raises:
        NotFound: it has none, or is not the caller's to see.
    """
    if not domain.is_channel(thing):
        raise NotFound
    return await call.rights(thing, right)


@ROUTES.get("/channels/{thing}/messages", who="participant")
async def list_messages(call: Call, thing: str, after: UUID | None = None, limit: Limit = 25) -> ChannelOut:
    """Read a channel, the newest messages first; ``after`` pages back."""
    held = await rights(call, thing, "read")
    async with call.read() as reader:
        rows = await messages.latest(reader, call.conference, thing, after, limit)
        silenced = await messages.silenced_until(reader, call.conference, thing, call.who.me)
    found = {"items": show(call, rows), "next": following(rows, limit)}
    return ChannelOut(**found, write=held.write, moderate=held.moderate, silenced_until=silenced)


@ROUTES.post(
    "/channels/{thing}/messages", who="participant", status=201, creates=True, errors=(Silenced,), rate="60/minute"
)
async def post_message(call: Call, thing: str, body: MessageIn) -> MessageOut:
    """Post a message in a channel."""
    held = await rights(call, thing, "write")
    sender, moderates = somebody(call.parts, call.conference, call.who.me), held.moderate
    return await call.write(
        lambda tx: channels.post(tx, call.conference, thing, sender, body.text, moderates=moderates)
    )


@ROUTES.delete("/messages/{message}", who="participant")
async def remove_message(call: Call, message: UUID) -> None:
    """Remove a message: one's own, or as a moderator of its channel."""
    async with call.read() as reader:
        found = await messages.find(reader, call.conference, message)
    if found is None:
        raise NotFound
    if domain.partner(found.channel, call.who.me):
        moderates = False
    else:
        moderates = (await rights(call, found.channel, "read")).moderate
    by = call.who.me
    await call.write(lambda tx: channels.remove(tx, call.conference, message, by, moderates=moderates))


@ROUTES.get("/channels/{thing}/silences", who="participant")
async def list_silences(call: Call, thing: str) -> Page[SilenceOut]:
    """List who is silenced in a channel; for its moderators."""
    await rights(call, thing, "moderate")
    async with call.read() as reader:
        rows = await messages.silences(reader, call.conference, thing)
    people = [(somebody(call.parts, call.conference, row.participant), row.until) for row in rows]
    return Page(items=[SilenceOut(participant=participant, until=until) for participant, until in people])


@ROUTES.put("/channels/{thing}/silences/{participant}", who="participant")
async def silence_participant(call: Call, thing: str, participant: UUID, body: SilenceIn) -> None:
    """Silence a participant in a channel until a moment; for its moderators."""
    await rights(call, thing, "moderate")
    if call.parts.directory.find(call.conference, participant) is None:
        raise NotFound
    by, until = call.who.me, body.until
    await call.write(lambda tx: channels.silence(tx, call.conference, thing, participant, by, until))


@ROUTES.delete("/channels/{thing}/silences/{participant}", who="participant")
async def lift_silence(call: Call, thing: str, participant: UUID) -> None:
    """Let a silenced participant write again; for the channel's moderators."""
    await rights(call, thing, "moderate")
    by = call.who.me
    await call.write(lambda tx: channels.silence(tx, call.conference, thing, participant, by, None))
