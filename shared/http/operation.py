"""Operations: what a handler takes and gives is read once from its signature."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar, get_type_hints

from aiohttp import web
from pydantic import BaseModel, ConfigDict, TypeAdapter

from shared.problems import (
    Forbidden,
    Invalid,
    KeyReused,
    Malformed,
    NotFound,
    Refused,
    SignInNeeded,
    Stale,
    TooLarge,
    TooMany,
    VersionNeeded,
)

Who = str | tuple[str, ...]
Handler = Callable[..., Awaitable[Any]]
CONFERENCE = "/v1/conferences/{conference}"
MEGABYTE = 1_000_000
T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """Some of a longer list; ``next`` goes into ``after`` to get more, null at the end."""

    model_config = ConfigDict(frozen=True)

    items: list[T]
    next: str | None = None


@dataclass(frozen=True)
class Parameter:
    """A path or query parameter."""

    name: str
    place: Literal["path", "query"]
    adapter: TypeAdapter[Any]
    required: bool
    default: Any = None


@dataclass(frozen=True)
class Operation:
    """One thing somebody can do over HTTP.

    ``who``: ``public``, ``account`` (signed in), ``participant`` (in this conference), ``administrator`` or the
    conference-wide roles that may call it. What a role may do with one particular thing is decided in the
    use case. ``creates``: an ``Idempotency-Key`` is needed. ``edits``: ``If-Match`` is needed.
    """

    method: str
    path: str
    handler: Handler
    who: Who
    status: int
    errors: tuple[type[Refused], ...]
    creates: bool
    edits: bool
    rate: str | None
    raw_body: str | None
    raw_answer: str | None
    limit: int
    parameters: tuple[Parameter, ...]
    body: TypeAdapter[Any] | None
    answer: TypeAdapter[Any] | None
    summary: str
    name: str

    def refusals(self) -> tuple[type[Refused], ...]:
        """List every way in which this operation may refuse."""
        found: list[type[Refused]] = [*self.errors]
        if self.who != "public":
            found += [SignInNeeded]
        if self.who not in ("public", "account") or "{conference}" in self.path:
            found += [Forbidden, NotFound]
        if self.parameters or self.body or self.raw_body or self.creates:
            found += [Invalid, Malformed]
        if self.body or self.raw_body:
            found += [TooLarge]
        if any(p.place == "path" for p in self.parameters):
            found += [NotFound]
        if self.creates:
            found += [KeyReused]
        if self.edits:
            found += [Stale, VersionNeeded]
        if self.rate:
            found += [TooMany]
        return tuple(dict.fromkeys(found))


class Routes:
    """The operations of one service, in the order of their declaration."""

    def __init__(self, service: str) -> None:
        self.service = service
        self.operations: list[Operation] = []

    def add(
        self,
        method: str,
        path: str,
        *,
        who: Who,
        status: int = 200,
        errors: tuple[type[Refused], ...] = (),
        creates: bool = False,
        edits: bool = False,
        rate: str | None = None,
        raw_body: str | None = None,
        raw_answer: str | None = None,
        limit: int = MEGABYTE,
        scope: Literal["conference", "installation"] = "conference",
    ) -> Callable[[Handler], Handler]:
        """Declare an operation.

        ``path`` is below ``/v1/conferences/{conference}``, or below ``/v1`` with ``scope="installation"``.
        The handler's first parameter is the :class:`~shared.http.call.Call`; one named ``body`` is the JSON
        body; the others are path parameters where the path names them, else query parameters. It returns the
        answer's model, None (204), or with ``raw_answer`` (a media type) a response of its own.
        ``raw_body``: the media type of a body that the handler reads itself. ``limit``: bytes of body taken.
        ``rate``: as in ``"10/minute"``, per account or address.
        """

        def declare(handler: Handler) -> Handler:
            full = (CONFERENCE if scope == "conference" else "/v1") + path
            parameters, body, answer = _read_signature(handler, full)
            operation = Operation(
                method=method,
                path=full,
                handler=handler,
                who=who,
                status=204 if answer is None and raw_answer is None else status,
                errors=errors,
                creates=creates,
                edits=edits,
                rate=rate,
                raw_body=raw_body,
                raw_answer=raw_answer,
                limit=limit,
                parameters=parameters,
                body=body,
                answer=None if raw_answer else answer,
                summary=(handler.__doc__ or "").strip().split("\n")[0],
                name=handler.__name__,
            )
            self.operations.append(operation)
            return handler

        return declare

    def get(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Declare a GET."""
        return self.add("GET", path, **options)

    def post(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Declare a POST."""
        return self.add("POST", path, **options)

    def put(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Declare a PUT."""
        return self.add("PUT", path, **options)

    def delete(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Declare a DELETE."""
        return self.add("DELETE", path, **options)


def _read_signature(
    handler: Handler, path: str
) -> tuple[tuple[Parameter, ...], TypeAdapter[Any] | None, TypeAdapter[Any] | None]:
    hints = get_type_hints(handler, include_extras=True)
    parameters: list[Parameter] = []
    body = None
    for name, parameter in list(inspect.signature(handler).parameters.items())[1:]:
        adapter = TypeAdapter(hints[name])
        if name == "body":
            body = adapter
            continue
        place: Literal["path", "query"] = "path" if f"{{{name}}}" in path else "query"
        required = parameter.default is inspect.Parameter.empty
        parameters.append(Parameter(name, place, adapter, required, None if required else parameter.default))
    given: Any = hints.get("return")
    is_plain = (
        given is None or given is type(None) or (inspect.isclass(given) and issubclass(given, web.StreamResponse))
    )
    return tuple(parameters), body, None if is_plain else TypeAdapter(given)
