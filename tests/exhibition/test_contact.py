"""The contact queue: ask, wait, be answered, end."""

from uuid import UUID

from shared.access import NOTHING, Question, Rights
from tests.exhibition.conftest import Hall, ask, asked, together
from tests.kit.house import Api, House

VISITOR = Rights(read=True, write=True, publish=True)
STAFF = Rights(read=True, write=True, publish=True, moderate=True)


async def rights(h: House, who: Api, booth: str, *roles: str) -> Rights:
    """Ask the access contract, as rooms does."""
    asked = Question(
        conference=who.conference, participant=who.participant, roles=frozenset(roles), thing=f"booth:{booth}"
    )
    reply = await h.client.request("requests.exhibition.access.v1", asked.model_dump_json().encode(), timeout=5)
    return Rights.model_validate_json(reply.data)


async def place(visitor: Api) -> int | None:
    """Return a visitor's only place in a queue."""
    [request] = (await visitor.get("exhibition/me/contact-requests")).body["items"]
    found: int | None = request["place"]
    return found


async def test_visitors_wait_in_order_and_move_up(hall: Hall) -> None:
    anna, vera, wim = await hall.person("Anna"), await hall.person("Vera"), await hall.person("Wim")
    booth = await hall.booth(anna)
    first = await ask(vera, booth, message="Do you take firms from outside?")
    assert (first.status, first.body["place"], first.body["state"]) == (201, 1, "waiting")
    second = await asked(wim, booth, "chat")
    assert await place(wim) == 2

    queue = (await anna.get(f"exhibition/booths/{booth}/queue")).body
    assert [(e["visitor"]["name"], e["wish"], e["message"]) for e in queue["waiting"]] == [
        ("Vera", "video", "Do you take firms from outside?"),
        ("Wim", "chat", ""),
    ]
    taken = await anna.post(f"exhibition/booths/{booth}/queue/next", {})
    assert taken.body == {"id": first.body["id"], "means": "video"}
    assert await place(wim) == 1
    [mine] = (await vera.get("exhibition/me/contact-requests")).body["items"]
    assert (mine["state"], mine["means"], mine["answered_by"]["name"]) == ("answered", "video", "Anna")

    places = [f["data"]["place"] for f in await hall.frames(f"participant.{wim.participant}")]
    assert places == [2, 1]
    told = [f["data"]["state"] for f in await hall.frames(f"participant.{vera.participant}")]
    assert told == ["waiting", "answered"]
    rung = [f["data"]["waiting"] for f in await hall.frames(f"participant.{anna.participant}")]
    assert rung == [1, 2, 1]
    assert [event.request for event in await hall.said("contact.asked.v1")] == [
        UUID(first.body["id"]),
        UUID(second),
    ]


async def test_a_visitor_has_one_open_request_at_a_booth_even_from_two_browsers_at_once(hall: Hall) -> None:
    anna, vera = await hall.person("Anna"), await hall.person("Vera")
    booth, other = await hall.booth(anna), await hall.booth(anna)
    answers = await together(*(ask(vera, booth) for _ in range(5)))
    assert sorted(answer.said for answer in answers) == [(201, None), *[(409, "already_asked")] * 4]
    assert len((await anna.get(f"exhibition/booths/{booth}/queue")).body["waiting"]) == 1
    assert (await ask(vera, other)).status == 201


async def test_two_staff_who_press_at_once_answer_two_visitors_and_never_the_same(hall: Hall) -> None:
    anna, ben = await hall.person("Anna"), await hall.person("Ben")
    booth = await hall.booth(anna, ben)
    visitors = [await hall.person(f"V{n}") for n in range(4)]
    for visitor in visitors:
        await asked(visitor, booth)
    path = f"exhibition/booths/{booth}/queue/next"
    taken = await together(*(who.post(path, {}) for who in (anna, ben) * 2))
    assert len({answer.body["id"] for answer in taken}) == 4
    assert (await anna.post(path, {})).said == (409, "queue_empty")


async def test_one_request_is_answered_by_one_of_two_who_press_at_once(hall: Hall) -> None:
    anna, ben, vera = await hall.person("Anna"), await hall.person("Ben"), await hall.person("Vera")
    booth = await hall.booth(anna, ben)
    request = await asked(vera, booth)
    path = f"exhibition/contact-requests/{request}/answer"
    answers = await together(anna.post(path, {"means": "chat"}), ben.post(path, {"means": "video"}))
    assert sorted(answer.said for answer in answers) == [(200, None), (409, "already_taken")]
    assert len(await hall.said("contact.taken.v1")) == 1


async def test_the_same_key_takes_the_next_visitor_once(hall: Hall) -> None:
    anna = await hall.person("Anna")
    booth = await hall.booth(anna)
    for name in ("Vera", "Wim"):
        await asked(await hall.person(name), booth)
    key = {"Idempotency-Key": "01890a5d-ac96-774b-bcce-b302099a8057"}
    path = f"exhibition/booths/{booth}/queue/next"
    first, again = [await anna.post(path, {}, headers=key) for _ in range(2)]
    assert first.body == again.body
    assert len((await anna.get(f"exhibition/booths/{booth}/queue")).body["waiting"]) == 1


async def test_the_room_opens_for_a_visitor_answered_by_video_until_the_end(hall: Hall, h: House) -> None:
    anna, vera, wim = await hall.person("Anna"), await hall.person("Vera"), await hall.person("Wim")
    booth = await hall.booth(anna)
    assert await rights(h, anna, booth) == STAFF
    assert await rights(h, hall.organiser, booth, "organiser") == NOTHING
    request = await asked(vera, booth)
    assert await rights(h, vera, booth) == NOTHING
    await anna.post(f"exhibition/contact-requests/{request}/answer", {})
    assert await rights(h, vera, booth) == VISITOR
    assert await rights(h, wim, booth) == NOTHING
    changed = await hall.said("access.changed.v1")
    assert changed[-1].participant == vera.participant

    assert (await anna.post(f"exhibition/contact-requests/{request}/end")).status == 204
    assert await rights(h, vera, booth) == NOTHING
    assert len(await hall.said("access.changed.v1")) == len(changed) + 1
    assert (await ask(vera, booth)).status == 201


async def test_an_answer_by_chat_opens_no_room(hall: Hall, h: House) -> None:
    anna, vera = await hall.person("Anna"), await hall.person("Vera")
    booth = await hall.booth(anna)
    request = await asked(vera, booth, "video")
    await anna.post(f"exhibition/contact-requests/{request}/answer", {"means": "chat"})
    assert await rights(h, vera, booth) == NOTHING


async def test_a_visitor_leaves_the_queue_and_the_message_goes(hall: Hall, h: House) -> None:
    anna, vera, wim = await hall.person("Anna"), await hall.person("Vera"), await hall.person("Wim")
    booth = await hall.booth(anna)
    request = (await ask(vera, booth, message="Zyxqvut")).body["id"]
    await asked(wim, booth)
    for _ in range(2):
        assert (await vera.post(f"exhibition/contact-requests/{request}/end")).status == 204
    assert await place(wim) == 1
    [ended] = await hall.said("contact.ended.v1")
    assert ended.state == "withdrawn"
    taken = await anna.post(f"exhibition/contact-requests/{request}/answer", {})
    assert taken.said == (409, "already_taken")


async def test_who_is_neither_visitor_nor_staff_touches_no_request(hall: Hall) -> None:
    anna, ben, vera, wim = [await hall.person(name) for name in ("Anna", "Ben", "Vera", "Wim")]
    booth, _ = await hall.booth(anna), await hall.booth(ben)
    request = await asked(vera, booth)
    for stranger in (ben, wim, hall.organiser):
        path = f"exhibition/contact-requests/{request}"
        assert (await stranger.post(f"{path}/answer", {})).said == (404, "not_found")
        assert (await stranger.post(f"{path}/end")).said == (404, "not_found")
    assert (await anna.post(f"exhibition/contact-requests/{request}/end")).said == (409, "not_answered")
    assert (await ask(anna, booth)).said == (409, "own_booth")
    assert await place(vera) == 1
