"""What an installation is told from outside, and where its things lie."""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from deploy.install.ground import ROOT, Refusal


@dataclass(frozen=True)
class Installation:
    """One installation: its data folder and how it is to run."""

    data: Path
    port: int = 8080
    separate: bool = False
    demo: bool = True
    database: str = "sqlite"
    secure_url: str | None = None
    smtp_url: str = ""
    log_level: str = "info"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Installation":
        """Read the variables of ``make run``.

        Raises:
            Refusal: one of them makes no sense, or demonstration doors would be open to the world.
        """
        mode = environment.get("MODE") or "one"
        if mode not in {"one", "services"}:
            raise Refusal(f"MODE is {mode!r}: give `services` for a process per service, or nothing.")
        public = environment.get("PUBLIC_URL", "").rstrip("/")
        if public and not public.startswith("https://"):
            raise Refusal(f"PUBLIC_URL is {public!r}: give the address people will use, beginning with https://.")
        demo = environment.get("DEMO") or ("0" if public else "1")
        if demo == "1" and public:
            raise Refusal(
                "The demonstration opens doors without a password, so it runs on 127.0.0.1 only: "
                "unset PUBLIC_URL, or start with DEMO=0."
            )
        database = environment.get("PLENARIA_DATABASE") or "sqlite"
        if database not in {"sqlite", "postgresql"} and not database.startswith("postgresql://"):
            raise Refusal("PLENARIA_DATABASE is `sqlite`, `postgresql` or an address beginning postgresql://.")
        return cls(
            data=Path(environment.get("PLENARIA_DATA") or ROOT / "var").resolve(),
            port=_port(environment.get("PORT") or "8080"),
            separate=mode == "services",
            demo=demo == "1",
            database=database,
            secure_url=public or None,
            smtp_url=environment.get("PLENARIA_SMTP_URL", ""),
            log_level=environment.get("PLENARIA_LOG_LEVEL") or "info",
        )

    @property
    def public_url(self) -> str:
        """The address people use."""
        return self.secure_url or f"http://127.0.0.1:{self.port}"

    @property
    def front_port(self) -> int:
        """The port the front door listens on."""
        if self.secure_url is None:
            return self.port
        return urlsplit(self.secure_url).port or 443

    @property
    def is_local(self) -> bool:
        """Whether people reach it on this machine only."""
        return is_loopback(urlsplit(self.public_url).hostname or "")

    @property
    def media_address(self) -> str:
        """The address at which browsers find LiveKit's media ports."""
        host = urlsplit(self.public_url).hostname or ""
        if self.is_local:
            return "127.0.0.1"
        try:
            return socket.gethostbyname(host)
        except OSError as error:
            raise Refusal(f"The name {host} of PUBLIC_URL cannot be resolved: give it an address first.") from error

    @property
    def keys(self) -> Path:
        """The folder of keys and passwords."""
        return self.data / "keys"

    @property
    def logs(self) -> Path:
        """The folder of log files, one for each process."""
        return self.data / "logs"

    @property
    def livekit(self) -> Path:
        """The file that tells services that video works; absent until it does."""
        return self.data / "livekit.json"

    @property
    def services(self) -> list[str]:
        """The services of this checkout, found as :mod:`shared.declarations` finds them."""
        return sorted(path.parent.name for path in (ROOT / "services").glob("*/app.py"))


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address stays on this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Refusal(f"PORT is {text!r}: give a number from 1 to 65535.")
    return int(text)
