"""A house: some services of an installation running in the test's own process, on real NATS and databases."""

import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import aiohttp
import asyncpg
import sqlalchemy as sa
from aiohttp.test_utils import BaseTestServer, TestServer
from nats.aio.client import Client
from nats.js.errors import NotFoundError

from shared import bus
from shared.clock import Clock, utc_now
from shared.events import REGISTRY, Envelope, Event
from shared.identity import Caller, sign, signing_key
from shared.ids import new_id
from shared.parts import PARTS, Parts
from shared.service import process
from shared.settings import Settings
from tests.kit.servers import Nats, make_keys, nats_server


@dataclass(frozen=True)
class Answer:
    """What an operation answered."""

    status: int
    body: Any
    headers: Any

    @property
    def code(self) -> str | None:
        """The stable code of a refusal."""
        return self.body.get("code") if isinstance(self.body, dict) else None

    @property
    def said(self) -> tuple[int, str | None]:
        """Status and code together, for comparing."""
        return (self.status, self.code)


@dataclass
class Api:
    """The HTTP interface as one person uses it; paths are ``<service>/…`` within the person's conference."""

    http: aiohttp.ClientSession
    conference: UUID | None
    token: str | None
    participant: UUID | None = None
    name: str = ""

    async def call(
        self, method: str, path: str, body: Any = None, *, headers: dict[str, str] | None = None, raw: Any = None
    ) -> Answer:
        """Call ``<service>/<path>`` (below the conference) or ``/api/…`` as it stands."""
        service, _, rest = path.partition("/")
        url = path if path.startswith("/") else f"/api/{service}/v1/conferences/{self.conference}/{rest}"
        sent = {"Idempotency-Key": str(uuid4())} if method == "POST" else {}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        sent |= headers or {}
        sent = {name: value for name, value in sent.items() if value}  # an empty one in ``headers`` takes it away
        options: dict[str, Any] = {"data": raw} if raw is not None else {} if body is None else {"json": body}
        async with self.http.request(method, url, headers=sent, **options) as response:
            text = await response.read()
            is_json = "json" in response.headers.get("Content-Type", "")
            return Answer(response.status, json.loads(text) if is_json and text else text, response.headers)

    async def get(self, path: str, **options: Any) -> Answer:
        """Read."""
        return await self.call("GET", path, **options)

    async def post(self, path: str, body: Any = None, **options: Any) -> Answer:
        """Do something new (with a fresh Idempotency-Key unless one is given)."""
        return await self.call("POST", path, body, **options)

    async def put(self, path: str, body: Any = None, *, version: int | None = None, **options: Any) -> Answer:
        """Replace; ``version`` becomes ``If-Match``."""
        headers = {"If-Match": f'"{version}"'} if version is not None else {}
        return await self.call("PUT", path, body, headers=headers, **options)

    async def delete(self, path: str, **options: Any) -> Answer:
        """Remove."""
        return await self.call("DELETE", path, **options)


@dataclass
class House:
    """The running services and the ways a test looks at them."""

    settings: Settings
    nats: Nats
    server: BaseTestServer
    http: aiohttp.ClientSession
    client: Client
    parts: dict[str, Parts]
    _seen: dict[str, int] = field(default_factory=dict)

    def anybody(self) -> Api:
        """Somebody who is not signed in."""
        return Api(self.http, None, None)

    def token(self, caller: Caller) -> str:
        """Sign a token as registration would."""
        return sign(caller, signing_key(self.settings), utc_now(), timedelta(days=30))

    async def person(self, conference: UUID, *roles: str, name: str = "", **entry: Any) -> Api:
        """Make a participant known in the directory, with a token; no registration service is needed."""
        participant = new_id()
        held = frozenset({"attendee", *roles})
        caller = Caller(new_id(), str(new_id()), held, conference, participant, time.time(), time.time() + 3600)
        shown = name or f"Person {str(participant)[-4:]}"
        store = await self.client.jetstream().key_value("directory")
        value = {"id": participant, "name": shown, "roles": sorted(held), **entry}
        await store.put(f"{conference}.{participant}", json.dumps(value, default=str).encode())
        known = [parts.directory for parts in self.parts.values()]
        await until(lambda: all(d.find(conference, participant) for d in known))
        return Api(self.http, conference, self.token(caller), participant, shown)

    def administrator(self, conference: UUID | None = None) -> Api:
        """The administrator of the installation."""
        roles = frozenset({"administrator"})
        caller = Caller(new_id(), "admin", roles, conference, None, time.time(), time.time() + 3600)
        return Api(self.http, conference, self.token(caller))

    async def settled(self) -> None:
        """Wait until every outbox is published and every durable has acknowledged what was published."""
        await until(self._is_settled)

    async def _is_settled(self) -> bool:
        for parts in self.parts.values():
            outbox = parts.service.ledger.outbox
            async with parts.read() as reader:
                if await reader.scalar(sa.select(outbox.c.id).where(outbox.c.published_at.is_(None)).limit(1)):
                    return False
        js = self.client.jetstream()
        for name, parts in self.parts.items():
            for publisher in bus.consumed_by(parts.service):
                info = await js.consumer_info(bus.stream(publisher), name)
                if info.num_pending or info.num_ack_pending:
                    return False
        return True

    async def said(self, conference: UUID, pattern: str = ">") -> list[Event]:
        """Return the events of a conference whose subject fits, in the order they were published per service."""
        await self.settled()
        found: list[Event] = []
        for name in self.parts:
            for subject, body in await self._stored(bus.stream(name), f"events.{conference}.{pattern}"):
                found.append(REGISTRY[_declared(subject)].read(body))
        return found

    async def _stored(self, stream: str, subject: str) -> list[tuple[str, bytes]]:
        js, after, found = self.client.jetstream(), 0, []
        with suppress(NotFoundError):
            while True:
                message = await js.get_msg(stream, seq=after + 1, subject=subject, direct=True, next=True)
                after = message.seq or 0
                found.append((str(message.subject).split(".", 2)[2], message.data or b""))
        return found

    async def deliver(self, event: Event, conference: UUID, *, event_id: UUID | None = None, version: int = 1) -> UUID:
        """Publish an event as the service that owns it would (also one that does not run here)."""
        subject = event.subject.format(service=getattr(event, "service", ""))
        envelope = Envelope(
            id=event_id or new_id(),
            conference=conference,
            subject=subject,
            occurred_at=utc_now(),
            entity="test",
            version=version,
            actor=None,
            correlation=new_id(),
            causation=None,
            traceparent=f"00-{'1' * 32}-{'2' * 16}-01",
        )
        headers = envelope.headers()
        if event_id:
            headers.pop("Nats-Msg-Id")
        wire = f"events.{conference}.{subject}"
        await self.client.jetstream().publish(wire, event.model_dump_json().encode(), headers=headers)
        await self.settled()
        return envelope.id


def _declared(subject: str) -> str:
    if subject in REGISTRY:
        return subject
    return "{service}." + subject.partition(".")[2]


async def until(condition: Callable[[], bool | Any | Awaitable[Any]], timeout_s: float = 45) -> None:
    """Wait for a condition under a deadline."""
    deadline = time.monotonic() + timeout_s
    while True:
        found = condition()
        if asyncio.iscoroutine(found):
            found = await found
        if found:
            return
        if time.monotonic() > deadline:
            raise TimeoutError("the condition did not come true in time")
        await asyncio.sleep(0.02)


@asynccontextmanager
async def house(
    services: list[str], database: str = "sqlite", clock: Clock = utc_now, **changes: Any
) -> AsyncIterator[House]:
    """Run services on fresh servers; ``database`` is ``sqlite`` or the address of a PostgreSQL server."""
    with tempfile.TemporaryDirectory(prefix="plenaria-") as name:
        folder = Path(name)
        make_keys(folder / "keys")
        with nats_server(folder) as nats:
            if database != "sqlite":
                database = await own_databases(database, services)
            settings = Settings(
                data=folder,
                database=database,
                nats_url=nats.url,
                nats_passwords=nats.passwords,
                keys=folder / "keys",
                livekit=folder / "livekit.json",
                **changes,
            )
            await bus.prepare(nats.url, nats.password("deploy"))
            app = process(services, settings, clock)
            client = Client()
            await bus.connect(client, nats.url, "deploy", nats.password("deploy"))
            async with TestServer(app) as server, aiohttp.ClientSession(server.make_url("/")) as http:
                parts = {sub[PARTS].service.name: sub[PARTS] for sub in app._subapps}
                yield House(settings, nats, server, http, client, parts)
            await client.close()


async def own_databases(server: str, services: list[str]) -> str:
    """Make fresh databases for services and return their common address."""
    prefix = f"test_{uuid4().hex[:8]}"
    connection = await asyncpg.connect(server.replace("+asyncpg", "") + "/postgres")
    for service in services:
        await connection.execute(f'CREATE DATABASE "{prefix}_{service}"')
    await connection.close()
    return f"{server}/{prefix}"
