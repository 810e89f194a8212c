"""Rooms on a real LiveKit, with stand-ins for the owners of things."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest_asyncio

from shared.access import NOTHING, Rights
from shared.ids import new_id
from tests.kit.house import Answer, Api, House, house, until
from tests.kit.livekit import LiveKit, livekit_server, video_is_ready
from tests.kit.owner import READER, Owners


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["rooms", "live"], database) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def livekit(h: House) -> AsyncIterator[LiveKit]:
    with livekit_server(h) as server:
        server.announce()
        await video_is_ready(h)
        yield server


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def owners(h: House) -> Owners:
    found = Owners(h)
    await found.answer()
    return found


@dataclass
class Place:
    """A conference with one thing that has a room, and people who may do this or that there."""

    h: House
    owners: Owners
    conference: UUID
    thing: str

    @property
    def path(self) -> str:
        """The path of the room."""
        return f"rooms/rooms/{self.thing}"

    @property
    def topic(self) -> str:
        """The live topic of the room."""
        return f"room.{self.thing.replace(':', '.')}"

    async def person(self, rights: Rights = READER, *roles: str, name: str = "") -> Api:
        """Somebody with rights here."""
        found = await self.h.person(self.conference, *roles, name=name)
        self.owners.give(self.thing, found.participant, rights)
        return found

    async def stranger(self) -> Api:
        """Somebody of the conference who may not enter."""
        return await self.person(NOTHING)

    async def ask_entry(self, who: Api, device: str = "laptop") -> Answer:
        """Ask to enter."""
        return await who.post(f"{self.path}/entry", {"device": device})

    async def token(self, who: Api, device: str = "laptop") -> str:
        """Return a token to enter."""
        answer = await self.ask_entry(who, device)
        assert answer.status == 200, answer
        found: str = answer.body["token"]
        return found

    async def present(self, who: Api) -> list[str]:
        """Return the names of those who are in the room."""
        answer = await who.get(f"{self.path}/presence")
        return [each["participant"]["name"] for each in answer.body["present"]]

    async def shows(self, who: Api, *names: str) -> None:
        """Wait until those people, in this order, are in the room."""

        async def is_so() -> bool:
            return await self.present(who) == list(names)

        await until(is_so, timeout_s=5)


@pytest_asyncio.fixture(loop_scope="session")
async def stage(h: House, owners: Owners) -> Place:
    return Place(h, owners, new_id(), f"session:{new_id()}")


@pytest_asyncio.fixture(loop_scope="session")
async def table(h: House, owners: Owners) -> Place:
    return Place(h, owners, new_id(), f"table:{new_id()}")


def grants(token: str) -> dict[str, Any]:
    """Read what a token says, without checking it."""
    import jwt

    found: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return found
