"""The tables every service's database has besides its own: outbox, inbox, dead letters, idempotency keys."""

from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa

from shared.database import Json, UtcDateTime

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


@dataclass(frozen=True)
class Ledger:
    """The four tables, attached to one service's metadata."""

    metadata: sa.MetaData
    outbox: sa.Table
    inbox: sa.Table
    dead_letter: sa.Table
    idempotency: sa.Table


@cache
def ledger(metadata: sa.MetaData) -> Ledger:
    """Attach the tables to a service's metadata."""
    return Ledger(
        metadata=metadata,
        outbox=sa.Table(
            "outbox",
            metadata,
            sa.Column("id", BIG, primary_key=True, autoincrement=True),
            sa.Column("subject", sa.String, nullable=False),
            sa.Column("headers", Json, nullable=False),
            sa.Column("body", sa.LargeBinary, nullable=False),
            sa.Column("actor", sa.Uuid),
            sa.Column("written_at", UtcDateTime, nullable=False),
            sa.Column("published_at", UtcDateTime, index=True),
        ),
        inbox=sa.Table(
            "inbox",
            metadata,
            sa.Column("event_id", sa.Uuid, primary_key=True),
            sa.Column("received_at", UtcDateTime, nullable=False, index=True),
        ),
        dead_letter=sa.Table(
            "dead_letter",
            metadata,
            sa.Column("event_id", sa.Uuid, primary_key=True),
            sa.Column("subject", sa.String, nullable=False),
            sa.Column("headers", Json, nullable=False),
            sa.Column("body", sa.LargeBinary, nullable=False),
            sa.Column("reason", sa.String, nullable=False),
            sa.Column("at", UtcDateTime, nullable=False),
        ),
        idempotency=sa.Table(
            "idempotency",
            metadata,
            sa.Column("caller", sa.String, primary_key=True),
            sa.Column("operation", sa.String, primary_key=True),
            sa.Column("key", sa.Uuid, primary_key=True),
            sa.Column("fingerprint", sa.String, nullable=False),
            sa.Column("answer", sa.LargeBinary, nullable=False),
            sa.Column("at", UtcDateTime, nullable=False, index=True),
        ),
    )
