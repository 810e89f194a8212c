"""Suggestions in the service: made of people's own words, up to date at the next look, gone where they may not be."""

import os
import signal
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.recommending.keeper import Recommendations
from services.networking.storage.tables import Vector
from shared.database import table
from shared.events.registration import ParticipantErasedV1
from shared.ids import new_id
from tests.kit.house import Api, House, until
from tests.networking.conftest import Afternoon

LIGNIN = {"side": "offer", "text": "lignin coatings from our pilot line", "category": "circular-materials"}
COATING = {"side": "need", "text": "bio-based coatings for furniture", "category": "circular-materials"}
SENSORS = {"side": "offer", "text": "sensors that count bees at the hive", "category": "tech-solution"}


async def join(afternoon: Afternoon, name: str, *entries: dict[str, str], **entry: Any) -> Api:
    made = await afternoon.house.person(afternoon.id, name=name, organisation=f"{name} Ltd", **entry)
    answer = await made.put("networking/me/profile", {"opted_in": True, "entries": list(entries)})
    assert answer.status == 200, answer
    return made


async def listed(who: Api) -> dict[str, Any]:
    """Return somebody's suggestions once they are ready."""
    found: dict[str, Any] = {}

    async def is_ready() -> bool:
        found.update((await who.get("networking/suggestions")).body)
        assert found["state"] in ("preparing", "ready"), found
        return bool(found["state"] == "ready")

    await until(is_ready, 120)
    return found


async def names(who: Api) -> list[str]:
    return [each["person"]["name"] for each in (await listed(who))["items"]]


async def test_a_suggestion_says_why_in_the_two_peoples_own_words(afternoon: Afternoon) -> None:
    ann, bo = await join(afternoon, "Ann", COATING), await join(afternoon, "Bo", LIGNIN)
    await join(afternoon, "Cleo", SENSORS)
    found = await listed(ann)
    first = found["items"][0]
    assert (first["person"]["name"], first["why"]) == ("Bo", "has_what_you_need")
    assert first["reason"] == f"You need “{COATING['text']}”; they offer “{LIGNIN['text']}”."
    assert (first["gain"]["need"]["text"], first["gain"]["offer"]["text"]) == (COATING["text"], LIGNIN["text"])
    assert first["common_slots"] == 6
    assert (await listed(bo))["items"][0]["why"] == "needs_what_you_offer"


async def test_a_changed_profile_counts_at_the_next_look(afternoon: Afternoon) -> None:
    ann, bo = await join(afternoon, "Ann", COATING), await join(afternoon, "Bo", SENSORS)
    cleo = await join(afternoon, "Cleo", LIGNIN)
    assert (await names(ann))[0] == "Cleo"
    await bo.put("networking/me/profile", {"opted_in": True, "entries": [LIGNIN | {"text": COATING["text"]}]})
    await cleo.put("networking/me/profile", {"opted_in": False})
    found = (await ann.get("networking/suggestions")).body
    assert [each["person"]["name"] for each in found["items"]] == ["Bo"]
    assert found["items"][0]["gain"]["offer"]["text"] == COATING["text"]
    assert found["not_considered"] == {"opted_out": 1}


async def test_who_is_dismissed_is_gone_and_comes_back_when_that_is_taken_back(afternoon: Afternoon) -> None:
    ann, bo = await join(afternoon, "Ann", COATING), await join(afternoon, "Bo", LIGNIN)
    first = (await listed(ann))["items"][0]
    pair = {side: first["gain"][side]["id"] for side in ("need", "offer")}
    path = f"networking/suggestions/{bo.participant}/verdict"
    assert (await ann.put(path, {"verdict": "no_time", **pair})).status == 204
    found = await listed(ann)
    assert (found["items"], found["not_considered"]) == ([], {"dismissed": 1})
    said = (await ann.get("networking/me/verdicts")).body["items"]
    assert [(each["person"]["name"], each["verdict"]) for each in said] == [("Bo", "no_time")]
    assert await names(bo) == ["Ann"]
    assert (await ann.delete(path)).status == 204
    assert await names(ann) == ["Bo"]
    assert (await ann.delete(path)).said == (404, "not_found")


async def test_what_is_liked_is_shown_as_such_and_not_my_field_bars_that_pair(afternoon: Afternoon) -> None:
    ann, bo = await join(afternoon, "Ann", COATING), await join(afternoon, "Bo", LIGNIN)
    first = (await listed(ann))["items"][0]
    pair = {side: first["gain"][side]["id"] for side in ("need", "offer")}
    path = f"networking/suggestions/{bo.participant}/verdict"
    await ann.put(path, {"verdict": "liked", **pair})
    assert (await listed(ann))["items"][0]["liked"]
    await ann.put(path, {"verdict": "not_my_field", **pair})
    assert (await listed(ann))["items"] == []
    foreign = {"verdict": "not_my_field", "need": str(new_id()), "offer": pair["offer"]}
    assert (await ann.put(path, foreign)).said == (404, "not_found")
    assert (await ann.put(f"networking/suggestions/{ann.participant}/verdict", {"verdict": "liked"})).status == 403


async def vectors(h: House) -> int:
    async with h.parts["networking"].read() as reader:
        return int(await reader.scalar(sa.select(sa.func.count()).select_from(table(Vector))))


async def test_without_profiling_there_are_neither_vectors_nor_appearances_and_search_works(
    h: House, afternoon: Afternoon
) -> None:
    ann, bo = await join(afternoon, "Ann", COATING), await join(afternoon, "Bo", LIGNIN)
    assert await names(ann) == ["Bo"]
    before = await vectors(h)
    assert (await bo.put("networking/me/profiling", {"profiling": False})).status == 204
    assert await vectors(h) == before - 1
    assert (await bo.get("networking/suggestions")).body == {"state": "off", "items": [], "not_considered": {}}
    assert await names(ann) == []
    assert len((await bo.get("networking/people?search=coatings")).body["items"]) == 1
    assert len((await ann.get("networking/people?search=lignin")).body["items"]) == 1
    assert (await bo.get("networking/me/profiling")).body["used"] == {}
    await bo.put("networking/me/profiling", {"profiling": True})
    assert await names(ann) == ["Bo"]


async def test_one_page_tells_what_is_used_of_me(afternoon: Afternoon) -> None:
    ann = await join(afternoon, "Ann", COATING, country="DE", organisation_type="sme")
    await join(afternoon, "Bo", LIGNIN)
    await listed(ann)
    page = (await ann.get("networking/me/profiling")).body
    assert page["used"] == {
        "needs": [COATING["text"]],
        "organisation": ["Ann Ltd"],
        "organisation_type": ["sme"],
        "country": ["DE"],
    }
    assert (page["state"], page["free_slots"], page["appearances"]) == ("ready", 6, 1)
    assert "names" in page["never_used"]


async def test_the_organisers_rules_keep_groups_and_colleagues_apart(afternoon: Afternoon) -> None:
    ann = await join(afternoon, "Ann", COATING, organisation_type="sme")
    bo = await join(afternoon, "Bo", LIGNIN, organisation_type="cluster")
    cleo = await afternoon.person("Cleo", entries=[COATING])
    assert await names(ann) == ["Bo"]
    rules = {"forbidden": [["sme", "cluster"]], "colleagues": False}
    assert (await afternoon.organiser.put("networking/rules", rules)).body == rules
    await until(lambda: _is(ann, []), 60)
    assert (await listed(ann))["not_considered"] == {"rules": 1, "nothing_to_compare": 1}
    body = {"receiver": str(bo.participant), "message": "Hello"}
    assert (await ann.post("networking/meeting-requests", body)).said == (409, "kept_apart")
    assert (await cleo.post("networking/meeting-requests", body)).status == 201
    await afternoon.organiser.put("networking/rules", {"forbidden": []})
    await until(lambda: _is(ann, ["Bo"]), 60)
    dan = await afternoon.house.person(afternoon.id, name="Dan", organisation="Ann Ltd")
    await dan.put("networking/me/profile", {"opted_in": True, "entries": [LIGNIN]})
    assert (await listed(ann))["not_considered"]["same_organisation"] == 1
    body = {"receiver": str(dan.participant), "message": "Hello"}
    assert (await ann.post("networking/meeting-requests", body)).said == (409, "kept_apart")


async def _is(who: Api, wanted: list[str]) -> bool:
    return await names(who) == wanted


async def test_who_is_blocked_reads_it_like_everybody_who_takes_no_part(afternoon: Afternoon) -> None:
    ann, bo = await join(afternoon, "Ann", COATING), await join(afternoon, "Bo", LIGNIN)
    assert await names(ann) == ["Bo"]
    assert (await bo.put(f"networking/me/blocked/{ann.participant}")).status == 204
    found = await listed(ann)
    assert (found["items"], found["not_considered"]) == ([], {"opted_out": 1})
    assert (await listed(bo))["not_considered"] == {"blocked": 1}
    body = {"receiver": str(bo.participant), "message": "Hello"}
    assert (await ann.post("networking/meeting-requests", body)).said == (409, "not_opted_in")
    await bo.delete(f"networking/me/blocked/{ann.participant}")
    assert await names(ann) == ["Bo"]


async def test_who_is_in_contact_or_has_no_time_left_is_not_suggested(h: House, afternoon: Afternoon) -> None:
    ann, bo = await join(afternoon, "Ann", COATING), await join(afternoon, "Bo", LIGNIN)
    cleo = await join(afternoon, "Cleo", COATING | {"text": "coatings made of wood, for furniture"})
    assert await names(ann) == ["Bo"]
    await afternoon.request(ann, bo)
    await h.settled()
    assert (await listed(ann))["not_considered"] == {"dismissed": 1, "nothing_to_compare": 1}
    assert await names(cleo) == ["Bo"]
    slots = [slot["id"] for slot in afternoon.slots]
    await bo.put("networking/me/profile", {"opted_in": True, "entries": [LIGNIN], "unavailable": slots})
    assert (await listed(cleo))["not_considered"] == {"full": 1, "nothing_to_compare": 1}


async def test_an_erased_person_leaves_no_vector_verdict_or_place_in_a_list(h: House, afternoon: Afternoon) -> None:
    ann, bo = await join(afternoon, "Ann", COATING), await join(afternoon, "Bo", LIGNIN)
    assert await names(ann) == ["Bo"]
    await ann.put(f"networking/suggestions/{bo.participant}/verdict", {"verdict": "liked"})
    before = await vectors(h)
    await h.deliver(ParticipantErasedV1(participant=UUID(str(bo.participant))), afternoon.id)
    assert await vectors(h) == before - 1
    assert await names(ann) == []
    assert (await ann.get("networking/me/verdicts")).body["items"] == []


async def test_a_killed_engine_is_made_anew_from_the_database_and_says_the_same(h: House, afternoon: Afternoon) -> None:
    ann = await join(afternoon, "Ann", COATING)
    await join(afternoon, "Bo", LIGNIN)
    before = await listed(ann)
    pool = h.parts["networking"].single(Recommendations)._pool
    assert pool is not None
    os.kill(next(iter(pool._processes)), signal.SIGKILL)
    assert await listed(ann) == before


async def test_organisers_see_who_has_no_meeting_and_whom_they_could_meet(afternoon: Afternoon) -> None:
    ann, bo = await join(afternoon, "Ann", COATING), await join(afternoon, "Bo", LIGNIN)
    cleo = await afternoon.person("Cleo")
    await afternoon.meeting(bo, cleo)
    await listed(ann)
    found = (await afternoon.organiser.get("networking/people-without-meeting")).body
    assert (found["state"], found["count"]) == ("ready", 1)
    alone = found["items"][0]
    assert (alone["person"]["name"], alone["sent"], alone["received"]) == ("Ann", 0, 0)
    assert [each["person"]["name"] for each in alone["suggestions"]] == ["Bo"]
    assert alone["suggestions"][0]["common_slots"] == 5
