"""People come to a conference: by form, by import; organisers decide."""

import asyncio
from uuid import UUID, uuid4

from shared.events.registration import ParticipantAdmittedV1, ParticipantRegisteredV1
from tests.kit.house import House, until
from tests.registration.conftest import Setting


async def test_somebody_who_registers_waits_until_an_organiser_admits_them(h: House, conference: Setting) -> None:
    form = {"email": "Vera@Example.org ", "name": "Vera", "country": "de", "consents": {"matchmaking": True}}
    sent = await h.anybody().post(f"/api/registration/v1/conferences/{conference.id}/registrations", form)
    assert sent.status == 204
    applied = (await conference.people("applied"))["vera@example.org"]
    assert applied["country"] == "DE"

    path = f"registration/participants/{applied['id']}/state"
    assert (await conference.organiser.put(path, {"state": "admitted"})).status == 204

    vera = await conference.enter(UUID(applied["id"]))
    me = await vera.get("registration/me")
    assert me.body["consents"] == {"directory": False, "matchmaking": True, "announcements": False}
    said = await h.said(conference.id, "registration.participant.>")
    assert said[-2:] == [
        ParticipantRegisteredV1(participant=applied["id"]),
        ParticipantAdmittedV1(participant=applied["id"], invited=True),
    ]
    await until(lambda: h.parts["registration"].directory.name(conference.id, UUID(applied["id"])) == "Vera")


async def test_filling_in_the_form_twice_changes_nothing_and_tells_nothing(h: House, conference: Setting) -> None:
    path = f"/api/registration/v1/conferences/{conference.id}/registrations"
    first = await h.anybody().post(path, {"email": "two@example.org", "name": "First"})
    second = await h.anybody().post(path, {"email": "two@example.org", "name": "Second"})
    assert (first.status, first.body) == (second.status, second.body)
    assert (await conference.people("applied"))["two@example.org"]["name"] == "First"


async def test_closed_registration_refuses_the_form(h: House, conference: Setting) -> None:
    found = (await conference.organiser.get("registration/")).status
    current = await conference.organiser.get(f"/api/registration/v1/conferences/{conference.id}")
    kept = ("slug", "name", "tagline", "about", "starts_on", "ends_on", "time_zone", "languages")
    body = {key: current.body[key] for key in kept} | {"registration_open": False}
    url = f"/api/registration/v1/conferences/{conference.id}"
    assert (await conference.organiser.put(url, body, version=current.body["version"])).status == 200
    sent = await h.anybody().post(f"{url}/registrations", {"email": "late@example.org", "name": "Late"})
    assert sent.said == (409, "registration_closed")
    assert found == 404


async def test_an_import_reports_every_mistake_by_line_and_column_and_imports_nothing(conference: Setting) -> None:
    text = "email;name;country;roles\nann@example.org;Ann;DE;\nnot-an-address;Bo;DEU;\ncleo@example.org;;FR;chief\n"
    answer = await conference.organiser.post("registration/imports", raw=text.encode("cp1252"))
    assert answer.said == (422, "invalid")
    assert [(each["loc"], each["msg"]) for each in answer.body["errors"]] == [
        ("line 3, email", "Write an e-mail address, such as name@example.org."),
        ("line 3, country", "Write the country in two letters, such as DE."),
        ("line 4, name", "Write the person's name."),
        (
            "line 4, roles",
            "chief is no role. Write one of: speaker, facilitator, exhibitor, organiser, juror, trustee, interpreter.",
        ),
    ]
    assert len(await conference.people()) == 1


async def test_an_import_admits_everybody_once(h: House, conference: Setting) -> None:
    text = "email,name,roles\nann@example.org,Ann Łódź,speaker|juror\nbo@example.org,Bo,\n".encode()
    first = await conference.organiser.post("registration/imports", raw=text)
    again = await conference.organiser.post("registration/imports", raw=text)
    assert (first.body, again.body) == ({"added": 2, "known": 0}, {"added": 0, "known": 2})
    people = await conference.people()
    assert people["ann@example.org"]["roles"] == ["juror", "speaker"]
    found = await conference.organiser.get("registration/people?search=lodz")
    assert [each["name"] for each in found.body["items"]] == ["Ann Łódź"]


async def test_the_same_idempotency_key_imports_once_even_at_the_same_time(conference: Setting) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    text = b"email,name\nonce@example.org,Once\n"
    answers = await asyncio.gather(
        *(conference.organiser.post("registration/imports", raw=text, headers=key) for _ in range(5))
    )
    assert [(each.status, each.body) for each in answers] == [(201, {"added": 1, "known": 0})] * 5
    other = await conference.organiser.post("registration/imports", raw=b"email,name\nx@example.org,X\n", headers=key)
    assert other.said == (422, "idempotency_key_reused")


async def test_people_are_listed_page_by_page_without_gaps(conference: Setting) -> None:
    await conference.imported(*(f"p{number}@example.org,Same Name,,,," for number in range(7)))
    seen: list[str] = []
    after = ""
    while True:
        page = await conference.organiser.get(f"registration/people?limit=3{after}")
        seen += [each["id"] for each in page.body["items"]]
        if page.body["next"] is None:
            break
        after = f"&after={page.body['next']}"
    assert len(seen) == len(set(seen)) == 8


async def test_a_removed_participant_loses_their_token_at_once(conference: Setting) -> None:
    people = await conference.imported("gone@example.org,Gone,,,,")
    gone = await conference.enter(UUID(people["gone@example.org"]["id"]))
    assert (await gone.get("registration/me")).status == 200
    path = f"registration/participants/{gone.participant}/state"
    assert (await conference.organiser.put(path, {"state": "removed"})).status == 204

    async def is_out() -> bool:
        return (await gone.get("registration/me")).said == (401, "sign_in_needed")

    await until(is_out, timeout_s=2)
    assert (await conference.organiser.get(f"registration/people/{gone.participant}")).status == 404


async def test_new_roles_need_a_new_token_and_arrive_with_it(conference: Setting) -> None:
    people = await conference.imported("role@example.org,Role,,,,")
    person = await conference.enter(UUID(people["role@example.org"]["id"]))
    assert (await person.get("registration/registrations")).said == (403, "forbidden")
    path = f"registration/participants/{person.participant}/roles"
    assert (await conference.organiser.put(path, {"roles": ["organiser"]})).status == 204
    again = await conference.enter(UUID(str(person.participant)))
    assert (await again.get("registration/registrations")).status == 200
    audit = await conference.organiser.get("registration/audit")
    assert audit.body["items"][0]["act"] == "roles.changed"


async def test_the_last_organiser_stays(conference: Setting) -> None:
    path = f"registration/participants/{conference.organiser.participant}"
    assert (await conference.organiser.put(f"{path}/roles", {"roles": []})).said == (409, "last_organiser")
    assert (await conference.organiser.put(f"{path}/state", {"state": "removed"})).said == (409, "last_organiser")


async def test_a_profile_is_edited_by_version(h: House, conference: Setting) -> None:
    people = await conference.imported("edit@example.org,Edit,,,,")
    person = await conference.enter(UUID(people["edit@example.org"]["id"]))
    profile = {"name": "Edith", "organisation": "Silesia Automotive", "organisation_type": "cluster_organisation"}
    assert (await person.put("registration/me", profile)).said == (428, "version_needed")
    changed = await person.put("registration/me", profile, version=1)
    assert (changed.body["name"], changed.headers["ETag"]) == ("Edith", '"2"')
    assert (await person.put("registration/me", profile, version=1)).said == (412, "stale")
    known = h.parts["registration"].directory
    await until(lambda: known.name(conference.id, UUID(str(person.participant))) == "Edith")


async def test_nobody_reaches_into_another_conference(new_conference: object, conference: Setting) -> None:
    other: Setting = await new_conference()  # type: ignore[operator]
    base = f"/api/registration/v1/conferences/{other.id}"
    assert (await conference.organiser.get(f"{base}/registrations")).said == (404, "not_found")
    assert (await conference.organiser.get(f"{base}/people/{other.organiser.participant}")).said == (404, "not_found")
    own = f"registration/people/{other.organiser.participant}"
    assert (await conference.organiser.get(own)).said == (404, "not_found")
    state = f"registration/participants/{other.organiser.participant}/state"
    assert (await conference.organiser.put(state, {"state": "removed"})).said == (404, "not_found")
