"""What a search can be narrowed to, with how many of its statements each would leave.

Counting stops at a bound: of a search that finds more, a part is counted and said to be one. So a page of any search costs the same.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.portions import IDS, some_of
from sayso.ledger.stored import as_stored, said
from sayso.ledger.tables import article as a
from sayso.ledger.tables import figure as f
from sayso.ledger.tables import source as c
from sayso.ledger.tables import statement as s
from sayso.views.dated import as_day, short_day
from sayso.views.measured import number
from sayso.views.search import Wanted, as_conditions, first_matches

Name = Literal["stance", "source", "outlet", "language", "measure", "size", "said", "published"]
MOST = 4_000
"""Statements counted."""
SHOWN = 8
"""Values of a facet, the commonest; of days the latest."""
DAYS = 45
"""Up to so many days apart dates are told by days, else by months, and from so many months on by years."""
MONTHS = 36
SIZES: tuple[tuple[int | None, int | None], ...] = ((None, 10), (9, 100), (99, 1_000), (999, 10_000), (9_999, None))
"""Sizes of figures: more than, less than."""


@dataclass(frozen=True, slots=True)
class Value:
    """One way to narrow a search."""

    label: str
    """As a reader is told it."""
    often: int
    """How many statements are left by it."""
    asks: Mapping[str, str]
    """The fields of the search that ask for it."""


@dataclass(frozen=True, slots=True)
class Facets:
    """All ways to narrow a search."""

    values: Mapping[Name, tuple[Value, ...]]
    """By what they narrow; facets with nothing to choose are left out."""
    counted: int
    """Statements that were counted."""
    whole: bool
    """Whether these are all that the search finds."""


def facets(ledger: Ledger, wanted: Wanted, total: int) -> Facets:
    """What *wanted*, which finds so many in *total*, can be narrowed to."""
    with ledger.reading() as connection:
        asked = as_conditions(connection, wanted) if total else None
        if asked is None:
            return Facets({}, 0, True)
        columns = (s.c.id, s.c.stance, s.c.source_id, s.c.day, a.c.day.label("printed"), as_stored(a.c.outlet), as_stored(a.c.language))
        rows = connection.execute(first_matches(asked, total, MOST).with_only_columns(*columns)).all()
        found: dict[Name, tuple[Value, ...]] = {
            "stance": _values("stance", (row[1] for row in rows), lambda each: each.replace("-", " ")),
            "source": _sources(connection, Counter(row[2] for row in rows if row[2])),
            **_amounts(connection, [row[0] for row in rows], wanted),
            "said": _days((row[3] for row in rows), "said_since", "said_until"),
            "published": _days((row[4] for row in rows), "since", "until"),
            "outlet": _values("outlet", (said(row[5]) for row in rows if row[5]), str),
            "language": _values("language", (said(row[6]) for row in rows if row[6]), str),
        }
    return Facets({name: values for name, values in found.items() if values}, len(rows), len(rows) >= total)


def _values(field: str, several: Iterable[str], told: Callable[[str], str]) -> tuple[Value, ...]:
    """The commonest of *several*, each asked for by *field*."""
    ranked = sorted(Counter(several).items(), key=lambda each: (-each[1], each[0]))
    return tuple(Value(told(value), often, {field: value}) for value, often in ranked[:SHOWN])


def _sources(connection: Connection, often: Counter[str]) -> tuple[Value, ...]:
    ranked = sorted(often.items(), key=lambda each: (-each[1], each[0]))[:SHOWN]
    names = dict(connection.execute(select(c.c.id, c.c.name).where(c.c.id.in_([id_ for id_, _ in ranked]))).tuples().all())
    return tuple(Value(names.get(id_, id_), count, {"source": id_}) for id_, count in ranked)


FIGURES = select(f.c.statement_id, f.c.measure, f.c.low, f.c.high).where(f.c.statement_id.in_(IDS))


def _amounts(connection: Connection, statements: Sequence[str], wanted: Wanted) -> dict[Name, tuple[Value, ...]]:
    """What the figures in *statements* measure, and how great they are; of the measure that is asked for, if one is."""
    rows = [row for some in some_of(statements) for row in connection.execute(FIGURES, {"ids": some}).tuples().all()]
    # Asked of the database, one measure would be looked up in all of the book's figures.
    if only := (wanted.amounts.measure or "").strip().casefold():
        rows = [row for row in rows if row[1] == only]
    measured = Counter([measure for measure, _ in {(measure, statement) for statement, measure, _, _ in rows if measure}])
    sized = {(_size(low, high), statement) for statement, _, low, high in rows}
    sizes = Counter([size for size, _ in sized])
    return {
        "measure": _ranked(measured),
        "size": tuple(Value(_between(*size), sizes[size], _asking(*size)) for size in SIZES if sizes[size]),
    }


def _ranked(often: Counter[str]) -> tuple[Value, ...]:
    ranked = sorted(often.items(), key=lambda each: (-each[1], each[0]))[:SHOWN]
    return tuple(Value(measure, count, {"measure": measure}) for measure, count in ranked)


@lru_cache(maxsize=4096)
def _size(low: float | None, high: float | None) -> tuple[int | None, int | None] | None:
    """The size that a figure surely has, as a search for more and less than its ends would find it.

    >>> _size(12, 12), _size(1000, None), _size(None, 400), _size(20000, None)
    ((9, 100), None, None, (9999, None))
    """
    for over, under in SIZES:
        if (over is None or (low is not None and low > over)) and (under is None or (high is not None and high < under)):
            return over, under
    return None


def _between(over: int | None, under: int | None) -> str:
    if over is None:
        return f"under {number(under or 0)}"
    return f"{number(over + 1)} and more" if under is None else f"{number(over + 1)} to {number(under - 1)}"


def _asking(over: int | None, under: int | None) -> dict[str, str]:
    return {name: str(value) for name, value in (("over", over), ("under", under)) if value is not None}


def _days(several: Iterable[str], since: str, until: str) -> tuple[Value, ...]:
    """The days, months or years that *several* days fall in, the latest first."""
    often = Counter(day for day in several if day)
    if not often:
        return ()
    months = {day[:7] for day in often}
    digits = 10 if len(often) <= SHOWN or _apart(often) <= DAYS else 7 if len(months) <= MONTHS else 4
    spans: Counter[str] = Counter()
    for day, count in often.items():
        spans[day[:digits]] += count
    latest = sorted(spans.items(), reverse=True)[:SHOWN]
    return tuple(Value(_told(span), count, {since: _first(span), until: _last(span)}) for span, count in latest)


def _apart(days: Iterable[str]) -> int:
    known = [day for each in days if (day := as_day(each))]
    return (max(known) - min(known)).days if known else 0


def _told(span: str) -> str:
    """
    >>> _told("2031-03-11"), _told("2031-03"), _told("2031")
    ('11 Mar 2031', 'March 2031', '2031')
    """
    if len(span) == 10:
        return short_day(span)
    day = as_day(_first(span))
    return f"{day:%B} {day.year}" if day and len(span) == 7 else span


def _first(span: str) -> str:
    return span + "-01-01"[len(span) - 4 :] if len(span) < 10 else span


def _last(span: str) -> str:
    """
    >>> _last("2031-02"), _last("2031"), _last("2031-02-03")
    ('2031-02-28', '2031-12-31', '2031-02-03')
    """
    if len(span) == 10:
        return span
    year, month = int(span[:4]), int(span[5:7]) if len(span) == 7 else 12
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"
