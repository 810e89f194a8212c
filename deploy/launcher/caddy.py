"""Caddy, the front door: the web client, the services' addresses, the live updates and LiveKit's signalling."""

from functools import partial
from urllib.parse import urlsplit

from deploy.install.ground import ROOT, VENV, WEB
from deploy.launcher.installation import Installation
from deploy.launcher.processes import Program, listens

CADDYFILE = ROOT / "deploy" / "caddy" / "Caddyfile"


def environment(installation: Installation, ports: dict[str, int]) -> dict[str, str]:
    """Fill in the places that ``deploy/caddy/Caddyfile`` leaves open."""
    found = {f"{name.upper()}_UPSTREAM": f"127.0.0.1:{ports[name]}" for name in installation.services}
    found |= {
        "LIVEKIT_UPSTREAM": f"127.0.0.1:{ports['livekit']}",
        "PLENARIA_WEB": str(WEB / "dist"),
        "PLENARIA_DOORS": "open_doors" if installation.demo else "closed_doors",
        "XDG_DATA_HOME": str(installation.data),
        "XDG_CONFIG_HOME": str(installation.data / "caddy"),
    }
    if installation.secure_url is None:
        return found | {"PLENARIA_SITE": f"http://:{installation.port}", "PLENARIA_BIND": "127.0.0.1"}
    found["PLENARIA_SITE"] = installation.secure_url
    if installation.is_local:
        # A certificate of Caddy's own: nobody vouches for a name of this machine.
        found |= {"PLENARIA_BIND": "127.0.0.1", "PLENARIA_TLS": "tls internal"}
    if urlsplit(installation.secure_url).port not in {None, 443} or installation.is_local:
        found["PLENARIA_HTTPS"] = "auto_https disable_redirects"
    return found


def program(installation: Installation, ports: dict[str, int]) -> Program:
    """Describe the front door."""
    command = (str(VENV / "bin" / "caddy"), "run", "--adapter", "caddyfile", "--config", str(CADDYFILE))
    filled = environment(installation, ports)
    return Program("caddy", command, filled, ready=partial(listens, installation.front_port))
