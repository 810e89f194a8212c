"""When voting closes is decided once, by the service's clock at the commit."""

import asyncio
import base64
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from services.voting.domain.election.chain import read_archive
from shared.clock import utc_now
from tests.kit.house import House, house, until
from tests.voting.service.conftest import Ballots, Setting, prepare, voters

ADA, BLAISE = (0, 1, 0, 0), (0, 0, 1, 0)


class Clock:
    """The services' clock, which a test may set."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


CLOCK = Clock()


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["programme", "registration", "voting"], database, clock=CLOCK, demo=True) as running:
        yield running


@pytest.fixture(autouse=True)
def right_time() -> None:
    CLOCK.ahead = timedelta()


async def closing_in(conference: Setting, minutes: float, **rules: Any) -> Ballots:
    closes_at = (CLOCK() + timedelta(minutes=minutes)).isoformat()
    election = await prepare(conference, closes_at=closes_at, **rules)
    await election.open()
    return election


async def test_every_acknowledged_ballot_is_counted_and_no_refused_one(conference: Setting) -> None:
    people = await voters(conference, 8)
    election = await closing_in(conference, 5)
    sealed = [await election.seal(who, ADA) for who in people]
    casting = [asyncio.ensure_future(election.put(data)) for data in sealed[:4]]
    await asyncio.wait(casting, return_when=asyncio.FIRST_COMPLETED)
    CLOCK.ahead = timedelta(minutes=5)
    casting += [asyncio.ensure_future(election.put(data)) for data in sealed[4:]]
    answers = await asyncio.gather(*casting)
    assert any(answer.status == 201 for answer in answers[:4])
    assert all(answer.said == (409, "voting_closed") for answer in answers[4:])
    await election.becomes("tallied")
    taken = {answer.body["tracker"] for answer in answers if answer.status == 201}
    board = (await conference.organiser.get(f"{election.path}/board")).body["items"]
    assert {entry["tracker"] for entry in board} == taken
    assert (await election.read())["voted"] == len(taken)


async def test_a_clock_that_steps_back_does_not_open_the_box_again(conference: Setting) -> None:
    people = await voters(conference, 2)
    election = await closing_in(conference, 5)
    late, later = await election.seal(people[0], ADA), await election.seal(people[1], ADA)
    CLOCK.ahead = timedelta(minutes=6)
    assert (await election.put(late)).said == (409, "voting_closed")
    CLOCK.ahead = timedelta()
    assert (await election.put(later)).said == (409, "voting_closed")
    assert (await election.read())["ballots"] == 0


async def test_the_box_closes_by_itself_and_the_sums_are_in_the_archive(conference: Setting) -> None:
    election = await closing_in(conference, 5)
    assert (await election.act("closing")).said == (409, "closing_fixed")
    CLOCK.ahead = timedelta(minutes=6)
    await election.becomes("tallied")
    events, _ = read_archive(await election.archive())
    assert [event.type.value for event in events] == ["Setup", "EndBallots", "EncryptedTally"]


async def test_closing_is_extended_where_the_rules_allow_it_and_only_to_later(conference: Setting) -> None:
    (voter,) = await voters(conference, 1)
    election = await closing_in(conference, 5, may_extend=True)
    later = (CLOCK() + timedelta(minutes=30)).isoformat()
    answer = await conference.organiser.put(f"{election.path}/closes-at", {"closes_at": later})
    assert datetime.fromisoformat(answer.body["closes_at"]) == datetime.fromisoformat(later)
    sooner = (CLOCK() + timedelta(minutes=1)).isoformat()
    refused = await conference.organiser.put(f"{election.path}/closes-at", {"closes_at": sooner})
    assert refused.said == (409, "closing_fixed")
    CLOCK.ahead = timedelta(minutes=10)
    await election.vote(voter, *ADA)
    CLOCK.ahead = timedelta()
    fixed = await closing_in(conference, 5)
    refused = await conference.organiser.put(f"{fixed.path}/closes-at", {"closes_at": later})
    assert refused.said == (409, "closing_fixed")


async def test_a_revote_at_the_last_moment_counts(conference: Setting) -> None:
    (voter,) = await voters(conference, 1)
    election = await closing_in(conference, 5)
    await election.vote(voter, *ADA)
    second = await election.seal(voter, BLAISE)
    CLOCK.ahead = timedelta(minutes=4, seconds=30)
    assert (await election.put(second)).status == 201
    CLOCK.ahead = timedelta(minutes=6)
    await election.becomes("tallied")
    await election.reveal()
    assert (await conference.organiser.get(f"{election.path}/result")).body["winners"] == ["Blaise"]


async def test_the_head_is_signed_every_minute_and_belongs_to_the_archive(h: House, conference: Setting) -> None:
    (voter,) = await voters(conference, 1)
    election = await closing_in(conference, 60)
    await election.vote(voter, *ADA)
    for minutes in (0, 1.1, 2.2):
        CLOCK.ahead = timedelta(minutes=minutes)
        await until(lambda: signed(election, round(minutes)))  # noqa: B023
    heads = (await conference.organiser.get(f"{election.path}/heads")).body["items"]
    book = (await conference.organiser.get(f"{election.path}/rules")).body
    events, _ = read_archive(await election.archive())
    for head in heads:
        assert head["key"] == book["head_key"], "the key stands in the rule book that is hashed into the election"
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(head["key"]))
        key.verify(base64.b64decode(head["signature"]), head["text"].encode())
        assert head["text"] == f"plenaria-head|{head['uuid']}|{head['height']}|{head['hash']}|{head['at']}"
        assert events[head["height"] - 1].hash == head["hash"]
        with pytest.raises(InvalidSignature):
            key.verify(base64.b64decode(head["signature"]), head["text"].encode() + b"0")
    said = await h.said(conference.id, "voting.head.signed.v1")
    assert len(said) >= 3
    assert UUID(election.id) in {event.election for event in said}  # type: ignore[attr-defined]


async def signed(election: Ballots, before: int) -> bool:
    return len((await election.setting.organiser.get(f"{election.path}/heads")).body["items"]) > before
