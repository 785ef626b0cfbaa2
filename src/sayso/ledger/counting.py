"""Keeps what the lists of sources say in step with the statements: how many, where, first and last, and by which name.

Each page changes the counts by what its articles showed before and show after, so they never depend on the order of pages,
and no list has to add up a large book. Counted is by name; a source adds up its names, which are few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, ScalarSelect, Select, Table, bindparam, case, delete, func, select, update
from sqlalchemy.engine import Connection

from sayso.ledger.dialect import add_up
from sayso.ledger.names import Sort, key, stands_for, telling
from sayso.ledger.tables import alias, alias_context, article, source, source_name, source_outlet, statement
from sayso.text import fold


@dataclass(frozen=True, slots=True)
class Share:
    """What one article shows of somebody under one name, and tells of them."""

    alias_id: str
    sort: Sort
    source_id: str
    name: str
    language: str
    kind: str
    article_id: str
    outlet_key: str
    forms: tuple[str, ...]
    described: tuple[str, ...]
    part_of: str | None
    statements: int


def shares(connection: Connection, articles: Collection[str]) -> list[Share]:
    """What *articles* show of every source."""
    if not articles:
        return []
    return [Share(*row) for row in connection.execute(SHARES, {"articles": list(articles)})]


_whose = (
    statement.c.alias_id,
    alias.c.sort,
    statement.c.source_id,
    statement.c.name,
    func.coalesce(article.c.language, ""),
    statement.c.kind,
    statement.c.article_id,
    article.c.outlet_key,
    statement.c.forms,
    statement.c.described,
    statement.c.part_of,
)
SHARES: Select[Any] = (
    select(*_whose, func.count())
    .join(article, article.c.id == statement.c.article_id)
    .join(alias, alias.c.id == statement.c.alias_id)
    .where(statement.c.article_id.in_(bindparam("articles", expanding=True)), statement.c.shown)
    .group_by(*_whose)
)


def recount(connection: Connection, before: Iterable[Share], after: Iterable[Share]) -> set[str]:
    """Bring names, outlets and contexts from *before* to *after*; gives the ids of the names that are in either."""
    before, after = list(before), list(after)
    names: Counter[tuple[str, str, str, str]] = Counter()
    contexts: Counter[tuple[str, str, str, str, str]] = Counter()
    outlets: Counter[tuple[str, str]] = Counter()
    articles: Counter[str] = Counter()
    home: dict[str, str] = {}
    for sign, group in ((-1, before), (1, after)):
        for share in group:
            home[share.alias_id] = share.source_id
            names[share.alias_id, share.name, share.language, share.kind] += sign * share.statements
            for told in _told(share):
                contexts[share.alias_id, *told] += sign * share.statements
        for alias_id, outlet_key, _ in {(share.alias_id, share.outlet_key, share.article_id) for share in group}:
            outlets[alias_id, outlet_key] += sign
            articles[alias_id] += sign
    _add_names(connection, names, home)
    _add_outlets(connection, outlets, home)
    _add_contexts(connection, contexts)
    changes = [{"this": alias_id, "more": change} for alias_id, change in articles.items() if change]
    if changes:
        connection.execute(MORE_ARTICLES, changes)
    return set(home)


MORE_ARTICLES = update(alias).where(alias.c.id == bindparam("this")).values(articles=alias.c.articles + bindparam("more"))


def _told(share: Share) -> Iterator[tuple[str, str, str, str]]:
    """What a share tells of its bearer: sort, value for comparison, language, words."""
    for form in set(share.forms):
        if form.strip():
            yield "also" if stands_for(form, share.name) else "form", key(form, share.sort), share.language, form
    if share.part_of and share.part_of.strip():
        yield "body", key(share.part_of, "body"), "", share.part_of
    for word in telling(share.described):
        yield "word", word, "", ""


def _add_names(connection: Connection, names: Counter[tuple[str, str, str, str]], home: dict[str, str]) -> None:
    rows = [
        {
            "alias_id": alias_id,
            "name": name,
            "language": language,
            "kind": kind,
            "source_id": home[alias_id],
            "folded": fold(name),
            "statements": change,
        }
        for (alias_id, name, language, kind), change in names.items()
    ]
    _add(connection, source_name, "statements", rows)


def _add_outlets(connection: Connection, outlets: Counter[tuple[str, str]], home: dict[str, str]) -> None:
    rows = [
        {"alias_id": alias_id, "outlet_key": key_, "source_id": home[alias_id], "articles": change}
        for (alias_id, key_), change in outlets.items()
    ]
    _add(connection, source_outlet, "articles", rows)


def _add_contexts(connection: Connection, contexts: Counter[tuple[str, str, str, str, str]]) -> None:
    columns = ("alias_id", "sort", "value", "language", "name")
    _add(
        connection,
        alias_context,
        "statements",
        [{**dict(zip(columns, told, strict=True)), "statements": n} for told, n in contexts.items()],
    )


def _add(connection: Connection, table: Table, amount: str, rows: list[dict[str, Any]]) -> None:
    """Add the amounts of *rows*; a count of none is forgotten: it depends on what was once shown, and so on the order of pages."""
    changed = [row for row in rows if row[amount]]
    if changed:
        connection.execute(add_up(table, amount), changed)
        nothing: ColumnElement[bool] = table.c[amount] == 0
        connection.execute(delete(table).where(table.c.alias_id.in_({row["alias_id"] for row in changed}), nothing))


def total(connection: Connection, sources: Collection[str]) -> None:
    """Add up the names of *sources*, and say what each is called, of what kind it is and to which body it belongs."""
    if sources:
        connection.execute(TOTALS, [{"this": id_} for id_ in sorted(sources)])


_mine = statement.c.source_id == source.c.id
_named = source_name.c.source_id == source.c.id
_alias_is_mine = alias.c.source_id == source.c.id
_bodies = alias.alias("bodies")


def _commonest(column: Column[str], *then: ColumnElement[Any]) -> ScalarSelect[str]:
    """What most statements of a source say in *column* of its names."""
    often = func.sum(source_name.c.statements).desc()
    return select(column).where(_named).group_by(column).order_by(often, *then, column).limit(1).scalar_subquery()


def _once_said(column: Column[str]) -> ScalarSelect[str]:
    """The same of a source of which nothing is shown any more."""
    return select(column).where(_mine).order_by(func.length(column).desc(), column).limit(1).scalar_subquery()


def _first_name(column: Column[str]) -> ScalarSelect[str]:
    """The same of a source that never had a statement, or whose names have gone over to another."""
    return select(column).where(alias.c.id == source.c.id).scalar_subquery()


_body_told = (
    select(alias_context.c.value)
    .join(alias, alias.c.id == alias_context.c.alias_id)
    .where(_alias_is_mine, alias_context.c.sort == "body")
    .group_by(alias_context.c.value)
    .order_by(func.sum(alias_context.c.statements).desc(), alias_context.c.value)
    .limit(1)
    .correlate(source)  # it stands two selects deep, where SQLAlchemy would take it for a table of its own
    .scalar_subquery()
)
_many_names = select(func.count()).where(_alias_is_mine, alias.c.articles > 0).correlate(source).scalar_subquery() > 1

TOTALS = (
    update(source)
    .where(source.c.id == bindparam("this"))
    .values(
        statements=select(func.coalesce(func.sum(source_name.c.statements), 0)).where(_named).scalar_subquery(),
        articles=case(
            # Only where two names may stand in one article is it worth looking at each statement.
            (_many_names, select(func.count(statement.c.article_id.distinct())).where(_mine, statement.c.shown).scalar_subquery()),
            else_=select(func.coalesce(func.sum(alias.c.articles), 0)).where(_alias_is_mine).scalar_subquery(),
        ),
        outlets=select(func.count(source_outlet.c.outlet_key.distinct()))
        .where(source_outlet.c.source_id == source.c.id, source_outlet.c.outlet_key != "")
        .scalar_subquery(),
        # Two seeks in an index each, however much a source has said.
        first=select(func.min(statement.c.day)).where(_mine, statement.c.shown, statement.c.day > "").scalar_subquery(),
        last=select(func.max(statement.c.day)).where(_mine, statement.c.shown, statement.c.day > "").scalar_subquery(),
        # The name and kind that most statements give it; where two are as common, the longer, so that nothing hangs on the order.
        name=func.coalesce(
            _commonest(source_name.c.name, func.length(source_name.c.name).desc()), _once_said(statement.c.name), _first_name(alias.c.name)
        ),
        kind=func.coalesce(_commonest(source_name.c.kind), _once_said(statement.c.kind), _first_name(alias.c.kind)),
        named=select(func.coalesce(func.max(alias.c.named), True)).where(_alias_is_mine).scalar_subquery(),
        part_of=select(_bodies.c.source_id)
        .where(_bodies.c.key == _body_told, _bodies.c.sort == "body", _bodies.c.named, _bodies.c.source_id != source.c.id)
        .order_by(_bodies.c.senses != "[]", _bodies.c.id)
        .limit(1)
        .scalar_subquery(),
    )
)
