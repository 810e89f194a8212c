"""The commands of registration, and those about events: they use the public interface as its administrator."""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``admin``, ``links`` and ``events``."""
    admin = subparsers.add_parser("admin", help="what only the administrator does")
    acts = admin.add_subparsers(title="commands", metavar="COMMAND", required=True)
    invite = acts.add_parser("invite", help="let somebody create conferences, and print their sign-in link")
    invite.add_argument("email", metavar="EMAIL")
    invite.set_defaults(func=_command(_invite))

    links = subparsers.add_parser("links", help="mint one sign-in link for each kind of person of the demonstration")
    links.add_argument("--json", action="store_true", help="for programs")
    links.set_defaults(func=_command(_links))

    events = subparsers.add_parser("events", help="events that could not take effect")
    acts = events.add_subparsers(title="commands", metavar="COMMAND", required=True)
    dead = acts.add_parser("dead", help="list them")
    dead.add_argument("--json", action="store_true", help="for programs")
    dead.set_defaults(func=_command(_dead))
    replay = acts.add_parser("replay", help="let one take effect after its cause was mended")
    replay.add_argument("service", metavar="SERVICE")
    replay.add_argument("event", metavar="EVENT")
    replay.set_defaults(func=_command(_replay))


Act = Callable[[argparse.Namespace, Any], Awaitable[None]]


def _command(act: Act) -> Callable[[argparse.Namespace], int]:
    def run(arguments: argparse.Namespace) -> int:
        from deploy.administration import Administration, NoInstallation, Refusal  # takes a moment to import

        async def work() -> None:
            async with Administration() as admin:
                await act(arguments, admin)

        try:
            asyncio.run(work())
        except (NoInstallation, Refusal) as refusal:
            print(refusal, file=sys.stderr)
            return 1
        return 0

    return run


async def _invite(arguments: argparse.Namespace, admin: Any) -> None:
    made = await admin.call("POST", "registration/admin/invitations", {"email": arguments.email})
    print(f"{arguments.email} may create conferences. The link is good once, for fifteen minutes:\n{made['url']}")


async def _links(arguments: argparse.Namespace, admin: Any) -> None:
    try:
        demonstration = json.loads((admin.data / "demo.json").read_text())
    except OSError as error:
        from deploy.administration import NoInstallation  # as above

        raise NoInstallation("There is no demonstration here.") from error
    found = []
    for role, person in demonstration["people"].items():
        path = f"registration/participants/{person['id']}/sign-in-link"
        made = await admin.call("POST", path, conference=demonstration["conference"])
        found.append({"role": role, "name": person["name"], "url": made["url"]})
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for link in found:
        print(f"  {link['role']:<12} {link['name']:<24} {link['url']}")


async def _dead(arguments: argparse.Namespace, admin: Any) -> None:
    from shared.declarations import service_names  # as above

    found = []
    for service in service_names():
        page = await admin.call("GET", f"{service}/dead-letters")
        found += [{"service": service, **letter} for letter in page["items"]]
    if arguments.json:
        print(json.dumps(found))
        return
    for letter in found:
        print(f"{letter['service']}  {letter['event_id']}  {letter['at']}  {letter['subject']}\n    {letter['reason']}")
    if not found:
        print("No event is waiting.")


async def _replay(arguments: argparse.Namespace, admin: Any) -> None:
    await admin.call("POST", f"{arguments.service}/dead-letters/{arguments.event}/replay")
    print("The event took effect.")
