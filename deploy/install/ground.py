"""Where an installation lives in the checkout, and how its steps run, wait, fail and are remembered."""

import ctypes
import fcntl
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BOOT = ROOT / ".boot"
UV = BOOT / "bin" / "uv"
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
WEB = ROOT / "services" / "web"
STAMPS = TOOLS / "stamps"
LOGS = TOOLS / "logs"
PR_SET_PDEATHSIG = 1

NETWORK = (
    *(
        "failed to fetch",
        "failed to establish",
        "dns error",
        "name resolution",
        "could not resolve",
        "no such host",
    ),
    *("enotfound", "eai_again", "econnrefused", "etimedout", "econnreset", "connection refused"),
    *(
        "network is unreachable",
        "no matching distribution found",
        "tls handshake",
        "certificate",
        "i/o timeout",
        "error sending request",
    ),
)
FULL = ("no space left on device", "enospc", "disk quota exceeded")


class Refusal(Exception):
    """What stands in the way, as one sentence that says what to do."""


def digest(*parts: Path | str) -> str:
    """Condense files and words into one mark that changes when any of them does."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        found.update(b"\0")
    return found.hexdigest()


def stamp(name: str) -> str:
    """Return what a step was last made from, empty when it never was."""
    path = STAMPS / name
    return path.read_text() if path.exists() else ""


def set_stamp(name: str, mark: str) -> None:
    """Remember what a step was made from."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(mark)


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Hold an installation lock, so that two commands in one checkout do not install over each other."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another command is installing in this folder; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    print(line, flush=True)


def environment(**extra: str) -> dict[str, str]:
    """Return the environment of a tool: the system's certificates and our Node first.

    Behind a proxy that inspects TLS, uv and npm trust only what they bring along unless they are told
    otherwise, and npm would retry in silence for ten minutes.
    """
    bundle = Path("/etc/ssl/certs/ca-certificates.crt")
    certificates = {"PIP_CERT": str(bundle)} if bundle.exists() else {}
    return {
        **certificates,
        **os.environ,
        "PATH": f"{TOOLS / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "UV_SYSTEM_CERTS": "1",
        "NODE_USE_SYSTEM_CA": "1",
        "NO_COLOR": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "npm_config_fetch_retries": "2",
        "npm_config_fetch_retry_maxtimeout": "10000",
        **extra,
    }


def follow(parent: int, number: int = signal.SIGKILL) -> Callable[[], None]:
    """Return what a child does before it begins: ask the kernel for a signal when its parent dies.

    It then looks whether that has already happened. Elsewhere than on Linux it can only look.
    """
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def ask() -> None:
        if libc is not None:
            libc.prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def run(
    label: str,
    *command: str | Path,
    cwd: Path = ROOT,
    env: dict[str, str] | None = None,
    far: Callable[[], str] | None = None,
    online: bool = True,
) -> None:
    """Run one tool, its output in a log of its own, while telling how far it is; ``online``: it fetches something.

    Raises:
        Refusal: it failed; the sentence names the likely cause or the end of the log.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{label}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(each) for each in command],
            cwd=cwd,
            env=env or environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=follow(os.getpid()),
        )
        try:
            _watch(process, far)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if process.returncode != 0:
        raise Refusal(explain(label, log, online))


def _watch(process: "subprocess.Popen[bytes]", far: Callable[[], str] | None) -> None:
    """Wait for a tool; on a terminal keep one line current, elsewhere print one every 20 s."""
    begun, told, live = time.monotonic(), 0.0, sys.stdout.isatty()
    while True:
        try:
            process.wait(timeout=0.5)
            break
        except subprocess.TimeoutExpired:
            spent = time.monotonic() - begun
            line = f"      {far() if far else 'working'}, {spent:.0f} s"
            if live:
                print(f"\r{line:<78}", end="", flush=True)
            elif spent - told >= 20:
                told = spent
                say(line)
    if live:
        print(f"\r{'':<78}\r", end="", flush=True)


def explain(label: str, log: Path, online: bool) -> str:
    """Turn the output of a failed tool into a sentence: full disk, no network, or where to read on."""
    text = log.read_text(errors="replace")
    lowered = text.lower()
    if any(sign in lowered for sign in FULL):
        return f"The disk is full: free about 3 GB where {ROOT} lies and run the command again."
    if online and any(sign in lowered for sign in NETWORK):
        return (
            "A package registry could not be reached: check the network (HTTPS_PROXY, certificates) "
            f"and run the command again; details are in {log.relative_to(ROOT)}."
        )
    tail = "\n".join(f"    {line}" for line in text.splitlines()[-12:])
    return f"The step {label!r} failed; its output is in {log.relative_to(ROOT)} and ends:\n{tail}"
