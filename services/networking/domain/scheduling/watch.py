"""How long a run may go on: by the clock, by the caller's wish, and for the solver by conflicts."""

import time
from collections.abc import Callable


class Watch:
    """Tells when to stop. ``conflicts`` is what is left for the solver: work that is the same on every machine."""

    def __init__(self, seconds: float, stop: Callable[[], bool] | None, conflicts: int) -> None:
        """Start the clock."""
        self.started = time.monotonic()
        self.seconds = seconds
        self.stop = stop
        self.conflicts = conflicts
        self.ended = False

    def left(self) -> float:
        """Tell the seconds left."""
        return self.seconds - (time.monotonic() - self.started)

    def expired(self) -> bool:
        """Whether time is up or the caller wants to stop; stays true once it was."""
        self.ended = self.ended or self.left() <= 0 or (self.stop is not None and self.stop())
        return self.ended
