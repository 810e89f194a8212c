"""What moderators do, hands, and what browsers see of it."""

import pytest
from livekit import rtc

from shared.events.rooms import ParticipantBarredV1, ParticipantReadmittedV1
from tests.kit.browser import browser
from tests.kit.house import Api, House, until
from tests.kit.livekit import LiveKit, guest
from tests.kit.owner import MODERATOR, READER, SPEAKER
from tests.rooms.conftest import Place, grants


async def test_a_listener_is_brought_on_stage_and_sent_back_while_in_the_room(
    h: House, livekit: LiveKit, stage: Place
) -> None:
    ada, mod = await stage.person(READER, name="Ada"), await stage.person(MODERATOR)
    person = f"{stage.path}/participants/{ada.participant}/stage"
    async with (
        guest(livekit, await stage.token(ada)) as a,
        guest(livekit, await stage.token(mod)) as m,
        browser(h, mod) as b,
    ):
        await b.subscribe(stage.topic)
        with pytest.raises((rtc.participant.PublishTrackError, TimeoutError)):
            await a.speak()
        assert (await mod.post(person)).status == 204
        (frame,) = await b.hears("stage.changed")
        assert (frame["data"]["participant"]["name"], frame["data"]["on_stage"]) == ("Ada", True)
        await until(lambda: a.room.local_participant.permissions.can_publish, timeout_s=2)
        await a.speak()
        await until(lambda: m.tracks_of(ada))

        assert (await mod.delete(person)).status == 204
        await until(lambda: not m.tracks_of(ada), timeout_s=2)
        assert (await b.hears("stage.changed", 2))[1]["data"]["on_stage"] is False


async def test_a_guest_on_stage_stays_one_after_a_drop(livekit: LiveKit, stage: Place) -> None:
    ada, mod = await stage.person(READER, name="Ada"), await stage.person(MODERATOR)
    await mod.post(f"{stage.path}/participants/{ada.participant}/stage")
    assert grants(await stage.token(ada))["video"]["canPublish"] is True
    assert [each["name"] for each in (await ada.get(f"{stage.path}/presence")).body["guests"]] == ["Ada"]


async def test_a_table_has_no_stage(livekit: LiveKit, table: Place) -> None:
    ada, mod = await table.person(), await table.person(MODERATOR)
    assert (await mod.post(f"{table.path}/participants/{ada.participant}/stage")).said == (409, "no_stage")


async def test_a_removed_person_is_out_and_stays_out_until_readmitted(h: House, livekit: LiveKit, table: Place) -> None:
    ada, mod = await table.person(SPEAKER, name="Ada"), await table.person(MODERATOR)
    kept = await table.token(ada)
    async with guest(livekit, await table.token(ada)) as a:
        await table.shows(ada, "Ada")
        assert (await mod.post(f"{table.path}/participants/{ada.participant}/remove")).status == 204
        await a.is_put_out(2)
    assert (await table.ask_entry(ada)).said == (403, "removed_from_room")
    async with guest(livekit, kept) as back:
        await back.is_put_out(2)
    assert [each["participant"]["name"] for each in (await mod.get(f"{table.path}/bars")).body["items"]] == ["Ada"]

    assert (await mod.delete(f"{table.path}/bars/{ada.participant}")).status == 204
    async with guest(livekit, await table.token(ada)):
        await table.shows(ada, "Ada")
    by, who = mod.participant, ada.participant
    assert await h.said(table.conference, "rooms.participant.>") == [
        ParticipantBarredV1(thing=table.thing, participant=who, by=by),
        ParticipantReadmittedV1(thing=table.thing, participant=who, by=by),
    ]


async def test_a_muted_person_is_muted_for_everybody(livekit: LiveKit, table: Place) -> None:
    ada, mod = await table.person(SPEAKER), await table.person(MODERATOR)
    async with guest(livekit, await table.token(ada)) as a, guest(livekit, await table.token(mod)) as m:
        await a.speak()
        await until(lambda: m.tracks_of(ada))
        assert (await mod.post(f"{table.path}/participants/{ada.participant}/mute")).status == 204
        identity = f"{ada.participant}:laptop"
        (track,) = m.room.remote_participants[identity].track_publications.values()
        await until(lambda: track.muted, timeout_s=2)


async def test_nobody_is_muted_or_removed_who_is_not_there(livekit: LiveKit, table: Place) -> None:
    ada, mod = await table.person(), await table.person(MODERATOR)
    assert (await mod.post(f"{table.path}/participants/{ada.participant}/mute")).said == (409, "not_here")
    unknown = f"{table.path}/participants/{table.conference}"
    assert (await mod.post(f"{unknown}/remove")).said == (404, "not_found")


async def test_hands_are_listed_in_the_order_in_which_they_went_up(h: House, livekit: LiveKit, stage: Place) -> None:
    ada, bo = await stage.person(name="Ada"), await stage.person(name="Bo")
    mod = await stage.person(MODERATOR)
    assert (await ada.post(f"{stage.path}/hand")).said == (409, "not_here")
    async with (
        browser(h, mod) as b,
        guest(livekit, await stage.token(ada)),
        guest(livekit, await stage.token(bo)) as second,
    ):
        await b.subscribe(stage.topic)
        await until(lambda: len(b.of("room.entered")) == 2)
        for who in (bo, ada, bo):
            assert (await who.post(f"{stage.path}/hand")).status == 204
        assert await _hands(mod, stage) == ["Bo", "Ada"]
        assert [f["data"]["participant"]["name"] for f in await b.hears("hand.raised", 2)] == ["Bo", "Ada"]

        await ada.delete(f"{stage.path}/hand")
        assert await _hands(mod, stage) == ["Bo"]
        await second.room.disconnect()
        await b.hears("hand.lowered", 2)
        assert await _hands(mod, stage) == []


async def test_a_moderator_takes_a_hand_down(livekit: LiveKit, stage: Place) -> None:
    ada, mod = await stage.person(name="Ada"), await stage.person(MODERATOR)
    async with guest(livekit, await stage.token(ada)):
        await stage.shows(mod, "Ada")
        await ada.post(f"{stage.path}/hand")
        assert (await mod.delete(f"{stage.path}/participants/{ada.participant}/hand")).status == 204
        assert await _hands(mod, stage) == []


async def _hands(who: Api, place: Place) -> list[str]:
    return [each["participant"]["name"] for each in (await who.get(f"{place.path}/presence")).body["hands"]]
