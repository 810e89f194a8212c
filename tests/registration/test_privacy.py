"""A person's data: shown, agreed to, exported, erased."""

from uuid import UUID

import sqlalchemy as sa

from tests.kit.house import House, until
from tests.registration.conftest import Setting

STRANGE = "Zyxqvut"


async def test_consents_are_kept_with_text_and_time(conference: Setting) -> None:
    people = await conference.imported("c@example.org,C,,,,")
    person = await conference.enter(UUID(people["c@example.org"]["id"]))
    await person.put("registration/me/consents", {"consents": {"matchmaking": True}})
    taken_back = await person.put("registration/me/consents", {"consents": {"matchmaking": False}})
    assert taken_back.body["consents"]["matchmaking"] is False
    export = await person.get("registration/me/export")
    history = export.body["data"]["registration"]["consents"]
    assert [each["given"] for each in history] == [True, False]
    assert history[0]["text"].startswith("2026-11")


async def test_erasure_leaves_nothing_in_the_database_and_says_who_is_missing(h: House, conference: Setting) -> None:
    people = await conference.imported(f"{STRANGE}@example.org,{STRANGE} Name,{STRANGE} Firm,sme,DE,")
    person = await conference.enter(UUID(people[f"{STRANGE.lower()}@example.org"]["id"]))
    assert (await person.post("registration/me/erasure")).status == 204
    await h.settled()

    async def is_shown() -> bool:
        listed = (await conference.organiser.get("registration/erasures")).body["items"]
        return [each["participant"] for each in listed] == [str(person.participant)]

    await until(is_shown)
    await until(lambda: h.parts["registration"].directory.find(conference.id, UUID(str(person.participant))) is None)
    assert (await person.get("registration/me")).status == 401
    async with h.parts["registration"].read() as reader:
        for table in h.parts["registration"].service.metadata.tables.values():
            if table.name in ("outbox", "organisation"):
                continue
            for row in await reader.all(sa.select(table)):
                assert STRANGE.lower() not in str(row).lower(), table.name
