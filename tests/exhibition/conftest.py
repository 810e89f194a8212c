"""A running exhibition, a conference for each test, its people and booths."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from nats.aio.msg import Msg

from shared.questions import MailAnswer, MailQuestion
from tests.kit.house import Answer, Api, House, house


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["exhibition"], database) as running:
        await _answer_addresses(running)
        yield running


async def _answer_addresses(h: House) -> None:
    """Tell every participant's address as registration would: the participant's id at example.org."""

    async def reply(message: Msg) -> None:
        asked = MailQuestion.model_validate_json(message.data)
        rest = {"name": "", "language": "en", "time_zone": "UTC", "conference_name": "", "conference_slug": ""}
        answer = MailAnswer(email=f"{asked.participant}@example.org", conference_zone="UTC", **rest)
        await h.client.publish(message.reply, answer.model_dump_json().encode())

    await h.client.subscribe("requests.registration.address.find.v1", cb=reply)
    await h.client.flush()


@dataclass
class Hall:
    """One conference's exhibition, with an organiser and whoever a test brings in."""

    h: House
    id: UUID
    organiser: Api
    people: dict[str, Api] = field(default_factory=dict)

    async def person(self, name: str, *roles: str, **entry: Any) -> Api:
        """Bring somebody in, once."""
        if name not in self.people:
            self.people[name] = await self.h.person(self.id, *roles, name=name, **entry)
        return self.people[name]

    async def booth(self, *staff: Api, **body: Any) -> str:
        """Put up a booth with this staff and return its id."""
        members = [str(each.participant) for each in staff]
        answer = await self.organiser.post("exhibition/booths", {"title": "Techtera", "staff": members, **body})
        assert answer.status == 201, answer.body
        found: str = answer.body["id"]
        return found

    async def read(self, booth: str, by: Api | None = None) -> dict[str, Any]:
        """Return a booth as somebody sees it."""
        found: dict[str, Any] = (await (by or self.organiser).get(f"exhibition/booths/{booth}")).body
        return found

    async def said(self, pattern: str) -> list[Any]:
        """Return the events published in this conference whose subject fits."""
        return await self.h.said(self.id, f"exhibition.{pattern}")

    async def frames(self, topic: str) -> list[dict[str, Any]]:
        """Return the frames shown on a topic so far."""
        await self.h.settled()
        return [_frame(body) for _, body in await self.h._stored("live", f"live.{self.id}.{topic}")]


def _frame(body: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(body)
    return found


@pytest.fixture
async def hall(h: House) -> Hall:
    identifier = uuid4()
    return Hall(h, identifier, await h.person(identifier, "organiser", name="Olga"))


async def ask(visitor: Api, booth: str, wish: str = "video", message: str = "") -> Answer:
    """Ask a booth for contact."""
    path = f"exhibition/booths/{booth}/contact-requests"
    return await visitor.post(path, {"wish": wish, "message": message})


async def asked(visitor: Api, booth: str, wish: str = "video") -> str:
    """Ask a booth for contact and return the request's id."""
    answer = await ask(visitor, booth, wish)
    assert answer.status == 201, answer.body
    found: str = answer.body["id"]
    return found


async def together(*actions: Any) -> list[Answer]:
    """Do several things at the same moment."""
    return list(await asyncio.gather(*actions))
