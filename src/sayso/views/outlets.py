"""Outlets: each medium once, with all names and domains it is known by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from sayso.ledger import Ledger
from sayso.ledger.tables import article, outlet, outlet_sign


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet as lists show it."""

    id: str
    """Its id."""
    name: str
    """What it is called."""
    kind: str
    """``agency`` or ``outlet``."""
    names: tuple[str, ...]
    """All names it goes by."""
    domains: tuple[str, ...]
    """Its domains on the web."""
    feeds: tuple[str, ...]
    """Its feeds."""
    articles: int
    """Its articles, each in its latest version; those that give no name for it are not counted."""


def outlets(ledger: Ledger, *, limit: int = 100, offset: int = 0) -> tuple[OutletRow, ...]:
    """The outlets, most articles first."""
    g = outlet_sign.c
    often = (
        select(g.outlet_id, func.count(article.c.id).label("articles"))
        .join(article, (article.c.outlet_key == g.value) & article.c.is_latest)
        .where(g.sort == "name")
        .group_by(g.outlet_id)
        .subquery()
    )
    amount = func.coalesce(often.c.articles, 0)
    asked = (
        select(outlet.c.id, outlet.c.name, outlet.c.kind, amount)
        .outerjoin(often, often.c.outlet_id == outlet.c.id)
        .order_by(amount.desc(), outlet.c.name, outlet.c.id)
        .limit(limit)
        .offset(offset)
    )
    signs: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    with ledger.reading() as connection:
        found = connection.execute(asked).all()
        mine = select(g.outlet_id, g.sort, g.shown).where(g.outlet_id.in_([row.id for row in found])).order_by(g.shown)
        for id_, sort, shown in connection.execute(mine):
            signs[id_, sort].append(shown)
    return tuple(
        OutletRow(id_, name, kind, tuple(signs[id_, "name"]), tuple(signs[id_, "domain"]), tuple(signs[id_, "feed"]), articles)
        for id_, name, kind, articles in found
    )
