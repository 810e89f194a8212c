"""The operations' registry, and what several of them need."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chat.models import MessageOut, Somebody
from shared.http import Call, Routes
from shared.parts import Parts

ROUTES = Routes("chat")


def somebody(parts: Parts, conference: UUID, participant: UUID) -> Somebody:
    """Show a participant as the directory knows them."""
    return Somebody.of(participant, parts.directory.find(conference, participant))


def show(call: Call, rows: Sequence[sa.Row[Any]]) -> list[MessageOut]:
    """Show stored messages with the present names of their senders."""
    people = {id: somebody(call.parts, call.conference, id) for id in {row.sender for row in rows}}
    return [
        MessageOut(
            id=row.id,
            channel=row.channel,
            sender=people[row.sender],
            text=row.text,
            posted_at=row.posted_at,
            removed=row.removed_at is not None,
            version=row.version,
        )
        for row in rows
    ]


def following(rows: Sequence[sa.Row[Any]], limit: int) -> str | None:
    """Return the cursor of the next page, if this one is full."""
    return str(rows[-1].id) if len(rows) == limit else None
