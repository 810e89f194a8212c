"""The demonstration's trustees: they hold their ceremony, and leave links and key files in the data folder."""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

from deploy.administration import Administration
from services.voting.trustee import Trustee

STEPS = ("certificate", "dealing", "key")


async def hold(
    admin: Administration, conference: str, election: dict[str, Any], names: list[str], organiser: str
) -> None:
    """Name three trustees, play their ceremony, and keep what each would keep: a link and a key file."""
    path = f"voting/elections/{election['id']}"

    async def act(method: str, what: str, body: Any = None) -> Any:
        return await admin.call(method, f"{path}/{what}", body, conference=conference, token=organiser)

    async def say(what: str, trustee: str, **more: str) -> Any:
        return await admin.call("POST", f"{path}/trustee/{what}", {"token": trustee, **more}, conference=conference)

    await act("PUT", "trustees", {"trustees": [{"name": name} for name in names]})
    links = [(await act("POST", f"trustees/{number}/link"))["url"] for number in range(1, len(names) + 1)]
    tokens = [link.partition("#")[2] for link in links]
    trustees = [Trustee.begin(token, await say("duty", token)) for token in tokens]
    for step in STEPS:
        for trustee in trustees:
            trustee.duty = await say("duty", trustee.token)
            message = await asyncio.to_thread(getattr(trustee, step))
            await say(step, trustee.token, message=message)
    folder = admin.data / "demo" / "trustees" / election["id"]
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    for trustee, link in zip(trustees, links, strict=True):
        _keep(folder / f"trustee-{trustee.member.index}.json", json.dumps(trustee.file(), ensure_ascii=False, indent=1))
        _keep(folder / f"trustee-{trustee.member.index}.link", link)
        await say("saving", trustee.token)


def _keep(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(f"{text}\n")
