"""Readings that a person put right, searches that are kept, and what the lists of waiting joins and of facets are read from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "corrected",
        sa.Column("judgement_id", sa.String(), nullable=False),
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgement.id"]),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("judgement_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_corrected_statement_id", "corrected", ["statement_id"])
    op.create_index("ix_corrected_article_id", "corrected", ["article_id"])
    op.create_table(
        "saved_search",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("statement_day", "statement", ["shown", "day"])
    op.create_index("statement_unsure", "statement", ["confidence"], sqlite_where=sa.text("shown AND confidence < 0.7"))
    op.create_index("voice_suggested", "voice", ["score"], sqlite_where=sa.text("status = 'suggested'"))
    op.create_index("answer_relation_suggested", "answer_relation", ["score"], sqlite_where=sa.text("status = 'suggested'"))
