"""Direct messages between two people."""

from uuid import uuid4

from shared.events.chat import DirectMessagePostedV1
from shared.ids import new_id
from tests.chat.conftest import Hall
from tests.kit.browser import browser
from tests.kit.house import Answer, Api, House


async def send(sender: Api, recipient: Api, text: str) -> Answer:
    return await sender.post(f"chat/conversations/{recipient.participant}/messages", {"text": text})


async def texts(reader: Api, other: Api) -> list[str]:
    answer = await reader.get(f"chat/conversations/{other.participant}/messages")
    return [item["text"] for item in reversed(answer.body["items"])]


async def unread(reader: Api) -> int:
    count: int = (await reader.get("chat/unread")).body["messages"]
    return count


async def test_a_direct_message_reaches_both_and_nobody_else(h: House, hall: Hall) -> None:
    ada, bo, eve = [await h.person(hall.conference, name=name) for name in ("Ada", "Bo", "Eve")]
    async with browser(h, ada) as a, browser(h, bo) as b:
        await a.subscribe(f"participant.{ada.participant}")
        await b.subscribe(f"participant.{bo.participant}")
        sent = await send(ada, bo, "a word")
        (mine,) = await a.hears("direct_message.posted")
        (theirs,) = await b.hears("direct_message.posted")
        assert (mine["data"]["other"], mine["data"]["unread"]) == (str(bo.participant), 0)
        assert (theirs["data"]["other"], theirs["data"]["unread"]) == (str(ada.participant), 1)
        assert theirs["data"]["sender"]["name"] == "Ada"

    assert (await texts(ada, bo), await texts(bo, ada)) == (["a word"], ["a word"])
    assert (await texts(eve, ada), await texts(eve, bo)) == ([], [])
    assert (await eve.delete(f"chat/messages/{sent.body['id']}")).said == (404, "not_found")
    assert (await eve.post(f"chat/messages/{sent.body['id']}/reports", {})).said == (404, "not_found")
    said = await h.said(hall.conference, "chat.direct_message.>")
    assert said == [DirectMessagePostedV1(message=sent.body["id"], sender=ada.participant, recipient=bo.participant)]


async def test_the_same_key_sends_once(h: House, hall: Hall) -> None:
    ada, bo, key = await h.person(hall.conference), await h.person(hall.conference), str(uuid4())
    for _ in range(2):
        path = f"chat/conversations/{bo.participant}/messages"
        await ada.post(path, {"text": "once"}, headers={"Idempotency-Key": key})
    assert (await texts(bo, ada), await unread(bo)) == (["once"], 1)


async def test_unread_messages_are_counted_until_they_are_read(h: House, hall: Hall) -> None:
    ada, bo = await h.person(hall.conference, name="Ada"), await h.person(hall.conference)
    ids = [(await send(ada, bo, str(n))).body["id"] for n in range(3)]
    await send(bo, ada, "wait")
    assert (await unread(bo), await unread(ada)) == (3, 1)

    path = f"chat/conversations/{ada.participant}/read"
    async with browser(h, bo) as b:
        await b.subscribe(f"participant.{bo.participant}")
        assert (await bo.put(path, {"through": ids[1]})).status == 204
        (frame,) = await b.hears("conversation.read")
        assert frame["data"] == {"other": str(ada.participant), "unread": 1}
    (conversation,) = (await bo.get("chat/conversations")).body["items"]
    assert (conversation["other"]["name"], conversation["unread"], await unread(bo)) == ("Ada", 1, 1)


async def test_one_reads_only_ones_own_conversation(h: House, hall: Hall) -> None:
    ada, bo, eve = [await h.person(hall.conference) for _ in range(3)]
    id = (await send(ada, bo, "a word")).body["id"]
    answer = await eve.put(f"chat/conversations/{ada.participant}/read", {"through": id})
    assert (answer.said, await unread(bo)) == ((404, "not_found"), 1)


async def test_nobody_is_written_to_who_is_not_there(h: House, hall: Hall) -> None:
    ada, far = await h.person(hall.conference), await h.person(new_id())
    assert (await send(ada, ada, "me")).said == (404, "not_found")
    assert (await send(ada, far, "you")).said == (404, "not_found")
    assert (await ada.put(f"chat/blocks/{far.participant}")).said == (404, "not_found")


async def test_a_blocked_person_cannot_write_and_is_not_written_to_by_mistake(h: House, hall: Hall) -> None:
    ada, bo = await h.person(hall.conference), await h.person(hall.conference, name="Bo")
    assert (await ada.put(f"chat/blocks/{bo.participant}")).status == 204
    assert (await ada.put(f"chat/blocks/{bo.participant}")).status == 204
    assert (await send(bo, ada, "hello?")).said == (403, "not_reachable")
    assert (await send(ada, bo, "oh")).said == (409, "blocked")
    assert [each["name"] for each in (await ada.get("chat/blocks")).body["items"]] == ["Bo"]
    assert (await bo.get("chat/blocks")).body["items"] == []

    assert (await ada.delete(f"chat/blocks/{bo.participant}")).status == 204
    assert (await send(bo, ada, "hello")).status == 201
    assert await texts(ada, bo) == ["hello"]


async def test_the_author_removes_a_direct_message_for_both(h: House, hall: Hall) -> None:
    ada, bo = await h.person(hall.conference), await h.person(hall.conference)
    id = (await send(ada, bo, "regretted")).body["id"]
    assert (await bo.delete(f"chat/messages/{id}")).said == (403, "forbidden")
    async with browser(h, bo) as b:
        await b.subscribe(f"participant.{bo.participant}")
        assert (await ada.delete(f"chat/messages/{id}")).status == 204
        await b.hears("message.removed")
    assert await texts(bo, ada) == [""]
