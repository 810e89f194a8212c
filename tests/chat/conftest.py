"""Chat and the gateway, with stand-ins for the owners of things."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest_asyncio

from shared.access import NOTHING, Rights
from shared.ids import new_id
from tests.kit.house import Api, House, house
from tests.kit.owner import READER, Owners


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["chat", "live"], database) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def owners(h: House) -> Owners:
    found = Owners(h)
    await found.answer()
    return found


@dataclass
class Hall:
    """A conference with one session, and people who may do this or that in its channel."""

    h: House
    owners: Owners
    conference: UUID
    thing: str

    @property
    def path(self) -> str:
        """The path of the channel."""
        return f"chat/channels/{self.thing}"

    @property
    def topic(self) -> str:
        """The live topic of the channel."""
        return f"chat.{self.thing.replace(':', '.')}"

    async def person(self, rights: Rights = READER, *roles: str, name: str = "") -> Api:
        """Somebody with rights in the session."""
        found = await self.h.person(self.conference, *roles, name=name)
        self.owners.give(self.thing, found.participant, rights)
        return found

    async def stranger(self) -> Api:
        """Somebody of the conference who may not enter the session."""
        return await self.person(NOTHING)

    async def post(self, who: Api, text: str) -> str:
        """Post a message and return its identifier."""
        answer = await who.post(f"{self.path}/messages", {"text": text})
        assert answer.status == 201, answer
        found: str = answer.body["id"]
        return found

    async def texts(self, who: Api) -> list[str]:
        """Return the texts somebody reads, the oldest first."""
        answer = await who.get(f"{self.path}/messages")
        return [item["text"] for item in reversed(answer.body["items"])]


@pytest_asyncio.fixture(loop_scope="session")
async def hall(h: House, owners: Owners) -> Hall:
    return Hall(h, owners, new_id(), f"session:{new_id()}")
