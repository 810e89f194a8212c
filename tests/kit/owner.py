"""Stands in for the services that own things: answers who may do what, as a test lays it down."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from shared.access import NOTHING, OWNERS, AccessChangedV1, Question, Rights
from shared.clock import utc_now
from shared.events import Envelope
from shared.ids import new_id
from tests.kit.house import House

READER = Rights(read=True, write=True)
SPEAKER = Rights(read=True, write=True, publish=True)
MODERATOR = Rights(read=True, write=True, publish=True, moderate=True)


@dataclass
class Owners:
    """Every owner of things at once, on a real connection to NATS."""

    house: House
    asked: int = 0
    _rights: dict[tuple[str, UUID], Rights] = field(default_factory=dict)
    _subscriptions: list[Subscription] = field(default_factory=list)

    async def answer(self) -> None:
        """Begin to answer."""
        for owner in {owner for owner in OWNERS.values() if owner not in self.house.parts}:
            subject = f"requests.{owner}.access.v1"
            self._subscriptions.append(await self.house.client.subscribe(subject, cb=self._reply))
        await self.house.client.flush()

    async def fall_silent(self) -> None:
        """Stop answering, as a service that is being restarted does."""
        while self._subscriptions:
            await self._subscriptions.pop().unsubscribe()
        await self.house.client.flush()

    def give(self, thing: str, participant: UUID | None, rights: Rights = READER) -> None:
        """Lay down a participant's rights without telling anybody yet."""
        assert participant is not None
        self._rights[(thing, participant)] = rights

    async def change(self, thing: str, participant: UUID | None, rights: Rights, conference: UUID) -> None:
        """Change a participant's rights and say so, as the owner would."""
        self.give(thing, participant, rights)
        await self.announce(thing, participant, conference)

    async def announce(self, thing: str, participant: UUID | None, conference: UUID) -> None:
        """Say that rights on a thing changed."""
        subject = f"{OWNERS[thing.partition(':')[0]]}.access.changed.v1"
        body = AccessChangedV1(thing=thing, participant=participant)
        envelope = Envelope(new_id(), conference, subject, utc_now(), thing, 1, None, new_id(), None, "")
        wire = f"events.{conference}.{subject}"
        await self.house.client.publish(wire, body.model_dump_json().encode(), headers=envelope.headers())

    async def _reply(self, message: Msg) -> None:
        self.asked += 1
        question = Question.model_validate_json(message.data)
        rights = self._rights.get((question.thing, question.participant), NOTHING)
        await self.house.client.publish(message.reply, rights.model_dump_json().encode())


def until(moment: datetime, rights: Rights = READER) -> Rights:
    """Return rights that end by themselves."""
    return rights.model_copy(update={"valid_until": moment})
