"""Opening an election: the roll is frozen, the rule book hashed into the election, the archive begun."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.voting.domain import rulebook
from services.voting.domain.election.chain import Piece
from services.voting.domain.election.questions import Question, bind_rules
from services.voting.errors import NobodyMayVote, ShortlistTooShort, WrongState
from services.voting.keys import Keys
from services.voting.processing import Opened, set_up
from services.voting.storage import awards, elections
from services.voting.storage.elections import Row
from services.voting.usecases.ceremony import group_messages
from services.voting.usecases.elections import append
from shared.access import access_changed
from shared.credentials import random_letters
from shared.events.voting import ElectionOpenedV1
from shared.parts import Parts
from shared.problems import Stale
from shared.questions import RollAnswer, RollQuestion
from shared.writer import Reader, Tx

FREEZING_S = 25.0


@dataclass(frozen=True)
class Prepared:
    """All that an opening writes."""

    version: int
    title: str
    uuid: str
    names: tuple[str, ...]
    rule_book: bytes
    roll: RollAnswer
    sealed_key: bytes
    piece: Piece
    timestamp: int


async def open_election(parts: Parts, conference: UUID, election: UUID) -> Row:
    """Open an election.

    Each attempt freezes a roll under a name of its own; the one that is opened counts, registration drops the others.

    Raises:
        WrongState: it is no draft.
        CeremonyNotFinished: the rules need trustees, and not all of them have made their key.
        ShortlistTooShort: there is nothing to choose.
        NobodyMayVote: the roll would be empty.
        Stale: rules or shortlist were changed meanwhile.
    """
    async with parts.read() as reader:
        row, names = await _draft(reader, conference, election)
        group = await group_messages(reader, row)
        title = (await awards.find(reader, conference, row.award)).title
    uuid = random_letters(14)
    roll = await _freeze(parts, row, uuid)
    if not roll.count:
        raise NobodyMayVote
    prepared = await _prepare(parts, row, title, names, uuid, roll, group)
    return await parts.writer.run(lambda tx: _record(tx, conference, election, prepared))


async def _draft(reader: Reader, conference: UUID, election: UUID) -> tuple[Row, tuple[str, ...]]:
    row = await elections.find(reader, conference, election)
    _check_draft(row, reader.now)
    names = await _names(reader, row.award)
    if len(names) < 2:
        raise ShortlistTooShort
    return row, names


def _check_draft(row: Row, now: datetime) -> None:
    if row.state != "draft":
        raise WrongState("This election was opened already.")
    closes_at = row.rules["closes_at"]
    if closes_at is not None and datetime.fromisoformat(closes_at) <= now:
        raise WrongState("The moment at which voting would close has passed. Set a later one.")


async def _names(reader: Reader, award: UUID) -> tuple[str, ...]:
    shortlist = (await awards.shortlists(reader, [award]))[award]
    return rulebook.answers([each.name for each in shortlist])


async def _freeze(parts: Parts, row: Row, uuid: str) -> RollAnswer:
    credentials: list[str] = []
    while True:
        question = RollQuestion(
            conference=row.conference, election=row.id, uuid=uuid, rule=row.rules["roll"], after=len(credentials)
        )
        part = await parts.bus.ask("registration.roll.freeze.v1", question, RollAnswer, FREEZING_S)
        credentials += part.credentials
        if len(credentials) >= part.count or not part.credentials:
            return RollAnswer(credentials=credentials, count=part.count, roll_hash=part.roll_hash)


async def _prepare(
    parts: Parts,
    row: Row,
    title: str,
    names: tuple[str, ...],
    uuid: str,
    roll: RollAnswer,
    group: list[tuple[str, str, str]] | None,
) -> Prepared:
    keys = parts.single(Keys)
    facts: dict[str, Any] = {
        "election": str(row.id),
        "uuid": uuid,
        "award": title,
        "nominees": list(names),
        "rules": row.rules,
        "roll": {"count": roll.count, "hash": roll.roll_hash},
        "head_key": keys.public,
    }
    book = rulebook.write(facts)
    most = min(row.rules["most"], len(names))
    question = Question(row.rules["question"], names, 1, most, blank=True)
    description = bind_rules(f"Election for the award «{title}».", book)
    timestamp = int(parts.clock().timestamp())
    trustees = None if group is None else (row.rules["trustees"]["threshold"], group)
    opened: Opened = await parts.workers.run(
        set_up, uuid, title, description, question, roll.credentials, trustees, timestamp
    )
    sealed = keys.vault.seal(str(opened.secret).encode(), f"server key|{uuid}")
    return Prepared(row.version, title, uuid, names, book, roll, sealed, opened.piece, timestamp)


async def _record(tx: Tx, conference: UUID, election: UUID, made: Prepared) -> Row:
    row = await elections.find(tx, conference, election, lock=True)
    await awards.find(tx, conference, row.award, lock=True)
    _check_draft(row, tx.now)
    if row.version != made.version or await _names(tx, row.award) != made.names:
        raise Stale
    values = {
        "state": "open",
        "title": made.title,
        "uuid": made.uuid,
        "nominees": list(made.names),
        "rule_book": made.rule_book,
        "roll_count": made.roll.count,
        "roll_hash": made.roll.roll_hash,
        "server_key": made.sealed_key,
        "timestamp": made.timestamp,
        "opened_at": tx.now,
        "closes_at": closes_at(row.rules),
    }
    changed = await append(tx, row, made.piece, values)
    event = ElectionOpenedV1(election=election, award=row.award, uuid=made.uuid, closes_at=changed.closes_at)
    tx.say(event, conference=conference, entity=election, version=changed.version)
    access_changed(tx, conference, f"election:{election}")
    return changed


def closes_at(rules: dict[str, Any]) -> datetime | None:
    """Return the moment of closing that the rules name, if they name one."""
    return None if rules["closes_at"] is None else datetime.fromisoformat(rules["closes_at"])
