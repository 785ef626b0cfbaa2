"""Statements found by their words, their speaker, stance, outlet and date; newest first."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.dialect import matches
from sayso.ledger.identity import outlet_key
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.views.rows import NEWEST, STATEMENTS, StatementRow, statement_rows
from sayso.views.sources import ids_of

OUTLETS = 200
"""Outlets offered to choose from; a form with thousands serves nobody."""

_WORD = re.compile(r'"([^"]*)"|(\S+)')
_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")  # ends SQLite's string early; is no character
_LETTER = re.compile(r"[^\W_]")
# Scripts written without spaces between words: the full-text index sees a whole clause of them as one word.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    rows: tuple[StatementRow, ...]
    """As many as were asked for."""
    total: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a search can be narrowed to."""

    outlets: tuple[tuple[str, int], ...]
    """The media with the most statements, each with how many."""


@dataclass(frozen=True, slots=True)
class Query:
    """The words of a search, taken apart by how they can be found."""

    indexed: tuple[str, ...]
    """Words and phrases for the full-text index."""
    scanned: tuple[str, ...]
    """Words in scripts without spaces, which are looked for letter by letter."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it to look for."""
        return not self.indexed and not self.scanned


def taken_apart(words: str) -> Query:
    """*words* as a query: each word must be found, and what stands in quotation marks must be found in that order.

    >>> taken_apart('ferry "car deck" - 沉船')
    Query(indexed=('ferry', 'car deck'), scanned=('沉船',))
    """
    sayable = _UNSAYABLE.sub(" ", words)
    found = [(phrase or word).strip() for phrase, word in _WORD.findall(sayable)]
    found = [each for each in found if _LETTER.search(each)]
    return Query(
        tuple(each for each in found if not _UNSPACED.search(each)),
        tuple(each.strip("\"'“”‘’「」『』《》、。，！？") for each in found if _UNSPACED.search(each)),
    )


def search(
    ledger: Ledger,
    words: str = "",
    *,
    source: str | None = None,
    stance: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Found:
    """The statements in which every one of *words* stands: in what was said, its speaker or its article's title.

    *source* is an id or a name, *since* and *until* are days of publication (YYYY-MM-DD), inclusive. Without anything asked, all.
    """
    query = taken_apart(words)
    if words.strip() and query.empty:
        return Found((), 0)
    with ledger.reading() as connection:
        said = _of_statement(connection, source, stance)
        if said is None:
            return Found((), 0)
        narrowed = [*said, *_scanned(query)]
        printed = _of_article(outlet, since, until)
        every = [s.c.shown, *narrowed, *printed]
        if query.indexed:
            every.append(s.c.nr.in_(matches(query.indexed)))
        asked = STATEMENTS.where(*every).order_by(*NEWEST, s.c.ordinal, s.c.nr).limit(limit).offset(offset)
        return Found(statement_rows(connection, asked), _total(connection, query, narrowed, printed))


def facets(ledger: Ledger) -> Facets:
    """What a search can be narrowed to, commonest first."""
    asked = (
        select(a.c.outlet_key, a.c.outlet, func.sum(a.c.statements))
        .where(a.c.is_latest, a.c.outlet_key > "")
        .group_by(a.c.outlet_key, a.c.outlet)
    )
    often: defaultdict[str, int] = defaultdict(int)
    names: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    with ledger.reading() as connection:
        for key, name, statements in connection.execute(asked):
            often[key] += statements
            names[key].append((statements, name))
    ranked = sorted(often.items(), key=lambda each: (-each[1], each[0]))[:OUTLETS]
    return Facets(tuple((max(names[key])[1], statements) for key, statements in ranked))


def _of_statement(connection: Connection, source: str | None, stance: str | None) -> list[ColumnElement[bool]] | None:
    """The conditions on the statement alone; None where no source is the one asked for."""
    asked: list[ColumnElement[bool]] = []
    if source and source.strip():
        ids = ids_of(connection, source)
        if not ids:
            return None
        asked.append(s.c.source_id.in_(ids))
    if stance:
        asked.append(s.c.stance == stance)
    return asked


def _scanned(query: Query) -> list[ColumnElement[bool]]:
    places = (s.c.content, s.c.name, s.c.holder, s.c.title)
    return [or_(*(place.contains(word, autoescape=True) for place in places)) for word in query.scanned]


def _of_article(outlet: str | None, since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if outlet and outlet.strip():
        asked.append(a.c.outlet_key == outlet_key(outlet))
    if since:
        asked.append(a.c.day >= since)
    if until:
        asked += [a.c.day <= until, a.c.day > ""]
    return asked


def _total(connection: Connection, query: Query, said: list[ColumnElement[bool]], printed: list[ColumnElement[bool]]) -> int:
    """How many there are, counted in the narrowest place that knows: articles, the full-text index, or the statements."""
    asked: Any
    if not said and not query.indexed:
        asked = select(func.coalesce(func.sum(a.c.statements), 0)).where(a.c.is_latest, *printed)
    elif not said and not printed:
        asked = select(func.count()).select_from(matches(query.indexed).subquery())
    else:
        asked = select(func.count()).select_from(s).where(s.c.shown, *said)
        if printed:
            asked = asked.join(a, a.c.id == s.c.article_id).where(*printed)
        if query.indexed:
            asked = asked.where(s.c.nr.in_(matches(query.indexed)))
    return connection.scalar(asked) or 0
