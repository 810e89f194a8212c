"""The scheduler's process: a job on standard input, progress and outcome on standard output, SIGTERM to end early."""

import os
import signal
import sys
import time

import msgspec

from services.networking.domain.scheduling.model import Problem, Progress, Timetable
from services.networking.planning.jobs import Job, Line, Measure, Outcome, Refusal, Step
from shared.workers import die_with_parent

NICE = 10
EVERY_S = 0.3


def main() -> None:
    """Work on one job."""
    die_with_parent()
    os.nice(NICE)
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    _say(Step("preparing", 0, 0, 0, 0))
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    from services.networking.domain.scheduling import engine  # it compiles; progress is "preparing" until then
    from services.networking.domain.scheduling.validation import InvalidProblem

    told = _Telling()
    try:
        if job.kind == "replan":
            found = engine.replan(job.problem, urgent=job.urgent, seed=job.seed)
        else:
            stop, seconds = (lambda: bool(asked)), float(job.seconds)
            found = engine.schedule(job.problem, seconds=seconds, seed=job.seed, progress=told.progress, stop=stop)
    except InvalidProblem as error:
        _say(Refusal(str(error)))
        return
    _say(
        Outcome(
            status=found.status,
            bound=found.bound,
            proved=found.proved,
            stopped=found.stopped,
            told=found.objectives.told,
            before=measure(job.problem, {m.id: m.published for m in job.problem.meetings if m.published}),
            after=measure(job.problem, found.timetable),
            timetable=found.timetable,
            unplaced=found.unplaced,
        )
    )


def measure(problem: Problem, timetable: Timetable) -> Measure:
    """Measure a timetable in what people notice."""
    from services.networking.domain.scheduling.rules import objectives

    found = objectives(problem, timetable)
    wishing = {person for meeting in problem.meetings for person in meeting.participants}
    met = {person for meeting in problem.meetings if meeting.id in timetable for person in meeting.participants}
    return Measure(len(timetable), found.breaks, found.waiting, len(wishing - met))


class _Telling:
    """Tells progress a few times a second."""

    def __init__(self) -> None:
        self._last = 0.0

    def progress(self, found: Progress) -> None:
        if time.monotonic() - self._last > EVERY_S:
            self._last = time.monotonic()
            _say(Step(found.phase, found.done, found.held, found.bound, found.breaks))


def _say(line: Line) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
