"""One installation and one browser for all journeys of a combination."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.journeys.installation import Installation, installation
from tests.journeys.people import Conference, new_conference

COMBINATIONS = [("one", "sqlite"), ("services", "postgresql")]
ARGUMENTS = [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
]


@pytest.fixture(scope="session", params=COMBINATIONS, ids=lambda value: "-".join(value))
def house(request: pytest.FixtureRequest) -> Iterator[Installation]:
    """An empty installation: one process with SQLite, then separate services with PostgreSQL."""
    with installation(*request.param) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of the browser."""
    expect.set_options(timeout=20_000)
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium with a fake camera and microphone: the machine's own, else Playwright's."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*ARGUMENTS, *as_root])
    yield browser
    browser.close()


@pytest.fixture
def conference(playwright: Playwright, browser: Browser, house: Installation) -> Callable[[str], Conference]:
    """Make a conference."""
    return lambda name: new_conference(playwright, browser, house, name)
