"""The front page: what is new, who speaks most, and how much there is."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from sayso.ledger import Ledger
from sayso.ledger.settled_tables import story
from sayso.ledger.tables import article as a
from sayso.ledger.tables import source as s
from sayso.views.rows import ARTICLES, BUSIEST, NEWEST, SOURCES, ArticleRow, SourceRow, article_rows, source_rows
from sayso.views.stories import NEWEST as NEWEST_STORIES
from sayso.views.stories import STORIES, StoryRow, story_rows

STORIES_SHOWN = 6
"""Stories on the front page: as many as stand above the fold beside nothing else."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page shows."""

    articles: tuple[ArticleRow, ...]
    """The newest articles."""
    sources: tuple[SourceRow, ...]
    """The sources with the most statements."""
    articles_total: int
    """How many articles there are, each in its latest version."""
    sources_total: int
    """How many sources, named in full or confirmed, said something in them."""
    statements_total: int
    """How many statements they hold."""
    outlets_total: int
    """How many media they are from, as far as those are known."""
    stories: tuple[StoryRow, ...] = ()
    """The stories that a person pinned, then the newest."""
    stories_total: int = 0
    """How many stories they make."""


def front(ledger: Ledger, *, limit: int = 50) -> Front:
    """The newest articles, the busiest sources (*limit* of each) and the totals."""
    key = func.nullif(a.c.outlet_key, "")
    totals = select(func.count(), func.coalesce(func.sum(a.c.statements), 0), func.count(key.distinct())).where(a.c.is_latest)
    with ledger.reading() as connection:
        articles_total, statements_total, outlets_total = connection.execute(totals).one()
        return Front(
            articles=article_rows(connection, ARTICLES.where(a.c.is_latest).order_by(*NEWEST).limit(limit)),
            sources=source_rows(connection, SOURCES.where(s.c.named, s.c.statements > 0).order_by(*BUSIEST).limit(limit)),
            articles_total=articles_total,
            sources_total=connection.scalar(select(func.count()).where(s.c.named, s.c.statements > 0)) or 0,
            statements_total=statements_total,
            outlets_total=outlets_total,
            stories=story_rows(connection, STORIES.order_by(*NEWEST_STORIES).limit(STORIES_SHOWN)),
            stories_total=connection.scalar(select(func.count()).select_from(story)) or 0,
        )
