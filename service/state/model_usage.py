"""What callers used of the language model, by day: for the daily allowance."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from service.state.tables import METADATA

_TABLE = sa.Table(
    "model_usage",
    METADATA,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("caller", sa.String(100), primary_key=True),
    sa.Column("tokens", sa.BigInteger, nullable=False),
    sa.Column("cost", sa.Float, nullable=False),
)


class ModelUsage:
    """Contract `UsageBook` in the state database. Safe for many threads and processes."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def add(self, day: date, caller: str, tokens: int, cost: float) -> None:
        """Add to a day's use of a caller."""
        row = (_TABLE.c.day == day) & (_TABLE.c.caller == caller)
        more = {"tokens": _TABLE.c.tokens + tokens, "cost": _TABLE.c.cost + cost}
        with self._engine.begin() as connection:
            if connection.execute(sa.update(_TABLE).where(row).values(more)).rowcount:
                return
        try:
            with self._engine.begin() as connection:
                connection.execute(sa.insert(_TABLE).values(day=day, caller=caller, tokens=tokens, cost=cost))
        except sa.exc.IntegrityError:  # another process was first
            with self._engine.begin() as connection:
                connection.execute(sa.update(_TABLE).where(row).values(more))

    def used(self, day: date, caller: str) -> tuple[int, float]:
        """Tokens and cost of a caller's day so far."""
        query = sa.select(_TABLE.c.tokens, _TABLE.c.cost).where(
            _TABLE.c.day == day, _TABLE.c.caller == caller
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return (int(row.tokens), float(row.cost)) if row else (0, 0.0)
