"""What only the tests need from outside: a browser, and an independent checker of elections."""

import os
import shutil
from pathlib import Path

from deploy.install.ground import VENV, run
from deploy.install.python import apt

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def browser() -> str | None:
    """Return the path of a Chromium the journeys can drive, or None."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    played = sorted(_playwright_cache().glob("chromium-*/chrome-linux*/chrome"))
    return str(played[-1]) if played else None


def _playwright_cache() -> Path:
    return Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "~/.cache/ms-playwright")).expanduser()


def missing() -> list[str]:
    """Name the Debian packages that this machine lacks."""
    lacking = [] if browser() else ["chromium"]
    return lacking if shutil.which("belenios-tool") else [*lacking, "belenios-tool"]


def fits() -> bool:
    """Whether nothing is missing that we could install here."""
    return not (missing() if _may_apt() else not browser())


def install() -> None:
    """Install what is missing: as root on Debian its packages, elsewhere Playwright's browser alone."""
    if _may_apt():
        apt(*missing())
    else:
        run("browser", VENV / "bin" / "playwright", "install", "chromium", far=lambda: "fetching Chromium")


def _may_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None
