"""Pictures of the demonstration, as each kind of person sees it, on a laptop and on a phone: ``make shots``."""

import json
import os
import re
import shutil
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

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


def award_pages(page: Page) -> dict[str, str]:
    """Return what organisers see of the first award: its preparation, its election and its ceremony."""
    page.goto("/c/ecc-2020/awards")
    award = page.locator("main h2 a").first.get_attribute("href")
    ballot = page.get_by_role("link", name="Vote").first.get_attribute("href")
    assert award
    assert ballot
    election = ballot.removeprefix("/c/ecc-2020/").removesuffix("/ballot")
    prepare = award.removeprefix("/c/ecc-2020/") + "/manage"
    return {"award": prepare, "election": election, "ceremony": f"{election}/ceremony"}


def photograph(context: BrowserContext, name: str, path: str, folder: Path) -> None:
    """Keep a picture of one page at both widths."""
    for size, width in ((LAPTOP, "laptop"), (PHONE, "phone")):
        page = context.new_page()
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(f"/c/ecc-2020/{path}")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}-{width}.png")
        page.close()


def snap(page: Page, name: str, folder: Path) -> None:
    """Keep a picture of what a page shows, at both widths."""
    for size, width in ((LAPTOP, "laptop"), (PHONE, "phone")):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.screenshot(path=folder / f"{name}-{width}.png")


def vote(page: Page, folder: Path) -> None:
    """Vote for an award, with a picture of each step, and look for the ballot on the list."""
    page.goto("/c/ecc-2020/awards")
    page.get_by_role("link", name=re.compile("^Vote")).first.click()
    page.get_by_role("radio").first.check()
    snap(page, "ballot-1-choose", folder)
    page.get_by_role("button", name="Check my choice").click()
    page.get_by_text("Test the sealing first").click()
    page.get_by_role("button", name="Make a test ballot").click()
    page.get_by_text("The test ballot holds").wait_for()
    snap(page, "ballot-2-check", folder)
    page.get_by_role("button", name="Seal and cast my ballot").click()
    page.get_by_role("heading", name="Your ballot is in the box").wait_for()
    snap(page, "ballot-3-sealed", folder)
    page.get_by_role("link", name="Look for it on the list").click()
    page.get_by_role("button", name="Look for it").click()
    page.get_by_text("Your ballot is in the box, as entry").wait_for()
    snap(page, "ballot-4-list", folder)


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
                photograph(context, f"{role}-{path.replace('/', '-')}", path, SHOTS)
            if role == "organiser":
                for name, path in award_pages(page).items():
                    photograph(context, f"{role}-{name}", path, SHOTS)
            if role == "attendee":
                vote(page, SHOTS)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
