"""The gateway with stand-ins for the owners of things."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
import pytest_asyncio

from shared.ids import new_id
from tests.kit.house import House, house
from tests.kit.owner import Owners


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["live"], database) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def owners(h: House) -> Owners:
    found = Owners(h)
    await found.answer()
    return found


@pytest.fixture
def conference() -> UUID:
    return new_id()
