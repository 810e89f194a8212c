"""Many people who wish to meet, written straight into the database: what matters is what becomes of them."""

import random
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.storage import profiles
from services.networking.storage.tables import Request
from shared.database import table
from shared.ids import new_id
from shared.writer import Tx
from tests.kit.house import House


async def crowd_of(h: House, conference: UUID, people: int, wishes: int, seed: int = 1) -> list[UUID]:
    """Let people take part and many pairs of them agree to meet; return the people."""
    rng = random.Random(seed)
    ids = [new_id() for _ in range(people)]
    pairs: set[tuple[UUID, UUID]] = set()
    while len(pairs) < wishes:
        first, second = sorted(rng.sample(ids, 2))
        pairs.add((first, second))

    async def write(tx: Tx) -> None:
        for each in ids:
            await profiles.save(tx, conference, each, {"opted_in": True})
        common: dict[str, Any] = {
            "conference": conference,
            "state": "accepted",
            "message": "",
            "created_at": tx.now,
            "expires_at": tx.now,
        }
        rows: list[dict[str, Any]] = [
            Request(sender=a, receiver=b, first=a, second=b, priority=rng.choice((1, 2, 3)), **common).model_dump()
            for a, b in sorted(pairs)
        ]
        await tx.execute(sa.insert(table(Request)), rows)

    await h.parts["networking"].writer.run(write)
    return ids
