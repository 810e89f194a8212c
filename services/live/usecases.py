"""Erasure as far as it concerns the gateway: frames with names and texts leave the ``live`` stream."""

from typing import Any

import sqlalchemy as sa

from services.live import storage
from shared.events import Envelope
from shared.events.registration import ParticipantErasedV1
from shared.privacy import ErasureDoneV1, forget
from shared.writer import Tx


async def note_erasure(tx: Tx, event: ParticipantErasedV1, envelope: Envelope) -> None:
    """A participant is to be forgotten: purge the frames of the conference, then say so."""
    await storage.add_purge(tx, envelope.conference, event.participant)


async def note_erasure_elsewhere(tx: Tx, event: ErasureDoneV1, envelope: Envelope) -> None:
    """Another service is done: what it showed until then goes as well."""
    if event.service != tx.service:
        await storage.add_purge(tx, envelope.conference, None)


async def finish(tx: Tx, purged: list[sa.Row[Any]]) -> None:
    """Note that conferences were purged."""
    await storage.drop_purges(tx, [row.id for row in purged])
    for row in purged:
        if row.participant:
            await forget(tx, row.participant)
            done = ErasureDoneV1(participant=row.participant, service=tx.service)
            tx.say(done, conference=row.conference, entity=row.participant)
