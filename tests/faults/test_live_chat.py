"""What browsers see of a channel equals the channel, whatever is killed while people talk."""

import asyncio
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from shared.ids import new_id
from tests.kit.house import Api, House, house, until
from tests.kit.owner import READER, Owners
from tests.kit.page import Page
from tests.kit.servers import free_port, listens

KILLS = 6
PEOPLE = 6
ROOT = Path(__file__).parent.parent.parent


class Gateway:
    """The live gateway as a process of its own."""

    def __init__(self, h: House) -> None:
        settings = h.settings
        self.port = free_port()
        self._environment = {
            **os.environ,
            "PLENARIA_DATA": str(settings.data),
            "PLENARIA_KEYS": str(settings.keys),
            "PLENARIA_NATS_URL": settings.nats_url,
            "PLENARIA_NATS_PASSWORDS": str(settings.nats_passwords),
            "PLENARIA_PORT": str(self.port),
        }
        self.start()

    @property
    def address(self) -> str:
        """The address of its socket."""
        return f"http://127.0.0.1:{self.port}/live"

    def start(self) -> None:
        """Start it."""
        command = [sys.executable, "-m", "services.live"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, env=self._environment, cwd=ROOT, stderr=quiet)

    async def kill_and_restart(self) -> None:
        """End it as a crash would, and start it again."""
        self.end(signal.SIGKILL)
        self.start()
        await until(lambda: listens(self.port))

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Stop it in the middle of whatever it does, and let it go on."""
        self._process.send_signal(signal.SIGSTOP)
        yield
        self._process.send_signal(signal.SIGCONT)

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it."""
        self._process.send_signal(how)
        self._process.wait()


async def test_whatever_is_killed_every_page_shows_each_accepted_message_once() -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")
    chance = random.Random(seed)
    async with house(["chat"]) as h:
        gateway, owners = Gateway(h), Owners(h)
        await owners.answer()
        await until(lambda: listens(gateway.port), timeout_s=30)
        conference, thing = new_id(), f"session:{new_id()}"
        people = [await h.person(conference) for _ in range(PEOPLE)]
        for person in people:
            owners.give(thing, person.participant, READER)
        pages = [Page(person, gateway.address, thing) for person in people]
        accepted: list[str] = []
        talking = [asyncio.create_task(page.run()) for page in pages]
        talking += [asyncio.create_task(talk(person, thing, accepted, chance)) for person in people]

        for n in range(KILLS):
            await asyncio.sleep(chance.uniform(0.5, 1.5))
            if n % 2 == 0:
                await gateway.kill_and_restart()
                continue
            before = len(accepted)
            with gateway.hanging():
                await asyncio.to_thread(h.nats.kill_and_restart)
                await until(lambda: len(accepted) > before + 3)  # noqa: B023
                await h.settled()
        for task in talking[PEOPLE:]:
            task.cancel()
        await asyncio.gather(*talking[PEOPLE:], return_exceptions=True)

        fresh = await pages[0].fetch()
        await until(lambda: all(page.state == fresh for page in pages), timeout_s=40)
        for task in talking[:PEOPLE]:
            task.cancel()
        await asyncio.gather(*talking[:PEOPLE], return_exceptions=True)
        gateway.end()

        texts = [text for _, text in fresh.values()]
        assert len(set(texts)) == len(texts)
        assert set(accepted) <= set(texts)
        assert len(accepted) > KILLS
        assert all(page.breaks >= KILLS // 2 and page.fetches > 1 for page in pages)


async def talk(person: Api, thing: str, accepted: list[str], chance: random.Random) -> None:
    """Post for ever; a message is repeated with its key until it is accepted."""
    while True:
        text, key = str(uuid4()), {"Idempotency-Key": str(uuid4())}
        while True:
            with suppress(OSError):
                answer = await person.post(f"chat/channels/{thing}/messages", {"text": text}, headers=key)
                if answer.status == 201:
                    accepted.append(text)
                    break
            await asyncio.sleep(0.05)
        await asyncio.sleep(chance.uniform(0.6, 1.6))
