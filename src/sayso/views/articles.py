"""Articles: the newest at each address as a list, and one whole with its statements and versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.identity import outlet_key
from sayso.ledger.keeping import recall_claims
from sayso.ledger.recalling import recall_article, recall_own_figures, recall_statements
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.records import Article, Figure, Statement, Toll
from sayso.text import Span
from sayso.views.asking import by_prefix
from sayso.views.copies import Standing, standing
from sayso.views.measured import reported
from sayso.views.rows import ARTICLES, NEWEST, ArticleRow, article_rows


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article, whole."""

    row: ArticleRow
    """As lists show it."""
    article: Article
    """Its text and everything the page says about it."""
    statements: tuple[Statement, ...]
    """Who says what in it, by its newest reading, in reading order."""
    source_ids: Mapping[str, str]
    """From a statement's id to its source's; those whose holder is not to be known are not in it."""
    own: tuple[Figure, ...]
    """The figures it tells in its own voice, in reading order."""
    tolls: tuple[Toll, ...]
    """What the event that it reports cost, as it tells."""
    versions: tuple[ArticleRow, ...]
    """All texts that its address has had, this one included, oldest first."""
    standing: Standing
    """Its story, whose report it prints, and who prints its own."""
    claims: Mapping[str, Span]
    """Where the words stand that the settled book takes as said in its own voice, by the ids they have there."""


def articles(
    ledger: Ledger,
    *,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    language: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> tuple[ArticleRow, ...]:
    """The articles, newest first; of each only its latest version.

    *since* and *until* are days (YYYY-MM-DD), inclusive; an article without a date is on no day.
    """
    asked = ARTICLES.where(a.c.is_latest).order_by(*NEWEST).limit(limit).offset(offset)
    if outlet:
        asked = asked.where(a.c.outlet_key == outlet_key(outlet))
    if since:
        asked = asked.where(a.c.day >= since)
    if until:
        asked = asked.where(a.c.day <= until, a.c.day > "")
    if language:
        asked = asked.where(a.c.language == language)
    with ledger.reading() as connection:
        return article_rows(connection, asked)


def article(ledger: Ledger, id: str) -> ArticleView:
    """The article with this id, or whose id alone begins so.

    Raises NotInLedger when there is none, UsageError when several begin so.
    """
    with ledger.reading() as connection:
        whole = by_prefix(connection, a.c.id, id, "article")
        found = recall_article(connection, whole)
        assert found is not None
        said = select(s.c.id, s.c.source_id).where(s.c.article_id == whole, s.c.status == "current").order_by(s.c.ordinal)
        sources = dict(connection.execute(said).tuples().all())
        [row] = article_rows(connection, ARTICLES.where(a.c.id == whole))
        return ArticleView(
            row=row,
            article=found,
            statements=recall_statements(connection, list(sources)),
            source_ids={id_: source_id for id_, source_id in sources.items() if source_id},
            own=recall_own_figures(connection, whole),
            tolls=reported(found),
            versions=versions_of(connection, whole),
            standing=standing(connection, whole),
            claims=_claims(connection, whole),
        )


def versions_of(connection: Connection, id: str) -> tuple[ArticleRow, ...]:
    """All texts that the address of the article with this *id* has had, oldest first."""
    home = select(a.c.locator).where(a.c.id == id).scalar_subquery()
    stands = ARTICLES.where(a.c.locator == home, a.c.status == "current")
    return article_rows(connection, stands.order_by(a.c.is_latest, a.c.known_at, a.c.modified, a.c.added_at, a.c.id))


def _claims(connection: Connection, id: str) -> dict[str, Span]:
    """Where an article claims something in its own voice: its first figure there, else its words."""
    told = recall_claims(connection, [id]).get(id, ())
    return {each.id: each.counted[0].span if each.counted else each.span for each in told if each.own}
