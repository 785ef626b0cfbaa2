"""Figures asked for by what they measure and by how much, in statements and in the articles' own voice.

A figure is compared as the named reading takes it: literally, “up to 400” is not over 100, and “more than 100” is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, or_, select
from sqlalchemy.engine import Connection

from sayso.errors import UsageError
from sayso.figures import named_reading
from sayso.figures.readings import LITERAL, End, NamedReading
from sayso.ledger.recalling import figure as recalled
from sayso.ledger.tables import article as a
from sayso.ledger.tables import figure, own_figure
from sayso.records import Figure
from sayso.views.rows import NEWEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What a search asks of figures."""

    measure: str | None = None
    """What is measured, by its whole name: “killed” does not find “killed or injured”."""
    over: float | None = None
    """The figure says more than this."""
    under: float | None = None
    """The figure says less than this."""
    reading: str = LITERAL
    """The named reading that makes numbers of words."""

    @property
    def asked(self) -> bool:
        """Whether anything is asked of figures at all."""
        return bool(self.measure) or self.over is not None or self.under is not None

    def conditions(self, table: FromClause) -> list[ColumnElement[bool]]:
        """What must hold of a row of *table*, which has a figure's columns.

        Raises UsageError where numbers are compared by a reading that gives none, or by one that there is not.
        """
        rule, asked = named_reading(self.reading), []
        if (self.over is not None or self.under is not None) and not rule.counts:
            raise UsageError("this reading gives no numbers to compare; choose another with --reading", rule.name)
        if self.measure:
            asked.append(table.c.measure == self.measure.strip().casefold())
        if self.over is not None:
            asked.append(_beyond(table, rule, self.over, upward=True))
        if self.under is not None:
            asked.append(_beyond(table, rule, self.under, upward=False))
        return asked

    def statements(self) -> Select[Any]:
        """The ids of the statements that hold such a figure."""
        return select(figure.c.statement_id).where(*self.conditions(figure))


def _beyond(table: FromClause, rule: NamedReading, limit: float, *, upward: bool) -> ColumnElement[bool]:
    """Whether the number that *rule* takes a figure for lies beyond *limit*: its best one, or the end that is nearer to it."""
    value = _value(table, rule, rule.best or (rule.low if upward else rule.high))
    beyond = value > limit if upward else value < limit
    if rule.best:
        return beyond
    excluded = table.c.low_open if upward else table.c.high_open
    return or_(beyond, and_(value == limit, excluded))


def _value(table: FromClause, rule: NamedReading, ends: Sequence[End]) -> ColumnElement[Any]:
    """`figures.estimate`, asked of the database."""
    columns = [table.c[end] for end in ends]
    number = func.coalesce(*columns) if len(columns) > 1 else columns[0]
    if not rule.vague:
        return number
    taken = [(and_(table.c.vague, number == least), value) for least, value in rule.vague.items()]
    return case(*taken, else_=number)


@dataclass(frozen=True, slots=True)
class OwnFigureRow:
    """A figure that an article tells in its own voice, as lists show it."""

    figure: Figure
    """The figure."""
    sentence: str
    """The sentence in which it stands."""
    article_id: str
    """The article."""
    article_title: str | None
    """Its headline."""
    outlet: str | None
    """Its medium, whose voice it is."""
    published: str | None
    """When it was published."""


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """What the articles tell in their own voice."""

    rows: tuple[OwnFigureRow, ...]
    """As many as were asked for, of the newest articles first."""
    total: int
    """How many there are."""


def own_figures(
    connection: Connection,
    amounts: Amounts,
    words: Sequence[str],
    printed: Sequence[ColumnElement[bool]],
    *,
    limit: int,
    offset: int,
) -> OwnFigures:
    """The figures outside every statement that *amounts* ask for, in sentences or under titles with all *words*.

    *printed* is what must hold of their articles.
    """
    with_words = [or_(*(place.contains(word, autoescape=True) for place in (own_figure.c.sentence, a.c.title))) for word in words]
    asked = (
        select(own_figure, a.c.title, a.c.outlet, a.c.published)
        .join_from(own_figure, a, a.c.id == own_figure.c.article_id)
        .where(a.c.is_latest, *amounts.conditions(own_figure), *with_words, *printed)
    )
    total = connection.scalar(asked.with_only_columns(func.count())) or 0
    rows = connection.execute(asked.order_by(*NEWEST, own_figure.c.ordinal).limit(limit).offset(offset)).mappings()
    found = tuple(
        OwnFigureRow(recalled(row), row["sentence"], row["article_id"], row["title"], row["outlet"], row["published"]) for row in rows
    )
    return OwnFigures(found, total)
