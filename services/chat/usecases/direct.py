"""Direct messages between two participants, unless one of them blocked the other."""

from uuid import UUID

from services.chat import domain
from services.chat.errors import Blocked, NotReachable
from services.chat.models import MessageOut, Somebody
from services.chat.storage import conversations, messages
from services.chat.usecases import channels
from shared.events.chat import DirectMessagePostedV1
from shared.problems import NotFound
from shared.writer import Tx


async def send(tx: Tx, conference: UUID, sender: Somebody, recipient: UUID, text: str) -> MessageOut:
    """Send a direct message.

    Raises:
        NotReachable: the recipient blocked the sender.
        Blocked: the sender blocked the recipient.
    """
    blockers = await conversations.blockers(tx, conference, sender.id, recipient)
    if recipient in blockers:
        raise NotReachable
    if sender.id in blockers:
        raise Blocked
    message = await channels.write(tx, conference, domain.direct(sender.id, recipient), sender, text)
    sent = DirectMessagePostedV1(message=message.id, sender=sender.id, recipient=recipient)
    tx.say(sent, conference=conference, entity=message.id)
    for side, other, unread in ((sender.id, recipient, 0), (recipient, sender.id, 1)):
        conversation = await conversations.touch(tx, conference, side, other, unread=unread)
        shown = {**message.model_dump(), "other": other, "unread": conversation.unread}
        tx.show(f"participant.{side}", "direct_message.posted", shown, conference=conference, entity=message.id)
    return message


async def read(tx: Tx, conference: UUID, me: UUID, other: UUID, through: UUID) -> None:
    """Note that somebody has read a conversation through a message.

    Raises:
        NotFound: there is no such message in it.
    """
    channel = domain.direct(me, other)
    found = await messages.find(tx, conference, through)
    if found is None or found.channel != channel:
        raise NotFound
    conversation = await conversations.read_through(tx, conference, me, other, channel, through)
    if conversation is None:
        raise NotFound
    shown = {"other": other, "unread": conversation.unread}
    entity = f"conversation:{other}"
    topic, version = f"participant.{me}", conversation.version
    tx.show(topic, "conversation.read", shown, conference=conference, entity=entity, version=version)
