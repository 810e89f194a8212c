"""Reading and writing questions and the support they get."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.programme.domain.questions import LEVELS, QuestionState
from services.programme.storage.tables import QUESTION, SUPPORT
from shared.ids import new_id
from shared.problems import NotFound
from shared.writer import Reader, Tx

Row = sa.Row[Any]


async def many(reader: Reader, session: UUID, *, hidden: bool) -> list[Row]:
    """List a session's questions: the one being answered first, then by support, then by time."""
    level = sa.case({state: n for n, state in enumerate(LEVELS)}, value=QUESTION.c.state)
    wanted = sa.select(QUESTION).where(QUESTION.c.session == session)
    if not hidden:
        wanted = wanted.where(QUESTION.c.state != "hidden")
    order = (level, QUESTION.c.votes.desc(), QUESTION.c.asked_at, QUESTION.c.id)
    return await reader.all(wanted.order_by(*order).limit(500))


async def lock(tx: Tx, conference: UUID, question: UUID) -> Row:
    """Return a question that nobody else may change before this transaction ends.

    Raises:
        NotFound: this conference has no such question.
    """
    wanted = sa.select(QUESTION).where(QUESTION.c.id == question, QUESTION.c.conference == conference)
    row = await tx.one(wanted.with_for_update())
    if row is None:
        raise NotFound
    return row


async def session_of(reader: Reader, conference: UUID, question: UUID) -> UUID:
    """Return the session that a question was put to.

    Raises:
        NotFound: this conference has no such question.
    """
    wanted = sa.select(QUESTION.c.session).where(QUESTION.c.id == question, QUESTION.c.conference == conference)
    found: UUID | None = await reader.scalar(wanted)
    if found is None:
        raise NotFound
    return found


async def supported_by(reader: Reader, participant: UUID | None, questions: Iterable[UUID]) -> set[UUID]:
    """Return which of some questions somebody supports."""
    mine = sa.and_(SUPPORT.c.participant == participant, SUPPORT.c.question.in_(list(questions)))
    return {row.question for row in await reader.all(sa.select(SUPPORT.c.question).where(mine))}


async def insert(tx: Tx, conference: UUID, session: UUID, participant: UUID, text: str) -> Row:
    """Add a question and return it."""
    ids = {"id": new_id(), "conference": conference, "session": session, "participant": participant}
    row = {**ids, "text": text, "state": "open", "votes": 0, "asked_at": tx.now, "version": 1}
    return (await tx.execute(sa.insert(QUESTION).values(**row).returning(*QUESTION.c))).one()


async def set_state(tx: Tx, question: UUID, state: QuestionState) -> Row:
    """Change a question's state and return it."""
    return await _change(tx, question, {"state": state})


async def stop_answering(tx: Tx, session: UUID) -> list[Row]:
    """Count the question that was being answered as answered; return it."""
    at_hand = sa.and_(QUESTION.c.session == session, QUESTION.c.state == "answering")
    return [await set_state(tx, row.id, "answered") for row in await tx.all(sa.select(QUESTION.c.id).where(at_hand))]


async def support(tx: Tx, conference: UUID, question: UUID, participant: UUID) -> Row | None:
    """Support a question and return it; None where this person does already."""
    if not await tx.insert_once(SUPPORT, question=question, participant=participant, conference=conference):
        return None
    return await _change(tx, question, {"votes": QUESTION.c.votes + 1})


async def withdraw_support(tx: Tx, question: UUID, participant: UUID) -> Row | None:
    """Take support back and return the question; None where there was none."""
    mine = sa.and_(SUPPORT.c.question == question, SUPPORT.c.participant == participant)
    if (await tx.execute(sa.delete(SUPPORT).where(mine))).rowcount == 0:
        return None
    return await _change(tx, question, {"votes": QUESTION.c.votes - 1})


async def delete(tx: Tx, question: UUID) -> None:
    """Remove a question with its support."""
    await tx.execute(sa.delete(QUESTION).where(QUESTION.c.id == question))


async def _change(tx: Tx, question: UUID, values: dict[str, Any]) -> Row:
    changed = sa.update(QUESTION).where(QUESTION.c.id == question).returning(*QUESTION.c)
    return (await tx.execute(changed.values(version=QUESTION.c.version + 1, **values))).one()
