"""The command ``plenaria schedule``: a timetable for the event in a file, and how good any timetable can be."""

import argparse
import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.networking.domain.scheduling.model import Progress, Result
    from services.networking.schedule_file import Id, Request

SECONDS = 120.0


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("schedule", help="place the meetings of the event in a file, and prove how well")
    parser.add_argument("file", type=Path, metavar="FILE", help="an event as JSON, see services/networking/README.md")
    parser.add_argument("--seconds", type=float, default=SECONDS, metavar="S", help="at most (default: %(default)g)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the search (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(func=run)


def run(chosen: argparse.Namespace) -> int:
    """Print a timetable; 2 with one sentence when something in the call or the file does not hold."""
    from services.networking.domain.scheduling.validation import InvalidProblem
    from services.networking.schedule_file import read

    if not 0 < chosen.seconds <= 86_400:
        return _refuse("--seconds must be more than 0 and at most 86400.")
    try:
        request = read(chosen.file)
    except InvalidProblem as error:
        return _refuse(str(error))
    if request.unused:
        print(f"Not used: {', '.join(request.unused)}.", file=sys.stderr)
    result = _schedule(request, chosen)
    if chosen.json:
        print(json.dumps(_document(request, result), ensure_ascii=False))
    else:
        _tell(request, result)
    return 0


def _schedule(request: "Request", chosen: argparse.Namespace) -> "Result":
    """Run the engine; Ctrl-C ends the run with the best timetable so far."""
    from services.networking.domain.scheduling.engine import schedule

    stopped: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: stopped.append(number))
    try:
        return schedule(
            request.problem,
            seconds=chosen.seconds,
            seed=chosen.seed,
            progress=_show if sys.stderr.isatty() else None,
            stop=lambda: bool(stopped),
        )
    finally:
        signal.signal(signal.SIGINT, before)
        if sys.stderr.isatty():
            print(file=sys.stderr)


def _show(progress: "Progress") -> None:
    words = f"{progress.phase} {progress.done:.0%}: {progress.held} of at most {progress.bound} held"
    print(f"\r\x1b[K{words}, {progress.breaks} breaks", end="", file=sys.stderr, flush=True)


def _assignment(request: "Request", result: "Result") -> "dict[str, Id | None]":
    slots = {meeting: request.slot_ids[slot] for meeting, slot in result.timetable.items()}
    return {meeting.id: slots.get(meeting.id) for meeting in request.problem.meetings}


def _document(request: "Request", result: "Result") -> dict[str, object]:
    return {
        "status": result.status,
        "held": result.held,
        "bound": result.bound,
        "breaks": result.breaks,
        "proved": list(result.proved),
        "assignment": _assignment(request, result),
        "unplaced": [asdict(each) for each in result.unplaced],
        "objectives": asdict(result.objectives),
        "stopped": result.stopped,
    }


def _tell(request: "Request", result: "Result") -> None:
    total = len(request.problem.meetings)
    if result.status == "infeasible":
        print(f"Infeasible: no timetable holds all {total} meetings within the rules.")
    elif result.held == result.bound:
        print(f"{result.held} of {total} meetings held; no timetable can hold more. {result.breaks} breaks.")
    else:
        most = f"no timetable can hold more than {result.bound}"
        print(f"{result.held} of {total} meetings held; {most}. {result.breaks} breaks.")
    print(f"Status: {result.status}. Proved: {', '.join(result.proved) or 'nothing'}.")
    for meeting, slot in _assignment(request, result).items():
        print(f"  {meeting}: {'-' if slot is None else slot}")
    for each in result.unplaced:
        print(f"Not held: {each.meeting}. {each.reason}{' ' + each.remedy if each.remedy else ''}")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2
