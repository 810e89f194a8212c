"""States of requests and meetings, and who may do what to them."""

from datetime import timedelta
from enum import StrEnum

OPENS_BEFORE = timedelta(minutes=5)
CLOSES_AFTER = timedelta(minutes=10)
GRACE = timedelta(minutes=5)
ROUNDS = 3
CATEGORIES = (
    "market-entry",
    "supply-chain",
    "circular-materials",
    "tech-solution",
    "pilot-site",
    "consortium-partner",
    "research-cooperation",
    "funding-access",
    "visibility",
    "training",
    "exchange-host",
    "cluster-service",
)


class RequestState(StrEnum):
    """Where a meeting request stands; the first two are open."""

    REQUESTED = "requested"
    COUNTERED = "countered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


OPEN = (RequestState.REQUESTED, RequestState.COUNTERED)


class MeetingState(StrEnum):
    """Where a meeting stands."""

    SCHEDULED = "scheduled"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"


FOLLOW_UPS = ("contact", "letter_of_interest", "memorandum")
DECLINE_REASONS = ("not_my_field", "no_time", "already_in_contact", "wrong_person", "other")


def may_answer(state: str, asker: bool, *, countered_by_asker: bool) -> bool:
    """Tell whether this side may accept now: the receiver of a request, or of the latest counter-proposal."""
    if state == RequestState.REQUESTED:
        return not asker
    return state == RequestState.COUNTERED and asker != countered_by_asker
