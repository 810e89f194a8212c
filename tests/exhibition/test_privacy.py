"""A person's data in the exhibition: exported, let go, erased."""

from uuid import uuid4

from shared.events.registration import ParticipantErasedV1, ParticipantRemovedV1
from shared.privacy import DataAnswer, DataQuestion, ErasureDoneV1
from tests.exhibition.conftest import Hall, ask, asked
from tests.exhibition.test_hall import rows_with
from tests.exhibition.test_leads import leave
from tests.kit.house import Api, House


async def everywhere(hall: Hall, mark: str) -> tuple[str, Api, Api]:
    """Vera waits and left fields at Anna's booth, and herself staffs one where she noted something."""
    anna, vera = await hall.person("Anna"), await hall.person("Vera", headline=mark)
    booth, own = await hall.booth(anna), await hall.booth(vera)
    await vera.put(f"exhibition/booths/{own}/presence", {"here": True})
    await ask(vera, booth, message=f"Question {mark}")
    await leave(vera, booth, "headline", "message", message=f"Message {mark}")
    await leave(anna, own, "name")
    [lead] = (await vera.get(f"exhibition/booths/{own}/leads")).body["items"]
    await vera.post(f"exhibition/leads/{lead['id']}/notes", {"text": f"Note {mark}"})
    request = await asked(await hall.person("Wim"), own)
    await vera.post(f"exhibition/contact-requests/{request}/answer", {})
    return booth, anna, vera


async def test_the_export_holds_everything_a_person_left(hall: Hall, h: House) -> None:
    _, _, vera = await everywhere(hall, uuid4().hex)
    question = DataQuestion(conference=hall.id, participant=vera.participant)
    reply = await h.client.request("requests.exhibition.data.export.v1", question.model_dump_json().encode(), timeout=5)
    data = DataAnswer.model_validate_json(reply.data).data
    counted = {heading: len(rows) for heading, rows in data.items()}
    assert counted == {"staff": 1, "shifts": 0, "contact_requests": 1, "leads": 1, "lead_notes": 1}


async def test_an_erased_person_is_nowhere_and_nobody_is_left_hanging(hall: Hall, h: House) -> None:
    mark = uuid4().hex
    booth, anna, vera = await everywhere(hall, mark)
    assert {"booth_staff", "contact_request", "lead", "lead_note"} <= set(await rows_with(h, vera))

    await h.deliver(ParticipantErasedV1(participant=vera.participant), hall.id)

    assert await rows_with(h, vera) == []
    assert (await anna.get(f"exhibition/booths/{booth}/queue")).body["waiting"] == []
    assert (await anna.get(f"exhibition/booths/{booth}/leads")).body["items"] == []
    wim = await hall.person("Wim")
    assert (await wim.get("exhibition/me/contact-requests")).body["items"] == []
    assert [booth["here"] for booth in (await anna.get("exhibition/booths")).body["items"]] == [0, 0]
    done = await hall.said("erasure.done.v1")
    assert done == [ErasureDoneV1(participant=vera.participant, service="exhibition")]


async def test_somebody_removed_from_the_conference_waits_nowhere_and_staffs_nothing(hall: Hall, h: House) -> None:
    booth, anna, vera = await everywhere(hall, uuid4().hex)
    await h.deliver(ParticipantRemovedV1(participant=vera.participant), hall.id)
    assert (await anna.get(f"exhibition/booths/{booth}/queue")).body["waiting"] == []
    assert "booth_staff" not in await rows_with(h, vera)
    assert len((await anna.get(f"exhibition/booths/{booth}/leads")).body["items"]) == 1
