"""nats-server with JetStream, from its wheel."""

import sys
from functools import partial

from deploy.install.ground import VENV
from deploy.launcher.installation import Installation
from deploy.launcher.processes import Command, Program, answers


def preparation(ports: dict[str, int], told: dict[str, str]) -> Command:
    """Describe the command that writes keys and configuration, and makes the streams once the server is there."""
    numbers = {"PLENARIA_NATS_PORT": str(ports["nats"]), "PLENARIA_NATS_MONITOR": str(ports["nats_monitor"])}
    return Command("prepare", (sys.executable, "-m", "deploy.prepare"), told | numbers)


def program(installation: Installation, ports: dict[str, int]) -> Program:
    """Describe the server; it runs with the configuration that :mod:`deploy.prepare` wrote."""
    command = (str(VENV / "bin" / "nats-server"), "--config", str(installation.keys / "nats.conf"))
    return Program("nats-server", command, ready=partial(answers, ports["nats_monitor"], "/healthz"))
