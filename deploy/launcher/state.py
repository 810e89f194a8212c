"""What a launcher remembers in ``run.json``: ports, processes and addresses of its installation.

Tests and commands read it to find the installation. It is written in one step and readable by its owner only.
"""

import contextlib
import fcntl
import json
import os
import random
import signal
import socket
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import psutil

from deploy.install.ground import Refusal

# Below the range from which Linux takes ports of outgoing connections, so that none is lost to one of those.
PORTS = range(20_000, 32_000)
GRACE_S = 6.0


class State:
    """The contents of ``run.json``, held by one launcher at a time."""

    def __init__(self, data: Path) -> None:
        self.path = data / "run.json"
        self._known: dict[str, Any] = {"ports": {}, "processes": {}}
        with contextlib.suppress(OSError, ValueError):
            self._known |= json.loads(self.path.read_text())

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Be the only launcher of this data folder.

        Raises:
            Refusal: another launcher runs in it.
        """
        with (self.path.parent / "run.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refusal(
                    f"Plenaria already runs with the data in {self.path.parent}: "
                    "stop it, or give another folder in PLENARIA_DATA."
                ) from None
            yield

    def __getitem__(self, name: str) -> Any:
        """Return one remembered thing."""
        return self._known[name]

    def set(self, **things: Any) -> None:
        """Remember things, on disk too."""
        self._known |= things
        new = self.path.with_suffix(".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(self._known, file, indent=2)
        new.replace(self.path)

    def started(self, name: str, pid: int) -> None:
        """Remember a process, by number and moment of start: numbers are given out again."""
        if (born := _born(pid)) is not None:
            self._set_processes(self._known["processes"] | {name: {"pid": pid, "started": born}})

    def ended(self, name: str) -> None:
        """Forget a process."""
        self._set_processes({key: each for key, each in self._known["processes"].items() if key != name})

    def _set_processes(self, processes: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # a disk that is full for a while does not end supervision
            self.set(processes=processes)

    def leftovers(self) -> list[psutil.Process]:
        """Find what a killed launcher left: its children and everything in the sessions they led."""
        recorded = {each["pid"]: each["started"] for each in self._known["processes"].values()}
        if not recorded:
            return []
        reused = {pid for pid, born in recorded.items() if _born(pid) not in {None, born}}
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, ProcessLookupError):
                leader = os.getsid(process.pid)
                if leader in recorded.keys() - reused and process.create_time() >= recorded[leader]:
                    found.append(process)
        return found

    def clean(self) -> int:
        """End what a killed launcher left and return how many processes that were."""
        left = self.leftovers()
        for process in left:
            with contextlib.suppress(psutil.Error):
                process.send_signal(signal.SIGINT if process.name() == "postgres" else signal.SIGTERM)
        _, stubborn = psutil.wait_procs(left, timeout=GRACE_S)
        for process in stubborn:
            with contextlib.suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(stubborn, timeout=GRACE_S)
        self.set(processes={})
        return len(left)

    def choose_ports(self, names: Iterable[str], fixed: dict[str, int]) -> dict[str, int]:
        """Give each name a free port, the one it had before where that is still free."""
        before, chosen = self._known["ports"], dict(fixed)
        for name in names:
            candidates = [*([before[name]] if name in before else []), *random.sample(PORTS, 200)]
            chosen[name] = next(port for port in candidates if port not in chosen.values() and is_free(port))
        self.set(ports=chosen)
        return chosen


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Tell whether nobody listens on a port, TCP or UDP."""
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, kind == socket.SOCK_STREAM)
            try:
                probe.bind((host, port))
            except OSError:
                return False
    return True


def _born(pid: int) -> float | None:
    try:
        return psutil.Process(pid).create_time()
    except psutil.Error:
        return None
