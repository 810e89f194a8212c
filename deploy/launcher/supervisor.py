"""Keeps programs running: starts them again when they end, and ends them all in the end."""

import asyncio
import time
from asyncio.subprocess import Process
from pathlib import Path

from deploy.install.ground import Refusal, say
from deploy.launcher.processes import Command, Program, end, spawn, sweep
from deploy.launcher.state import State

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 10.0
STEADY_S = 30.0  # one that ran this long has earned a quick restart
TRIES = 3
POLL_S = 0.05
START_S = 120.0


class Supervisor:
    """The programs of one installation, in the order in which they were started."""

    def __init__(self, state: State, logs: Path) -> None:
        self._state = state
        self._logs = logs
        self._running: dict[str, Process] = {}
        self._kept: list[tuple[Program, asyncio.Task[None]]] = []
        self._ends: dict[str, int] = {}

    async def start(self, program: Program) -> float:
        """Start a program and return after how many seconds it works.

        Raises:
            Refusal: it ended several times or did not become ready; the sentence has the end of its log.
            OSError: it cannot be started at all.
        """
        begun = time.monotonic()
        keeper = asyncio.create_task(self._keep(program), name=program.name)
        self._kept.append((program, keeper))
        while not await program.ready():
            if keeper.done():
                keeper.result()
            if self._ends.get(program.name, 0) >= TRIES or time.monotonic() - begun > START_S:
                raise Refusal(self.failure(program.name))
            await asyncio.sleep(POLL_S)
        return time.monotonic() - begun

    async def until_ready(self, program: Program) -> None:
        """Wait for a program that failed to start; it goes on being tried."""
        while not await program.ready():  # noqa: ASYNC110 - there is nothing but asking
            await asyncio.sleep(1)

    async def errand(self, command: Command) -> int:
        """Run a command to its end and return its exit code; it ends with us if we are told to stop first."""
        process = await spawn(command, self._logs)
        self._state.started(command.name, process.pid)
        try:
            return await process.wait()
        finally:
            await end(process, command.stop)
            self._state.ended(command.name)

    async def stop(self) -> None:
        """End all programs, the last started first; nothing is started again."""
        while self._kept:
            program, keeper = self._kept.pop()
            keeper.cancel()
            await asyncio.gather(keeper, return_exceptions=True)
            if process := self._running.pop(program.name, None):
                if not await end(process, program.stop):
                    say(f"  {program.name} did not end when asked to, so it was killed")
                self._state.ended(program.name)

    def kill(self) -> None:
        """End everything at once, without grace."""
        for process in self._running.values():
            sweep(process.pid)

    async def _keep(self, program: Program) -> None:
        pause = FIRST_PAUSE_S
        while True:
            begun = time.monotonic()
            process = await spawn(program, self._logs)
            self._running[program.name] = process
            self._state.started(program.name, process.pid)
            code = await process.wait()
            sweep(process.pid)
            self._ends[program.name] = self._ends.get(program.name, 0) + 1
            pause = FIRST_PAUSE_S if time.monotonic() - begun > STEADY_S else min(pause * 2, LONGEST_PAUSE_S)
            say(f"  {program.name} ended ({_meaning(code)}); starting it again in {pause:.1f} s")
            await asyncio.sleep(pause)

    def said(self, name: str) -> str:
        """Return what a command has printed."""
        return (self._logs / f"{name}.log").read_text(errors="replace")

    def failure(self, name: str) -> str:
        """Say that something did not work, with the end of its log."""
        tail = "\n".join(f"    {line}" for line in self.said(name).splitlines()[-8:])
        return f"{name} did not work; its log {self._logs / name}.log ends:\n{tail}"


def _meaning(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
