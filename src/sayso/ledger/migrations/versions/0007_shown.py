"""Where an article's text links to, and its pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Take the step; pages read before it have neither until they are read again."""
    for name in ("linked", "picture"):
        op.create_table(
            name,
            sa.Column("article_id", sa.String(), nullable=False),
            sa.Column("ordinal", sa.Integer(), nullable=False),
            sa.Column("url", sa.String(), nullable=False),
            sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
            sa.PrimaryKeyConstraint("article_id", "ordinal"),
            sqlite_with_rowid=False,
        )
