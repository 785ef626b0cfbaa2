"""The first tables, the full-text index over what was said, and two views for who opens the file with other tools."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SEARCH = (
    # The words lie in `statement` alone; the index holds no copy. Datasette finds it by its content table.
    """CREATE VIRTUAL TABLE statement_fts USING fts5(
        content, name, holder, title, content="statement", content_rowid="nr", tokenize="unicode61 remove_diacritics 2"
    )""",
    # Only what is shown is indexed, so that counting what was found needs no look at the rows.
    """CREATE TRIGGER statement_enters AFTER INSERT ON statement WHEN new.shown BEGIN
        INSERT INTO statement_fts (rowid, content, name, holder, title) VALUES (new.nr, new.content, new.name, new.holder, new.title);
    END""",
    """CREATE TRIGGER statement_leaves AFTER DELETE ON statement WHEN old.shown BEGIN
        INSERT INTO statement_fts (statement_fts, rowid, content, name, holder, title)
        VALUES ('delete', old.nr, old.content, old.name, old.holder, old.title);
    END""",
    # One trigger for leaving and entering: SQLite promises no order between two.
    """CREATE TRIGGER statement_turns AFTER UPDATE OF shown, content, name, holder, title ON statement BEGIN
        INSERT INTO statement_fts (statement_fts, rowid, content, name, holder, title)
        SELECT 'delete', old.nr, old.content, old.name, old.holder, old.title WHERE old.shown;
        INSERT INTO statement_fts (rowid, content, name, holder, title)
        SELECT new.nr, new.content, new.name, new.holder, new.title WHERE new.shown;
    END""",
)

VIEWS = (
    """CREATE VIEW v_article AS
        SELECT article.id, article.published, article.outlet, article.title, article.language, article.statements, article.is_latest,
            article.versions, article.version_of, article.url, article.canonical_url, article.byline, article.section, article.tags,
            article.modified, article.captured_at, article.sha256, article.made_by, article.text
        FROM article""",
    """CREATE VIEW v_statement AS
        SELECT statement.id, coalesce(statement.name, nullif(statement.holder, '')) AS source, statement.kind AS source_kind,
            statement.stance, statement.negated, statement.content, statement.hedges, statement.speech,
            (SELECT group_concat(relation || ' ' || name, ' <- ') FROM (
                SELECT relation, name FROM chain WHERE statement_id = statement.id ORDER BY ordinal)) AS chain,
            (SELECT group_concat(as_said, '; ') FROM (
                SELECT as_said FROM figure WHERE statement_id = statement.id ORDER BY ordinal)) AS figures,
            statement.said_from, statement.said_to, statement.confidence, article.published, article.outlet, article.title, article.url,
            statement.article_id, statement.source_id, statement.status, statement.shown
        FROM statement JOIN article ON article.id = statement.article_id""",
)


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "article",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("is_latest", sa.Boolean(), nullable=False),
        sa.Column("version_of", sa.String(), nullable=True),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.Column("locator", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("outlet_key", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("moment", sa.Integer(), nullable=False),
        sa.Column("known_at", sa.Float(), nullable=False),
        sa.Column("canonical_url", sa.String(), nullable=True),
        sa.Column("lead", sa.String(), nullable=True),
        sa.Column("byline", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=True),
        sa.Column("tags", sa.String(), nullable=False),
        sa.Column("modified", sa.String(), nullable=True),
        sa.Column("captured_at", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["version_of"], ["article.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("article_counts", "article", ["is_latest", "outlet_key", "outlet", "statements"])
    op.create_index("article_language", "article", ["is_latest", "language", "day", "moment", "id"])
    op.create_index("article_newest", "article", ["is_latest", "day", "moment", "id"], unique=True)
    op.create_index("article_outlet", "article", ["is_latest", "outlet_key", "day", "moment", "id"], unique=True)
    op.create_index("ix_article_locator", "article", ["locator"])
    op.create_index("ix_article_version_of", "article", ["version_of"])
    op.create_table(
        "page_content",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("packing", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "skipped",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.String(), nullable=False),
        sa.Column("last_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("address"),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(), nullable=True),
        sa.Column("last", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("source_busiest", "source", ["statements", "id"])
    op.create_index("source_kind", "source", ["kind", "statements", "id"])
    op.create_table(
        "block",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("article_id", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "link",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("article_id", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "page",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("charset", sa.String(), nullable=True),
        sa.Column("captured_at", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["sha256"], ["page_content.sha256"]),
        sa.PrimaryKeyConstraint("sha256", "told"),
    )
    op.create_index("ix_page_article_id", "page", ["article_id"])
    op.create_table(
        "reading",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_reading_article_id", "reading", ["article_id"])
    op.create_table(
        "source_name",
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("source_id", "name", "language", "kind"),
    )
    op.create_index("source_name_folded", "source_name", ["folded", "source_id"])
    op.create_table(
        "source_outlet",
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("outlet_key", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("source_id", "outlet_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement",
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("cue", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("speech", sa.String(), nullable=False),
        sa.Column("hedges", sa.String(), nullable=False),
        sa.Column("within", sa.String(), nullable=True),
        sa.Column("said_from", sa.String(), nullable=True),
        sa.Column("said_to", sa.String(), nullable=True),
        sa.Column("said_precision", sa.String(), nullable=True),
        sa.Column("said_as", sa.String(), nullable=True),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("reading_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["within"], ["statement.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("nr"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("statement_article", "statement", ["article_id", "status", "ordinal"])
    op.create_index("statement_reading", "statement", ["reading_id"])
    op.create_index("statement_source", "statement", ["source_id", "shown", "day"])
    op.create_index("statement_stance", "statement", ["shown", "stance", "source_id"])
    op.create_index("statement_within", "statement", ["within"], unique=False, sqlite_where=sa.text("within IS NOT NULL"))
    op.create_table(
        "chain",
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("statement_id", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figure",
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("as_said", sa.String(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("low_open", sa.Boolean(), nullable=False),
        sa.Column("high_open", sa.Boolean(), nullable=False),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("of", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("statement_id", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement_span",
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("statement_id", "role", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "chain_span",
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("link", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["statement_id", "link"], ["chain.statement_id", "chain.ordinal"]),
        sa.PrimaryKeyConstraint("statement_id", "link", "ordinal"),
        sqlite_with_rowid=False,
    )
    for command in (*SEARCH, *VIEWS):
        op.execute(command)
