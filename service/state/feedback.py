"""What users thought of answers: kept until exported as candidate gold questions, or deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Literal

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field

from service.answering.model import Outcome
from service.state.tables import METADATA

LONGEST_QUESTION = 4000  # characters; of a follow-up the page sends the questions before it too

_TABLE = sa.Table(
    "feedback",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("outcome", sa.String(20), nullable=False),
    sa.Column("verdict", sa.String(4), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("source", sa.String(20), nullable=False),
)


class Feedback(BaseModel):
    """What one user thought of one answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Annotated[
        str, Field(min_length=1, max_length=LONGEST_QUESTION, description="The question as asked")
    ]
    outcome: Annotated[Outcome, Field(description="How it was answered")]
    verdict: Annotated[Literal["up", "down"], Field(description="Whether the answer helped")]
    reason: Annotated[str, Field(max_length=2000, description="Why, in the user's words")] = ""
    source: Annotated[Literal["api", "page", "slack"], Field(description="Where it was given")] = "api"


class FeedbackStore:
    """Keeps feedback in the state database. Safe for many threads and processes."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def add(self, feedback: Feedback, at: datetime | None = None) -> int:
        """Keep one; gives its number."""
        row = feedback.model_dump(mode="json") | {"at": at or datetime.now(UTC)}
        with self._engine.begin() as connection:
            key = connection.execute(sa.insert(_TABLE).values(**row)).inserted_primary_key
        return int(key[0]) if key else 0

    def all(self) -> Iterator[tuple[datetime, Feedback]]:
        """Everything kept, oldest first, each with the time (UTC) it was given."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(_TABLE).order_by(_TABLE.c.id)).mappings().all()
        for row in rows:
            fields = {name: value for name, value in row.items() if name not in ("id", "at")}
            yield row["at"].replace(tzinfo=UTC), Feedback.model_validate(fields)

    def delete_before(self, moment: datetime) -> int:
        """Delete what was given before `moment`; gives how many."""
        with self._engine.begin() as connection:
            return int(connection.execute(sa.delete(_TABLE).where(_TABLE.c.at < moment)).rowcount)
