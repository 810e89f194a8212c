"""What an acknowledged write costs: a message and its event, committed, beside the bare database in the same run."""

import asyncio
import sqlite3
import statistics
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from services.chat.models import Somebody
from services.chat.usecases import channels
from shared.ids import new_id
from shared.parts import Parts
from shared.writer import Tx
from tests.kit.figures import Figures
from tests.kit.house import house
from tests.kit.servers import PG, postgres

pytestmark = [pytest.mark.bench, pytest.mark.timeout(180)]
SECTION = "Writes"
TEXT = "What does the pilot line cost?"
WRITES, AT_ONCE, PACE_PER_S = 4_000, 64, 200
INSERT = "INSERT INTO message (id, channel, sender, body, posted_at) VALUES"


@asynccontextmanager
async def chat(database: str) -> AsyncIterator[Parts]:
    """Run the chat service alone."""
    async with house(["chat"], database) as running:
        yield running.parts["chat"]


async def write(parts: Parts) -> float:
    """Post a message and return the seconds until it was acknowledged."""
    conference, sender = new_id(), Somebody(id=new_id(), name="One of the panel")

    async def post(tx: Tx) -> object:
        return await channels.post(tx, conference, f"session:{conference}", sender, TEXT, moderates=False)

    began = time.perf_counter()
    await parts.writer.run(post)
    return time.perf_counter() - began


async def per_second(parts: Parts) -> float:
    """Write with many waiting at once and return acknowledged writes a second."""

    async def one_after_the_other() -> None:
        for _ in range(WRITES // AT_ONCE):
            await write(parts)

    began = time.perf_counter()
    await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
    return WRITES / (time.perf_counter() - began)


async def paced(parts: Parts) -> list[float]:
    """Write at a fixed pace and return how long each took, in milliseconds."""
    loop = asyncio.get_running_loop()
    began, writes = loop.time(), []
    for n in range(PACE_PER_S * 10):
        await asyncio.sleep(max(0.0, began + n / PACE_PER_S - loop.time()))
        writes.append(asyncio.create_task(write(parts)))
    return [1000 * took for took in await asyncio.gather(*writes)]


def sqlite_alone(folder: Path) -> float:
    """Return SQLite's own inserts a second, each committed with full synchronisation."""
    connection = sqlite3.connect(folder / "alone.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        "CREATE TABLE message (id TEXT PRIMARY KEY, channel TEXT, sender TEXT, body TEXT, posted_at TEXT)"
    )
    began = time.perf_counter()
    for _ in range(WRITES):
        row = (str(uuid4()), str(uuid4()), str(uuid4()), TEXT, "2026-01-01T00:00:00Z")
        connection.execute(f"{INSERT} (?, ?, ?, ?, ?)", row)
    return WRITES / (time.perf_counter() - began)


def pgbench(address: str, folder: Path) -> float:
    """Return the inserts a second of pgbench with sixteen clients, each insert committed."""
    url = address.replace("+asyncpg", "") + "/postgres"
    table = "CREATE TABLE message (id uuid PRIMARY KEY, channel text, sender text, body text, posted_at timestamptz)"
    subprocess.run([PG / "psql", url, "-qc", table], check=True)
    script = folder / "insert.sql"
    script.write_text(f"{INSERT} (gen_random_uuid(), 'session', 'sender', '{TEXT}', now());\n")
    command = [str(PG / "pgbench"), "-n", "-f", str(script), "-c", "16", "-j", "2", "-T", "5", url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return float(said.partition("tps = ")[2].split()[0])


def tell(figures: Figures, database: str, own: float, alone: float, peer: str, times: list[float]) -> None:
    """Say both figures."""
    rate = f"{own:,.0f}/s, {peer} {alone:,.0f}/s: {own / alone:.2f} of it"
    figures.say(SECTION, f"Acknowledged writes (row and event), {database}", rate)
    cuts = statistics.quantiles(times, n=100)
    figures.say(
        SECTION,
        f"A write at {PACE_PER_S} a second, {database}, p50 / p99",
        f"{cuts[49]:.1f} / {cuts[98]:.1f} ms",
        "p99 25 ms",
    )


async def test_writes_on_sqlite(figures: Figures, tmp_path: Path) -> None:
    async with chat("sqlite") as parts:
        await per_second(parts)
        own, times = await per_second(parts), await paced(parts)
    tell(figures, "SQLite", own, sqlite_alone(tmp_path), "SQLite's own inserts", times)


async def test_writes_on_postgresql(figures: Figures, tmp_path: Path) -> None:
    with postgres(durable=True) as address:
        async with chat(address) as parts:
            await per_second(parts)
            own, times = await per_second(parts), await paced(parts)
        alone = pgbench(address, tmp_path)
    tell(figures, "PostgreSQL", own, alone, "pgbench's inserts", times)
