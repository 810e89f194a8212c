"""What an award election costs through the whole service."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from uuid import UUID, uuid4

import pytest

from services.voting.domain.election.questions import Election
from services.voting.domain.election.sealing import seal_ballot
from services.voting.domain.election.verification import verify_archive
from shared.credentials import derive_secret
from tests.kit.figures import Figures
from tests.kit.house import Api, House, house
from tests.voting.service.conftest import Ballots, Setting, prepare

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]
SECTION = "Elections through the service"
VOTERS, WITHIN_S = 1_000, 60.0


@asynccontextmanager
async def running() -> AsyncIterator[tuple[House, Setting]]:
    """Run what an election needs, with a conference."""
    async with house(["programme", "registration", "voting"], demo=True) as h:
        slug = f"conference-{uuid4().hex[:8]}"
        body = {"slug": slug, "name": "Clusters meet", "starts_on": "2026-11-10", "ends_on": "2026-11-11"}
        body |= {"time_zone": "Europe/Berlin", "organiser_name": "Agency"}
        made = await h.administrator().post("/api/registration/v1/conferences", body)
        setting = Setting(h, UUID(made.body["id"]), slug)
        (setting.organiser,) = await setting.people("Olga", roles="organiser")
        yield h, setting


def _seal(form: bytes, codes: list[str]) -> list[bytes]:
    """Do the work of many voters' browsers."""
    election = Election.read(form)
    return [seal_ballot(election, derive_secret(election.uuid, code), [[0, 1, 0, 0]]) for code in codes]


async def sealed(election: Ballots, people: list[Api]) -> list[bytes]:
    """Let every voter collect their code and seal a ballot."""
    codes = [(await election.credential(person))["code"] for person in people]
    form = (await election.read())["form"]["election"].encode()
    parts = [codes[start : start + 50] for start in range(0, len(codes), 50)]
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        done = await asyncio.gather(*(loop.run_in_executor(pool, partial(_seal, form, part)) for part in parts))
    return [ballot for part in done for ballot in part]


async def test_a_thousand_voters_in_a_minute(figures: Figures) -> None:
    async with running() as (_, setting):
        people = []
        for start in range(0, VOTERS, 100):
            people += await setting.people(*(f"Voter {start + n}" for n in range(100)))
        election = await prepare(setting)
        await election.open()
        ballots = await sealed(election, people)
        loop, began, times = asyncio.get_running_loop(), time.perf_counter(), []

        async def cast(number: int, ballot: bytes) -> None:
            await asyncio.sleep(max(0.0, began + number * WITHIN_S / VOTERS - time.perf_counter()))
            sent = loop.time()
            assert (await election.put(ballot)).status == 201
            times.append(loop.time() - sent)

        await asyncio.gather(*(cast(number, ballot) for number, ballot in enumerate(ballots)))
        took, p95 = time.perf_counter() - began, statistics.quantiles(times, n=20)[18]
        await election.close()
        await election.reveal()
        began = time.perf_counter()
        archive = await election.archive()
        with ProcessPoolExecutor() as pool:
            report = await asyncio.to_thread(verify_archive, archive, None, None, pool.map)
        verified = time.perf_counter() - began
    assert report.result == ((0, VOTERS, 0, 0),)
    figures.say(
        SECTION, "1,000 voters: all cast; p95 of casting", f"{took:.1f} s; {1000 * p95:.0f} ms", "60 s; 2,000 ms"
    )
    figures.say(SECTION, "Export and verify 1,000 ballots, all cores", f"{verified:.1f} s", "60 s")
