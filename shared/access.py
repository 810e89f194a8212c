"""Rights on a thing, decided by the service that owns it; rooms, chat and live know no other rule.

A thing is ``<kind>:<uuid>``. Its owner answers ``requests.<service>.access.v1`` and publishes
``<service>.access.changed.v1``. Others keep an answer until that event, at most thirty seconds.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from nats.aio.client import Client
from nats.aio.msg import Msg
from pydantic import BaseModel, ConfigDict

from shared.bus import Bus
from shared.events import Event
from shared.identity import Caller
from shared.problems import Forbidden, NotFound
from shared.writer import Tx

OWNERS = {
    "conference": "registration",
    "session": "programme",
    "table": "programme",
    "meeting": "networking",
    "booth": "exhibition",
    "poll": "voting",
    "election": "voting",
}
CACHED_S = 30.0


class Question(BaseModel):
    """May this participant, with these conference-wide roles, use this thing?"""

    model_config = ConfigDict(frozen=True)

    conference: UUID
    participant: UUID
    roles: frozenset[str]
    thing: str

    @property
    def kind(self) -> str:
        """The kind of the thing."""
        return self.thing.partition(":")[0]

    @property
    def id(self) -> UUID:
        """The identifier of the thing.

        Raises:
            NotFound: it is none.
        """
        try:
            return UUID(self.thing.partition(":")[2])
        except ValueError as error:
            raise NotFound from error

    @property
    def is_organiser(self) -> bool:
        """Whether the asker organises the conference."""
        return not self.roles.isdisjoint({"organiser", "administrator"})


class Rights(BaseModel):
    """What somebody may do with a thing; the default is nothing.

    read: see it and its chat. write: chat, ask. publish: camera and microphone on its stage.
    moderate: mute, remove, delete. ``valid_until`` ends the rights by itself (a meeting's slot, for example).
    """

    model_config = ConfigDict(frozen=True)

    read: bool = False
    write: bool = False
    publish: bool = False
    moderate: bool = False
    valid_until: datetime | None = None


NOTHING = Rights()


class AccessChangedV1(Event):
    """Somebody's rights on a thing changed (everybody's, where no participant is named)."""

    subject: ClassVar[str] = "{service}.access.changed.v1"
    thing: str
    participant: UUID | None = None


def access_changed(tx: Tx, conference: UUID, thing: str, participant: UUID | None = None) -> None:
    """Tell rooms, chat and live to ask again."""
    tx.say(AccessChangedV1(thing=thing, participant=participant), conference=conference, entity=thing)


Changed = Callable[[UUID, AccessChangedV1], Awaitable[None]]


@dataclass
class _Kept:
    rights: Rights
    until: float


class Access:
    """Asks the owners of things, and remembers for a while."""

    def __init__(self, bus: Bus, own: Callable[[Question], Awaitable[Rights]] | None, things: tuple[str, ...]) -> None:
        self._bus = bus
        self._own = own
        self._things = things
        self._kept: dict[Question, _Kept] = {}
        self._changes: dict[str, int] = {}
        self._listeners: list[Changed] = []

    async def start(self, client: Client) -> None:
        """Follow the changes of rights."""
        await client.subscribe("events.*.*.access.changed.v1", cb=self._receive)

    def on_change(self, listener: Changed) -> None:
        """Call ``listener(conference, change)`` whenever rights change."""
        self._listeners.append(listener)

    def forget(self) -> None:
        """Ask everything again (after the connection to NATS was lost)."""
        self._kept.clear()

    async def rights(self, caller: Caller, thing: str) -> Rights:
        """Return what the caller may do with a thing.

        Raises:
            Unavailable: the owner does not answer.
        """
        if caller.conference is None or caller.participant is None:
            return NOTHING
        return await self.rights_of(caller.conference, caller.participant, caller.roles, thing)

    async def rights_of(self, conference: UUID, participant: UUID, roles: frozenset[str], thing: str) -> Rights:
        """Return what a participant may do with a thing."""
        question = Question(conference=conference, participant=participant, roles=roles, thing=thing)
        kept = self._kept.get(question)
        if kept and kept.until > time.monotonic():
            return kept.rights
        before: int | None = None
        rights = NOTHING
        while before != self._changes.get(thing, 0):  # an answer that a change has overtaken is asked for again
            before = self._changes.get(thing, 0)
            rights = await self._ask(question)
        if len(self._kept) > 50_000:
            self._kept.clear()
        self._kept[question] = _Kept(rights, time.monotonic() + CACHED_S)
        return rights

    async def require(self, caller: Caller, thing: str, right: str) -> Rights:
        """Return the rights if they include ``right``.

        Raises:
            NotFound: the caller may not even see the thing.
            Forbidden: the caller may see it, but not this.
        """
        rights = await self.rights(caller, thing)
        if not rights.read:
            raise NotFound
        if not getattr(rights, right):
            raise Forbidden
        return rights

    async def _ask(self, question: Question) -> Rights:
        owner = OWNERS.get(question.kind)
        if owner is None:
            return NOTHING
        if question.kind in self._things and self._own is not None:
            return await self._own(question)
        return await self._bus.ask(f"{owner}.access.v1", question, Rights)

    async def _receive(self, message: Msg) -> None:
        change = AccessChangedV1.read(message.data)
        conference = UUID(message.subject.split(".")[1])
        stale = [q for q in self._kept if q.thing == change.thing and change.participant in (None, q.participant)]
        self._changes[change.thing] = self._changes.get(change.thing, 0) + 1
        for question in stale:
            del self._kept[question]
        for listener in self._listeners:
            await listener(conference, change)
