"""Keys, permissions and databases, as they are prepared for an installation."""

import json
import os
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest

from deploy.install.ground import ROOT
from shared.declarations import service_names


def prepare(data: Path, *parts: str, **environment: str) -> None:
    """Run a part of the preparation as a container does."""
    kept = {key: each for key, each in os.environ.items() if not key.startswith("PLENARIA_")}
    told = kept | {"PLENARIA_DATA": str(data), **environment}
    done = subprocess.run(
        [sys.executable, "-m", "deploy.prepare", *parts],
        cwd=ROOT,
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with its files."""
    data = tmp_path_factory.mktemp("prepared")
    prepare(data, "files")
    return data


def secrets_of(data: Path) -> dict[str, bytes]:
    """Read every key and password."""
    return {str(path.relative_to(data)): path.read_bytes() for path in (data / "keys").rglob("*") if path.is_file()}


def test_no_key_can_be_read_by_another_user(prepared: Path) -> None:
    """Neither file nor folder."""
    modes = {path.name: path.stat().st_mode & 0o777 for path in (prepared / "keys").rglob("*") if path.is_file()}

    assert set(modes.values()) == {0o600}
    assert (prepared / "keys").stat().st_mode & 0o077 == 0


def test_a_second_preparation_keeps_every_key(prepared: Path) -> None:
    """A new key would end every session and lose what was sealed with the old one."""
    before = secrets_of(prepared)

    prepare(prepared, "files")

    assert secrets_of(prepared) == before


def test_each_service_has_a_password_of_its_own_and_only_its_own_rights(prepared: Path) -> None:
    """nats-server is told; the administrator alone may do everything."""
    configuration = json.loads((prepared / "keys" / "nats.conf").read_text())
    users = {each["user"]: each for each in configuration["authorization"]["users"]}

    assert set(users) == {*service_names(), "deploy"}
    assert len({each["password"] for each in users.values()}) == len(users)
    assert [name for name, each in users.items() if "permissions" not in each] == ["deploy"]
    for name in service_names():
        assert json.loads((prepared / "keys" / "nats" / f"{name}.json").read_text()) == {name: users[name]["password"]}


async def test_databases_and_their_tables_are_made_before_the_services_start(prepared: Path, postgresql: str) -> None:
    """Twice, as every new version does it."""
    url = postgresql.replace("+asyncpg", "")

    for _ in range(2):
        prepare(prepared, "databases", "migrations", PLENARIA_DATABASE=url)

    for name in service_names():
        connection = await asyncpg.connect(f"{url}/plenaria_{name}")
        assert await connection.fetchval("SELECT count(*) FROM alembic_version") == 1
        await connection.close()
