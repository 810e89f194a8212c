"""Who hears what, and until when."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.live.gateway import Gateway
from shared.access import NOTHING
from shared.clock import utc_now
from shared.identity import Caller, sign, signing_key
from shared.ids import new_id
from tests.kit.browser import browser, show
from tests.kit.house import Api, House, until
from tests.kit.owner import Owners
from tests.kit.owner import until as ending


async def test_a_false_token_is_refused(h: House) -> None:
    async with browser(h, "nonsense") as b:
        assert await b.closes() == 4401


async def test_a_socket_that_says_no_hello_first_is_closed(h: House) -> None:
    socket = await h.http.ws_connect("/live")
    await socket.send_json({"type": "subscribe", "topics": ["conference"]})
    await socket.receive()
    assert socket.close_code == 4401


async def test_a_frame_that_is_no_frame_ends_the_connection(h: House, owners: Owners, conference: UUID) -> None:
    async with browser(h, await h.person(conference)) as b:
        await b.socket.send_str('{"type": "shout"}')
        assert await b.closes() == 1007


async def test_everybody_hears_the_conference_and_themselves_and_only_organisers_the_control_room(
    h: House, conference: UUID
) -> None:
    ada, eve = await h.person(conference), await h.person(conference, "organiser")
    async with browser(h, ada) as a, browser(h, eve) as o:
        mine, hers = f"participant.{ada.participant}", f"participant.{eve.participant}"
        await a.subscribe("conference", mine, hers, "control", "nonsense", "live.>")
        await o.subscribe("conference", "control", mine)

        assert set((await a.is_told("granted"))["topics"]) == {"conference", mine}
        assert set((await a.is_told("refused"))["topics"]) == {hers, "control", "nonsense", "live.>"}
        assert set((await o.is_told("granted"))["topics"]) == {"conference", "control"}
        assert set((await o.is_told("refused"))["topics"]) == {mine}


async def test_a_thing_is_heard_by_those_whom_its_owner_lets_read_it(
    h: House, owners: Owners, conference: UUID
) -> None:
    ada, bo = await h.person(conference), await h.person(conference)
    thing = new_id()
    owners.give(f"session:{thing}", ada.participant)
    topics = [f"session.{thing}", f"chat.session.{thing}", f"room.session.{thing}"]
    async with browser(h, ada) as a, browser(h, bo) as b:
        await a.subscribe(*topics)
        await b.subscribe(*topics)
        await show(h, conference, topics[1], text="hello")

        assert (await a.hears("thing.happened"))[0]["data"] == {"text": "hello"}
        await b.settles()
        assert (b.of("thing.happened"), set((await b.is_told("refused"))["topics"])) == ([], set(topics))


async def test_another_conference_hears_nothing(h: House, conference: UUID) -> None:
    ada, bo = await h.person(conference), await h.person(new_id())
    async with browser(h, ada) as a, browser(h, bo) as b:
        await a.subscribe("conference")
        await b.subscribe("conference")
        await show(h, conference, "conference")
        await a.hears("thing.happened")
        await b.settles()
        assert b.of("thing.happened") == []


async def test_a_right_that_is_taken_away_ends_the_topic_within_two_seconds(
    h: House, owners: Owners, conference: UUID
) -> None:
    ada, bo = await h.person(conference), await h.person(conference)
    thing = new_id()
    topic = f"chat.table.{thing}"
    for person in (ada, bo):
        owners.give(f"table:{thing}", person.participant)
    async with browser(h, ada) as a, browser(h, bo) as b:
        await a.subscribe(topic)
        await b.subscribe(topic)

        await owners.change(f"table:{thing}", ada.participant, NOTHING, conference)
        await until(lambda: a.typed("refused"), timeout_s=2)
        await show(h, conference, topic, text="for the others")
        await b.hears("thing.happened")
        await a.settles()

        assert a.typed("refused")[0]["topics"] == [topic]
        assert a.of("thing.happened") == []


async def test_a_change_for_everybody_leaves_those_who_still_may(h: House, owners: Owners, conference: UUID) -> None:
    ada, bo = await h.person(conference), await h.person(conference)
    thing = new_id()
    topic = f"booth.{thing}"
    for person in (ada, bo):
        owners.give(f"booth:{thing}", person.participant)
    async with browser(h, ada) as a, browser(h, bo) as b:
        await a.subscribe(topic)
        await b.subscribe(topic)
        owners.give(f"booth:{thing}", bo.participant, NOTHING)
        await owners.announce(f"booth:{thing}", None, conference)
        await until(lambda: b.typed("refused"), timeout_s=2)
        await show(h, conference, topic, kind="booth.opened")
        await a.hears("booth.opened")
        assert a.typed("refused") == []


async def test_a_right_with_an_end_ends_by_itself(h: House, owners: Owners, conference: UUID) -> None:
    ada = await h.person(conference)
    thing = new_id()
    owners.give(f"meeting:{thing}", ada.participant, ending(utc_now() + timedelta(seconds=1)))
    async with browser(h, ada) as a:
        await a.subscribe(f"room.meeting.{thing}")
        assert a.typed("granted")
        await until(lambda: a.typed("refused"), timeout_s=3)


async def test_while_the_owner_does_not_answer_nothing_flows_and_later_nothing_is_missing(
    h: House, owners: Owners, conference: UUID
) -> None:
    ada = await h.person(conference)
    thing = new_id()
    topic = f"chat.session.{thing}"
    owners.give(f"session:{thing}", ada.participant)
    async with browser(h, ada) as a:
        await a.subscribe(topic)
        await owners.fall_silent()
        await owners.announce(f"session:{thing}", None, conference)
        gateway = h.parts["live"].single(Gateway)
        grant = next(iter(gateway.connections)).grants[topic]
        await until(lambda: not grant.flows)
        await show(h, conference, topic, text="said meanwhile")
        await a.settles()
        assert a.of("thing.happened") == []

        await owners.answer()
        heard = await a.hears("thing.happened")
        assert [frame["data"]["text"] for frame in heard] == ["said meanwhile"]
        assert a.typed("refused") == []


@pytest.mark.parametrize("is_gone,code", [(True, 4403), (False, 4401)])
async def test_a_barred_person_is_out_within_two_seconds(h: House, conference: UUID, is_gone: bool, code: int) -> None:
    """Gone for good with 4403; with 4401 where only the token lost its force, as when roles change."""
    ada = await h.person(conference)
    async with browser(h, ada) as a:
        await a.subscribe("conference")
        key = f"{conference}.{ada.participant}"
        if is_gone:
            await (await h.client.jetstream().key_value("directory")).purge(key)
            await until(lambda: h.parts["live"].directory.find(conference, ada.participant or conference) is None)
        bars = await h.client.jetstream().key_value("barred")
        await bars.put(key, b'{"before": %d}' % (utc_now().timestamp() + 1))
        await until(lambda: a.socket.closed, timeout_s=2)
        assert a.socket.close_code == code


def _token(h: House, person: Api, roles: tuple[str, ...] = ("attendee",), lasts_s: float = 3600.0) -> str:
    now = utc_now().timestamp()
    conference, participant = person.conference, person.participant
    caller = Caller(new_id(), "s", frozenset(roles), conference, participant, now, now + lasts_s)
    return sign(caller, signing_key(h.settings), utc_now(), timedelta(seconds=lasts_s))


async def test_an_expired_token_ends_the_connection_and_a_fresh_one_keeps_it(h: House, conference: UUID) -> None:
    ada = await h.person(conference)
    async with browser(h, _token(h, ada, lasts_s=1.0)) as out, browser(h, _token(h, ada, lasts_s=1.0)) as kept:
        await kept.say(type="token", token=_token(h, ada))
        await until(lambda: out.socket.closed, timeout_s=3)
        await kept.settles()
        assert (out.socket.close_code, kept.socket.closed) == (4401, False)


async def test_a_fresh_token_of_somebody_else_ends_the_connection(h: House, conference: UUID) -> None:
    ada, bo = await h.person(conference), await h.person(conference)
    async with browser(h, ada) as a:
        await a.say(type="token", token=bo.token)
        assert await a.closes() == 4401


async def test_a_fresh_token_with_fewer_roles_loses_the_topics_of_those_roles(h: House, conference: UUID) -> None:
    eve = await h.person(conference, "organiser")
    async with browser(h, eve) as e:
        await e.subscribe("control")
        await e.say(type="token", token=_token(h, eve))
        assert (await e.is_told("refused"))["topics"] == ["control"]


async def test_one_connection_hears_at_most_two_hundred_topics(h: House, conference: UUID) -> None:
    ada = await h.person(conference)
    async with browser(h, ada) as a:
        await a.subscribe("conference", *(f"nonsense.{n}" for n in range(250)))
        await a.subscribe("conference")
        assert a.typed("granted")[-1]["topics"].keys() == {"conference"}
