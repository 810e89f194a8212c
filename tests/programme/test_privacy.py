"""A person's own data, and forgetting them."""

from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from shared.events.registration import ParticipantErasedV1
from shared.privacy import DataAnswer, DataQuestion, ErasureDoneV1
from tests.kit.house import Api, House
from tests.programme.conftest import Conference


async def everything_of(conference: Conference, mark: str) -> tuple[str, str, Api, Api]:
    """A session and a table where somebody left all that the programme can hold about a person."""
    mia, ben = await conference.person("Mia"), await conference.person("Ben")
    people = [{"participant": str(mia.participant), "part": "moderator"}]
    session, _ = await conference.round(people=people, capacity=20)
    body = {"title": {"en": "Hydrogen"}, "facilitator": str(mia.participant)}
    table = (await conference.organiser.post(f"programme/sessions/{session}/tables", body)).body["id"]
    await mia.put(f"programme/me/agenda/{session}", {})
    asked = await ben.post(f"programme/sessions/{session}/questions", {"text": "By somebody else?"})
    await mia.post(f"programme/sessions/{session}/questions", {"text": f"Why {mark}?"})
    await mia.put(f"programme/questions/{asked.body['id']}/support")
    await mia.post("programme/takeaways", {"thing": f"table:{table}", "text": f"More {mark}"})
    await mia.put("programme/sign-offs", {"thing": f"table:{table}"})
    return session, table, mia, ben


async def test_the_export_holds_everything_a_person_left(conference: Conference, h: House) -> None:
    mark = uuid4().hex
    _, _, mia, _ = await everything_of(conference, mark)
    question = DataQuestion(conference=conference.id, participant=mia.participant)

    reply = await h.client.request("requests.programme.data.export.v1", question.model_dump_json().encode(), timeout=5)

    data = DataAnswer.model_validate_json(reply.data).data
    assert {heading: len(rows) for heading, rows in data.items()} == {
        "agenda": 1,
        "stage": 1,
        "seats": 1,
        "facilitated": 1,
        "questions": 1,
        "supported": 1,
        "takeaways": 1,
        "signed_off": 1,
        "busy": 0,
    }
    assert data["questions"][0]["text"] == f"Why {mark}?"


async def rows_with(h: House, *needles: str) -> list[str]:
    """Name the tables of the service's database with a row that holds one of the texts."""
    found = []
    async with h.parts["programme"].read() as reader:
        for each in h.parts["programme"].service.metadata.sorted_tables:
            for row in await reader.all(sa.select(each)):
                if any(needle in repr(tuple(row)) for needle in needles):
                    found.append(each.name)
    return sorted(set(found))


async def test_an_erased_person_is_nowhere_and_the_others_keep_theirs(conference: Conference, h: House) -> None:
    mark = uuid4().hex
    session, table, mia, ben = await everything_of(conference, mark)
    person = repr(mia.participant)
    assert {"seat", "question", "takeaway", "agenda_entry"} <= set(await rows_with(h, mark, person))

    await h.deliver(ParticipantErasedV1(participant=mia.participant), conference.id)

    assert await rows_with(h, mark) == []
    left = await rows_with(h, person)
    assert left in ([], ["outbox"])  # the facts already published, which carry ids alone, for ten minutes
    shown: Any = (await ben.get(f"programme/sessions/{session}/questions")).body["items"]
    assert [(each["text"], each["votes"]) for each in shown] == [("By somebody else?", 0)]
    assert (await conference.read(session))["places_left"] == 20
    [listed] = (await ben.get(f"programme/sessions/{session}/tables")).body["items"]
    assert (listed["id"], listed["facilitator"], listed["taken"]) == (table, None, 0)
    done = await h.said(conference.id, "programme.erasure.done.v1")
    assert done == [ErasureDoneV1(participant=mia.participant, service="programme")]


async def test_erasing_somebody_unknown_or_twice_is_done_as_well(conference: Conference, h: House) -> None:
    nobody = uuid4()

    for _ in range(2):
        await h.deliver(ParticipantErasedV1(participant=nobody), conference.id)

    assert len(await h.said(conference.id, "programme.erasure.done.v1")) == 2
