"""The commands of the voting service."""

import argparse

from services.voting import cli_count, cli_election


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this service."""
    cli_count.register(subparsers)
    cli_election.register(subparsers)
