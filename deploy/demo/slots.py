"""The slots in which the demonstration's participants can meet one to one, and when each of them can."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from deploy.demo.hints import conference

HOURS = ((9, "morning"), (13, "afternoon"))
PER_SESSION = 6
EARLIEST, LATEST = 7, 22
SCATTERED_SHARE = 0.5

Slot = dict[str, str]


def grid() -> list[Slot]:
    """Return the slots of the matchmaking days: six in each half day, with a pause after each; times in UTC."""
    event: dict[str, Any] = conference()["matchmaking_events"][0]
    rules, zone = event["demo_rules"], ZoneInfo(conference()["conference"]["timezone"])
    length, step = (
        timedelta(minutes=rules["slot_minutes"]),
        timedelta(minutes=rules["slot_minutes"] + rules["gap_minutes"]),
    )
    slots = []
    for day in event["dates"]:
        for hour, half in HOURS:
            first = datetime.fromisoformat(day).replace(hour=hour, tzinfo=zone).astimezone(UTC)
            for number in range(PER_SESSION):
                start = first + number * step
                id_ = f"{day}-{half}-{number + 1}"
                slots.append({"id": id_, "session": f"{day}-{half}", "start": _utc(start), "end": _utc(start + length)})
    return slots


def _utc(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def available(rng: random.Random, slots: list[Slot], pattern: str, time_zone: str) -> list[str]:
    """Draw the slots in which somebody can meet, never at night in their own time zone.

    Whose mornings or afternoons at the conference are all at night can meet in any slot by day.
    """
    zone = ZoneInfo(time_zone)
    by_day = [slot for slot in slots if _by_day(slot, zone)]
    wanted = [slot for slot in by_day if _suits(rng, pattern, slot["session"])]
    return [slot["id"] for slot in wanted or by_day]


def _suits(rng: random.Random, pattern: str, session: str) -> bool:
    if pattern == "scattered":
        return rng.random() < SCATTERED_SHARE
    return pattern == "all_slots" or session.endswith(pattern.removesuffix("s"))


def _by_day(slot: Slot, zone: ZoneInfo) -> bool:
    start, end = (datetime.fromisoformat(slot[part]).astimezone(zone) for part in ("start", "end"))
    return start.hour >= EARLIEST and start.date() == end.date() and end.hour < LATEST
