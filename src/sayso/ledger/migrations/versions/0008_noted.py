"""Readers' notes, which are only ever added; the days that articles name; who wrote them, and in which section.

Days are made with what is kept of an article, which the next settling makes anew; authors are read from the rows that are there.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from sayso.text import fold

revision = "0008"
down_revision = "0007"

REFUSAL = "notes are only ever added"
ONLY_ADDED = {
    "sqlite": [
        f"CREATE TRIGGER note_{event} BEFORE {event} ON note BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END" for event in ("update", "delete")
    ],
    "postgresql": [
        f"CREATE FUNCTION note_only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        "CREATE TRIGGER note_only_added BEFORE UPDATE OR DELETE ON note FOR EACH ROW EXECUTE FUNCTION note_only_added()",
    ],
}
"""What refuses to change a note, as each database says it."""


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "note",
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("statement_id", sa.String()),
        sa.Column("quoted", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("withdraws", sa.String()),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.ForeignKeyConstraint(["withdraws"], ["note.id"]),
        sa.PrimaryKeyConstraint("nr"),
        sa.UniqueConstraint("id"),
    )
    for column in ("article_id", "statement_id", "withdraws"):
        op.create_index(f"ix_note_{column}", "note", [column])
    for words in ONLY_ADDED[op.get_bind().dialect.name]:
        op.execute(words)
    _named_days()
    _authors()
    op.create_index("article_section", "article", ["is_latest", "outlet_key", "section", "day", "moment", "id"])


def _named_days() -> None:
    op.create_table(
        "named_day",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.String()),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("as_said", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("exact", sa.Boolean(), nullable=False),
        sa.Column("saying", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("article_id", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_named_day_statement_id", "named_day", ["statement_id"])
    op.create_index("named_day_first", "named_day", ["shown", "saying", "exact", "first", "article_id", "ordinal"], unique=True)


def _authors() -> None:
    author = op.create_table(
        "author",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("key", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_author_article_id", "author", ["article_id"])
    connection = op.get_bind()
    for id_, byline in connection.execute(sa.text("SELECT id, byline FROM article WHERE byline <> '[]'")).all():
        if keys := {fold(name) for name in _names(byline)} - {""}:
            connection.execute(author.insert(), [{"key": key, "article_id": id_} for key in sorted(keys)])


def _names(byline: str | bytes) -> list[str]:
    """The names of a byline as it is stored; of one that no database takes as text none are looked for."""
    return [] if isinstance(byline, bytes) else [str(name) for name in json.loads(byline)]
