"""Time as the services see it: always aware, always UTC, always injected."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the real time, in UTC."""
    return datetime.now(UTC)
