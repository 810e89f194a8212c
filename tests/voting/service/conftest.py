"""Voting with registration and programme on each database: a conference, its voters, and their browsers' work."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest_asyncio

from services.voting.domain.election.questions import Election
from services.voting.domain.election.sealing import seal_ballot
from shared.credentials import derive_secret
from tests.kit.house import Answer, Api, House, house, until
from tests.registration.conftest import Setting, conference, new_conference

__all__ = ["conference", "new_conference"]
NAMES = ("Ada", "Blaise", "Émilie")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["programme", "registration", "voting"], database, demo=True) as running:
        yield running


def clock(minutes: float = 0, seconds: float = 0) -> str:
    """Return the moment so many minutes and seconds from now."""
    return (datetime.now(UTC) + timedelta(minutes=minutes, seconds=seconds)).isoformat()


async def voters(setting: Setting, count: int, roles: str = "") -> list[Api]:
    """Import participants and sign them in."""
    prefix = roles or "voter"
    lines = [
        f"{prefix}{n}-{setting.slug}@example.org,{prefix.title()} {n},Org {n},sme,DE,{roles}" for n in range(count)
    ]
    people = await setting.imported(*lines)
    found = [await setting.enter(people[line.split(",")[0]]["id"]) for line in lines]
    known = setting.house.parts["voting"].directory
    await until(lambda: all(known.find(setting.id, each.participant) for each in found if each.participant))
    return found


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
        form = (await self.read())["form"]
        election = Election.read(form["election"].encode())
        assert (election.fingerprint, election.uuid) == (form["fingerprint"], credential["uuid"])
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
