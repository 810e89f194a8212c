"""Versions for facts about what has none of its own: a link between a person and a session, a removed track."""

from datetime import UTC, datetime
from uuid import UUID

from shared.writer import Tx

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(tx: Tx) -> int:
    """Return the time in microseconds: of two facts about the same link the later has the greater version."""
    since = tx.now - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def link(participant: UUID, thing: UUID) -> str:
    """Name the link between a person and a session or a table, as an entity."""
    return f"{participant}.{thing}"
