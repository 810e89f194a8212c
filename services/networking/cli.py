"""The commands of the networking service."""

import argparse

from services.networking import cli_recommend, cli_schedule


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this service."""
    cli_recommend.register(subparsers)
    cli_schedule.register(subparsers)
