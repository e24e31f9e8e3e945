"""Use of the language model by day and caller."""

import sqlalchemy as sa
from alembic import op

revision = "0004_model_usage"
down_revision = "0003_keys"


def upgrade() -> None:
    """Make the table of use."""
    op.create_table(
        "model_usage",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("caller", sa.String(100), primary_key=True),
        sa.Column("tokens", sa.BigInteger, nullable=False),
        sa.Column("cost", sa.Float, nullable=False),
    )
