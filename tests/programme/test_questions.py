"""Questions to a session: asked, supported, moderated, and at once in every browser."""

import asyncio
import json
import time
from typing import Any

import pytest

from tests.kit.house import Answer, Api, House
from tests.programme.conftest import Conference


async def ask(who: Api, session: str, text: str) -> str:
    answer = await who.post(f"programme/sessions/{session}/questions", {"text": text})
    assert answer.status == 201, answer.body
    found: str = answer.body["id"]
    return found


async def state(who: Api, question: str, state: str) -> Answer:
    return await who.put(f"programme/questions/{question}/state", {"state": state})


async def shown(who: Api, session: str) -> list[tuple[str, str, int]]:
    items = (await who.get(f"programme/sessions/{session}/questions")).body["items"]
    return [(each["text"], each["state"], each["votes"]) for each in items]


async def with_stage(conference: Conference) -> tuple[str, Api, Api]:
    """A live session with a speaker and a moderator."""
    speaker, moderator = await conference.person("Ada"), await conference.person("Mia")
    parts = ((speaker, "speaker"), (moderator, "moderator"))
    people = [{"participant": str(who.participant), "part": part} for who, part in parts]
    return await conference.live(people=people), speaker, moderator


async def test_the_most_supported_question_is_first_and_the_one_being_answered_above_it(
    conference: Conference,
) -> None:
    session, speaker, _ = await with_stage(conference)
    ben, cem = await conference.person("Ben"), await conference.person("Cem")
    first, second = await ask(ben, session, "First?"), await ask(ben, session, "Second?")
    await ben.put(f"programme/questions/{second}/support")
    await cem.put(f"programme/questions/{second}/support")

    assert await shown(ben, session) == [("Second?", "open", 2), ("First?", "open", 0)]
    await state(speaker, first, "answering")
    assert await shown(cem, session) == [("First?", "answering", 0), ("Second?", "open", 2)]
    await state(speaker, second, "answering")

    assert await shown(ben, session) == [("Second?", "answering", 2), ("First?", "answered", 0)]
    [item, _] = (await cem.get(f"programme/sessions/{session}/questions")).body["items"]
    assert (item["supported"], item["asker"]["name"]) == (True, "Ben")


async def test_support_counts_once_also_from_two_browsers_at_once(conference: Conference) -> None:
    session = await conference.live()
    ben = await conference.person("Ben")
    question = await ask(ben, session, "Once?")

    answers = await asyncio.gather(*(ben.put(f"programme/questions/{question}/support") for _ in range(6)))

    assert {answer.status for answer in answers} == {200}
    assert await shown(ben, session) == [("Once?", "open", 1)]
    for _ in range(2):
        assert (await ben.delete(f"programme/questions/{question}/support")).status == 200
    assert await shown(ben, session) == [("Once?", "open", 0)]


async def test_support_of_many_at_once_is_counted_in_full(conference: Conference) -> None:
    session = await conference.live()
    people = [await conference.person(f"Guest {n}") for n in range(10)]
    question = await ask(people[0], session, "All of us?")

    await asyncio.gather(*(each.put(f"programme/questions/{question}/support") for each in people))

    assert await shown(people[0], session) == [("All of us?", "open", 10)]


async def test_a_hidden_question_is_seen_by_moderators_alone_and_takes_no_support(conference: Conference) -> None:
    session, speaker, moderator = await with_stage(conference)
    ben = await conference.person("Ben")
    question = await ask(ben, session, "Rude?")

    assert (await state(speaker, question, "hidden")).said == (403, "forbidden")
    assert (await state(ben, question, "hidden")).said == (403, "forbidden")
    assert (await state(ben, question, "answered")).said == (403, "forbidden")
    assert (await state(moderator, question, "hidden")).status == 200

    assert (await shown(ben, session), await shown(speaker, session)) == ([], [])
    assert await shown(moderator, session) == [("Rude?", "hidden", 0)]
    assert (await ben.put(f"programme/questions/{question}/support")).said == (404, "not_found")
    assert (await state(speaker, question, "open")).said == (403, "forbidden")
    await state(moderator, question, "open")
    assert await shown(ben, session) == [("Rude?", "open", 0)]


@pytest.mark.parametrize("times", [{"starts": 60, "ends": 90}, {"starts": -90, "ends": -30}])
async def test_questions_are_taken_while_the_session_is_open(conference: Conference, times: dict[str, Any]) -> None:
    session, ben = await conference.session(**times), await conference.person("Ben")

    answer = await ben.post(f"programme/sessions/{session}/questions", {"text": "May I?"})

    assert answer.said == (403, "forbidden")
    assert await conference.said("question.>") == []


async def test_support_ends_with_the_session(conference: Conference) -> None:
    session, ben = await conference.live(), await conference.person("Ben")
    question = await ask(ben, session, "In time?")
    await conference.organiser.post(f"programme/sessions/{session}/end")

    assert (await ben.put(f"programme/questions/{question}/support")).said == (403, "forbidden")
    assert await shown(ben, session) == [("In time?", "open", 0)]


async def test_a_session_may_take_no_questions(conference: Conference) -> None:
    session, ben = await conference.live(takes_questions=False), await conference.person("Ben")

    answer = await ben.post(f"programme/sessions/{session}/questions", {"text": "May I?"})

    assert answer.said == (409, "no_questions")


async def test_only_the_asker_takes_a_question_back(conference: Conference) -> None:
    session, ben = await conference.live(), await conference.person("Ben")
    question = await ask(ben, session, "Never mind?")

    assert (await conference.organiser.delete(f"programme/questions/{question}")).said == (404, "not_found")
    assert (await ben.delete(f"programme/questions/{question}")).status == 204
    assert await shown(ben, session) == []


async def test_a_question_and_its_support_reach_the_browsers_within_a_second(conference: Conference, h: House) -> None:
    session, ben = await conference.live(), await conference.person("Ben")
    frames: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def receive(message: Any) -> None:
        frames.put_nowait(json.loads(message.data))

    subscription = await h.client.subscribe(f"live.{conference.id}.session.{session}", cb=receive)
    await h.client.flush()
    began = time.monotonic()
    question = await ask(ben, session, "Heard?")
    await ben.put(f"programme/questions/{question}/support")
    asked, supported = [await asyncio.wait_for(frames.get(), 5) for _ in range(2)]
    took = time.monotonic() - began
    await subscription.unsubscribe()

    assert took < 1
    assert (asked["kind"], asked["data"]["text"], asked["data"]["asker"]["name"]) == ("question.asked", "Heard?", "Ben")
    assert (supported["kind"], supported["data"]["votes"], supported["version"]) == ("question.changed", 1, 2)


async def test_events_about_questions_carry_ids_alone(conference: Conference) -> None:
    session, ben = await conference.live(), await conference.person("Ben")
    question = await ask(ben, session, "Secret words?")

    [event] = await conference.said("question.>")

    assert event.model_dump(mode="json") == {"session": session, "question": question}
