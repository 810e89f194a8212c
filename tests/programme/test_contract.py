"""Promises to others: who may call what, documents, samples of events."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from openapi_spec_validator import validate

from services.programme.app import SERVICE
from shared.events import programme
from shared.http.document import document
from shared.migrate import check
from tests.kit.house import Api, House
from tests.programme.conftest import Conference, session_body

SAMPLES = Path(programme.__file__).parent / "samples"
EVENTS = [event for event in vars(programme).values() if getattr(event, "subject", "").startswith("programme.")]
ORGANISERS = {
    "add_track": {"key": "green", "kind": "theme", "title": {"en": "Green"}},
    "edit_track": {"kind": "theme", "title": {"en": "Green"}},
    "remove_track": None,
    "add_session": session_body(),
    "edit_session": session_body(),
    "remove_session": None,
    "import_programme": {},
    "watch_sessions": None,
    "add_table": {"title": {"en": "Topic"}},
    "edit_table": {"title": {"en": "Topic"}},
    "remove_table": None,
    "seat_everybody": {},
    "seat_somebody": {},
}
"""Operations for organisers alone, with a body that they could send."""
EVERYBODY = {
    "list_tracks",
    "list_sessions",
    "read_session",
    "read_agenda",
    "check_agenda",
    "add_to_agenda",
    "remove_from_agenda",
    "read_now",
    "list_questions",
    "ask_question",
    "support_question",
    "withdraw_support",
    "list_tables",
    "take_seat",
    "leave_seat",
    "list_takeaways",
}
"""Operations for every participant of the conference."""
OWNERS = {
    "start_session",
    "end_session",
    "moderate_question",
    "withdraw_question",
    "read_table",
    "free_seat",
    "write_takeaway",
    "reword_takeaway",
    "remove_takeaway",
    "sign_off",
    "reopen_takeaways",
}
"""Operations that a use case decides; each has its refusal in the test of its subject."""
OPERATIONS = {operation.name: operation for operation in SERVICE.routes.operations}


def test_every_operation_is_in_one_of_the_lists() -> None:
    assert {*ORGANISERS, *EVERYBODY, *OWNERS} == set(OPERATIONS)
    assert len(ORGANISERS) + len(EVERYBODY) + len(OWNERS) == len(OPERATIONS)


async def call(who: Api, name: str, conference: str) -> tuple[int, str | None]:
    operation = OPERATIONS[name]
    path = operation.path.replace("{conference}", conference).replace("{key}", "green")
    path = path.replace("{thing}", f"table:{uuid4()}")
    for parameter in operation.parameters:
        path = path.replace(f"{{{parameter.name}}}", str(uuid4()))
    headers = {"If-Match": '"1"'} if operation.edits else {}
    return (await who.call(operation.method, f"/api/programme{path}", ORGANISERS.get(name), headers=headers)).said


@pytest.mark.parametrize("name", sorted(OPERATIONS))
async def test_nobody_gets_in_without_a_token_or_with_that_of_another_conference(
    conference: Conference, h: House, name: str
) -> None:
    stranger = await h.person(uuid4(), "organiser")

    assert await call(h.anybody(), name, str(conference.id)) == (401, "sign_in_needed")
    assert await call(stranger, name, str(conference.id)) == (404, "not_found")


@pytest.mark.parametrize("name", sorted(ORGANISERS))
async def test_organising_is_for_organisers(conference: Conference, name: str) -> None:
    attendee = await conference.person("Ben", "speaker", "exhibitor", "facilitator", "juror")

    assert await call(attendee, name, str(conference.id)) == (403, "forbidden")


@pytest.mark.parametrize(
    "name", sorted({*EVERYBODY, *OWNERS} - {"list_tracks", "list_sessions", "read_agenda", "read_now"})
)
async def test_what_is_not_there_is_not_found(conference: Conference, name: str) -> None:
    attendee = await conference.person("Ben")
    bodies = {
        "add_to_agenda": {},
        "ask_question": {"text": "Why?"},
        "take_seat": {},
        "moderate_question": {"state": "answered"},
        "write_takeaway": {"thing": f"table:{uuid4()}", "text": "More"},
        "reword_takeaway": {"text": "More"},
        "sign_off": {"thing": f"session:{uuid4()}"},
    }
    operation = OPERATIONS[name]
    path = operation.path.replace("{conference}", str(conference.id)).replace("{thing}", f"table:{uuid4()}")
    for parameter in operation.parameters:
        path = path.replace(f"{{{parameter.name}}}", str(uuid4()))

    headers = {"If-Match": '"1"'} if operation.edits else {}
    answer = await attendee.call(operation.method, f"/api/programme{path}", bodies.get(name), headers=headers)

    assert answer.said == (404, "not_found")


def test_the_document_is_valid_openapi() -> None:
    validate(document(SERVICE))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.subject)
def test_every_event_ever_published_can_be_read(event: Any) -> None:
    sample = (SAMPLES / f"{event.subject}.json").read_text()

    assert json.loads(event.read(sample).model_dump_json()) == json.loads(sample)


async def test_the_migrations_make_the_tables_of_the_code(h: House) -> None:
    await check(SERVICE, h.parts["programme"].writing)
