"""Migrations of a service's database, with Alembic: ``python -m shared.migrate SERVICE [NEW MESSAGE]``."""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.ext.asyncio import AsyncEngine

from shared.database import connect
from shared.declarations import SERVICES, Service, declared
from shared.settings import Settings

HERE = Path(__file__).parent / "migrations"


def _config(service: Service, connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(SERVICES / service.name / "migrations"))
    assert service.ledger.outbox is not None
    config.attributes.update(connection=connection, metadata=service.metadata)
    return config


async def upgrade(service: Service, engine: AsyncEngine) -> None:
    """Bring a database up to date; replicas that start together take turns."""

    def run(connection: sa.Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext('migrations'))"))
        command.upgrade(_config(service, connection), "head")

    async with engine.begin() as connection:
        await connection.run_sync(run)


async def check(service: Service, engine: AsyncEngine) -> None:
    """Raise where the tables in the code differ from those of the migrations."""
    async with engine.begin() as connection:
        await connection.run_sync(lambda c: command.check(_config(service, c)))


async def _make(service: Service, message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite+aiosqlite:///{folder}/new.sqlite", writing=True)

        def run(connection: sa.Connection) -> None:
            config = _config(service, connection)
            command.upgrade(config, "head")
            number = len(list((SERVICES / service.name / "migrations").glob("[0-9]*.py"))) + 1
            arguments: dict[str, Any] = {"autogenerate": True, "rev_id": f"{number:04d}"}
            command.revision(config, message, **arguments)

        async with engine.begin() as connection:
            await connection.run_sync(run)
        await engine.dispose()


async def _main(arguments: list[str]) -> None:
    service = declared(arguments[0])
    if len(arguments) > 1:
        await _make(service, " ".join(arguments[1:]))
        return
    engine = connect(Settings.from_environment().database_url(service.name), writing=True)
    await upgrade(service, engine)
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1:]))
