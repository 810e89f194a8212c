"""The reveal: one stage per press, and nothing sooner; after the last one everything is public.

Every press decrypts anew, so that no count is stored anywhere before it is revealed.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.voting.domain import counting
from services.voting.domain.placing import Count, Place, ladder, placing, stages
from services.voting.errors import Embargoed, TrusteesMissing, WrongState
from services.voting.keys import Keys
from services.voting.processing import Decrypted, decrypt
from services.voting.storage import elections, trustees
from services.voting.storage.elections import Row
from services.voting.usecases.ceremony import owner
from services.voting.usecases.elections import append
from shared.events.voting import ElectionRevealedV1
from shared.parts import Parts
from shared.writer import Reader, Tx


async def reveal(parts: Parts, conference: UUID, election: UUID, stage: int) -> Row:
    """Reveal the next stage; ``stage`` is how many were revealed before, so that a press counts once.

    Raises:
        WrongState: there is no tally, everything is revealed, or somebody else pressed.
        Embargoed: the rules allow no reveal yet.
        TrusteesMissing: fewer trustees have opened their part than are needed.
    """
    async with parts.read() as reader:
        row = await elections.find(reader, conference, election)
        _check(row, stage, reader.now)
        archive = await elections.archive(reader, election)
        uploads = await _uploads(reader, row)
    sealed = parts.single(Keys).vault.open(row.server_key, f"server key|{row.uuid}")
    decrypted: Decrypted = await parts.workers.run(decrypt, archive, int(sealed), uploads)
    return await parts.writer.run(lambda tx: _record(tx, conference, election, stage, decrypted))


async def _uploads(reader: Reader, row: Row) -> dict[int, bytes]:
    """Return the trustees' decryptions by their numbers in the archive."""
    group = row.rules["trustees"]
    if group is None:
        return {}
    found = {owner(each.number): each.decryption for each in await trustees.of(reader, row.id) if each.decryption}
    if len(found) < group["threshold"]:
        raise TrusteesMissing(
            f"{len(found)} of the {group['threshold']} trustees who are needed have opened their part."
        )
    return found


def _check(row: Row, stage: int, now: datetime) -> None:
    if row.state not in ("tallied", "revealing"):
        raise WrongState("There is nothing to reveal now.")
    if len(row.revealed) != stage:
        raise WrongState("This stage was revealed already. Load it again.")
    embargo = row.rules["embargo_until"]
    if embargo is not None and now < datetime.fromisoformat(embargo):
        raise Embargoed


async def _record(tx: Tx, conference: UUID, election: UUID, stage: int, decrypted: Decrypted) -> Row:
    row = await elections.find(tx, conference, election, lock=True)
    _check(row, stage, tx.now)
    count = _count(row, decrypted.counts)
    places = placing(count)
    planned = stages(row.rules["reveal"], places) if quorum_met(row) else []
    revealed = [*row.revealed, *(place.wire() for place in planned[stage : stage + 1])]
    values: dict[str, Any] = {"revealed": revealed, "state": "revealing"}
    if stage + 1 >= len(planned):
        changed = await _publish(tx, row, decrypted, values | {"result": _result(row, count, places, decrypted)})
    else:
        changed = await elections.change(tx, election, values)
    for place in planned[stage : stage + 1]:
        _show(tx, changed, place)
    return changed


def _show(tx: Tx, row: Row, place: Place) -> None:
    topic, data = f"election.{row.id}", place.wire() | {"election": str(row.id)}
    tx.show(topic, "stage.revealed", data, conference=row.conference, entity=row.id, version=row.version)


async def _publish(tx: Tx, row: Row, decrypted: Decrypted, values: dict[str, Any]) -> Row:
    """Append decryptions and result to the public archive, and tell everybody."""
    for piece in decrypted.pieces:
        row = await append(tx, row, piece, {})
    changed = await elections.change(tx, row.id, values | {"state": "revealed", "current": None})
    event = ElectionRevealedV1(election=row.id, award=row.award)
    tx.say(event, conference=row.conference, entity=row.id, version=changed.version)
    return changed


def quorum_met(row: Row) -> bool:
    """Tell whether enough voters cast a ballot."""
    return bool(row.voted >= row.rules["quorum"])


def _count(row: Row, counts: tuple[int, ...]) -> Count:
    votes = dict(zip(row.nominees, counts[1:], strict=True))
    return Count(votes, row.voted - counts[0], row.rules["counting"], ladder(row.rules["ties"], row.head_hash))


def _result(row: Row, count: Count, places: list[Place], decrypted: Decrypted) -> dict[str, Any]:
    found = count.result()
    met = quorum_met(row)
    return {
        "title": row.title,
        "question": row.rules["question"],
        "table": [{"place": one.place, "name": name, "votes": one.votes} for one in places for name in one.names],
        "blank": decrypted.counts[0],
        "voted": row.voted,
        "entitled": row.roll_count,
        "quorum_met": met,
        "winners": list(found.winners) if met else [],
        "tied": [list(group) for group in found.tied] if met else [],
        "trace": counting.as_json(found),
    }
