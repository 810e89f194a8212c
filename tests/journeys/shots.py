"""Pictures of the demonstration, as each kind of person sees it, on a laptop and on a phone: ``make shots``."""

import json
import os
import shutil
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from tests.journeys.conftest import ARGUMENTS
from tests.journeys.installation import installation
from tests.journeys.people import LAPTOP, PHONE, SHOTS

PAGES = {
    "attendee": ("lobby", "programme", "agenda", "people", "exhibition", "awards", "me"),
    "exhibitor": ("lobby", "desk"),
    "facilitator": ("lobby",),
    "speaker": ("lobby",),
    "organiser": ("control", "control/people", "control/conference", "organise/programme"),
}


def photograph(context: BrowserContext, name: str, path: str, folder: Path) -> None:
    """Keep a picture of one page at both widths."""
    for size, width in ((LAPTOP, "laptop"), (PHONE, "phone")):
        page = context.new_page()
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(f"/c/ecc-2020/{path}")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}-{path.replace('/', '-')}-{width}.png")
        page.close()


def main() -> None:
    """Start the demonstration and photograph it."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with installation("one", "sqlite", demo=True) as house, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=[*ARGUMENTS, *as_root])
        links = {link["role"]: link["url"] for link in json.loads(house.plenaria("links", "--json"))}
        for role, paths in PAGES.items():
            context = browser.new_context(base_url=house.url, reduced_motion="reduce")
            page = context.new_page()
            page.goto(links[role])
            page.get_by_role("button", name="Enter").click()
            page.wait_for_url("**/lobby")
            for path in paths:
                photograph(context, role, path, SHOTS)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
