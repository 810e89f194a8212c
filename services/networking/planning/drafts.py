"""A draft as it is kept: one line for each meeting, and the meetings that have no time, by id only."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec

from services.networking.planning.drawing import Item
from services.networking.planning.jobs import Outcome


class PlanLine(msgspec.Struct, frozen=True):
    """What a draft does with one meeting: ``placed``, ``moved``, ``dropped`` or ``kept``."""

    change: str
    people: tuple[UUID, ...]
    priority: int
    request: UUID | None
    meeting: UUID | None
    version: int
    before: UUID | None
    after: UUID | None


class Missing(msgspec.Struct, frozen=True):
    """A meeting for which a draft has no time, why, and what would help."""

    people: tuple[UUID, ...]
    priority: int
    request: UUID | None
    meeting: UUID | None
    code: str
    reason: str
    remedy: str | None


def plan(items: Iterable[Item], found: Outcome) -> list[PlanLine]:
    """Say what a timetable does with each meeting that does not lie in the past."""
    lines = []
    for item in items:
        slot = found.timetable.get(item.id)
        after = UUID(slot) if slot else None
        if item.past or (item.before is None and after is None):
            continue
        moved = "kept" if item.before == after else "moved"
        change = "placed" if item.before is None else "dropped" if after is None else moved
        facts = (item.people, item.priority, item.request, item.meeting, item.version, item.before)
        lines.append(PlanLine(change, *facts, after))
    return lines


def missing(items: Iterable[Item], found: Outcome) -> list[Missing]:
    """Say which meetings have no time, and why."""
    known = {item.id: item for item in items}
    return [
        Missing(item.people, item.priority, item.request, item.meeting, each.code, each.reason, each.remedy)
        for each in found.unplaced
        if not (item := known[each.meeting]).past
    ]


def summary(items: Iterable[Item], found: Outcome, lines: Iterable[PlanLine]) -> dict[str, Any]:
    """Count what a draft is about."""
    counts = Counter(line.change for line in lines)
    kept = {name: msgspec.to_builtins(getattr(found, name)) for name in ("before", "after", "proved")}
    facts = {"status": found.status, "bound": found.bound, "stopped": found.stopped, "told": found.told}
    return {**facts, **kept, "wishes": sum(1 for _ in items), **{c: counts[c] for c in ("placed", "moved", "dropped")}}


def kept(lines: Iterable[PlanLine | Missing]) -> list[dict[str, Any]]:
    """Turn lines into what the database keeps."""
    return [msgspec.to_builtins(line) for line in lines]


def read_plan(rows: list[dict[str, Any]]) -> list[PlanLine]:
    """Read a plan back."""
    return msgspec.convert(rows, list[PlanLine])


def read_missing(rows: list[dict[str, Any]]) -> list[Missing]:
    """Read the meetings without a time back."""
    return msgspec.convert(rows, list[Missing])
