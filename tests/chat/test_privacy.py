"""What chat knows of a person, and how it forgets."""

import json
from contextlib import suppress

from nats.js.errors import NotFoundError

from services.chat.storage.tables import Base
from shared.events.registration import ParticipantErasedV1
from shared.privacy import DataAnswer, DataQuestion, ErasureDoneV1
from tests.chat.conftest import Hall
from tests.kit.house import House, until

SECRET = "Zaż\u00f3łć-7731"


async def test_an_erased_person_leaves_no_text_behind(h: House, hall: Hall) -> None:
    ada, bo, org = await hall.person(), await hall.person(), await h.person(hall.conference, "organiser")
    id = await hall.post(ada, f"{SECRET} in a channel")
    other = await hall.post(bo, "mine stays")
    await ada.post(f"chat/conversations/{bo.participant}/messages", {"text": f"{SECRET} directly"})
    await bo.post(f"chat/messages/{id}/reports", {"reason": "odd"})
    await ada.post(f"chat/messages/{other}/reports", {"reason": f"{SECRET} as a reason"})
    await ada.put(f"chat/blocks/{bo.participant}")
    await h.settled()
    assert SECRET in await everything(h)

    assert ada.participant is not None
    await h.deliver(ParticipantErasedV1(participant=ada.participant), hall.conference)
    await until(lambda: _is_gone(h))

    assert await hall.texts(bo) == ["", "mine stays"]
    assert {report["text"] for report in (await org.get("chat/reports")).body["items"]} == {"", "mine stays"}
    said = await h.said(hall.conference, "chat.erasure.>")
    assert said == [ErasureDoneV1(participant=ada.participant, service="chat")]


async def test_a_person_gets_their_own_chat_data(h: House, hall: Hall) -> None:
    ada, bo = await hall.person(), await hall.person()
    await hall.post(ada, "in the hall")
    await hall.post(bo, "somebody else's")
    await ada.post(f"chat/conversations/{bo.participant}/messages", {"text": "directly"})
    assert ada.participant is not None
    question = DataQuestion(conference=hall.conference, participant=ada.participant)
    reply = await h.client.request("requests.chat.data.export.v1", question.model_dump_json().encode())
    data = DataAnswer.model_validate_json(reply.data).data
    assert [message["text"] for message in data["messages"]] == ["in the hall", "directly"]
    assert [each["other"] for each in data["conversations"]] == [str(bo.participant)]


async def everything(h: House) -> str:
    """All rows of chat's database, and all frames kept for browsers."""
    found = []
    async with h.parts["chat"].read() as reader:
        for table in Base.metadata.sorted_tables:
            found += [repr(row) for row in await reader.all(table.select())]
    js = h.client.jetstream()
    state = (await js.stream_info("live")).state
    for seq in range(state.first_seq, state.last_seq + 1):
        with suppress(NotFoundError):
            found.append(json.dumps(json.loads((await js.get_msg("live", seq)).data or b"0"), ensure_ascii=False))
    return "\n".join(found)


async def _is_gone(h: House) -> bool:
    return SECRET not in await everything(h)
