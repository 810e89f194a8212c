"""What arrives: once, in order, nothing undeclared; and what those get who come back."""

import asyncio
import json
from typing import Any
from uuid import UUID, uuid4

from nats.js.errors import NotFoundError

from services.live import domain
from services.live.gateway import Gateway
from shared.events import INSTALLATION, Event
from shared.events.registration import ConferenceChangedV1, ParticipantErasedV1, ParticipantRemovedV1
from shared.ids import new_id
from shared.privacy import ErasureDoneV1
from tests.kit.browser import browser, show
from tests.kit.house import House, until


async def test_of_an_event_only_its_declared_part_reaches_a_browser(h: House, conference: UUID) -> None:
    ada = await h.person(conference)
    async with browser(h, ada) as a:
        await a.subscribe("conference", f"participant.{ada.participant}")
        await h.deliver(ParticipantRemovedV1(participant=ada.participant), conference)
        await h.deliver(ConferenceChangedV1(conference=conference), conference, version=7)

        (frame,) = await a.hears("conference.changed")
        assert (frame["version"], frame["data"]) == (7, {"conference": str(conference)})
        assert {f["kind"] for f in a.typed("event")} <= {"conference.changed", "presence.counted"}


async def test_frames_of_one_moment_come_together_and_are_numbered_in_order(h: House, conference: UUID) -> None:
    ada = await h.person(conference)
    async with browser(h, ada) as a:
        await a.subscribe("conference")
        await asyncio.gather(*(show(h, conference, "conference", n=n) for n in range(40)))
        frames = await a.hears("thing.happened", 40)
        assert sorted(f["data"]["n"] for f in frames) == list(range(40))
        seqs = [f["seq"] for f in a.typed("event")]
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))


async def test_a_frame_published_twice_arrives_once(h: House, conference: UUID) -> None:
    ada = await h.person(conference)
    async with browser(h, ada) as a:
        await a.subscribe("conference")
        once = str(uuid4())
        await show(h, conference, "conference", id=once)
        await show(h, conference, "conference", id=once)
        await show(h, conference, "conference", kind="thing.ended")
        await a.hears("thing.ended")
        assert len(a.of("thing.happened")) == 1


async def test_a_frame_of_the_installation_reaches_every_conference(h: House, conference: UUID) -> None:
    ada, bo = await h.person(conference), await h.person(new_id())
    async with browser(h, ada) as a, browser(h, bo) as b:
        await a.subscribe("conference")
        await b.subscribe("conference")
        await show(h, INSTALLATION, "conference", kind="video.ready")
        await a.hears("video.ready")
        await b.hears("video.ready")


async def test_who_comes_back_gets_what_was_missed_once(h: House, conference: UUID) -> None:
    ada = await h.person(conference)
    async with browser(h, ada) as a:
        await a.subscribe("conference")
        await show(h, conference, "conference", n=1)
        await a.hears("thing.happened")
    await show(h, conference, "conference", n=2)
    await show(h, conference, "conference", n=3)
    async with browser(h, ada) as again:
        await again.subscribe("conference", since=a.seqs)
        await again.settles()
        assert [f["data"]["n"] for f in again.of("thing.happened")] == [2, 3]
        assert again.typed("refetch") == []


async def test_who_missed_more_than_is_kept_is_told_to_fetch_again_within_five_seconds(
    h: House, conference: UUID
) -> None:
    ada = await h.person(conference)
    async with browser(h, ada) as a:
        await a.subscribe("conference")
    for n in range(domain.RING + 1):
        await show(h, conference, "conference", n=n)
    async with browser(h, ada) as again:
        await again.subscribe("conference", since=a.seqs)
        assert await again.is_told("refetch") == {"type": "refetch", "topic": "conference", "within": 5}


async def test_numbers_of_another_gateway_make_one_fetch_again(h: House, conference: UUID) -> None:
    ada = await h.person(conference)
    async with browser(h, ada) as a:
        await a.subscribe("conference", since={"conference": 1_600_000_000_000})
        await a.is_told("refetch")


async def test_a_first_subscription_gets_the_last_seconds_too(h: House, conference: UUID) -> None:
    """A page that fetched just before an event and subscribed just after it must not miss it."""
    ada = await h.person(conference)
    topic = f"participant.{ada.participant}"
    await show(h, conference, topic, n=1)
    async with browser(h, ada) as a:
        await a.subscribe(topic)
        (frame,) = await a.hears("thing.happened")
        assert frame["seq"] > a.typed("granted")[0]["topics"][topic]


async def test_a_browser_that_does_not_read_is_cut_and_holds_up_nobody(h: House, conference: UUID) -> None:
    slow, quick = await h.person(conference), await h.person(conference)
    async with browser(h, quick) as q:
        await q.subscribe("conference")
        lagging = await h.http.ws_connect("/live")
        await lagging.send_str(json.dumps({"type": "hello", "token": slow.token}))
        await lagging.send_str(json.dumps({"type": "subscribe", "topics": ["conference"]}))
        gateway = h.parts["live"].single(Gateway)
        await until(lambda: len(gateway.connections) == 2)
        for n in range(60):
            await show(h, conference, "conference", n=n, text="x" * 500_000)
        await until(lambda: len(gateway.connections) == 1)
        assert len(await q.hears("thing.happened", 60)) == 60


async def test_after_nats_was_killed_everybody_fetches_again_and_events_flow_on(h: House, conference: UUID) -> None:
    ada = await h.person(conference)
    async with browser(h, ada) as a:
        await a.subscribe("conference")
        h.nats.kill_and_restart()
        assert (await a.is_told("refetch"))["topic"] == "conference"
        await show(h, conference, "conference")
        assert len(await a.hears("thing.happened")) == 1


async def test_an_erasure_empties_the_conferences_frames_and_says_so(h: House, conference: UUID) -> None:
    ada, other = await h.person(conference), new_id()
    topic = f"participant.{ada.participant}"
    async with browser(h, ada) as a:
        await a.subscribe(topic)
        await show(h, conference, topic, text="a secret")
        await show(h, other, "conference", text="stays")
        gone = new_id()
        await h.deliver(ParticipantErasedV1(participant=gone), conference)

        await until(lambda: _said(h, conference))
        assert await h.said(conference, "live.>") == [ErasureDoneV1(participant=gone, service="live")]
        assert await _last(h, f"live.{conference}.{topic}") is None
        assert await _last(h, f"live.{other}.conference") is not None
        await a.is_told("refetch")
        async with browser(h, ada) as late:
            await late.subscribe(topic)
            await late.settles()
            assert late.of("thing.happened") == []


async def test_what_another_service_showed_until_it_erased_goes_too(h: House, conference: UUID) -> None:
    await show(h, conference, "conference", text="a secret")
    await h.deliver(ErasureDoneV1(participant=new_id(), service="live"), conference)
    assert await _last(h, f"live.{conference}.conference") is not None

    await h.deliver(ErasureDoneV1(participant=new_id(), service="registration"), conference)
    await until(lambda: _is_empty(h, f"live.{conference}.conference"))


async def _said(h: House, conference: UUID) -> list[Event]:
    return await h.said(conference, "live.>")


async def _last(h: House, subject: str) -> Any:
    try:
        return await h.client.jetstream().get_last_msg("live", subject)
    except NotFoundError:
        return None


async def _is_empty(h: House, subject: str) -> bool:
    return await _last(h, subject) is None
