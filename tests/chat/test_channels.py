"""Channels of things: posting, reading, removing, silencing."""

from datetime import timedelta
from uuid import uuid4

import pytest

from shared.access import NOTHING, Rights
from shared.clock import utc_now
from shared.events.chat import MessagePostedV1, MessageRemovedV1, ParticipantSilencedV1
from shared.ids import new_id
from tests.chat.conftest import Hall
from tests.kit.browser import browser
from tests.kit.house import House
from tests.kit.owner import MODERATOR


async def test_a_message_reaches_the_others_with_its_senders_name(h: House, hall: Hall) -> None:
    ada, bo = await hall.person(name="Ada"), await hall.person()
    async with browser(h, bo) as b:
        await b.subscribe(hall.topic)
        id = await hall.post(ada, "  Hello, Łódź  ")

        (frame,) = await b.hears("message.posted")
        assert (frame["entity"], frame["version"]) == (id, 1)
        assert frame["data"]["text"] == "Hello, Łódź"
        assert frame["data"]["sender"]["name"] == "Ada"
        read = await bo.get(f"{hall.path}/messages")
        assert read.body["items"] == [frame["data"]]
    said = await h.said(hall.conference, "chat.message.>")
    assert said == [MessagePostedV1(message=id, channel=hall.thing, sender=ada.participant)]


async def test_the_same_key_posts_once(hall: Hall) -> None:
    ada, key = await hall.person(), {"Idempotency-Key": str(uuid4())}
    first = await ada.post(f"{hall.path}/messages", {"text": "once"}, headers=key)
    second = await ada.post(f"{hall.path}/messages", {"text": "once"}, headers=key)
    assert (first.status, first.body) == (second.status, second.body)
    assert await hall.texts(ada) == ["once"]


async def test_one_reads_the_latest_and_pages_back(hall: Hall) -> None:
    ada = await hall.person()
    for n in range(7):
        await hall.post(ada, str(n))
    latest = (await ada.get(f"{hall.path}/messages?limit=3")).body
    earlier = (await ada.get(f"{hall.path}/messages?limit=3&after={latest['next']}")).body
    first = (await ada.get(f"{hall.path}/messages?limit=3&after={earlier['next']}")).body
    pages = [[item["text"] for item in page["items"]] for page in (latest, earlier, first)]
    assert (pages, first["next"]) == ([["6", "5", "4"], ["3", "2", "1"], ["0"]], None)


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001, "a\0b", None, 7])
async def test_what_is_no_message_is_refused(hall: Hall, text: object) -> None:
    ada = await hall.person()
    answer = await ada.post(f"{hall.path}/messages", {"text": text})
    assert answer.said == (422, "invalid")
    assert await hall.texts(ada) == []


async def test_who_may_not_see_a_thing_finds_no_channel(hall: Hall) -> None:
    ada, eve = await hall.person(), await hall.stranger()
    id = await hall.post(ada, "for us")
    until = (utc_now() + timedelta(hours=1)).isoformat()
    silences = f"{hall.path}/silences"
    answers = [
        await eve.get(f"{hall.path}/messages"),
        await eve.post(f"{hall.path}/messages", {"text": "hi"}),
        await eve.delete(f"chat/messages/{id}"),
        await eve.post(f"chat/messages/{id}/reports", {}),
        await eve.get(silences),
        await eve.put(f"{silences}/{ada.participant}", {"until": until}),
        await eve.delete(f"{silences}/{ada.participant}"),
    ]
    assert {answer.said for answer in answers} == {(404, "not_found")}
    assert await hall.texts(ada) == ["for us"]


async def test_who_only_reads_may_not_write_or_moderate(hall: Hall) -> None:
    ada, rea = await hall.person(), await hall.person(Rights(read=True))
    id = await hall.post(ada, "hello")
    until = (utc_now() + timedelta(hours=1)).isoformat()
    silences = f"{hall.path}/silences"
    answers = [
        await rea.post(f"{hall.path}/messages", {"text": "hi"}),
        await rea.delete(f"chat/messages/{id}"),
        await rea.get(silences),
        await rea.put(f"{silences}/{ada.participant}", {"until": until}),
        await rea.delete(f"{silences}/{ada.participant}"),
    ]
    assert {answer.said for answer in answers} == {(403, "forbidden")}
    held = (await rea.get(f"{hall.path}/messages")).body
    assert (held["write"], held["moderate"]) == (False, False)


@pytest.mark.parametrize("thing", ["conference:{}", "poll:{}", "nonsense", "session:nonsense", "direct:{}"])
async def test_only_sessions_tables_booths_and_meetings_have_channels(hall: Hall, thing: str) -> None:
    ada, named = await hall.person(), thing.format(new_id())
    hall.owners.give(named, ada.participant)
    assert (await ada.get(f"chat/channels/{named}/messages")).said == (404, "not_found")


async def test_another_conference_finds_nothing(h: House, hall: Hall) -> None:
    ada, far = await hall.person(), await h.person(new_id())
    hall.owners.give(hall.thing, far.participant, MODERATOR)
    id = await hall.post(ada, "here")
    assert (await far.get(f"{hall.path}/messages")).body["items"] == []
    assert (await far.delete(f"chat/messages/{id}")).said == (404, "not_found")
    foreign = f"/api/chat/v1/conferences/{hall.conference}/channels/{hall.thing}/messages"
    assert (await far.get(foreign)).said == (404, "not_found")
    assert (await h.anybody().get(foreign)).said == (401, "sign_in_needed")


async def test_the_author_removes_a_message_and_its_text_is_gone(h: House, hall: Hall) -> None:
    ada = await hall.person()
    async with browser(h, ada) as a:
        await a.subscribe(hall.topic)
        id = await hall.post(ada, "regretted")
        assert (await ada.delete(f"chat/messages/{id}")).status == 204
        assert (await ada.delete(f"chat/messages/{id}")).status == 204

        (frame,) = await a.hears("message.removed")
        assert (frame["entity"], frame["version"]) == (id, 2)
    (item,) = (await ada.get(f"{hall.path}/messages")).body["items"]
    assert (item["text"], item["removed"], item["version"]) == ("", True, 2)
    said = await h.said(hall.conference, "chat.message.removed.>")
    assert said == [MessageRemovedV1(message=id, channel=hall.thing, by=ada.participant)]


async def test_a_moderator_removes_anybodys_message(hall: Hall) -> None:
    ada, mod = await hall.person(), await hall.person(MODERATOR)
    id = await hall.post(ada, "rude")
    assert (await mod.delete(f"chat/messages/{id}")).status == 204
    assert await hall.texts(ada) == [""]


async def test_a_silenced_person_reads_but_does_not_write_until_the_silence_ends(h: House, hall: Hall) -> None:
    ada, mod = await hall.person(name="Ada"), await hall.person(MODERATOR)
    until = utc_now() + timedelta(minutes=10)
    silences = f"{hall.path}/silences"
    async with browser(h, ada) as a:
        await a.subscribe(f"participant.{ada.participant}")
        silenced = await mod.put(f"{silences}/{ada.participant}", {"until": until.isoformat()})
        assert silenced.status == 204
        (frame,) = await a.hears("silence.changed")
        assert frame["data"]["channel"] == hall.thing

    refused = await ada.post(f"{hall.path}/messages", {"text": "but"})
    assert refused.said == (403, "silenced")
    assert (await ada.get(f"{hall.path}/messages")).body["silenced_until"] is not None
    listed = (await mod.get(silences)).body["items"]
    assert [each["participant"]["name"] for each in listed] == ["Ada"]

    assert (await mod.delete(f"{silences}/{ada.participant}")).status == 204
    await hall.post(ada, "thank you")
    said = await h.said(hall.conference, "chat.participant.>")
    by, named = mod.participant, ada.participant
    assert said == [
        ParticipantSilencedV1(channel=hall.thing, participant=named, by=by, until=until),
        ParticipantSilencedV1(channel=hall.thing, participant=named, by=by, until=None),
    ]


@pytest.mark.parametrize("days", [-1, 31])
async def test_a_silence_ends_within_thirty_days(hall: Hall, days: int) -> None:
    ada, mod = await hall.person(), await hall.person(MODERATOR)
    until = (utc_now() + timedelta(days=days)).isoformat()
    answer = await mod.put(f"{hall.path}/silences/{ada.participant}", {"until": until})
    assert answer.said == (422, "invalid")


async def test_rights_taken_away_reach_the_chat_within_two_seconds(h: House, hall: Hall) -> None:
    ada = await hall.person()
    await hall.post(ada, "still here")
    await hall.owners.change(hall.thing, ada.participant, NOTHING, hall.conference)

    async def is_out() -> bool:
        return (await ada.get(f"{hall.path}/messages")).status == 404

    from tests.kit.house import until

    await until(is_out, timeout_s=2)
