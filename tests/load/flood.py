"""The chat flood: ``python -m tests.load.flood 500 1000``.

N people join one session's chat at 33.3 a second, each by the live gateway and by reading the latest 25
messages; one in a hundred then writes about every fifteen seconds; every message must reach everybody who was
there when it was sent, once. Chat, gateway, the programme (which owns the session) and nats-server run for real
on one core, this driver on another; only loopback is used, and every phase is bounded.

CPU per delivery is that of all server processes while people talk, less what they use when all are quiet.
"""

import argparse
import asyncio
import gc
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import aiohttp
import msgspec
import psutil
from nats.aio.client import Client as Nats

from shared import bus
from shared.clock import utc_now
from shared.identity import Caller, sign, signing_key
from shared.ids import new_id
from shared.settings import Settings
from tests.kit.house import until
from tests.kit.servers import free_port, listens, make_keys, nats_server

ROOT = Path(__file__).parent.parent.parent
JOINS_PER_S = 100 / 3
HEARTBEAT_S = 10.0
EVERY_S, SPREAD_S = 15.0, 3.0
REST_S, QUIET_S, TALK_S, DRAIN_S = 5.0, 20.0, 60.0, 20.0
SERVER_CORE, DRIVER_CORE = 0, 1


@dataclass
class Figures:
    """What one flood measured; times in milliseconds, memory in KiB."""

    clients: int
    joined: int
    sent: int
    accepted: int
    expected: int
    delivered: int
    doubled: int
    late_heartbeats: int
    join_cpu_ms: float
    delivery_cpu_us: float
    delivery_cpu_net_us: float
    first_cpu_us: float
    p50_ms: float
    p90_ms: float
    p99_ms: float
    answer_p90_ms: float
    memory_kib: float

    HEAD = (
        "clients joined  sent  delivered of expected  doubled late  CPU/join ms  CPU/delivery us (net; first)"
        "  p50 / p90 / p99 ms  answer p90 ms  KiB/connection"
    )

    def __str__(self) -> str:
        return (
            f"{self.clients:7} {self.joined:6} {self.sent:5} {self.delivered:10} of {self.expected:8} {self.doubled:8}"
            f" {self.late_heartbeats:4} {self.join_cpu_ms:12.1f}"
            f" {self.delivery_cpu_us:9.0f} ({self.delivery_cpu_net_us:.0f}; {self.first_cpu_us:.0f})"
            f"  {self.p50_ms:.0f} / {self.p90_ms:.0f} / {self.p99_ms:.0f}  {self.answer_p90_ms:.0f}"
            f"  {self.memory_kib:.0f}"
        )


@dataclass
class Server:
    """The processes under load."""

    settings: Settings
    port: int
    processes: list[psutil.Process]
    nats: Nats

    def cpu_s(self) -> float:
        """Return the seconds of CPU used so far, ended children included."""
        return sum(sum(process.cpu_times()[:4]) for process in self.processes)

    def memory_kib(self) -> float:
        """Return the proportional set size."""
        return sum(process.memory_full_info().pss for process in self.processes) / 1024


@asynccontextmanager
async def server() -> AsyncIterator[Server]:
    """Run chat, gateway and programme in one process, with nats-server beside it."""
    with tempfile.TemporaryDirectory(prefix="plenaria-flood-") as name:
        folder = Path(name)
        make_keys(folder / "keys")
        with nats_server(folder) as nats, _services(folder, nats.url, nats.passwords) as (port, process):
            await bus.prepare(nats.url, nats.password("deploy"))
            await until(lambda: listens(port), timeout_s=60)
            settings = Settings(data=folder, keys=folder / "keys")
            client = Nats()
            await bus.connect(client, nats.url, "deploy", nats.password("deploy"))
            processes = [psutil.Process(process.pid), psutil.Process(nats.process.pid)]
            for each in processes:
                _pin(each, SERVER_CORE)
            yield Server(settings, port, processes, client)
            await client.close()


@contextmanager
def _services(folder: Path, nats_url: str, passwords: Path) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    port = free_port()
    environment = {
        **os.environ,
        "PLENARIA_DATA": str(folder),
        "PLENARIA_PORT": str(port),
        "PLENARIA_NATS_URL": nats_url,
        "PLENARIA_NATS_PASSWORDS": str(passwords),
        "PLENARIA_LOG_LEVEL": "warning",
    }
    command = [sys.executable, "-m", "services", "chat", "live", "programme"]
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        yield port, process
    finally:
        process.terminate()
        process.wait()


def _pin(process: psutil.Process, core: int) -> None:
    for thread in process.threads():
        os.sched_setaffinity(thread.id, {core % (os.cpu_count() or 1)})


@dataclass
class Flood:
    """What all clients share: where they are, and what was sent when to how many."""

    server: Server
    http: aiohttp.ClientSession
    conference: UUID
    session: str = ""
    clients: "list[Client]" = field(default_factory=list)
    sent_at: dict[str, float] = field(default_factory=dict)
    expected: int = 0
    delivered: int = 0
    doubled: int = 0
    accepted: int = 0
    late: int = 0
    latencies: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address of the channel's messages."""
        base = f"http://127.0.0.1:{self.server.port}/api"
        return f"{base}/chat/v1/conferences/{self.conference}/channels/session:{self.session}/messages"

    def person(self, *roles: str) -> tuple[UUID, str]:
        """Make a participant and their token."""
        id, now = new_id(), time.time()
        caller = Caller(new_id(), str(id), frozenset({"attendee", *roles}), self.conference, id, now, now + 3600)
        lifetime = timedelta(hours=1)
        return id, sign(caller, signing_key(self.server.settings), utc_now(), lifetime)

    async def admit(self, participant: UUID, name: str) -> None:
        """Put a participant into the directory, as registration would."""
        store = await self.server.nats.jetstream().key_value("directory")
        entry = {"id": str(participant), "name": name, "organisation": "Cluster", "roles": ["attendee"]}
        await store.put(f"{self.conference}.{participant}", msgspec.json.encode(entry))

    async def open_session(self) -> None:
        """Put a session on the programme that is live now."""
        _, token = self.person("organiser")
        moment = utc_now()
        body = {"type": "panel", "title": {"en": "Flood"}, "starts": (moment - timedelta(minutes=5)).isoformat()}
        body["ends"] = (moment + timedelta(hours=1)).isoformat()
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}
        url = f"http://127.0.0.1:{self.server.port}/api/programme/v1/conferences/{self.conference}/sessions"
        async with self.http.post(url, json=body, headers=headers) as answer:
            self.session = (await answer.json())["id"]


class Client:
    """One attendee."""

    def __init__(self, flood: Flood, number: int) -> None:
        self.flood = flood
        self.id, self._token = flood.person()
        self.name = f"Attendee {number}"
        self.joined = False
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._seen: set[str] = set()
        self._waits_for_pong = False
        self._granted = asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    async def join(self) -> None:
        """Connect, subscribe to the chat, read the latest messages."""
        flood = self.flood
        self._socket = await flood.http.ws_connect(f"http://127.0.0.1:{flood.server.port}/live", compress=0)
        self.tasks.append(asyncio.create_task(self._read(self._socket)))
        topic = f"chat.session.{flood.session}"
        await self._socket.send_json({"type": "hello", "token": self._token})
        await self._socket.send_json({"type": "subscribe", "topics": [topic], "since": {}})
        await self._granted.wait()
        async with flood.http.get(f"{flood.url}?limit=25", headers=self._headers()) as answer:
            await answer.read()
            self.joined = answer.status == 200
        self.tasks.append(asyncio.create_task(self._beat(self._socket)))

    async def say(self) -> None:
        """Write one message of 24 bytes that nobody wrote before."""
        flood = self.flood
        text = uuid4().hex[:24]
        flood.expected += sum(client.joined for client in flood.clients)
        flood.sent_at[text] = time.perf_counter()
        headers = self._headers() | {"Idempotency-Key": str(uuid4())}
        async with flood.http.post(flood.url, json={"text": text}, headers=headers) as answer:
            await answer.read()
            flood.accepted += answer.status == 201
        flood.answers.append(time.perf_counter() - flood.sent_at[text])

    async def talk(self, until_s: float, chance: random.Random) -> None:
        """Write now and then until a moment."""
        wait = chance.uniform(0, EVERY_S)
        while time.perf_counter() + wait < until_s:
            await asyncio.sleep(wait)
            await self.say()
            wait = max(1.0, chance.gauss(EVERY_S, SPREAD_S))

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"}

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            found = json.loads(message.data)
            for frame in found if isinstance(found, list) else [found]:
                if frame["type"] == "event":
                    self._take(frame["data"]["text"])
                elif frame["type"] == "granted":
                    self._granted.set()
                elif frame["type"] == "pong":
                    self._waits_for_pong = False

    def _take(self, text: str) -> None:
        flood = self.flood
        if not self.joined or text not in flood.sent_at:
            return
        if text in self._seen:
            flood.doubled += 1
            return
        self._seen.add(text)
        flood.delivered += 1
        flood.latencies.append(time.perf_counter() - flood.sent_at[text])

    async def _beat(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            self.flood.late += self._waits_for_pong
            self._waits_for_pong = True
            await socket.send_json({"type": "ping"})


async def run(clients: int, seed: int = 1) -> Figures:
    """Run one flood."""
    os.sched_setaffinity(0, {DRIVER_CORE % (os.cpu_count() or 1)})
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    gc.disable()  # a collection here would count as a delay there
    chance = random.Random(seed)
    connector = aiohttp.TCPConnector(limit=0)
    async with server() as under_load, aiohttp.ClientSession(connector=connector) as http:
        flood = Flood(under_load, http, new_id())
        await flood.open_session()
        flood.clients = [Client(flood, n) for n in range(clients)]
        await asyncio.gather(*(flood.admit(client.id, client.name) for client in flood.clients))
        await asyncio.sleep(REST_S)
        memory, cpu = under_load.memory_kib(), under_load.cpu_s()
        await _join(flood)
        join_cpu = under_load.cpu_s() - cpu
        joined = sum(client.joined for client in flood.clients)
        await asyncio.sleep(REST_S)
        quiet_per_s = await _cpu_per_s(under_load, QUIET_S)
        memory = under_load.memory_kib() - memory
        talkers = flood.clients[: max(1, clients // 100)]
        first_us = await _introduce(flood, talkers, quiet_per_s)
        gross, net = await _talk(flood, talkers, quiet_per_s, chance)
        for task in [task for client in flood.clients for task in client.tasks]:
            task.cancel()
    milliseconds = [value * 1000 for value in flood.latencies]
    cuts = statistics.quantiles(milliseconds, n=100)
    return Figures(
        clients=clients,
        joined=joined,
        sent=len(flood.sent_at),
        accepted=flood.accepted,
        expected=flood.expected,
        delivered=flood.delivered,
        doubled=flood.doubled,
        late_heartbeats=flood.late,
        join_cpu_ms=join_cpu / joined * 1000,
        delivery_cpu_us=gross * 1e6,
        delivery_cpu_net_us=net * 1e6,
        first_cpu_us=first_us,
        p50_ms=cuts[49],
        p90_ms=cuts[89],
        p99_ms=cuts[98],
        answer_p90_ms=statistics.quantiles(flood.answers, n=10)[8] * 1000,
        memory_kib=memory / joined,
    )


async def _join(flood: Flood) -> None:
    start = time.perf_counter()
    joining = []
    for n, client in enumerate(flood.clients):
        await asyncio.sleep(max(0.0, start + n / JOINS_PER_S - time.perf_counter()))
        joining.append(asyncio.create_task(client.join()))
    async with asyncio.timeout(60):
        await asyncio.gather(*joining)


async def _cpu_per_s(under_load: Server, seconds: float) -> float:
    before, start = under_load.cpu_s(), time.perf_counter()
    await asyncio.sleep(seconds)
    return (under_load.cpu_s() - before) / (time.perf_counter() - start)


async def _introduce(flood: Flood, talkers: list[Client], quiet_per_s: float) -> float:
    """Let each talker write once, one after the other; return net CPU per receiver in microseconds."""
    before, start = flood.server.cpu_s(), time.perf_counter()
    delivered = flood.delivered
    for talker in talkers:
        await talker.say()
        await asyncio.sleep(0.2)
    await _drain(flood)
    spent = flood.server.cpu_s() - before - quiet_per_s * (time.perf_counter() - start)
    await asyncio.sleep(3)
    return spent / max(1, flood.delivered - delivered) * 1e6


async def _talk(flood: Flood, talkers: list[Client], quiet_per_s: float, chance: random.Random) -> tuple[float, float]:
    """Let people talk; return CPU seconds per delivery, gross and net."""
    flood.latencies.clear()
    before, start, delivered = flood.server.cpu_s(), time.perf_counter(), flood.delivered
    await asyncio.gather(*(talker.talk(start + TALK_S, chance) for talker in talkers))
    await _drain(flood)
    spent, seconds = flood.server.cpu_s() - before, time.perf_counter() - start
    deliveries = max(1, flood.delivered - delivered)
    return spent / deliveries, (spent - quiet_per_s * seconds) / deliveries


async def _drain(flood: Flood) -> None:
    with suppress(TimeoutError):
        await until(lambda: flood.delivered >= flood.expected, timeout_s=DRAIN_S)


def main() -> None:
    """Run floods of the given sizes, one after the other, and print their table."""
    parser = argparse.ArgumentParser(description="the chat flood")
    parser.add_argument("clients", type=int, nargs="*", default=[500, 1000])
    sizes = parser.parse_args().clients
    print(Figures.HEAD)
    for clients in sizes:
        print(asyncio.run(run(clients)), flush=True)


if __name__ == "__main__":
    main()
