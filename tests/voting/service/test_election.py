"""An award election from draft to verified archive, through the public interface alone."""

import asyncio
import json
from pathlib import Path
from uuid import UUID

import pytest

from deploy.cli import main
from services.voting.domain.election.verification import verify_archive
from tests.voting.election.kit import Belenios
from tests.voting.service.conftest import Setting, prepare, voters

BLANK, ADA, BLAISE, EMILIE = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))


async def test_a_whole_election_gives_the_result_of_its_votes_and_a_verifiable_archive(
    conference: Setting, tmp_path: Path, belenios: Belenios
) -> None:
    people = await voters(conference, 5)
    election = await prepare(conference)
    await election.open()
    snapshot = await election.archive()
    await election.vote(people[0], *ADA)
    await election.vote(people[1], *BLAISE)
    await election.vote(people[2], *BLAISE)
    await election.vote(people[3], *BLANK)
    await election.vote(people[4], *ADA)
    await election.vote(people[4], *BLAISE)  # a revote: the last one counts
    open_now = await election.read()
    assert (open_now["state"], open_now["voted"], open_now["ballots"]) == ("open", 5, 6)
    await election.close()
    presses = await election.reveal()
    result = (await conference.organiser.get(f"{election.path}/result")).body
    table = {row["name"]: row["votes"] for row in result["table"]}
    assert table == {"Blaise": 3, "Ada": 1, "Émilie": 0}
    assert (result["blank"], result["voted"], result["entitled"]) == (1, 5, 6)  # the organiser could have voted
    assert (result["winners"], result["tied"], result["quorum_met"]) == (["Blaise"], [], True)
    assert [press.body["revealed"][-1]["place"] for press in presses] == [3, 2, 1]

    archive = await election.archive()
    rules = (await conference.organiser.get(f"{election.path}/rules")).body
    book = conference.house.http.get(f"/api/voting/v1/conferences/{conference.id}/elections/{election.id}/rules")
    async with book as response:
        raw = await response.read()
    assert rules == json.loads(raw)
    report = verify_archive(archive, snapshot, raw)
    assert report.result == ((1, 1, 3, 0),)
    path = tmp_path / "ours" / f"{open_now['uuid']}.bel"
    path.parent.mkdir()
    path.write_bytes(archive)
    assert main(["election", "verify", str(path)]) == 0
    assert belenios.accepts(archive)


async def test_two_browsers_of_one_voter_at_once_count_once(conference: Setting) -> None:
    people = await voters(conference, 2)
    election = await prepare(conference)
    await election.open()
    one, other = await election.seal(people[0], ADA), await election.seal(people[0], BLAISE)
    answers = await asyncio.gather(election.put(one), election.put(other))
    assert sorted(answer.body["height"] for answer in answers) == [1, 2]
    last = max(answers, key=lambda answer: answer.body["height"])
    assert (await election.read())["voted"] == 1
    await election.close()
    await election.reveal()
    result = (await conference.organiser.get(f"{election.path}/result")).body
    assert result["winners"] == (["Ada"] if last is answers[0] else ["Blaise"])
    assert sum(row["votes"] for row in result["table"]) == 1


async def test_the_same_bytes_get_the_same_answer_and_no_second_entry(conference: Setting) -> None:
    people = await voters(conference, 1)
    election = await prepare(conference)
    await election.open()
    data = await election.seal(people[0], ADA)
    first, *again = await asyncio.gather(*(election.put(data) for _ in range(4)))
    assert first.status == 201
    assert all((answer.status, answer.body) == (201, first.body) for answer in again)
    await election.close()
    assert (await election.put(data)).body == first.body, "also after the closing: the receipt stays true"
    board = (await conference.organiser.get(f"{election.path}/board")).body
    assert board["items"] == [{"height": 1, "tracker": first.body["tracker"]}]


async def test_a_ballot_is_found_by_its_tracker(conference: Setting) -> None:
    people = await voters(conference, 2)
    election = await prepare(conference)
    await election.open()
    await election.vote(people[0], *ADA)
    tracker = await election.vote(people[1], *BLANK)
    found = await conference.organiser.call("GET", f"{election.path}/board?tracker={tracker.replace('+', '%2B')}")
    assert found.body["items"] == [{"height": 2, "tracker": tracker}]
    assert (await conference.organiser.get(f"{election.path}/board?tracker=x")).body["items"] == []
    page = (await conference.organiser.get(f"{election.path}/board?limit=1")).body
    assert (len(page["items"]), page["next"]) == (1, "1")


async def test_an_election_is_exported_by_command(
    conference: Setting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    people = await voters(conference, 1)
    election = await prepare(conference)
    await election.open()
    await election.vote(people[0], *ADA)
    house = conference.house
    (house.settings.data / "run.json").write_text(json.dumps({"url": str(house.server.make_url("/"))}))
    monkeypatch.setenv("PLENARIA_DATA", str(house.settings.data))
    arguments = ["election", "export", conference.slug, election.id, "--out", str(tmp_path / "out")]
    assert await asyncio.to_thread(main, arguments) == 0
    archive, rules, _ = map(Path, capsys.readouterr().out.split())
    assert archive.read_bytes() == await election.archive()
    assert verify_archive(archive.read_bytes(), rules=rules.read_bytes()).phase == "open"
    assert await asyncio.to_thread(main, [*arguments[:3], str(UUID(int=7)), *arguments[4:]]) == 1
    assert "There is nothing here" in capsys.readouterr().err
