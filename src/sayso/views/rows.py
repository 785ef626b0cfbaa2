"""What lists show: an article, a source, a statement, each as one row.

Rows are what programs get too (`contract`): fields may be added, none is renamed or removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Select, select
from sqlalchemy.engine import Connection

from sayso.ledger.dialect import in_turn
from sayso.ledger.recalling import Parts, recall_parts, when
from sayso.ledger.settled_tables import story_article
from sayso.ledger.tables import article, source, statement
from sayso.records import ChainLink, Figure, SourceKind, Stance, When


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as lists show it."""

    id: str
    """Its id."""
    title: str | None
    """The headline."""
    outlet: str | None
    """The medium's name."""
    published: str | None
    """ISO 8601, as the page gives it."""
    language: str | None
    """ISO 639-1 code."""
    url: str | None
    """Where it was read."""
    statements: int
    """How many statements its newest reading has."""
    versions: int
    """How many texts its address has had, this one included."""
    latest: bool
    """Whether none of them came after this one."""
    captured_at: str | None
    """When the page was fetched or archived."""
    added_at: str
    """When it came into the ledger."""
    story: str | None = None
    """The story it is of; None while it is not settled, or where it is not the latest text at its address."""
    origin: str | None = None
    """The article whose report it prints; its own id where it is nobody's copy, None while it is not settled."""

    @property
    def copied(self) -> bool:
        """Whether its report is another's."""
        return self.origin is not None and self.origin != self.id


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as lists show it."""

    id: str
    """Its id."""
    name: str
    """The name that most of its statements give it."""
    kind: SourceKind
    """What sort of speaker it is."""
    statements: int
    """How many statements it made."""
    articles: int
    """In how many articles."""
    outlets: int
    """In how many media, as far as they are known."""
    first: str | None
    """The first day on which it said something, as far as days are known."""
    last: str | None
    """The last."""
    named: bool
    """Whether it is named in full or confirmed; a mere mention (“the company”) holds in its article alone."""
    part_of: str | None
    """The id of the body that it speaks for."""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as lists show it."""

    id: str
    """Its id."""
    source_id: str | None
    """The source that made it; None where the holder is not to be known."""
    source_name: str | None
    """The fullest name its article gives the holder, else the words; None where there are none."""
    source_kind: SourceKind
    """What sort of speaker this is."""
    stance: Stance
    """How the holder stands to the content."""
    negated: bool
    """Whether the attribution itself is negated."""
    hedges: tuple[str, ...]
    """Words that weaken it."""
    content: str
    """What is said."""
    chain: tuple[ChainLink, ...]
    """Through whom, from the holder outward."""
    figures: tuple[Figure, ...]
    """Quantities in it."""
    said_at: When | None
    """When it was said, if the article tells."""
    confidence: float
    """0–1, that it is a statement and its spans are right."""
    article_id: str
    """The article it stands in."""
    article_title: str | None
    """That article's headline."""
    outlet: str | None
    """That article's medium."""
    published: str | None
    """When that article was published."""


ARTICLES: Select[Any] = select(
    article.c.id,
    article.c.title,
    article.c.outlet,
    article.c.published,
    article.c.language,
    article.c.url,
    article.c.statements,
    article.c.versions,
    article.c.is_latest.label("latest"),
    article.c.captured_at,
    article.c.added_at,
    select(story_article.c.story_id).where(story_article.c.article_id == article.c.id).scalar_subquery().label("story"),
    select(story_article.c.origin_id).where(story_article.c.article_id == article.c.id).scalar_subquery().label("origin"),
)

SOURCES: Select[Any] = select(
    source.c.id,
    source.c.name,
    source.c.kind,
    source.c.statements,
    source.c.articles,
    source.c.outlets,
    source.c.first,
    source.c.last,
    source.c.named,
    source.c.part_of,
)

SAID = (
    statement.c.id,
    statement.c.source_id,
    statement.c.name,
    statement.c.holder,
    statement.c.kind,
    statement.c.stance,
    statement.c.negated,
    statement.c.hedges,
    statement.c.content,
    statement.c.said_from,
    statement.c.said_to,
    statement.c.said_precision,
    statement.c.said_as,
    statement.c.said_order,
    statement.c.said_because,
    statement.c.confidence,
    statement.c.article_id,
    article.c.title.label("article_title"),
    article.c.outlet,
    article.c.published,
)
IN_ARTICLE = article.c.id == statement.c.article_id
STATEMENTS: Select[Any] = select(*SAID).join_from(statement, article, IN_ARTICLE)
STATEMENTS_BY_ARTICLE: Select[Any] = select(*SAID).select_from(in_turn(article, statement, IN_ARTICLE))
"""The same rows, found by walking the articles: for who wants the first of many in the order of their articles."""

NEWEST = (article.c.day.desc(), article.c.moment.desc(), article.c.id.desc())
"""Articles, newest first; those without a date last. An index has this order."""
BUSIEST = (source.c.statements.desc(), source.c.id.desc())
"""Sources, most statements first. Of those that are named an index has this order."""


def article_rows(connection: Connection, asked: Select[Any]) -> tuple[ArticleRow, ...]:
    """The rows of ARTICLES, narrowed and ordered."""
    return tuple(ArticleRow(**row) for row in connection.execute(asked).mappings())


def source_rows(connection: Connection, asked: Select[Any]) -> tuple[SourceRow, ...]:
    """The rows of SOURCES, narrowed and ordered."""
    return tuple(SourceRow(**row) for row in connection.execute(asked).mappings())


def statement_rows(connection: Connection, asked: Select[Any]) -> tuple[StatementRow, ...]:
    """The rows of STATEMENTS, narrowed and ordered, each with its chain and figures."""
    rows: Sequence[RowMapping] = connection.execute(asked).mappings().all()
    parts = recall_parts(connection, [row["id"] for row in rows])
    return tuple(_statement_row(row, parts) for row in rows)


def _statement_row(row: RowMapping, parts: Parts) -> StatementRow:
    return StatementRow(
        id=row["id"],
        source_id=row["source_id"],
        source_name=row["name"] or row["holder"] or None,
        source_kind=row["kind"],
        stance=row["stance"],
        negated=row["negated"],
        hedges=row["hedges"],
        content=row["content"],
        chain=parts.chain.get(row["id"], ()),
        figures=parts.figures.get(row["id"], ()),
        said_at=when(row),
        confidence=row["confidence"],
        article_id=row["article_id"],
        article_title=row["article_title"],
        outlet=row["outlet"],
        published=row["published"],
    )
