"""Statements found by their words, their speaker, stance, figures, outlet and date; newest first."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.dialect import matches
from sayso.ledger.identity import outlet_key
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.views.figures import Amounts, OwnFigures, own_figures
from sayso.views.rows import NEWEST, STATEMENTS, STATEMENTS_BY_ARTICLE, StatementRow, statement_rows
from sayso.views.sources import ids_of

NONE = OwnFigures((), 0)
ANY = Amounts()

MANY = 3
"""So many times what is wanted, and it is quicker to walk the articles until enough is found than to find all there is."""
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
    own: OwnFigures = NONE
    """Figures told in the articles' own voice, where the search asks for figures and for nobody in particular."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a search asks for; what is None or empty is not asked."""

    words: str = ""
    """Words in what was said, its speaker or its article's title."""
    source: str | None = None
    """A source's id or name."""
    stance: str | None = None
    """How the holder stands to it."""
    outlet: str | None = None
    """The medium, by its name."""
    language: str | None = None
    """The article's language, by its code."""
    since: str | None = None
    """Published on this day (YYYY-MM-DD) or later."""
    until: str | None = None
    """Published on this day or earlier."""
    said_since: str | None = None
    """Said on this day or later; where no day is told, published."""
    said_until: str | None = None
    """Said on this day or earlier."""
    amounts: Amounts = ANY
    """A figure in it."""

    @property
    def alone(self) -> bool:
        """Whether nothing is asked but figures and where they are printed: then the articles' own voice answers as well."""
        return self.amounts.asked and not (self.source or self.stance or self.said_since or self.said_until)


def search(
    ledger: Ledger,
    words: str = "",
    *,
    source: str | None = None,
    stance: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    since: str | None = None,
    until: str | None = None,
    said_since: str | None = None,
    said_until: str | None = None,
    amounts: Amounts = ANY,
    limit: int = 50,
    offset: int = 0,
) -> Found:
    """The statements in which every one of *words* stands: in what was said, its speaker or its article's title.

    *source* is an id or a name, *since* and *until* are days of publication (YYYY-MM-DD), *said_since* and *said_until* days of
    saying, inclusive; *amounts* asks for a figure. Without anything asked, all. Raises UsageError for a reading that there is not,
    or that gives no numbers to compare.
    """
    wanted = Wanted(
        words=words,
        source=source,
        stance=stance,
        outlet=outlet,
        language=language,
        since=since,
        until=until,
        said_since=said_since,
        said_until=said_until,
        amounts=amounts,
    )
    with ledger.reading() as connection:
        asked = as_conditions(connection, wanted)
        if asked is None:
            return Found((), 0)
        own = NONE
        if wanted.alone:
            own = own_figures(connection, amounts, [*asked.query.indexed, *asked.query.scanned], asked.printed, limit=limit, offset=offset)
        sizes = _sizes(connection, asked)
        total = _total(connection, asked, sizes)
        if offset >= total:
            return Found((), total, own)
        # Either walk the articles from the newest until enough is found, or find all there is and sort it.
        walk = (offset + limit) * sizes.by_article / total < sizes.by_statement
        return Found(statement_rows(connection, _found(asked, walk).limit(limit).offset(offset)), total, own)


def as_conditions(connection: Connection, wanted: Wanted) -> Asked | None:
    """What must hold of what is *wanted*; None where nothing can."""
    query = taken_apart(wanted.words)
    if wanted.words.strip() and query.empty:
        return None
    said = _of_statement(connection, wanted)
    if said is None:
        return None
    if wanted.amounts.asked:
        said.append(s.c.id.in_(wanted.amounts.statements()))
    return Asked(query, [*said, *_scanned(query)], _of_article(wanted))


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as conditions."""

    query: Query
    """The words."""
    said: list[ColumnElement[bool]]
    """What must hold of the statement."""
    printed: list[ColumnElement[bool]]
    """What must hold of its article."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many statements there would be if only one part of the search were asked; each is cheap to know."""

    by_article: int
    """By what must hold of the article."""
    by_statement: float
    """By the words, or where none are asked by what must hold of the statement; infinite where nothing is asked of it."""


def _found(asked: Asked, walk: bool) -> Select[Any]:
    """The rows that answer, by way of the articles or of the statements."""
    if walk:
        rows = STATEMENTS_BY_ARTICLE.where(a.c.is_latest, s.c.status == "current", *asked.said, *asked.printed)
    else:
        rows = STATEMENTS.where(s.c.shown, *asked.said, *asked.printed)
    if asked.query.indexed:
        rows = rows.where(s.c.nr.in_(matches(asked.query.indexed)))
    return rows.order_by(*NEWEST, s.c.ordinal)


def first_matches(asked: Asked, total: int, most: int) -> Select[Any]:
    """*most* of the *total* rows that answer: the newest where there are many, else whichever are found first."""
    many = total > MANY * most
    rows = _found(asked, many)
    return (rows if many else rows.order_by(None)).limit(most)


def _sizes(connection: Connection, asked: Asked) -> Sizes:
    by_article = select(func.coalesce(func.sum(a.c.statements), 0)).where(a.c.is_latest, *asked.printed)
    by_statement = float("inf")
    if asked.query.indexed:  # to count as well what else must hold costs more than it tells: how many there are in all is counted next
        by_statement = connection.scalar(select(func.count()).select_from(matches(asked.query.indexed).subquery())) or 0
    elif asked.said:
        by_statement = connection.scalar(select(func.count()).where(s.c.shown, *asked.said)) or 0
    return Sizes(connection.scalar(by_article) or 0, by_statement)


def _total(connection: Connection, asked: Asked, sizes: Sizes) -> int:
    """How many there are: what is known already where one part alone was asked, else counted from the narrower side."""
    parts = [bool(asked.printed), bool(asked.said), bool(asked.query.indexed)]
    if sum(parts) <= 1:
        return int(min(sizes.by_article, sizes.by_statement))
    if 0 in {sizes.by_article, sizes.by_statement}:
        return 0
    rows = _found(asked, sizes.by_article < sizes.by_statement)
    return connection.scalar(rows.with_only_columns(func.count()).order_by(None)) or 0


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


def _of_statement(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]] | None:
    """The conditions on the statement alone; None where no source is the one asked for."""
    asked: list[ColumnElement[bool]] = []
    if wanted.source and wanted.source.strip():
        ids = ids_of(connection, wanted.source)
        if not ids:
            return None
        asked.append(s.c.source_id.in_(ids))
    if wanted.stance:
        asked.append(s.c.stance == wanted.stance)
    return asked + _within(s.c.day, wanted.said_since, wanted.said_until)


def _scanned(query: Query) -> list[ColumnElement[bool]]:
    places = (s.c.content, s.c.name, s.c.holder, s.c.title)
    return [or_(*(place.contains(word, autoescape=True) for place in places)) for word in query.scanned]


def _of_article(wanted: Wanted) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if wanted.outlet and wanted.outlet.strip():
        asked.append(a.c.outlet_key == outlet_key(wanted.outlet))
    if wanted.language:
        asked.append(a.c.language == wanted.language)
    return asked + _within(a.c.day, wanted.since, wanted.until)


def _within(day: ColumnElement[str], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """The conditions that *day* lies between two days, both of them within; what has no day comes before none."""
    asked: list[ColumnElement[bool]] = []
    if since:
        asked.append(day >= since)
    if until:
        asked += [day <= until, day > ""]
    return asked
