"""The commands ``plenaria election``: simulate an election, verify an archive, find a ballot, export."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from services.voting import cli_export

if TYPE_CHECKING:
    from services.voting.domain.election.questions import Question
    from services.voting.domain.election.verification import Report

_STAGES = ("ballots", "close", "tally", "decrypt", "result")
_BALLOT_BYTES = 9_000
_SEEDED_TIMESTAMP = 1_605_000_000
_KEYS = ("answers", "blank", "min", "max", "question")
_DEFAULT_QUESTION = {
    "answers": ["Ada", "Blaise", "Carl", "Dorothy", "Emmy"],
    "min": 1,
    "max": 1,
    "question": "Who wins?",
}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the group ``election`` to the commands."""
    election = subparsers.add_parser("election", help="simulate and verify award elections")
    commands = election.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _register_simulate(commands.add_parser("simulate", help="write a complete simulated election"))
    verify = commands.add_parser("verify", help="verify an election from its archive alone")
    verify.add_argument("archive", type=Path, metavar="UUID.bel")
    verify.add_argument("--previous", type=Path, metavar="OLDER.bel", help="an earlier snapshot it must extend")
    verify.add_argument("--rules", type=Path, metavar="FILE", help="the rule book whose hash it must hold")
    verify.add_argument("--json", action="store_true", help="print the report as JSON")
    verify.set_defaults(func=_verify)
    check = commands.add_parser("check-ballot", help="find a ballot by its tracker and verify it")
    check.add_argument("archive", type=Path, metavar="UUID.bel")
    check.add_argument("tracker", metavar="TRACKER")
    check.set_defaults(func=_check_ballot)
    cli_export.register(commands)


def _register_simulate(simulate: argparse.ArgumentParser) -> None:
    simulate.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder")
    simulate.add_argument("--voters", type=_count, required=True, metavar="N")
    simulate.add_argument("--questions", type=Path, metavar="FILE", help="JSON list of questions")
    simulate.add_argument(
        "--trustees",
        type=_threshold,
        default=(2, 3),
        metavar="T/N",
        help="T of N beside the server (default 2/3), or 1 for the server alone",
    )
    simulate.add_argument("--weights", action="store_true", help="give voters weights from 1 to 5")
    simulate.add_argument("--revotes", type=_count, default=0, metavar="R", help="how many vote again")
    simulate.add_argument("--seed", metavar="S", help="the same seed gives the same election")
    simulate.add_argument("--stop-before", choices=_STAGES, metavar="|".join(_STAGES))
    simulate.set_defaults(func=_simulate)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise argparse.ArgumentTypeError(f"«{text}» is not a number between 0 and 999999")
    return int(text)


def _threshold(text: str) -> tuple[int, int] | None:
    if text == "1":
        return None
    least, _, size = text.partition("/")
    if not (least.isdecimal() and size.isdecimal() and 1 <= int(least) <= int(size) <= 100):
        raise argparse.ArgumentTypeError(f"«{text}» is neither 1 nor T/N with 1 ≤ T ≤ N ≤ 100")
    return int(least), int(size)


def _simulate(chosen: argparse.Namespace) -> int:
    from services.voting.domain.election.refusal import Refusal
    from services.voting.processes import spread_over_cores
    from services.voting.simulation import Plan, simulate

    try:
        questions = _read_questions(chosen.questions)
        if chosen.revotes > chosen.voters:
            raise ValueError("more voters shall vote again than there are")
        if chosen.out.exists() and any(chosen.out.iterdir()):
            raise ValueError(f"{chosen.out} is not empty")
        plan = Plan(chosen.voters, questions, chosen.trustees, chosen.weights, chosen.revotes, chosen.stop_before)
        timestamp = int(time.time()) if chosen.seed is None else _SEEDED_TIMESTAMP
        with spread_over_cores(chosen.voters) as spread:
            simulated = simulate(plan, timestamp, chosen.seed, spread)
        _write_private(chosen.out / "private", simulated.private)
        path = chosen.out / f"{simulated.uuid}.bel"
        path.write_bytes(simulated.archive)
    except (OSError, ValueError, Refusal) as error:
        print(f"plenaria election simulate: {error}", file=sys.stderr)
        return 2
    print(path)
    return 0


def _read_questions(path: Path | None) -> "tuple[Question, ...]":
    from services.voting.domain.election.questions import Question

    values = [_DEFAULT_QUESTION] if path is None else json.loads(path.read_bytes())
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise ValueError(f"the questions must be a JSON list of records with {', '.join(_KEYS)}")
    return tuple(Question.read(dict(sorted(value.items(), key=_place_of_key))) for value in values)


def _place_of_key(item: tuple[str, Any]) -> int:
    return _KEYS.index(item[0]) if item[0] in _KEYS else len(_KEYS)


def _write_private(folder: Path, private: dict[str, Any]) -> None:
    folder.mkdir(mode=0o700, parents=True)
    for name, value in private.items():
        path = folder / name
        path.touch(mode=0o600)
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _verify(chosen: argparse.Namespace) -> int:
    from services.voting.domain.election.refusal import Refusal
    from services.voting.domain.election.verification import verify_archive
    from services.voting.processes import spread_over_cores

    try:
        data = chosen.archive.read_bytes()
        previous = chosen.previous.read_bytes() if chosen.previous else None
        rules = chosen.rules.read_bytes() if chosen.rules else None
        with spread_over_cores(len(data) // _BALLOT_BYTES) as spread:
            report = verify_archive(data, previous, rules, spread)
    except OSError as error:
        refused = {"place": str(error.filename), "check": "file", "reason": str(error.strerror)}
        return _refuse(chosen, refused, f"{error.filename}: {error.strerror}")
    except Refusal as refusal:
        refused = {"place": refusal.place, "check": refusal.check.value, "reason": refusal.reason}
        return _refuse(chosen, refused, str(refusal))
    _say(json.dumps(_summary(report)) if chosen.json else _in_words(report))
    return 0


def _refuse(chosen: argparse.Namespace, refused: dict[str, str], sentence: str) -> int:
    _say(json.dumps({"accepted": False, **refused}) if chosen.json else f"refused: {sentence}")
    return 1


def _say(text: str) -> None:
    """Print what came out of an archive without letting it steer the terminal or fail on its letters."""
    shown = "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in text)
    encoding = sys.stdout.encoding or "ascii"
    print(shown.encode(encoding, "replace").decode(encoding))


def _summary(report: "Report") -> dict[str, Any]:
    election = report.setup.election
    return {
        "accepted": True,
        "phase": report.phase.value,
        "uuid": election.uuid,
        "name": election.name,
        "fingerprint": election.fingerprint,
        "rules": election.rules_hash,
        "head": report.head.hash,
        "events": report.head.height,
        "voters": len(report.setup.credentials),
        "ballots": len(report.ballots),
        "counted": len(report.counted),
        "result": report.result,
        "checks": report.checks,
    }


def _in_words(report: "Report") -> str:
    election = report.setup.election
    lines = [f"accepted: «{election.name}» ({election.uuid}), phase: {report.phase.value}"]
    lines += [f"  {check}" for check in report.checks]
    lines.append(f"  last event: {report.head.hash}")
    for question, counts in zip(election.questions, report.result or (), strict=False):
        labels = [*(["(blank)"] if question.blank else []), *question.answers]
        lines.append(f"{question.question}")
        lines += [f"  {count:>6}  {label}" for count, label in zip(counts, labels, strict=True)]
    return "\n".join(lines)


def _check_ballot(chosen: argparse.Namespace) -> int:
    from services.voting.domain.election.board import find_ballot
    from services.voting.domain.election.refusal import Refusal
    from services.voting.processes import spread_over_cores

    try:
        data = chosen.archive.read_bytes()
        with spread_over_cores(len(data) // _BALLOT_BYTES) as spread:
            found = find_ballot(data, chosen.tracker, spread)
    except OSError as error:
        _say(f"refused: {error.filename}: {error.strerror}")
        return 1
    except Refusal as refusal:
        _say(f"refused: {refusal}")
        return 1
    if found is None:
        _say("refused: no ballot with this tracker is in the archive")
        return 1
    fate = f"replaced by a later ballot, {found.replaced_by}" if found.replaced_by else "the one that counts"
    _say(f"found: ballot {found.height} of {found.ballots}, weight {found.weight}, valid, {fate}")
    return 0
