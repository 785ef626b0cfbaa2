"""Whose report an article prints, and who prints its own: each with the evidence, what is only suggested too."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger.settled_tables import declared as d
from sayso.ledger.settled_tables import origin as r
from sayso.ledger.settled_tables import story as o
from sayso.ledger.settled_tables import story_article as sa
from sayso.ledger.tables import article as a
from sayso.records import CopyKind, Status
from sayso.views.rows import ARTICLES, ArticleRow, article_rows
from sayso.views.stories import STORIES, StoryRow, story_rows

HOME = (
    select(sa.c.story_id, sa.c.origin_id, d.c.address, d.c.kind, d.c.score, d.c.reason)
    .select_from(a)
    .outerjoin(sa, sa.c.article_id == a.c.id)
    .outerjoin(d, d.c.copy == a.c.id)
)
"""Where an article stands, and what its page says of that."""
MOST = 50
"""Copies listed on an article's page, at most."""
COPY_WORDS: dict[CopyKind, str] = {
    "verbatim": "copy",
    "partial": "partial copy",
    "translated": "translation",
    "rewritten": "reworked copy",
    "version": "later text",
}


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One article whose report is another's, as the page of either shows it."""

    article: ArticleRow
    """The other article."""
    kind: CopyKind
    """How the report was taken over."""
    score: float
    """How sure, 0–1."""
    reason: str
    """The evidence, in words."""
    status: Status
    """``confirmed`` folds, ``suggested`` waits for a person, ``rejected`` was refused by one."""
    by: str | None
    """Who decided; None for the machine."""


@dataclass(frozen=True, slots=True)
class DeclaredCopy:
    """What a page says of itself: that its report is that of another address, whether that is in the ledger or not."""

    address: str
    """The address without its scheme, as addresses are compared."""
    kind: CopyKind
    """How the report was taken over."""
    score: float
    """How sure, 0–1."""
    reason: str
    """What says so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an article stands among the others."""

    story: StoryRow | None
    """The story it is of; None while it is not settled, or where no other article reports the same."""
    copy_of: tuple[CopyRow, ...]
    """Articles that it takes its report from, the surest first; what a person refused last."""
    copies: tuple[CopyRow, ...]
    """Articles that take theirs from it."""
    declared: DeclaredCopy | None
    """What the page itself says that it is a copy of, where that is not among the articles it takes its report from."""
    articles: int
    """How many articles print this report, this one included."""


def standing(connection: Connection, article_id: str) -> Standing:
    """Where the article with this *article_id* stands."""
    home = connection.execute(HOME.where(a.c.id == article_id)).one()
    rows = story_rows(connection, STORIES.where(o.c.id == home.story_id)) if home.story_id else ()
    same = select(func.count()).where(sa.c.origin_id == home.origin_id) if home.story_id else None
    copy_of, copies = _around(connection, article_id)
    return Standing(
        story=rows[0] if rows else None,
        copy_of=copy_of,
        copies=copies,
        declared=DeclaredCopy(*home[2:]) if home.address and not copy_of else None,
        articles=(connection.scalar(same) or 1) if same is not None else 1,
    )


def _around(connection: Connection, article_id: str) -> tuple[tuple[CopyRow, ...], tuple[CopyRow, ...]]:
    """What the article was taken from, and what was taken from it."""
    asked = (
        select(r)
        .where(or_(r.c.copy == article_id, r.c.original == article_id))
        .order_by(r.c.status == "rejected", r.c.status, r.c.score.desc(), r.c.copy, r.c.original)
        .limit(MOST)
    )
    found = [(row.original if row.copy == article_id else row.copy, row) for row in connection.execute(asked)]
    others = ARTICLES.where(a.c.id.in_([other for other, _ in found]))
    articles = {row.id: row for row in article_rows(connection, others)} if found else {}
    told = [(row, CopyRow(articles[other], row.kind, row.score, row.reason, row.status, row.by)) for other, row in found]
    return tuple(each for row, each in told if row.copy == article_id), tuple(each for row, each in told if row.copy != article_id)
