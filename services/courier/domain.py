"""What a mail is, and when one is tried again."""

from dataclasses import dataclass, field
from datetime import timedelta

SEGMENTS = ("everybody", "speaker", "facilitator", "exhibitor", "organiser", "juror", "trustee")
ATTEMPTS = 6


@dataclass(frozen=True)
class Invite:
    """A calendar entry: ``REQUEST`` or ``CANCEL``, with a stable ``uid`` and a growing ``sequence``."""

    uid: str
    sequence: int
    method: str
    starts: str
    ends: str
    summary: str
    description: str
    url: str


@dataclass(frozen=True)
class Mail:
    """A mail ready to be handed over; it is kept nowhere."""

    to: str
    subject: str
    plain: str
    html: str
    message_id: str
    invite: Invite | None = None
    headers: dict[str, str] = field(default_factory=dict)


def wait_before(attempt: int) -> timedelta | None:
    """Return how long to wait before trying again after this many attempts; None: give up."""
    return None if attempt >= ATTEMPTS else timedelta(seconds=5 * 4**attempt)
