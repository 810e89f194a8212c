"""Voting with registration and programme on each database: a conference, its voters, and their browsers' work."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest_asyncio

from services.voting.domain.election.questions import Election
from services.voting.domain.election.sealing import seal_ballot
from shared.credentials import derive_secret
from shared.identity import Caller
from shared.ids import new_id
from tests.kit.house import Answer, Api, House, house, until

NAMES = ("Ada", "Blaise", "Émilie")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["programme", "registration", "voting"], database, demo=True) as running:
        yield running


def clock(minutes: float = 0, seconds: float = 0) -> str:
    """Return the moment so many minutes and seconds from now."""
    return (datetime.now(UTC) + timedelta(minutes=minutes, seconds=seconds)).isoformat()


@dataclass
class Setting:
    """A conference with its organiser; everybody is imported, and holds a token as registration signs it."""

    house: House
    id: UUID
    slug: str
    organiser: Api = field(init=False)

    async def people(self, *names: str, roles: str = "", organisation: str = "") -> list[Api]:
        """Import participants; each stands for an organisation of their own unless one is named."""
        header = "email,name,organisation,organisation_type,country,roles"
        addresses = [f"{uuid4().hex}@example.org" for _ in names]
        lines = [
            f"{address},{name},{organisation or 'Org of ' + name},sme,DE,{roles}"
            for address, name in zip(addresses, names, strict=True)
        ]
        administrator = self.house.administrator(self.id)
        raw = "\n".join([header, *lines]).encode()
        answer = await administrator.post("registration/imports?invite=false", raw=raw)
        assert answer.status == 201, answer
        known: dict[str, UUID] = {}
        after: str | None = ""
        while after is not None:
            query = f"registration/registrations?state=admitted&limit=200{after and f'&after={after}'}"
            page = (await administrator.get(query)).body
            known |= {row["email"]: UUID(row["id"]) for row in page["items"]}
            after = page["next"]
        await self.house.settled()
        held = frozenset({"attendee", *filter(None, [roles])})
        return [self._holder(known[address], name, held) for address, name in zip(addresses, names, strict=True)]

    def _holder(self, participant: UUID, name: str, roles: frozenset[str]) -> Api:
        caller = Caller(new_id(), str(new_id()), roles, self.id, participant, time.time(), time.time() + 3600)
        return Api(self.house.http, self.id, self.house.token(caller), participant, name)


@pytest_asyncio.fixture(loop_scope="session", scope="function")
async def conference(h: House) -> Setting:
    slug = f"conference-{uuid4().hex[:8]}"
    body = {"slug": slug, "name": "Clusters meet", "starts_on": "2026-11-10", "ends_on": "2026-11-11"}
    body |= {"time_zone": "Europe/Berlin", "organiser_name": "Agency"}
    made = await h.administrator().post("/api/registration/v1/conferences", body)
    assert made.status == 201, made
    setting = Setting(h, UUID(made.body["id"]), slug)
    (setting.organiser,) = await setting.people("Olga", roles="organiser")
    return setting


async def voters(setting: Setting, count: int, roles: str = "") -> list[Api]:
    """Import so many participants."""
    return await setting.people(*(f"{roles or 'Voter'} {n}" for n in range(count)), roles=roles)


@dataclass
class Ballots:
    """One election as a test plays it through the public interface."""

    setting: Setting
    id: str
    award: str
    cast: list[bytes] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"voting/elections/{self.id}"

    async def act(self, what: str, body: Any = None) -> Answer:
        return await self.setting.organiser.post(f"{self.path}/{what}", body)

    async def open(self) -> None:
        answer = await self.act("opening")
        assert answer.status == 200, answer

    async def read(self, who: Api | None = None) -> dict[str, Any]:
        found: dict[str, Any] = (await (who or self.setting.organiser).get(self.path)).body
        return found

    async def seal(self, voter: Api, choices: Sequence[int]) -> bytes:
        """Do what a voter's browser does: fetch the code and the form, encrypt, prove, sign."""
        credential = await self.credential(voter)
        shown = await self.read()
        form = shown["form"]
        election = Election.read(form["election"].encode())
        assert (election.fingerprint, election.uuid) == (form["fingerprint"], shown["uuid"])
        assert credential["uuid"] == shown["uuid"]
        secret = derive_secret(credential["uuid"], credential["code"])
        return await asyncio.to_thread(seal_ballot, election, secret, [list(choices)])

    async def credential(self, voter: Api) -> dict[str, Any]:
        """Collect a voter's code; registration hears of the opening a moment after it."""
        path = f"registration/elections/{self.id}/credential"

        async def there() -> bool:
            return (await voter.get(path)).code != "not_open"

        await until(there)
        answer = await voter.get(path)
        assert answer.status == 200, answer
        found: dict[str, Any] = answer.body
        return found

    async def put(self, data: bytes, **headers: str) -> Answer:
        """Cast a ballot as a browser does that sends nothing else."""
        url = f"/api/voting/v1/conferences/{self.setting.id}/elections/{self.id}/ballots"
        async with self.setting.house.http.post(url, data=data, headers=headers) as response:
            text = await response.read()
            return Answer(response.status, json.loads(text), response.headers)

    async def vote(self, voter: Api, *choices: int) -> str:
        """Vote, and return the tracker."""
        data = await self.seal(voter, choices)
        answer = await self.put(data)
        assert answer.status == 201, answer
        self.cast.append(data)
        tracker: str = answer.body["tracker"]
        return tracker

    async def becomes(self, state: str) -> None:
        async def there() -> bool:
            return bool((await self.read())["state"] == state)

        await until(there, 30)

    async def archive(self) -> bytes:
        found = await Api(self.setting.house.http, self.setting.id, None).get(f"{self.path}/archive")
        assert found.status == 200, found
        body: bytes = found.body
        return body

    async def close(self) -> None:
        answer = await self.act("closing")
        assert answer.status == 200, answer
        await self.becomes("tallied")

    async def reveal(self) -> list[Answer]:
        """Press until everything is revealed."""
        answers: list[Answer] = []
        while not answers or answers[-1].body["state"] != "revealed":
            answers.append(await self.act("reveal", {"stage": len(answers)}))
            assert answers[-1].status == 200, answers[-1]
        return answers


async def shortlist(setting: Setting, names: Sequence[str] = NAMES, **more: Any) -> str:
    """Add an award with a shortlist of these names and return its id."""
    body = {"kind": "elected", "title": "Cluster Manager of the Year", **more}
    award = (await setting.organiser.post("voting/awards", body)).body
    chosen = []
    for name in names:
        made = await setting.organiser.post(f"voting/awards/{award['id']}/nominations", {"name": name})
        assert made.status == 201, made
        chosen.append(made.body["id"])
    answer = await setting.organiser.put(f"voting/awards/{award['id']}/shortlist", {"nominations": chosen})
    assert answer.status == 200, answer
    found: str = award["id"]
    return found


async def prepare(setting: Setting, names: Sequence[str] = NAMES, **rules: Any) -> Ballots:
    """Prepare an election on a shortlist."""
    award = await shortlist(setting, names)
    body = {"question": "Who is the Cluster Manager of the Year?", **rules}
    answer = await setting.organiser.post(f"voting/awards/{award}/elections", body)
    assert answer.status == 201, answer
    return Ballots(setting, answer.body["id"], award)


async def frames(h: House, conference: Any, topic: str) -> list[dict[str, Any]]:
    """Return what browsers were shown on a topic."""
    await h.settled()
    return [json.loads(body) for _, body in await h._stored("live", f"live.{conference}.{topic}")]
