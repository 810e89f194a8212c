"""The services: all in one process, or each in its own; nothing but that differs."""

import sys
from functools import partial

from deploy.launcher.installation import Installation
from deploy.launcher.processes import Program, answers

TOGETHER = "services"


def port_names(installation: Installation) -> list[str]:
    """Name the ports the services need."""
    return installation.services if installation.separate else [TOGETHER]


def addresses(installation: Installation, ports: dict[str, int]) -> dict[str, int]:
    """Return the port of each service."""
    shared = None if installation.separate else ports[TOGETHER]
    return {name: shared or ports[name] for name in installation.services}


def environment(installation: Installation, ports: dict[str, int], database: str) -> dict[str, str]:
    """Return what every service process is told."""
    return {
        "PLENARIA_DATA": str(installation.data),
        "PLENARIA_HOST": "127.0.0.1",
        "PLENARIA_DATABASE": database,
        "PLENARIA_NATS_URL": f"nats://127.0.0.1:{ports['nats']}",
        "PLENARIA_NATS_PASSWORDS": str(installation.keys / "nats.json"),
        "PLENARIA_KEYS": str(installation.keys),
        "PLENARIA_LIVEKIT": str(installation.livekit),
        "PLENARIA_PUBLIC_URL": installation.public_url,
        "PLENARIA_DEMO": "1" if installation.demo else "0",
        "PLENARIA_SMTP_URL": installation.smtp_url,
        "PLENARIA_LOG_LEVEL": installation.log_level,
    }


def programs(installation: Installation, ports: dict[str, int], told: dict[str, str]) -> list[Program]:
    """Describe the service processes."""
    if not installation.separate:
        return [_program(TOGETHER, installation.services, ports[TOGETHER], told)]
    own = {name: str(installation.keys / "nats" / f"{name}.json") for name in installation.services}
    return [
        _program(name, [name], ports[name], told | {"PLENARIA_NATS_PASSWORDS": own[name]})
        for name in installation.services
    ]


def _program(name: str, services: list[str], port: int, environment: dict[str, str]) -> Program:
    command = (sys.executable, "-m", "services", *services)
    told = environment | {"PLENARIA_PORT": str(port)}
    return Program(name, command, told, ready=partial(answers, port, "/readyz"))
