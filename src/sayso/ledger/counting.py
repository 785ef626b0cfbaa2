"""Keeps what the lists of sources say in step with the statements: how many, where, first and last, and by which name.

Each page changes the counts by what its articles showed before and show after, so they never depend on the order of pages,
and no list has to add up a large book.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Column, ScalarSelect, Table, bindparam, delete, func, select, update
from sqlalchemy.engine import Connection

from sayso.ledger.dialect import add_up
from sayso.ledger.tables import article, source, source_name, source_outlet, statement
from sayso.text import fold


@dataclass(frozen=True, slots=True)
class Share:
    """What one article shows of one source under one name."""

    source_id: str
    name: str
    language: str
    kind: str
    article_id: str
    outlet_key: str
    statements: int


def shares(connection: Connection, articles: Collection[str]) -> list[Share]:
    """What *articles* show of every source."""
    if not articles:
        return []
    return [Share(*row) for row in connection.execute(SHARES, {"articles": list(articles)})]


_whose = (
    statement.c.source_id,
    statement.c.name,
    func.coalesce(article.c.language, ""),
    statement.c.kind,
    statement.c.article_id,
    article.c.outlet_key,
)
SHARES = (
    select(*_whose, func.count())
    .join(article, article.c.id == statement.c.article_id)
    .where(statement.c.article_id.in_(bindparam("articles", expanding=True)), statement.c.shown, statement.c.source_id.is_not(None))
    .group_by(*_whose)
)


def recount(connection: Connection, before: Iterable[Share], after: Iterable[Share], *, also: Iterable[str] = ()) -> None:
    """Bring names, outlets and totals from *before* to *after*; *also* are sources that may only want a name."""
    before, after = list(before), list(after)
    names: Counter[tuple[str, str, str, str]] = Counter()
    statements: Counter[str] = Counter(dict.fromkeys(also, 0))
    for sign, group in ((-1, before), (1, after)):
        for share in group:
            names[share.source_id, share.name, share.language, share.kind] += sign * share.statements
            statements[share.source_id] += sign * share.statements
    outlets: Counter[tuple[str, str]] = Counter()
    articles: Counter[str] = Counter()
    for sign, group in ((-1, before), (1, after)):
        for source_id, outlet_key, _ in {(share.source_id, share.outlet_key, share.article_id) for share in group}:
            outlets[source_id, outlet_key] += sign
            articles[source_id] += sign
    _add_names(connection, names)
    _add_outlets(connection, outlets)
    _add_totals(connection, statements, articles)


def _add_names(connection: Connection, names: Counter[tuple[str, str, str, str]]) -> None:
    rows = [
        {"source_id": source_id, "name": name, "language": language, "kind": kind, "folded": fold(name), "statements": change}
        for (source_id, name, language, kind), change in names.items()
    ]
    if rows:
        connection.execute(add_up(source_name, "statements"), rows)
        _forget_nothings(connection, source_name, source_name.c.statements, {str(row["source_id"]) for row in rows})


def _add_outlets(connection: Connection, outlets: Counter[tuple[str, str]]) -> None:
    rows = [{"source_id": source_id, "outlet_key": key, "articles": change} for (source_id, key), change in outlets.items() if change]
    if rows:
        connection.execute(add_up(source_outlet, "articles"), rows)
        _forget_nothings(connection, source_outlet, source_outlet.c.articles, {str(row["source_id"]) for row in rows})


def _forget_nothings(connection: Connection, table: Table, amount: Column[int], sources: Collection[str]) -> None:
    """A count of none depends on what was once shown, and so on the order of pages."""
    connection.execute(delete(table).where(table.c.source_id.in_(sources), amount == 0))


def _add_totals(connection: Connection, statements: Counter[str], articles: Counter[str]) -> None:
    changes = [{"this": source_id, "more": change, "wider": articles[source_id]} for source_id, change in statements.items()]
    if changes:
        connection.execute(TOTALS, changes)


def _once_said(column: Column[str]) -> ScalarSelect[str]:
    """The same of a source of which nothing is shown any more."""
    return select(column).where(_mine).order_by(func.length(column).desc(), column).limit(1).scalar_subquery()


_mine = statement.c.source_id == source.c.id
_named = source_name.c.source_id == source.c.id

TOTALS = (
    update(source)
    .where(source.c.id == bindparam("this"))
    .values(
        statements=source.c.statements + bindparam("more"),
        articles=source.c.articles + bindparam("wider"),
        outlets=select(func.count())
        .where(source_outlet.c.source_id == source.c.id, source_outlet.c.outlet_key != "", source_outlet.c.articles > 0)
        .scalar_subquery(),
        # Two seeks in an index each, however much a source has said.
        first=select(func.min(statement.c.day)).where(_mine, statement.c.shown, statement.c.day > "").scalar_subquery(),
        last=select(func.max(statement.c.day)).where(_mine, statement.c.shown, statement.c.day > "").scalar_subquery(),
        # The name and kind that most statements give it; where two are as common, the longer, so that nothing hangs on the order.
        name=func.coalesce(
            select(source_name.c.name)
            .where(_named)
            .group_by(source_name.c.name)
            .order_by(func.sum(source_name.c.statements).desc(), func.length(source_name.c.name).desc(), source_name.c.name)
            .limit(1)
            .scalar_subquery(),
            _once_said(statement.c.name),
        ),
        kind=func.coalesce(
            select(source_name.c.kind)
            .where(_named)
            .group_by(source_name.c.kind)
            .order_by(func.sum(source_name.c.statements).desc(), source_name.c.kind)
            .limit(1)
            .scalar_subquery(),
            _once_said(statement.c.kind),
        ),
    )
)
