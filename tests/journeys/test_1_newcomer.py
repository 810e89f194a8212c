"""Journey 1: a newcomer registers, is admitted, and finds what is on."""

from collections.abc import Callable

from playwright.sync_api import Browser, expect

from tests.journeys.installation import Installation
from tests.journeys.people import Conference, accessible, new_person


def test_a_newcomer_comes_in_by_the_mail_and_sees_what_is_on(
    browser: Browser, house: Installation, conference: Callable[[str], Conference]
) -> None:
    meeting = conference("Clusters for newcomers")
    meeting.session("Financing for small firms")
    vera = new_person(browser, house, "Vera")
    page = vera.page
    page.goto(meeting.url("/register"))
    accessible(page)
    page.get_by_label("Your name").fill("Vera")
    page.get_by_label("E-mail address").fill(vera.email)
    page.get_by_role("button", name="Send my registration").click()
    house.mail(vera.email, "Your registration has arrived")

    applied = meeting.organiser.get("registration/registrations?state=applied")["items"]
    waiting = next(row for row in applied if row["email"] == vera.email)
    meeting.organiser.put(f"registration/participants/{waiting['id']}/state", {"state": "admitted"})

    vera.enter(house.link(vera.email, "You are admitted"))
    expect(page.get_by_text("Financing for small firms").first).to_be_visible()
    expect(page.get_by_role("heading", name="Next for you")).to_be_visible()
    expect(page.get_by_role("heading", name="Waiting for you")).to_be_visible()
    vera.shot("1-lobby")
    accessible(page)
    assert vera.problems == []
    vera.context.close()
