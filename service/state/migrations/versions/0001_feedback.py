"""Feedback on answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001_feedback"
down_revision = None


def upgrade() -> None:
    """Make the table of feedback."""
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("verdict", sa.String(4), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
    )
