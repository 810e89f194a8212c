"""The skeleton of a service: ``create_app`` builds everything and starts nothing; starting is a cleanup context."""

import asyncio
import gc
import os
import resource
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from functools import partial

import msgspec
import sqlalchemy as sa
import structlog
from aiohttp import web
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from nats.aio.client import Client
from prometheus_client import generate_latest
from pydantic import BaseModel

from shared import bus, logs, migrate
from shared.access import NOTHING, Access, Question, Rights
from shared.blobs import Blobs
from shared.clock import Clock, utc_now
from shared.database import connect
from shared.declarations import Answers, Service, declared
from shared.directory import Directory, watch
from shared.http import platform
from shared.http.document import document
from shared.http.serving import serve, with_origin
from shared.identity import Barred, Identity, public_key
from shared.inbox import Inbox
from shared.logs import ORIGIN, Origin
from shared.outbox import Relay
from shared.parts import PARTS, Parts
from shared.settings import Settings
from shared.workers import Workers
from shared.writer import Writer

COLLECT_AFTER = (10_000, 20, 25)  # objects, young and middle collections: a full one every few minutes under load
PAUSE_S = 0.5  # before a task that failed is tried again
log = structlog.get_logger()
HEALTH: web.AppKey["Health"] = web.AppKey("health")
WORKING: web.AppKey["list[asyncio.Task[None]]"] = web.AppKey("working")


class Health:
    """Whether a service is ready, and if not, why."""

    def __init__(self) -> None:
        self.started = False
        self.stopping = False
        self.failed: list[str] = []

    async def problems(self, parts: Parts) -> list[str]:
        """List what keeps the service from working now."""
        found = list(self.failed)
        if not self.started:
            found.append("starting")
        if self.stopping:
            found.append("stopping")
        if not parts.bus.client.is_connected:
            found.append("nats")
        try:
            async with asyncio.timeout(1), parts.read() as reader:
                await reader.scalar(sa.text("SELECT 1"))
        except Exception as error:
            found.append(f"database: {type(error).__name__}")
        return found


def create_app(name: str, settings: Settings, clock: Clock = utc_now) -> web.Application:
    """Build one service's application; it connects and begins to work when the application starts.

    Its addresses are those below ``/api/<name>``; :func:`process` mounts it there.
    """
    service = declared(name)
    app = web.Application(middlewares=[with_origin])
    app[HEALTH] = Health()
    app[PARTS] = _parts(service, settings, clock)
    app[WORKING] = []
    for operation in platform.operations(service):
        app.router.add_route(operation.method, operation.path, serve(operation, name))
    described = msgspec.json.encode(document(service))

    async def openapi(request: web.Request) -> web.Response:
        return web.Response(body=described, content_type="application/json")

    app.router.add_get("/openapi.json", openapi)
    app.cleanup_ctx.append(_running)
    app.on_shutdown.append(_stop_working)
    return app


def _parts(service: Service, settings: Settings, clock: Clock) -> Parts:
    url = settings.database_url(service.name)
    writing, reading = connect(url, writing=True), connect(url, writing=False)
    writer = Writer(service.name, writing, service.ledger, clock)
    connection = bus.Bus(service.name, Client())
    secret = (settings.keys / "blobs.key").read_bytes()  # download links are signed with it

    async def own(question: Question) -> Rights:
        return await _decide(parts, question)

    parts = Parts(
        service=service,
        settings=settings,
        clock=clock,
        writing=writing,
        reading=reading,
        writer=writer,
        bus=connection,
        inbox=Inbox(service, writer, connection.client),
        identity=Identity(public_key(settings), Barred()),
        access=Access(connection, own, service.things),
        directory=Directory(),
        blobs=Blobs(service.name, settings.data, secret),
        workers=Workers(),
        limiter=MovingWindowRateLimiter(MemoryStorage()),
    )
    return parts


async def _running(app: web.Application) -> AsyncIterator[None]:
    """Migrate, connect, start writer, relay, consumers and tasks; at the end drain them in the other order."""
    parts, health = app[PARTS], app[HEALTH]
    service, client = parts.service, parts.bus.client
    await migrate.upgrade(service, parts.writing)

    def closed() -> None:
        if not health.stopping:
            log.error("nats gave up; the supervisor starts this process again")
            os.kill(os.getpid(), signal.SIGTERM)

    password = parts.settings.nats_password(service.name)
    await bus.connect(
        client,
        parts.settings.nats_url,
        service.name,
        password,
        on_reconnect=parts.access.forget,
        on_closed=closed,
    )
    relay = Relay(service.name, parts.reading, parts.writer, service.ledger, client)
    parts.writer.on_said(relay.wake)
    parts.writer.start()
    known = [asyncio.Event(), asyncio.Event()]
    tasks = [
        _supervised(health, "relay", relay.run),
        _supervised(health, "directory", partial(watch, client, "directory", parts.directory.update, known[0])),
        _supervised(health, "barred", partial(watch, client, "barred", parts.identity.barred.update, known[1])),
    ]
    for event in known:
        await asyncio.wait_for(event.wait(), timeout=20)
    await parts.access.start(client)
    if service.rights is not None:
        await parts.bus.answer(f"{service.name}.access.v1", lambda body: _rights(parts, body))
    for answers in service.answers:
        await parts.bus.answer(f"{service.name}.{answers.subject}", _replier(parts, answers))
    for publisher in bus.consumed_by(service):
        app[WORKING].append(_supervised(health, f"consumer of {publisher}", partial(parts.inbox.run, publisher)))
    for task in service.tasks:
        app[WORKING].append(_supervised(health, task.__name__, partial(task, parts)))
    health.started = True
    yield
    await _stop_working(app)
    await parts.writer.stop()
    await _end(tasks)
    parts.workers.stop()
    with suppress(Exception):
        async with asyncio.timeout(3):
            await client.flush()  # a drain would wait for subscriptions whose readers have ended
            await client.close()
    await parts.writing.dispose()
    await parts.reading.dispose()


async def _stop_working(app: web.Application) -> None:
    """End tasks and consumers before the requests in hand are waited for: an open socket is one of those."""
    app[HEALTH].stopping = True
    await _end(app[WORKING])


async def _decide(parts: Parts, question: Question) -> Rights:
    if parts.service.rights is None:
        return NOTHING
    async with parts.read() as reader:
        return await parts.service.rights(reader, question)


async def _rights(parts: Parts, body: bytes) -> Rights:
    return await _decide(parts, Question.model_validate_json(body))


def _replier(parts: Parts, answers: Answers) -> bus.Reply:
    async def reply(body: bytes) -> BaseModel:
        ORIGIN.set(Origin())
        return await answers.reply(parts, answers.question.model_validate_json(body))

    return reply


def _supervised(health: Health, name: str, work: Callable[[], Awaitable[None]]) -> "asyncio.Task[None]":
    """Keep one task of a service going: a database that was away for a while must not end it for good."""

    async def watched() -> None:
        while True:
            try:
                await work()
                log.error("task ended", task=name)
            except asyncio.CancelledError:
                raise
            except Exception:
                log.exception("task failed", task=name)
            health.failed.append(name)
            await asyncio.sleep(PAUSE_S)
            health.failed.remove(name)

    return asyncio.create_task(watched(), name=name)


async def _end(tasks: "list[asyncio.Task[None]]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def process(names: list[str], settings: Settings, clock: Clock = utc_now) -> web.Application:
    """Put services side by side into one process, on one port, each with its own database and connection."""
    root = web.Application()
    apps = {name: create_app(name, settings, clock) for name in names}

    async def readyz(request: web.Request) -> web.Response:
        found = {name: await app[HEALTH].problems(app[PARTS]) for name, app in apps.items()}
        body = msgspec.json.encode({"problems": {name: each for name, each in found.items() if each}})
        status = 503 if any(found.values()) else 200
        return web.Response(body=body, status=status, content_type="application/json")

    async def healthz(request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def metrics(request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(), content_type="text/plain")

    root.router.add_get("/healthz", healthz)
    root.router.add_get("/readyz", readyz)
    root.router.add_get("/metrics", metrics)
    for name, app in apps.items():
        root.add_subapp(f"/api/{name}", app)
        for page in app[PARTS].service.pages:
            root.router.add_route(page.method, page.path, partial(page.handle, app[PARTS]))
    return root


def run(names: list[str]) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is in hand."""
    settings = Settings.from_environment()
    logs.configure(settings.log_level)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # a socket for each browser; the usual limit is 1,024
    with suppress(ImportError):
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    asyncio.run(_serve(names, settings))


async def _serve(names: list[str], settings: Settings) -> None:
    runner = web.AppRunner(process(names, settings), access_log=None, shutdown_timeout=5)
    await runner.setup()
    await web.TCPSite(runner, settings.host, settings.port).start()
    gc.collect()
    gc.freeze()  # what every request needs lives on; to walk over it again and again stops everybody for 50 ms
    gc.set_threshold(*COLLECT_AFTER)
    log.info("serving", services=names, port=settings.port, pid=os.getpid())
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
    await runner.cleanup()
