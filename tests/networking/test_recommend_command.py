"""The command ``plenaria recommend``, as an outsider calls it."""

import json
from pathlib import Path
from typing import Any

import pytest

from deploy.cli import main
from tests.networking.recommending import PARTICIPANTS, people


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    assert main(["recommend", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_everybody_gets_a_list_best_first_with_a_reason_and_the_pair_behind_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = run(capsys, PARTICIPANTS, "--top", "10")["recommendations"]

    assert list(found) == [person.id for person in people()]
    assert {len(each) for each in found.values()} == {10}
    texts = {entry.id: entry.text for person in people() for entry in (*person.offers, *person.needs)}
    for id_, suggestions in found.items():
        assert [s["score"] for s in suggestions] == sorted((s["score"] for s in suggestions), reverse=True)
        for each in suggestions:
            assert {each["need"].split("-")[0], each["offer"].split("-")[0]} == {id_, each["id"]}
            assert texts[each["need"]] in each["reason"]
            assert texts[each["offer"]] in each["reason"]


def test_one_participant_is_told_who_was_not_considered(capsys: pytest.CaptureFixture[str]) -> None:
    found = run(capsys, PARTICIPANTS, "--for", "p0002", "--top", "3")

    assert list(found["recommendations"]) == ["p0002"]
    assert len(found["recommendations"]["p0002"]) == 3
    assert found["not_considered"]["p0002"] == {"same_organisation": 6}


def test_a_reader_without_json_gets_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recommend", str(PARTICIPANTS), "--for", "p0002", "--top", "1"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "p0002: 1 suggestions"
    assert lines[1].startswith("   1. p")
    assert lines[-1] == "  Not considered: 6 of the same organisation"


@pytest.mark.parametrize(
    "content, arguments, sentence",
    [
        (None, (), "No such file or directory."),
        ("[", (), "Invalid JSON"),
        ('{"people": []}', (), "participants: Field required."),
        (
            '{"participants": [{"id": "a", "offers": [{"id": "o"}]}]}',
            (),
            "participants.0.offers.0.text: Field required.",
        ),
        ('{"participants": [{"id": "a"}, {"id": "a"}]}', (), "a participant's id occurs twice."),
        ('{"participants": []}', ("--for", "a"), "has no participant 'a'."),
        ('{"participants": []}', ("--top", "0"), "--top must be 1 or more."),
    ],
)
def test_a_call_that_cannot_be_answered_is_refused_in_one_sentence(
    content: str | None,
    arguments: tuple[str, ...],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "people.json"
    if content is not None:
        path.write_text(content)

    assert main(["recommend", str(path), *arguments]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err
    assert told.err.count("\n") == 1


def test_nobody_gives_an_empty_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "people.json"
    path.write_text('{"participants": [{"id": "alone", "needs": [{"id": "n", "text": "Somebody to talk to"}]}]}')

    assert run(capsys, path)["recommendations"] == {"alone": []}
