"""A running programme service, a conference for each test, and its people."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from tests.kit.house import Answer, Api, House, house, until


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["programme"], database) as running:
        yield running


def clock(minutes: float = 0, seconds: float = 0) -> str:
    """Return the moment so many minutes from now."""
    return (datetime.now(UTC) + timedelta(minutes=minutes, seconds=seconds)).isoformat()


def session_body(title: str = "Opening", starts: float = 60, ends: float = 120, **more: Any) -> dict[str, Any]:
    """Describe a session; times in minutes from now."""
    return {"type": "panel", "title": {"en": title}, "starts": clock(starts), "ends": clock(ends), **more}


@dataclass
class Conference:
    """One conference, with an organiser and whoever a test brings in."""

    h: House
    id: UUID
    organiser: Api
    people: dict[str, Api] = field(default_factory=dict)

    async def person(self, name: str, *roles: str, **entry: Any) -> Api:
        """Bring somebody in, once."""
        if name not in self.people:
            self.people[name] = await self.h.person(self.id, *roles, name=name, **entry)
        return self.people[name]

    async def session(self, title: str = "Opening", **more: Any) -> str:
        """Put a session on the programme and return its id."""
        answer = await self.organiser.post("programme/sessions", session_body(title, **more))
        assert answer.status == 201, answer.body
        found: str = answer.body["id"]
        return found

    async def live(self, title: str = "Panel", **more: Any) -> str:
        """Put a session on the programme that is live now."""
        return await self.session(title, starts=-10, ends=50, **more)

    async def round(self, *capacities: int, **more: Any) -> tuple[str, list[str]]:
        """Put a table round on the programme, with tables of these sizes."""
        session = await self.session("World café", **{"type": "table_round", "starts": -10, "ends": 50, **more})
        tables = []
        for n, capacity in enumerate(capacities, 1):
            body = {"title": {"en": f"Topic {n}"}, "capacity": capacity}
            tables.append((await self.organiser.post(f"programme/sessions/{session}/tables", body)).body["id"])
        return session, tables

    async def read(self, session: str, by: Api | None = None) -> dict[str, Any]:
        """Return a session as somebody sees it."""
        found: dict[str, Any] = (await (by or self.organiser).get(f"programme/sessions/{session}")).body
        return found

    async def becomes(self, session: str, state: str) -> dict[str, Any]:
        """Wait until a session is in a state."""

        async def there() -> bool:
            return bool((await self.read(session))["state"] == state)

        await until(there)
        return await self.read(session)

    async def said(self, pattern: str) -> list[Any]:
        """Return the events published in this conference whose subject fits."""
        return await self.h.said(self.id, f"programme.{pattern}")


@pytest.fixture
async def conference(h: House) -> Conference:
    identifier = uuid4()
    return Conference(h, identifier, await h.person(identifier, "organiser", name="Olga"))


TOLD = (
    "type",
    "title",
    "description",
    "language",
    "room",
    "starts",
    "ends",
    "capacity",
    "takes_questions",
    "by_hand",
    "tracks",
)


def with_version(body: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return what an organiser sends to change a session as it was read."""
    people = [{"participant": each["person"]["id"], "part": each["part"]} for each in body["people"]]
    return {**{name: body[name] for name in TOLD}, "people": people, **changes}


def places(answer: Answer) -> list[str]:
    """Return the places that a refusal names."""
    return [error["loc"] for error in answer.body["errors"]]
