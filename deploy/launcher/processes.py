"""One child process: how it is started so that it cannot outlive the launcher, and how it is ended."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, STDOUT, Process
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from deploy.install.ground import ROOT, follow

PATIENCE_S = 12.0
LOG_BYTES = 10_000_000


@dataclass(frozen=True)
class Command:
    """A command to be run as a child: ended with ``stop``, and by the kernel with ``orphaned`` if we die.

    An orphan has nobody to wait for it and nothing left to talk to, so that is SIGKILL where possible: all that
    matters survives that.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    stop: signal.Signals = signal.SIGTERM
    orphaned: signal.Signals = signal.SIGKILL
    user: int | None = None


@dataclass(frozen=True, kw_only=True)
class Program(Command):
    """A command that is to be kept running, and how to tell that it works."""

    ready: Callable[[], Awaitable[bool]]


async def spawn(command: Command, logs: Path) -> Process:
    """Start a command in a session of its own; a program appends to its log, an errand begins its log anew."""
    log = logs / f"{command.name}.log"
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    with log.open("ab" if isinstance(command, Program) else "wb") as output:
        return await asyncio.create_subprocess_exec(
            *command.command,
            cwd=ROOT,
            env={**os.environ, **command.environment},
            stdin=DEVNULL,
            stdout=output,
            stderr=STDOUT,
            start_new_session=True,
            preexec_fn=follow(os.getpid(), command.orphaned),
            user=command.user,
            group=command.user,
            extra_groups=None if command.user is None else [],
        )


async def end(process: Process, stop: signal.Signals, patience_s: float = PATIENCE_S) -> bool:
    """Ask a process to end, wait, and end whatever is left of its session; return whether it went by itself."""
    with suppress(ProcessLookupError):
        process.send_signal(stop)
    with suppress(TimeoutError):
        async with asyncio.timeout(patience_s):
            await process.wait()
    went = process.returncode is not None
    sweep(process.pid)
    await process.wait()
    return went


def sweep(pid: int) -> None:
    """Kill what a child leaves in its session, worker processes for example."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


async def answers(port: int, path: str) -> bool:
    """Tell whether an HTTP server on this machine answers a path with 200."""
    try:
        async with asyncio.timeout(2):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            status = await reader.readline()
            writer.close()
    except (OSError, TimeoutError):
        return False
    return status.split()[1:2] == [b"200"]


async def listens(port: int) -> bool:
    """Tell whether something on this machine accepts connections on a port."""
    try:
        async with asyncio.timeout(2):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
    except (OSError, TimeoutError):
        return False
    return True
