"""The ballot box and the public board over HTTP: nobody signs in here."""

from typing import Annotated
from uuid import UUID

from aiohttp import web
from pydantic import Field

from services.voting.api.routes import ROUTES
from services.voting.errors import BallotRefused, NotAnonymous, NotRevealed, VotingClosed
from services.voting.keys import Keys, head_text
from services.voting.models.elections import BallotOut, EntryOut, HeadOut, ResultOut
from services.voting.storage import elections as stored
from services.voting.storage.elections import Row
from services.voting.usecases.casting import cast
from shared.http import Call, Page
from shared.problems import NotFound
from shared.writer import Reader

NAMING = ("Authorization", "Cookie", "Idempotency-Key", "traceparent", "tracestate")
"""Headers by which ballots could be tied to a person or to each other."""
BALLOT_BYTES = 250_000


@ROUTES.post(
    "/elections/{election}/ballots",
    who="public",
    status=201,
    raw_body="application/json",
    limit=BALLOT_BYTES,
    errors=(NotAnonymous, NotFound, VotingClosed, BallotRefused),
)
async def cast_ballot(call: Call, election: UUID) -> BallotOut:
    """Cast a sealed ballot; the same bytes again get the same answer."""
    if any(name in call.request.headers for name in NAMING):
        raise NotAnonymous
    return await cast(call.parts, call.conference, election, call.raw)


async def _opened(call: Call, reader: Reader, election: UUID) -> Row:
    row = await stored.find(reader, call.conference, election)
    if row.state == "draft":
        raise NotFound
    return row


@ROUTES.get("/elections/{election}/board", who="public", errors=(NotFound,))
async def read_board(
    call: Call,
    election: UUID,
    after: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0,
    limit: Annotated[int, Field(ge=1, le=1000)] = 200,
    tracker: Annotated[str, Field(max_length=60)] | None = None,
) -> Page[EntryOut]:
    """List the ballots in the box by height; with ``tracker`` that one alone."""
    async with call.read() as reader:
        await _opened(call, reader, election)
        rows = await stored.board(reader, election, after, limit, tracker)
    more = str(rows[-1].height) if len(rows) == limit else None
    return Page(items=[EntryOut(height=row.height, tracker=row.tracker) for row in rows], next=more)


@ROUTES.get("/elections/{election}/archive", who="public", raw_answer="application/x-tar", errors=(NotFound,))
async def download_archive(call: Call, election: UUID) -> web.Response:
    """Download the archive as it is now; every later one is an extension of it."""
    async with call.read() as reader:
        row = await _opened(call, reader, election)
        data = await stored.archive(reader, election)
    headers = {"Content-Disposition": f'attachment; filename="{row.uuid}.bel"', "Cache-Control": "no-store"}
    return web.Response(body=data, content_type="application/x-tar", headers=headers)


@ROUTES.get("/elections/{election}/rules", who="public", raw_answer="application/json", errors=(NotFound,))
async def download_rules(call: Call, election: UUID) -> web.Response:
    """Download the rule book: the bytes whose SHA-256 stands in the election's description."""
    async with call.read() as reader:
        row = await _opened(call, reader, election)
    return web.Response(body=row.rule_book, content_type="application/json")


@ROUTES.get("/elections/{election}/heads", who="public", errors=(NotFound,))
async def list_heads(call: Call, election: UUID, limit: Annotated[int, Field(ge=1, le=1000)] = 100) -> Page[HeadOut]:
    """List the signed heads of the chain, newest first; one is signed every minute."""
    async with call.read() as reader:
        row = await _opened(call, reader, election)
        heads = await stored.signed_heads(reader, election, limit)
    key = call.parts.single(Keys).public
    return Page(
        items=[
            HeadOut(
                uuid=row.uuid,
                height=head.height,
                hash=head.hash,
                at=head.at.isoformat(),
                text=head_text(row.uuid, head.height, head.hash, head.at),
                signature=head.signature,
                key=key,
            )
            for head in heads
        ]
    )


@ROUTES.get("/elections/{election}/result", who="public", errors=(NotFound, NotRevealed))
async def read_result(call: Call, election: UUID) -> ResultOut:
    """Show the whole result, once everything is revealed."""
    async with call.read() as reader:
        row = await _opened(call, reader, election)
    if row.result is None:
        raise NotRevealed
    return ResultOut.model_validate(row.result)
