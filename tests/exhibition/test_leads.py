"""Leads: left field by field, seen by the booth's staff alone, taken back for good."""

import csv
import io
from typing import Any

from shared.events.exhibition import LeadLeftV1, LeadWithdrawnV1
from tests.exhibition.conftest import Hall
from tests.kit.house import Api


async def leave(visitor: Api, booth: str, *fields: str, **more: Any) -> Any:
    """Leave fields at a booth."""
    return await visitor.put(f"exhibition/booths/{booth}/lead", {"fields": fields, **more})


async def exported(staff: Api, booth: str) -> list[dict[str, str]]:
    """Read the booth's export."""
    answer = await staff.get(f"exhibition/booths/{booth}/leads.csv")
    assert answer.status == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return list(csv.DictReader(io.StringIO(answer.body.decode())))


async def test_the_export_holds_exactly_the_fields_left_and_nothing_once_withdrawn(hall: Hall) -> None:
    anna = await hall.person("Anna")
    vera = await hall.person("Vera", organisation="Techno", country="FR", headline="Engineer")
    booth = await hall.booth(anna)
    left = await leave(vera, booth, "email", "country")
    assert left.status == 200, left.body
    address = f"{vera.participant}@example.org"
    assert left.body["fields"] == {"email": address, "country": "FR"}
    assert await exported(anna, booth) == [{"email": address, "country": "FR"}]
    [lead] = (await anna.get(f"exhibition/booths/{booth}/leads")).body["items"]
    assert lead["fields"] == {"email": address, "country": "FR"}
    assert str(vera.participant) not in str({**lead, "fields": {}})
    [held] = (await vera.get("exhibition/me/leads")).body["items"]
    assert (held["booth_title"], held["fields"]) == ("Techtera", {"email": address, "country": "FR"})

    assert (await vera.delete(f"exhibition/booths/{booth}/lead")).status == 204

    assert await exported(anna, booth) == []
    assert (await anna.get(f"exhibition/booths/{booth}/leads")).body["items"] == []
    assert (await vera.get("exhibition/me/leads")).body["items"] == []
    assert [type(event) for event in await hall.said("lead.*.v1")] == [LeadLeftV1, LeadWithdrawnV1]


async def test_leaving_again_replaces_what_was_left(hall: Hall) -> None:
    anna = await hall.person("Anna")
    vera = await hall.person("Vera", organisation="Techno")
    booth = await hall.booth(anna)
    await leave(vera, booth, "name", "organisation")
    await leave(vera, booth, "name", "message", message="Call me in spring")
    assert await exported(anna, booth) == [{"name": "Vera", "message": "Call me in spring"}]
    assert (await hall.read(booth, vera))["mine"]["left"] == ["name", "message"]


async def test_a_field_with_nothing_in_it_is_refused_and_named(hall: Hall) -> None:
    anna, vera = await hall.person("Anna"), await hall.person("Vera")
    booth = await hall.booth(anna)
    refused = await leave(vera, booth, "name", "organisation", "message")
    assert refused.said == (422, "field_empty")
    assert [error["loc"] for error in refused.body["errors"]] == ["organisation", "message"]
    assert (await leave(vera, booth)).said == (422, "invalid")
    assert (await leave(vera, booth, "phone")).said == (422, "invalid")
    assert (await vera.get("exhibition/me/leads")).body["items"] == []


async def test_staff_note_and_rate_and_the_notes_go_with_the_lead(hall: Hall) -> None:
    anna, vera = await hall.person("Anna"), await hall.person("Vera")
    booth = await hall.booth(anna)
    await leave(vera, booth, "name")
    [lead] = (await anna.get(f"exhibition/booths/{booth}/leads")).body["items"]
    path = f"exhibition/leads/{lead['id']}"
    assert (await anna.put(f"{path}/rating", {"rating": 3})).status == 204
    note = await anna.post(f"{path}/notes", {"text": "Wants a price"})
    [lead] = (await anna.get(f"exhibition/booths/{booth}/leads")).body["items"]
    assert (lead["rating"], [(n["text"], n["author"]["name"]) for n in lead["notes"]]) == (
        3,
        [("Wants a price", "Anna")],
    )
    assert (await anna.put(f"{path}/rating", {"rating": 4})).said == (422, "invalid")
    assert (await anna.delete(f"{path}/notes/{note.body['id']}")).status == 204
    await anna.post(f"{path}/notes", {"text": "Again"})
    await vera.delete(f"exhibition/booths/{booth}/lead")
    assert (await anna.post(f"{path}/notes", {"text": "Too late"})).said == (404, "not_found")


async def test_organisers_visitors_and_another_booths_staff_read_no_leads(hall: Hall) -> None:
    anna, ben, vera = await hall.person("Anna"), await hall.person("Ben"), await hall.person("Vera")
    booth, _ = await hall.booth(anna), await hall.booth(ben)
    await leave(vera, booth, "name")
    [lead] = (await anna.get(f"exhibition/booths/{booth}/leads")).body["items"]
    for stranger in (hall.organiser, ben, vera):
        for path in ("leads", "leads.csv", "queue"):
            assert (await stranger.get(f"exhibition/booths/{booth}/{path}")).said == (403, "forbidden")
        answers = [
            await stranger.put(f"exhibition/leads/{lead['id']}/rating", {"rating": 1}),
            await stranger.post(f"exhibition/leads/{lead['id']}/notes", {"text": "x"}),
            await stranger.delete(f"exhibition/leads/{lead['id']}/notes/{lead['id']}"),
        ]
        assert {answer.status for answer in answers} <= {403, 404}
    [same] = (await anna.get(f"exhibition/booths/{booth}/leads")).body["items"]
    assert (same["rating"], same["notes"]) == (None, [])


async def test_formulas_in_a_name_do_not_run_in_a_spreadsheet(hall: Hall) -> None:
    anna, vera = await hall.person("Anna"), await hall.person('=HYPERLINK("http://example.org")')
    booth = await hall.booth(anna)
    await leave(vera, booth, "name")
    assert (await exported(anna, booth))[0]["name"].startswith("'=")
