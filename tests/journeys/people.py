"""People in their browsers, and a conference for them to meet at."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.journeys.installation import ROOT, Api, Installation, sign_in

SHOTS = ROOT / "var" / "shots"
LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@dataclass
class Person:
    """Somebody with a browser of their own."""

    name: str
    email: str
    context: BrowserContext
    page: Page
    problems: list[str] = field(default_factory=list)

    def enter(self, link: str) -> Page:
        """Open the link of a mail and press its button."""
        self.page.goto(link)
        self.page.get_by_role("button", name=re.compile("enter|sign in|come in", re.IGNORECASE)).click()
        expect(self.page).not_to_have_url(re.compile("/enter"))
        return self.page

    def shot(self, name: str) -> None:
        """Keep a picture of what they see."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png")


def new_person(browser: Browser, house: Installation, name: str, **options: Any) -> Person:
    """Give somebody a browser with a fake camera and microphone."""
    settings: dict[str, Any] = {
        "viewport": LAPTOP,
        "reduced_motion": "reduce",
        "permissions": ["camera", "microphone"],
        "base_url": house.url,
    }
    context = browser.new_context(**settings | options)
    person = Person(name, f"{name.lower()}-{uuid.uuid4().hex[:6]}@example.org", context, context.new_page())
    person.page.on("pageerror", lambda error: person.problems.append(str(error)))
    return person


def accessible(page: Page) -> None:
    """Claim that axe finds nothing on this page, light and dark, on a laptop and on a phone."""
    expect(page.locator("h1")).to_be_visible()
    for scheme in ("light", "dark"):
        for size in (LAPTOP, PHONE):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)  # type: ignore[arg-type]
            found = Axe().run(page).response["violations"]
            assert found == [], (page.url, scheme, size, [(each["id"], each["nodes"][0]["html"]) for each in found])
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]


@dataclass
class Conference:
    """A conference with an organiser, made through the public interface."""

    house: Installation
    playwright: Playwright
    browser: Browser
    id: str
    slug: str
    organiser: Api

    def url(self, path: str = "") -> str:
        """Return the address of a page of the conference."""
        return f"{self.house.url}/c/{self.slug}{path}"

    def admit(self, *names: str, roles: dict[str, str] | None = None) -> list[Person]:
        """Admit people, and sign each in, in a browser of their own, by the mail they get."""
        people = [new_person(self.browser, self.house, name) for name in names]
        given = roles or {}
        lines = [f"{person.email},{person.name},{given.get(person.name, '')}" for person in people]
        self.organiser.post("registration/imports", raw="\n".join(["email,name,roles", *lines]))
        for person in people:
            person.enter(self.house.link(person.email))
        return people

    def participant(self, person: Person) -> str:
        """Return somebody's participant id."""
        found = self.organiser.get(f"registration/registrations?state=admitted&search={person.name}")
        return next(str(row["id"]) for row in found["items"] if row["email"] == person.email)

    def api(self, person: Person) -> Api:
        """Let somebody use the interface beside their browser."""
        anybody = Api(self.organiser.request, None, None)
        anybody.post("/api/registration/v1/sign-in", {"email": person.email, "conference_slug": self.slug})
        return sign_in(self.playwright, self.house, self.house.link(person.email, "link to sign in"))

    def session(self, title: str, *, kind: str = "panel", minutes: int = 60, **more: Any) -> dict[str, Any]:
        """Put a session on the programme that is live now."""
        now = datetime.now(UTC)
        body = {"type": kind, "title": {"en": title}, "room": "Plenary hall", "ref": "one"}
        body |= {
            "starts": (now - timedelta(minutes=5)).isoformat(),
            "ends": (now + timedelta(minutes=minutes)).isoformat(),
        }
        made = self.organiser.post("programme/imports", {"tracks": [], "sessions": [body | more]})
        found: dict[str, Any] = made["sessions"][0]
        return found


def new_conference(playwright: Playwright, browser: Browser, house: Installation, name: str) -> Conference:
    """Invite an organiser and let them create a conference."""
    address = f"agency-{uuid.uuid4().hex[:8]}@example.org"
    printed = house.plenaria("admin", "invite", address)
    creator = sign_in(playwright, house, next(word for word in printed.split() if "/enter#" in word))
    today = datetime.now(UTC).date()
    body = {"slug": f"meet-{uuid.uuid4().hex[:6]}", "name": name, "starts_on": today.isoformat()}
    body |= {
        "ends_on": (today + timedelta(days=1)).isoformat(),
        "time_zone": "Europe/Brussels",
        "organiser_name": "Agency",
    }
    made = creator.post("/api/registration/v1/conferences", body)
    creator.post("/api/registration/v1/sign-in", {"email": address, "conference_slug": body["slug"]})
    organiser = sign_in(playwright, house, house.link(address, "link to sign in"))
    return Conference(house, playwright, browser, made["id"], body["slug"], organiser)
