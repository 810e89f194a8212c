"""What a service declares about itself, and how the services of an installation are found."""

import importlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from aiohttp import web
from pydantic import BaseModel

from shared.events import Envelope, Event
from shared.ledger import Ledger, ledger
from shared.writer import Reader, Tx

if TYPE_CHECKING:
    from shared.access import Question, Rights
    from shared.http import Routes
    from shared.parts import Parts

SERVICES = Path(__file__).parent.parent / "services"


@dataclass(frozen=True)
class Consumes:
    """A service reacts to an event: ``handle(tx, event, envelope)``, in one transaction with the inbox row.

    The handler awaits nothing but the transaction. It may be called with events out of order, but never twice
    with the same. A :class:`Refused` or ``ValueError`` sends the event to the dead letters.
    """

    event: type[Event]
    handle: Callable[[Tx, Any, Envelope], Awaitable[None]]

    def subjects(self) -> list[str]:
        """List the subjects consumed: one, or one per service for an event that every service says."""
        if not self.event.subject.startswith("{service}"):
            return [self.event.subject]
        return [self.event.subject.format(service=name) for name in service_names()]


@dataclass(frozen=True)
class Answers:
    """A service answers a question ``requests.<service>.<subject>``, e.g. ``address.find.v1``."""

    subject: str
    question: type[BaseModel]
    reply: Callable[["Parts", Any], Awaitable[BaseModel]]


@dataclass(frozen=True)
class Page:
    """An address outside ``/api``: a WebSocket, a demonstration door, another program's callback."""

    method: str
    path: str
    handle: Callable[["Parts", web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Service:
    """All that the rest of the system needs to know of a service.

    ``things`` are the kinds of thing whose rights this service decides, ``rights`` decides them.
    ``tasks`` run for as long as the service does; one that ends or fails makes the service unready until it is
    started again, half a second later.
    """

    name: str
    metadata: sa.MetaData
    routes: "Routes"
    consumes: tuple[Consumes, ...] = ()
    answers: tuple[Answers, ...] = ()
    tasks: tuple[Callable[["Parts"], Awaitable[None]], ...] = ()
    things: tuple[str, ...] = ()
    rights: Callable[[Reader, "Question"], Awaitable["Rights"]] | None = None
    may_publish: tuple[str, ...] = ()
    may_subscribe: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()

    @property
    def ledger(self) -> Ledger:
        """The outbox, inbox, dead letters and idempotency keys of this service."""
        return ledger(self.metadata)


def service_names() -> list[str]:
    """Name the services: the folders of ``services/`` with an ``app.py``."""
    return sorted(path.parent.name for path in SERVICES.glob("*/app.py"))


def declared(name: str) -> Service:
    """Return the declaration of a service.

    Raises:
        ModuleNotFoundError: there is no such service.
    """
    service: Service = importlib.import_module(f"services.{name}.app").SERVICE
    return service
