"""Runs of the scheduler: drafts that nobody hears of, published whole or not at all."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import psutil
import pytest_asyncio

from services.networking.domain.meetings.timetables import ScheduleState
from services.networking.planning.runner import run_schedules
from services.networking.storage import schedules as stored
from services.networking.usecases import schedules
from shared.events.networking import MeetingCancelledV1, MeetingMovedV1, MeetingScheduledV1
from shared.ids import new_id
from tests.kit.house import Api, House, until
from tests.networking.conftest import HANDS, Afternoon
from tests.networking.crowded import crowd_of


async def mode(afternoon: Afternoon, name: str, **more: Any) -> None:
    answer = await afternoon.organiser.put("networking/settings", {"mode": name, **more})
    assert answer.status == 200, answer


async def wish(afternoon: Afternoon, a: Api, b: Api, **more: Any) -> str:
    request = await afternoon.request(a, b)
    answer = await b.post(f"networking/meeting-requests/{request}/acceptance", more)
    assert (answer.status, answer.body["state"], answer.body["meeting"]) == (200, "accepted", None), answer
    return request


async def run(afternoon: Afternoon, **body: Any) -> dict[str, Any]:
    """Start a run and wait for its end."""
    made = await afternoon.organiser.post("networking/schedules", {"seconds": 5, **body})
    assert made.status == 201, made
    found: dict[str, Any] = {}

    async def is_done() -> bool:
        found.update((await afternoon.organiser.get(f"networking/schedules/{made.body['id']}")).body)
        return found["state"] not in ("waiting", "running")

    await until(is_done, 120)
    return found


async def publish(afternoon: Afternoon, schedule: dict[str, Any]) -> Any:
    return await afternoon.organiser.post(f"networking/schedules/{schedule['id']}/publication")


async def agenda(who: Api) -> dict[str, str]:
    """Return somebody's coming meetings and when they start."""
    rows = (await who.get("networking/meetings")).body["items"]
    return {row["id"]: row["starts"] for row in rows if row["state"] == "scheduled"}


@pytest_asyncio.fixture(loop_scope="session")
async def trio(afternoon: Afternoon) -> AsyncIterator[tuple[Afternoon, list[Api]]]:
    """An organiser who schedules, and three people who all wish to meet each other."""
    await mode(afternoon, "organiser")
    people = [await afternoon.person(name) for name in ("Ann", "Bo", "Cleo")]
    for a, b in ((0, 1), (0, 2), (1, 2)):
        await wish(afternoon, people[a], people[b])
    yield afternoon, people


async def test_who_chooses_times_decides_what_an_acceptance_names(afternoon: Afternoon) -> None:
    ann, bo, cleo = [await afternoon.person(name) for name in ("Ann", "Bo", "Cleo")]
    path = f"networking/meeting-requests/{await afternoon.request(ann, bo)}/acceptance"
    slot = {"slot": afternoon.slots[0]["id"]}
    assert (await bo.post(path, {})).said == (409, "slot_needed")
    assert (await afternoon.organiser.post("networking/schedules", {})).said == (409, "people_schedule")
    await mode(afternoon, "organiser")
    assert (await bo.post(path, slot)).said == (409, "organiser_schedules")
    assert (await bo.post(path, {"priority": 1})).body["priority"] == 1
    await mode(afternoon, "mixed")
    meeting = await afternoon.meeting(ann, cleo)
    await mode(afternoon, "organiser")
    moved = await ann.put(f"networking/meetings/{meeting}/slot", {"slot": afternoon.slots[3]["id"]})
    assert moved.said == (409, "organiser_schedules")


async def test_nobody_hears_of_a_draft_and_everybody_of_its_publication(
    h: House, trio: tuple[Afternoon, list[Api]]
) -> None:
    afternoon, people = trio
    draft = await run(afternoon)
    assert (draft["state"], draft["outcome"]["status"]) == ("draft", "optimal")
    assert draft["outcome"]["before"] == {"held": 0, "breaks": 0, "waiting_minutes": 0, "without_meeting": 3}
    assert (draft["outcome"]["after"]["held"], draft["outcome"]["bound"], draft["outcome"]["placed"]) == (3, 3, 3)
    assert [await agenda(each) for each in people] == [{}, {}, {}]
    assert (await publish(afternoon, draft)).body["state"] == "published"
    agendas = [await agenda(each) for each in people]
    assert [len(set(each.values())) for each in agendas] == [2, 2, 2]
    said = await h.said(afternoon.id, "networking.meeting.scheduled.v1")
    assert {str(e.meeting) for e in said if isinstance(e, MeetingScheduledV1)} == {m for each in agendas for m in each}
    requests = (await people[0].get("networking/meeting-requests")).body["items"]
    assert all(each["meeting"] in agendas[0] for each in requests)
    assert (await publish(afternoon, draft)).said == (409, "no_draft")
    figures = (await afternoon.organiser.get("networking/figures")).body
    assert (figures["asked"], figures["accepted"], figures["waiting"]) == (3, 3, 0)


async def test_a_wish_without_a_place_says_why_to_the_organiser_and_its_code_to_the_two(afternoon: Afternoon) -> None:
    await mode(afternoon, "organiser")
    early, late = [slot["id"] for slot in afternoon.slots[:3]], [slot["id"] for slot in afternoon.slots[3:]]
    ann, bo = await afternoon.person("Ann", unavailable=early), await afternoon.person("Bo", unavailable=late)
    request = await wish(afternoon, ann, bo)
    draft = await run(afternoon)
    lines = (await afternoon.organiser.get(f"networking/schedules/{draft['id']}/unplaced")).body["items"]
    assert [(line["request"], line["code"]) for line in lines] == [(request, "no_common_slot")]
    assert lines[0]["reason"] == "Ann and Bo have no free slot in common."
    assert "were free in" in lines[0]["remedy"]
    await publish(afternoon, draft)
    mine = (await ann.get("networking/meeting-requests")).body["items"][0]
    assert (mine["state"], mine["meeting"], mine["unplaced"]) == ("accepted", None, "no_common_slot")
    assert (await ann.delete(f"networking/meeting-requests/{request}")).status == 204
    assert (await ann.get("networking/meeting-requests")).body["items"][0]["state"] == "withdrawn"


async def test_a_draft_that_was_overtaken_changes_nothing_and_says_by_whom(afternoon: Afternoon) -> None:
    await mode(afternoon, "mixed")
    ann, bo, cleo = [await afternoon.person(name) for name in ("Ann", "Bo", "Cleo")]
    await wish(afternoon, ann, bo)
    draft = await run(afternoon)
    line = (await afternoon.organiser.get(f"networking/schedules/{draft['id']}/plan")).body["items"][0]
    place = next(number for number, slot in enumerate(afternoon.slots) if slot["id"] == line["after"]["id"])
    await afternoon.meeting(ann, cleo, place)
    refused = await publish(afternoon, draft)
    assert refused.said == (409, "draft_stale")
    conflict = refused.body["conflicts"][0]
    assert (conflict["code"], {each["name"] for each in conflict["people"]}) == ("taken", {"Ann", "Bo"})
    assert await agenda(bo) == {}
    kept = (await afternoon.organiser.get(f"networking/schedules/{draft['id']}")).body
    assert (kept["state"], kept["conflicts"]) == ("stale", refused.body["conflicts"])
    again = await run(afternoon)
    assert (await publish(afternoon, again)).status == 200
    assert len(await agenda(ann)) == 2


async def test_acceptances_during_a_publication_never_double_book(afternoon: Afternoon) -> None:
    await mode(afternoon, "mixed")
    people = [await afternoon.person(f"Person {number}") for number in range(8)]
    for a, b in zip(people[::2], people[1::2], strict=True):
        await wish(afternoon, a, b)
    requests = [(await afternoon.request(a, b), b) for a, b in zip(people, people[2:], strict=False)]
    draft = await run(afternoon)
    slot = {"slot": afternoon.slots[0]["id"]}
    accepts = [b.post(f"networking/meeting-requests/{request}/acceptance", slot) for request, b in requests]
    answers = await asyncio.gather(publish(afternoon, draft), *accepts)
    assert {each.status for each in answers} <= {200, 409}
    for each in people:
        times = list((await agenda(each)).values())
        assert len(set(times)) == len(times)


async def test_what_people_picked_stays_and_what_a_schedule_put_may_move(afternoon: Afternoon) -> None:
    await mode(afternoon, "mixed", most_in_all=3)
    ann, bo, cleo = [await afternoon.person(name) for name in ("Ann", "Bo", "Cleo")]
    picked = await afternoon.meeting(ann, bo, 2)
    await wish(afternoon, ann, cleo)
    await publish(afternoon, await run(afternoon))
    lines = (await afternoon.organiser.get("networking/timetable")).body["items"]
    assert {line["id"]: line["fixed"] for line in lines}[picked]
    assert [line["fixed"] for line in lines if line["id"] != picked] == [False]
    assert next(line["slot"]["id"] for line in lines if line["id"] == picked) == afternoon.slots[2]["id"]


async def test_when_somebody_falls_ill_only_their_meetings_go_and_a_lost_slot_moves_only_its_own(
    h: House, trio: tuple[Afternoon, list[Api]]
) -> None:
    afternoon, (ann, bo, cleo) = trio
    await publish(afternoon, await run(afternoon))
    before = await agenda(bo)
    ill = await run(afternoon, kind="replan", absent=[str(ann.participant)])
    assert (ill["outcome"]["dropped"], ill["outcome"]["moved"], ill["outcome"]["told"]) == (2, 0, 3)
    assert len(await agenda(ann)) == 2
    await publish(afternoon, ill)
    assert await agenda(ann) == {}
    assert len(await agenda(cleo)) == 1
    (meeting,) = set(await agenda(bo)) & set(before)
    assert (await agenda(bo))[meeting] == before[meeting]
    said = await h.said(afternoon.id, "networking.meeting.cancelled.v1")
    assert len([event for event in said if isinstance(event, MeetingCancelledV1)]) == 2
    requests = (await ann.get("networking/meeting-requests")).body["items"]
    assert {(each["state"], each["meeting"]) for each in requests} == {("accepted", None)}
    lines = (await afternoon.organiser.get("networking/timetable")).body["items"]
    slot = next(line["slot"]["id"] for line in lines if line["id"] == meeting)
    lost = await run(afternoon, kind="replan", lost=[slot])
    assert lost["outcome"]["moved"] == 1
    await publish(afternoon, lost)
    assert set(await agenda(bo)) == {meeting}
    assert (await agenda(bo))[meeting] != before[meeting]
    moved = [e for e in await h.said(afternoon.id, "networking.meeting.moved.v1") if isinstance(e, MeetingMovedV1)]
    assert [str(event.meeting) for event in moved] == [meeting]
    assert next(each for each in (await bo.get("networking/slots")).body["items"] if each["id"] == slot)["lost"]
    other = [each["id"] for each in (await bo.get(f"networking/people/{cleo.participant}/free-slots")).body["items"]]
    assert slot not in other


async def test_what_begins_within_the_notice_stays_and_nothing_is_put_there(afternoon: Afternoon) -> None:
    await mode(afternoon, "organiser", notice_minutes=0)
    late = [slot["id"] for slot in afternoon.slots[1:]]
    ann, bo, cleo = [await afternoon.person(name) for name in ("Ann", "Bo", "Cleo")]
    await ann.put("networking/me/profile", {"opted_in": True, "unavailable": late})
    await wish(afternoon, ann, bo)
    await publish(afternoon, await run(afternoon))
    standing = await agenda(ann)
    await mode(afternoon, "organiser", notice_minutes=90)
    await ann.put("networking/me/profile", {"opted_in": True, "unavailable": [afternoon.slots[0]["id"]]})
    await wish(afternoon, bo, cleo)
    await publish(afternoon, await run(afternoon))
    assert await agenda(ann) == standing
    new = (await agenda(cleo)).values()
    assert min(new) >= afternoon.slots[2]["starts"]


async def test_one_run_at_a_time_stopped_with_the_best_so_far_and_progress_is_kept(
    h: House, afternoon: Afternoon
) -> None:
    await mode(afternoon, "organiser")
    await crowd_of(h, afternoon.id, 60, 400)
    made = await afternoon.organiser.post("networking/schedules", {"seconds": 600})
    path = f"networking/schedules/{made.body['id']}"
    assert (await afternoon.organiser.post("networking/schedules", {})).said == (409, "run_in_progress")

    async def has_begun() -> bool:
        found = (await afternoon.organiser.get(path)).body
        return bool(found["state"] == "running" and found["progress"]["held"] > 50)

    await until(has_begun, 120)
    assert (await afternoon.organiser.post(f"{path}/stop")).status == 202

    async def is_done() -> bool:
        return bool((await afternoon.organiser.get(path)).body["state"] == "draft")

    await until(is_done, 60)
    found = (await afternoon.organiser.get(path)).body
    assert found["outcome"]["stopped"]
    assert found["outcome"]["after"]["held"] > 50
    assert (await publish(afternoon, found)).status == 200


async def test_a_killed_run_has_failed_and_can_be_started_again(h: House, trio: tuple[Afternoon, list[Api]]) -> None:
    afternoon, _ = trio
    await crowd_of(h, afternoon.id, 60, 400)
    made = await afternoon.organiser.post("networking/schedules", {"seconds": 600})
    path = f"networking/schedules/{made.body['id']}"

    def workers() -> list[psutil.Process]:
        own = psutil.Process().children(recursive=True)
        return [each for each in own if "services.networking.planning.process" in each.cmdline()]

    await until(workers, 60)
    workers()[0].kill()

    async def has_failed() -> bool:
        return bool((await afternoon.organiser.get(path)).body["state"] == "failed")

    await until(has_failed, 60)
    assert (await afternoon.organiser.get(path)).body["error"] == schedules.BROKE_OFF
    assert (await publish(afternoon, made.body)).said == (409, "no_draft")
    assert (await run(afternoon, seconds=1))["state"] == "draft"


async def test_a_run_that_the_end_of_the_service_broke_off_is_failed_when_it_starts_again(
    h: House, trio: tuple[Afternoon, list[Api]]
) -> None:
    afternoon, _ = trio
    parts = h.parts["networking"]
    values = {"kind": "run", "seconds": 5, "seed": 0, "absent": [], "lost": [], "urgent": []}

    async def left_behind(tx: Any) -> UUID:
        made = await stored.add(tx, afternoon.id, values)
        assert made is not None
        await stored.work(tx, made, {"state": ScheduleState.RUNNING})
        return made

    made = await parts.writer.run(left_behind)
    starting = asyncio.create_task(run_schedules(parts))

    async def has_failed() -> bool:
        return bool((await afternoon.organiser.get(f"networking/schedules/{made}")).body["state"] == "failed")

    await until(has_failed)
    starting.cancel()
    assert (await run(afternoon))["state"] == "draft"


async def test_moving_by_hand_says_what_is_in_the_way_in_every_slot(trio: tuple[Afternoon, list[Api]]) -> None:
    afternoon, (ann, bo, _) = trio
    await publish(afternoon, await run(afternoon))
    (meeting,) = set(await agenda(ann)) & set(await agenda(bo))
    last = afternoon.slots[5]["id"]
    await bo.put("networking/me/profile", {"opted_in": True, "unavailable": [last]})
    path = f"networking/timetable/{meeting}"
    checks = {each["slot"]["id"]: each for each in (await afternoon.organiser.get(f"{path}/checks")).body["items"]}
    assert len(checks) == 5
    assert [each["kind"] for each in checks[last]["obstacles"]] == ["unavailable"]
    assert checks[last]["obstacles"][0]["words"].startswith("Bo is not free in ")
    busy = [each for each in checks.values() if any(one["kind"] == "taken" for one in each["obstacles"])]
    assert len(busy) == 2
    assert not any(each["free"] for each in [*busy, checks[last]])
    version = next(
        each["version"]
        for each in (await afternoon.organiser.get("networking/timetable")).body["items"]
        if each["id"] == meeting
    )
    refused = await afternoon.organiser.put(f"{path}/slot", {"slot": last}, version=version)
    assert refused.said == (409, "slot_taken")
    free = next(slot for slot, each in checks.items() if each["free"])
    assert (await afternoon.organiser.put(f"{path}/slot", {"slot": free}, version=version + 1)).said == (412, "stale")
    moved = await afternoon.organiser.put(f"{path}/slot", {"slot": free}, version=version)
    assert (moved.status, moved.body["slot"]["id"], moved.body["fixed"]) == (200, free, True)
    assert (await afternoon.organiser.get(f"networking/timetable/{new_id()}/checks")).said == (404, "not_found")


async def test_a_schedule_needs_slots_that_are_to_come_and_people_who_exist(h: House, afternoon: Afternoon) -> None:
    await mode(afternoon, "organiser")
    body = {"kind": "replan", "absent": [str(new_id())]}
    assert (await afternoon.organiser.post("networking/schedules", body)).said == (422, "invalid")
    body = {"kind": "replan", "lost": [str(new_id())]}
    assert (await afternoon.organiser.post("networking/schedules", body)).said == (404, "not_found")
    HANDS.ahead = timedelta(hours=9)
    assert (await afternoon.organiser.post("networking/schedules", {})).said == (409, "nothing_to_schedule")
