"""Promises to others: who may call what, rights on polls and elections, samples of events, privacy."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from openapi_spec_validator import validate

from services.voting.app import SERVICE
from shared.access import Question, Rights
from shared.events import voting as said
from shared.events.registration import ParticipantErasedV1
from shared.http.document import document
from shared.migrate import check
from shared.privacy import DataAnswer, DataQuestion
from tests.kit.house import House
from tests.voting.service.conftest import Setting, prepare, shortlist, voters

SAMPLES = Path(said.__file__).parent / "samples"
PUBLIC = {
    "read_election",
    "cast_ballot",
    "read_board",
    "download_archive",
    "download_rules",
    "list_heads",
    "read_result",
}
"""Operations for which nobody signs in: the ballot box and the public board."""
ORGANISERS: dict[str, Any] = {
    "add_award": {"kind": "elected", "title": "Award"},
    "edit_award": {"title": "Award"},
    "open_nominations": None,
    "close_nominations": None,
    "set_shortlist": {"nominations": []},
    "confer_award": {"laureate": "Ada"},
    "prepare_election": {"question": "Who?"},
    "set_rules": {"question": "Who?"},
    "open_election": None,
    "extend_election": {"closes_at": "2030-01-01T00:00:00Z"},
    "close_election": None,
    "reveal_stage": {"stage": 0},
    "list_open_polls": None,
    "read_ceremony": None,
    "name_trustees": {"trustees": [{"name": "Ada"}]},
    "make_trustee_link": None,
    "give_up": None,
}
"""Operations for organisers alone, with a body that they could send."""
BY_SESSION = {
    "list_polls",
    "prepare_poll",
    "read_poll",
    "edit_poll",
    "remove_poll",
    "open_poll",
    "close_poll",
    "vote_in_poll",
}
"""Operations on polls, decided by the rights on the session (tested with the polls)."""
BY_LINK = {
    "read_duty",
    "hand_in_certificate",
    "hand_in_dealing",
    "hand_in_key",
    "confirm_saving",
    "open_part",
}
"""Operations of a trustee's link, without a sign-in (tested with the trustees)."""
EVERYBODY = {"list_awards", "read_award", "list_nominations", "nominate", "withdraw_nomination", "list_elections"}


def test_every_operation_has_its_rule() -> None:
    named = {operation.name: operation.who for operation in SERVICE.routes.operations}
    assert set(named) == PUBLIC | BY_LINK | set(ORGANISERS) | BY_SESSION | EVERYBODY
    assert {name for name, who in named.items() if who == "public"} == PUBLIC | BY_LINK
    assert {name for name, who in named.items() if who == "organiser"} == set(ORGANISERS)


@pytest.mark.parametrize("name", ORGANISERS)
async def test_participants_jurors_and_trustees_do_not_organise(h: House, conference: Setting, name: str) -> None:
    (operation,) = [each for each in SERVICE.routes.operations if each.name == name]
    path = operation.path.removeprefix("/v1/conferences/{conference}/")
    path = "voting/" + "/".join(str(uuid4()) if part.startswith("{") else part for part in path.split("/"))
    for role in ("attendee", "juror", "trustee", "speaker"):
        person = await h.person(conference.id, role)
        refused = await person.call(operation.method, path, ORGANISERS[name], headers={"If-Match": '"1"'})
        assert refused.said == (403, "forbidden")
    stranger = await h.person(uuid4(), "organiser")
    stranger.conference = conference.id
    refused = await stranger.call(operation.method, path, ORGANISERS[name], headers={"If-Match": '"1"'})
    assert refused.said == (404, "not_found")


async def test_a_draft_is_shown_to_organisers_alone(h: House, conference: Setting) -> None:
    election = await prepare(conference)
    stranger = await h.person(uuid4(), "organiser")
    stranger.conference = conference.id
    attendee = await h.person(conference.id)
    anybody = h.anybody()
    anybody.conference = conference.id
    for who in (attendee, stranger, anybody):
        assert (await who.get(election.path)).said == (404, "not_found")
        for public in ("archive", "rules", "board", "heads", "result"):
            assert (await who.get(f"{election.path}/{public}")).said == (404, "not_found")
    assert (await attendee.get("voting/elections")).body["items"] == []
    assert (await election.put(b"{}")).said == (409, "voting_closed")
    await election.open()
    assert (await anybody.get(election.path)).body["state"] == "open"
    anybody.conference = uuid4()
    assert (await anybody.get(election.path)).said == (404, "not_found")


async def test_others_may_ask_who_sees_an_election(h: House, conference: Setting) -> None:
    election = await prepare(conference)

    async def ask(roles: set[str], thing: str) -> Rights:
        question = Question(conference=conference.id, participant=uuid4(), roles=frozenset(roles), thing=thing)
        return await h.parts["registration"].bus.ask("voting.access.v1", question, Rights)

    thing = f"election:{election.id}"
    assert await ask({"attendee"}, thing) == Rights()
    assert await ask({"attendee", "organiser"}, thing) == Rights(read=True, moderate=True)
    await election.open()
    assert await ask({"attendee"}, thing) == Rights(read=True)
    for other in (f"election:{uuid4()}", f"poll:{uuid4()}", "poll:nonsense", f"poll:{election.id}"):
        assert await ask({"attendee"}, other) == Rights()


async def test_somebody_erased_leaves_no_vote_nomination_or_credential(h: House, conference: Setting) -> None:
    one, other = await voters(conference, 2)
    award = await shortlist(conference)
    await conference.organiser.post(f"voting/awards/{award}/nominations/opening")
    await one.post(f"voting/awards/{award}/nominations", {"name": "Zed", "text": "Zanzibar"})
    body = {"name": "One", "participant": str(one.participant)}
    await other.post(f"voting/awards/{award}/nominations", body)
    assert one.participant is not None
    question = DataQuestion(conference=conference.id, participant=one.participant)
    ask = h.parts["registration"].bus.ask
    held = (await ask("voting.data.export.v1", question, DataAnswer)).data
    assert [len(held[name]) for name in ("nominations_made", "nominations_received")] == [1, 1]
    await h.deliver(ParticipantErasedV1(participant=one.participant), conference.id)
    assert not any((await ask("voting.data.export.v1", question, DataAnswer)).data.values())
    listed: list[Any] = (await conference.organiser.get(f"voting/awards/{award}/nominations")).body["items"]
    assert {each["name"] for each in listed} == {"Ada", "Blaise", "Émilie"}


def test_the_interface_is_described() -> None:
    validate(document(SERVICE))


async def test_the_tables_are_those_of_the_migration(h: House) -> None:
    await check(SERVICE, h.parts["voting"].writing)


@pytest.mark.parametrize(
    "event", [each for each in vars(said).values() if getattr(each, "subject", "").startswith("voting.")]
)
def test_events_hold_identifiers_and_facts(event: Any) -> None:
    sample = json.loads((SAMPLES / f"{event.subject}.json").read_text())
    assert event.read(json.dumps(sample)).model_dump(mode="json").keys() == sample.keys()
    assert not {"name", "text", "title", "participant", "credential"} & set(event.model_fields)
