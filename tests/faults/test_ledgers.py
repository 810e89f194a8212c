"""Whatever is killed while fifty people chat, ask, meet, vote and queue: what was accepted is there, once."""

import asyncio
import json
import os
import random
import re
import shutil
import signal
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Page, async_playwright, expect

from services.voting.domain.election.questions import Election
from tests.faults.crowd import Door, Person, during
from tests.journeys.installation import Installation, installation
from tests.kit.house import until

PEOPLE, BOOTHS, KILLS = 50, 4, 20
NAMES = ("Ada", "Blaise")
WATCH = """
window.neverLoadedAgain = true;
new MutationObserver(() => {
  if (document.body.innerText.includes("Reconnecting")) window.saidReconnecting = true;
}).observe(document.documentElement, {childList: true, subtree: true, characterData: true});
"""


@dataclass
class Stage:
    """A conference with everything at which people can be busy."""

    door: Door
    slug: str = "ledgers"
    organiser: str = ""
    token: str = ""
    people: list[str] = field(default_factory=list)
    session: str = ""
    poll: str = ""
    election: str = ""
    booths: list[str] = field(default_factory=list)
    form: Any = None

    async def get(self, path: str) -> Any:
        """Read something as the organiser."""
        return (await self.door.try_("GET", path, self.token))[0]

    async def post(self, path: str, body: Any = None) -> Any:
        """Do something as the organiser."""
        return (await self.door.try_("POST", path, self.token, body))[0]

    async def put(self, path: str, body: Any) -> Any:
        """Set something as the organiser."""
        return (await self.door.try_("PUT", path, self.token, body))[0]

    async def every(self, path: str) -> list[Any]:
        """Read all pages of a list."""
        found, after = [], ""
        while True:
            page = await self.get(f"{path}?limit=100{after}")
            found += page["items"]
            if page["next"] is None:
                return found
            after = f"&after={page['next']}"

    async def prepare(self) -> None:
        """Make the conference, its people and what they do things with."""
        await self._people()
        panel = {"type": "panel", "title": {"en": "Panel"}, **during(-5, 120)}
        self.session = (await self.post("programme/sessions", panel))["id"]
        await self.post(f"programme/sessions/{self.session}/start")
        body = {"question": "Which?", "options": ["This", "That"]}
        self.poll = (await self.post(f"voting/sessions/{self.session}/polls", body))["id"]
        await self.post(f"voting/polls/{self.poll}/opening")
        for n in range(BOOTHS):
            booth = {"title": f"Booth {n}", "staff": [self.organiser]}
            self.booths.append((await self.post("exhibition/booths", booth))["id"])
        profiles = [{"participant": each, "opted_in": True} for each in self.people]
        await self.post("networking/profiles", {"profiles": profiles})
        await self._election()

    async def _people(self) -> None:
        administrator = self.door.token(None, "administrator")
        body = {"slug": self.slug, "name": "Ledgers", "time_zone": "UTC", "organiser_name": "Agency"}
        body |= {"starts_on": "2026-11-25", "ends_on": "2026-11-26"}
        made, _ = await self.door.try_("POST", "/api/registration/v1/conferences", administrator, body)
        self.door.conference = made["id"]
        administrator = self.door.token(None, "administrator")
        lines = ["email,name,roles", "olga@example.org,Olga,organiser", "wanda@example.org,Wanda,"]
        lines += [f"p{n}@example.org,Person {n}," for n in range(PEOPLE)]
        path = "registration/imports?invite=false"
        await self.door.try_("POST", path, administrator, data="\n".join(lines).encode())
        listed, _ = await self.door.try_("GET", "registration/registrations?state=admitted&limit=200", administrator)
        ids = {row["email"]: row["id"] for row in listed["items"]}
        self.organiser = ids["olga@example.org"]
        self.token = self.door.token(self.organiser, "attendee", "organiser")
        self.people = [ids[f"p{n}@example.org"] for n in range(PEOPLE)]

    async def _election(self) -> None:
        award = (await self.post("voting/awards", {"kind": "elected", "title": "Manager"}))["id"]
        chosen = [(await self.post(f"voting/awards/{award}/nominations", {"name": name}))["id"] for name in NAMES]
        await self.put(f"voting/awards/{award}/shortlist", {"nominations": chosen})
        self.election = (await self.post(f"voting/awards/{award}/elections", {"question": "Who?"}))["id"]
        opened = await self.post(f"voting/elections/{self.election}/opening")
        self.form = Election.read(opened["form"]["election"].encode())
        path = f"registration/elections/{self.election}/voters"

        async def registrar_knows() -> bool:
            return len((await self.get(path))["items"]) > PEOPLE

        await until(registrar_knows)


@asynccontextmanager
async def browser_of(house: Installation, stage: Stage) -> AsyncIterator[Page]:
    """Open Wanda's browser on the session."""
    await stage.door.try_(
        "POST", "/api/registration/v1/sign-in", None, {"email": "wanda@example.org", "conference_slug": stage.slug}
    )
    link = await asyncio.to_thread(house.link, "wanda@example.org")
    async with async_playwright() as driver:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = await driver.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = await chromium.new_page()
        await page.goto(link)
        await page.get_by_role("button", name=re.compile("enter|sign in|come in", re.IGNORECASE)).click()
        await expect(page).not_to_have_url(re.compile("/enter"))
        await page.goto(f"{house.url}/c/{stage.slug}/programme/{stage.session}/room")
        await expect(page.locator("h1")).to_be_visible()
        await page.evaluate(WATCH)
        yield page
        await chromium.close()


async def kill_in_turn(house: Installation, chance: random.Random) -> None:
    """Kill each process as a crash would, at random moments; the launcher starts it again."""
    names: list[str] = []
    for _ in range(KILLS):
        if not names:
            names = [*processes(house)]
            chance.shuffle(names)
        await asyncio.sleep(chance.uniform(0.3, 2.5))
        name = names.pop()
        pid = processes(house)[name]
        print(f"kill {name}", flush=True)
        os.kill(pid, signal.SIGKILL)
        await until(lambda: processes(house).get(name, pid) != pid)  # noqa: B023


def processes(house: Installation) -> dict[str, int]:
    """Return the processes of an installation by name."""
    known = json.loads((house.data / "run.json").read_text())["processes"]
    return {name: each["pid"] for name, each in known.items()}


@pytest.mark.timeout(600)
async def test_what_was_accepted_is_there_once_whatever_was_killed() -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")
    chance = random.Random(seed)
    with installation("services", "postgresql") as house:
        async with aiohttp.ClientSession(house.url, connector=aiohttp.TCPConnector(limit=0)) as http:
            stage = Stage(Door(http, house.data))
            await stage.prepare()
            people = [Person(stage.door, id, random.Random(chance.random())) for id in stage.people]
            async with browser_of(house, stage) as page:
                stop = asyncio.Event()
                busy = [asyncio.create_task(keep_busy(n, people, stage, stop)) for n in range(PEOPLE)]
                await kill_in_turn(house, chance)
                stop.set()
                await asyncio.gather(*busy)
                await stage.post(f"programme/sessions/{stage.session}/questions", {"text": "Is everybody back?"})
                await expect(page.get_by_text("Is everybody back?")).to_be_visible(timeout=30_000)
                assert await page.evaluate("[window.neverLoadedAgain, window.saidReconnecting]") == [True, True]
            await compare([person.ledger for person in people], stage)


async def keep_busy(n: int, people: list[Person], stage: Stage, stop: asyncio.Event) -> None:
    """Let one person do everything."""
    me, others = people[n], [people[(n + step) % PEOPLE] for step in (1, 2, 3)]
    once = [me.vote(stage.poll), me.cast(stage.election, stage.form)]
    once += [me.ask_to_meet(other.id) for other in others]
    once += [me.queue(booth) for booth in stage.booths]
    await me.talk(stage.session, stop, once)


async def compare(ledgers: list[Any], stage: Stage) -> None:
    """Claim that the public interface says what the ledgers say, everything once."""
    messages = await stage.every(f"chat/channels/session:{stage.session}/messages")
    assert Counter(each["text"] for each in messages) == Counter(t for ledger in ledgers for t in ledger.messages)
    questions = (await stage.get(f"programme/sessions/{stage.session}/questions"))["items"]
    asked = Counter(text for ledger in ledgers for text in ledger.questions) + Counter(["Is everybody back?"])
    assert Counter(each["text"] for each in questions) == asked

    for person, ledger in zip(stage.people, ledgers, strict=True):
        found, _ = await stage.door.try_("GET", "networking/meeting-requests", stage.door.token(person, "attendee"))
        mine = Counter(each["id"] for each in found["items"] if each["sent_by_me"])
        assert mine == Counter(ledger.requests)
        assert len(mine) == 3
    queued = []
    for booth in stage.booths:
        queued += [each["id"] for each in (await stage.get(f"exhibition/booths/{booth}/queue"))["waiting"]]
    assert Counter(queued) == Counter(id for ledger in ledgers for id in ledger.queued)
    assert len(queued) == PEOPLE * BOOTHS

    closed = await stage.post(f"voting/polls/{stage.poll}/closing")
    votes = Counter(ledger.vote for ledger in ledgers)
    assert [option["votes"] for option in closed["options"]] == [votes[0], votes[1]]
    await compare_ballots([ledger.ballot for ledger in ledgers], stage)
    assert sum(ledger.repeated for ledger in ledgers) > 0


async def compare_ballots(ballots: list[tuple[str, int]], stage: Stage) -> None:
    """Claim that every ballot stands on the board once, and that the result counts them."""
    path = f"voting/elections/{stage.election}"
    board = await stage.every(f"{path}/board")
    assert Counter(each["tracker"] for each in board) == Counter(tracker for tracker, _ in ballots)
    await stage.post(f"{path}/closing")

    async def state() -> str:
        return str((await stage.get(path))["state"])

    async def is_tallied() -> bool:
        return await state() == "tallied"

    await until(is_tallied, 60)
    pressed = 0
    while await state() != "revealed":
        await stage.post(f"{path}/reveal", {"stage": pressed})
        pressed += 1
    result = await stage.get(f"{path}/result")
    counted = {row["name"]: row["votes"] for row in result["table"]}
    chosen = Counter(choice for _, choice in ballots)
    assert counted == {name: chosen[n] for n, name in enumerate(NAMES)}
