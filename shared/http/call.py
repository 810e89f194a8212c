"""One call of an operation: who calls, in which conference, and the ways to read and to write."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from aiohttp import web
from limits import parse

from shared.access import Rights
from shared.http.operation import Operation
from shared.identity import Asker, Caller
from shared.logs import current_origin
from shared.parts import Parts, ReadTransaction
from shared.problems import Invalid, KeyReused, SignInNeeded, TooLarge, TooMany, VersionNeeded
from shared.writer import Tx

T = TypeVar("T")


@dataclass
class Call:
    """What a handler is given; ``cookies`` are set with the answer, for this site only."""

    request: web.Request
    parts: Parts
    operation: Operation
    caller: Caller | None
    raw: bytes = b""
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def who(self) -> Caller:
        """The signed-in caller.

        Raises:
            SignInNeeded: nobody is signed in (in public operations only).
        """
        if self.caller is None:
            raise SignInNeeded
        return self.caller

    @property
    def asker(self) -> Asker:
        """The signed-in caller as somebody who wants something of this conference.

        Raises:
            SignInNeeded: nobody is signed in (in public operations only).
        """
        return Asker(self.conference, self.who.participant, self.who.is_organiser)

    @property
    def conference(self) -> UUID:
        """The conference in the address."""
        return UUID(self.request.match_info["conference"])

    def read(self) -> ReadTransaction:
        """Open a transaction for reading: ``async with call.read() as reader``."""
        return self.parts.read()

    async def write(self, use_case: Callable[[Tx], Awaitable[T]]) -> T:
        """Run a use case; the same ``Idempotency-Key`` gets the same answer and no second effect."""
        if not self.operation.creates:
            return await self.parts.writer.run(use_case, current_origin())
        return await self.parts.writer.run(self._once(use_case), current_origin())

    async def rights(self, thing: str, right: str) -> Rights:
        """Return the caller's rights on a thing if they include ``right``, else refuse."""
        return await self.parts.access.require(self.who, thing, right)

    def version(self) -> int:
        """Return the version that ``If-Match`` names.

        Raises:
            VersionNeeded: the header is missing.
            Invalid: it is no version of ours.
        """
        given = self.request.headers.get("If-Match")
        if given is None:
            raise VersionNeeded
        try:
            return int(given.strip().strip('"'))
        except ValueError as error:
            raise Invalid("If-Match takes the ETag as it was given.") from error

    async def limit(self, rate: str, *what: str) -> None:
        """Count one attempt, of at most ``rate`` ("5/15 minutes") of its kind.

        Raises:
            TooMany: there were too many.
        """
        if not await self.parts.limiter.hit(parse(rate), *what):
            raise TooMany

    def address(self) -> str:
        """Return the caller's network address, for limiting attempts; never stored."""
        return self.request.headers.get("X-Forwarded-For", self.request.remote or "").split(",")[-1].strip()

    def _once(self, use_case: Callable[[Tx], Awaitable[T]]) -> Callable[[Tx], Awaitable[T]]:
        key = self._idempotency_key()
        caller = str(self.caller.participant or self.caller.account) if self.caller else "public"
        fingerprint = hashlib.sha256(self.request.path.encode() + b"\n" + self.raw).hexdigest()
        kept = self.parts.service.ledger.idempotency
        mine = sa.and_(kept.c.caller == caller, kept.c.operation == self.operation.name, kept.c.key == key)
        adapter = self.operation.answer

        async def once(tx: Tx) -> T:
            row: dict[str, Any] = {"caller": caller, "operation": self.operation.name, "key": key}
            row |= {"fingerprint": fingerprint, "answer": b"", "at": tx.now}
            if not await tx.insert_once(kept, **row):
                earlier = await tx.one(sa.select(kept).where(mine))
                if earlier is None or earlier.fingerprint != fingerprint:
                    raise KeyReused
                answer: T = adapter.validate_json(earlier.answer) if adapter else None  # type: ignore[assignment]
                return answer
            made = await use_case(tx)
            if adapter:
                await tx.execute(sa.update(kept).where(mine).values(answer=adapter.dump_json(made)))
            return made

        return once

    def _idempotency_key(self) -> UUID:
        try:
            return UUID(self.request.headers["Idempotency-Key"])
        except (KeyError, ValueError) as error:
            place = {
                "in": "header",
                "loc": "Idempotency-Key",
                "msg": "A UUID of your own for each new action.",
            }
            raise Invalid("Send an Idempotency-Key with this.", errors=[place]) from error


async def read_body(request: web.Request, limit: int) -> bytes:
    """Read a whole body of at most ``limit`` bytes.

    Raises:
        TooLarge: there is more.
    """
    if (request.content_length or 0) > limit:
        raise TooLarge
    body = bytearray()
    async for chunk in request.content.iter_chunked(65_536):
        body += chunk
        if len(body) > limit:
            raise TooLarge
    return bytes(body)
