"""The console script ``plenaria``: every service's commands under one name."""

import argparse
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def parser() -> argparse.ArgumentParser:
    """Gather the commands of each ``cli.py`` in the services and in this folder."""
    root = argparse.ArgumentParser(prog="plenaria", description="Commands of a Plenaria installation.")
    commands = root.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for path in sorted([*ROOT.glob("deploy/*/cli.py"), *ROOT.glob("services/*/cli.py")]):
        module = ".".join(path.with_suffix("").relative_to(ROOT).parts)
        importlib.import_module(module).register(commands)
    return root


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 misused."""
    chosen = parser().parse_args(arguments)
    code: int = chosen.func(chosen)
    return code


if __name__ == "__main__":
    sys.exit(main())
