"""Settings of a service process, read once from the environment."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit


class SettingsError(Exception):
    """The settings contradict each other or something they name is missing."""


@dataclass(frozen=True)
class Settings:
    """Everything a service process is told from outside."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    database: str = "sqlite"
    nats_url: str = "nats://127.0.0.1:4222"
    nats_passwords: Path | None = None
    keys: Path = Path("var/keys")
    livekit: Path = Path("var/livekit.json")
    public_url: str = "http://127.0.0.1:8080"
    demo: bool = False
    smtp_url: str | None = None
    log_level: str = "info"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read ``PLENARIA_*``; refuse demonstration doors on anything but loopback.

        Raises:
            SettingsError: the demonstration is asked for together with a public address.
        """
        data = Path(environment.get("PLENARIA_DATA", "var")).resolve()
        passwords = environment.get("PLENARIA_NATS_PASSWORDS")
        settings = cls(
            data=data,
            host=environment.get("PLENARIA_HOST", "127.0.0.1"),
            port=int(environment.get("PLENARIA_PORT", "0")),
            database=environment.get("PLENARIA_DATABASE", "sqlite"),
            nats_url=environment.get("PLENARIA_NATS_URL", "nats://127.0.0.1:4222"),
            nats_passwords=Path(passwords) if passwords else None,
            keys=Path(environment.get("PLENARIA_KEYS", str(data / "keys"))),
            livekit=Path(environment.get("PLENARIA_LIVEKIT", str(data / "livekit.json"))),
            public_url=environment.get("PLENARIA_PUBLIC_URL", "http://127.0.0.1:8080").rstrip("/"),
            demo=environment.get("PLENARIA_DEMO", "0") == "1",
            smtp_url=environment.get("PLENARIA_SMTP_URL") or None,
            log_level=environment.get("PLENARIA_LOG_LEVEL", "info"),
        )
        if settings.demo and not (settings.is_local and is_loopback(settings.host)):
            raise SettingsError(
                "The demonstration opens doors without a password, so it runs on 127.0.0.1 only. "
                "Unset PUBLIC_URL, or start with DEMO=0."
            )
        return settings

    @property
    def is_local(self) -> bool:
        """Whether people reach this installation on this machine only."""
        return is_loopback(urlsplit(self.public_url).hostname or "")

    def database_url(self, service: str) -> str:
        """Return the SQLAlchemy address of one service's own database."""
        if self.database == "sqlite":
            return f"sqlite+aiosqlite:///{self.data}/db/{service}.sqlite"
        _, _, rest = self.database.partition("://")
        base, _, query = rest.partition("?")
        server, _, prefix = base.partition("/")
        return f"postgresql+asyncpg://{server}/{prefix or 'plenaria'}_{service}" + (f"?{query}" if query else "")

    def nats_password(self, user: str) -> str | None:
        """Return the password of a NATS user, or None where the server asks for none."""
        if self.nats_passwords is None:
            return None
        password: str = json.loads(self.nats_passwords.read_text())[user]
        return password


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address stays on this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
