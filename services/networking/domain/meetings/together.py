"""For how long people were together: the overlap of their stays."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

Stay = tuple[UUID, datetime, datetime]


def seconds_together(stays: Iterable[Stay], people: Iterable[UUID]) -> int:
    """Return the whole seconds during which everybody was in the room.

    A stay is (participant, entered, left); stays of one person may overlap (two devices) and come in any order.
    """
    wanted = set(people)
    changes: list[tuple[datetime, int, UUID]] = []
    for person, entered, left in stays:
        if person in wanted and left > entered:
            changes += [(entered, 1, person), (left, -1, person)]
    changes.sort(key=lambda change: (change[0], change[1]))
    inside: dict[UUID, int] = dict.fromkeys(wanted, 0)
    total, since = 0.0, None
    for moment, step, person in changes:
        if since is not None:
            total += (moment - since).total_seconds()
        inside[person] += step
        since = moment if all(count > 0 for count in inside.values()) else None
    return int(total)
