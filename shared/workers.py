"""Worker processes for what takes more than 20 ms of computing; started on use, ended when idle."""

import asyncio
import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
IDLE_S = 60.0
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """End this process with the one that started it; Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Workers:
    """Runs functions (importable, with picklable arguments) in up to as many processes as there are cores."""

    def __init__(self, processes: int | None = None) -> None:
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._busy = 0
        self._idle: asyncio.TimerHandle | None = None

    async def run(self, work: Callable[..., T], *arguments: Any) -> T:
        """Run one piece of work and return its result; its exception is raised here."""
        if self._idle:
            self._idle.cancel()
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, mp_context=context, initializer=die_with_parent)
        self._busy += 1
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._pool, work, *arguments)
        finally:
            self._busy -= 1
            if self._busy == 0:
                self._idle = loop.call_later(IDLE_S, self.stop)

    def stop(self) -> None:
        """End the processes; work in hand is finished."""
        if self._idle:
            self._idle.cancel()
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
