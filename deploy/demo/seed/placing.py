"""Where the two days of 2020 lie now.

Their content and order stay. What was on between noon and the second world café of day two is on at once, so that
whoever starts the demonstration finds a panel, an exhibition hour, pitches, a table round and a meeting slot open;
everything before keeps its distance to that moment, and what came after comes after.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

OPEN_NOW = ("d2-finance", "d2-expo-lunch", "d2-pitch", "d2-cafe", "mm-1")
MOMENT = datetime.fromisoformat("2020-11-11T12:00:00+01:00")
BEGAN = timedelta(minutes=25)
APART = timedelta(minutes=5)
OPEN_FOR = timedelta(minutes=75)
LATER = {"d2-awards": timedelta(minutes=90), "d2-closing": timedelta(minutes=135)}


@dataclass(frozen=True)
class Placing:
    """The demonstration around one moment."""

    now: datetime

    @property
    def closes(self) -> datetime:
        """When what is open now closes."""
        return self.now + OPEN_FOR

    def session(self, session: dict[str, Any]) -> tuple[datetime, datetime]:
        """Return start and end of a session of 2020."""
        starts, ends = (datetime.fromisoformat(session[side]) for side in ("start", "end"))
        if session["id"] in OPEN_NOW:
            return self.now - BEGAN + APART * OPEN_NOW.index(session["id"]), self.closes
        if session["id"] in LATER:
            begins = self.now + LATER[session["id"]]
            return begins, begins + (ends - starts)
        shift = self.now - BEGAN - MOMENT
        if starts > MOMENT:
            shift += timedelta(hours=3)
        return starts + shift, ends + shift


def rounded(moment: datetime) -> datetime:
    """Round down to five minutes."""
    return moment.replace(minute=moment.minute - moment.minute % 5, second=0, microsecond=0)
