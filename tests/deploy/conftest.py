"""A real launcher, in a folder and on a port of its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from deploy.install.ground import ROOT
from tests.kit.servers import free_port, wait_until

START_S = 90.0  # two cores may be busy with other tests


@dataclass
class Launched:
    """A launcher under test, as somebody at its terminal sees it."""

    process: "subprocess.Popen[str]"
    data: Path
    port: int
    begun: float
    said: Path
    seen: set[psutil.Process] = field(default_factory=set)

    @property
    def run(self) -> dict[str, Any]:
        """What it says of itself in run.json."""
        found: dict[str, Any] = json.loads((self.data / "run.json").read_text())
        return found

    @property
    def output(self) -> str:
        """What it has printed."""
        return self.said.read_text()

    def get(self, path: str = "/") -> int:
        """Ask the front door for a path and return the status, 0 when nobody opens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=15) as answer:
                status: int = answer.status
                return status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def children(self) -> set[psutil.Process]:
        """Every process it has started that lives, with theirs."""
        self.seen |= set(psutil.Process(self.process.pid).children(recursive=True))
        return self.seen

    def wait_open(self) -> None:
        """Wait until it says that the conference is open."""
        wait_until(lambda: "is open" in self.output or self.process.poll() is not None, START_S)
        assert self.process.poll() is None, self.output
        self.children()

    def child(self, name: str) -> psutil.Process:
        """Return one of its programs."""
        return psutil.Process(self.run["processes"][name]["pid"])

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and wait for the end."""
        self.children()
        self.process.send_signal(number)
        return self.process.wait(timeout=60)

    def survivors(self) -> list[psutil.Process]:
        """Those of its processes that still live."""
        return [each for each in self.seen if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]


Launch = Callable[..., Launched]


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder that the embedded PostgreSQL's user may enter too."""
    folder = Path(tempfile.mkdtemp(prefix="plenaria-run-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def start_launcher(data: Path, root: Path, environment: dict[str, str]) -> Launched:
    """Start ``plenaria run`` of a checkout."""
    port = int(environment.get("PORT") or free_port())
    told = {"PLENARIA_DATA": str(data), "PORT": str(port), "DEMO": "0", **environment}
    kept = {key: each for key, each in os.environ.items() if key not in {"MODE", "PUBLIC_URL", "PLENARIA_DATABASE"}}
    said = data.with_suffix(f".{time.monotonic_ns()}.out")
    with said.open("w") as output:
        begun = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "deploy.cli", "run"],
            cwd=root,
            env=kept | told,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
    return Launched(process, data, port, begun, said)


@pytest.fixture
def launch(data: Path) -> Iterator[Launch]:
    """Start launchers on one data folder; whatever a test leaves running is ended, by its own number."""
    started: list[Launched] = []

    def start(root: Path = ROOT, **environment: str) -> Launched:
        launched = start_launcher(data, root, environment)
        started.append(launched)
        return launched

    yield start
    for each in started:
        if each.process.poll() is None:
            each.stop()
        for process in each.survivors():
            process.kill()
        each.said.unlink()
