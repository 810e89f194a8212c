"""Elections from draft to closed box: the rules, the moment of closing, the end."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.voting.domain.election.chain import EventType, Head, Piece
from services.voting.errors import ClosingFixed, Conferred, ElectionExists, WrongState
from services.voting.storage import awards, elections, trustees
from services.voting.storage.elections import Row
from shared.events.voting import ElectionClosedV1, ElectionExtendedV1, ElectionTalliedV1
from shared.problems import Stale
from shared.writer import Tx


async def draft(tx: Tx, conference: UUID, award: UUID, rules: dict[str, Any]) -> Row:
    """Prepare an election for an award.

    Raises:
        Conferred: the award is never voted on.
        ElectionExists: another one is prepared or under way.
    """
    found = await awards.find(tx, conference, award, lock=True)
    if found.kind == "conferred":
        raise Conferred
    values = {"conference": conference, "award": award, "current": award, "title": found.title, "rules": rules}
    made = await elections.add(tx, values)
    if made is None:
        raise ElectionExists
    return made


async def set_rules(tx: Tx, conference: UUID, election: UUID, version: int, rules: dict[str, Any]) -> Row:
    """Change the rules of a draft.

    Raises:
        WrongState: rules cannot be changed once the election was opened.
        Stale: they were changed elsewhere in the meantime.
    """
    row = await elections.find(tx, conference, election, lock=True)
    if row.state != "draft":
        raise WrongState("The rules were frozen when voting opened.")
    if row.version != version:
        raise Stale
    if rules["trustees"] != row.rules["trustees"]:
        await trustees.forget(tx, election)
    return await elections.change(tx, election, {"rules": rules})


async def extend(tx: Tx, conference: UUID, election: UUID, until: datetime) -> Row:
    """Move the closing to a later moment.

    Raises:
        WrongState: voting is not open.
        ClosingFixed: the rules do not allow it, or the moment is not later.
    """
    row = await elections.find(tx, conference, election, lock=True)
    if row.state != "open" or (row.closes_at is not None and row.closes_at <= tx.now):
        raise WrongState("Voting is not open.")
    if not row.rules["may_extend"] or row.closes_at is None:
        raise ClosingFixed
    if until <= row.closes_at:
        raise ClosingFixed("Voting may be extended, not shortened: choose a later moment.")
    changed = await elections.change(tx, election, {"closes_at": until})
    event = ElectionExtendedV1(election=election, closes_at=until)
    tx.say(event, conference=conference, entity=election, version=changed.version)
    return changed


async def close_by_hand(tx: Tx, conference: UUID, election: UUID) -> Row:
    """Close an election whose rules name no moment.

    Raises:
        WrongState: voting is not open.
        ClosingFixed: the rules name the moment.
    """
    row = await elections.find(tx, conference, election, lock=True)
    if row.state != "open":
        raise WrongState("Voting is not open.")
    if row.closes_at is not None:
        raise ClosingFixed("The rules say when voting closes; nobody can close it before.")
    return await close(tx, row)


async def close_when_due(tx: Tx, conference: UUID, election: UUID) -> None:
    """Close an election whose moment has come."""
    row = await elections.find(tx, conference, election, lock=True)
    if row.state == "open" and row.closes_at is not None and row.closes_at <= tx.now:
        await close(tx, row)


async def close(tx: Tx, row: Row) -> Row:
    """Close the box for good; the row is locked."""
    changed = await append(tx, row, head(row).append_end(), {"state": "closed", "closed_at": tx.now})
    event = ElectionClosedV1(election=row.id)
    tx.say(event, conference=row.conference, entity=row.id, version=changed.version)
    return changed


async def record_tally(tx: Tx, conference: UUID, election: UUID, piece: Piece) -> None:
    """Append the encrypted tally, once."""
    row = await elections.find(tx, conference, election, lock=True)
    if row.state == "closed":
        changed = await append(tx, row, piece, {"state": "tallied"})
        event = ElectionTalliedV1(election=election)
        tx.say(event, conference=conference, entity=election, version=changed.version)


def head(row: Row) -> Head:
    """Return where an election's chain stands."""
    return Head(row.timestamp, row.height, EventType(row.head_type), row.head_hash)


async def append(tx: Tx, row: Row, piece: Piece, values: dict[str, Any], **ballot: str) -> Row:
    """Append an event to the archive and move the head; the row is locked."""
    kind = piece.head.type
    assert kind is not None
    await elections.append(tx, row, piece.head.height - 1, kind.value, piece.data, **ballot)
    moved = {"height": piece.head.height, "head_type": kind.value, "head_hash": piece.head.hash}
    return await elections.change(tx, row.id, moved | values, silently=bool(ballot))
