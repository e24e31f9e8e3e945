"""The queue of questions asked in Slack, and votes on their answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002_slack"
down_revision = "0001_feedback"


def upgrade() -> None:
    """Make the tables of the Slack bot."""
    op.create_table(
        "slack_question",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(200), nullable=False, unique=True),
        sa.Column("event_id", sa.String(60), index=True),
        sa.Column("way", sa.String(12), nullable=False),
        sa.Column("team", sa.String(40), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("user", sa.String(40), nullable=False),
        sa.Column("asker_team", sa.String(40)),
        sa.Column("home", sa.Boolean, nullable=False),
        sa.Column("thread", sa.String(200)),
        sa.Column("ts", sa.String(40)),
        sa.Column("direct", sa.Boolean, nullable=False),
        sa.Column("files", sa.Integer, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("response_url", sa.Text),
        sa.Column("asked_at", sa.Float, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("due", sa.Float, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("owner", sa.String(120)),
        sa.Column("lease", sa.Float),
        sa.Column("reply", sa.Text),
        sa.Column("place", sa.String(40)),
        sa.Column("message", sa.String(40)),
        sa.Column("result", sa.String(20)),
        sa.Column("done_at", sa.Float),
    )
    op.create_index("slack_question_due", "slack_question", ["state", "due"])
    op.create_index("slack_question_thread", "slack_question", ["channel", "thread"])
    op.create_index("slack_question_user", "slack_question", ["team", "user", "asked_at"])
    op.create_table(
        "slack_vote",
        sa.Column("question_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("user", sa.String(40), primary_key=True),
        sa.Column("verdict", sa.String(4), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    )
