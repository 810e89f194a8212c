"""Questions put to a session: asking, supporting, moderating."""

from typing import Any
from uuid import UUID

from services.programme.domain.questions import QuestionState, needs_moderator
from services.programme.errors import NoQuestions
from services.programme.models.base import Made
from services.programme.storage import questions, sessions
from services.programme.storage.sessions import Row
from services.programme.usecases.access import on_session
from shared.events.programme import QuestionAskedV1, QuestionModeratedV1
from shared.identity import Asker
from shared.problems import Forbidden, NotFound
from shared.writer import Tx


async def ask(tx: Tx, who: Asker, session: UUID, text: str, face: dict[str, Any]) -> Made:
    """Put a question to a session whose doors are open; ``face`` shows the asker to the browsers.

    Raises:
        NoQuestions: the session takes none.
        Forbidden: the doors are closed.
    """
    row = await sessions.find(tx, who.conference, session)
    if not row.takes_questions:
        raise NoQuestions
    if not (await on_session(tx, who, row)).write:
        raise Forbidden("Questions are taken while the session is open.")
    question = await questions.insert(tx, who.conference, session, who.me, text)
    event = QuestionAskedV1(session=session, question=question.id)
    tx.say(event, conference=who.conference, entity=question.id)
    data = _frame(question) | {"text": text, "asker": face, "asked_at": question.asked_at.isoformat()}
    tx.show(f"session.{session}", "question.asked", data, conference=who.conference, entity=question.id)
    return Made(id=question.id, version=1)


async def moderate(tx: Tx, who: Asker, question: UUID, state: QuestionState) -> Made:
    """Take a question up, count it as answered, hide it or show it again; one is answered at a time.

    Raises:
        Forbidden: the stage decides what is answered, moderators what is hidden.
    """
    session = await sessions.lock(tx, who.conference, await questions.session_of(tx, who.conference, question))
    row = await questions.lock(tx, who.conference, question)
    allowed = await on_session(tx, who, session)
    if not allowed.moderate and (needs_moderator(row.state, state) or not allowed.publish):
        raise Forbidden
    if row.state == state:
        return Made(id=row.id, version=row.version)
    for other in await questions.stop_answering(tx, row.session) if state == "answering" else ():
        _say_moderated(tx, other)
    changed = await questions.set_state(tx, question, state)
    _say_moderated(tx, changed)
    return Made(id=question, version=changed.version)


async def support(tx: Tx, who: Asker, question: UUID) -> Made:
    """Support a question; doing it again changes nothing.

    Raises:
        Forbidden: the session is not open.
    """
    row = await _votable(tx, who, question)
    changed = await questions.support(tx, who.conference, question, who.me)
    if changed is not None:
        _show(tx, changed)
    return Made(id=question, version=(changed or row).version)


async def withdraw_support(tx: Tx, who: Asker, question: UUID) -> Made:
    """Take support back; without it nothing happens.

    Raises:
        Forbidden: the session is not open.
    """
    row = await _votable(tx, who, question)
    changed = await questions.withdraw_support(tx, question, who.me)
    if changed is not None:
        _show(tx, changed)
    return Made(id=question, version=(changed or row).version)


async def withdraw(tx: Tx, who: Asker, question: UUID) -> None:
    """Take one's own question back.

    Raises:
        NotFound: it is somebody else's.
    """
    row = await questions.lock(tx, who.conference, question)
    if row.participant != who.me:
        raise NotFound
    await questions.delete(tx, question)
    show_gone(tx, row)


def show_gone(tx: Tx, row: Row) -> None:
    """Tell the browsers that a question is not there any more."""
    topic = f"session.{row.session}"
    tx.show(topic, "question.gone", {}, conference=row.conference, entity=row.id, version=row.version + 1)


async def _votable(tx: Tx, who: Asker, question: UUID) -> Row:
    row = await questions.lock(tx, who.conference, question)
    if row.state == "hidden":
        raise NotFound
    if not (await on_session(tx, who, await sessions.find(tx, who.conference, row.session))).write:
        raise Forbidden("Questions are supported while the session is open.")
    return row


def _say_moderated(tx: Tx, row: Row) -> None:
    event = QuestionModeratedV1(session=row.session, question=row.id, state=row.state)
    tx.say(event, conference=row.conference, entity=row.id, version=row.version)
    _show(tx, row)


def _show(tx: Tx, row: Row) -> None:
    topic = f"session.{row.session}"
    kind = "question.changed"
    tx.show(topic, kind, _frame(row), conference=row.conference, entity=row.id, version=row.version)


def _frame(row: Row) -> dict[str, Any]:
    return {"question": str(row.id), "state": row.state, "votes": row.votes}
