"""The life of a meeting: nobody is booked twice, both sides always see the same."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

from services.networking.domain.meetings.together import seconds_together
from shared.access import Question, Rights
from shared.clock import utc_now
from shared.events.networking import MeetingHeldV1, MeetingMissedV1, MeetingScheduledV1
from shared.events.rooms import RoomEnteredV1, RoomLeftV1
from shared.ids import new_id
from tests.kit.house import Api, House, until
from tests.networking.conftest import HANDS, Afternoon


async def states(*people: Api) -> list[list[str]]:
    return [[m["state"] for m in (await each.get("networking/meetings")).body["items"]] for each in people]


async def test_a_request_holds_nothing_and_its_acceptance_books_both(h: House, afternoon: Afternoon) -> None:
    ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
    request = await afternoon.request(ann, bo)
    free = f"networking/people/{bo.participant}/free-slots"
    assert len((await ann.get(free)).body["items"]) == 6
    meeting = await bo.post(f"networking/meeting-requests/{request}/acceptance", {"slot": afternoon.slots[2]["id"]})
    assert meeting.body["state"] == "accepted"
    assert await states(ann, bo) == [["scheduled"], ["scheduled"]]
    assert len((await ann.get(free)).body["items"]) == 5
    said = await h.said(afternoon.id, "networking.meeting.scheduled.v1")
    assert [type(event) for event in said] == [MeetingScheduledV1]


async def test_of_thirty_acceptances_of_one_slot_one_wins_and_the_others_get_other_times(afternoon: Afternoon) -> None:
    star = await afternoon.person("Star")
    askers = [await afternoon.person(f"Asker {number}") for number in range(30)]
    requests = [await afternoon.request(asker, star) for asker in askers[:20]]
    slot = {"slot": afternoon.slots[0]["id"]}
    answers = await asyncio.gather(
        *(star.post(f"networking/meeting-requests/{each}/acceptance", slot) for each in requests)
    )
    assert sorted(each.status for each in answers) == [200] + [409] * 19
    lost = next(each for each in answers if each.status == 409)
    assert lost.code == "slot_taken"
    others = [each["slot"] for each in lost.body["alternatives"]]
    assert others == [each["id"] for each in afternoon.slots[1:6]]
    assert await states(star) == [["scheduled"]]


async def test_a_lost_race_leaves_the_request_open(afternoon: Afternoon) -> None:
    ann, bo, cleo = [await afternoon.person(name) for name in ("Ann", "Bo", "Cleo")]
    await afternoon.meeting(ann, bo)
    request = await afternoon.request(cleo, bo)
    taken = await bo.post(f"networking/meeting-requests/{request}/acceptance", {"slot": afternoon.slots[0]["id"]})
    assert taken.said == (409, "slot_taken")
    later = await bo.post(f"networking/meeting-requests/{request}/acceptance", {"slot": afternoon.slots[1]["id"]})
    assert later.status == 200


async def test_crossed_requests_make_one_request(afternoon: Afternoon) -> None:
    ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
    bodies = [{"receiver": str(other.participant), "message": "Hello"} for other in (bo, ann)]
    answers = await asyncio.gather(
        ann.post("networking/meeting-requests", bodies[0]), bo.post("networking/meeting-requests", bodies[1])
    )
    assert sorted(each.said for each in answers) == [(201, None), (409, "already_asked")]


async def test_asking_back_with_a_time_accepts(afternoon: Afternoon) -> None:
    ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
    await afternoon.request(ann, bo)
    body = {"receiver": str(ann.participant), "message": "Me too", "slot": afternoon.slots[3]["id"]}
    back = await bo.post("networking/meeting-requests", body)
    assert (back.status, back.body["state"]) == (201, "accepted")
    assert await states(ann, bo) == [["scheduled"], ["scheduled"]]


async def test_withdrawing_and_accepting_at_once_has_one_outcome(afternoon: Afternoon) -> None:
    for number in range(6):
        ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
        request = await afternoon.request(ann, bo)
        path = f"networking/meeting-requests/{request}"
        taken, back = await asyncio.gather(
            bo.post(f"{path}/acceptance", {"slot": afternoon.slots[number]["id"]}), ann.delete(path)
        )
        assert sorted((taken.status < 300, back.status < 300)) == [False, True]
        assert await states(ann, bo) == ([["scheduled"]] * 2 if taken.status == 200 else [[], []])


async def test_only_whose_turn_it_is_answers(afternoon: Afternoon) -> None:
    ann, bo, eve = [await afternoon.person(name) for name in ("Ann", "Bo", "Eve")]
    path = f"networking/meeting-requests/{await afternoon.request(ann, bo)}"
    slot = {"slot": afternoon.slots[0]["id"]}
    assert (await ann.post(f"{path}/acceptance", slot)).said == (403, "forbidden")
    assert (await eve.post(f"{path}/acceptance", slot)).said == (404, "not_found")
    assert (await bo.post(f"{path}/counter", slot)).status == 200
    assert (await bo.post(f"{path}/acceptance", slot)).said == (403, "forbidden")
    assert (await ann.post(f"{path}/acceptance", slot)).status == 200


async def test_a_declined_request_is_closed_and_says_why(afternoon: Afternoon) -> None:
    ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
    path = f"networking/meeting-requests/{await afternoon.request(ann, bo)}"
    assert (await bo.post(f"{path}/refusal", {"reason": "no_time"})).body["state"] == "declined"
    assert (await bo.post(f"{path}/acceptance", {"slot": afternoon.slots[0]["id"]})).said == (409, "request_closed")
    assert (await ann.get("networking/meeting-requests")).body["items"][0]["reason"] == "no_time"


async def test_a_request_expires_by_itself(afternoon: Afternoon) -> None:
    ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
    await afternoon.request(ann, bo)
    HANDS.ahead = timedelta(hours=73)

    async def is_expired() -> bool:
        return bool((await ann.get("networking/meeting-requests")).body["items"][0]["state"] == "expired")

    await until(is_expired)


async def test_people_who_did_not_opt_in_are_neither_found_nor_asked(h: House, afternoon: Afternoon) -> None:
    ann, out = await afternoon.person("Ann"), await h.person(afternoon.id, name="Out")
    body = {"receiver": str(out.participant), "message": "Hello"}
    assert (await ann.post("networking/meeting-requests", body)).said == (409, "not_opted_in")
    body = {"receiver": str(ann.participant), "message": "Hello"}
    assert (await out.post("networking/meeting-requests", body)).said == (409, "opt_in_first")
    assert (await ann.get(f"networking/people/{out.participant}")).said == (404, "not_found")
    assert (await ann.get("networking/people")).body["items"] == []


async def test_search_finds_words_of_offers_whatever_their_accents(afternoon: Afternoon) -> None:
    need = {"side": "need", "text": "Lösung für Recycling", "category": "circular-materials", "language": "de"}
    seeker = await afternoon.person("Seeker", entries=[need])
    ann = await afternoon.person("Ann", entries=[{"side": "offer", "text": "pilot line", "category": "pilot-site"}])
    found = (await ann.get("networking/people?search=losung recycling&side=need")).body["items"]
    assert [each["id"] for each in found] == [str(seeker.participant)]
    assert (await ann.get("networking/people?search=losung&side=offer")).body["items"] == []


async def test_a_meeting_is_its_two_peoples_alone(h: House, afternoon: Afternoon) -> None:
    ann, bo, eve = [await afternoon.person(name) for name in ("Ann", "Bo", "Eve")]
    meeting = await afternoon.meeting(ann, bo)
    for path in ("", "/free-slots"):
        assert (await eve.get(f"networking/meetings/{meeting}{path}")).said == (404, "not_found")
    assert (await afternoon.organiser.get(f"networking/meetings/{meeting}")).said == (404, "not_found")
    assert (await eve.post(f"networking/meetings/{meeting}/cancellation", {"reason": "x"})).said == (404, "not_found")
    assert (await ann.get("networking/figures")).said == (403, "forbidden")
    other = await h.person(new_id(), "organiser")
    foreign = f"/api/networking/v1/conferences/{afternoon.id}/meetings/{meeting}"
    assert (await other.get(foreign)).said == (404, "not_found")


async def rights(h: House, afternoon: Afternoon, meeting: str, who: Api) -> Rights:
    question = Question(
        conference=afternoon.id, participant=UUID(str(who.participant)), roles=frozenset(), thing=f"meeting:{meeting}"
    )
    decide = h.parts["networking"].service.rights
    assert decide is not None
    async with h.parts["networking"].read() as reader:
        return await decide(reader, question)


async def test_the_room_opens_for_the_two_five_minutes_before_and_closes_after(h: House, afternoon: Afternoon) -> None:
    ann, bo, eve = [await afternoon.person(name) for name in ("Ann", "Bo", "Eve")]
    meeting = await afternoon.meeting(ann, bo)
    before = await rights(h, afternoon, meeting, ann)
    assert (before.read, before.publish) == (True, False)
    HANDS.ahead = timedelta(minutes=56)
    assert (await rights(h, afternoon, meeting, ann)).publish
    assert (await rights(h, afternoon, meeting, bo)).publish
    assert await rights(h, afternoon, meeting, eve) == Rights()
    HANDS.ahead = timedelta(minutes=91)
    assert not (await rights(h, afternoon, meeting, ann)).publish


def stay(meeting: str, who: Api, entered: datetime, minutes: float) -> RoomLeftV1:
    return RoomLeftV1(
        thing=f"meeting:{meeting}",
        participant=UUID(str(who.participant)),
        entered_at=entered,
        left_at=entered + timedelta(minutes=minutes),
    )


async def test_a_meeting_counts_as_held_by_the_time_both_were_there_in_whatever_order_one_hears_of_it(
    h: House, afternoon: Afternoon
) -> None:
    ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
    meeting = await afternoon.meeting(ann, bo)
    HANDS.ahead = timedelta(minutes=80)
    start = utc_now() + timedelta(hours=1)
    left = stay(meeting, bo, start + timedelta(minutes=2), 10)
    await h.deliver(left, afternoon.id)
    await h.deliver(stay(meeting, ann, start, 8), afternoon.id)
    entered = RoomEnteredV1(thing=left.thing, participant=left.participant, entered_at=left.entered_at)
    await h.deliver(entered, afternoon.id)
    held = (await ann.get(f"networking/meetings/{meeting}")).body
    assert (held["state"], held["seconds"]) == ("held", 360)
    assert [
        e.seconds for e in await h.said(afternoon.id, "networking.meeting.held.v1") if isinstance(e, MeetingHeldV1)
    ] == [360]
    agreed = await ann.put(f"networking/meetings/{meeting}/follow-up", {"kind": "contact"})
    assert agreed.body["follow_ups"] == [{"kind": "contact", "proposed_by_me": True, "agreed": False}]
    await bo.put(f"networking/meetings/{meeting}/follow-up", {"kind": "contact"})
    figures = (await afternoon.organiser.get("networking/figures")).body
    assert (figures["meetings"], figures["follow_ups"]) == ({"held": 1}, {"contact": 1})


async def test_somebody_who_does_not_come_is_recorded_and_the_slot_is_free(h: House, afternoon: Afternoon) -> None:
    ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
    meeting = await afternoon.meeting(ann, bo)
    who = UUID(str(ann.participant))
    entered = RoomEnteredV1(thing=f"meeting:{meeting}", participant=who, entered_at=utc_now() + timedelta(hours=1))
    await h.deliver(entered, afternoon.id)
    HANDS.ahead = timedelta(minutes=66)

    async def is_missed() -> bool:
        return await states(ann) == [["missed"]]

    await until(is_missed)
    said = await h.said(afternoon.id, "networking.meeting.missed.v1")
    assert [event.absent for event in said if isinstance(event, MeetingMissedV1)] == [(UUID(str(bo.participant)),)]


async def test_a_moved_meeting_frees_its_time_and_a_cancelled_one_too(afternoon: Afternoon) -> None:
    ann, bo, cleo = [await afternoon.person(name) for name in ("Ann", "Bo", "Cleo")]
    meeting = await afternoon.meeting(ann, bo)
    moved = await ann.put(f"networking/meetings/{meeting}/slot", {"slot": afternoon.slots[4]["id"]})
    assert moved.body["starts"] == afternoon.slots[4]["starts"]
    await afternoon.meeting(cleo, bo)
    cancelled = await bo.post(f"networking/meetings/{meeting}/cancellation", {"reason": "Ill"})
    assert (cancelled.body["state"], cancelled.body["reason"]) == ("cancelled", "Ill")
    free = (await ann.get(f"networking/people/{bo.participant}/free-slots")).body["items"]
    assert [each["id"] for each in free] == [each["id"] for each in afternoon.slots[1:]]
    again = await bo.post(f"networking/meetings/{meeting}/cancellation", {"reason": "Ill"})
    assert again.said == (409, "meeting_closed")


async def test_notes_are_private(afternoon: Afternoon) -> None:
    ann, bo = await afternoon.person("Ann"), await afternoon.person("Bo")
    meeting = await afternoon.meeting(ann, bo)
    await ann.put(f"networking/meetings/{meeting}/note", {"note": "Ask about the pilot line."})
    seen = [(await each.get(f"networking/meetings/{meeting}")).body["note"] for each in (ann, bo)]
    assert seen == ["Ask about the pilot line.", ""]


def test_time_together_is_the_overlap_of_everybodys_stays() -> None:
    a, b = new_id(), new_id()
    at = utc_now()
    stays = [(a, at, at + timedelta(seconds=60)), (b, at + timedelta(seconds=30), at + timedelta(seconds=90))]
    assert seconds_together(stays, [a, b]) == 30
    two_devices = [*stays, (a, at + timedelta(seconds=50), at + timedelta(seconds=80))]
    assert seconds_together(two_devices, [a, b]) == 50
    assert seconds_together(stays[:1], [a, b]) == 0
