"""Worker processes for commands: all cores for many ballots, none for a few."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from services.voting.domain.election.spread import Spread

_WORTH_STARTING = 32


@contextmanager
def spread_over_cores(ballots: int) -> Iterator[Spread]:
    """Give a ``map`` over as many processes as there are cores, where that saves more than it costs."""
    if ballots < _WORTH_STARTING:
        yield map
    else:
        with ProcessPoolExecutor() as pool:
            yield pool.map
