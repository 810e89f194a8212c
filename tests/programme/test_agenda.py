"""The personal agenda: clashes are said before, places are counted, meetings are known."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from shared.events.networking import MeetingCancelledV1, MeetingMovedV1, MeetingScheduledV1
from shared.questions import BusyAnswer, BusyQuestion, SessionAnswer, SessionQuestion
from tests.kit.house import Api, House
from tests.programme.conftest import Conference, with_version

NOW = datetime.now(UTC).replace(microsecond=0)


def at(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


async def agenda(who: Api) -> list[tuple[str, str | None]]:
    items = (await who.get("programme/me/agenda")).body["items"]
    return [(item["thing"], item["session"] and item["session"]["mine"]) for item in items]


async def test_what_i_choose_speak_at_moderate_and_facilitate_is_in_my_agenda(conference: Conference) -> None:
    ada = await conference.person("Ada")
    chosen = await conference.session("Chosen", starts=60, ends=70)
    speaking = await conference.session(
        "Speaking", starts=80, ends=90, people=[{"participant": str(ada.participant), "part": "speaker"}]
    )
    hosted, _ = await conference.round(starts=100, ends=110)
    table = {"title": {"en": "Hydrogen"}, "facilitator": str(ada.participant)}
    await conference.organiser.post(f"programme/sessions/{hosted}/tables", table)
    await ada.put(f"programme/me/agenda/{chosen}", {})

    assert await agenda(ada) == [
        (f"session:{chosen}", "visitor"),
        (f"session:{speaking}", "speaker"),
        (f"session:{hosted}", "facilitator"),
    ]


async def test_a_seat_in_a_round_is_in_the_agenda_until_it_is_left(conference: Conference) -> None:
    ben = await conference.person("Ben")
    session, _ = await conference.round(10)

    await ben.put(f"programme/sessions/{session}/seat", {})
    assert await agenda(ben) == [(f"session:{session}", "seated")]
    await ben.delete(f"programme/sessions/{session}/seat")

    assert await agenda(ben) == []


async def test_a_clash_is_said_before_and_both_are_taken_only_when_confirmed(conference: Conference) -> None:
    ben = await conference.person("Ben")
    first = await conference.session("Panel", starts=60, ends=120)
    second = await conference.session("Workshop", starts=90, ends=150)
    await ben.put(f"programme/me/agenda/{first}", {})

    warned = await ben.get(f"programme/me/agenda/{second}")
    refused = await ben.put(f"programme/me/agenda/{second}", {})

    assert [clash["title"] for clash in warned.body["clashes"]] == [{"en": "Panel"}]
    assert (refused.said, refused.body["clashes"][0]["thing"]) == ((409, "clash"), f"session:{first}")
    assert await agenda(ben) == [(f"session:{first}", "visitor")]
    both = await ben.put(f"programme/me/agenda/{second}", {"confirm": True})
    assert (both.status, both.body["mine"]) == (200, "visitor")


async def test_adding_twice_is_adding_once_and_removing_frees_the_place(conference: Conference) -> None:
    ben = await conference.person("Ben")
    session = await conference.session(capacity=1)

    for _ in range(2):
        assert (await ben.put(f"programme/me/agenda/{session}", {})).status == 200
    assert (await conference.read(session))["places_left"] == 0
    for _ in range(2):
        assert (await ben.delete(f"programme/me/agenda/{session}")).status == 204

    assert (await conference.read(session))["places_left"] == 1
    kinds = [event.subject for event in await conference.said("agenda.>")]
    assert kinds == ["programme.agenda.added.v1", "programme.agenda.removed.v1"]


async def test_of_many_who_want_the_last_places_at_once_as_many_get_them_as_there_are(conference: Conference) -> None:
    session = await conference.session(capacity=3)
    people = [await conference.person(f"Guest {n}") for n in range(8)]

    answers = await asyncio.gather(*(each.put(f"programme/me/agenda/{session}", {}) for each in people))

    assert sorted(answer.said for answer in answers) == [(200, None)] * 3 + [(409, "session_full")] * 5
    assert (await conference.read(session))["places_left"] == 0
    body = await conference.read(session)
    smaller = await conference.organiser.put(f"programme/sessions/{session}", with_version(body, capacity=2), version=1)
    assert smaller.said == (409, "capacity_too_small")


async def test_a_session_that_ended_is_not_added(conference: Conference) -> None:
    ben = await conference.person("Ben")
    session = await conference.session(starts=-90, ends=-30)

    assert (await ben.put(f"programme/me/agenda/{session}", {})).said == (409, "session_over")
    assert (await ben.put(f"programme/me/agenda/{uuid4()}", {})).said == (404, "not_found")
    assert await agenda(ben) == []


async def test_a_meeting_is_in_the_agenda_of_both_and_clashes(conference: Conference, h: House) -> None:
    ada, ben = await conference.person("Ada"), await conference.person("Ben")
    session, meeting = await conference.session(starts=60, ends=120), uuid4()
    both = (ada.participant, ben.participant)

    await h.deliver(MeetingScheduledV1(meeting=meeting, participants=both, starts=at(70), ends=at(90)), conference.id)

    for who in (ada, ben):
        assert await agenda(who) == [(f"meeting:{meeting}", None)]
        refused = await who.put(f"programme/me/agenda/{session}", {})
        assert (refused.said, refused.body["clashes"][0]["title"]) == ((409, "clash"), None)


async def meetings(who: Api) -> list[str]:
    return [item["starts"] for item in (await who.get("programme/me/agenda")).body["items"]]


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 1, 3, 1), (1, 3, 2), (2, 2, 3)])
async def test_meetings_told_twice_or_in_another_order_leave_the_same_agenda(
    conference: Conference, h: House, order: tuple[int, ...]
) -> None:
    """Scheduled (1), moved and given to somebody else (2), moved once more (3): the last one counts."""
    ada, ben, cem = [await conference.person(name) for name in ("Ada", "Ben", "Cem")]
    meeting = uuid4()
    events = {
        1: MeetingScheduledV1(
            meeting=meeting, participants=(ada.participant, ben.participant), starts=at(10), ends=at(20)
        ),
        2: MeetingMovedV1(meeting=meeting, participants=(ada.participant, cem.participant), starts=at(30), ends=at(40)),
        3: MeetingMovedV1(meeting=meeting, participants=(ada.participant, cem.participant), starts=at(50), ends=at(60)),
    }

    for version in order:
        await h.deliver(events[version], conference.id, version=version)

    last = at(50).isoformat().replace("+00:00", "Z")
    assert (await meetings(ada), await meetings(ben), await meetings(cem)) == ([last], [], [last])


@pytest.mark.parametrize("order", [(1, 2), (2, 1), (2, 1, 2)])
async def test_a_cancelled_meeting_stays_cancelled(conference: Conference, h: House, order: tuple[int, ...]) -> None:
    ada, meeting = await conference.person("Ada"), uuid4()
    both = (ada.participant, uuid4())
    events = {
        1: MeetingScheduledV1(meeting=meeting, participants=both, starts=at(10), ends=at(20)),
        2: MeetingCancelledV1(meeting=meeting, participants=both),
    }

    for version in order:
        await h.deliver(events[version], conference.id, version=version)

    assert await meetings(ada) == []


async def test_the_very_same_message_delivered_twice_takes_effect_once(conference: Conference, h: House) -> None:
    ada, meeting, event_id = await conference.person("Ada"), uuid4(), uuid4()
    event = MeetingScheduledV1(meeting=meeting, participants=(ada.participant,), starts=at(10), ends=at(20))

    for _ in range(2):
        await h.deliver(event, conference.id, event_id=event_id)

    assert len(await meetings(ada)) == 1


async def test_networking_learns_when_somebody_is_busy_on_the_programme(conference: Conference, h: House) -> None:
    ada = await conference.person("Ada")
    session = await conference.session(starts=60, ends=120)
    await conference.session("Not chosen", starts=60, ends=120)
    await ada.put(f"programme/me/agenda/{session}", {})
    event = MeetingScheduledV1(meeting=uuid4(), participants=(ada.participant,), starts=at(70), ends=at(90))
    await h.deliver(event, conference.id)

    began = datetime.now(UTC)

    async def busy(starts: int, ends: int) -> list[str]:
        first, last = (began + timedelta(minutes=each) for each in (starts, ends))
        question = BusyQuestion(conference=conference.id, participant=ada.participant, starts=first, ends=last)
        reply = await h.client.request("requests.programme.busy.v1", question.model_dump_json().encode(), timeout=5)
        return [each.thing for each in BusyAnswer.model_validate_json(reply.data).intervals]

    assert await busy(0, 200) == [f"session:{session}"]
    assert await busy(130, 200) == []


async def test_courier_learns_what_a_session_is_called(conference: Conference, h: House) -> None:
    session = await conference.session("Opening", room="Plenary hall")
    question = SessionQuestion(conference=conference.id, session=UUID(session))

    reply = await h.client.request("requests.programme.session.find.v1", question.model_dump_json().encode(), timeout=5)

    answer = SessionAnswer.model_validate_json(reply.data)
    assert (answer.title, answer.room, answer.state) == ({"en": "Opening"}, "Plenary hall", "scheduled")
