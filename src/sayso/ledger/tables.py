"""The book's tables: each noun of `records` one table, each list in it one more, every row keyed by what it says.

What is derived (counts, days to sort by, `shown`) stands beside what it is derived from, so that no list of a large book adds
up a million rows; it is written in the same transaction. `migrations/` makes these tables; a test holds the two together.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    false,
    text,
)

from sayso.ledger.stored import Said, Several

metadata = MetaData()

article = Table(
    "article",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Said),
    Column("outlet", Said),
    Column("published", Said),
    Column("language", Said),
    Column("url", Said),
    Column("statements", Integer, nullable=False),  # of the newest reading
    Column("status", String, nullable=False),  # current | superseded: the same page has since been read to say another text
    Column("is_latest", Boolean, nullable=False),
    Column("version_of", String, ForeignKey("article.id"), index=True),
    Column("versions", Integer, nullable=False),  # how many articles share the locator, this one included
    Column("locator", Said, nullable=False, index=True),
    Column("made_by", Said, nullable=False),  # of the newest reading
    Column("outlet_key", Said, nullable=False),  # the outlet's name, folded
    Column("day", String, nullable=False),  # of publication; empty where the page gives none
    Column("moment", Integer, nullable=False),  # of publication, seconds in UTC: orders what one day brought
    Column("known_at", Float, nullable=False),  # when it stood so, as far as is known: orders versions
    Column("canonical_url", Said),
    Column("lead", Said),
    Column("byline", Several, nullable=False),
    Column("section", Said),
    Column("tags", Several, nullable=False),
    Column("modified", Said),
    Column("captured_at", Said),
    Column("sha256", String, nullable=False),
    Column("added_at", String, nullable=False),
    Column("text", Said, nullable=False),  # last, so that lists need not read past it
    # Unique, as any index with the id in it is: said aloud, it lets SQLite walk a list in order without sorting it.
    Index("article_newest", "is_latest", "day", "moment", "id", unique=True),
    Index("article_outlet", "is_latest", "outlet_key", "day", "moment", "id", unique=True),
    Index("article_language", "is_latest", "language", "day", "moment", "id"),
    Index("article_counts", "is_latest", "outlet_key", "outlet", "statements"),
    Index("article_section", "is_latest", "outlet_key", "section", "day", "moment", "id"),
)

reading = Table(
    "reading",
    metadata,
    Column("id", String, primary_key=True),
    Column("article_id", String, ForeignKey("article.id"), nullable=False, index=True),
    Column("made_by", Said, nullable=False),
    Column("read_at", String, nullable=False),
    Column("statements", Integer, nullable=False),
)
"""One article read by one model."""

block = Table(
    "block",
    metadata,
    Column("article_id", String, ForeignKey("article.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("place", Said),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    Column("article_id", String, ForeignKey("article.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("relation", String, nullable=False),
    Column("url", Said, nullable=False),
    Column("language", Said),
    sqlite_with_rowid=False,
)


author = Table(
    "author",
    metadata,
    Column("key", Said, primary_key=True),  # the name, folded
    Column("article_id", String, ForeignKey("article.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Who wrote an article, for finding what else they wrote."""


def _addresses(name: str) -> Table:
    """A table of addresses of an article, in their order."""
    return Table(
        name,
        metadata,
        Column("article_id", String, ForeignKey("article.id"), primary_key=True),
        Column("ordinal", Integer, primary_key=True),
        Column("url", Said, nullable=False),
        sqlite_with_rowid=False,
    )


linked = _addresses("linked")
"""Where an article's own text links to."""
picture = _addresses("picture")
"""Its pictures."""

page_content = Table(
    "page_content",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("bytes", Integer, nullable=False),
    Column("packing", String, nullable=False),  # zlib
    Column("content", LargeBinary, nullable=False),
)
"""The saved pages themselves, apart from everything that is ever listed."""

page = Table(
    "page",
    metadata,
    Column("sha256", String, ForeignKey("page_content.sha256"), primary_key=True),
    Column("told", String, primary_key=True),  # what was told of the page from outside, as a digest
    Column("article_id", String, ForeignKey("article.id"), nullable=False, index=True),
    Column("made_by", Said, nullable=False),
    Column("address", Said, nullable=False),
    Column("url", Said),
    Column("media_type", Said, nullable=False),
    Column("charset", Said),
    Column("captured_at", String),
    Column("published", Said),
    Column("outlet", Said),
    Column("read_at", String, nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Said, nullable=False),
    Column("kind", String, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("first", String),
    Column("last", String),
    Column("named", Boolean, nullable=False),  # named in full or confirmed by a person; a mere mention holds in its article alone
    Column("part_of", String, ForeignKey("source.id"), index=True),  # the body that a role or spokesman speaks for
    Column("folded", Said, nullable=False),  # the name, for looking it up
    Index("source_busiest", "named", "statements", "id"),
    Index("source_kind", "kind", "named", "statements", "id"),
    Index("source_called", "folded"),
)
"""One row for each id that was ever a source's; those whose names have all gone over to another have no statements."""

alias = Table(
    "alias",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Said, nullable=False),
    Column("sort", String, nullable=False),  # person | body
    Column("kind", String, nullable=False),
    Column("folded", Said, nullable=False),
    Column("key", Said, nullable=False),  # what all spellings of the name share
    Column("senses", Several, nullable=False),  # what tells namesakes apart
    Column("article_id", String, ForeignKey("article.id"), index=True),  # the only article in which it means this, if so
    Column("named", Boolean, nullable=False),  # in full, so that it holds beyond its article
    Column("source_id", String, ForeignKey("source.id"), nullable=False, index=True),
    Column("articles", Integer, nullable=False),
    Index("alias_key", "key", "sort"),
)
"""A name as somebody goes by it, and whose it is."""

alias_block = Table(
    "alias_block",
    metadata,
    Column("block", Said, primary_key=True),
    Column("alias_id", String, ForeignKey("alias.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""The pens in which names are compared."""

alias_context = Table(
    "alias_context",
    metadata,
    Column("alias_id", String, ForeignKey("alias.id"), primary_key=True),
    Column("sort", String, primary_key=True),  # form | body | word
    Column("value", Said, primary_key=True),
    Column("language", Said, primary_key=True),  # of the articles, for forms; else empty
    Column("name", Said, nullable=False),  # the words themselves, for forms and bodies
    Column("statements", Integer, nullable=False),
    Index("alias_context_value", "sort", "value", "alias_id"),
    sqlite_with_rowid=False,
)
"""What articles tell of a name's bearer: other names, the body behind, telling words of descriptions."""

relation = Table(
    "relation",
    metadata,
    Column("a", String, ForeignKey("alias.id"), primary_key=True),
    Column("b", String, ForeignKey("alias.id"), primary_key=True, index=True),
    Column("kind", String, nullable=False),  # same
    Column("score", Float, nullable=False),
    Column("reason", Said, nullable=False),
    Column("variant", Boolean, nullable=False),
    Column("status", String, nullable=False),  # suggested | confirmed | rejected
    Column("by", Said),  # who decided; empty for the machine
    Column("at", String),
    Index("relation_status", "status", "score"),
    sqlite_with_rowid=False,
)
"""Two names that are alike, and whether they are one's."""

judgement = Table(
    "judgement",
    metadata,
    Column("nr", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),  # of `merging` about sources, of `ruling` about copies, stories, questions, revisions; or undo
    Column("a", Said, nullable=False),  # the names, as they stood then
    Column("b", Said, nullable=False),
    Column("name", Said),  # the new name
    Column("undoes", String, ForeignKey("judgement.id"), index=True),
    Column("by", Said, nullable=False),
    Column("at", String, nullable=False),
    Column("verdict", String),  # yes | no | unsure, on a join
)
"""What persons decided; rows are only ever added."""

judged = Table(
    "judged",
    metadata,
    Column("judgement_id", String, ForeignKey("judgement.id"), primary_key=True),
    Column("side", String, primary_key=True),  # a | b
    Column("alias_id", String, ForeignKey("alias.id"), primary_key=True, index=True),
    Column("article_id", String, primary_key=True),  # where only this article's words were meant; else empty
    sqlite_with_rowid=False,
)
"""The names that a judgement is about."""

source_name = Table(
    "source_name",
    metadata,
    Column("alias_id", String, ForeignKey("alias.id"), primary_key=True),
    Column("name", Said, primary_key=True),
    Column("language", Said, primary_key=True),  # of the article; empty where it is not known
    Column("kind", String, primary_key=True),
    Column("source_id", String, ForeignKey("source.id"), nullable=False, index=True),
    Column("folded", Said, nullable=False),
    Column("statements", Integer, nullable=False),
    Index("source_name_folded", "folded", "source_id"),
)

source_outlet = Table(
    "source_outlet",
    metadata,
    Column("alias_id", String, ForeignKey("alias.id"), primary_key=True),
    Column("outlet_key", Said, primary_key=True),
    Column("source_id", String, ForeignKey("source.id"), nullable=False, index=True),
    Column("articles", Integer, nullable=False),
    sqlite_with_rowid=False,
)

statement = Table(
    "statement",
    metadata,
    Column("nr", Integer, primary_key=True),  # where it lies in this file, for the full-text index; `id` is its name
    Column("id", String, nullable=False, unique=True),
    Column("article_id", String, ForeignKey("article.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),  # reading order
    Column("source_id", String, ForeignKey("source.id")),
    Column("name", Said),
    Column("kind", String, nullable=False),
    Column("holder", Said, nullable=False),
    Column("part_of", Said),
    Column("forms", Several, nullable=False),
    Column("described", Several, nullable=False),
    Column("anonymity", Said, nullable=False),
    Column("holder_because", Said, nullable=False),
    Column("stance", String, nullable=False),
    Column("stance_because", Said, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("cue", Said, nullable=False),
    Column("content", Said, nullable=False),
    Column("title", Said),  # the article's, for the full-text index
    Column("speech", String, nullable=False),
    Column("hedges", Several, nullable=False),
    Column("within", String, ForeignKey("statement.id", deferrable=True, initially="DEFERRED")),
    Column("said_from", Said),
    Column("said_to", Said),
    Column("said_precision", String),
    Column("said_as", Said),
    Column("said_order", String),
    Column("said_because", Said, nullable=False),
    Column("day", String, nullable=False),  # said, or else published; empty where neither is known
    Column("confidence", Float, nullable=False),
    Column("status", String, nullable=False),  # current | superseded
    Column("shown", Boolean, nullable=False),  # current, and in the latest version of its article
    Column("reading_id", String, ForeignKey("reading.id"), nullable=False),
    Column("alias_id", String, ForeignKey("alias.id")),  # the name that its source goes by here
    Index("statement_article", "article_id", "status", "ordinal"),
    Index("statement_source", "source_id", "shown", "day", "article_id"),
    Index("statement_alias", "alias_id", "article_id"),
    Index("statement_stance", "shown", "stance", "source_id"),
    Index("statement_reading", "reading_id"),
    Index("statement_within", "within", sqlite_where=text("within IS NOT NULL")),
    Index("statement_day", "shown", "day"),
    Index("statement_unsure", "confidence", sqlite_where=text("shown AND confidence < 0.7")),
)

statement_span = Table(
    "statement_span",
    metadata,
    Column("statement_id", String, ForeignKey("statement.id"), primary_key=True),
    Column("role", String, primary_key=True),  # source | cue | content
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

candidate = Table(
    "candidate",
    metadata,
    Column("statement_id", String, ForeignKey("statement.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),  # best first
    Column("name", Said, nullable=False),
    Column("kind", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("because", Said, nullable=False),
    sqlite_with_rowid=False,
)
"""Who else might have been meant by a statement's holder."""

chain = Table(
    "chain",
    metadata,
    Column("statement_id", String, ForeignKey("statement.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),  # from the holder outward
    Column("name", Said, nullable=False),
    Column("relation", String, nullable=False),
    Column("text", Said, nullable=False),
    Column("because", Said, nullable=False),
    sqlite_with_rowid=False,
)

chain_span = Table(
    "chain_span",
    metadata,
    Column("statement_id", String, primary_key=True),
    Column("link", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    ForeignKeyConstraint(["statement_id", "link"], ["chain.statement_id", "chain.ordinal"]),
    sqlite_with_rowid=False,
)


def _figure() -> list[Column[Any]]:
    """The columns of a figure, whoever tells it."""
    return [
        Column("as_said", Said, nullable=False),
        Column("low", Float),
        Column("high", Float),
        Column("low_open", Boolean, nullable=False),
        Column("high_open", Boolean, nullable=False),
        Column("approximate", Boolean, nullable=False, server_default=false()),
        Column("vague", Boolean, nullable=False, server_default=false()),
        Column("change", String),  # up by | up to | down by | down to
        Column("unit", Said),
        Column("measure", Said),
        Column("of", Said),
        Column("part_start", Integer),  # where the figure stands that this is a part of
        Column("part_end", Integer),
        Column("scope", String),  # event | cumulative
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
    ]


figure = Table(
    "figure",
    metadata,
    Column("statement_id", String, ForeignKey("statement.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    *_figure(),
    Index("figure_measured", "measure", "low"),
    sqlite_with_rowid=False,
)

own_figure = Table(
    "own_figure",
    metadata,
    Column("article_id", String, ForeignKey("article.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    *_figure(),
    Column("sentence", Said, nullable=False),  # in which it stands, for looking it up and for showing it in a list
    Index("own_figure_measured", "measure", "low"),
    sqlite_with_rowid=False,
)
"""What an article tells in its own voice, outside every statement, by its newest reading."""

outlet = Table(
    "outlet",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Said, nullable=False),
    Column("kind", String, nullable=False),  # agency | outlet
)
"""A medium: one id for all its domains, names and feeds."""

outlet_sign = Table(
    "outlet_sign",
    metadata,
    Column("sort", String, primary_key=True),  # name | domain | feed
    Column("value", Said, primary_key=True),  # as it is compared
    Column("outlet_id", String, ForeignKey("outlet.id"), nullable=False, index=True),
    Column("shown", Said, nullable=False),  # as it is written
    sqlite_with_rowid=False,
)
"""What an outlet is known by."""

outlet_seen = Table(
    "outlet_seen",
    metadata,
    Column("domain", Said, primary_key=True),
    Column("outlet_key", Said, primary_key=True),
    Column("name", Said, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which domains and names have stood together on an article: outlets are put together from these."""

skipped = Table(
    "skipped",
    metadata,
    Column("address", Said, primary_key=True),
    Column("kind", String, nullable=False),
    Column("reason", Said, nullable=False),
    Column("times", Integer, nullable=False),
    Column("first_at", String, nullable=False),
    Column("last_at", String, nullable=False),
)
"""Inputs that gave nothing yet; a row goes when its input is read."""
