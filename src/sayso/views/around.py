"""What stands around an article on its page: readers' notes, the days it names, its pictures, what else its story and authors have."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.identity import outlet_key
from sayso.ledger.settled_tables import story_article as sa
from sayso.ledger.tables import article as a
from sayso.ledger.tables import author as w
from sayso.text import fold
from sayso.views.articles import ArticleView
from sayso.views.calendar import ArticleDays, article_days
from sayso.views.media import Medium, media
from sayso.views.notes import NoteRow, notes_on_article
from sayso.views.rows import ARTICLES, NEWEST, ArticleRow, article_rows

LISTED = 6
"""Articles in each list."""
AUTHORS = 3
"""Authors with a list of their own."""


@dataclass(frozen=True, slots=True)
class Others:
    """Other articles that have something in common with this one, the newest of them."""

    name: str
    """What: the story's name, the section's, the author's."""
    rows: tuple[ArticleRow, ...]
    """The newest."""
    total: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class Around:
    """Everything around an article."""

    notes: tuple[NoteRow, ...]
    """Readers' notes on it and on its statements, oldest first."""
    days: ArticleDays
    """The days that it names."""
    story: Others | None
    """Of the same story."""
    section: Others | None
    """Of the same section of the same outlet."""
    authors: tuple[Others, ...]
    """By the same authors."""
    media: tuple[Medium, ...]
    """Pictures and videos that its page held."""


def around(ledger: Ledger, view: ArticleView) -> Around:
    """What stands around the article of *view*."""
    it, id_ = view.article, view.row.id
    with ledger.reading() as connection:
        return Around(
            notes=notes_on_article(connection, id_, {each.id: each.content.text for each in view.statements}),
            days=article_days(connection, id_),
            story=_story(connection, view),
            section=_section(connection, id_, it.outlet, it.section),
            authors=tuple(filter(None, (_author(connection, id_, name, it.outlet) for name in it.byline[:AUTHORS]))),
            media=media(it),
        )


def _story(connection: Connection, view: ArticleView) -> Others | None:
    home = view.standing.story
    if home is None:
        return None
    mine = select(sa.c.article_id).where(sa.c.story_id == home.id, sa.c.article_id != view.row.id)
    # An article next to this one says more of what it is about than the story's last word.
    this = a.alias("this")
    near = func.abs(a.c.moment - select(this.c.moment).where(this.c.id == view.row.id).scalar_subquery())
    rows = article_rows(connection, ARTICLES.where(a.c.id.in_(mine)).order_by(near, *NEWEST).limit(LISTED))
    return Others(home.name, rows, home.articles - 1) if rows else None


def _section(connection: Connection, id: str, outlet: str | None, section: str | None) -> Others | None:
    if not section or not outlet:
        return None
    there = (a.c.is_latest, a.c.outlet_key == outlet_key(outlet), a.c.section == section, a.c.id != id)
    rows = article_rows(connection, ARTICLES.where(*there).order_by(*NEWEST).limit(LISTED))
    total = connection.scalar(select(func.count()).select_from(a).where(*there)) if rows else 0
    return Others(section, rows, total or 0) if rows else None


def _author(connection: Connection, id: str, name: str, outlet: str | None) -> Others | None:
    """What else somebody wrote; a paper's own name under an article is nobody's."""
    key = fold(name)
    if not key or key == fold(outlet or ""):
        return None
    theirs = select(w.c.article_id).where(w.c.key == key, w.c.article_id != id)
    there = (a.c.is_latest, a.c.id.in_(theirs))
    rows = article_rows(connection, ARTICLES.where(*there).order_by(*NEWEST).limit(LISTED))
    total = connection.scalar(select(func.count()).select_from(a).where(*there)) if rows else 0
    return Others(name, rows, total or 0) if rows else None
