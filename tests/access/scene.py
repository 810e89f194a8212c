"""One conference of its own for one rule: its people, and the things that the rule's address and body name.

A thing is made when it is first named, through the public interface, by the people to whom it belongs. ``{booth}`` in
an address or a body is the id of the thing ``booth``; the name of a person is the person's id.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from shared.identity import Caller
from shared.ids import new_id
from tests.kit.house import Answer, Api, House, until
from tests.kit.livekit import LiveKit

PEOPLE: dict[str, frozenset[str]] = {
    "organiser": frozenset({"organiser"}),
    "attendee": frozenset(),
    "author": frozenset(),
    "other": frozenset(),
    "visitor": frozenset(),
    "seated": frozenset(),
    "speaker": frozenset({"speaker"}),
    "moderator": frozenset({"speaker"}),
    "facilitator": frozenset({"facilitator"}),
    "staff": frozenset({"exhibitor"}),
    "juror": frozenset({"juror"}),
    "trustee": frozenset({"trustee"}),
}
"""Who is there, with the conference-wide roles besides attendee.

``author`` wrote, asked or proposed what a rule is about, ``other`` is who it went to; ``speaker`` and ``moderator`` are
on the session's stage, ``facilitator`` and ``seated`` sit at the table, ``staff`` staffs the booth at which ``visitor``
is. ``attendee`` has nothing to do with any of it. Besides them: ``anybody`` is not signed in, ``administrator``.
"""
NAMED = re.compile(r"{([a-z_]+)}")
Maker = Callable[["Scene"], Awaitable[str]]
THINGS: dict[str, Maker] = {}


def thing(maker: Maker) -> Maker:
    """Say how to make the thing of this name; the answer is its id."""
    THINGS[maker.__name__] = maker
    return maker


def clock(minutes: float = 0) -> str:
    """Return the moment so many minutes from now."""
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat()


@dataclass
class Scene:
    """A conference, made for one rule."""

    house: House
    livekit: LiveKit
    exit: AsyncExitStack
    service: str
    conference: UUID = field(default_factory=new_id)
    slug: str = field(default_factory=lambda: f"conference-{uuid4().hex[:8]}")
    people: dict[str, Api] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    async def begin(self, *, registered: bool) -> None:
        """Bring in the people: through registration, or with a token and an entry in the directory alone."""
        if registered:
            await self._register()
            return
        each = [self.house.person(self.conference, *roles, name=name) for name, roles in PEOPLE.items()]
        self.people = dict(zip(PEOPLE, await asyncio.gather(*each), strict=True))

    async def _register(self) -> None:
        body = {"slug": self.slug, "name": "Clusters meet", "starts_on": "2026-11-25", "ends_on": "2026-11-26"}
        body |= {"time_zone": "Europe/Berlin", "organiser_name": "Agency"}
        made = await self.house.administrator().post("/api/registration/v1/conferences", body)
        self.conference = UUID(got(made)["id"])
        lines = ["email,name,organisation,organisation_type,country,roles"]
        lines += [f"{name}@{self.slug}.example.org,{name},{name},sme,DE,{''.join(PEOPLE[name])}" for name in PEOPLE]
        administrator = self.house.administrator(self.conference)
        got(await administrator.post("registration/imports?invite=false", raw="\n".join(lines).encode()))
        listed = got(await administrator.get("registration/registrations?state=admitted&limit=200"))
        for row in listed["items"]:
            self.people[row["name"]] = self.holder(self.conference, UUID(row["id"]), PEOPLE[row["name"]])
        known = [parts.directory for parts in self.house.parts.values()]
        ids = [UUID(row["id"]) for row in listed["items"]]
        await until(lambda: all(d.find(self.conference, each) for d in known for each in ids))

    def holder(self, conference: UUID, participant: UUID, roles: frozenset[str]) -> Api:
        """Return somebody with a token as registration signs it."""
        held, now = frozenset({"attendee", *roles}), time.time()
        caller = Caller(new_id(), str(new_id()), held, conference, participant, now, now + 3600)
        return Api(self.house.http, conference, self.house.token(caller), participant)

    def who(self, name: str) -> Api:
        """Return a person of this conference, the administrator, or somebody who is not signed in."""
        if name == "administrator":
            return self.house.administrator(self.conference)
        if name == "anybody":
            return Api(self.house.http, self.conference, None)
        return self.people[name]

    def twin(self, name: str) -> Api:
        """Return somebody with the same roles in another conference."""
        elsewhere = new_id()
        if name == "administrator":
            return self.house.administrator(elsewhere)
        if name == "anybody":
            return Api(self.house.http, elsewhere, None)
        return self.holder(elsewhere, new_id(), PEOPLE[name])

    def stranger(self) -> Api:
        """Return an organiser of another conference who tries this one's address."""
        found = self.holder(new_id(), new_id(), frozenset({"organiser"}))
        found.conference = self.conference
        return found

    async def id(self, name: str) -> str:
        """Return the id of a person or a thing; a thing is made when it is first asked for."""
        if name in PEOPLE:
            return str(self.people[name].participant)
        if name not in self.made:
            self.made[name] = await THINGS[name](self)
        return self.made[name]

    async def fill(self, value: Any) -> Any:
        """Put ids in the places of the names in an address or a body; moments are minutes from now (``@60``)."""
        if isinstance(value, dict):
            return {key: await self.fill(each) for key, each in value.items()}
        if isinstance(value, list):
            return [await self.fill(each) for each in value]
        if not isinstance(value, str):
            return value
        if value.startswith("@"):
            return clock(float(value[1:]))
        for name in NAMED.findall(value):
            value = value.replace(f"{{{name}}}", await self.id(name))
        return value

    async def make(self, who: str, path: str, body: Any = None) -> Any:
        """Post something as somebody and return what the answer says."""
        return got(await self.who(who).post(await self.fill(path), await self.fill(body)))

    async def put(self, who: str, path: str, body: Any = None) -> Any:
        """Put something as somebody and return what the answer says."""
        return got(await self.who(who).put(await self.fill(path), await self.fill(body)))

    async def read(self, who: str, path: str) -> Any:
        """Read something as somebody."""
        return got(await self.who(who).get(await self.fill(path)))


def got(answer: Answer) -> Any:
    """Return what an answer says; what a scene is made of must be there."""
    assert answer.status < 300, answer
    return answer.body
