"""What figures say beyond their bounds, and those that an article tells in its own voice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

V_FIGURE = """CREATE VIEW v_figure AS
    SELECT figure.measure, figure.low, figure.high, figure.unit, figure."of", figure.as_said, figure.low_open, figure.high_open,
        figure.approximate, figure.vague, figure.change, figure.scope,
        coalesce(statement.name, nullif(statement.holder, '')) AS source, statement.content AS words, article.published, article.outlet,
        article.title, article.url, statement.article_id, figure.statement_id, figure.start, figure."end"
    FROM figure JOIN statement ON statement.id = figure.statement_id JOIN article ON article.id = statement.article_id
    WHERE statement.shown
    UNION ALL
    SELECT own_figure.measure, own_figure.low, own_figure.high, own_figure.unit, own_figure."of", own_figure.as_said, own_figure.low_open,
        own_figure.high_open, own_figure.approximate, own_figure.vague, own_figure.change, own_figure.scope,
        NULL, own_figure.sentence, article.published, article.outlet,
        article.title, article.url, own_figure.article_id, NULL, own_figure.start, own_figure."end"
    FROM own_figure JOIN article ON article.id = own_figure.article_id
    WHERE article.is_latest"""
"""Every figure of the newest texts, whoever tells it; without a source it is the article's own voice."""


def upgrade() -> None:
    """Take the step; pages read before it tell nothing in their own voice until they are read again."""
    for column in _added():
        op.add_column("figure", column)
    op.create_index("figure_measured", "figure", ["measure", "low"])
    op.create_table(
        "own_figure",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("as_said", sa.String(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("low_open", sa.Boolean(), nullable=False),
        sa.Column("high_open", sa.Boolean(), nullable=False),
        *_added(),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("of", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("article_id", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("own_figure_measured", "own_figure", ["measure", "low"])
    op.execute(V_FIGURE)


def _added() -> list[sa.Column[object]]:
    return [
        sa.Column("approximate", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("vague", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("change", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("part_start", sa.Integer(), nullable=True),
        sa.Column("part_end", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(), nullable=True),
    ]
