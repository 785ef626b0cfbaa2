"""Keys with the moment of their article, so that those next to one another are found; ties that know which of the two came later.

Both are made from what is kept: every article that is there is marked to be compared, so that they are made again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

MARK = """INSERT OR IGNORE INTO unsettled
    SELECT 1, CASE moment WHEN 0 THEN 253402300799 ELSE moment END, id FROM article WHERE status = 'current'"""


def upgrade() -> None:
    """Take the step."""
    op.drop_table("kept_key")
    op.create_table(
        "kept_key",
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("sort", "key", "moment", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_kept_key_article_id", "kept_key", ["article_id"])
    op.drop_table("tie")
    op.create_table(
        "tie",
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("later", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["article.id"]),
        sa.ForeignKeyConstraint(["b"], ["article.id"]),
        sa.ForeignKeyConstraint(["later"], ["article.id"]),
        sa.PrimaryKeyConstraint("a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tie_b", "tie", ["b"])
    op.create_index("ix_tie_later", "tie", ["later"])
    op.execute("UPDATE definition SET sought = false")
    op.execute(MARK)
