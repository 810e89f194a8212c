"""The registration service on each database, with one conference and its organiser."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from tests.kit.house import Api, House, house

HEADER = "email,name,organisation,organisation_type,country,roles\n"


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["registration"], database, demo=True) as running:
        yield running


@dataclass
class Setting:
    """A conference, its organiser and a way to let others in."""

    house: House
    id: UUID
    slug: str
    organiser: Api

    async def enter(self, participant: UUID) -> Api:
        """Sign a participant in through a link, as the mail would."""
        link = await self.house.administrator(self.id).post(f"registration/participants/{participant}/sign-in-link")
        return await sign_in(self.house, link.body["url"])

    async def people(self, state: str = "admitted") -> dict[str, Any]:
        found = await self.organiser.get(f"registration/registrations?state={state}&limit=200")
        return {row["email"]: row for row in found.body["items"]}

    async def imported(self, *lines: str) -> dict[str, Any]:
        text = HEADER + "\n".join(lines)
        answer = await self.organiser.post("registration/imports?invite=false", raw=text.encode())
        assert answer.status == 201, answer
        return await self.people()


async def sign_in(h: House, url: str) -> Api:
    anybody = h.anybody()
    session = await anybody.post("/api/registration/v1/sign-in/link", {"token": url.partition("#")[2]})
    assert session.status == 200, session
    current = session.body["conference"]
    api = Api(h.http, UUID(current["id"]) if current else None, session.body["access_token"])
    api.participant = UUID(current["participant"]) if current else None
    return api


@pytest.fixture
def new_conference(h: House) -> Callable[[], Awaitable[Setting]]:
    async def make() -> Setting:
        slug = f"conference-{uuid4().hex[:8]}"
        email = f"{slug}@example.org"
        invited = await h.administrator().post("/api/registration/v1/admin/invitations", {"email": email})
        creator = await sign_in(h, invited.body["url"])
        body = {"slug": slug, "name": "Clusters meet", "starts_on": "2026-11-10", "ends_on": "2026-11-11"}
        body |= {"time_zone": "Europe/Berlin", "organiser_name": "Agency"}
        made = await creator.post("/api/registration/v1/conferences", body)
        assert made.status == 201, made
        setting = Setting(h, UUID(made.body["id"]), slug, creator)
        everybody = await h.administrator(setting.id).get("registration/registrations?state=admitted")
        setting.organiser = await setting.enter(UUID(everybody.body["items"][0]["id"]))
        return setting

    return make


@pytest_asyncio.fixture(loop_scope="session", scope="function")
async def conference(new_conference: Callable[[], Awaitable[Setting]]) -> Setting:
    return await new_conference()
