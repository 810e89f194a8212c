"""Journey 7, second half: axe finds nothing on any page, light and dark, on a laptop and on a phone."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.journeys.installation import ROOT, Api, Installation, installation, sign_in
from tests.journeys.people import accessible, new_person

PATH = re.compile(r'path: "([^"]+)"')


def declared() -> set[str]:
    """Return the path of every page the client has."""
    files = (ROOT / "services" / "web" / "src").rglob("routes.ts")
    return {path for file in files for path in PATH.findall(file.read_text())} - {"/"}


@dataclass
class Demonstration:
    """The demonstration, and what is in it to look at."""

    house: Installation
    playwright: Playwright

    def links(self) -> dict[str, str]:
        """Mint a sign-in link for each kind of person."""
        return {link["role"]: link["url"] for link in json.loads(self.house.plenaria("links", "--json"))}

    def api(self, role: str) -> Api:
        """Use the interface as one of them."""
        return sign_in(self.playwright, self.house, self.links()[role])


@pytest.fixture(scope="module")
def demonstration(playwright: Playwright) -> Iterator[Demonstration]:
    """The demonstration, seeded and running."""
    with installation("one", "sqlite", demo=True) as house:
        yield Demonstration(house, playwright)


def addresses(demo: Demonstration) -> dict[str, list[tuple[str, str]]]:
    """Say for each path of the client who looks at it where."""
    attendee, exhibitor, organiser = (demo.api(role) for role in ("attendee", "exhibitor", "organiser"))
    sessions = organiser.get("programme/sessions?limit=200")["items"]
    live = next(each for each in sessions if each["state"] == "live" and each["type"] != "table_round")
    round_ = next(each for each in sessions if each["type"] == "table_round")
    table = organiser.get(f"programme/sessions/{round_['id']}/tables")["items"][0]["id"]
    booth = exhibitor.get("exhibition/me/booths")["items"][0]["id"]
    award = organiser.get("voting/awards")["items"][0]
    election = organiser.get("voting/elections")["items"][0]["id"]
    partner = attendee.get("registration/people?limit=5")["items"][-1]["id"]
    meeting = attendee.get("networking/meetings")["items"][0]["id"]
    everybody = {
        "register": "register",
        "me": "me",
        "lobby": "lobby",
        "exhibition/$booth": f"exhibition/{booth}",
        "exhibition": "exhibition",
        "exhibition/held": "exhibition/held",
        "meetings/$meeting": f"meetings/{meeting}",
        "messages": "messages",
        "messages/$participant": f"messages/{partner}",
        "programme/$session/room": f"programme/{live['id']}/room",
        "programme": "programme",
        "agenda": "agenda",
        "programme/$session": f"programme/{live['id']}",
        "awards": "awards",
        "awards/$award": f"awards/{award['id']}",
        "elections/$election": f"elections/{election}",
        "elections/$election/ballot": f"elections/{election}/ballot",
        "elections/$election/ceremony": f"elections/{election}/ceremony",
        "programme/$session/table": f"programme/{round_['id']}/table",
        "tables/$table": f"tables/{table}",
        "people": "people",
        "people/me": "people/me",
        "people/suggestions": "people/suggestions",
        "$": "no-such-page",
    }
    staff = {
        "exhibition/$booth/talk": f"exhibition/{booth}/talk",
        "exhibition/$booth/desk": f"exhibition/{booth}/desk",
        "exhibition/$booth/edit": f"exhibition/{booth}/edit",
    }
    organisers = {
        "control": "control",
        "control/people": "control/people",
        "control/conference": "control/conference",
        "organise/programme": "organise/programme",
        "organise/programme/new": "organise/programme/new",
        "organise/programme/$session": f"organise/programme/{live['id']}",
        "awards/$award/manage": f"awards/{award['id']}/manage",
    }
    link = next((demo.house.data / "demo" / "trustees").rglob("*.link")).read_text().strip()
    found: dict[str, list[tuple[str, str]]] = {
        "trustee/$conference/$election": [("", link)],
        "new": [("organiser", "/new")],
        "enter": [("", "/enter")],
        "public/elections/$election": [("", f"/c/ecc-2020/public/elections/{election}")],
    }
    for role, pages in (("attendee", everybody), ("exhibitor", staff), ("organiser", organisers)):
        for path, where in pages.items():
            found.setdefault(path, []).append((role, f"/c/ecc-2020/{where}"))
    return found


@pytest.mark.timeout(900)
def test_axe_finds_nothing_on_any_page(browser: Browser, demonstration: Demonstration) -> None:
    pages = addresses(demonstration)
    assert set(pages) == declared(), "every page of the client is looked at"
    links, rooms = demonstration.links(), dict[str, Page]()
    for role in ("attendee", "exhibitor", "organiser"):
        person = new_person(browser, demonstration.house, role)
        person.enter(links[role])
        rooms[role] = person.page
    rooms[""] = new_person(browser, demonstration.house, "somebody").page
    wrong = []
    for role, address in ((role, address) for each in pages.values() for role, address in each):
        page = rooms[role]
        page.goto(address)
        expect(page.locator("main")).to_be_visible()
        page.wait_for_load_state("networkidle")
        try:
            accessible(page)
        except AssertionError as found:
            wrong.append(str(found))
    assert wrong == []
