"""How long a voter waits for the sealing of a ballot: the built client in Chromium, beside Python on the same core."""

import json
import os
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright

from services.voting.domain.election.questions import Question
from tests.kit.figures import Figures
from tests.voting.election.kit import Played, play
from tests.web.test_client import npm

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
SECTION = "Elections (group BELENIOS-2048)"
CHOICES = [[0, 1, 0, 0, 0, 0]]
BALLOTS = 25
GOAL_MS = 250
SEAL = """async ([worker, order]) => {
  const begun = performance.now();
  const machine = new Worker(worker, { type: "module" });
  await new Promise((done, failed) => {
    machine.onmessage = done;
    machine.onerror = failed;
    machine.postMessage(order);
  });
  machine.terminate();
  return performance.now() - begun;
}"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Serve the built client; its address, and where its sealing worker lies."""
    folder = tmp_path_factory.mktemp("client")
    built = npm("build", "--", "--outDir", str(folder))
    assert built.returncode == 0, built.stderr
    worker = next(path for path in folder.glob("assets/worker-*.js") if "derive_credential" in path.read_text())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", f"/{worker.relative_to(folder)}"
    server.shutdown()


def in_chromium(client: tuple[str, str], election: Played) -> list[float]:
    """Seal ballots as the ballot page does, a worker for each; milliseconds from the press to the sealed ballot."""
    address, worker = client
    file = election.setup.election.data.decode()
    order = {"file": file, "election": json.loads(file), "code": election.codes[0], "choices": CHOICES}
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=as_root)
        page = browser.new_page()
        page.goto(address)
        times = [float(page.evaluate(SEAL, [worker, order])) for _ in range(BALLOTS)]
        browser.close()
    return times


def in_python(election: Played) -> float:
    """Return the seconds of wall time a ballot takes in Python, its tables ready."""
    election.seal(0, CHOICES)
    begun = time.perf_counter()
    for _ in range(BALLOTS):
        election.seal(0, CHOICES)
    return (time.perf_counter() - begun) / BALLOTS


def test_a_browser_seals_a_ballot_in_a_quarter_of_a_second(client: tuple[str, str], figures: Figures) -> None:
    """Five nominees and blank; a fresh worker each time, its tables of powers included."""
    names = ("Ada", "Blaise", "Carl", "Dana", "Émilie")
    election = play(Question("Who wins?", names, blank=True))
    times = in_chromium(client, election)
    median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    ratio = median / 1000 / in_python(election)
    measured = f"median {median:.0f} ms, p95 {p95:.0f} ms; {ratio:.0f} times Python's"
    figures.say(SECTION, "A browser seals a ballot, five nominees and blank", measured, f"{GOAL_MS} ms")
    assert median < GOAL_MS
