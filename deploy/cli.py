"""The console script ``plenaria``: every service's commands under one name."""

import argparse
import importlib
import sys
from pathlib import Path

SERVICES = Path(__file__).parent.parent / "services"


def parser() -> argparse.ArgumentParser:
    """Gather the commands of each ``services/<name>/cli.py`` and of the installation itself."""
    root = argparse.ArgumentParser(prog="plenaria", description="Commands of a Plenaria installation.")
    commands = root.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for path in sorted(SERVICES.glob("*/cli.py")):
        importlib.import_module(f"services.{path.parent.name}.cli").register(commands)
    return root


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 misused."""
    chosen = parser().parse_args(arguments)
    code: int = chosen.func(chosen)
    return code


if __name__ == "__main__":
    sys.exit(main())
