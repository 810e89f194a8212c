"""Logs: one JSON object a line, with request, correlation and trace ids; never a person's data."""

import logging
import secrets
import sys
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

import structlog

from shared.ids import new_id


@dataclass(frozen=True)
class Origin:
    """Where an action came from: carried from HTTP into events and from events into their effects.

    ``traceparent`` is the W3C Trace Context header; ``actor`` the participant who acts, if anybody.
    """

    correlation: UUID = field(default_factory=new_id)
    causation: UUID | None = None
    traceparent: str = field(default_factory=lambda: f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01")
    actor: UUID | None = None

    @property
    def trace_id(self) -> str:
        """The trace id, 32 hexadecimal digits."""
        return self.traceparent.split("-")[1]

    def bind(self) -> None:
        """Put the ids into every log line of the current task."""
        structlog.contextvars.bind_contextvars(correlation=str(self.correlation), trace_id=self.trace_id)


ORIGIN: ContextVar[Origin | None] = ContextVar("origin", default=None)


def current_origin() -> Origin:
    """Return the origin of the current task, or a fresh one for work that starts by itself."""
    return ORIGIN.get() or Origin()


def configure(level: str) -> None:
    """Send structlog and the standard library's warnings to standard error as JSON lines."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format='{"level":"warning","event":"%(name)s"}')
