"""The command plenaria schedule: both formats, refusals, and the words it prints."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from services.networking import cli_schedule

ROOT = Path(__file__).parents[2]
PUBLISHED: dict[str, Any] = {
    "participants": 4,
    "slots": 4,
    "morning_slots": 2,
    "tables": 2,
    "meetings": [[1, 2, 1], [1, 3, 3], [2, 3, 2]],
    "unavailable": {"1": [2]},
    "fixed": {"1": 1},
    "before": {"2": [1]},
}
EVENT: dict[str, Any] = {
    "slots": [
        {"id": "a", "session": "morning", "start": "2026-03-10T09:00:00Z", "end": "2026-03-10T09:20:00Z"},
        {"id": "b", "session": "morning", "start": "2026-03-10T09:20:00Z", "end": "2026-03-10T09:40:00Z"},
    ],
    "participants": [
        {"id": "ann", "available": ["a", "b"]},
        {"id": "bob", "available": ["a"]},
        {"id": "cid", "available": ["b"]},
        {"id": "dan", "available": ["a", "b"], "limits": {"total": 1}},
    ],
    "meetings": [
        {"id": "ab", "participants": ["ann", "bob"]},
        {"id": "bc", "participants": ["bob", "cid"]},
        {"id": "ad", "participants": ["ann", "dan"], "priority": 3},
        {"id": "cd", "participants": ["cid", "dan"], "priority": 1},
    ],
}


def run(tmp_path: Path, document: object, *options: str) -> tuple[int, str, str]:
    """Write a file and run the command on it in a process of its own."""
    path = tmp_path / "event.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    command = [sys.executable, "-m", "deploy.cli", "schedule", str(path), *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_published_instance_is_answered_with_slots_as_numbers(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, PUBLISHED, "--json", "--seconds", "20")
    answer = json.loads(out)
    assert code == 0
    assert (answer["status"], answer["held"], answer["bound"]) == ("optimal", 3, 3)
    assert answer["assignment"]["1"] == 1
    assert answer["assignment"]["2"] > 2
    assert answer["unplaced"] == []


def test_an_impossible_instance_is_called_infeasible_and_names_what_contradicts(tmp_path: Path) -> None:
    document = PUBLISHED | {"meetings": [[1, 2, 1], [1, 3, 1], [1, 4, 1]], "fixed": {}, "before": {}, "unavailable": {}}
    answer = json.loads(run(tmp_path, document, "--json", "--seconds", "20")[1])
    assert answer["status"] == "infeasible"
    assert answer["assignment"] == {"1": None, "2": None, "3": None}
    assert "meeting 1, meeting 2, meeting 3" in answer["unplaced"][0]["reason"]


def test_the_fuller_format_is_answered_with_reasons(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, EVENT, "--json", "--seconds", "20")
    answer = json.loads(out)
    assert code == 0
    assert (answer["status"], answer["held"], answer["bound"], answer["breaks"]) == ("optimal", 2, 2, 0)
    assert answer["assignment"] == {"ab": "a", "bc": None, "ad": None, "cd": "b"}
    assert answer["unplaced"] == [
        {
            "meeting": "bc",
            "code": "no_common_slot",
            "reason": "Bob and cid have no free slot in common.",
            "remedy": None,
        },
        {
            "meeting": "ad",
            "code": "limit",
            "reason": "Dan has reached the limit of 1 meeting in all.",
            "remedy": None,
        },
    ]


def test_without_json_it_prints_sentences(tmp_path: Path) -> None:
    out = run(tmp_path, EVENT, "--seconds", "20")[1]
    assert out.startswith("2 of 4 meetings held; no timetable can hold more. 0 breaks.")
    assert "Not held: bc. Bob and cid have no free slot in common." in out


def test_two_runs_print_the_same_bytes(tmp_path: Path) -> None:
    assert run(tmp_path, EVENT, "--json", "--seed", "5")[1] == run(tmp_path, EVENT, "--json", "--seed", "5")[1]


def test_misspelt_wishes_are_named(tmp_path: Path) -> None:
    event = EVENT | {"meetings": [EVENT["meetings"][0] | {"forbiden": ["a"]}]}
    assert run(tmp_path, event, "--seconds", "5")[2] == "Not used: meetings[].forbiden.\n"


def test_the_schema_accepts_the_example_and_refuses_a_meeting_of_one() -> None:
    schema = Draft202012Validator(json.loads((ROOT / "services/networking/schedule.schema.json").read_text()))
    assert schema.is_valid(EVENT)
    assert not schema.is_valid(EVENT | {"meetings": [{"id": "x", "participants": ["ann"]}]})


def changed(key: str, row: dict[str, object]) -> dict[str, object]:
    """Replace the first row of a list of the event in part."""
    return EVENT | {key: [EVENT[key][0] | row, *EVENT[key][1:]]}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("{", "is not JSON"),
        ("[]", "holds no event"),
        ("{}", "missing required field"),
        (EVENT | {"slots": []}, "There are no slots"),
        (EVENT | {"capacity": -1}, "capacity"),
        (EVENT | {"capacity": {"z": 1}}, "slot z, which does not exist"),
        (changed("slots", {"end": "2026-03-10T08:00:00Z"}), "ends before it starts"),
        (changed("slots", {"start": "soon"}), "'soon' is no instant"),
        (changed("slots", {"id": "b"}), "two slots b"),
        (changed("participants", {"available": ["z"]}), "slot z, which does not exist"),
        (changed("meetings", {"participants": ["ann"]}), "at least two participants"),
        (changed("meetings", {"participants": ["ann", "ann"]}), "twice"),
        (changed("meetings", {"participants": ["ann", "zoe"]}), "participant zoe, which does not exist"),
        (changed("meetings", {"fixed": "z"}), "slot z, which does not exist"),
        (changed("meetings", {"before": ["ab"]}), "cannot come before itself"),
        (changed("meetings", {"priority": 4}), "priority"),
        (PUBLISHED | {"meetings": [[1, 9, 1]], "fixed": {}, "before": {}}, "participant 9, which does not exist"),
        (PUBLISHED | {"meetings": [[1, 2, 4]], "fixed": {}, "before": {}}, "<= 3"),
        (PUBLISHED | {"fixed": {"9": 1}}, "There is no meeting 9"),
        (PUBLISHED | {"unavailable": {"1": [9]}}, "slot that does not exist"),
        (PUBLISHED | {"morning_slots": 5}, "more morning slots"),
    ],
)
def test_a_malformed_file_gets_one_sentence_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], document: object, words: str
) -> None:
    import argparse

    path = tmp_path / "event.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    code = cli_schedule.run(argparse.Namespace(file=path, seconds=5.0, seed=0, json=True))
    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert words in told.err
    assert told.err.endswith(".\n")
    assert told.err.count("\n") == 1


def test_a_missing_file_and_a_time_of_nothing_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    there = tmp_path / "none.json"
    assert cli_schedule.run(argparse.Namespace(file=there, seconds=5.0, seed=0, json=True)) == 2
    assert cli_schedule.run(argparse.Namespace(file=there, seconds=0.0, seed=0, json=True)) == 2
    assert "cannot be read: No such file or directory." in capsys.readouterr().err


def test_the_kernel_compiles_where_no_folder_can_be_written(tmp_path: Path) -> None:
    """The cache folder is a file here, and there is no home."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    script = (
        "import os, runpy, sys\n"
        "from numba.core import caching\n"
        "caching.CacheImpl._locator_classes = []\n"
        "caching.FunctionCache._impl_class._locator_classes = []\n"
        "from services.networking.domain.scheduling import kernel\n"
        "print(type(kernel.draw).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (0, "CPUDispatcher\n"), done.stderr
