"""The commands of ``plenaria election``, as a stranger uses them."""

import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from deploy.cli import main
from services.voting.domain.election import canonical
from services.voting.domain.election.verification import verify_archive
from tests.voting.election.forgeries import box
from tests.voting.election.kit import APPROVAL, CHOOSE_ONE, WITH_BLANK, Belenios, Forged, one

Capture = pytest.CaptureFixture[str]


def simulate(folder: Path, *arguments: str) -> Path:
    """Simulate an election and give its archive."""
    assert main(["election", "simulate", "--out", str(folder), *arguments]) == 0
    (path,) = folder.glob("*.bel")
    return path


def exit_code(*arguments: str) -> int:
    """Run a command as the shell would see it end."""
    try:
        return main(list(arguments))
    except SystemExit as ended:
        return int(ended.code or 0)


def verify_json(capsys: Capture, *arguments: object) -> tuple[int, dict[str, Any]]:
    """Verify with --json: the exit code and the report."""
    capsys.readouterr()
    code = main(["election", "verify", *map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return simulate(tmp_path_factory.mktemp("e") / "s", "--voters", "4", "--revotes", "2", "--seed", "s")


def test_a_simulated_election_is_complete_and_belenios_agrees(
    tmp_path: Path, capsys: Capture, belenios: Belenios
) -> None:
    asked = tmp_path / "questions.json"
    asked.write_text(json.dumps([WITH_BLANK.wire(), dict(reversed(APPROVAL.wire().items()))]))
    path = simulate(
        tmp_path / "out", "--voters", "5", "--questions", str(asked), "--trustees", "3/4", "--weights", "--revotes", "3"
    )
    assert capsys.readouterr().out == f"{path}\n"
    report = verify_archive(path.read_bytes())
    assert (report.phase, len(report.ballots), len(report.counted)) == ("result", 8, 5)
    assert belenios.accepts(path.read_bytes())


def test_the_private_parts_explain_the_result(simulated: Path) -> None:
    private = simulated.parent / "private"
    votes = json.loads((private / "votes.json").read_text())
    last = {vote["credential"]: vote["choices"][0] for vote in votes}
    counts = tuple(map(sum, zip(*last.values(), strict=True)))
    assert verify_archive(simulated.read_bytes()).result == (counts,)
    assert {path.name for path in private.iterdir()} == {
        "credentials.json",
        "votes.json",
        *(f"trustee-{owner}.json" for owner in range(1, 5)),
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in private.iterdir()} == {0o600}


def test_the_same_seed_gives_the_same_election(simulated: Path, tmp_path: Path) -> None:
    again = simulate(tmp_path / "again", "--voters", "4", "--revotes", "2", "--seed", "s")
    assert again.read_bytes() == simulated.read_bytes()
    other = simulate(tmp_path / "other", "--voters", "4", "--revotes", "2", "--seed", "t")
    assert other.name != simulated.name


def test_an_election_of_many_voters_is_the_same_on_all_cores(tmp_path: Path, capsys: Capture) -> None:
    path = simulate(tmp_path / "many", "--voters", "40", "--trustees", "1", "--seed", "m")
    code, report = verify_json(capsys, path)
    assert (code, report["ballots"]) == (0, 40)
    forged = Forged.of(path.read_bytes())
    forged.events[33][1][0] = forged.events[32][1][0].replace(b'"response":"1', b'"response":"2', 1)
    path.write_bytes(forged.chained())
    code, report = verify_json(capsys, path)
    assert (code, report["place"].split(",")[0]) == (1, "event 33 (Ballot)")


@pytest.mark.parametrize(
    ("stage", "phase"),
    [("ballots", "open"), ("close", "open"), ("tally", "closed"), ("decrypt", "tallied"), ("result", "decrypting")],
)
def test_a_simulation_stops_before_a_stage(tmp_path: Path, capsys: Capture, stage: str, phase: str) -> None:
    path = simulate(tmp_path / "s", "--voters", "2", "--trustees", "1", "--stop-before", stage)
    code, report = verify_json(capsys, path)
    assert (code, report["phase"], report["ballots"]) == (0, phase, 0 if stage == "ballots" else 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--voters", "-1"],
        ["--voters", "x"],
        ["--voters", "2", "--trustees", "4/3"],
        ["--voters", "2", "--trustees", "2"],
        ["--voters", "2", "--revotes", "3"],
        ["--voters", "2", "--stop-before", "lunch"],
        ["--voters", "2", "--questions", "missing"],
        ["--voters", "2", "--questions", "bad.json"],
    ],
)
def test_a_bad_wish_gets_a_sentence_and_leaves_nothing(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.json").write_text('[{"answers":["a"],"max":2,"min":1,"question":"?"}]')
    assert exit_code("election", "simulate", "--out", "new", *arguments) == 2
    assert "plenaria election simulate: " in capsys.readouterr().err
    assert not Path("new").exists()


def test_a_folder_with_something_in_it_is_not_written_to(simulated: Path, capsys: Capture) -> None:
    before = sorted(simulated.parent.rglob("*"))
    assert main(["election", "simulate", "--out", str(simulated.parent), "--voters", "1"]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert sorted(simulated.parent.rglob("*")) == before


def test_verify_says_what_was_checked_and_what_came_out(simulated: Path, capsys: Capture) -> None:
    assert main(["election", "verify", str(simulated)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("accepted: «Simulated election»")
    for check in ("archive:", "trustees:", "credentials:", "ballots:", "tally:", "partial decryptions:", "result:"):
        assert f"  {check} " in said
    assert "Who wins?" in said


def test_verify_reports_as_json(simulated: Path, capsys: Capture) -> None:
    code, report = verify_json(capsys, simulated)
    verified = verify_archive(simulated.read_bytes())
    assert code == 0
    assert report == {
        "accepted": True,
        "phase": "result",
        "uuid": simulated.stem,
        "name": "Simulated election",
        "fingerprint": verified.setup.election.fingerprint,
        "rules": None,
        "head": verified.head.hash,
        "events": verified.head.height,
        "voters": 4,
        "ballots": 6,
        "counted": 4,
        "result": [list(row) for row in verified.result or ()],
        "checks": list(verified.checks),
    }


def test_verify_says_what_is_wrong_and_where(simulated: Path, tmp_path: Path, capsys: Capture) -> None:
    forged = Forged.of(simulated.read_bytes()).change("Result", 0, lambda r: {"result": [[9, 9, 9, 9, 9]]})
    path = tmp_path / "forged.bel"
    path.write_bytes(forged.chained())
    assert main(["election", "verify", str(path)]) == 1
    assert capsys.readouterr().out.startswith("refused: event 12 (Result): result: the recorded result is not")
    assert verify_json(capsys, path)[1] == {
        "accepted": False,
        "place": "event 12 (Result)",
        "check": "result",
        "reason": "the recorded result is not what the partial decryptions give",
    }


def test_verify_compares_with_an_older_archive(simulated: Path, tmp_path: Path, capsys: Capture) -> None:
    older = simulate(tmp_path / "o", "--voters", "4", "--revotes", "2", "--seed", "s", "--stop-before", "close")
    code, report = verify_json(capsys, simulated, "--previous", older)
    assert (code, report["phase"]) == (0, "result")
    code, report = verify_json(capsys, older, "--previous", simulated)
    assert (code, report["check"]) == (1, "extension")


def test_verify_of_what_cannot_be_read_is_1_and_a_sentence(tmp_path: Path, capsys: Capture) -> None:
    for path in (tmp_path / "missing.bel", tmp_path):
        assert main(["election", "verify", str(path)]) == 1
        assert str(path) in capsys.readouterr().out
        assert verify_json(capsys, path)[1]["check"] == "file"


def test_a_name_in_an_archive_does_not_steer_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    forged = Forged.of(box().archive(until="setup"))
    forged.change("Setup", 0, lambda election: election.update(name="\x1b[2J\u202eevil"))
    path = tmp_path / "e.bel"
    path.write_bytes(forged.chained())
    assert main(["election", "verify", str(path)]) == 0
    assert "«?[2J?evil»" in capsys.readouterr().out


def test_verify_needs_less_than_a_second_of_computing_start_included(simulated: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "deploy.cli", "election", "verify", str(simulated)],
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (done.returncode, done.stderr) == (0, "")
    assert after.ru_utime - before.ru_utime < 1


def test_a_voter_finds_the_ballot_that_counts_and_the_one_that_was_replaced(tmp_path: Path, capsys: Capture) -> None:
    election = box().cast((0, [one(0, 3), [0, 1, 0]]), (1, [one(1, 3), [1, 0, 0]]), (0, [one(2, 3), [0, 1, 0]]))
    path = tmp_path / "e.bel"
    path.write_bytes(election.archive([1]))
    first, _, last = (ballot.tracker for ballot in verify_archive(path.read_bytes()).ballots)
    assert main(["election", "check-ballot", str(path), last]) == 0
    assert capsys.readouterr().out == "found: ballot 3 of 3, weight 1, valid, the one that counts\n"
    assert main(["election", "check-ballot", str(path), first]) == 0
    assert capsys.readouterr().out.endswith(f"valid, replaced by a later ballot, {last}\n")
    assert main(["election", "check-ballot", str(path), last[:-1] + "!"]) == 1
    assert capsys.readouterr().out == "refused: no ballot with this tracker is in the archive\n"


def test_check_ballot_refuses_a_forged_ballot_and_a_broken_archive(tmp_path: Path, capsys: Capture) -> None:
    election = box().cast((0, [one(0, 3), [0, 1, 0]]))
    forged = Forged.of(election.archive(until="ballots"))
    forged.events[1][1][0] = forged.events[1][1][0].replace(b'"response":"1', b'"response":"2', 1)
    path = tmp_path / "e.bel"
    path.write_bytes(forged.chained())
    tracker = canonical.base64_digest(forged.events[1][1][0])
    assert main(["election", "check-ballot", str(path), tracker]) == 1
    assert capsys.readouterr().out.startswith("refused: event 1 (Ballot): signature: ")
    path.write_bytes(forged.chained()[:-1])
    assert main(["election", "check-ballot", str(path), "x"]) == 1
    assert "the archive is cut off in this file" in capsys.readouterr().out
    assert main(["election", "check-ballot", str(tmp_path / "missing"), "x"]) == 1


def test_the_default_question_and_trustees_are_used(simulated: Path) -> None:
    setup = verify_archive(simulated.read_bytes()).setup
    assert [trustee.threshold for trustee in setup.trustees] == [1, 2]
    assert len(setup.election.questions[0].answers) == 5 != len(CHOOSE_ONE.answers)
