"""Networking on each database, with slots ahead and people who want to meet."""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
import pytest_asyncio

from shared.clock import utc_now
from shared.ids import new_id
from tests.kit.house import Api, House, house

if TYPE_CHECKING:
    from services.networking.domain.recommendation import Encode, Recommender

# Read once, when the matrix library is loaded; its waiting threads spin, which costs on a machine that is shared.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@dataclass
class Hands:
    """A clock that a test can set."""

    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


HANDS = Hands()


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    HANDS.ahead = timedelta()
    async with house(["networking"], database, clock=HANDS) as running:
        yield running


@dataclass
class Afternoon:
    """A conference with six slots, the first in an hour."""

    house: House
    id: UUID
    organiser: Api
    slots: list[dict[str, str]]

    @classmethod
    async def begin(cls, h: House) -> "Afternoon":
        HANDS.ahead = timedelta()
        conference = new_id()
        organiser = await h.person(conference, "organiser")
        first = utc_now().replace(microsecond=0) + timedelta(hours=1)
        starts = [first + timedelta(minutes=25 * number) for number in range(6)]
        slots = [
            {"session": "afternoon", "starts": s.isoformat(), "ends": (s + timedelta(minutes=20)).isoformat()}
            for s in starts
        ]
        made = await organiser.post("networking/slots", {"slots": slots})
        assert made.status == 201, made
        return cls(h, conference, organiser, made.body["items"])

    async def person(self, name: str, **profile: object) -> Api:
        made = await self.house.person(self.id, name=name)
        answer = await made.put("networking/me/profile", {"opted_in": True, **profile})
        assert answer.status == 200, answer
        return made

    async def request(self, asker: Api, other: Api) -> str:
        body = {"receiver": str(other.participant), "message": "Shall we meet?"}
        made = await asker.post("networking/meeting-requests", body)
        assert made.status == 201, made
        return str(made.body["id"])

    async def meeting(self, a: Api, b: Api, slot: int = 0) -> str:
        request = await self.request(a, b)
        choice = {"slot": self.slots[slot]["id"]}
        made = await b.post(f"networking/meeting-requests/{request}/acceptance", choice)
        assert made.status == 200, made
        return str(made.body["meeting"])


@pytest_asyncio.fixture(loop_scope="session", scope="function")
async def afternoon(h: House) -> Afternoon:
    return await Afternoon.begin(h)


@pytest.fixture(scope="session")
def encode() -> "Encode":
    """The two real text models, remembering what they encoded in earlier runs."""
    from services.networking.models.commands import encoder

    return encoder()


@pytest.fixture(scope="session")
def fitted(encode: "Encode") -> "Recommender":
    """Suggestions for the published set; not to be changed."""
    from services.networking.domain.recommendation import Recommender
    from tests.networking.recommending import people

    engine = Recommender(encode)
    engine.fit(people())
    return engine
