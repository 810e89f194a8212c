"""Presence: by webhook and by LiveKit's own list; late, twice, in any order."""

import base64
import hashlib
import json
import time
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from livekit import api

from services.rooms.steward import Steward
from shared.events.registration import ParticipantErasedV1
from shared.events.rooms import RoomEnteredV1, RoomLeftV1
from shared.privacy import DataAnswer, DataQuestion
from shared.questions import PresenceAnswer, PresenceQuestion, Present
from tests.kit.browser import browser
from tests.kit.house import Answer, Api, House, until
from tests.kit.livekit import LiveKit, guest
from tests.kit.owner import SPEAKER
from tests.rooms.conftest import Place

WEBHOOK = "/api/rooms/v1/webhooks/livekit"


def report(place: Place, who: Api, kind: str, sid: str, *, joined: float, at: float, id: str = "") -> dict[str, Any]:
    """A webhook as LiveKit sends it."""
    person = {"identity": f"{who.participant}:d", "sid": sid, "joinedAt": str(int(joined))}
    room = {"name": f"{place.conference}/{place.thing}"}
    id = id or f"EV_{uuid4().hex}"
    return {"id": id, "event": kind, "createdAt": str(int(at)), "room": room, "participant": person}


async def send(h: House, livekit: LiveKit, body: dict[str, Any], *, secret: str = "", signed: str = "") -> Answer:
    """Send a webhook, signed with LiveKit's key."""
    raw = json.dumps(body)
    digest = base64.b64encode(hashlib.sha256((signed or raw).encode()).digest()).decode()
    token = api.AccessToken(livekit.key, secret or livekit.secret).with_sha256(digest).to_jwt()
    headers = {"Authorization": token, "Content-Type": "application/webhook+json"}
    return await h.anybody().call("POST", WEBHOOK, headers=headers, raw=raw)


async def test_a_meeting_leaves_who_was_there_and_how_long(h: House, livekit: LiveKit, table: Place) -> None:
    ada, bo = await table.person(SPEAKER, name="Ada"), await table.person(SPEAKER, name="Bo")
    async with browser(h, ada) as b:
        await b.subscribe(table.topic)
        async with guest(livekit, await table.token(ada)), guest(livekit, await table.token(bo)):
            await table.shows(ada, "Ada", "Bo")
        await table.shows(ada)
        names = [f["data"]["participant"]["name"] for f in await b.hears("room.entered", 2)]
        await b.hears("room.left", 2)
        versions = {(f["entity"], f["version"]) for f in b.of("room.entered") + b.of("room.left")}
        assert (sorted(names), len(versions)) == (["Ada", "Bo"], 4)
    said = await h.said(table.conference, "rooms.room.>")
    for person in (ada, bo):
        entered, left = [event for event in said if event.participant == person.participant]  # type: ignore[attr-defined]
        assert isinstance(entered, RoomEnteredV1)
        assert isinstance(left, RoomLeftV1)
        assert entered.thing == left.thing == table.thing
        assert entered.entered_at == left.entered_at <= left.left_at


async def test_two_devices_of_one_person_are_one_presence(h: House, livekit: LiveKit, table: Place) -> None:
    ada = await table.person(SPEAKER, name="Ada")
    async with guest(livekit, await table.token(ada, "laptop")):
        async with guest(livekit, await table.token(ada, "phone")):
            await table.shows(ada, "Ada")
        await until(lambda: _stays(h, ada, ended=1))
        await table.shows(ada, "Ada")
    await table.shows(ada)
    assert len(await h.said(table.conference, "rooms.room.>")) == 2


@pytest.mark.parametrize("what", ["another key", "another body", "nothing"])
async def test_a_report_that_livekit_did_not_sign_changes_nothing(
    h: House, livekit: LiveKit, table: Place, what: str
) -> None:
    ada, now = await table.person(SPEAKER), time.time()
    body = report(table, ada, "participant_joined", "PA_1", joined=now, at=now)
    if what == "another key":
        answer = await send(h, livekit, body, secret="y" * 43)
    elif what == "another body":
        answer = await send(h, livekit, body, signed="{}")
    else:
        answer = await h.anybody().call("POST", WEBHOOK, raw=json.dumps(body))
    assert (answer.status, await table.present(ada)) == (401, [])


async def test_reports_may_come_twice_and_in_any_order(h: House, livekit: LiveKit, table: Place) -> None:
    """Who left before their coming was heard of is not there, however late it is heard."""
    ada = await table.person(SPEAKER, name="Ada")
    now, sid = float(int(time.time())), f"PA_{uuid4().hex[:12]}"
    joined = report(table, ada, "participant_joined", sid, joined=now - 60, at=now - 60)
    left = report(table, ada, "participant_left", sid, joined=now - 60, at=now - 1)
    for body in (left, joined, left, joined):
        assert (await send(h, livekit, body)).status == 204
    assert await table.present(ada) == []
    times = [datetime.fromtimestamp(moment, UTC) for moment in (now - 60, now - 1)]
    who = {"thing": table.thing, "participant": ada.participant, "entered_at": times[0]}
    assert await h.said(table.conference, "rooms.room.>") == [
        RoomEnteredV1(**who),
        RoomLeftV1(**who, left_at=times[1]),
    ]


async def test_what_no_webhook_told_the_next_look_finds(h: House, livekit: LiveKit, table: Place) -> None:
    """Somebody who is said to be there and is not leaves; somebody who is there and was not heard of enters."""
    ada, bo, now = await table.person(SPEAKER, name="Ada"), await table.person(SPEAKER, name="Bo"), time.time()
    token = await table.token(bo)
    ghost = report(table, ada, "participant_joined", f"PA_{uuid4().hex}", joined=now, at=now)
    assert (await send(h, livekit, ghost)).status == 204
    assert await table.present(bo) == ["Ada"]
    async with guest(livekit, token):
        await table.shows(bo, "Ada", "Bo")
        await h.parts["rooms"].single(Steward).reconcile()
        assert await table.present(bo) == ["Bo"]


async def test_after_livekit_was_killed_nobody_is_thought_to_be_there(h: House, livekit: LiveKit, table: Place) -> None:
    ada = await table.person(SPEAKER, name="Ada")
    async with guest(livekit, await table.token(ada)):
        await table.shows(ada, "Ada")
        livekit.restart()
        steward = h.parts["rooms"].single(Steward)

        async def looks() -> bool:
            await steward.enforce_now(_room(table), ada.participant or table.conference)
            try:
                await steward.reconcile()
            except Exception:
                return False
            return True

        await until(looks)
        assert await table.present(ada) == []
    async with guest(livekit, await table.token(ada)):
        await table.shows(ada, "Ada")


async def test_organisers_see_how_many_are_where(h: House, livekit: LiveKit, table: Place) -> None:
    ada = await table.person(SPEAKER, name="Ada")
    org = await table.person(SPEAKER, "organiser")
    async with guest(livekit, await table.token(ada)):
        await table.shows(ada, "Ada")
        assert (await org.get("rooms/presence")).body["items"] == [{"thing": table.thing, "count": 1}]
        question = PresenceQuestion(conference=table.conference).model_dump_json().encode()
        reply = await h.client.request("requests.rooms.presence.list.v1", question)
        assert ada.participant is not None
        here = Present(participant=ada.participant, thing=table.thing)
        assert PresenceAnswer.model_validate_json(reply.data) == PresenceAnswer(present=[here])


async def test_the_conference_hears_how_many_are_where(h: House, livekit: LiveKit, table: Place) -> None:
    ada, bo = await table.person(SPEAKER, name="Ada"), await table.person(SPEAKER)
    async with browser(h, ada) as a, browser(h, bo):
        await a.subscribe("conference")
        async with guest(livekit, await table.token(ada)):
            await until(lambda: a.of("presence.counted") and a.of("presence.counted")[-1]["data"]["tables"] == 1)
            counted = a.of("presence.counted")[-1]["data"]
            assert counted == {"online": 2, "plenary": 0, "tables": 1, "meetings": 0, "booths": 0, "lobby": 1}
            assert (await bo.get("live/presence")).body == counted


async def test_a_persons_stays_are_exported_and_forgotten(h: House, livekit: LiveKit, table: Place) -> None:
    ada, now = await table.person(SPEAKER), float(int(time.time()))
    sid = f"PA_{uuid4().hex}"
    await send(h, livekit, report(table, ada, "participant_left", sid, joined=now - 9, at=now))
    assert [each["thing"] for each in await _export(h, table, ada)] == [table.thing]
    assert ada.participant is not None
    await h.deliver(ParticipantErasedV1(participant=ada.participant), table.conference)
    assert await _export(h, table, ada) == []


async def _export(h: House, table: Place, who: Api) -> list[dict[str, Any]]:
    assert who.participant is not None
    question = DataQuestion(conference=table.conference, participant=who.participant)
    reply = await h.client.request("requests.rooms.data.export.v1", question.model_dump_json().encode())
    found: list[dict[str, Any]] = DataAnswer.model_validate_json(reply.data).data["stays"]
    return found


async def _stays(h: House, who: Api, *, ended: int) -> bool:
    from services.rooms.storage.tables import STAY

    async with h.parts["rooms"].read() as reader:
        rows = await reader.all(STAY.select().where(STAY.c.participant == who.participant))
    return sum(row.left_at is not None for row in rows) == ended


def _room(place: Place) -> Any:
    from services.rooms.domain import Room

    return Room(place.conference, place.thing)
