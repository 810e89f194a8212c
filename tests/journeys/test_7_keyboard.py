"""Journey 7: with the keyboard alone through registration, a live session, and an award."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.journeys.installation import Installation
from tests.journeys.keys import Keyboard
from tests.journeys.people import Conference, Person, new_person
from tests.journeys.test_2_live_session import REMEMBER, comes_in


def registers(keys: Keyboard, house: Installation, meeting: Conference, person: Person) -> None:
    """Register, be admitted, open the mail, come in: journey 1."""
    page = keys.page
    page.goto(meeting.url("/register"))
    keys.write(page.get_by_label("Your name"), person.name)
    keys.write(page.get_by_label("E-mail address"), person.email)
    keys.press(page.get_by_role("button", name="Send my registration"))
    house.mail(person.email, "Your registration has arrived")
    applied = meeting.organiser.get("registration/registrations?state=applied")["items"]
    waiting = next(row for row in applied if row["email"] == person.email)
    meeting.organiser.put(f"registration/participants/{waiting['id']}/state", {"state": "admitted"})
    page.goto(house.link(person.email, "You are admitted"))
    keys.press(page.get_by_role("button", name=re.compile("enter", re.IGNORECASE)))
    expect(page.get_by_role("heading", name="Next for you")).to_be_visible()


def joins(keys: Keyboard) -> None:
    """Enter what is on now: journey 2."""
    keys.page.add_init_script(REMEMBER)
    keys.page.reload()
    keys.press(keys.page.get_by_role("link", name="Enter Plenary hall"))


def votes(keys: Keyboard, meeting: Conference, choice: str) -> None:
    """Vote for a nominee, from the lobby to the public list: journey 6."""
    page = keys.page
    page.goto(meeting.url("/lobby"))
    keys.press(page.get_by_role("link", name="Vote", exact=True))
    keys.choose(page.get_by_role("group", name=re.compile("Who is the Cluster")), choice)
    keys.press(page.get_by_role("button", name="Check my choice"))
    expect(page.get_by_role("heading", name="Is this what you want?")).to_be_focused()
    keys.press(page.get_by_role("button", name="Seal and cast my ballot"))
    expect(page.get_by_role("heading", name="Your ballot is in the box")).to_be_focused()
    keys.press(page.get_by_role("link", name="Look for it on the list"))
    keys.press(page.get_by_role("button", name="Look for it"))
    expect(page.get_by_text("Your ballot is in the box, as entry")).to_be_visible()


def opens(keys: Keyboard, meeting: Conference, nominees: tuple[str, str]) -> None:
    """Make an award and its shortlist, and open voting, as the organiser of journey 6."""
    page = keys.page
    page.goto(meeting.url("/awards"))
    keys.press(page.get_by_role("button", name="New award"))
    keys.write(page.get_by_role("textbox", name="Title"), "Cluster of the Year")
    keys.choose(page.get_by_role("group", name="Who decides?"), "The voters")
    keys.press(page.get_by_role("button", name="Create the award"))
    expect(page.get_by_role("heading", name="Cluster of the Year")).to_be_visible()
    for name in nominees:
        keys.write(page.get_by_label("Whom do you nominate?"), name)
        keys.press(page.get_by_role("button", name="Nominate"))
        expect(page.get_by_role("checkbox", name=name)).to_be_visible()
    for name in nominees:
        keys.press(page.get_by_role("checkbox", name=name), "Space")
    keys.press(page.get_by_role("button", name="Keep the shortlist"))
    keys.write(page.get_by_label("The question"), "Who is the Cluster of the Year?")
    keys.press(page.get_by_role("button", name="Prepare the election"))
    keys.press(page.get_by_role("button", name="Open voting"))
    keys.press(page.get_by_role("dialog").get_by_role("button", name="Open voting"))
    expect(page.get_by_text("Voting is open until").first).to_be_visible()


def reveals(keys: Keyboard, meeting: Conference, watching: Page) -> None:
    """Close voting and reveal the places, while somebody watches."""
    page = keys.page
    keys.press(page.get_by_role("button", name="Close voting"))
    keys.press(page.get_by_role("dialog").get_by_role("button", name="Close voting"))
    keys.press(page.get_by_role("link", name="To the ceremony"))
    watching.goto(page.url)
    for place in (1, 2):
        keys.press(page.get_by_role("button", name=re.compile("^Reveal the")))
        expect(page.get_by_text(re.compile(r"^\d+ votes?$"))).to_have_count(place)
    keys.press(page.get_by_role("link", name="The whole result"))
    expect(page.get_by_role("table")).to_be_visible()


def test_the_keyboard_alone_is_enough(
    browser: Browser, house: Installation, conference: Callable[[str], Conference]
) -> None:
    meeting = conference("Clusters without a mouse")
    sasha, olga = meeting.admit("Sasha", "Olga", roles={"Sasha": "speaker", "Olga": "organiser"})
    meeting.session(
        "Financing for small firms", people=[{"participant": meeting.participant(sasha), "part": "moderator"}]
    )
    kim = new_person(browser, house, "Kim")
    speaker, attendee, organiser = Keyboard(sasha.page), Keyboard(kim.page), Keyboard(olga.page)

    registers(attendee, house, meeting, kim)
    joins(speaker)
    speaker.press(sasha.page.get_by_role("button", name="Enter the stage"))
    joins(attendee)
    comes_in(kim.page)
    attendee.write(kim.page.get_by_label("Ask a question"), "Who pays for the pilot line?")
    attendee.press(kim.page.get_by_role("button", name="Send").first)
    expect(sasha.page.get_by_text("Who pays for the pilot line?")).to_be_visible()

    opens(organiser, meeting, ("NordLoop", "AquaBridge"))
    votes(attendee, meeting, "AquaBridge")
    reveals(organiser, meeting, kim.page)
    expect(kim.page.get_by_text("AquaBridge").first).to_be_visible()
    for person in (sasha, olga, kim):
        assert person.problems == []
        person.context.close()
