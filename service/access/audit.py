"""The record of administrative acts: who did what and when. It is only ever added to."""

from __future__ import annotations

import getpass
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from service.state.tables import METADATA
from service.state.times import as_utc

_log = logging.getLogger("pilcrow.audit")
_TABLE = sa.Table(
    "audit",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("actor", sa.String(100), nullable=False),
    sa.Column("act", sa.String(40), nullable=False),
    sa.Column("subject", sa.String(300), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Act:
    """One administrative act; `actor` is a user of this machine or the id of a key."""

    at: datetime
    actor: str
    act: str
    subject: str


class AuditLog:
    """Acts in the state database. Safe for many threads and processes."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def record(self, act: str, subject: str, actor: str) -> None:
        """Write one act down, in the database and in the log."""
        row = {"at": datetime.now(UTC), "actor": actor[:100], "act": act, "subject": subject[:300]}
        with self._engine.begin() as connection:
            connection.execute(sa.insert(_TABLE).values(**row))
        _log.info("audit", extra={"facts": {"act": act, "subject": row["subject"], "actor": row["actor"]}})

    def all(self, last: int = 1000) -> Sequence[Act]:
        """The last acts, oldest first."""
        newest = sa.select(_TABLE).order_by(_TABLE.c.id.desc()).limit(last)
        with self._engine.connect() as connection:
            rows = connection.execute(newest).mappings().all()
        return [Act(as_utc(row["at"]), row["actor"], row["act"], row["subject"]) for row in reversed(rows)]


def operator() -> str:
    """The user of this machine who runs a command, as the audit log names them."""
    try:
        return f"user {getpass.getuser()}"
    except (KeyError, OSError):  # a container's user may have no name
        return "user unknown"
