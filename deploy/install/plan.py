"""Which steps each command needs, in order, and whether they are still to be done."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

from deploy.install import livekit, python, testing, web
from deploy.install.ground import ROOT, VENV, WEB, Refusal, alone, digest, run, say, set_stamp, stamp

MODELS = ROOT / "services" / "networking" / "models"


@dataclass(frozen=True)
class Step:
    """One step: what it does, whether it is done, how it is done, and about how long it takes."""

    name: str
    done: Callable[[], bool]
    do: Callable[[], None]
    seconds: int


def _uv() -> Step:
    def do() -> None:
        python.install_uv()
        set_stamp("uv", python.boot_mark())

    return Step("uv, the package installer", lambda: stamp("uv") == python.boot_mark(), do, 8)


def _packages(kind: str) -> Step:
    return Step(
        "Python packages",
        lambda: python.packages_fit(kind) and (VENV / "bin" / "plenaria").exists(),
        lambda: python.install_packages(kind),
        20 if kind == "run" else 30,
    )


def _npm() -> Step:
    return Step(
        "web packages",
        lambda: stamp("npm") == web.packages_mark() and (WEB / "node_modules").exists(),
        web.install_packages,
        30,
    )


def _web() -> Step:
    return Step("web client", lambda: stamp("web") == web.build_mark() and (WEB / "dist").exists(), web.build, 15)


def _models() -> Step:
    def mark() -> str:
        return digest(MODELS / "graph.py", MODELS / "build.py", python.lock_mark("run"))

    def do() -> None:
        build = "-m services.networking.models build".split()
        run("models", VENV / "bin" / "python", *build, far=lambda: "building", online=False)
        set_stamp("models", mark())

    return Step("recommendation models", lambda: stamp("models") == mark(), do, 20)


def _livekit() -> Step:
    return Step("LiveKit server", livekit.built, livekit.build, 130)


def _testing() -> Step:
    return Step("browser and election checker for the tests", testing.fits, testing.install, 60)


def steps(target: str) -> list[Step]:
    """List the steps of a target.

    ``run`` leaves LiveKit to the launcher, which calls ``livekit`` in the background.
    """
    if target == "lock":
        return [_uv(), Step("lock files", lambda: False, python.lock, 15)]
    if target == "livekit":
        return [_livekit()]
    kind = "test" if target == "test" else "run"
    models = [_models()] if MODELS.exists() else []
    tested = [_livekit(), _testing()] if target == "test" else []
    return [_uv(), _packages(kind), _npm(), _web(), *models, *tested]


def perform(target: str) -> None:
    """Do the steps of a target that are still to be done, saying which and how many."""
    # The background build of LiveKit must not hold up another command: it has a lock of its own.
    with nullcontext() if target == "livekit" else alone("install"):
        if target != "lock":
            python.check_locks()
        for number, step in enumerate(planned := steps(target), start=1):
            if not step.done():
                say(f"[{number}/{len(planned)}] Installing {step.name} (about {step.seconds} s)")
                step.do()


def main(arguments: list[str]) -> int:
    """Install for a target: 0 when all is there, 1 with one sentence when something stands in the way."""
    target = arguments[0] if arguments else "run"
    if target not in {"run", "test", "livekit", "lock"} or len(arguments) > 1:
        print("Usage: python3 -m deploy.install [run|test|livekit|lock]", file=sys.stderr)
        return 2
    try:
        perform(target)
    except Refusal as refusal:
        print(f"\n{refusal}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nThe installation could not write: {error.strerror} ({error.filename}).", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped; the next run goes on from the last finished step.", file=sys.stderr)
        return 130
    return 0
