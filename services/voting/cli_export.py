"""The command ``plenaria election export``: what everybody may download of an election, saved as files."""

import argparse
import asyncio
import json
import sys
from pathlib import Path
from uuid import UUID

_EXPORTED = {"archive": ".bel", "rules": ".rules.json", "heads": ".heads.json"}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``export``."""
    export = commands.add_parser("export", help="save an election of the running installation")
    export.add_argument("conference", metavar="CONFERENCE", help="its id, or its short name")
    export.add_argument("election", metavar="ELECTION", help="its id")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    export.set_defaults(func=_export)


def _export(chosen: argparse.Namespace) -> int:
    from deploy.administration import NoInstallation, Refusal  # takes a moment to import

    try:
        files = asyncio.run(_download(chosen.conference, chosen.election))
        chosen.out.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (chosen.out / name).write_bytes(data)
            print(chosen.out / name)
    except (NoInstallation, Refusal, OSError) as error:
        print(f"plenaria election export: {error}", file=sys.stderr)
        return 1
    return 0


async def _download(conference: str, election: str) -> dict[str, bytes]:
    """Download archive, rule book and signed heads: file name → contents."""
    from deploy.administration import Administration  # as above

    async with Administration() as installation:
        if not _is_id(conference):
            conference = (await installation.call("GET", f"registration/conferences/by-slug/{conference}"))["id"]
        below = f"voting/elections/{election}"
        uuid = json.loads(await installation.download(below, conference=conference))["uuid"]
        return {
            f"{uuid}{ending}": await installation.download(f"{below}/{kind}", conference=conference)
            for kind, ending in _EXPORTED.items()
        }


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
