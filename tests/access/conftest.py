"""All services of an installation in one house, with video."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest_asyncio

from shared.declarations import service_names
from tests.kit.house import House, house
from tests.kit.livekit import LiveKit, livekit_server, video_is_ready


@dataclass
class Installation:
    """Everything at once."""

    house: House
    livekit: LiveKit


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def everything(database: str) -> AsyncIterator[Installation]:
    async with house(service_names(), database, demo=True) as running:
        with livekit_server(running) as server:
            server.announce()
            await video_is_ready(running)
            yield Installation(running, server)
