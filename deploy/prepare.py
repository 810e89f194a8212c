"""Prepare an installation for its services: keys, the configuration of NATS, streams and durables.

``python -m deploy.prepare`` does what the launcher needs: nats-server can start once its configuration appears, and
the command ends when the streams are there. Containers name the parts they want done: ``files``, ``databases``,
``migrations``, ``streams``. It is a process of its own because it loads the declarations of every service, which the
launcher need not keep.
"""

import asyncio
import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from shared import bus, migrate
from shared.database import connect
from shared.declarations import declared, service_names
from shared.settings import Settings

ADMIN = "deploy"


def write(path: Path, content: bytes) -> None:
    """Write a secret file in one step, readable by its owner only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    new.replace(path)


def keys(settings: Settings) -> None:
    """Make the keys that are missing; none is ever made anew."""
    folder = settings.keys
    private = folder / "token.pem"
    if not private.exists():
        pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write(private, pem)
    signing = load_pem_private_key(private.read_bytes(), None)
    assert isinstance(signing, Ed25519PrivateKey)
    public = signing.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    write(folder / "token.pub.pem", public)
    made = {"registrar.key": secrets.token_bytes(32), "blobs.key": secrets.token_bytes(32)}
    made["admin.token"] = secrets.token_urlsafe(32).encode()
    made["livekit.json"] = dump({"key": "plenaria", "secret": secrets.token_urlsafe(32)})
    for name, content in made.items():
        if not (folder / name).exists():
            write(folder / name, content)
    _passwords(folder)


def _passwords(folder: Path) -> None:
    """Give each NATS user a password in a file of its own, and the services' together for a common process."""
    for name in (*service_names(), ADMIN):
        path = folder / "nats" / f"{name}.json"
        if not path.exists():
            write(path, dump({name: secrets.token_urlsafe(24)}))
    write(folder / "nats.json", dump({name: _password(folder, name) for name in service_names()}))


def _password(folder: Path, name: str) -> str:
    found: str = json.loads((folder / "nats" / f"{name}.json").read_text())[name]
    return found


def nats_configuration(settings: Settings, port: int, monitor: int, host: str = "127.0.0.1") -> dict[str, Any]:
    """Configure nats-server: a user for each service that may do what the service declares, and nothing else.

    A stream is written through to the disk before its event is acknowledged (``sync_interval: always``), since
    a service forgets what it sent once that is acknowledged.
    """
    users: list[dict[str, Any]] = [{"user": ADMIN, "password": _password(settings.keys, ADMIN)}]
    for name in service_names():
        permissions: dict[str, Any] = {kind: {"allow": subjects} for kind, subjects in bus.permissions(name).items()}
        permissions["allow_responses"] = {"max": 1, "expires": "30s"}
        users.append({"user": name, "password": _password(settings.keys, name), "permissions": permissions})
    return {
        "server_name": "plenaria",
        "listen": f"{host}:{port}",
        "http": f"{host}:{monitor}",
        "max_payload": 1_048_576,
        "jetstream": {"store_dir": str(settings.data / "nats"), "sync_interval": "always"},
        "authorization": {"users": users},
    }


def dump(value: object) -> bytes:
    """Encode a configuration."""
    return json.dumps(value, indent=2).encode()


def configure(settings: Settings, port: int, monitor: int, host: str) -> None:
    """Write the keys and nats-server's configuration."""
    keys(settings)
    write(settings.keys / "nats.conf", dump(nats_configuration(settings, port, monitor, host)))


async def streams(settings: Settings) -> None:
    """Make streams, buckets and durables, as soon as nats-server is there."""
    await bus.prepare(settings.nats_url, _password(settings.keys, ADMIN), ADMIN)


def files(settings: Settings) -> None:
    """Write what containers read: keys, NATS for every address, LiveKit's keys and where services find it."""
    configure(settings, 4222, 8222, "0.0.0.0")  # noqa: S104 - inside its container
    secret = json.loads((settings.keys / "livekit.json").read_text())
    write(settings.keys / "livekit.keys", f"{secret['key']}: {secret['secret']}\n".encode())
    write(settings.livekit, dump({"url": os.environ.get("PLENARIA_LIVEKIT_URL", "http://livekit:7880"), **secret}))


async def databases(settings: Settings) -> None:
    """Make the database of each service on the PostgreSQL of ``PLENARIA_DATABASE``."""
    from deploy.launcher.postgres import create_databases  # the launcher's own preparation has done it by now

    await create_databases(settings.database, service_names())


async def migrations(settings: Settings) -> None:
    """Bring every service's database up to date, before their processes of a new version start."""
    for name in service_names():
        engine = connect(settings.database_url(name), writing=True)
        await migrate.upgrade(declared(name), engine)
        await engine.dispose()


PARTS = {"databases": databases, "migrations": migrations, "streams": streams}


async def _do(parts: list[str], settings: Settings) -> None:
    for part in parts:
        await PARTS[part](settings)


def main(arguments: list[str]) -> int:
    """Prepare everything the launcher needs, or the named parts."""
    settings = Settings.from_environment()
    if not arguments:
        port, monitor = (int(os.environ[f"PLENARIA_NATS_{name}"]) for name in ("PORT", "MONITOR"))
        configure(settings, port, monitor, "127.0.0.1")
        arguments = ["streams"]
    if "files" in arguments:
        files(settings)
    asyncio.run(_do([part for part in arguments if part != "files"], settings))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
