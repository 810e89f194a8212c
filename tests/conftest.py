"""Fixtures every test may use."""

from collections.abc import Iterator

import pytest
import structlog

from tests.kit.figures import Figures
from tests.kit.servers import postgres

# A failure is logged as Python shows it: drawing the values of every frame takes seconds.
structlog.configure(processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)])


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server for this run."""
    with postgres() as address:
        yield address


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Each of the two databases in turn."""
    if request.param == "sqlite":
        return "sqlite"
    found: str = request.getfixturevalue("postgresql")
    return found


@pytest.fixture(scope="session")
def figures() -> Iterator[Figures]:
    """The figures this run measures; at its end they stand in ``docs/benchmarks.md``."""
    found = Figures()
    yield found
    found.write()
