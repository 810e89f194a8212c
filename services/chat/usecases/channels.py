"""Messages in the channels of things, and their moderation. Rights were asked of the thing's owner before."""

from datetime import datetime
from uuid import UUID

from services.chat import domain
from services.chat.errors import Silenced
from services.chat.models import MessageOut, Somebody
from services.chat.storage import messages
from shared.events.chat import MessagePostedV1, MessageRemovedV1, ParticipantSilencedV1
from shared.ids import new_id
from shared.problems import Forbidden, Invalid, NotFound
from shared.writer import Tx


async def post(tx: Tx, conference: UUID, channel: str, sender: Somebody, text: str, *, moderates: bool) -> MessageOut:
    """Post a message.

    Raises:
        Silenced: a moderator silenced the sender here.
    """
    if not moderates and (until := await messages.silenced_until(tx, conference, channel, sender.id)):
        raise Silenced(until=until)
    message = await write(tx, conference, channel, sender, text)
    posted = MessagePostedV1(message=message.id, channel=channel, sender=sender.id)
    tx.say(posted, conference=conference, entity=message.id)
    shown = message.model_dump()
    tx.show(domain.topic(channel), "message.posted", shown, conference=conference, entity=message.id)
    return message


async def write(tx: Tx, conference: UUID, channel: str, sender: Somebody, text: str) -> MessageOut:
    """Store a message."""
    made = MessageOut(id=new_id(), channel=channel, sender=sender, text=text, posted_at=tx.now)
    row = {"id": made.id, "conference": conference, "channel": channel, "sender": sender.id}
    await messages.add(tx, {**row, "text": text, "posted_at": tx.now, "version": 1})
    return made


async def remove(tx: Tx, conference: UUID, message: UUID, by: UUID | None, *, moderates: bool) -> None:
    """Remove a message's text: its author may, and a moderator; doing it twice is no harm.

    Raises:
        NotFound: there is no such message.
        Forbidden: it is somebody else's.
    """
    found = await messages.find(tx, conference, message)
    if found is None:
        raise NotFound
    if found.sender != by and not moderates:
        raise Forbidden
    version = await messages.remove(tx, message, by)
    if version is None:
        return
    removed = MessageRemovedV1(message=message, channel=found.channel, by=by)
    tx.say(removed, conference=conference, entity=message, version=version)
    shown = {"id": message, "channel": found.channel}
    for topic in _topics(found.channel):
        tx.show(topic, "message.removed", shown, conference=conference, entity=message, version=version)


async def silence(
    tx: Tx, conference: UUID, channel: str, participant: UUID, by: UUID | None, until: datetime | None
) -> None:
    """Silence a participant in a channel until a moment, or lift the silence (None).

    Raises:
        Invalid: the moment is over, or too far away.
    """
    if until is None:
        await messages.unsilence(tx, conference, channel, participant)
    elif domain.is_fair_silence(until, tx.now):
        await messages.silence(tx, conference, channel, participant, until, by)
    else:
        place = {"in": "body", "loc": "until", "msg": "A moment within the next thirty days."}
        raise Invalid("A silence ends within the next thirty days.", errors=[place])
    silenced = ParticipantSilencedV1(channel=channel, participant=participant, by=by, until=until)
    tx.say(silenced, conference=conference, entity=participant)
    version = int(tx.now.timestamp() * 1000)
    shown = {"channel": channel, "until": until}
    topic, entity = f"participant.{participant}", f"silence:{channel}"
    tx.show(topic, "silence.changed", shown, conference=conference, entity=entity, version=version)


def _topics(channel: str) -> list[str]:
    if channel.startswith(domain.DIRECT):
        return [f"participant.{each}" for each in channel.split(":")[1:]]
    return [domain.topic(channel)]
