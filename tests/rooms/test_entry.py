"""Who enters which room."""

from datetime import timedelta
from uuid import uuid4

import pytest
from livekit import api, rtc

from shared.access import NOTHING, Rights
from shared.clock import utc_now
from shared.ids import new_id
from tests.kit.house import House, until
from tests.kit.livekit import LiveKit, guest
from tests.kit.owner import MODERATOR, READER, SPEAKER
from tests.kit.owner import until as ending
from tests.rooms.conftest import Place, grants


async def test_a_token_opens_one_room_to_one_device_for_two_minutes(h: House, livekit: LiveKit, stage: Place) -> None:
    ada = await stage.person(SPEAKER, name="Ada")
    answer = await stage.ask_entry(ada, "laptop-1")
    said = grants(answer.body["token"])
    assert said["sub"] == f"{ada.participant}:laptop-1" == answer.body["identity"]
    assert said["name"] == "Ada"
    assert said["exp"] - utc_now().timestamp() <= 120
    assert said["video"]["room"] == f"{stage.conference}/{stage.thing}"
    assert not said["video"].get("canPublishData")
    assert not said["video"].get("roomAdmin")
    assert answer.body["url"] == h.settings.public_url.replace("http", "ws")


@pytest.mark.parametrize(
    "rights,publishes", [(READER, False), (SPEAKER, True), (MODERATOR, True), (Rights(read=True, publish=True), True)]
)
async def test_only_who_may_publish_gets_camera_and_microphone(
    livekit: LiveKit, stage: Place, rights: Rights, publishes: bool
) -> None:
    ada = await stage.person(rights)
    answer = await stage.ask_entry(ada)
    assert bool(grants(answer.body["token"])["video"]["canPublish"]) == publishes
    assert answer.body["rights"]["publish"] == publishes


async def test_people_at_a_table_meet_and_presence_follows(h: House, livekit: LiveKit, table: Place) -> None:
    ada, bo = await table.person(SPEAKER, name="Ada"), await table.person(SPEAKER, name="Bo")
    async with guest(livekit, await table.token(ada)) as a:
        async with guest(livekit, await table.token(bo)) as b:
            await a.speak()
            await table.shows(ada, "Ada", "Bo")
            assert b.others == {f"{ada.participant}:laptop"}
        await table.shows(ada, "Ada")
    await table.shows(ada)


async def test_who_may_not_see_a_thing_gets_no_token(livekit: LiveKit, table: Place) -> None:
    ada, eve = await table.person(), await table.stranger()
    person = f"{table.path}/participants/{ada.participant}"
    answers = [
        await table.ask_entry(eve),
        await eve.get(f"{table.path}/presence"),
        await eve.post(f"{table.path}/hand"),
        await eve.delete(f"{table.path}/hand"),
        await eve.delete(f"{person}/hand"),
        await eve.post(f"{person}/mute"),
        await eve.post(f"{person}/remove"),
        await eve.post(f"{person}/stage"),
        await eve.delete(f"{person}/stage"),
        await eve.get(f"{table.path}/bars"),
        await eve.delete(f"{table.path}/bars/{ada.participant}"),
    ]
    assert {answer.said for answer in answers} == {(404, "not_found")}


async def test_who_only_takes_part_moderates_nothing(livekit: LiveKit, table: Place) -> None:
    ada, bo = await table.person(), await table.person(SPEAKER)
    person = f"{table.path}/participants/{ada.participant}"
    answers = [
        await bo.delete(f"{person}/hand"),
        await bo.post(f"{person}/mute"),
        await bo.post(f"{person}/remove"),
        await bo.post(f"{person}/stage"),
        await bo.delete(f"{person}/stage"),
        await bo.get(f"{table.path}/bars"),
        await bo.delete(f"{table.path}/bars/{ada.participant}"),
        await bo.get("rooms/presence"),
    ]
    assert {answer.said for answer in answers} == {(403, "forbidden")}


async def test_who_only_looks_finds_the_room_closed(livekit: LiveKit, stage: Place) -> None:
    rea = await stage.person(Rights(read=True))
    assert (await stage.ask_entry(rea)).said == (403, "room_closed")


@pytest.mark.parametrize("device", ["", "a b", "x" * 37, "../etc", "a:b", None])
async def test_a_device_has_a_plain_name(livekit: LiveKit, table: Place, device: str) -> None:
    ada = await table.person()
    assert (await table.ask_entry(ada, device)).said == (422, "invalid")


@pytest.mark.parametrize("thing", ["poll:{}", "conference:{}", "nonsense", "table:nonsense"])
async def test_only_sessions_tables_meetings_and_booths_have_rooms(livekit: LiveKit, table: Place, thing: str) -> None:
    ada, named = await table.person(), thing.format(new_id())
    table.owners.give(named, ada.participant)
    assert (await ada.post(f"rooms/rooms/{named}/entry", {"device": "d"})).said == (404, "not_found")


async def test_another_conference_finds_no_room(h: House, livekit: LiveKit, table: Place) -> None:
    far = await h.person(new_id())
    table.owners.give(table.thing, far.participant, MODERATOR)
    foreign = f"/api/rooms/v1/conferences/{table.conference}/rooms/{table.thing}/entry"
    assert (await far.post(foreign, {"device": "d"})).said == (404, "not_found")
    assert (await h.anybody().post(foreign, {"device": "d"})).said == (401, "sign_in_needed")


async def test_a_token_for_one_room_does_not_open_another(livekit: LiveKit, table: Place, stage: Place) -> None:
    """LiveKit reads the room in the token; a room that rooms has not opened does not come into being by joining."""
    ada = await table.person(SPEAKER)
    token = await table.token(ada)
    async with guest(livekit, token) as a:
        assert a.room.name == f"{table.conference}/{table.thing}"
    forged = api.AccessToken(livekit.key, livekit.secret).with_identity(f"{ada.participant}:d")
    elsewhere = forged.with_grants(api.VideoGrants(room_join=True, room=f"{stage.conference}/{stage.thing}"))
    with pytest.raises(rtc.ConnectError):
        async with guest(livekit, elsewhere.to_jwt()):
            pass


async def test_a_token_signed_with_another_key_opens_nothing(livekit: LiveKit, table: Place) -> None:
    ada = await table.person(SPEAKER)
    await table.token(ada)
    forged = api.AccessToken(livekit.key, "x" * 43).with_identity(f"{ada.participant}:d")
    grant = api.VideoGrants(room_join=True, room=f"{table.conference}/{table.thing}")
    with pytest.raises(rtc.ConnectError):
        async with guest(livekit, forged.with_grants(grant).to_jwt()):
            pass


async def test_a_right_taken_away_reaches_the_room_within_two_seconds(livekit: LiveKit, table: Place) -> None:
    ada, bo = await table.person(SPEAKER, name="Ada"), await table.person(SPEAKER, name="Bo")
    async with guest(livekit, await table.token(ada)) as a, guest(livekit, await table.token(bo)) as b:
        await table.shows(ada, "Ada", "Bo")
        await table.owners.change(table.thing, bo.participant, NOTHING, table.conference)
        await b.is_put_out(2)
        assert not a.left.is_set()
        await table.shows(ada, "Ada")


async def test_a_kept_token_is_of_no_use_once_the_right_is_gone(livekit: LiveKit, table: Place) -> None:
    ada = await table.person(SPEAKER)
    kept = await table.token(ada)
    await table.owners.change(table.thing, ada.participant, NOTHING, table.conference)
    async with guest(livekit, kept) as a:
        await a.is_put_out(2)


async def test_losing_only_the_stage_leaves_one_listening(livekit: LiveKit, stage: Place) -> None:
    ada, bo = await stage.person(SPEAKER), await stage.person(READER)
    async with guest(livekit, await stage.token(ada)) as a, guest(livekit, await stage.token(bo)) as b:
        await a.speak()
        await until(lambda: b.tracks_of(ada))
        await stage.owners.change(stage.thing, ada.participant, READER, stage.conference)
        await until(lambda: not b.tracks_of(ada), timeout_s=2)
        assert not a.left.is_set()


async def test_a_right_with_an_end_ends_the_stay(livekit: LiveKit, table: Place) -> None:
    ada = await table.person(ending(utc_now() + timedelta(seconds=2), SPEAKER))
    async with guest(livekit, await table.token(ada)) as a:
        await a.is_put_out(5)
    assert (await table.ask_entry(ada)).said == (403, "room_closed")


async def test_somebody_removed_from_the_conference_is_out_of_every_room(
    h: House, livekit: LiveKit, table: Place
) -> None:
    ada = await table.person(SPEAKER, name="Ada")
    async with guest(livekit, await table.token(ada)) as a:
        await table.shows(ada, "Ada")
        await (await h.client.jetstream().key_value("directory")).purge(f"{table.conference}.{ada.participant}")
        await table.owners.announce(f"conference:{table.conference}", ada.participant, table.conference)
        await a.is_put_out(3)


async def test_entry_is_no_creation_and_needs_no_key(livekit: LiveKit, table: Place) -> None:
    ada = await table.person()
    answer = await ada.post(f"{table.path}/entry", {"device": "d"}, headers={"Idempotency-Key": str(uuid4())})
    assert answer.status == 200
