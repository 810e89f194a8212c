"""Databases: SQLite in files or PostgreSQL, one per service, the same SQL for both."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
import sqlalchemy.dialects.postgresql as postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel import SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_metadata() -> sa.MetaData:
    """Make the collection of one service's tables, with predictable constraint names."""
    return sa.MetaData(naming_convention=NAMES)


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A moment: refused without a zone, stored in UTC, read back aware (SQLite drops zones)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Turn an aware moment into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give the zone back that SQLite forgot."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Json(sa.TypeDecorator[Any]):
    """Structured data: JSON in SQLite, JSONB in PostgreSQL; None is SQL's NULL."""

    impl = sa.JSON(none_as_null=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """Choose the column type of the database at hand."""
        kind = postgresql.JSONB(none_as_null=True) if dialect.name == "postgresql" else sa.JSON(none_as_null=True)
        return dialect.type_descriptor(kind)


def table(model: type[SQLModel]) -> sa.Table:
    """Return the table behind a model, for Core statements."""
    return cast(sa.Table, cast(Any, model).__table__)


def insert(target: sa.Table, dialect: str) -> postgresql.Insert:
    """Return an INSERT that knows ON CONFLICT on either database."""
    if dialect == "postgresql":
        return postgresql.insert(target)
    from sqlalchemy.dialects.sqlite import insert as sqlite_insert  # same interface, other class

    return cast(postgresql.Insert, sqlite_insert(target))


def connect(url: str, *, writing: bool) -> AsyncEngine:
    """Open a database.

    SQLite gets write-ahead logging, full synchronisation and, for writing, one connection whose
    transactions start with ``BEGIN IMMEDIATE``, so that no writer ever has to be rolled back for another.
    """
    if not url.startswith("sqlite"):
        return create_async_engine(url, pool_size=6 if writing else 8, max_overflow=4, pool_pre_ping=True)
    Path(url.removeprefix("sqlite+aiosqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, pool_size=1 if writing else 5, max_overflow=0)
    sa.event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    sa.event.listen(engine.sync_engine, "begin", _begin("BEGIN IMMEDIATE" if writing else "BEGIN"))
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(statement: str) -> Callable[[sa.Connection], None]:
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(statement)

    return begin


def violated(error: IntegrityError, metadata: sa.MetaData) -> str | None:
    """Name the constraint that refused a statement, the same on both databases.

    PostgreSQL gives the name; SQLite gives the columns ("UNIQUE constraint failed: seat.person, seat.slot"),
    which are looked up in the service's tables.
    """
    cause = getattr(error.orig, "__cause__", None)
    if name := getattr(cause, "constraint_name", None):
        return cast(str, name)
    kind, _, rest = str(error.orig).partition(" constraint failed: ")
    if kind != "UNIQUE":
        return rest or None
    columns = frozenset(rest.split(", "))
    return next((name for owned, name in _unique_names(metadata) if owned == columns), None)


def _unique_names(metadata: sa.MetaData) -> list[tuple[frozenset[str], str]]:
    found: list[tuple[frozenset[str], str]] = []
    for each in metadata.tables.values():
        constraints = [c for c in each.constraints if isinstance(c, sa.UniqueConstraint | sa.PrimaryKeyConstraint)]
        uniques = [*constraints, *(i for i in each.indexes if i.unique)]
        for unique in uniques:
            names = frozenset(f"{each.name}.{column.name}" for column in unique.columns)
            found.append((names, _name(unique, each)))
    return found


def _name(unique: Any, owner: sa.Table) -> str:
    if unique.name is not None:
        return str(unique.name)
    joined = "_".join(column.name for column in unique.columns)
    return f"pk_{owner.name}" if isinstance(unique, sa.PrimaryKeyConstraint) else f"uq_{owner.name}_{joined}"
