"""The command ``plenaria count``: what it prints, and that nothing makes it stumble."""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from deploy.cli import main
from services.voting.domain import counting

patiently = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
Run = Callable[..., tuple[int, Any, str]]

STV = {
    "kind": "ranked",
    "seats": 2,
    "candidates": [*"ABCD"],
    "note": "ignored",
    "ballots": [[5, ["A", "B"]], [2, ["A"]], [2, ["B"]], [2, ["C", ["B", "D"]]]],
}
PAIRWISE = {"kind": "pairwise", "candidates": ["A", "B"], "matrix": [[0, 3], [1, 0]], "default_option": "B"}
SCORES = {"kind": "score", "max": 5, "ballots": [[1, {"A": 5, "B": 0.5}]]}
GRADES = {"kind": "grades", "cases": {"one": {"judges": 3, "tallies": [[1, 1, 1], [0, 1, 2]]}}}
CONTESTS = {
    "kind": "positional",
    "contests": {"x": {"rule": "tie: most 12s", "ballots": [{"entry": "A", "points": {"V": 12}}]}},
}
HALVES = {"kind": "positional-two-constituencies", "ballots": [{"entry": "A", "jury": {"V": 1}, "public": {}}]}
SEVERAL = {
    "kind": "several",
    "cases": {
        "a": {"kind": "ranked", "method": "stv", "seats": 2, "ballots": [[4, ["A", "B"]], [2, ["C"]]]},
        "b": {**SCORES, "method": "star"},
    },
}
APPROVAL = {"kind": "approval", "ballots": [[2, ["A"]], [1, ["A", "B"]]]}
TOTALS = {"kind": "totals", "totals": {"A": 2, "B": 1}, "valid": 3}
FILES: list[tuple[dict[str, Any], str]] = [
    (STV, "stv-scottish"),
    (STV, "stv-meek"),
    (STV, "irv"),
    (STV, "ranked-pairs"),
    (PAIRWISE, "schulze"),
    (SCORES, "star"),
    (GRADES, "majority-judgment"),
    (CONTESTS, "points"),
    (HALVES, "points"),
    (SEVERAL, "star"),
    (APPROVAL, "approval"),
    (TOTALS, "plurality"),
]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on a profile; gives exit code, decoded output and errors."""

    def count(source: object, method: str, *options: str) -> tuple[int, Any, str]:
        file = tmp_path / "profile.json"
        file.write_bytes(source if isinstance(source, bytes) else json.dumps(source).encode())
        code = main(["count", str(file), "--method", method, "--json", *options])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else None, printed.err

    return count


def test_a_result_names_everything_that_decided_it(run: Run) -> None:
    code, result, errors = run(STV, "stv-scottish")
    trace = result.pop("trace")
    assert (code, errors) == (0, "")
    assert result == {
        "method": "stv-scottish",
        "seats": 2,
        "winners": ["A", "B"],
        "tied": [],
        "valid": 11,
        "exhausted": "0.85715",
        "quota": 4,
        "stages": [
            {"A": "7", "B": "2", "C": "2", "D": "0"},
            {"A": "4", "B": "4.14285", "C": "2", "D": "0"},
        ],
        "parameters": {
            "overvote": "exhaust",
            "quota": "floor+1",
            "decimals": "5",
            "surplus-order": "largest",
            "ties": "earlier-stage",
            "seed": "",
            "lot": "",
        },
    }
    assert [step["action"] for step in trace] == ["first preferences", "surplus of A"]
    assert [step["elected"] for step in trace] == [["A"], ["B"]]


def test_seats_and_parameters_are_set_on_the_command_line(run: Run) -> None:
    _, result, _ = run(STV, "stv-scottish", "--seats", "1", "--set", "quota=exact", "--set", "decimals=exact")
    assert (result["seats"], result["winners"], result["quota"]) == (1, ["A"], "5.5")
    assert (result["parameters"]["quota"], result["parameters"]["decimals"]) == ("exact", "exact")


@pytest.mark.parametrize(("name", "value"), [("quota", "droop"), ("quota", "v/(s+1)")])
def test_a_parameter_may_go_by_its_other_name(run: Run, name: str, value: str) -> None:
    code, result, _ = run(STV, "stv-scottish", "--set", f"{name}={value}")
    assert (code, result["parameters"][name] in ("floor+1", "exact")) == (0, True)


def test_a_file_with_several_gives_a_result_for_each(run: Run) -> None:
    for method in ("stv-scottish", "star"):
        _, body, _ = run(SEVERAL, method)
        assert {name: result["winners"] for name, result in body["results"].items()} == {"a": ["A", "C"], "b": ["A"]}
        assert {name: result["method"] for name, result in body["results"].items()} == {
            "a": "stv-scottish",
            "b": "star",
        }


def test_proposals_without_names_are_numbered_from_zero(run: Run) -> None:
    _, body, _ = run(GRADES, "majority-judgment")
    assert (body["results"]["one"]["winners"], body["results"]["one"]["ranks"]) == (["1"], {"0": 2, "1": 1})


def test_in_words_the_same_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "profile.json"
    file.write_text(json.dumps({"kind": "ranked", "ballots": [[1, ["A"]], [1, ["B"]]]}))
    assert main(["count", str(file), "--method", "irv"]) == 0
    printed = capsys.readouterr().out
    assert "winners: nobody" in printed
    assert "tied: A, B" in printed
    assert "stage 1, first preferences: A 1   B 1" in printed


@pytest.mark.parametrize(("source", "method"), FILES)
def test_every_kind_of_file_is_counted_and_every_total_is_an_exact_number(
    run: Run, source: dict[str, Any], method: str
) -> None:
    code, body, _ = run(source, method)
    results = body["results"].values() if "results" in body else [body]
    assert code == 0
    for result in results:
        assert {"method", "winners", "tied", "valid", "exhausted", "stages", "parameters"} <= result.keys()
        assert all(Fraction(total) >= 0 for stage in result["stages"] for total in stage.values())


@pytest.mark.parametrize(
    ("source", "method", "options", "words"),
    [
        (b"{", "irv", [], "not JSON"),
        (b"\xff\xfe\x00", "irv", [], "not JSON"),
        (b"[" * 100_000, "irv", [], "nested too deeply"),
        (b'{"kind":"ranked","kind":"ranked"}', "irv", [], "twice"),
        (b'{"kind":"score","ballots":[[1,{"A":NaN}]]}', "score", [], "NaN"),
        (b'{"kind":"score","ballots":[[1,{"A":1e999999999}]]}', "score", [], "too long"),
        (b'{"kind":"ranked","ballots":[[' + b"9" * 5000 + b',["A"]]]}', "irv", [], "not JSON"),
        (b'{"kind":"ranked","ballots":[[1,["\\ud800"]]]}', "irv", [], "half a character"),
        (STV, "irv", ["--set", "seed=\udcff"], "seed"),
        ([], "irv", [], "not a JSON object"),
        ({}, "irv", [], "kind"),
        ({"kind": "ranked"}, "irv", [], "ballots"),
        ({"kind": "ranked", "ballots": []}, "irv", [], "no candidates"),
        ({**STV, "ballots": [[1, ["A", "A"]]]}, "irv", [], "twice"),
        ({**STV, "ballots": [[1, ["Z"]]]}, "irv", [], "'Z'"),
        ({**STV, "ballots": [[-1, ["A"]]]}, "irv", [], "count of ballots"),
        ({**STV, "ballots": [[True, ["A"]]]}, "irv", [], "count of ballots"),
        ({**STV, "ballots": [[1.5, ["A"]]]}, "irv", [], "count of ballots"),
        ({**STV, "ballots": [[1, "A"]]}, "irv", [], "ranking"),
        ({**STV, "ballots": [[1, [[]]]]}, "irv", [], "empty place"),
        ({**STV, "ballots": [[1]]}, "irv", [], "pair"),
        ({**STV, "seats": 0}, "irv", [], "seats"),
        ({**STV, "candidates": ["A", "A"]}, "irv", [], "twice"),
        ({**SCORES, "ballots": [[1, {"A": 6}]]}, "star", [], "scale"),
        ({**SCORES, "ballots": [[1, {"A": -1}]]}, "star", [], "scale"),
        ({**PAIRWISE, "matrix": [[0, 1]]}, "schulze", [], "matrix"),
        ({**PAIRWISE, "default_option": "Z"}, "schulze", [], "default option"),
        ({**PAIRWISE, "majority_required_against_default": {"A": "3"}}, "schulze", [], "ratio"),
        ({"kind": "several", "cases": {}}, "star", [], "empty"),
        ({"kind": "several", "cases": {"a": STV}, "contests": {}}, "irv", [], "not both"),
        ({"kind": "grades", "judges": 1, "tallies": [[1, 1]]}, "majority-judgment", [], "more grades"),
        (STV, "guess", [], "no method"),
        (STV, "star", [], "counts scores"),
        (SCORES, "irv", [], "counts ranked"),
        (STV, "irv", ["--seats", "2"], "one seat"),
        (STV, "stv-scottish", ["--seats", "0"], "seats"),
        (STV, "stv-scottish", ["--seats", "x"], "seats"),
        (STV, "irv", ["--set", "pairwise=margins"], "no parameter"),
        (STV, "irv", ["--set", "overvote=maybe"], "overvote"),
        (STV, "irv", ["--set", "overvote"], "NAME=VALUE"),
        (STV, "stv-scottish", ["--set", "decimals=-1"], "decimals"),
        (STV, "schulze", ["--set", "quorum=3"], "default option"),
    ],
)
def test_a_malformed_profile_or_option_gets_one_sentence_and_exit_code_2(
    run: Run, source: object, method: str, options: list[str], words: str
) -> None:
    code, body, errors = run(source, method, *options)
    assert (code, body) == (2, None)
    assert words in errors
    assert errors.endswith(".\n")
    assert errors.count("\n") == 1


def test_a_file_that_is_not_there_gets_one_sentence_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", "/nowhere/profile.json", "--method", "irv"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_console_script_counts() -> None:
    script = Path(sys.executable).parent / "plenaria"
    done = subprocess.run([script, "count", __file__, "--method", "irv"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


JUNK = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-3, 5),
        st.floats(allow_nan=False),
        st.sampled_from(["", "A", "B", "ranked", "score", "3:1", "median of the proposal", "\ud800"]),
        st.just(10**13),
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["A", "B", "kind", "ballots", "entry", "points"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@patiently
@given(st.sampled_from(FILES), st.data())
def test_whatever_is_changed_in_a_file_it_is_counted_or_refused(
    file: tuple[dict[str, Any], str], data: st.DataObject
) -> None:
    """One to three places of a good file are replaced by junk, or taken out."""
    source = copy.deepcopy(file[0])
    for _ in range(data.draw(st.integers(1, 3))):
        _spoil(source, data)
    _count_or_refuse(json.dumps(source).encode(), file[1])


def _spoil(source: Any, data: st.DataObject) -> None:
    place = source
    while True:
        keys = [*place] if isinstance(place, dict) else [*range(len(place))]
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.integers(0, 3)) == 0:
            break
        place = place[key]
    if data.draw(st.booleans()):
        place[key] = data.draw(JUNK)
    else:
        del place[key]


@patiently
@given(st.binary(max_size=200), st.sampled_from([*counting.METHODS]))
@example(b'{"kind": "ranked", "ballots": []}', "irv")
def test_no_bytes_make_it_stumble(data: bytes, method: str) -> None:
    _count_or_refuse(data, method)


@patiently
@given(st.sampled_from([*counting.METHODS]), st.data())
def test_no_value_of_a_parameter_makes_it_stumble(method: str, data: st.DataObject) -> None:
    parameter = data.draw(st.sampled_from(counting.METHODS[method].parameters))
    words = st.sampled_from([*parameter.values.replace(",", " ").split(), "-1", "0", "41", "1e-9", "3:0", "A,B", "²"])
    value = data.draw(words | st.text(max_size=6))
    fitting = next((source for source, name in FILES if name == method), STV)
    _count_or_refuse(json.dumps(fitting).encode(), method, {parameter.name: value})


def _count_or_refuse(data: bytes, method: str, settings: dict[str, str] | None = None) -> None:
    said = _refusal(data, method, settings)
    assert said is None or (said.endswith(".") and len(said.splitlines()) == 1)


def _refusal(data: bytes, method: str, settings: dict[str, str] | None) -> str | None:
    try:
        profiles = counting.read_all(counting.decode(data))
        for profile in profiles.values() if isinstance(profiles, dict) else [profiles]:
            body = counting.as_json(counting.count(profile, method, settings=settings))
            json.dumps(body, ensure_ascii=False).encode()
    except counting.CountRefused as refusal:
        return str(refusal)
    return None


def test_the_readme_names_every_method_and_parameter_with_its_default() -> None:
    text = (Path(__file__).parents[3] / "services/voting/README.md").read_text()
    rows = {row.split("|")[1]: row for row in text.splitlines() if row.startswith("| `")}
    for name, method in counting.METHODS.items():
        own = next(row for key, row in rows.items() if f"`{name}`" in key)
        for parameter in method.parameters:
            general = rows.get(f" `{parameter.name}` ", "")
            default = f"`{parameter.default}`" if parameter.default else "| none;"
            assert f"`{parameter.name}={parameter.default}" in own or default in general, (name, parameter.name)
