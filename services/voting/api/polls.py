"""Live polls over HTTP; the session's owner says who may do what."""

from collections.abc import Awaitable
from uuid import UUID

from services.voting.api.present import show_polls
from services.voting.api.routes import ROUTES
from services.voting.errors import OptionsLocked, PollClosed, WrongState
from services.voting.models.polls import OpenPollOut, PollIn, PollOut, VoteIn, VoteOut
from services.voting.storage import polls as stored
from services.voting.storage.polls import Row
from services.voting.usecases import polls
from shared.access import Rights
from shared.http import Call, Page
from shared.problems import Forbidden, NotFound, Unavailable
from shared.questions import SessionAnswer, SessionQuestion
from shared.writer import Reader

EVERYTHING = Rights(read=True, write=True, publish=True, moderate=True)


async def _on_session(call: Call, session: UUID) -> Rights:
    """Return the caller's rights on a session; an administrator, who takes no part in it, has all."""
    if not call.who.is_a("administrator"):
        return await call.rights(f"session:{session}", "read")
    question = SessionQuestion(conference=call.conference, session=session)
    await call.parts.bus.ask("programme.session.find.v1", question, SessionAnswer)
    return EVERYTHING


def _manages(rights: Rights) -> bool:
    return rights.publish or rights.moderate


async def _poll(call: Call, poll: UUID) -> tuple[Row, Rights]:
    async with call.read() as reader:
        row = await stored.find(reader, call.conference, poll)
    rights = await _on_session(call, row.session)
    if row.state == "draft" and not _manages(rights):
        raise NotFound
    return row, rights


async def _managed(call: Call, poll: UUID) -> None:
    _, rights = await _poll(call, poll)
    if not _manages(rights):
        raise Forbidden


async def _then(call: Call, reader: Reader, change: Awaitable[Row]) -> PollOut:
    """Show a poll as a change by somebody who manages it leaves it."""
    return (await show_polls(call, reader, [await change], may_manage=True))[0]


@ROUTES.get("/sessions/{session}/polls", who="participant", errors=(Unavailable,))
async def list_polls(call: Call, session: UUID) -> Page[PollOut]:
    """List a session's polls; drafts to those who may open them."""
    manages = _manages(await _on_session(call, session))
    async with call.read() as reader:
        rows = await stored.of_session(reader, call.conference, session)
        visible = [row for row in rows if manages or row.state != "draft"]
        return Page(items=await show_polls(call, reader, visible, may_manage=manages))


@ROUTES.post("/sessions/{session}/polls", who="participant", status=201, creates=True, errors=(Unavailable,))
async def prepare_poll(call: Call, session: UUID, body: PollIn) -> PollOut:
    """Prepare a poll for a session."""
    if not _manages(await _on_session(call, session)):
        raise Forbidden
    values = body.model_dump()
    return await call.write(lambda tx: _then(call, tx, stored.add(tx, call.conference, session, values)))


@ROUTES.get("/open-polls", who="organiser")
async def list_open_polls(call: Call) -> Page[OpenPollOut]:
    """List the polls that take votes now, with how many have voted; nobody learns for what."""
    async with call.read() as reader:
        rows = await stored.open_in(reader, call.conference)
    return Page(items=[OpenPollOut(**{name: getattr(row, name) for name in OpenPollOut.model_fields}) for row in rows])


@ROUTES.get("/polls/{poll}", who="participant", errors=(Unavailable,))
async def read_poll(call: Call, poll: UUID) -> PollOut:
    """Show a poll."""
    row, rights = await _poll(call, poll)
    async with call.read() as reader:
        return (await show_polls(call, reader, [row], may_manage=_manages(rights)))[0]


@ROUTES.put("/polls/{poll}", who="participant", edits=True, errors=(OptionsLocked, Unavailable))
async def edit_poll(call: Call, poll: UUID, body: PollIn) -> PollOut:
    """Change a poll's question and options before the first vote."""
    await _managed(call, poll)
    version, values = call.version(), body.model_dump()
    return await call.write(lambda tx: _then(call, tx, polls.edit(tx, call.conference, poll, version, values)))


@ROUTES.delete("/polls/{poll}", who="participant", errors=(OptionsLocked, Unavailable))
async def remove_poll(call: Call, poll: UUID) -> None:
    """Remove a poll nobody has voted in."""
    await _managed(call, poll)
    await call.write(lambda tx: polls.remove(tx, call.conference, poll))


@ROUTES.post("/polls/{poll}/opening", who="participant", errors=(WrongState, Unavailable))
async def open_poll(call: Call, poll: UUID) -> PollOut:
    """Open a poll."""
    await _managed(call, poll)
    return await call.write(lambda tx: _then(call, tx, polls.open_(tx, call.conference, poll)))


@ROUTES.post("/polls/{poll}/closing", who="participant", errors=(WrongState, Unavailable))
async def close_poll(call: Call, poll: UUID) -> PollOut:
    """Close a poll, which shows its result."""
    await _managed(call, poll)
    return await call.write(lambda tx: _then(call, tx, polls.close(tx, call.conference, poll)))


@ROUTES.put("/polls/{poll}/vote", who="participant", errors=(PollClosed, Unavailable))
async def vote_in_poll(call: Call, poll: UUID, body: VoteIn) -> VoteOut:
    """Vote in a poll, or change one's vote until it closes."""
    _, rights = await _poll(call, poll)
    if not rights.write:
        raise Forbidden("Votes are taken from those in the session while it is open.")
    who = call.who.me
    await call.write(lambda tx: polls.vote(tx, call.conference, poll, who, body.choices))
    return VoteOut(poll=poll, choices=sorted(body.choices))
