"""Questions put to a session."""

from uuid import UUID

from services.programme.api.present import person
from services.programme.api.routes import ROUTES
from services.programme.errors import NoQuestions
from services.programme.models.base import Made
from services.programme.models.questions import QuestionIn, QuestionOut, QuestionStateIn
from services.programme.storage import questions as stored
from services.programme.storage import sessions
from services.programme.usecases import questions
from services.programme.usecases.access import on_session
from shared.http import Call, Page


@ROUTES.get("/sessions/{session}/questions", who="participant")
async def list_questions(call: Call, session: UUID) -> Page[QuestionOut]:
    """List a session's questions: being answered, then by support; hidden ones to moderators alone."""
    async with call.read() as reader:
        row = await sessions.find(reader, call.conference, session)
        allowed = await on_session(reader, call.asker, row)
        rows = await stored.many(reader, session, hidden=allowed.moderate)
        supported = await stored.supported_by(reader, call.who.participant, [row.id for row in rows])
    return Page(
        items=[
            QuestionOut(
                id=row.id,
                text=row.text,
                asker=person(call, row.participant),
                state=row.state,
                votes=row.votes,
                asked_at=row.asked_at,
                supported=row.id in supported,
                version=row.version,
            )
            for row in rows
        ]
    )


@ROUTES.post(
    "/sessions/{session}/questions",
    who="participant",
    status=201,
    creates=True,
    rate="20/minute",
    errors=(NoQuestions,),
)
async def ask_question(call: Call, session: UUID, body: QuestionIn) -> Made:
    """Put a question to a session."""
    face = person(call, call.who.me).model_dump(mode="json")
    return await call.write(lambda tx: questions.ask(tx, call.asker, session, body.text, face))


@ROUTES.put("/questions/{question}/state", who="participant")
async def moderate_question(call: Call, question: UUID, body: QuestionStateIn) -> Made:
    """Take a question up, count it as answered, hide it or show it again."""
    return await call.write(lambda tx: questions.moderate(tx, call.asker, question, body.state))


@ROUTES.put("/questions/{question}/support", who="participant")
async def support_question(call: Call, question: UUID) -> Made:
    """Support a question, once."""
    return await call.write(lambda tx: questions.support(tx, call.asker, question))


@ROUTES.delete("/questions/{question}/support", who="participant")
async def withdraw_support(call: Call, question: UUID) -> Made:
    """Take my support back."""
    return await call.write(lambda tx: questions.withdraw_support(tx, call.asker, question))


@ROUTES.delete("/questions/{question}", who="participant")
async def withdraw_question(call: Call, question: UUID) -> None:
    """Take my own question back."""
    await call.write(lambda tx: questions.withdraw(tx, call.asker, question))
