"""The launcher's commands: run an installation, remove its data."""

import argparse
import shutil
import sys


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``run`` and ``reset``."""
    run = subparsers.add_parser("run", help="serve this installation until told to stop")
    run.set_defaults(func=_run)
    reset = subparsers.add_parser("reset", help="remove the data of this installation")
    reset.add_argument("--yes", action="store_true", help="do not ask")
    reset.set_defaults(func=_reset)


def _run(arguments: argparse.Namespace) -> int:
    from deploy.launcher.run import run  # the launcher's modules are of no use to other commands

    return run()


def _reset(arguments: argparse.Namespace) -> int:
    from deploy.install.ground import Refusal  # as above
    from deploy.launcher.installation import Installation
    from deploy.launcher.state import State

    try:
        data = Installation.from_environment().data
        if not (data / "run.json").exists():
            raise Refusal(f"There is no installation in {data}.")
        state = State(data)
        with state.held():
            if not arguments.yes and input(f"Remove everything in {data}? Type yes: ") != "yes":
                raise Refusal("Nothing was removed.")
            state.clean()
            shutil.rmtree(data)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except EOFError:
        print("\nNothing was removed: nobody is there to ask; give --yes.", file=sys.stderr)
        return 1
    print(f"Removed {data}.")
    return 0
