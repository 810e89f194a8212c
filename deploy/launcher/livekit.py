"""LiveKit's server: built in the background where it is missing, then started beside everything else."""

import asyncio
import json
import sys
from functools import partial

from deploy.install.ground import Refusal, say
from deploy.install.livekit import BINARY, built
from deploy.launcher.installation import Installation
from deploy.launcher.processes import Command, Program, answers
from deploy.launcher.supervisor import Supervisor

BUILD = Command("livekit-build", (sys.executable, "-m", "deploy.install", "livekit"))
FIRST_PAUSE_S, LONGEST_PAUSE_S = 30.0, 600.0


def configuration(installation: Installation, ports: dict[str, int]) -> dict[str, object]:
    """Configure LiveKit: one UDP and one TCP port for media, rooms made by the rooms service alone."""
    secret = json.loads((installation.keys / "livekit.json").read_text())
    local = installation.is_local
    rtc: dict[str, object] = {
        # LiveKit opens its TCP port, the way out for networks that block UDP, on every interface.
        "tcp_port": 0 if local else ports["livekit_tcp"],
        "udp_port": ports["livekit_udp"],
        "node_ip": installation.media_address,
        "use_external_ip": False,
    }
    if local:
        rtc |= {"enable_loopback_candidate": True, "interfaces": {"includes": ["lo"]}}
    return {
        "port": ports["livekit"],
        "bind_addresses": ["127.0.0.1"],
        "rtc": rtc,
        "keys": {secret["key"]: secret["secret"]},
        "room": {"auto_create": False},
        "webhook": {
            "api_key": secret["key"],
            "urls": [f"http://127.0.0.1:{ports['rooms']}/api/rooms/v1/webhooks/livekit"],
        },
        "logging": {"level": "info", "json": True},
    }


def program(installation: Installation, ports: dict[str, int]) -> Program:
    """Describe LiveKit's server and write its configuration."""
    path = installation.keys / "livekit.conf"
    path.touch(mode=0o600)
    path.write_text(json.dumps(configuration(installation, ports), indent=2))
    command = (str(BINARY), "--config", str(path))
    return Program("livekit-server", command, ready=partial(answers, ports["livekit"], "/"))


async def run(supervisor: Supervisor, installation: Installation, ports: dict[str, int]) -> None:
    """Build LiveKit if need be, start it, and tell the services that video works."""
    pause = FIRST_PAUSE_S
    while not built():
        say("  video           is being built (once, about 2 minutes); the conference is open meanwhile")
        if await supervisor.errand(BUILD) == 0:
            break
        say(f"  video           could not be built; see its log; trying again in {pause:.0f} s")
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE_S)
    try:
        await supervisor.start(serving := program(installation, ports))
    except Refusal as refusal:
        say(f"  video           {refusal}")
        await supervisor.until_ready(serving)
    secret = json.loads((installation.keys / "livekit.json").read_text())
    announced = {"url": f"http://127.0.0.1:{ports['livekit']}", **secret}
    new = installation.livekit.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_text(json.dumps(announced))
    new.replace(installation.livekit)
    say("  video           ready")
