"""The state database and what is kept in it, opened when first used: most questions need none of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from service.access.audit import AuditLog
    from service.access.keys import KeyStore
    from service.state.feedback import FeedbackStore
    from service.state.model_usage import ModelUsage


class State:
    """Everything kept in the state database at one address. Safe for many threads."""

    def __init__(self, url: str) -> None:
        """`url` is SQLAlchemy's address of the database; nothing is opened yet."""
        self._url = url
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """The open database, its tables up to date; raises StateError."""
        from service.state.database import open_database

        with self._lock:
            if self._engine is None:
                self._engine = open_database(self._url)
            return self._engine

    @property
    def feedback(self) -> FeedbackStore:
        """What users thought of answers; raises StateError."""
        from service.state.feedback import FeedbackStore

        return FeedbackStore(self.engine)

    @property
    def model_usage(self) -> ModelUsage:
        """What callers used of the language model; raises StateError."""
        from service.state.model_usage import ModelUsage

        return ModelUsage(self.engine)

    @property
    def keys(self) -> KeyStore:
        """API keys; raises StateError."""
        from service.access.keys import KeyStore

        return KeyStore(self.engine)

    @property
    def audit(self) -> AuditLog:
        """The record of administrative acts; raises StateError."""
        from service.access.audit import AuditLog

        return AuditLog(self.engine)

    def check(self) -> None:
        """Ask the database for something; raises StateError when it does not answer."""
        from sqlalchemy import text

        with self.engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Give the connections back; the next use opens them again."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
