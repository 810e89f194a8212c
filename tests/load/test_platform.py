"""What the demonstration needs: time to its first page, memory when idle, time to a video token."""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.journeys.installation import PLENARIA
from tests.kit.figures import Figures
from tests.kit.servers import free_port, wait_until

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
SECTION = "The platform"
MIB = 1 << 20
ENTRIES = 50


@dataclass
class Running:
    """A running demonstration."""

    url: str
    data: Path
    first_page_s: float

    def call(self, method: str, path: str, token: str | None = None, body: Any = None) -> Any:
        """Call the public interface and return what it answers."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}{path}", data=data, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def memory_mib(self) -> dict[str, float]:
        """Return the proportional set size of each process, its children included."""
        known = json.loads((self.data / "run.json").read_text())["processes"]
        return {name: _pss(psutil.Process(each["pid"])) / MIB for name, each in known.items()}


def _pss(process: psutil.Process) -> int:
    everybody = [process, *process.children(recursive=True)]
    return sum(int(each.memory_full_info().pss) for each in everybody)


@contextmanager
def running(mode: str) -> Iterator[Running]:
    """Run the demonstration on a free port, in a folder of its own."""
    data = Path(tempfile.mkdtemp(prefix="plenaria-bench-", dir="/tmp"))
    data.chmod(0o755)
    port = free_port()
    environment = {**os.environ, "PLENARIA_DATA": str(data), "PORT": str(port), "MODE": mode, "PYTHONUNBUFFERED": "1"}
    said = data.with_suffix(".log")
    began = time.perf_counter()
    with said.open("w") as log:
        process = subprocess.Popen([PLENARIA, "run"], env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_until(lambda: _serves(f"http://127.0.0.1:{port}/"), 120)
        found = Running(f"http://127.0.0.1:{port}", data, time.perf_counter() - began)
        wait_until(lambda: "Mail is caught" in said.read_text(), 300)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=60)
        shutil.rmtree(data, ignore_errors=True)
        said.unlink()


def _serves(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return int(answer.status) == 200
    except (urllib.error.URLError, OSError):
        return False


def _idle(house: Running) -> dict[str, float]:
    """Return memory once it has stopped growing."""
    before = house.memory_mib()
    while True:
        time.sleep(5)
        after = house.memory_mib()
        if sum(after.values()) < sum(before.values()) + 2:
            return after
        before = after


def _video_tokens(house: Running) -> list[float]:
    """Enter a live session again and again as an attendee; return the times in milliseconds."""
    command = [str(PLENARIA), "links", "--json"]
    environment = {**os.environ, "PLENARIA_DATA": str(house.data)}
    links = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
    link = next(each["url"] for each in links if each["role"] == "attendee")
    session = house.call("POST", "/api/registration/v1/sign-in/link", body={"token": link.partition("#")[2]})
    conference, token = session["conference"]["id"], session["access_token"]
    sessions = house.call("GET", f"/api/programme/v1/conferences/{conference}/sessions?limit=200", token)
    live = next(each for each in sessions["items"] if each["state"] == "live")
    path = f"/api/rooms/v1/conferences/{conference}/rooms/session:{live['id']}/entry"

    def enter() -> bool:
        try:
            return bool(house.call("POST", path, token, {"device": "bench"})["token"])
        except urllib.error.HTTPError as refused:
            if refused.code == 503:
                return False
            raise

    wait_until(enter, 120)
    times = []
    for _ in range(ENTRIES):
        began = time.perf_counter()
        assert enter()
        times.append(1000 * (time.perf_counter() - began))
        time.sleep(0.05)
    return times


@pytest.mark.parametrize("mode", ["one", "services"])
def test_the_demonstration(figures: Figures, mode: str) -> None:
    with running(mode) as house:
        memory = _idle(house)
        figures.say(SECTION, f"`make run` to the first page, MODE={mode}", f"{house.first_page_s:.1f} s", "5 s")
        parts = ", ".join(f"{name} {mib:.0f}" for name, mib in sorted(memory.items(), key=lambda each: -each[1]))
        asked = "services 250 MB, without workers" if mode == "one" else ""
        figures.say(SECTION, f"Idle memory, MODE={mode}", f"{sum(memory.values()):.0f} MiB: {parts}", asked)
        cuts = statistics.quantiles(_video_tokens(house), n=100)
        figures.say(
            SECTION, f"Join to LiveKit token, MODE={mode}, p50 / p99", f"{cuts[49]:.1f} / {cuts[98]:.1f} ms", "20 ms"
        )
