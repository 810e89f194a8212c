"""Consumers: each event takes effect once, in one transaction with the row that says so.

An event is acknowledged after the commit. What may pass (a database or a broker that is away) is asked for
again with a growing delay; what cannot pass goes to the dead letters at once, with the reason, and blocks
nothing behind it.
"""

import asyncio
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import sqlalchemy as sa
import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from pydantic import ValidationError

from shared.bus import stream
from shared.declarations import Consumes, Service
from shared.events import Envelope
from shared.ledger import Ledger
from shared.logs import Origin
from shared.problems import NotFound, Refused
from shared.writer import Tx, UseCase, Writer

FETCH = 100
DELIVERIES = 8
CANNOT_PASS = (Refused, ValueError, KeyError, ValidationError)
log = structlog.get_logger()


class CannotPass(Refused):
    """The event still cannot take effect."""

    code = "event_cannot_pass"
    status = 409


class Inbox:
    """Feeds one service with the events it declared."""

    def __init__(self, service: Service, writer: Writer, client: Client) -> None:
        self._service = service
        self._ledger: Ledger = service.ledger
        self._writer = writer
        self._client = client
        self._handlers: dict[str, list[Consumes]] = {}
        for consumer in service.consumes:
            for subject in consumer.subjects():
                self._handlers.setdefault(subject, []).append(consumer)

    async def run(self, publisher: str) -> None:
        """Consume one publisher's events for as long as the service runs."""
        subscription = None
        while True:
            try:
                if subscription is None:
                    js = self._client.jetstream(timeout=2)
                    subscription = await js.pull_subscribe_bind(self._service.name, stream(publisher))
                messages = await subscription.fetch(FETCH, timeout=1)
            except TimeoutError:
                continue
            except NatsError as error:
                log.warning("consumer waits", publisher=publisher, why=type(error).__name__)
                await asyncio.sleep(0.5)
                continue
            await self.take(messages)

    async def take(self, messages: list[Msg]) -> None:
        """Let a batch of messages take effect, in order."""
        cases = [(self._case(message.subject, dict(message.headers or {}), message.data)) for message in messages]
        outcomes = await self._writer.run_in_order([(case, origin) for case, origin in cases])
        for message, outcome in zip(messages, outcomes, strict=True):
            await self._settle(message, outcome)

    async def replay(self, event_id: Any) -> None:
        """Try a dead letter again; it leaves the dead letters when it passes.

        Raises:
            NotFound: there is no such dead letter.
            CannotPass: what stopped it still does.
        """
        dead = self._ledger.dead_letter

        async def again(tx: Tx) -> None:
            row = await tx.one(sa.select(dead).where(dead.c.event_id == event_id))
            if row is None:
                raise NotFound
            await tx.execute(sa.delete(dead).where(dead.c.event_id == event_id))
            case, _ = self._case(row.subject, row.headers, row.body)
            try:
                await case(tx)
            except CANNOT_PASS as error:
                raise CannotPass(_reason(error)) from error

        await self._writer.run(again)

    def _case(self, subject: str, headers: dict[str, str], body: bytes) -> tuple[UseCase, Origin]:
        try:
            envelope = Envelope.from_message(subject, headers)
            consumers = self._handlers[envelope.subject]
            event = consumers[0].event.read(body)
        except CANNOT_PASS as error:
            return _refuse(error), Origin()

        async def take_effect(tx: Tx) -> None:
            if await tx.insert_once(self._ledger.inbox, event_id=envelope.id, received_at=tx.now):
                for consumer in consumers:
                    await consumer.handle(tx, event, envelope)

        origin = Origin(envelope.correlation, envelope.id, envelope.traceparent, envelope.actor)
        return take_effect, origin

    async def _settle(self, message: Msg, outcome: Any) -> None:
        if not isinstance(outcome, BaseException):
            await message.ack()
            return
        tried = message.metadata.num_delivered
        if not isinstance(outcome, CANNOT_PASS) and tried < DELIVERIES:
            log.warning("event put off", subject=message.subject, tried=tried, why=type(outcome).__name__)
            await message.nak(delay=min(0.2 * 2**tried, 30))
            return
        log.error("event is dead", subject=message.subject, tried=tried, why=type(outcome).__name__)
        await self._writer.run(lambda tx: self._bury(tx, message, outcome))
        await message.ack()

    async def _bury(self, tx: Tx, message: Msg, failure: BaseException) -> None:
        headers = dict(message.headers or {})
        await tx.insert_once(
            self._ledger.dead_letter,
            event_id=_event_id(headers, message),
            subject=message.subject,
            headers=headers,
            body=message.data,
            reason=_reason(failure),
            at=tx.now,
        )


def _refuse(error: Exception) -> UseCase:
    async def refuse(tx: Tx) -> None:
        raise error

    return refuse


def _event_id(headers: dict[str, str], message: Msg) -> Any:

    try:
        return UUID(headers["ce-id"])
    except (KeyError, ValueError):
        return uuid5(NAMESPACE_URL, f"{message.subject} {message.metadata.sequence.stream}")


def _reason(failure: BaseException) -> str:
    """Say what went wrong without the values, which may be personal."""
    if isinstance(failure, ValidationError):
        found = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in failure.errors(include_input=False))
        return f"ValidationError: {'; '.join(found)}"
    return f"{type(failure).__name__}: {failure}"[:300]
