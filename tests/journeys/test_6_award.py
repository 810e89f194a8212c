"""Journey 6: an award is voted on; nobody learns a total before the reveal; picture and table agree with the votes."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, Response, WebSocket, expect

from tests.journeys.installation import PLENARIA, Refused
from tests.journeys.people import Conference, Person, accessible, new_person

NOMINEES = ("NordLoop", "AquaBridge", "IoT4Industry")
TOTALS = {"votes", "winners", "table", "tally", "result", "blank", "trace"}


class Ear:
    """Hears every answer of voting and every live frame that comes to some browsers."""

    def __init__(self) -> None:
        self.heard: list[Any] = []

    def listen(self, page: Page) -> None:
        """Listen to a page."""
        page.on("response", self._answer)
        page.on("websocket", self._socket)

    def _answer(self, response: Response) -> None:
        if "/api/voting/" in response.url and "json" in response.headers.get("content-type", ""):
            self.heard.append(response.json())

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.heard.append(json.loads(frame)))

    def totals(self) -> list[tuple[str, Any]]:
        """Return whatever heard so far might tell a total."""
        return [(key, value) for key, value in _members(self.heard) if key in TOTALS and value not in (None, [], {})]


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield key, each
            yield from _members(each)
    elif isinstance(value, list):
        for each in value:
            yield from _members(each)


def prepares(meeting: Conference, olga: Person) -> None:
    """Let the organiser make the award, its shortlist and its rules, and open voting."""
    page = olga.page
    page.goto(meeting.url("/awards"))
    accessible(page)
    page.get_by_role("button", name="New award").click()
    page.get_by_label("Title").fill("Cluster of the Year")
    page.get_by_role("radio", name="The voters").check()
    page.get_by_role("button", name="Create the award").click()
    page.get_by_role("button", name="Open nominations").click()
    for name in NOMINEES:
        page.get_by_label("Whom do you nominate?").fill(name)
        page.get_by_label("Why").fill(f"{name} brings clusters together")
        page.get_by_role("button", name="Nominate").click()
        expect(page.get_by_role("checkbox", name=name)).to_be_visible()
    page.get_by_role("button", name="Close nominations").click()
    for name in NOMINEES:
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Keep the shortlist").click()
    page.get_by_label("The question").fill("Which cluster is the Cluster of the Year?")
    page.get_by_role("button", name="Prepare the election").click()
    expect(page.get_by_text("The organisers close voting by hand.")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Open voting").click()
    page.get_by_role("dialog").get_by_role("button", name="Open voting").click()
    expect(page.get_by_text("Voting is open until the organisers close it.").first).to_be_visible()
    olga.shot("6-organiser")


def chooses(page: Page, meeting: Conference, choice: str) -> None:
    """Go from the lobby to the ballot and choose, up to the last press."""
    page.goto(meeting.url("/lobby"))
    page.get_by_role("link", name=re.compile("^(Vote|Voted at)")).click()
    for radio in page.get_by_role("radio").all():
        expect(radio).not_to_be_checked()
    page.get_by_role("radio", name=choice).check()
    page.get_by_role("button", name="Check my choice").click()
    expect(page.get_by_role("heading", name="Is this what you want?")).to_be_focused()


def casts(page: Page) -> str:
    """Seal and cast, and return the tracker."""
    page.get_by_role("button", name="Seal and cast my ballot").click()
    expect(page.get_by_role("heading", name="Your ballot is in the box")).to_be_visible()
    return page.locator("code").first.inner_text().replace(" ", "")


def says(page: Page, name: str) -> bool:
    """Tell whether a name stands anywhere on a page, in its links, or in what its device keeps."""
    kept: str = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    return name in unquote(page.locator("main").inner_html()) + kept


def tries_the_machine(page: Page, choice: str) -> str:
    """Have the device open a test ballot before the last press, and return its tracker."""
    page.get_by_text("Test the sealing first").click()
    page.get_by_role("button", name="Make a test ballot").click()
    expect(page.get_by_text(f"The test ballot holds: {choice}")).to_be_visible()
    return page.locator("code").first.inner_text().replace(" ", "")


def is_listed(page: Page, tracker: str) -> None:
    """Claim that a ballot is on the public list, as its voter finds it."""
    page.get_by_role("link", name="Look for it on the list").click()
    expect(page.get_by_label("Find my ballot")).to_have_value(tracker)
    page.get_by_role("button", name="Look for it").click()
    expect(page.get_by_text("Your ballot is in the box, as entry")).to_be_visible()


def second_browser(meeting: Conference, person: Person) -> Person:
    """Sign somebody in a second time, in another browser."""
    meeting.organiser.post("/api/registration/v1/sign-in", {"email": person.email, "conference_slug": meeting.slug})
    other = new_person(meeting.browser, meeting.house, person.name)
    other.enter(meeting.house.link(person.email, "link to sign in"))
    return other


def test_an_award_is_voted_on_and_revealed(conference: Callable[[str], Conference], tmp_path: Path) -> None:
    meeting = conference("Clusters of the year")
    olga, vera, viktor, ute, uli, uma = people = meeting.admit(
        "Olga", "Vera", "Viktor", "Ute", "Uli", "Uma", roles={"Olga": "organiser"}
    )
    prepares(meeting, olga)
    ear = Ear()
    for person in people:
        ear.listen(person.page)

    chooses(vera.page, meeting, "AquaBridge")
    tested = tries_the_machine(vera.page, "AquaBridge")
    accessible(vera.page)
    first = casts(vera.page)
    accessible(vera.page)
    vera.shot("6-receipt")
    assert not says(vera.page, "AquaBridge"), "a receipt, its mail draft or the device tells what was chosen"
    is_listed(vera.page, first)
    accessible(vera.page)
    chooses(vera.page, meeting, "NordLoop")
    assert casts(vera.page) != first
    for person, choice in ((viktor, "NordLoop"), (ute, "NordLoop"), (uli, "AquaBridge")):
        chooses(person.page, meeting, choice)
        casts(person.page)
    again = second_browser(meeting, uma)
    ear.listen(again.page)
    chooses(uma.page, meeting, "AquaBridge")
    chooses(again.page, meeting, "Abstain")
    press = "button:has-text('Seal and cast my ballot')"
    for page in (uma.page, again.page):
        page.locator(press).evaluate("button => setTimeout(() => button.click(), 50)")
    for page in (uma.page, again.page):
        expect(page.get_by_role("heading", name="Your ballot is in the box")).to_be_visible()

    election = meeting.organiser.get("voting/elections")["items"][0]
    assert (election["voted"], election["ballots"]) == (5, 7)
    address = f"voting/elections/{election['id']}"
    assert meeting.organiser.get(f"{address}/board?tracker={tested}")["items"] == [], "a test ballot was cast"
    olga.page.goto(meeting.url(f"/elections/{election['id']}"))
    expect(olga.page.get_by_text("5 people have voted")).to_be_visible()
    with pytest.raises(Refused) as refused:
        meeting.organiser.get(f"{address}/result")
    assert refused.value.code == "not_revealed"

    olga.page.goto(meeting.url("/control"))
    expect(olga.page.get_by_text(re.compile(r"^5 of \d people entitled have voted"))).to_be_visible()
    olga.shot("6-control")
    olga.page.get_by_role("link", name=election["title"]).click()
    expect(olga.page.get_by_text(re.compile(r"^5 voters of \d have opened the ballot"))).to_be_visible()
    accessible(olga.page)
    olga.page.get_by_role("button", name="Close voting").click()
    olga.page.get_by_role("dialog").get_by_role("button", name="Close voting").click()
    olga.page.get_by_role("link", name="To the ceremony").click()
    viktor.page.goto(meeting.url(f"/elections/{election['id']}/ceremony"))
    expect(olga.page.get_by_role("button", name="Reveal the next place")).to_be_visible()
    assert meeting.organiser.get("voting/elections")["items"][0]["revealed"] == []
    assert ear.totals() == [], "somebody could learn a total before the reveal"

    seen: dict[str, int] = {}
    for place, name in (("Third", "IoT4Industry"), ("Second", "AquaBridge"), ("First", "NordLoop")):
        assert name not in viktor.page.locator("main").inner_text()
        told = [value for key, value in _members(ear.heard) if key == "names"]
        assert all(name not in names for names in told), "a place was told before its press"
        button = "Reveal the first place" if place == "First" else "Reveal the next place"
        olga.page.get_by_role("button", name=button).click()
        expect(viktor.page.get_by_text(name, exact=True)).to_be_visible()
        votes = viktor.page.get_by_text(re.compile(r"^\d+ votes?$")).first.inner_text()
        seen[name] = int(votes.split()[0])
        if place == "Second":
            accessible(viktor.page)
            viktor.shot("6-ceremony")
    abstained = 5 - sum(seen.values())
    assert seen["NordLoop"] == 3
    assert (seen["AquaBridge"], abstained) in ((2, 0), (1, 1)), "of two ballots of one voter one counts"
    assert seen["IoT4Industry"] == 0

    page = viktor.page
    page.get_by_role("link", name="The whole result").click()
    expect(page.get_by_role("table")).to_be_visible()
    picture = page.get_by_role("img", name=re.compile("one for each vote"))
    expect(picture).to_have_accessible_name(
        f"5 dots, one for each vote: NordLoop 3, AquaBridge {seen['AquaBridge']}, IoT4Industry 0,"
        f" abstained {abstained}."
    )
    rows = page.get_by_role("table").get_by_role("row").all()[1:]
    table = {row.get_by_role("rowheader").inner_text(): row.get_by_role("cell").all()[-1].inner_text() for row in rows}
    assert table == {name: str(count) for name, count in (seen | {"Abstained": abstained}).items()}
    accessible(page)
    viktor.shot("6-result")

    stranger = new_person(meeting.browser, meeting.house, "Stranger")
    stranger.page.goto(page.get_by_role("link", name="this page without signing in").get_attribute("href") or "")
    expect(stranger.page.get_by_role("img", name=re.compile("one for each vote"))).to_be_visible()
    stranger.page.get_by_label("Find my ballot").fill(first)
    stranger.page.get_by_role("button", name="Look for it").click()
    expect(stranger.page.get_by_text("Your ballot is in the box, as entry")).to_be_visible()
    accessible(stranger.page)

    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(r"\.bel$")).click()
    archive = tmp_path / download.value.suggested_filename
    download.value.save_as(archive)
    verified = subprocess.run([PLENARIA, "election", "verify", archive, "--json"], capture_output=True, text=True)
    found = json.loads(verified.stdout)
    assert (verified.returncode, found["phase"], found["counted"]) == (0, "result", 5)
    for person in (*people, again, stranger):
        assert person.problems == []
        person.context.close()
