"""Promises to others: who may call what, the document, the tables."""

from uuid import uuid4

import pytest
from openapi_spec_validator import validate

from services.exhibition.app import SERVICE
from shared.http.document import document
from shared.migrate import check
from tests.exhibition.conftest import Hall
from tests.kit.house import Answer, Api, House

NEW = {"title": "Techtera"}
SHIFT = {"starts": "2026-11-25T10:00:00Z", "ends": "2026-11-25T11:00:00Z"}
BODIES = {
    "add_booth": NEW,
    "import_booths": {"booths": []},
    "edit_booth": NEW,
    "name_staff": {"participants": []},
    "set_presence": {"here": True},
    "add_shift": {"participant": str(uuid4()), **SHIFT},
    "add_link": {"title": "Site", "url": "https://example.org"},
    "ask_contact": {"wish": "chat"},
    "answer_next": {},
    "answer_request": {},
    "leave_lead": {"fields": ["name"]},
    "rate_lead": {"rating": 1},
    "add_note": {"text": "Call"},
    "preview_text": {"text": "Hi"},
}
ORGANISERS = {"add_booth", "import_booths", "remove_booth"}
STAFF = {"set_presence", "get_queue", "answer_next", "list_leads", "export_leads"}
"""Operations on a booth for its staff alone, organisers not among them."""
EDITORS = {"edit_booth", "name_staff", "add_shift", "remove_shift", "add_link", "add_material"}
"""Operations on a booth for its staff and organisers."""
OF_SOMETHING = {"answer_request", "end_request", "remove_material", "rate_lead", "add_note", "remove_note"}
"""Operations on what belongs to a booth's staff or a visitor; each has its refusal in the test of its subject."""
EVERYBODY = {"list_booths", "get_booth", "count_visit", "list_my_booths", "list_my_requests", "list_my_leads"}
EVERYBODY |= {"ask_contact", "leave_lead", "withdraw_lead", "preview_text"}
PUBLIC = {"get_file"}
"""The address is the right."""
OPERATIONS = {operation.name: operation for operation in SERVICE.routes.operations}


def test_every_operation_is_in_one_of_the_lists() -> None:
    lists = (ORGANISERS, STAFF, EDITORS, OF_SOMETHING, EVERYBODY, PUBLIC)
    assert set().union(*lists) == set(OPERATIONS)
    assert sum(map(len, lists)) == len(OPERATIONS)


async def call(who: Api, name: str, conference: object, booth: str | None = None) -> Answer:
    """Call an operation with a body that could be right, on a booth or on nothing there is."""
    operation = OPERATIONS[name]
    path = operation.path.replace("{conference}", str(conference)).replace("{booth}", booth or str(uuid4()))
    for parameter in operation.parameters:
        path = path.replace(f"{{{parameter.name}}}", str(uuid4()))
    query = "?title=Sheet" if name == "add_material" else ""
    headers = {"If-Match": '"1"'} if operation.edits else {}
    return await who.call(operation.method, f"/api/exhibition{path}{query}", BODIES.get(name), headers=headers)


@pytest.mark.parametrize("name", sorted({*OPERATIONS} - PUBLIC))
async def test_nobody_gets_in_without_a_token_or_with_that_of_another_conference(
    hall: Hall, h: House, name: str
) -> None:
    booth, stranger = await hall.booth(), await h.person(uuid4(), "organiser")

    assert (await call(h.anybody(), name, hall.id, booth)).said == (401, "sign_in_needed")
    assert (await call(stranger, name, hall.id, booth)).said == (404, "not_found")
    assert (await call(stranger, name, stranger.conference, booth)).status in (
        {404} if "{booth}" in OPERATIONS[name].path or name in OF_SOMETHING else {200, 201, 422}
    )


@pytest.mark.parametrize("name", sorted(ORGANISERS | STAFF | EDITORS))
async def test_a_visitor_does_nothing_of_organisers_and_staff(hall: Hall, name: str) -> None:
    booth, visitor = await hall.booth(await hall.person("Anna")), await hall.person("Vera", "exhibitor")

    assert (await call(visitor, name, hall.id, booth)).said == (403, "forbidden")


@pytest.mark.parametrize("name", sorted(STAFF))
async def test_queue_and_leads_are_not_for_organisers(hall: Hall, name: str) -> None:
    booth = await hall.booth(await hall.person("Anna"))

    assert (await call(hall.organiser, name, hall.id, booth)).said == (403, "forbidden")


def test_the_document_is_valid_openapi() -> None:
    validate(document(SERVICE))


async def test_the_migrations_make_the_tables_of_the_code(h: House) -> None:
    await check(SERVICE, h.parts["exhibition"].writing)
