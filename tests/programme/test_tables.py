"""Tables and seats of a round."""

import asyncio
from collections import Counter
from uuid import uuid4

from shared.access import AccessChangedV1, Question, Rights
from shared.events.registration import ParticipantRemovedV1
from tests.kit.house import Api, House, until
from tests.programme.conftest import Conference, clock, places, session_body


async def sit(who: Api, session: str, table: str | None = None) -> object:
    answer = await who.put(f"programme/sessions/{session}/seat", {"table": table})
    return answer.body["table"] if answer.status == 200 else answer.said


async def taken(conference: Conference, session: str) -> list[int]:
    items = (await conference.organiser.get(f"programme/sessions/{session}/tables")).body["items"]
    return [table["taken"] for table in items]


async def test_who_comes_late_is_seated_at_once_and_keeps_the_seat_after_a_drop(conference: Conference) -> None:
    session, tables = await conference.round(10, 10)
    ben = await conference.person("Ben")

    first = (await ben.put(f"programme/sessions/{session}/seat", {})).body
    again = (await ben.put(f"programme/sessions/{session}/seat", {})).body

    assert first == again
    assert first["table"] in tables
    assert (await conference.read(session, ben))["table"] == first["table"]
    assert [event.seat for event in await conference.said("table.seated.v1")] == [first["number"]]


async def test_of_two_who_want_the_last_seat_at_once_one_gets_it(conference: Conference) -> None:
    session, [small, _] = await conference.round(2, 10)
    people = [await conference.person(f"Guest {n}") for n in range(5)]

    answers = await asyncio.gather(*(sit(each, session, small) for each in people))

    assert Counter(map(str, answers)) == Counter({small: 2, str((409, "table_full")): 3})
    assert await taken(conference, session) == [2, 0]


async def test_a_crowd_without_a_wish_fills_every_seat_and_the_rest_is_told(conference: Conference) -> None:
    session, tables = await conference.round(3, 3)
    people = [await conference.person(f"Guest {n}") for n in range(8)]

    answers = await asyncio.gather(*(sit(each, session) for each in people))

    assert sum(answer in tables for answer in answers) == 6
    assert answers.count((409, "round_full")) == 2
    assert await taken(conference, session) == [3, 3]


async def test_one_person_in_two_browsers_has_one_seat(conference: Conference) -> None:
    session, tables = await conference.round(10, 10)
    ben = await conference.person("Ben")

    await asyncio.gather(*(sit(ben, session, table) for table in tables * 2))

    assert sum(await taken(conference, session)) == 1


async def test_a_full_table_offers_the_nearest_one_and_the_old_seat_is_kept(conference: Conference) -> None:
    session, [first, small, third] = await conference.round(10, 2, 10)
    ada, ben, cem = [await conference.person(name) for name in ("Ada", "Ben", "Cem")]
    await sit(ada, session, small)
    await sit(cem, session, small)
    await sit(ben, session, third)

    refused = await ben.put(f"programme/sessions/{session}/seat", {"table": small})

    assert refused.said == (409, "table_full")
    assert refused.body["offer"] == first
    assert (await conference.read(session, ben))["table"] == third


async def test_changing_tables_frees_the_seat_and_moves_the_rights(conference: Conference) -> None:
    session, [first, second] = await conference.round(10, 10)
    ben = await conference.person("Ben")
    await sit(ben, session, first)

    assert await sit(ben, session, second) == second

    assert await taken(conference, session) == [0, 1]
    assert (await ben.get(f"programme/tables/{first}")).said == (404, "not_found")
    assert (await ben.get(f"programme/tables/{second}")).body["rights"]["publish"] is True
    changed = [event for event in await conference.said("access.>") if event.participant == ben.participant]
    assert changed[-2:] == [
        AccessChangedV1(thing=f"table:{first}", participant=ben.participant),
        AccessChangedV1(thing=f"table:{second}", participant=ben.participant),
    ]


async def test_who_sits_at_a_table_is_told_to_those_who_sit_there(conference: Conference) -> None:
    session, [table] = await conference.round(10)
    ben, stranger = await conference.person("Ben", country="EE"), await conference.person("Eve")
    await sit(ben, session, table)

    shown = (await ben.get(f"programme/tables/{table}")).body

    assert [(seat["number"], seat["person"]["name"]) for seat in shown["seats"]] == [(1, "Ben")]
    assert (await stranger.get(f"programme/tables/{table}")).said == (404, "not_found")
    listed = (await stranger.get(f"programme/sessions/{session}/tables")).body["items"]
    assert [(each["taken"], each["mine"]) for each in listed] == [(1, False)]
    assert "seats" not in listed[0]


async def test_the_facilitator_frees_seats_and_keeps_the_own_one(conference: Conference) -> None:
    session, _ = await conference.round()
    fay, ben = await conference.person("Fay"), await conference.person("Ben")
    body = {"title": {"en": "Hydrogen"}, "facilitator": str(fay.participant)}
    table = (await conference.organiser.post(f"programme/sessions/{session}/tables", body)).body["id"]
    await sit(ben, session, table)
    seat = f"programme/tables/{table}/seats"

    assert (await ben.delete(f"{seat}/{fay.participant}")).said == (403, "forbidden")
    assert (await fay.delete(f"programme/sessions/{session}/seat")).said == (409, "facilitator_stays")
    assert (await fay.delete(f"{seat}/{ben.participant}")).status == 204
    assert (await fay.delete(f"{seat}/{ben.participant}")).said == (404, "not_found")

    assert await taken(conference, session) == [1]
    assert (await ben.get(f"programme/tables/{table}")).said == (404, "not_found")


async def test_everybody_who_chose_the_round_is_seated_mixed_when_the_doors_open(
    conference: Conference, h: House
) -> None:
    body = session_body("World café") | {"type": "table_round", "starts": clock(5, 2), "ends": clock(60)}
    session = (await conference.organiser.post("programme/sessions", body)).body["id"]
    for n in range(2):
        await conference.organiser.post(f"programme/sessions/{session}/tables", {"title": {"en": f"Topic {n}"}})
    people = [await conference.person(f"Guest {n}", country="DE" if n % 2 else "FR") for n in range(12)]
    await asyncio.gather(*(each.put(f"programme/me/agenda/{session}", {}) for each in people))

    async def seated() -> bool:
        return sum(await taken(conference, session)) == 12

    await until(seated)

    assert await taken(conference, session) == [6, 6]
    tables = (await conference.organiser.get(f"programme/sessions/{session}/tables")).body["items"]
    for table in tables:
        seats = (await conference.organiser.get(f"programme/tables/{table['id']}")).body["seats"]
        assert Counter(seat["person"]["country"] for seat in seats) == {"DE": 3, "FR": 3}
    assert [event.seated for event in await conference.said("round.seated.v1")] == [12]


async def test_an_organiser_seats_everybody_and_a_wish_is_kept(conference: Conference) -> None:
    session, [_, second] = await conference.round(10, 10, starts=60, ends=90)
    people = [await conference.person(f"Guest {n}") for n in range(11)]
    for each in people:
        await each.put(f"programme/me/agenda/{session}", {})
    assert await sit(people[0], session, second) == second

    answer = await conference.organiser.post(f"programme/sessions/{session}/seating", {})

    assert answer.body == {"seated": 10, "unseated": 0}
    assert (await conference.read(session, people[0]))["table"] == second
    assert sorted(await taken(conference, session)) == [5, 6]
    assert (await people[0].post(f"programme/sessions/{session}/seating", {})).said == (403, "forbidden")


async def test_an_organiser_seats_whom_the_invitation_list_names(conference: Conference) -> None:
    session, _ = await conference.round(4, starts=60, ends=90)
    people = [await conference.person(f"Guest {n}") for n in range(6)]
    named = [str(each.participant) for each in people]
    path = f"programme/sessions/{session}/seating"

    unknown = await conference.organiser.post(path, {"participants": [*named, str(uuid4())]})
    answer = await conference.organiser.post(path, {"participants": named})

    assert (unknown.said, places(unknown)) == ((422, "invalid"), ["participants.6"])
    assert answer.body == {"seated": 4, "unseated": 2}
    assert await taken(conference, session) == [4]


async def test_an_organiser_moves_somebody_and_others_do_not(conference: Conference) -> None:
    session, [first, second] = await conference.round(10, 10)
    ben, eve = await conference.person("Ben"), await conference.person("Eve")
    await sit(ben, session, first)
    seat = f"programme/sessions/{session}/seats/{ben.participant}"

    assert (await eve.put(seat, {"table": second})).said == (403, "forbidden")
    assert (await conference.organiser.put(seat, {"table": second})).body["table"] == second
    nobody = f"programme/sessions/{session}/seats/{uuid4()}"
    assert (await conference.organiser.put(nobody, {})).said == (404, "not_found")


async def test_a_round_has_at_most_ten_seats_a_table_and_one_table_a_facilitator(conference: Conference) -> None:
    session, [table] = await conference.round(10)
    fay = await conference.person("Fay")
    body = {"title": {"en": "Hydrogen"}, "facilitator": str(fay.participant)}
    path = f"programme/sessions/{session}/tables"

    assert (await conference.organiser.post(path, body | {"capacity": 11})).said == (422, "invalid")
    assert (await conference.organiser.post(path, body)).status == 201
    assert (await conference.organiser.post(path, body)).said == (409, "facilitates_another_table")
    assert (await conference.organiser.put(f"programme/tables/{table}", body, version=1)).said == (
        409,
        "facilitates_another_table",
    )
    assert (await conference.organiser.post(path, body | {"track": "nowhere"})).said == (422, "invalid")
    panel = await conference.live()
    assert (await conference.organiser.post(f"programme/sessions/{panel}/tables", body)).said == (409, "no_table_round")


async def test_a_new_facilitator_comes_to_the_table_from_another(conference: Conference) -> None:
    session, [first, second] = await conference.round(10, 10)
    fay = await conference.person("Fay")
    await sit(fay, session, first)
    body = {"title": {"en": "Hydrogen"}, "facilitator": str(fay.participant)}

    assert (await conference.organiser.put(f"programme/tables/{second}", body, version=1)).status == 200
    assert (await conference.organiser.put(f"programme/tables/{second}", body, version=1)).said == (412, "stale")

    assert (await fay.get(f"programme/tables/{second}")).body["rights"]["moderate"] is True
    assert await taken(conference, session) == [0, 1]


async def test_a_table_with_people_is_neither_removed_nor_made_too_small(conference: Conference) -> None:
    session, [table, empty] = await conference.round(10, 10)
    for n in range(3):
        await sit(await conference.person(f"Guest {n}"), session, table)
    smaller = {"title": {"en": "Topic"}, "capacity": 2}

    assert (await conference.organiser.put(f"programme/tables/{table}", smaller, version=1)).said == (
        409,
        "capacity_too_small",
    )
    assert (await conference.organiser.delete(f"programme/tables/{table}")).said == (409, "has_tables")
    assert (await conference.organiser.delete(f"programme/tables/{empty}")).status == 204
    assert await taken(conference, session) == [3]


async def test_seats_end_with_the_round(conference: Conference) -> None:
    session, _ = await conference.round(10)
    ben = await conference.person("Ben")
    await conference.organiser.post(f"programme/sessions/{session}/end")

    assert await sit(ben, session) == (409, "session_over")
    assert await sit(ben, await conference.live()) == (409, "no_table_round")


async def test_a_removed_participant_gives_the_seat_free(conference: Conference, h: House) -> None:
    session, [table] = await conference.round(10)
    ben = await conference.person("Ben")
    await sit(ben, session, table)

    await h.deliver(ParticipantRemovedV1(participant=ben.participant), conference.id)

    assert await taken(conference, session) == [0]
    assert AccessChangedV1(thing=f"table:{table}", participant=ben.participant) in await conference.said("access.>")


async def test_rooms_let_in_those_who_sit_at_the_table_and_organisers(conference: Conference, h: House) -> None:
    session, [table] = await conference.round(10)
    ben, eve = await conference.person("Ben"), await conference.person("Eve")
    await sit(ben, session, table)

    async def asked(who: Api) -> Rights:
        question = Question(
            conference=conference.id, participant=who.participant, roles=frozenset(), thing=f"table:{table}"
        )
        reply = await h.client.request("requests.programme.access.v1", question.model_dump_json().encode(), timeout=5)
        return Rights.model_validate_json(reply.data)

    assert await asked(ben) == Rights(read=True, write=True, publish=True)
    assert await asked(eve) == Rights()
