"""Where frames come from: the ``live`` subjects as they are, and of events only what their classes declare."""

import asyncio
import importlib
import pkgutil
from typing import Any
from uuid import UUID

import msgspec
import structlog
from nats.aio.msg import Msg

import shared.events
from services.live.gateway import Gateway
from shared.declarations import service_names
from shared.events import INSTALLATION, REGISTRY, Event
from shared.events.registration import ParticipantErasedV1
from shared.events.rooms import RoomEnteredV1, RoomLeftV1
from shared.parts import Parts
from shared.privacy import ErasureDoneV1
from shared.problems import Refused
from shared.questions import PresenceAnswer, PresenceQuestion

REMEMBERED = 20_000
ERASED_S = 2.0
COUNT_S = 2.0
LOOK_S = 0.25
log = structlog.get_logger()


async def follow(parts: Parts) -> None:
    """Feed the gateway from NATS for as long as the service runs; after a break everybody fetches again."""
    gateway, client = parts.single(Gateway), parts.bus.client
    source = Source(gateway)
    await client.subscribe("live.>", cb=source.take_frame)
    for kind in shown():
        for subject in subjects(kind):
            await client.subscribe(f"events.*.{subject}", cb=_taking(source, kind))
    for noted in (RoomEnteredV1, RoomLeftV1, ParticipantErasedV1, ErasureDoneV1):
        for subject in subjects(noted):
            await client.subscribe(f"events.*.{subject}", cb=source.take_note)
    await client.flush()
    gateway.follows.set()
    breaks = client.stats["reconnects"]
    try:
        while True:
            await asyncio.sleep(LOOK_S)
            if client.stats["reconnects"] != breaks and client.is_connected:
                breaks = client.stats["reconnects"]
                gateway.refetch()
                gateway.ask_everything_again()
                gateway.presence.forget_rooms()
    finally:
        gateway.close_all()


async def count(parts: Parts) -> None:
    """Tell each conference now and then how many people are where."""
    gateway = parts.single(Gateway)
    presence = gateway.presence
    while True:
        await asyncio.sleep(COUNT_S)
        for conference in list(presence.unknown):
            await _ask_rooms(parts, gateway, conference)
        changed, presence.changed = presence.changed, set()
        for conference in changed:
            body = {"kind": "presence.counted", "entity": str(conference), "version": _milliseconds(parts)}
            body["data"] = presence.counts(conference)
            gateway.fanout.publish(conference, "conference", msgspec.json.encode(body))
        gateway.fanout.tidy()


def shown() -> list[type[Event]]:
    """List the event classes that declare topics; every module of events is loaded for it."""
    for module in pkgutil.iter_modules(shared.events.__path__):
        importlib.import_module(f"shared.events.{module.name}")
    return [kind for kind in REGISTRY.values() if kind.topics]


def subjects(kind: type[Event]) -> list[str]:
    """Return the subjects of an event class: one, or one of each service for what every service says."""
    names = service_names() if kind.subject.startswith("{service}") else [""]
    return [kind.subject.format(service=name) for name in names]


class Source:
    """Turns messages into frames; a message that NATS is given twice counts once."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._seen: dict[str, None] = {}
        self._erasing: dict[UUID, asyncio.TimerHandle] = {}

    async def take_frame(self, message: Msg) -> None:
        """Give out a frame that a service made (one of the installation goes to every conference)."""
        if self._is_new(message):
            _, conference, topic = message.subject.split(".", 2)
            self._publish(UUID(conference), topic, message.data)

    def take_event(self, message: Msg, kind: type[Event]) -> None:
        """Give out the declared part of an event."""
        if not self._is_new(message):
            return
        event = kind.read(message.data)
        headers = message.headers or {}
        body: dict[str, Any] = {"kind": kind.kind(), "entity": headers["ce-subject"]}
        body |= {"version": int(headers["ce-entityversion"])}
        body["data"] = event.model_dump(mode="json", include=set(kind.fields))
        encoded = msgspec.json.encode(body)
        for topic in event.heard_on():
            self._publish(UUID(message.subject.split(".", 2)[1]), topic, encoded)

    async def take_note(self, message: Msg) -> None:
        """Note who is in which room, and who is being erased."""
        _, text, subject = message.subject.split(".", 2)
        conference = UUID(text)
        if subject == RoomEnteredV1.subject:
            entered = RoomEnteredV1.read(message.data)
            self._gateway.presence.enter(conference, entered.participant, entered.thing)
        elif subject == RoomLeftV1.subject:
            left = RoomLeftV1.read(message.data)
            self._gateway.presence.leave(conference, left.participant, left.thing)
        else:
            self._erase_soon(conference)

    def _publish(self, conference: UUID, topic: str, body: bytes) -> None:
        fanout = self._gateway.fanout
        for one in fanout.conferences() if conference == INSTALLATION else {conference}:
            fanout.publish(one, topic, body)

    def _is_new(self, message: Msg) -> bool:
        known = (message.headers or {}).get("Nats-Msg-Id")
        if known is None:
            return True
        if known in self._seen:
            return False
        self._seen[known] = None
        if len(self._seen) > REMEMBERED:
            del self._seen[next(iter(self._seen))]
        return True

    def _erase_soon(self, conference: UUID) -> None:
        """Drop what is kept of a conference and let everybody fetch again, once the services are done."""
        if waiting := self._erasing.pop(conference, None):
            waiting.cancel()
        loop = asyncio.get_running_loop()
        self._erasing[conference] = loop.call_later(ERASED_S, self._gateway.refetch, conference)


def _taking(source: Source, kind: type[Event]) -> Any:
    async def take(message: Msg) -> None:
        source.take_event(message, kind)

    return take


async def _ask_rooms(parts: Parts, gateway: Gateway, conference: UUID) -> None:
    question = PresenceQuestion(conference=conference)
    try:
        answer = await parts.bus.ask("rooms.presence.list.v1", question, PresenceAnswer)
    except Refused as error:
        log.info("presence in rooms not known", why=error.code)
        return
    gateway.presence.know(conference, [(each.participant, each.thing) for each in answer.present])


def _milliseconds(parts: Parts) -> int:
    return int(parts.clock().timestamp() * 1000)
