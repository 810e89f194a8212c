"""Journey 8: three trustees, an organiser and twenty voters, from the key ceremony to a result strangers verify."""

import json
import re
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Page, expect

from services.voting.domain.election.questions import Election
from services.voting.domain.election.sealing import seal_ballot
from services.voting.trustee import Trustee
from shared.credentials import derive_secret
from tests.journeys.installation import PLENARIA, Api, Installation, Refused, sign_in
from tests.journeys.people import Conference, Person, accessible, new_person
from tests.journeys.test_6_award import NOMINEES, casts, chooses, is_listed
from tests.kit.servers import wait_until
from tests.voting.conftest import belenios, belenios_program
from tests.voting.election.kit import Belenios

__all__ = ["belenios", "belenios_program"]

SCRIPTED = [[0, 1, 0, 0]] * 8 + [[0, 0, 1, 0]] * 6 + [[0, 0, 0, 1]] * 3 + [[1, 0, 0, 0]]
TRUSTEES = ("Tamara", "Tibor", "Tilda")


@dataclass
class Client:
    """A trustee without a browser: the engine does the work, over HTTP."""

    api: Api
    address: str
    trustee: Trustee

    @classmethod
    def of(cls, meeting: Conference, election: str, link: str) -> "Client":
        """Open a link."""
        anybody = Api(meeting.organiser.request, None, None)
        address = f"/api/voting/v1/conferences/{meeting.id}/elections/{election}/trustee"
        token = link.partition("#")[2]
        return cls(anybody, address, Trustee.begin(token, anybody.post(f"{address}/duty", {"token": token})))

    def duty(self) -> dict[str, Any]:
        """Load the page again."""
        self.trustee.duty = self.api.post(f"{self.address}/duty", {"token": self.trustee.token})
        return self.trustee.duty

    def does(self, step: str) -> None:
        """Wait for the others, do a step, and hand it in."""
        wait_until(lambda: not self.duty()["waits"], 60)
        message = {} if step == "saving" else {"message": getattr(self.trustee, step)()}
        self.api.post(f"{self.address}/{step}", {"token": self.trustee.token} | message)


def prepares(meeting: Conference) -> tuple[str, str]:
    """Prepare an election whose key the server and two of three trustees hold; return award and election."""
    api = meeting.organiser
    award = api.post("voting/awards", {"kind": "elected", "title": "Cluster of the Year"})["id"]
    chosen = [api.post(f"voting/awards/{award}/nominations", {"name": name})["id"] for name in NOMINEES]
    api.put(f"voting/awards/{award}/shortlist", {"nominations": chosen})
    rules = {"question": "Which cluster?", "trustees": {"threshold": 2, "size": 3}}
    return award, api.post(f"voting/awards/{award}/elections", rules)["id"]


def names(page: Page) -> list[str]:
    """Name the trustees, make a link for each, and return the links."""
    for number, name in enumerate(TRUSTEES, 1):
        page.get_by_label(f"Trustee {number}").fill(name)
    page.get_by_role("button", name="Name the trustees").click()
    expect(page.get_by_text("Everybody waits for: Tamara, Tibor, Tilda.")).to_be_visible()
    links = []
    for name in TRUSTEES:
        page.get_by_role("button", name=f"Make a link for {name}").click()
        row = page.get_by_role("listitem").filter(has_text=f"{name}:")
        links.append(row.get_by_text(re.compile("^http")).inner_text())
    return links


def begins(trustee: Person, link: str) -> None:
    """Open a link, rehearse, and promise."""
    page = trustee.page
    page.goto(link)
    expect(page.get_by_role("heading", name="What you promise")).to_be_visible()
    page.get_by_role("button", name="Rehearse first").click()
    expect(page.get_by_text("It works on this device")).to_be_visible()
    page.get_by_role("button", name="I promise, make my part of the key").click()


def keeps(trustee: Person, folder: Path) -> Path:
    """Save the key file; another file is refused, the saved one is taken; return it."""
    page = trustee.page
    expect(page.get_by_role("heading", name="Save your key file")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the key file").click()
    kept = folder / trustee.name / download.value.suggested_filename
    download.value.save_as(kept)
    wrong = folder / "holiday.json"
    wrong.write_text("{}")
    field = page.get_by_label("Now choose the file you saved")
    field.set_input_files(wrong)
    expect(page.get_by_text("This file is no key file.")).to_be_visible()
    field.set_input_files(kept)
    expect(page.get_by_role("heading", name="Your part is done for now")).to_be_visible()
    return kept


def opens(trustee: Person, kept: Path, other: Path) -> None:
    """Come back at the ceremony, choose the key file, and press Open."""
    page = trustee.page
    expect(page.get_by_role("heading", name="Open the result")).to_be_visible()
    field = page.get_by_label("Choose your key file")
    field.set_input_files(other)
    expect(page.get_by_text("another election or another trustee")).to_be_visible()
    expect(page.get_by_role("button", name="Open", exact=True)).to_be_disabled()
    field.set_input_files(kept)
    expect(page.get_by_text("This is your key.")).to_be_visible()
    accessible(page)
    trustee.shot("8-open")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("heading", name="You have opened your part")).to_be_visible()


def imported(meeting: Conference, count: int) -> list[Api]:
    """Admit voters who use the interface without a browser."""
    addresses = [f"voter-{number}@{meeting.slug}.example.org" for number in range(count)]
    lines = [f"{address},Voter {number}" for number, address in enumerate(addresses)]
    meeting.organiser.post("registration/imports", raw="\n".join(["email,name", *lines]))
    return [sign_in(meeting.playwright, meeting.house, meeting.house.link(address)) for address in addresses]


def votes(house: Installation, voter: Api, election: str, form: Election, choices: list[int]) -> None:
    """Collect the code, seal a ballot and cast it, as a browser does."""
    found: dict[str, Any] = {}

    def is_collected() -> bool:
        with suppress(Refused):  # registration hears of the opening a moment after it
            found.update(voter.get(f"registration/elections/{election}/credential"))
        return bool(found)

    wait_until(is_collected, 30)
    data = seal_ballot(form, derive_secret(found["uuid"], found["code"]), [choices])
    url = f"{house.url}/api/voting/v1/conferences/{voter.conference}/elections/{election}/ballots"
    headers = {"Content-Type": "application/json"}
    with urlopen(Request(url, data=data, headers=headers)) as answer:
        assert answer.status == 201


def secrets_of(kept: Path) -> list[str]:
    """Return what of a key file nobody else may ever see."""
    file = json.loads(kept.read_text())
    return [file["seed"], file["secret"]]


def test_an_election_is_held_by_trustees_and_verified_by_strangers(
    conference: Callable[[str], Conference], tmp_path: Path, belenios: Belenios
) -> None:
    meeting = conference("Held by trustees")
    olga, vera, viktor = people = meeting.admit("Olga", "Vera", "Viktor", roles={"Olga": "organiser"})
    voters = imported(meeting, len(SCRIPTED))
    award, election = prepares(meeting)
    tamara, tibor = trustees = [new_person(meeting.browser, meeting.house, name) for name in TRUSTEES[:2]]
    sent: list[str] = []
    for trustee in trustees:
        trustee.page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))

    olga.page.goto(meeting.url(f"/awards/{award}/manage"))
    links = names(olga.page)
    tamara.page.goto(links[0])
    accessible(tamara.page)
    tamara.shot("8-promise")
    begins(tamara, links[0])
    expect(tamara.page.get_by_text("as soon as these have done the same: Tibor, Tilda.")).to_be_visible()
    tamara.page.reload()
    begins(tibor, links[1])
    tilda = Client.of(meeting, election, links[2])
    for step in ("certificate", "dealing", "key", "saving"):
        tilda.does(step)
    expect(tibor.page.get_by_role("heading", name="Save your key file")).to_be_visible()
    accessible(tibor.page)
    tibor.shot("8-keep")
    files = [keeps(trustee, tmp_path) for trustee in trustees]
    expect(olga.page.get_by_text("All trustees hold their key and have checked it.")).to_be_visible()
    accessible(olga.page)
    olga.shot("8-organiser")
    olga.page.get_by_role("button", name="Open voting").click()
    olga.page.get_by_role("dialog").get_by_role("button", name="Open voting").click()
    expect(tamara.page.get_by_text("Voting is open. Nobody, you included, can see a total now.")).to_be_visible()

    address = f"voting/elections/{election}"
    form = Election.read(meeting.organiser.get(address)["form"]["election"].encode())
    for voter, choices in zip(voters, SCRIPTED, strict=True):
        votes(meeting.house, voter, election, form, choices)
    for person, choice in ((vera, NOMINEES[0]), (viktor, NOMINEES[1])):
        chooses(person.page, meeting, choice)
        is_listed(person.page, casts(person.page))

    meeting.organiser.post(f"{address}/closing")
    opens(tamara, files[0], files[1])
    expect(tamara.page.get_by_text("One more trustee is needed")).to_be_visible()
    with_one = meeting.organiser.get(f"{address}/ceremony")
    assert (with_one["opened"], meeting.organiser.get(address)["revealed"]) == (1, [])
    tilda.does("decryption")
    expect(tamara.page.get_by_text("Enough trustees have opened theirs.")).to_be_visible()
    assert [secret for kept in files for secret in secrets_of(kept) if any(secret in text for text in sent)] == []

    olga.page.goto(meeting.url(f"/elections/{election}/ceremony"))
    for place, name in (("next", "NordLoop"), ("next", "IoT4Industry"), ("first", "AquaBridge")):
        button = olga.page.get_by_role("button", name=f"Reveal the {place} place")
        expect(button).not_to_have_attribute("aria-busy", "true")
        button.click()
        expect(olga.page.get_by_text(name, exact=True)).to_be_visible()
    expect(olga.page.get_by_role("link", name="The whole result")).to_be_visible()
    expect(tibor.page.get_by_text("so your part was not needed")).to_be_visible()

    archive = tmp_path / "election.bel"
    url = f"/api/voting/v1/conferences/{meeting.id}/elections/{election}/archive"
    archive.write_bytes(meeting.organiser.request.get(url).body())
    verified = subprocess.run([PLENARIA, "election", "verify", archive, "--json"], capture_output=True, text=True)
    found = json.loads(verified.stdout)
    assert (verified.returncode, found["phase"], found["counted"]) == (0, "result", 20)
    assert found["result"] == [[1, 9, 6, 4]]
    assert belenios.accepts(archive.read_bytes())
    olga.page.goto(f"{meeting.house.url}/verifier.html")
    olga.page.get_by_label("The ballot box").set_input_files(archive)
    olga.page.get_by_role("button", name="Verify", exact=True).click()
    expect(olga.page.get_by_text("Everything holds.")).to_be_visible(timeout=120_000)
    for person in (*people, *trustees):
        assert person.problems == []
        person.context.close()
