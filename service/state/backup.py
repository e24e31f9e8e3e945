"""Backup and restore of the state database: one compressed file of JSON lines, the same for every database.

The first line says what the file is and which migration it belongs to, the last how many rows there are:
a file cut short is known. A backup is one transaction's view; the service goes on meanwhile.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

import sqlalchemy as sa

from service.errors import BackupError
from service.state.times import as_utc

_FORMAT = "pilcrow-state-1"
_VERSIONS = "alembic_version"
_BATCH = 500  # rows inserted at once


def write_backup(engine: sa.Engine, file: Path) -> dict[str, int]:
    """Write all tables into a new file that only its owner may read; rows by table.

    Raises BackupError when the file exists or cannot be written; then none is left behind.
    """
    counts: dict[str, int] = {}
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BackupError(f"{file} cannot be written ({error}); name a file that does not exist") from error
    try:
        with os.fdopen(handle, "wb") as raw, _text(raw, "wb") as lines, _snapshot(engine) as connection:
            _line(lines, {"format": _FORMAT, "migration": _migration(connection)})
            for table in _tables(connection):
                counts[table.name] = 0
                for row in connection.execute(sa.select(table).order_by(*table.primary_key)).mappings():
                    values = {name: _written(value) for name, value in row.items()}
                    _line(lines, {"table": table.name, "row": values})
                    counts[table.name] += 1
            _line(lines, {"end": counts})
            lines.close()
            raw.flush()
            os.fsync(raw.fileno())
    except OSError as error:
        file.unlink()
        raise BackupError(f"{file} cannot be written ({error}); make room and try again") from error
    except BaseException:
        file.unlink()
        raise
    return counts


def read_backup(engine: sa.Engine, file: Path, *, replace: bool) -> dict[str, int]:
    """Read a backup into the database in one transaction; rows by table.

    Raises BackupError when the file is no whole backup of this version, or the database is not empty and
    is not to be replaced; then nothing is changed.
    """
    rows = list(_rows(file))
    head, end = rows[0], rows[-1]
    with engine.begin() as connection:
        migration = _migration(connection)
        if head.get("migration") != migration:
            raise BackupError(
                f"{file} is of migration {head.get('migration')}, the database of {migration}; "
                "restore it with the version that wrote it, then upgrade"
            )
        tables = {table.name: table for table in _tables(connection)}
        held = {name: _count(connection, table) for name, table in tables.items()}
        if any(held.values()) and not replace:
            raise BackupError(f"the database is not empty ({held}); add --replace to replace what it holds")
        for table in reversed(tables.values()):
            connection.execute(sa.delete(table))
        _insert(connection, tables, rows[1:-1])
        if connection.dialect.name == "postgresql":
            _count_on(connection, tables.values())
    return cast("dict[str, int]", end["end"])


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    """All lines of a backup, the first and the last included; raises BackupError unless it is a whole one."""
    found: list[dict[str, Any]] = []
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            found = [json.loads(line) for line in lines]
    except (OSError, EOFError, ValueError) as error:
        raise BackupError(f"{file} cannot be read ({error}); it is no backup or it is damaged") from error
    if not found or found[0].get("format") != _FORMAT:
        raise BackupError(f"{file} is no backup that this version can read")
    counts = found[-1].get("end")
    if counts is None or sum(counts.values()) != len(found) - 2:
        raise BackupError(f"{file} is cut short; nothing was restored")
    yield from found


def _insert(connection: sa.Connection, tables: dict[str, sa.Table], rows: list[dict[str, Any]]) -> None:
    waiting: list[dict[str, Any]] = []
    for place, line in enumerate(rows):
        table = tables[line["table"]]
        waiting.append({name: _read(table.c[name], value) for name, value in line["row"].items()})
        following = rows[place + 1]["table"] if place + 1 < len(rows) else None
        if following != table.name or len(waiting) == _BATCH:
            connection.execute(sa.insert(table), waiting)
            waiting = []


def _count_on(connection: sa.Connection, tables: Any) -> None:
    """Let PostgreSQL's counters go on after the highest number restored."""
    for table in tables:
        for column in table.primary_key:
            if isinstance(column.type, sa.Integer):
                top = sa.select(sa.func.max(column)).scalar_subquery()
                sequence = sa.func.pg_get_serial_sequence(table.name, column.name)
                connection.execute(sa.select(sa.func.setval(sequence, sa.func.coalesce(top, 1))))


def _snapshot(engine: sa.Engine) -> sa.Connection:
    level = "REPEATABLE READ" if engine.dialect.name == "postgresql" else "SERIALIZABLE"
    connection = engine.connect().execution_options(isolation_level=level)
    connection.exec_driver_sql("BEGIN") if engine.dialect.name == "sqlite" else connection.begin()
    return connection


def _tables(connection: sa.Connection) -> list[sa.Table]:
    """The tables as they are in the database, so that none is forgotten; parents before children."""
    metadata = sa.MetaData()
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != _VERSIONS]


def _migration(connection: sa.Connection) -> str:
    return str(connection.execute(sa.text(f"SELECT version_num FROM {_VERSIONS}")).scalar_one())  # noqa: S608 - our own name


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def _text(raw: IO[bytes], mode: str) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=raw, mode=mode, filename="")


def _line(lines: gzip.GzipFile, value: object) -> None:
    lines.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")


def _written(value: object) -> object:
    if isinstance(value, datetime):
        return {"time": as_utc(value).isoformat()}
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    return value


def _read(column: sa.Column[Any], value: Any) -> object:
    if isinstance(value, dict) and value.keys() == {"time"}:
        moment = datetime.fromisoformat(value["time"])
        keeps_zone = getattr(column.type, "timezone", False)
        return moment if keeps_zone else moment.replace(tzinfo=None)
    if isinstance(value, dict) and value.keys() == {"bytes"}:
        return base64.b64decode(value["bytes"])
    if isinstance(column.type, sa.Boolean) and isinstance(value, int):
        return bool(value)
    return value
