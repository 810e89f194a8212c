"""The three ways in which meetings get their times, and where a run of the scheduler stands."""

from enum import StrEnum


class Mode(StrEnum):
    """Who chooses times: people pick slots, the organiser publishes a schedule, or both (what people picked stays)."""

    PEOPLE = "people"
    ORGANISER = "organiser"
    MIXED = "mixed"


class ScheduleState(StrEnum):
    """Where a run stands; ``stale`` is a draft that was overtaken by what people did meanwhile."""

    WAITING = "waiting"
    RUNNING = "running"
    DRAFT = "draft"
    PUBLISHED = "published"
    STALE = "stale"
    FAILED = "failed"


BUSY = (ScheduleState.WAITING, ScheduleState.RUNNING)

UNPLACED = "unplaced"
"""The reason of a meeting that a published schedule took off: its request waits for another time."""
