"""Channels: each belongs to a thing, whose owner decides who reads, writes and moderates, or to two people."""

from datetime import datetime, timedelta
from uuid import UUID

KINDS = ("session", "table", "booth", "meeting")
DIRECT = "direct"
LONGEST_SILENCE = timedelta(days=30)


def is_channel(thing: str) -> bool:
    """Tell whether a thing is of a kind that has a channel, its identifier in the usual form."""
    kind, _, given = thing.partition(":")
    try:
        return kind in KINDS and str(UUID(given)) == given
    except ValueError:
        return False


def direct(one: UUID, other: UUID) -> str:
    """Name the channel of two people, the same for both."""
    low, high = sorted((str(one), str(other)))
    return f"{DIRECT}:{low}:{high}"


def partner(channel: str, me: UUID) -> UUID | None:
    """Return the other of a direct channel; None where it is no direct channel of mine."""
    kind, _, rest = channel.partition(":")
    pair = rest.split(":")
    if kind != DIRECT or str(me) not in pair:
        return None
    return UUID(pair[1] if pair[0] == str(me) else pair[0])


def topic(channel: str) -> str:
    """Name the live topic of a thing's channel."""
    return f"chat.{channel.replace(':', '.', 1)}"


def is_fair_silence(until: datetime, now: datetime) -> bool:
    """A silence lies ahead, and is no way to shut somebody out for good."""
    return now < until <= now + LONGEST_SILENCE
