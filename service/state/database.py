"""The database of everything that cannot be made again from the reports: SQLite by default, PostgreSQL by URL.

Tables are described with SQLAlchemy Core in one file a concept, on the one `METADATA`; their changes are
Alembic migrations in `migrations/versions`, applied when the database is opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.errors import StateError

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine, ExceptionContext

_BUSY_SECONDS = 10  # how long a writer waits for another; SQLite has one writer at a time
_AWAY_SECONDS = 5  # for a server to accept a connection
_MIGRATIONS = Path(__file__).with_name("migrations")


def default_url(data: Path) -> str:
    """The address of the SQLite file that stands in the index folder."""
    return f"sqlite:///{data.resolve() / 'state.sqlite'}"


def open_database(url: str) -> Engine:
    """The engine for `url`, its tables brought up to date; safe for many threads.

    Raises StateError when the address is none, the server is away or the file cannot be written.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError
    from sqlalchemy import create_engine, event
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError, SQLAlchemyError

    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        patience = {"connect_timeout": _AWAY_SECONDS} if address.get_backend_name() == "postgresql" else {}
        engine = create_engine(address, pool_pre_ping=True, connect_args=patience)
    except (ArgumentError, ModuleNotFoundError, OSError) as error:
        raise StateError(
            f"PILCROW_DATABASE is no address that can be opened ({error}); "
            "give sqlite:////a/file or postgresql+psycopg://user@host/name"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _tune_sqlite)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(740621)")  # one replica migrates
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except (SQLAlchemyError, CommandError) as error:
        engine.dispose()
        shown = address.render_as_string(hide_password=True)
        raise StateError(
            f"the state database {shown} cannot be used: {error}; see PILCROW_DATABASE"
        ) from error
    event.listen(engine, "handle_error", _translate)
    return engine


def _translate(context: ExceptionContext) -> None:
    """What the database or the disk refuses, as a StateError; faults of our own statements stay what they are."""
    from sqlalchemy.exc import InterfaceError, InternalError, OperationalError

    error = context.sqlalchemy_exception
    if not context.is_pre_ping and isinstance(error, OperationalError | InterfaceError | InternalError):
        raise StateError(
            f"the state database cannot be used ({error.orig}); it is away, full or read-only"
        ) from context.original_exception


def _tune_sqlite(connection: Any, _: object) -> None:
    """Readers beside one writer, and nothing confirmed that a power cut could take back."""
    connection.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
