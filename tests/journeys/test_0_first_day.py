"""Journey 0: from an empty installation to a conference with people in it."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, FilePayload, Page, Playwright, expect

from tests.journeys.installation import Installation
from tests.journeys.people import Conference, accessible, new_person

FAULTY = """email,name,country,roles
ann@{0},Ann,DE,speaker
bo@{0},Bo,FR,
not-an-address,Cleo,ES,
dan@{0},,PL,
eve@{0},Eve,IT,
"""


def test_an_organiser_opens_a_conference_and_five_people_enter(
    playwright: Playwright, browser: Browser, house: Installation, conference: Callable[[str], Conference]
) -> None:
    other = conference("Another conference")
    organiser = new_person(browser, house, "Agency")
    printed = house.plenaria("admin", "invite", organiser.email)
    page = organiser.enter(next(word for word in printed.split() if "/enter#" in word))

    page.goto("/new")
    slug = f"first-{uuid.uuid4().hex[:6]}"
    today = datetime.now(UTC).date()
    page.get_by_label("Name", exact=True).fill("Clusters of the coast")
    page.get_by_label("Short name in the address").fill(slug)
    page.get_by_label("First day").fill(today.isoformat())
    page.get_by_label("Last day").fill((today + timedelta(days=1)).isoformat())
    page.get_by_label("Your name").fill("Agency")
    page.get_by_role("button", name="Create the conference").click()
    expect(page).to_have_url(re.compile(f"/c/{slug}/lobby"))

    page.goto(f"/c/{slug}/control/people")
    page.get_by_role("tab", name="Import").click()
    host = f"{slug}.example.org"
    upload(page, FAULTY.format(host))
    expect(page.get_by_role("cell", name="Write an e-mail address, such as name@example.org.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="line 5, name")).to_be_visible()
    organiser.shot("0-import-mistakes")
    upload(page, FAULTY.format(host).replace("not-an-address", f"cleo@{host}").replace(",,PL", ",Dan,PL"))
    expect(page.get_by_text("5 people were added.")).to_be_visible()
    accessible(page)

    people = [new_person(browser, house, name) for name in ("Ann", "Bo", "Cleo", "Dan", "Eve")]
    for person in people:
        person.email = f"{person.name.lower()}@{host}"
        entered = person.enter(house.link(person.email, "You are admitted to Clusters of the coast"))
        expect(entered).to_have_url(re.compile(f"/c/{slug}/lobby"))
        entered.goto(f"/c/{other.slug}/lobby")
        expect(entered).not_to_have_url(re.compile(f"/c/{other.slug}/lobby"))
        assert person.problems == []
        person.context.close()
    organiser.context.close()


def upload(page: Page, text: str) -> None:
    """Choose a file and import it."""
    page.get_by_label("CSV file").set_input_files(
        FilePayload(name="people.csv", mimeType="text/csv", buffer=text.encode())
    )
    page.get_by_role("button", name="Import").click()
