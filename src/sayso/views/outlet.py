"""One outlet: what it is known by, whom it quotes and how often without a name, whom it copies and who copies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.ledger.identity import outlet_key
from sayso.ledger.portions import some_of
from sayso.ledger.settled_tables import origin as r
from sayso.ledger.tables import article as a
from sayso.ledger.tables import chain as h
from sayso.ledger.tables import outlet as t
from sayso.ledger.tables import outlet_sign as g
from sayso.ledger.tables import source as o
from sayso.ledger.tables import statement as s
from sayso.views.asking import ids_from
from sayso.views.dossier import NAMES, Often, outlets_called
from sayso.views.outlets import OutletRow
from sayso.views.rows import ARTICLES, NEWEST, ArticleRow, article_rows

LOOKED = 400
"""Articles whose statements are counted, the newest: what an outlet does now is asked, and a page must not take longer with the years."""
LISTED = 20
"""Articles listed; the list of articles has all."""


@dataclass(frozen=True, slots=True)
class OutletView:
    """One outlet, whole."""

    row: OutletRow
    """As lists show it."""
    articles: tuple[ArticleRow, ...]
    """Its newest articles."""
    first: str | None
    """The day of its first article, as far as days are known."""
    last: str | None
    """The day of its last."""
    looked: int
    """In how many of its articles, the newest, what follows was counted."""
    statements: int
    """How many statements stand in them."""
    unnamed: int
    """How many of these are of somebody not named."""
    relayed: int
    """How many it has through somebody else."""
    quoted: tuple[Often, ...]
    """Whom it quotes, most often first, with a source's id."""
    through: tuple[Often, ...]
    """Through whom it has what it has not itself, with an outlet's id."""
    copies: tuple[Often, ...]
    """Whose reports it prints, most often first, with an outlet's id."""
    copied_by: tuple[Often, ...]
    """Who prints its reports."""


def outlet(ledger: Ledger, which: str) -> OutletView:
    """The outlet with this id or name.

    Raises NotInLedger when there is none.
    """
    with ledger.reading() as connection:
        id_ = _one(connection, which)
        signs = connection.execute(select(g.c.sort, g.c.value, g.c.shown).where(g.c.outlet_id == id_).order_by(g.c.shown)).all()
        keys = [row.value for row in signs if row.sort == "name"]
        mine = (a.c.is_latest, a.c.outlet_key.in_(keys))
        [called] = connection.execute(select(t.c.name, t.c.kind).where(t.c.id == id_)).all()
        total, first, last = connection.execute(
            select(func.count(), func.min(func.nullif(a.c.day, "")), func.max(func.nullif(a.c.day, ""))).where(*mine)
        ).one()
        looked = list(connection.scalars(select(a.c.id).where(*mine).order_by(*NEWEST).limit(LOOKED)))
        counted = _Counted.of(connection, looked)
        named: dict[str, list[str]] = {sort: [row.shown for row in signs if row.sort == sort] for sort in ("name", "domain", "feed")}
        return OutletView(
            row=OutletRow(id_, called.name, called.kind, tuple(named["name"]), tuple(named["domain"]), tuple(named["feed"]), total),
            articles=article_rows(connection, ARTICLES.where(*mine).order_by(*NEWEST).limit(LISTED)),
            first=first,
            last=last,
            looked=len(looked),
            statements=counted.statements,
            unnamed=counted.unnamed,
            relayed=counted.relayed,
            quoted=_sources(connection, counted.sources),
            through=_outlets(connection, counted.relays),
            copies=_copied(connection, keys, theirs=r.c.original, ours=r.c.copy),
            copied_by=_copied(connection, keys, theirs=r.c.copy, ours=r.c.original),
        )


def _one(connection: Connection, which: str) -> str:
    found = ids_from(connection, t.c.id, which)
    if len(found) == 1:
        return found[0]
    named = connection.scalar(select(g.c.outlet_id).where(g.c.sort == "name", g.c.value == outlet_key(which)))
    if named is None:
        raise NotInLedger("there is no outlet with this id or name in the ledger", which)
    return str(named)


@dataclass(slots=True)
class _Counted:
    """What stands in some articles."""

    statements: int
    unnamed: int
    relayed: int
    sources: dict[str, int]
    relays: dict[str, int]

    @classmethod
    def of(cls, connection: Connection, articles: Sequence[str]) -> _Counted:
        found = cls(0, 0, 0, {}, {})
        for some in some_of(articles):
            there = (s.c.article_id.in_(some), s.c.status == "current")
            for source_id, kind, often in connection.execute(
                select(s.c.source_id, s.c.kind, func.count()).where(*there).group_by(s.c.source_id, s.c.kind)
            ):
                found.statements += often
                found.unnamed += often * (kind == "unnamed" or source_id is None)
                if source_id is not None and kind != "unnamed":
                    found.sources[source_id] = found.sources.get(source_id, 0) + often
            linked = select(h.c.name, func.count()).join_from(s, h, (h.c.statement_id == s.c.id) & (h.c.ordinal == 0))
            for name, often in connection.execute(linked.where(*there).group_by(h.c.name)):
                found.relayed += often
                found.relays[name] = found.relays.get(name, 0) + often
        return found


def _sources(connection: Connection, often: dict[str, int]) -> tuple[Often, ...]:
    ranked = sorted(often.items(), key=lambda each: (-each[1], each[0]))[:NAMES]
    names = dict(connection.execute(select(o.c.id, o.c.name).where(o.c.id.in_([id_ for id_, _ in ranked]))).tuples().all())
    return tuple(Often(names.get(id_, id_), count, id_) for id_, count in ranked)


def _outlets(connection: Connection, often: dict[str, int]) -> tuple[Often, ...]:
    ranked = sorted(often.items(), key=lambda each: (-each[1], each[0]))[:NAMES]
    known = outlets_called(connection, [name for name, _ in ranked])
    return tuple(Often(name, count, known.get(name)) for name, count in ranked)


def _copied(connection: Connection, keys: Sequence[str], *, theirs: Any, ours: Any) -> tuple[Often, ...]:
    """The outlets at the other end of copies that are sure."""
    other = a.alias("other")
    asked = (
        select(other.c.outlet, func.count())
        .select_from(a)
        .join(r, ours == a.c.id)
        .join(other, other.c.id == theirs)
        .where(a.c.is_latest, a.c.outlet_key.in_(keys), r.c.status == "confirmed", other.c.outlet_key.not_in(keys), other.c.outlet_key > "")
        .group_by(other.c.outlet)
    )
    return _outlets(connection, dict(connection.execute(asked).tuples().all()))
