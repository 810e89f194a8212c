"""Nothing leads from a person to a ballot, and nobody learns a total before it is revealed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
import structlog

from services.voting.domain.election import canonical
from services.voting.domain.election.chain import read_archive
from services.voting.domain.election.verification import verify_archive
from services.voting.storage.tables import ELECTION
from services.voting.usecases import casting
from shared.credentials import derive_public
from shared.logs import Origin
from tests.kit.house import Api, House
from tests.voting.service.conftest import Ballots, Setting, frames, prepare, voters

BLANK, ADA, BLAISE = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0))


@dataclass(frozen=True)
class Voter:
    """What would give a voter away, and what would give the ballot away."""

    person: tuple[str, ...]
    code: str
    credential: str
    tracker: str


async def play(election: Ballots, people: list[Api]) -> list[Voter]:
    found = []
    for api, choices in zip(people, (ADA, BLAISE, BLAISE, BLANK), strict=True):
        tracker = await election.vote(api, *choices)
        credential = await election.credential(api)
        public = str(derive_public(credential["uuid"], credential["code"]))
        participant = str(api.participant)
        found.append(Voter((participant, participant.replace("-", ""), api.name), credential["code"], public, tracker))
    return found


async def stored(h: House, conference: Any) -> dict[str, list[str]]:
    """Return everything that is stored anywhere, one text for each row or message, by place."""
    await h.settled()
    places: dict[str, list[str]] = {}
    for name, parts in h.parts.items():
        async with parts.read() as reader:
            for table in parts.service.metadata.tables.values():
                rows = await reader.all(sa.select(table))
                places.setdefault(f"database of {name}", []).extend(plain(row) for row in rows)
    streams = await h.client.jetstream().streams_info()
    for stream in streams:
        assert stream.config.name
        places[f"stream {stream.config.name}"] = await messages(h, stream.config.name, stream.state.last_seq)
    return places


async def messages(h: House, stream: str, last: int) -> list[str]:
    found, js, after = [], h.client.jetstream(), 0
    while after < last:
        message = await js.get_msg(stream, seq=after + 1, subject=">", next=True)
        after = message.seq or last
        found.append(f"{message.subject} {message.headers} {message.data!r}")
    return found


def plain(row: sa.Row[Any]) -> str:
    return " ".join(value.decode("utf8", "replace") if isinstance(value, bytes) else str(value) for value in row)


def links(texts: Iterable[str], people: list[Voter]) -> list[str]:
    """Return the texts that hold a person together with a credential or a ballot."""
    signs = [sign for voter in people for sign in (voter.credential, voter.tracker)]
    persons = [person for voter in people for person in voter.person]
    return [text for text in texts if any(sign in text for sign in signs) and any(who in text for who in persons)]


async def test_no_place_holds_person_and_credential_with_credential_and_ballot(h: House, conference: Setting) -> None:
    people = await voters(conference, 4)
    election = await prepare(conference)
    await election.open()
    with structlog.testing.capture_logs() as logged:
        known = await play(election, people)
        await election.close()
        await election.reveal()
    places = await stored(h, conference.id)
    places["log"] = [str(line) for line in logged]
    assert all(not links(texts, known) for texts in places.values())
    registrar, box = "\n".join(places["database of registration"]), "\n".join(places["database of voting"])
    for voter in known:
        assert voter.person[0] in registrar or voter.person[1] in registrar
        assert voter.credential in box
        assert voter.tracker in box
        assert voter.credential not in registrar
        assert voter.tracker not in registrar
        assert not any(who in box for who in voter.person), "the box knows nobody"
        assert all(voter.code not in "\n".join(texts) for texts in places.values()), "codes lie sealed"


async def test_the_search_for_links_finds_one_that_is_built_in(
    h: House, conference: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await voters(conference, 4)
    election = await prepare(conference)
    await election.open()
    monkeypatch.setattr(casting, "Origin", partial(Origin, actor=people[0].participant))
    known = await play(election, people)
    places = await stored(h, conference.id)
    assert links(places["database of voting"], known)
    assert links(places["stream events_voting"], known)


async def test_nothing_is_told_before_its_press(h: House, conference: Setting) -> None:
    people = await voters(conference, 4)
    election = await prepare(conference)
    await election.open()
    await play(election, people)
    for state in ("open", "tallied"):
        if state == "tallied":
            await election.close()
        for who in (conference.organiser, people[0], h.administrator(conference.id)):
            assert (await who.get(f"{election.path}/result")).said == (409, "not_revealed")
            shown = (await who.get(election.path)).body
            assert (shown["state"], shown["revealed"], shown["voted"]) == (state, [], 4)
    expected = [(3, ["Émilie"], 0), (2, ["Ada"], 1), (1, ["Blaise"], 2)]
    for press in range(1, 4):
        answer = await election.act("reveal", {"stage": press - 1})
        revealed = [(each["place"], each["names"], each["votes"]) for each in answer.body["revealed"]]
        assert revealed == expected[:press]
        shown = [f["data"] for f in await frames(h, conference.id, f"election.{election.id}")]
        assert [each["place"] for each in shown if "place" in each] == [3, 2, 1][:press]
        is_last = press == 3
        events = {event.type.value for event in read_archive(await election.archive())[0]}
        assert ({"PartialDecryption", "Result"} <= events) == is_last
        assert events.isdisjoint({"PartialDecryption", "Result"}) != is_last
        assert (await conference.organiser.get(f"{election.path}/result")).status == (200 if is_last else 409)
        async with h.parts["voting"].read() as reader:
            row = await reader.one(sa.select(ELECTION).where(ELECTION.c.id == UUID(election.id)))
        assert row is not None
        assert (row.result is not None) == is_last, "no count is stored before"
    assert verify_archive(await election.archive()).result == ((1, 1, 2, 0),)


async def test_a_press_counts_once(conference: Setting) -> None:
    people = await voters(conference, 4)
    election = await prepare(conference)
    await election.open()
    assert (await election.act("reveal", {"stage": 0})).said == (409, "wrong_state")
    await play(election, people)
    await election.close()
    assert (await election.act("reveal", {"stage": 1})).said == (409, "wrong_state")
    assert (await election.act("reveal", {"stage": 0})).status == 200
    assert (await election.act("reveal", {"stage": 0})).said == (409, "wrong_state")
    assert len((await election.read())["revealed"]) == 1


@pytest.mark.parametrize("header", ["Authorization", "Cookie", "Idempotency-Key", "traceparent"])
async def test_a_ballot_that_names_its_sender_is_refused(conference: Setting, header: str) -> None:
    people = await voters(conference, 1)
    election = await prepare(conference)
    await election.open()
    data = await election.seal(people[0], ADA)
    refused = await election.put(data, **{header: f"Bearer {people[0].token}"})
    assert refused.said == (400, "not_anonymous")
    assert (await election.read())["ballots"] == 0


async def test_forged_ballots_are_refused_and_name_the_check(conference: Setting) -> None:
    people = await voters(conference, 2)
    election, other = await prepare(conference), await prepare(conference)
    await election.open()
    await other.open()
    good = await election.seal(people[0], ADA)
    foreign = await other.seal(people[0], ADA)
    fields = json.loads(good)
    fields["answers"][0]["overall_proof"][0]["response"] = "7"
    unsigned = canonical.write(fields)
    for data, check in (
        (b"{}", "format"),
        (b"\xff", "canonical-form"),
        (good + b" ", "canonical-form"),
        (foreign, "election-binding"),
        (unsigned, "signature"),
    ):
        refused = await election.put(data)
        assert (refused.said, refused.body["check"]) == ((422, "ballot_refused"), check)
    assert (await election.read())["ballots"] == 0
