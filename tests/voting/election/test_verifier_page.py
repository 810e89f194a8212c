"""The verifier page, a program of its own, agrees with ours and with belenios-tool about every archive.

Its modules are run in Node over all honest and forged archives that our verification is tested on, and the page itself,
as one file without a network, in a browser.
"""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from services.voting.domain.election.questions import Question, bind_rules
from services.voting.domain.election.verification import verify_archive
from tests.voting.election.forgeries import FORGERIES as FORGED_BALLOTS
from tests.voting.election.forgeries import HONEST, box
from tests.voting.election.kit import APPROVAL, CHOOSE_ONE, GRADES, WITH_BLANK, Played, one, play
from tests.voting.election.test_forged_archives import FORGERIES, OWNERS, a_play, forge
from tests.voting.election.test_history import RULES, without

ROOT = Path(__file__).parents[3]
NODE = ROOT / ".tools/bin/node"
PAGE = ROOT / "services/web/dist/verifier.html"
BYTES_CHANGED = 200
SCRIPT = """
const { verify } = await import(process.argv[1]);
const { Refusal } = await import(process.argv[2]);
const { readFileSync } = await import("node:fs");
const bytes = (text) => text === undefined ? undefined : Uint8Array.from(Buffer.from(text, "base64"));
const said = JSON.parse(readFileSync(0, "utf8")).map(({ archive, previous, rules }) => {
  try {
    const input = { archive: bytes(archive), previous: bytes(previous), rules: bytes(rules) };
    const { result, phase } = verify(input, { part: 0, parts: 1, progress() {} });
    return { result, phase };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { check: error.check, place: error.place };
  }
});
console.log(JSON.stringify(said));
"""


def judged(*cases: dict[str, bytes]) -> list[dict[str, Any]]:
    """Let the page's modules judge archives."""
    sent = [{name: base64.b64encode(data).decode() for name, data in case.items()} for case in cases]
    modules = [str(ROOT / "services/web/verifier" / name) for name in ("verify.ts", "refusal.ts")]
    command = [str(NODE), "--input-type=module", "-e", SCRIPT, *modules]
    done = subprocess.run(command, input=json.dumps(sent), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def honest() -> dict[str, Played]:
    """Return elections of every kind, with the numbers of those who decrypt."""
    ada, blaise = [one(0, 3)], [one(1, 3)]
    return {
        "the server alone": play().cast((0, ada), (1, ada), (2, blaise)),
        "2 of 3": play(threshold=(2, 3)).cast((0, ada), (1, blaise)),
        "3 of 5": play(threshold=(3, 5)).cast((0, ada)),
        "weights and a revote": a_play(),
        "approval": play(APPROVAL).cast((0, [[1, 0, 1, 1]]), (1, [[0, 0, 0, 0]])),
        "two questions": play(CHOOSE_ONE, WITH_BLANK).cast((0, [one(2, 3), [1, 0, 0]]), (1, [one(0, 3), [0, 1, 0]])),
        "grades": play(*GRADES).cast((0, [one(0, 3), one(2, 3)])),
        "no ballots at all": play(),
    }


DECRYPTING = {"2 of 3": (1, 2, 4), "3 of 5": (1, 2, 4, 6), "weights and a revote": OWNERS}


def test_honest_elections_of_every_kind_are_accepted_with_their_results() -> None:
    played = honest()
    archives = [election.archive(DECRYPTING.get(name, (1,))) for name, election in played.items()]
    stages = [played["2 of 3"].archive((1, 2, 3), until=stage) for stage in ("setup", "ballots", "end", "tally")]
    said = judged(*({"archive": archive} for archive in [*archives, *stages]))
    for archive, found in zip([*archives, *stages], said, strict=True):
        ours = verify_archive(archive)
        assert (found["phase"], found["result"]) == (ours.phase, ours.result and [list(row) for row in ours.result])


def test_every_forged_archive_is_refused_for_the_same_reason() -> None:
    played = a_play()
    archive = played.archive(OWNERS)
    said = judged(*({"archive": forge(forgery, archive, played)} for forgery in FORGERIES))
    wrong = {
        forgery.name: found
        for forgery, found in zip(FORGERIES, said, strict=True)
        if "check" not in found or f"event {forgery.event}" not in found["place"]
    }
    assert wrong == {}


def test_every_forged_ballot_is_refused_at_that_ballot() -> None:
    election = box().cast((1, HONEST))
    ballots = [[*election.ballots, forgery.make(election)] for forgery in FORGED_BALLOTS]
    boxes = [Played(election.setup, election.rng, election.codes, {}, cast) for cast in ballots]
    said = judged(*({"archive": each.archive(until="ballots")} for each in boxes))
    wrong = [
        (forgery.name, found)
        for forgery, found in zip(FORGED_BALLOTS, said, strict=True)
        if (found.get("check"), found.get("place", "").split(",")[0]) != (str(forgery.check), "event 2 (Ballot)")
    ]
    assert wrong == []


def test_history_and_rule_book_are_held_against_what_was_kept() -> None:
    played = play(voters=3, description=bind_rules("An award.", RULES)).cast((0, [one(0, 3)]), (1, [one(1, 3)]))
    older, whole = played.archive(until="ballots"), played.archive([1])
    kept, removed, other_rules, cut = judged(
        {"archive": whole, "previous": older, "rules": RULES},
        {"archive": without(played, 0), "previous": older},
        {"archive": whole, "rules": RULES + b" "},
        {"archive": older, "previous": whole},
    )
    assert kept["phase"] == "result"
    assert [each["check"] for each in (removed, other_rules, cut)] == ["extension", "rule-book", "extension"]


def test_any_changed_byte_is_refused() -> None:
    archive = play(WITH_BLANK, voters=1).cast((0, [[0, 1, 0]])).archive([1])
    chance, cases = Random(2020), []
    for _ in range(BYTES_CHANGED):
        changed = bytearray(archive)
        changed[chance.randrange(len(archive))] ^= 1 << chance.randrange(8)
        cases.append({"archive": bytes(changed)})
    assert all("check" in found for found in judged(*cases))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=shutil.which("chromium"), args=as_root)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The built page as a file, with no network."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(PAGE.as_uri())
    yield page
    context.close()


def give(page: Page, archive: bytes, tracker: str = "") -> None:
    """Choose a file and press the button."""
    page.get_by_label("The ballot box").set_input_files(
        {"name": "election.bel", "mimeType": "application/x-tar", "buffer": archive}
    )
    page.get_by_label("Your tracker").fill(tracker)
    page.get_by_role("button", name="Verify", exact=True).click()


def test_the_page_alone_says_what_holds_and_finds_a_ballot(page: Page) -> None:
    played = play(threshold=(2, 3)).cast((0, [one(0, 3)]), (1, [one(2, 3)]), (0, [one(2, 3)]))
    archive = played.archive((1, 2, 3))
    first, *_, last = verify_archive(archive).ballots
    give(page, archive, last.tracker)
    expect(page.get_by_text("Everything holds.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Your ballot is in the box, and it counts.")).to_be_visible()
    rows = page.get_by_role("row").all()[1:]
    assert [row.inner_text().split("\t")[-1] for row in rows] == ["0", "0", "2"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1366, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert Axe().run(page).response["violations"] == []
    give(page, archive, first.tracker)
    expect(page.get_by_text("a later one of yours counts instead")).to_be_visible(timeout=60_000)


def test_the_page_refuses_in_a_sentence_and_shows_nothing_of_the_file_but_text(page: Page) -> None:
    markup = "<img src=x onerror=document.title='run'>"
    played = play(Question(markup, (markup, "Ada")), description=markup).cast((0, [one(0, 2)]))
    give(page, played.archive([1]))
    expect(page.get_by_text("Everything holds.")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("rowheader", name=markup)).to_be_visible()
    assert page.title() == "Verify an election · Plenaria"
    assert page.locator("img").count() == 0
    give(page, forge(FORGERIES[-1], a_play().archive(OWNERS), a_play()))
    expect(page.get_by_text("This is not in order.")).to_be_visible(timeout=60_000)
    give(page, b"no archive")
    expect(page.get_by_text("This is not in order.")).to_be_visible(timeout=60_000)


def test_the_page_checks_itself(page: Page) -> None:
    page.get_by_role("button", name="Check this page itself").click()
    expect(page.get_by_text("This page computes as it should.")).to_be_visible(timeout=60_000)
