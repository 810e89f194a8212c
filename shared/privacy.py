"""Erasure and own-data export: the two answers every service owes a person.

A service that holds anything about participants declares ``*privacy(erase, export)`` parts: it reacts to
``participant.erased`` by removing the person's data in the same transaction that says ``erasure.done``, and
answers ``data.export.v1`` with what it holds.
"""

from collections.abc import Awaitable, Callable
from typing import Any, ClassVar
from uuid import UUID

import sqlalchemy as sa
from pydantic import BaseModel

from shared.declarations import Answers, Consumes
from shared.events import Envelope, Event
from shared.events.registration import ParticipantErasedV1
from shared.parts import Parts
from shared.writer import Reader, Tx


class ErasureDoneV1(Event):
    """A service holds nothing about an erased participant any more."""

    subject: ClassVar[str] = "{service}.erasure.done.v1"
    participant: UUID
    service: str


class DataQuestion(BaseModel):
    """What do you hold about this participant?"""

    conference: UUID
    participant: UUID


class DataAnswer(BaseModel):
    """What a service holds about a participant, by heading."""

    data: dict[str, Any]


Erase = Callable[[Tx, UUID, UUID], Awaitable[None]]
Export = Callable[[Reader, UUID, UUID], Awaitable[dict[str, Any]]]


def erases(erase: Erase) -> Consumes:
    """Declare how a service forgets a participant: ``erase(tx, conference, participant)``."""

    async def handle(tx: Tx, event: ParticipantErasedV1, envelope: Envelope) -> None:
        await erase(tx, envelope.conference, event.participant)
        await forget(tx, event.participant)
        done = ErasureDoneV1(participant=event.participant, service=tx.service)
        tx.say(done, conference=envelope.conference, entity=event.participant)

    return Consumes(ParticipantErasedV1, handle)


async def forget(tx: Tx, participant: UUID) -> None:
    """Remove a participant's traces from the tables every service has.

    Dead letters hold identifiers only, unless somebody sent what does not decode; those about the person go.
    """
    outbox, keys, dead = tx.ledger.outbox, tx.ledger.idempotency, tx.ledger.dead_letter
    found_in = sa.func.instr if tx.connection.dialect.name == "sqlite" else sa.func.pg_catalog.position
    shown = found_in(keys.c.answer, str(participant).encode()) > 0  # an answer to somebody else may show them
    await tx.execute(sa.delete(keys).where(sa.or_(keys.c.caller == str(participant), shown)))
    await tx.execute(sa.delete(outbox).where(outbox.c.published_at.is_not(None)))  # others' acts name them, too
    for row in await tx.all(sa.select(dead.c.event_id, dead.c.headers, dead.c.body)):
        if str(participant).encode() in row.body or str(participant) in str(row.headers):
            await tx.execute(sa.delete(dead).where(dead.c.event_id == row.event_id))


def exports(export: Export) -> Answers:
    """Declare how a service answers what it holds: ``export(reader, conference, participant)``."""

    async def reply(parts: Parts, question: DataQuestion) -> BaseModel:
        async with parts.read() as reader:
            return DataAnswer(data=await export(reader, question.conference, question.participant))

    return Answers("data.export.v1", DataQuestion, reply)
