"""Nothing is lost and nothing happens twice: the writer, the relay, the inbox, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
import sqlalchemy as sa

from services.registration.storage import accounts
from shared.events.registration import ConferenceChangedV1
from shared.ids import new_id
from shared.privacy import ErasureDoneV1
from shared.problems import NotFound, Refused
from shared.writer import Tx
from tests.kit.house import House, house, until


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["registration"], database) as running:
        yield running


async def count(h: House, like: str) -> int:
    async with h.parts["registration"].read() as reader:
        found = await reader.scalar(
            sa.select(sa.func.count()).select_from(accounts.account).where(accounts.account.c.email.like(like))
        )
    return int(found)


async def test_a_refused_use_case_changes_nothing_and_leaves_its_neighbours_alone(h: House) -> None:
    writer, conference = h.parts["registration"].writer, new_id()

    async def good(tx: Tx, number: int) -> int:
        await accounts.ensure(tx, f"good-{number}@writer.example.org")
        tx.say(ConferenceChangedV1(conference=conference), conference=conference, entity=str(number))
        return number

    async def refused(tx: Tx, number: int) -> int:
        await good(tx, 100 + number)
        raise Refused("no")

    async def broken(tx: Tx, number: int) -> int:
        await good(tx, 200 + number)
        await tx.execute(sa.text("SELECT * FROM nothing_of_this_name"))
        return number

    tasks = [
        writer.run(lambda tx, n=number, c=case: c(tx, n))  # type: ignore[misc]
        for number in range(10)
        for case in (good, refused, broken)
    ]
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [each for each in outcomes if isinstance(each, int)] == list(range(10))
    assert await count(h, "good-%@writer.example.org") == 10
    assert len(await h.said(conference)) == 10


async def test_of_two_transactions_for_one_key_the_database_lets_one_through(h: House) -> None:
    writer = h.parts["registration"].writer
    makers = [writer.run(lambda tx: accounts.ensure(tx, "same@writer.example.org")) for _ in range(40)]
    found = await asyncio.gather(*makers)
    assert len(set(found)) == 1
    assert await count(h, "same@writer.example.org") == 1


async def test_what_was_said_survives_the_death_of_the_broker_once(h: House) -> None:
    writer, conference = h.parts["registration"].writer, new_id()

    async def say(tx: Tx, number: int) -> None:
        tx.say(ConferenceChangedV1(conference=conference), conference=conference, entity=str(number), version=number)

    for number in range(1, 61):
        await writer.run(lambda tx, n=number: say(tx, n))  # type: ignore[misc]
        if number % 20 == 0:
            h.nats.kill_and_restart()
    await until(lambda: h.client.is_connected and h.parts["registration"].bus.client.is_connected, timeout_s=20)
    await h.settled()
    assert len(await h.said(conference)) == 60


async def test_an_event_takes_effect_once_however_often_it_is_delivered(h: House) -> None:
    participant, conference = new_id(), new_id()
    event = ErasureDoneV1(participant=participant, service="chat")
    first = await deliver(h, event, conference, None)
    for _ in range(3):
        await deliver(h, event, conference, first)
    inbox = h.parts["registration"].service.ledger.inbox
    async with h.parts["registration"].read() as reader:
        assert await reader.scalar(sa.select(sa.func.count()).select_from(inbox).where(inbox.c.event_id == first)) == 1


async def deliver(h: House, event: Any, conference: UUID, event_id: UUID | None) -> UUID:
    subject = event.subject.format(service="chat")
    body = event.model_dump_json().encode()
    identifier = event_id or new_id()
    headers = {
        "ce-id": str(identifier),
        "ce-time": "2026-11-10T12:00:00+00:00",
        "ce-subject": "x",
        "ce-entityversion": "1",
        "ce-correlationid": str(new_id()),
        "traceparent": f"00-{'1' * 32}-{'2' * 16}-01",
    }
    await h.client.jetstream().publish(f"events.{conference}.{subject}", body, headers=headers)
    await h.settled()
    return identifier


async def test_an_event_that_cannot_pass_becomes_a_dead_letter_and_blocks_nothing(h: House) -> None:
    conference = new_id()
    js = h.client.jetstream()
    subject = f"events.{conference}.chat.erasure.done.v1"
    poison = new_id()
    headers = {"ce-id": str(poison)}
    await js.publish(subject, b"{not json", headers=headers)
    later = await deliver(h, ErasureDoneV1(participant=new_id(), service="chat"), conference, None)
    administrator = h.administrator()
    listed = (await administrator.get("/api/registration/v1/dead-letters")).body["items"]
    assert str(poison) in [each["event_id"] for each in listed]
    again = await administrator.post(f"/api/registration/v1/dead-letters/{poison}/replay")
    assert again.said == (409, "event_cannot_pass")
    inbox = h.parts["registration"].service.ledger.inbox
    async with h.parts["registration"].read() as reader:
        assert await reader.scalar(sa.select(inbox.c.event_id).where(inbox.c.event_id == later)) == later


async def test_organisers_learn_how_many_events_of_their_conference_are_dead_and_nothing_else(h: House) -> None:
    conference, path = new_id(), "registration/dead-letters"
    organiser = await h.person(conference, "organiser")
    assert (await organiser.get(path)).body == {"count": 0, "since": None}
    subject = f"events.{conference}.chat.erasure.done.v1"
    await h.client.jetstream().publish(subject, b"{not json", headers={"ce-id": str(new_id())})
    await h.settled()

    async def counted() -> bool:
        return bool((await organiser.get(path)).body["count"] == 1)

    await until(counted)
    assert set((await organiser.get(path)).body) == {"count", "since"}
    assert (await (await h.person(new_id(), "organiser")).get(path)).body["count"] == 0
    assert (await (await h.person(conference, "attendee")).get(path)).said == (403, "forbidden")
    assert (await organiser.get("/api/registration/v1/dead-letters")).said == (403, "forbidden")


async def test_a_service_may_publish_its_own_events_and_nobody_elses(h: House) -> None:
    client = h.parts["registration"].bus.client
    foreign = client.jetstream(timeout=1)
    with pytest.raises(Exception, match=r"timeout|no responders|Timeout"):
        await foreign.publish(f"events.{new_id()}.voting.election.opened.v1", b"{}", headers={"ce-id": "x"})


async def test_a_dead_letter_that_is_not_there_cannot_be_replayed(h: House) -> None:
    with pytest.raises(NotFound):
        await h.parts["registration"].inbox.replay(new_id())
