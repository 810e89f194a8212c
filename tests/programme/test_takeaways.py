"""Takeaways: written by the facilitator, shown to everybody once signed off."""

import asyncio
from typing import Any

from tests.kit.house import Api
from tests.programme.conftest import Conference


async def round_with(conference: Conference) -> tuple[str, str, Api, Api]:
    """A live round with one table, its facilitator and a guest."""
    session, _ = await conference.round()
    fay, ben = await conference.person("Fay"), await conference.person("Ben")
    body = {"title": {"en": "Hydrogen"}, "facilitator": str(fay.participant)}
    table = (await conference.organiser.post(f"programme/sessions/{session}/tables", body)).body["id"]
    await ben.put(f"programme/sessions/{session}/seat", {"table": table})
    return session, table, fay, ben


async def write(who: Api, thing: str, text: str = "Share test beds") -> Any:
    return await who.post("programme/takeaways", {"thing": thing, "text": text})


async def read(who: Api, session: str) -> list[tuple[str, list[str]]]:
    sheets = (await who.get(f"programme/sessions/{session}/takeaways")).body["items"]
    return [(sheet["thing"], [each["text"] for each in sheet["takeaways"]]) for sheet in sheets]


async def test_a_facilitators_takeaway_is_on_the_sessions_page_once_signed_off(conference: Conference) -> None:
    session, table, fay, ben = await round_with(conference)
    stranger = await conference.person("Eve")
    thing = f"table:{table}"

    assert (await write(fay, thing)).status == 201
    assert await read(ben, session) == [(thing, ["Share test beds"])]
    assert await read(stranger, session) == []
    assert (await fay.put("programme/sign-offs", {"thing": thing})).status == 204

    assert await read(stranger, session) == [(thing, ["Share test beds"])]
    assert [str(event.table) for event in await conference.said("takeaways.signed_off.v1")] == [table]


async def test_guests_and_strangers_do_not_write(conference: Conference) -> None:
    session, table, fay, ben = await round_with(conference)
    stranger = await conference.person("Eve")
    made = (await write(fay, f"table:{table}")).body["id"]

    assert (await write(ben, f"table:{table}")).said == (403, "forbidden")
    assert (await write(stranger, f"table:{table}")).said == (404, "not_found")
    assert (await write(ben, f"session:{session}")).said == (403, "forbidden")
    assert (await ben.put(f"programme/takeaways/{made}", {"text": "Mine"}, version=1)).said == (403, "forbidden")
    assert (await ben.delete(f"programme/takeaways/{made}")).said == (403, "forbidden")
    assert (await ben.put("programme/sign-offs", {"thing": f"table:{table}"})).said == (403, "forbidden")
    assert (await ben.delete(f"programme/sign-offs/table:{table}")).said == (403, "forbidden")
    assert (await write(fay, "table:------------------------------------")).said == (404, "not_found")
    assert await read(ben, session) == [(f"table:{table}", ["Share test beds"])]


async def test_a_table_hands_in_up_to_three_also_when_written_at_once(conference: Conference) -> None:
    session, table, fay, _ = await round_with(conference)

    answers = await asyncio.gather(*(write(fay, f"table:{table}", f"Number {n}") for n in range(5)))

    assert sorted(answer.said for answer in answers) == [(201, None)] * 3 + [(409, "takeaways_full")] * 2
    [(_, texts)] = await read(fay, session)
    assert len(texts) == 3


async def test_what_is_signed_off_changes_only_after_it_was_opened_again(conference: Conference) -> None:
    session, table, fay, _ = await round_with(conference)
    thing, stranger = f"table:{table}", await conference.person("Eve")
    assert (await fay.put("programme/sign-offs", {"thing": thing})).said == (409, "no_takeaways")
    made = (await write(fay, thing)).body["id"]
    await fay.put("programme/sign-offs", {"thing": thing})

    assert (await write(fay, thing)).said == (409, "signed_off")
    assert (await fay.put(f"programme/takeaways/{made}", {"text": "Other"}, version=1)).said == (409, "signed_off")
    assert (await fay.delete(f"programme/takeaways/{made}")).said == (409, "signed_off")
    assert (await fay.delete(f"programme/sign-offs/{thing}")).status == 204

    assert await read(stranger, session) == []
    assert (await fay.put(f"programme/takeaways/{made}", {"text": "Other"}, version=1)).body["version"] == 2
    assert (await fay.put(f"programme/takeaways/{made}", {"text": "Third"}, version=1)).said == (412, "stale")
    assert await read(fay, session) == [(thing, ["Other"])]
    assert (await fay.delete(f"programme/takeaways/{made}")).status == 204


async def test_the_facilitator_finishes_after_the_round_has_ended(conference: Conference) -> None:
    session, table, fay, _ = await round_with(conference)
    await conference.organiser.post(f"programme/sessions/{session}/end")

    assert (await write(fay, f"table:{table}")).status == 201
    assert (await fay.put("programme/sign-offs", {"thing": f"table:{table}"})).status == 204


async def test_a_panels_moderator_writes_what_the_panel_found(conference: Conference) -> None:
    mia, ben = await conference.person("Mia"), await conference.person("Ben")
    session = await conference.live(people=[{"participant": str(mia.participant), "part": "moderator"}])
    thing = f"session:{session}"

    assert await read(mia, session) == [(thing, [])]
    await write(mia, thing, "Finance early")
    assert await read(ben, session) == []
    await mia.put("programme/sign-offs", {"thing": thing})

    assert await read(ben, session) == [(thing, ["Finance early"])]
