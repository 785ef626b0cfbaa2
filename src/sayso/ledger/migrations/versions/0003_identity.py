"""One source per holder across articles: names apart from sources, what joins them, what persons decided; outlets by their signs.

What stands in the book keeps its ids: each former source becomes a name of its own, and names are joined as pages come.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from sayso.ledger.names import key
from sayso.records import digest
from sayso.text import fold

revision = "0003"
down_revision = "0002"

ONLY_ADDED = """CREATE TRIGGER judgement_{0} BEFORE {0} ON {1} BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END"""
V_SOURCE = """CREATE VIEW v_source AS
    SELECT source.id, source.name, source.kind, source.statements, source.articles, source.outlets, source.first, source.last, source.named,
        (SELECT body.name FROM source AS body WHERE body.id = source.part_of) AS part_of,
        (SELECT group_concat(DISTINCT source_name.name) FROM source_name WHERE source_name.source_id = source.id) AS names
    FROM source WHERE source.statements > 0"""


def upgrade() -> None:
    """Take the step."""
    _sources()
    op.create_table(
        "alias",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("senses", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    _fill_aliases()
    op.create_index("ix_alias_article_id", "alias", ["article_id"])
    op.create_index("ix_alias_source_id", "alias", ["source_id"])
    op.create_index("alias_key", "alias", ["key", "sort"])
    op.execute("ALTER TABLE statement ADD COLUMN alias_id VARCHAR REFERENCES alias (id)")
    op.execute("UPDATE statement SET alias_id = source_id")
    op.drop_index("statement_source", "statement")
    op.create_index("statement_source", "statement", ["source_id", "shown", "day", "article_id"])
    op.create_index("statement_alias", "statement", ["alias_id", "article_id"])
    _counts()
    _contexts()
    _judgements()
    _outlets()
    op.execute(V_SOURCE)


def _sources() -> None:
    op.add_column("source", sa.Column("named", sa.Boolean(), nullable=False, server_default="1"))
    op.execute("ALTER TABLE source ADD COLUMN part_of VARCHAR REFERENCES source (id)")
    op.add_column("source", sa.Column("folded", sa.String(), nullable=False, server_default=""))
    for name in ("source_busiest", "source_kind"):
        op.drop_index(name, "source")
    op.create_index("source_busiest", "source", ["named", "statements", "id"])
    op.create_index("source_kind", "source", ["kind", "named", "statements", "id"])
    op.create_index("source_called", "source", ["folded"])
    op.create_index("ix_source_part_of", "source", ["part_of"])


def _fill_aliases() -> None:
    """A name for each source; one whose id hangs on an article is a mere mention there."""
    book = op.get_bind()
    found = book.exec_driver_sql("SELECT id, name, kind, articles FROM source").all()
    for id_, name, kind, articles in found:
        name = name.decode("utf-8", "surrogatepass") if isinstance(name, bytes) else name
        folded, sort = fold(name) or name, "person" if kind == "person" else "body"
        at = book.exec_driver_sql("SELECT article_id FROM statement WHERE source_id = ? LIMIT 1", (id_,)).scalar()
        mention = at is not None and id_ == digest(sort, folded, at)
        row = (id_, name, sort, kind, folded, key(name, sort), json.dumps([]), at if mention else None, not mention, id_, articles)
        try:
            book.exec_driver_sql("INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        except UnicodeEncodeError:  # half of a surrogate pair: stored as bytes, as the book stores it
            packed = tuple(
                each.encode("utf-8", "surrogatepass") if isinstance(each, str) and place in {1, 4, 5} else each
                for place, each in enumerate(row)
            )
            book.exec_driver_sql("INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", packed)
            folded = ""
        book.exec_driver_sql("UPDATE source SET named = ?, folded = ? WHERE id = ?", (not mention, folded, id_))


def _counts() -> None:
    """What is counted is counted by name now, so that a name can go over to another source with all that hangs on it."""
    op.create_table(
        "source_name_new",
        sa.Column("alias_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["alias_id"], ["alias.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("alias_id", "name", "language", "kind"),
    )
    op.execute("INSERT INTO source_name_new SELECT source_id, name, language, kind, source_id, folded, statements FROM source_name")
    op.drop_table("source_name")
    op.rename_table("source_name_new", "source_name")
    op.create_index("ix_source_name_source_id", "source_name", ["source_id"])
    op.create_index("source_name_folded", "source_name", ["folded", "source_id"])
    op.create_table(
        "source_outlet_new",
        sa.Column("alias_id", sa.String(), nullable=False),
        sa.Column("outlet_key", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["alias_id"], ["alias.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("alias_id", "outlet_key"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO source_outlet_new SELECT source_id, outlet_key, source_id, articles FROM source_outlet")
    op.drop_table("source_outlet")
    op.rename_table("source_outlet_new", "source_outlet")
    op.create_index("ix_source_outlet_source_id", "source_outlet", ["source_id"])


def _contexts() -> None:
    op.create_table(
        "alias_block",
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("alias_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["alias_id"], ["alias.id"]),
        sa.PrimaryKeyConstraint("block", "alias_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alias_block_alias_id", "alias_block", ["alias_id"])
    op.create_table(
        "alias_context",
        sa.Column("alias_id", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["alias_id"], ["alias.id"]),
        sa.PrimaryKeyConstraint("alias_id", "sort", "value", "language"),
        sqlite_with_rowid=False,
    )
    op.create_index("alias_context_value", "alias_context", ["sort", "value", "alias_id"])
    op.create_table(
        "relation",
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("variant", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["a"], ["alias.id"]),
        sa.ForeignKeyConstraint(["b"], ["alias.id"]),
        sa.PrimaryKeyConstraint("a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_relation_b", "relation", ["b"])
    op.create_index("relation_status", "relation", ["status", "score"])


def _judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("undoes", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["judgement.id"]),
        sa.PrimaryKeyConstraint("nr"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_judgement_undoes", "judgement", ["undoes"])
    op.create_table(
        "judged",
        sa.Column("judgement_id", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("alias_id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgement.id"]),
        sa.ForeignKeyConstraint(["alias_id"], ["alias.id"]),
        sa.PrimaryKeyConstraint("judgement_id", "side", "alias_id", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_judged_alias_id", "judged", ["alias_id"])
    for event in ("update", "delete"):
        op.execute(ONLY_ADDED.format(event, "judgement"))


def _outlets() -> None:
    op.create_table(
        "outlet",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "outlet_sign",
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("outlet_id", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"]),
        sa.PrimaryKeyConstraint("sort", "value"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_outlet_sign_outlet_id", "outlet_sign", ["outlet_id"])
    op.create_table(
        "outlet_seen",
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("outlet_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("domain", "outlet_key", "name"),
        sqlite_with_rowid=False,
    )
