"""The commands of the demonstration."""

import argparse
import json
import sys


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the group ``demo``."""
    group = subparsers.add_parser("demo", help="synthetic people and the demonstration conference")
    commands = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    parser = commands.add_parser(
        "participants",
        help="draw synthetic participants, for `plenaria recommend` and `plenaria schedule`",
        description="Print synthetic participants as JSON; nobody is a real person. One seed gives one file.",
    )
    parser.add_argument("--count", type=int, required=True, metavar="N", help="how many")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="default: %(default)s")
    parser.add_argument("--json", action="store_true", help="on one line, for programs")
    parser.set_defaults(func=participants)
    seeding = commands.add_parser("seed", help="build the demonstration conference where it is missing or over")
    seeding.set_defaults(func=seed)


def participants(chosen: argparse.Namespace) -> int:
    """Print participants; 2 when fewer than one was asked for."""
    from deploy.demo.participants import generate

    if chosen.count < 1:
        print("--count must be 1 or more.", file=sys.stderr)
        return 2
    print(json.dumps(generate(chosen.count, chosen.seed), ensure_ascii=False, indent=None if chosen.json else 1))
    return 0


def seed(chosen: argparse.Namespace) -> int:
    """Build the demonstration in the running installation."""
    import asyncio  # what follows takes a moment to import

    from deploy.administration import NoInstallation, Refusal
    from deploy.demo.seed.building import seed as build

    try:
        print(asyncio.run(build()))
    except (NoInstallation, Refusal) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0
