"""The one path to the database: use cases run one after the other and commit in groups.

Invariant: rows, outbox and answer of a use case stand or fall together. Use cases that wait while a
transaction commits form the next one. Where one of them is refused, all are run again, each in a savepoint, so
that it rolls back alone. When the commit itself fails, or the database gives up on one of them (deadlock,
serialisation), each is run again by itself. An answer is released only after the commit.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from shared.clock import Clock
from shared.database import insert, violated
from shared.events import Envelope, Event
from shared.ids import new_id
from shared.ledger import Ledger
from shared.logs import Origin, current_origin

GROUP = 64
ATTEMPTS = 4
SERIALISATION = ("40001", "40P01", "55P03")


class Reader:
    """A connection to read from."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self.connection = connection
        self.now = now

    async def execute(self, statement: sa.Executable, rows: Any = None) -> sa.CursorResult[Any]:
        """Run one statement, with a row or a list of rows where it takes them."""
        return await self.connection.execute(statement, rows)

    async def all(self, statement: sa.Executable) -> list[sa.Row[Any]]:
        """Return every row."""
        return list((await self.connection.execute(statement)).all())

    async def one(self, statement: sa.Executable) -> sa.Row[Any] | None:
        """Return the only row, or None."""
        return (await self.connection.execute(statement)).one_or_none()

    async def scalar(self, statement: sa.Executable) -> Any:
        """Return the first column of the first row, or None."""
        return (await self.connection.execute(statement)).scalar()


class Tx(Reader):
    """What a use case gets: a connection inside a transaction, the time, and a way to say what happened."""

    def __init__(
        self, connection: AsyncConnection, now: datetime, service: str, ledger: Ledger, origin: Origin
    ) -> None:
        super().__init__(connection, now)
        self.service = service
        self.ledger = ledger
        self.origin = origin
        self.said: list[dict[str, Any]] = []

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.connection.dialect.name

    def say(self, event: Event, *, conference: UUID, entity: UUID | str, version: int = 1) -> None:
        """Publish a fact when, and only when, this transaction commits."""
        subject = event.subject.format(service=self.service)
        envelope = Envelope(
            id=new_id(),
            conference=conference,
            subject=subject,
            occurred_at=self.now,
            entity=str(entity),
            version=version,
            actor=self.origin.actor,
            correlation=self.origin.correlation,
            causation=self.origin.causation,
            traceparent=self.origin.traceparent,
        )
        self._write(f"events.{conference}.{subject}", envelope.headers(), event.model_dump_json().encode())

    def show(self, topic: str, kind: str, data: Any, *, conference: UUID, entity: UUID | str, version: int = 1) -> None:
        """Send texts and names to the browsers that may read a topic (kept ten minutes)."""
        frame = {"kind": kind, "entity": str(entity), "version": version, "data": data}
        headers = {"Nats-Msg-Id": str(new_id())}
        self._write(f"live.{conference}.{topic}", headers, msgspec.json.encode(frame))

    def put(self, bucket: str, key: str, value: Any) -> None:
        """Put a value into a key-value bucket that this service owns."""
        headers = {"Nats-Msg-Id": str(new_id())}
        self._write(f"$KV.{bucket}.{key}", headers, msgspec.json.encode(value))

    def purge(self, bucket: str, key: str) -> None:
        """Remove a key with all its history from a bucket that this service owns."""
        headers = {"Nats-Msg-Id": str(new_id()), "KV-Operation": "PURGE", "Nats-Rollup": "sub"}
        self._write(f"$KV.{bucket}.{key}", headers, b"")

    async def insert_once(self, target: sa.Table, **values: Any) -> bool:
        """Insert a row; False where its key is taken (no error, on either database)."""
        statement = insert(target, self.dialect).values(**values).on_conflict_do_nothing()
        return (await self.execute(statement)).rowcount == 1

    def constraint(self, error: IntegrityError) -> str | None:
        """Name the constraint that refused a statement."""
        return violated(error, self.ledger.metadata)

    def _write(self, subject: str, headers: dict[str, str], body: bytes) -> None:
        row = {"subject": subject, "headers": headers, "body": body, "actor": self.origin.actor}
        self.said.append({**row, "written_at": self.now})


T = TypeVar("T")
UseCase = Callable[[Tx], Awaitable[Any]]


@dataclass
class _Job:
    use_case: UseCase
    origin: Origin
    answer: "asyncio.Future[Any]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    outcome: tuple[bool, Any] | None = None

    def release(self) -> None:
        if self.answer.done() or self.outcome is None:
            return
        done, value = self.outcome
        if done:
            self.answer.set_result(value)
        else:
            self.answer.set_exception(value)


class Writer:
    """Runs use cases in transactions; ``lanes`` transactions at once (one on SQLite)."""

    def __init__(
        self,
        service: str,
        engine: AsyncEngine,
        ledger: Ledger,
        clock: Clock,
    ) -> None:
        self._service = service
        self._engine = engine
        self._ledger = ledger
        self._clock = clock
        self._on_said: Callable[[], None] = lambda: None
        self._queue: asyncio.Queue[list[_Job]] = asyncio.Queue()
        self._lanes = 1 if engine.dialect.name == "sqlite" else 4
        self._tasks: list[asyncio.Task[None]] = []

    def on_said(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each commit that said something."""
        self._on_said = listener

    def start(self) -> None:
        """Begin to work."""
        self._tasks = [asyncio.create_task(self._lane(), name=f"writer {n}") for n in range(self._lanes)]

    async def stop(self) -> None:
        """Finish what was accepted, then end."""
        await self._queue.join()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def run(self, use_case: Callable[[Tx], Awaitable[T]], origin: Origin | None = None) -> T:
        """Run one use case and return its answer once it is committed."""
        job = _Job(use_case, origin or current_origin())
        self._queue.put_nowait([job])
        answer: T = await asyncio.shield(job.answer)
        return answer

    async def run_in_order(self, cases: list[tuple[UseCase, Origin]]) -> list[Any]:
        """Run several use cases in their order, each standing or falling alone; exceptions are returned."""
        jobs = [_Job(use_case, origin) for use_case, origin in cases]
        self._queue.put_nowait(jobs)
        return await asyncio.gather(*(job.answer for job in jobs), return_exceptions=True)

    async def _lane(self) -> None:
        while True:
            taken = [await self._queue.get()]
            while sum(map(len, taken)) < GROUP and not self._queue.empty():
                taken.append(self._queue.get_nowait())
            jobs = [job for group in taken for job in group]
            try:
                await self._commit(jobs)
            finally:
                for _ in taken:
                    self._queue.task_done()

    async def _commit(self, jobs: list[_Job]) -> None:
        if len(jobs) == 1 or not await self._together(jobs):
            for job in jobs:
                await self._alone(job)

    async def _together(self, jobs: list[_Job]) -> bool:
        """Run jobs in one transaction; False where it failed and none of them is to blame."""
        try:
            await self._run(jobs, apart=False)
        except Exception as error:
            if _may_pass(error):
                return False
            try:
                await self._run(jobs, apart=True)
            except Exception:
                return False
        return True

    async def _alone(self, job: _Job) -> None:
        """Run one job in a transaction of its own, again for as long as that may help."""
        for attempt in range(ATTEMPTS):
            try:
                await self._run([job], apart=False)
            except Exception as error:
                job.outcome = (False, error)
                if not _may_pass(error):
                    break
                await asyncio.sleep(0.04 * 2**attempt)
            else:
                return
        job.release()

    async def _run(self, jobs: list[_Job], *, apart: bool) -> None:
        """Run jobs in one transaction, on demand each apart from the others in a savepoint, and answer them."""
        said: list[dict[str, Any]] = []
        async with self._engine.begin() as connection:
            for job in jobs:
                tx = Tx(connection, self._clock(), self._service, self._ledger, job.origin)
                await (self._attempt(tx, job) if apart else self._do(tx, job))
                said += tx.said
            if said:
                await connection.execute(self._ledger.outbox.insert(), said)
        if said:
            self._on_said()
        for job in jobs:
            job.release()

    async def _do(self, tx: Tx, job: _Job) -> None:
        job.outcome = (True, await job.use_case(tx))

    async def _attempt(self, tx: Tx, job: _Job) -> None:
        try:
            async with tx.connection.begin_nested():
                await self._do(tx, job)
        except Exception as error:
            if _may_pass(error):
                raise
            job.outcome = (False, error)
            tx.said.clear()


def _may_pass(error: BaseException) -> bool:
    """Tell whether the same transaction, run again, may succeed."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, ConnectionError | OSError)
    if error.connection_invalidated or getattr(error.orig, "sqlstate", None) in SERIALISATION:
        return True
    return isinstance(error, OperationalError) and "locked" in str(error.orig)
