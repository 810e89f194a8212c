"""Signing where chains stand, for everybody to keep."""

from datetime import timedelta
from typing import Any

from services.voting.keys import Keys, head_text
from services.voting.storage import elections
from services.voting.storage.elections import Row
from shared.events.voting import HeadSignedV1
from shared.writer import Tx

EVERY = timedelta(minutes=1)


async def sign(tx: Tx, keys: Keys, row: Row) -> None:
    """Sign the head of an election as it is now, unless another replica has just done it."""
    locked = await elections.find(tx, row.conference, row.id, lock=True)
    if row.id not in {each.id for each in await elections.unsigned(tx, tx.now - EVERY)}:
        return
    text = head_text(locked.uuid, locked.height, locked.head_hash, tx.now)
    facts: dict[str, Any] = {"height": locked.height, "hash": locked.head_hash, "signature": keys.sign(text)}
    ids = {"conference": locked.conference, "election": locked.id}
    await elections.add_signed(tx, ids | facts | {"at": tx.now})
    event = HeadSignedV1(election=locked.id, uuid=locked.uuid, at=tx.now.isoformat(), **facts)
    tx.say(event, conference=locked.conference, entity=f"{locked.id}:head", version=locked.height)
