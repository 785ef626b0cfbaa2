"""Puts media together from what articles show: the same domain or the same name is the same outlet, under one id.

The names and domains of agencies and large papers are known beforehand, from the table that the sources read.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.engine import Connection

from sayso.ledger import tables as t
from sayso.ledger.dialect import keep, put
from sayso.ledger.identity import outlet_key
from sayso.ledger.names import outlet_lines
from sayso.records import Article, digest

DOORS = ("www.", "m.", "amp.", "mobile.", "edition.", "en.", "rss.", "feeds.")
"""What stands before a domain for a device, an edition or a feed."""

Sign = tuple[str, str, str]
"""Sort, value for comparison, words."""


def domain(url: str | None) -> str:
    """The domain of an address, without the doors before it; empty for what is none.

    >>> domain("https://www.courier.example/a"), domain("notes/a.txt"), domain("https://m.courier.example:80/")
    ('courier.example', '', 'courier.example')
    """
    try:
        parts = urlsplit(url or "")
        host = (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""
    for door in DOORS:
        if host.startswith(door) and host.count(".") > 1:
            return host[len(door) :]
    return host


def unseen_feed(connection: Connection, article_id: str, feed: str | None) -> str | None:
    """The id of the outlet that *feed* led to an article of, if it is the outlet's own, no aggregator's, and not yet noted."""
    if not feed:
        return None
    a, g = t.article.c, t.outlet_sign.c
    row = connection.execute(select(a.canonical_url, a.url).where(a.id == article_id)).one_or_none()
    at = row and (domain(row.canonical_url) or domain(row.url))
    if not at or domain(feed) != at or connection.scalar(select(exists().where(g.sort == "feed", g.value == feed))):
        return None
    return connection.scalar(select(g.outlet_id).where(g.sort == "domain", g.value == at))


def see_feed(connection: Connection, article_id: str, feed: str | None) -> None:
    """Take note of the *feed* that led to an article; also to one long known, so that the order of pages does not matter."""
    if id_ := unseen_feed(connection, article_id, feed):
        connection.execute(keep(t.outlet_sign), {"sort": "feed", "value": feed, "outlet_id": id_, "shown": feed})


def see_outlet(connection: Connection, article: Article) -> None:
    """Take note of the outlet of *article*."""
    at, name = domain(article.canonical_url) or domain(article.url), (article.outlet or "").strip()
    key = outlet_key(name)
    if not at and not key:
        return
    s = t.outlet_seen.c
    if connection.scalar(select(func.count()).where(s.domain == at, s.outlet_key == key, s.name == name)):
        return
    connection.execute(keep(t.outlet_seen), {"domain": at, "outlet_key": key, "name": name})
    signs: list[Sign] = [("domain", at, at)] * bool(at) + [("name", key, name)] * bool(key)
    known = [line for line in _known() if {(sort, value) for sort, value, _ in line[2]} & {(sort, value) for sort, value, _ in signs}]
    _write(connection, signs, known)


def _write(connection: Connection, signs: Iterable[Sign], known: Iterable[tuple[str, str, tuple[Sign, ...]]]) -> None:
    """Enter an outlet with *signs*; whatever outlets have one of them become one with it."""
    known = list(known)
    every = {(sort, value): words for _, _, more in known for sort, value, words in more}
    every.update({(sort, value): words for sort, value, words in signs if (sort, value) not in every})
    g = t.outlet_sign.c
    have = or_(*((g.sort == sort) & (g.value == value) for sort, value in every))
    before = set(connection.scalars(select(g.outlet_id).where(have)))
    id_ = min({*before, *(digest("outlet", sort, value) for sort, value in every)})
    connection.execute(keep(t.outlet), {"id": id_, "name": "", "kind": "outlet"})
    connection.execute(update(t.outlet_sign).where(g.outlet_id.in_(before)).values(outlet_id=id_))
    rows = [{"sort": sort, "value": value, "outlet_id": id_, "shown": words} for (sort, value), words in every.items()]
    connection.execute(put(t.outlet_sign, but=frozenset({"shown"})), rows)
    connection.execute(delete(t.outlet).where(t.outlet.c.id.in_(before - {id_})))
    name, kind = _called(connection, id_)
    connection.execute(update(t.outlet).where(t.outlet.c.id == id_).values(name=name, kind=kind))


def _called(connection: Connection, id_: str) -> tuple[str, str]:
    """What an outlet is called, and whether it is an agency: as the table says, else by its shortest name, else its domain."""
    g = t.outlet_sign.c
    signs = connection.execute(select(g.sort, g.value, g.shown).where(g.outlet_id == id_).order_by(func.length(g.shown), g.shown)).all()
    values = {(row.sort, row.value) for row in signs}
    for name, kind, theirs in _known():
        if values & {(sort, value) for sort, value, _ in theirs}:
            return name, kind
    names = [row.shown for row in signs if row.sort == "name"] or [row.shown for row in signs]
    return names[0], "outlet"


@cache
def _known() -> tuple[tuple[str, str, tuple[Sign, ...]], ...]:
    """The outlets of the table: name, kind, signs."""
    found = []
    for name, kind, others, domains in outlet_lines():
        signs = [("name", outlet_key(each), each) for each in (name, *others.split("|")) if outlet_key(each)]
        signs += [("domain", each.strip().lower(), each.strip().lower()) for each in domains.replace(" ", "|").split("|") if "." in each]
        found.append((name, kind, tuple(signs)))
    return tuple(found)
