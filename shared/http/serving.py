"""From a request to a handler and back: identity, limits, validation, answers, problems, metrics, log context."""

import re
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import msgspec
import structlog
from aiohttp import web
from prometheus_client import Counter, Histogram
from pydantic import ValidationError

from shared.http.call import Call, read_body
from shared.http.operation import Operation, Parameter
from shared.identity import Caller, same_conference
from shared.ids import new_id
from shared.logs import ORIGIN, Origin
from shared.parts import PARTS, Parts
from shared.problems import Forbidden, Invalid, Malformed, NotFound, Refused, SignInNeeded

REQUESTS = Counter("plenaria_requests_total", "HTTP requests", ["service", "operation", "status"])
SECONDS = Histogram("plenaria_request_seconds", "Time to answer", ["service", "operation"])
COOKIE_S = 30 * 24 * 3600
SAFE = ("GET", "HEAD", "OPTIONS")
NULL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""The one character that PostgreSQL cannot store, as JSON must write it."""
log = structlog.get_logger()
Next = Callable[[web.Request], Awaitable[web.StreamResponse]]


def serve(operation: Operation, service: str) -> Next:
    """Make the aiohttp handler of an operation."""

    async def answer(request: web.Request) -> web.StreamResponse:
        parts = request.app[PARTS]
        caller = _authorise(operation, request, parts)
        call = Call(request, parts, operation, caller)
        if operation.rate:
            await call.limit(operation.rate, operation.name, str(caller.account) if caller else call.address())
        values = _parameters(operation.parameters, request)
        if operation.body is not None:
            call.raw = await read_body(request, operation.limit)
            values["body"] = _body(operation, call.raw)
        elif operation.raw_body and not operation.raw_body.startswith("multipart/"):
            call.raw = await read_body(request, operation.limit)
        if operation.edits:
            call.version()
        started = time.perf_counter()
        made = await operation.handler(call, **values)
        SECONDS.labels(service, operation.name).observe(time.perf_counter() - started)
        response = _response(operation, made)
        for name, value in call.cookies.items():
            response.set_cookie(name, value, max_age=COOKIE_S, path="/", secure=True, httponly=True, samesite="Lax")
        return response

    return answer


def _authorise(operation: Operation, request: web.Request, parts: Parts) -> Caller | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if operation.who == "public":
        if scheme.lower() != "bearer":
            return None
        try:
            return parts.identity.verify(token, parts.clock())
        except SignInNeeded:
            return None
    if scheme.lower() != "bearer":
        raise SignInNeeded
    caller = parts.identity.verify(token, parts.clock())
    if caller.conference or caller.participant:
        bound = {"participant": str(caller.participant)}
        structlog.contextvars.bind_contextvars(**bound)
    origin = ORIGIN.get()
    if origin:
        ORIGIN.set(Origin(origin.correlation, origin.causation, origin.traceparent, caller.participant))
    if "conference" in request.match_info and operation.who != "account":
        same_conference(caller, _conference(request))
    if operation.who == "participant":
        if caller.participant is None and not caller.is_a("administrator"):
            raise Forbidden
    elif operation.who == "administrator":
        caller.require()
    elif operation.who != "account":
        caller.require(*([operation.who] if isinstance(operation.who, str) else operation.who))
    return caller


def _conference(request: web.Request) -> UUID:
    try:
        return UUID(request.match_info["conference"])
    except ValueError as error:
        raise NotFound from error


def _parameters(parameters: tuple[Parameter, ...], request: web.Request) -> dict[str, Any]:
    if "conference" in request.match_info:
        _conference(request)
    values: dict[str, Any] = {}
    problems: list[dict[str, str]] = []
    for parameter in parameters:
        given = request.match_info.get(parameter.name) if parameter.place == "path" else None
        if parameter.place == "query":
            given = request.query.get(parameter.name)
        if given is None:
            if parameter.required:
                problems.append({"in": parameter.place, "loc": parameter.name, "msg": "Field required"})
            values[parameter.name] = parameter.default
            continue
        try:
            if "\0" in given:
                raise Invalid("A parameter holds a character that is none (U+0000).")
            values[parameter.name] = parameter.adapter.validate_strings(given)
        except ValidationError as error:
            if parameter.place == "path":
                raise NotFound from error
            problems += [{"in": "query", "loc": parameter.name, "msg": each["msg"]} for each in error.errors()]
    if problems:
        raise Invalid(errors=problems)
    return values


def _body(operation: Operation, raw: bytes) -> Any:
    assert operation.body is not None
    if NULL.search(raw):
        raise Invalid("A text holds a character that is none (U+0000).")
    try:
        return operation.body.validate_json(raw, strict=True)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        if found[0]["type"] == "json_invalid":
            raise Malformed("The body is not JSON.") from error
        problems = [{"in": "body", "loc": ".".join(map(str, e["loc"])), "msg": e["msg"]} for e in found]
        raise Invalid(errors=problems) from error


def _response(operation: Operation, made: Any) -> web.StreamResponse:
    if isinstance(made, web.StreamResponse):
        return made
    if operation.answer is None:
        return web.Response(status=204)
    headers = {"Cache-Control": "no-store"}
    if (version := getattr(made, "version", None)) is not None:
        headers["ETag"] = f'"{version}"'
    body = operation.answer.dump_json(made)
    return web.Response(body=body, status=operation.status, content_type="application/json", headers=headers)


def problem(error: Refused) -> web.Response:
    """Answer a refusal as problem details (RFC 9457)."""
    title = (type(error).__doc__ or error.code).strip().split("\n")[0]
    body = {
        "type": "about:blank",
        "title": title,
        "status": error.status,
        "code": error.code,
        "detail": error.detail,
    }
    headers = {"Retry-After": "30"} if error.status == 429 else {}
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    encoded = msgspec.json.encode({**error.extra, **body}, enc_hook=str)
    return web.Response(body=encoded, status=error.status, content_type="application/problem+json", headers=headers)


@web.middleware
async def with_origin(request: web.Request, handler: Next) -> web.StreamResponse:
    """Give each request its ids, count it, and turn every failure into problem details."""
    service = request.app[PARTS].service.name
    request_id = new_id()
    traceparent = request.headers.get("traceparent", "")
    origin = Origin(correlation=request_id)
    if len(traceparent) == 55 and traceparent.count("-") == 3:
        origin = Origin(correlation=request_id, traceparent=traceparent)
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(service=service, request=str(request_id))
    origin.bind()
    ORIGIN.set(origin)
    response = await _with_problems(request, handler)
    route = request.match_info.route.resource
    operation = f"{request.method} {route.canonical}" if route else "unknown"
    REQUESTS.labels(service, operation, str(response.status)).inc()
    if not response.prepared:
        response.headers["X-Request-Id"] = str(request_id)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
    return response


async def _with_problems(request: web.Request, handler: Next) -> web.StreamResponse:
    try:
        if request.method not in SAFE and request.headers.get("Sec-Fetch-Site") == "cross-site":
            raise Forbidden("Another site may not act here in your name.")
        return await handler(request)
    except Refused as error:
        return problem(error)
    except web.HTTPException as error:
        return _http_problem(error)
    except Exception:
        log.exception("request failed")
    return problem(_Failed())


class _Failed(Refused):
    """Something failed on our side. It is in the log; try again in a moment."""

    code = "internal_error"
    status = 500


def _http_problem(error: web.HTTPException) -> web.StreamResponse:
    if error.status < 400:
        return error
    codes = {404: NotFound, 405: _WrongMethod}
    made = problem(codes.get(error.status, Malformed)())
    if "Allow" in error.headers:
        made.headers["Allow"] = error.headers["Allow"]
    return made


class _WrongMethod(Refused):
    """This address exists, but not for this method."""

    code = "wrong_method"
    status = 405
