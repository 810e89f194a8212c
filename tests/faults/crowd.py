"""Simulated people at an installation's front door; each keeps a ledger of what was accepted of theirs."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import aiohttp

from services.voting.domain.election.questions import Election
from services.voting.domain.election.sealing import seal_ballot
from shared.clock import utc_now
from shared.credentials import derive_secret
from shared.identity import Caller, sign, signing_key
from shared.ids import new_id
from shared.settings import Settings

GIVEN_UP_S = 60
PATIENCE = aiohttp.ClientTimeout(total=12)


def during(starts: float, ends: float) -> dict[str, str]:
    """Return a time, in minutes from now."""
    moments = {"starts": starts, "ends": ends}
    return {name: (datetime.now(UTC) + timedelta(minutes=each)).isoformat() for name, each in moments.items()}


@dataclass
class Ledger:
    """What was accepted of one person."""

    messages: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    queued: list[str] = field(default_factory=list)
    vote: int | None = None
    ballot: tuple[str, int] | None = None
    repeated: int = 0


@dataclass
class Door:
    """The front door of an installation."""

    http: aiohttp.ClientSession
    data: Path
    conference: str = ""

    def token(self, participant: str | None, *roles: str) -> str:
        """Sign a token as registration does, one that outlives the test."""
        now = utc_now()
        conference = UUID(self.conference) if self.conference else None
        who = UUID(participant) if participant else None
        caller = Caller(new_id(), str(new_id()), frozenset(roles), conference, who)
        return sign(caller, signing_key(Settings(self.data, keys=self.data / "keys")), now, timedelta(hours=1))

    async def try_(self, method: str, path: str, token: str | None, body: Any = None, **options: Any) -> Any:
        """Send a request until it is answered; what fails on the way is sent again, the same.

        Returns the answer's body, and how often it had to be repeated.

        Raises:
            AssertionError: it was refused.
            TimeoutError: it was not answered for a minute.
        """
        service, _, rest = path.partition("/")
        url = path if path.startswith("/") else f"/api/{service}/v1/conferences/{self.conference}/{rest}"
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if method == "POST" and token:
            headers["Idempotency-Key"] = str(uuid4())
        sent = options if options else {} if body is None else {"json": body}
        repeated, given_up = 0, time.monotonic() + GIVEN_UP_S
        last: Any = None
        while time.monotonic() < given_up:
            try:
                async with self.http.request(method, url, headers=headers, timeout=PATIENCE, **sent) as answer:
                    text = await answer.text()
                    if answer.status < 400:
                        return (await answer.json() if text else None), repeated
                    last = (answer.status, text)
                    assert answer.status in (429, 500, 502, 503, 504), (method, path, answer.status, text)
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                last = error
            repeated += 1
            await asyncio.sleep(0.3)
        raise TimeoutError(f"{method} {path} found no answer: {last!r}")


@dataclass
class Person:
    """Somebody who does everything a conference offers; what is sent is sent until it is accepted."""

    door: Door
    id: str
    chance: random.Random
    ledger: Ledger = field(default_factory=Ledger)

    def __post_init__(self) -> None:
        self._token = self.door.token(self.id, "attendee")

    async def do(self, method: str, path: str, body: Any = None) -> Any:
        """Do something until it is accepted."""
        found, repeated = await self.door.try_(method, path, self._token, body)
        self.ledger.repeated += repeated
        return found

    async def talk(self, session: str, stop: asyncio.Event, once: list[Any]) -> None:
        """Chat and ask until told to stop, with the things that are done once in between; all of these are done."""
        self.chance.shuffle(once)
        while once or not stop.is_set():
            await asyncio.sleep(0 if stop.is_set() else self.chance.uniform(0.6, 2.5))
            if once and (stop.is_set() or self.chance.random() < 0.35):
                await once.pop()
                continue
            text = str(uuid4())
            if self.chance.random() < 0.7:
                await self.do("POST", f"chat/channels/session:{session}/messages", {"text": text})
                self.ledger.messages.append(text)
            else:
                await self.do("POST", f"programme/sessions/{session}/questions", {"text": text})
                self.ledger.questions.append(text)

    async def ask_to_meet(self, other: str) -> None:
        """Ask somebody for a meeting."""
        made = await self.do("POST", "networking/meeting-requests", {"receiver": other, "message": "Shall we?"})
        self.ledger.requests.append(made["id"])

    async def queue(self, booth: str) -> None:
        """Queue at a booth."""
        made = await self.do("POST", f"exhibition/booths/{booth}/contact-requests", {"wish": "chat"})
        self.ledger.queued.append(made["id"])

    async def vote(self, poll: str) -> None:
        """Vote in a poll, and think again."""
        for _ in range(2):
            choice = self.chance.randrange(2)
            await self.do("PUT", f"voting/polls/{poll}/vote", {"choices": [choice]})
            self.ledger.vote = choice

    async def cast(self, election: str, form: Election) -> None:
        """Cast a ballot as a browser does: sealed here, without a name, the same bytes until they are taken."""
        credential = await self.do("GET", f"registration/elections/{election}/credential")
        secret = derive_secret(credential["uuid"], credential["code"])
        choice = self.chance.randrange(1, 3)
        marks = [int(place == choice) for place in range(3)]
        sealed = await asyncio.to_thread(seal_ballot, form, secret, [marks])
        path = f"voting/elections/{election}/ballots"
        made, repeated = await self.door.try_("POST", path, None, data=sealed)
        self.ledger.ballot = (made["tracker"], choice - 1)
        self.ledger.repeated += repeated
