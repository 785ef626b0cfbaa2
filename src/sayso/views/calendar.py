"""What is said to have happened or to be going to happen when: a month as a table, what it names day by day, and the sentences.

Days are what articles name, read when a page is heard and kept with it (`figures.days`). When something was *said* is not shown here: the
day of a statement stands beside it everywhere else. What names a month, a season or a year is on no day and stands beneath.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.selectable import Join

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.dialect import in_turn
from sayso.ledger.settled_tables import named_day as d
from sayso.ledger.settled_tables import story_article as sa
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.records import Stance
from sayso.views.dated import as_day
from sayso.views.rows import SOURCES, SourceRow, source_rows
from sayso.views.sources import one_of
from sayso.views.stories import StoryRow, find_story

IN_A_CELL = 2
"""Sentences that a day of the table shows; the others are on the day's own list."""
LOOKED_AT = 8
"""Rows looked at for them: several papers print one sentence."""
BENEATH = 20
"""What names a month or a year, listed beneath the days, at most."""
LONGEST = 366
"""Days: no longer than this lasts what is listed beneath a month."""
MONTH = re.compile(r"(\d{4})-(\d\d)")
MONTHS_SHOWN = 3
"""Small tables beside one article: of the months that it names most, the others are told in words."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One place at which an article names a day."""

    article_id: str
    """The article."""
    ordinal: int
    """Which of its days this is; the article's page has an anchor for each."""
    first: str
    """The first day, ISO 8601."""
    last: str
    """The last, inclusive."""
    precision: str
    """day, week, month, season, year or range."""
    as_said: str
    """The words that name it."""
    sentence: str
    """The sentence around them."""
    title: str | None
    """The article's headline."""
    outlet: str | None
    """Its medium."""
    published: str | None
    """When it was published."""
    language: str | None
    """Its language."""
    story: str | None
    """The story that it is of."""
    statement_id: str | None
    """The statement that says it; None where the article tells it in its own voice."""
    source_id: str | None
    """Whose statement it is."""
    source_name: str | None
    """What they are called."""
    stance: Stance | None
    """How they stand to it."""
    negated: bool
    """Whether the attribution itself is negated."""
    saying: bool
    """Whether it tells when something was said."""
    also: tuple[tuple[str, str | None], ...] = ()
    """Other articles in which the very same sentence stands: their ids and media."""

    @property
    def ahead(self) -> bool:
        """Whether it lay ahead when the article was published."""
        out = as_day(self.published)
        return out is not None and self.first > out.isoformat()

    @property
    def around(self) -> tuple[str, str, str]:
        """The sentence before, within and after the words that name the day."""
        before, words, after = self.sentence.partition(self.as_said)
        return before, words, after


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a month's table."""

    day: str
    """ISO 8601."""
    number: int
    """Its number in the month."""
    inside: bool
    """Whether it is of this month; the others fill its first and last week."""
    count: int = 0
    """How often it is named."""
    rows: tuple[DayRow, ...] = ()
    """The first few places."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a table of weeks."""

    first: str
    """Its first day, ISO 8601."""
    weeks: tuple[tuple[Cell, ...], ...]
    """Weeks from Monday to Sunday."""

    @property
    def id(self) -> str:
        """YYYY-MM."""
        return self.first[:7]

    @property
    def count(self) -> int:
        """How often its days are named."""
        return sum(cell.count for week in self.weeks for cell in week if cell.inside)


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A month, or one day of it, by story and source."""

    month: Month
    """The month as a table."""
    day: str | None
    """The day that the list is of; None where it is of the whole month."""
    rows: tuple[DayRow, ...]
    """The list, in the order of the days; each sentence once."""
    total: int
    """How many places it is of, those of the same sentence included."""
    taken: int
    """How many places the rows are of: the next page begins after them."""
    roughly: tuple[DayRow, ...]
    """What names this whole month, or a season or a year that it is in."""
    roughly_total: int
    """How many places that are."""
    earlier: str | None
    """The month before in which a day is named, YYYY-MM."""
    later: str | None
    """The next one."""
    story: StoryRow | None
    """The story that was asked for."""
    source: SourceRow | None
    """The source that was asked for."""


@dataclass(frozen=True, slots=True)
class ArticleDays:
    """The days that one article names."""

    months: tuple[Month, ...] = ()
    """The months that it names most, in order."""
    rows: tuple[DayRow, ...] = ()
    """All of them in the order of the days, those of what was said too."""
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Where its words name them, by the anchor that the page has there."""


_who = select(
    d.c.article_id,
    d.c.ordinal,
    d.c.first,
    d.c.last,
    d.c.precision,
    d.c.as_said,
    d.c.sentence,
    a.c.title,
    a.c.outlet,
    a.c.published,
    a.c.language,
    sa.c.story_id.label("story"),
    d.c.statement_id,
    s.c.source_id,
    func.coalesce(s.c.name, s.c.holder).label("source_name"),
    s.c.stance,
    func.coalesce(s.c.negated, False).label("negated"),
    d.c.saying,
)
DAYS: Select[Any] = (
    _who.join_from(d, a, a.c.id == d.c.article_id).outerjoin(sa, sa.c.article_id == d.c.article_id).outerjoin(s, s.c.id == d.c.statement_id)
)
IN_ORDER = (d.c.first, d.c.article_id, d.c.ordinal)
SHOWN = (d.c.shown.is_(True), d.c.saying.is_(False))


def calendar(
    ledger: Ledger,
    *,
    month: str | None = None,
    day: str | None = None,
    story: str | None = None,
    source: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> CalendarView:
    """The calendar of a *month* (YYYY-MM) or a *day*, else of the newest month that is asked about; of one *story* or *source* alone.

    Raises UsageError for what is no month or day, NotInLedger where there is no such story or source.
    """
    with ledger.reading() as connection:
        told = find_story(connection, story) if story else None
        who = _source(connection, source) if source else None
        wanted = and_(*SHOWN, *_of(told, who))
        every = _every_day(connection, told, who)
        start = _first_of(month, day) or _newest(connection, every, told)
        end = _next(start) - timedelta(days=1)
        exact = and_(wanted, d.c.exact.is_(True))
        inside = and_(exact, d.c.first >= start.isoformat(), d.c.first <= end.isoformat())
        listed = and_(exact, d.c.first == day) if day else inside  # a range beside it would have SQLite sort the whole month for a day
        counts = _counts(connection, inside) if every is None else _between(every, start, end)
        places = day_rows(connection, DAYS.where(listed).order_by(*IN_ORDER).limit(limit).offset(offset))
        whole = and_(
            wanted,
            d.c.exact.is_(False),
            d.c.first <= end.isoformat(),
            d.c.first >= date.fromordinal(max(start.toordinal() - LONGEST, 1)).isoformat(),
            d.c.last >= start.isoformat(),
        )
        roughly = day_rows(connection, DAYS.where(whole).order_by(d.c.first.desc(), d.c.article_id, d.c.ordinal).limit(BENEATH))
        return CalendarView(
            month=_month(start, counts, _samples(connection, exact, counts)),
            day=day,
            rows=_once(places),
            total=counts.get(day, 0) if day else sum(counts.values()),
            taken=len(places),
            roughly=_once(roughly),
            roughly_total=connection.scalar(select(func.count()).select_from(d).where(whole)) or 0,
            earlier=_near(connection, every, before=start),
            later=_near(connection, every, after=end),
            story=told,
            source=who,
        )


def article_days(connection: Connection, article_id: str) -> ArticleDays:
    """The days that the article with this *article_id* names."""
    rows = day_rows(connection, DAYS.where(d.c.article_id == article_id).order_by(*IN_ORDER))
    counts: dict[str, int] = {}
    exact = select(d.c.ordinal).where(d.c.article_id == article_id, d.c.exact.is_(True))
    on_a_day = set(connection.scalars(exact))
    for row in rows:
        if row.ordinal in on_a_day:
            counts[row.first] = counts.get(row.first, 0) + 1
    often: dict[str, int] = {}
    for iso, count in counts.items():
        often[iso[:7]] = often.get(iso[:7], 0) + count
    most = sorted(sorted(often, key=lambda each: (-often[each], each))[:MONTHS_SHOWN])
    by_day = {iso: tuple(group) for iso, group in groupby((row for row in rows if row.ordinal in on_a_day), lambda row: row.first)}
    spans = connection.execute(select(d.c.ordinal, d.c.start, d.c.end).where(d.c.article_id == article_id))
    return ArticleDays(
        months=tuple(_month(date.fromisoformat(f"{each}-01"), counts, by_day) for each in most),
        rows=rows,
        spans={anchor(ordinal): (start, end) for ordinal, start, end in spans.tuples()},
    )


def anchor(ordinal: int) -> str:
    """What the page of an article calls the place of one of its days."""
    return f"day-{ordinal}"


def _first_of(month: str | None, day: str | None) -> date | None:
    """The first day of the month that is asked for."""
    if day is not None:
        known = as_day(day)
        if known is None or known.isoformat() != day:
            raise UsageError("a day is written YYYY-MM-DD", day)
        return known.replace(day=1)
    if month is None:
        return None
    match = MONTH.fullmatch(month.strip())
    known = as_day(f"{month.strip()}-01") if match else None
    if known is None:
        raise UsageError("a month is written YYYY-MM", month)
    return known


def _newest(connection: Connection, every: Mapping[str, int] | None, told: StoryRow | None) -> date:
    """The month to begin with: the last one named that the newest report does not lie before; else that of the report."""
    newest = select(a.c.day).where(a.c.is_latest, a.c.day > "").order_by(a.c.day.desc()).limit(1)
    out = as_day(told.last if told else connection.scalar(newest))
    known = _near(connection, every, before=_next(out)) if out else None
    known = known or _near(connection, every, before=date.max)
    return date.fromisoformat(f"{known}-01") if known else (out or date.today()).replace(day=1)


def _next(day: date) -> date:
    """The first day of the month after."""
    try:
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    except OverflowError:
        raise UsageError("the calendar ends before this month", day.isoformat()[:7]) from None


def _of(story: StoryRow | None, source: SourceRow | None) -> Iterable[ColumnElement[bool]]:
    if story is not None:
        yield d.c.article_id.in_(select(sa.c.article_id).where(sa.c.story_id == story.id))
    if source is not None:
        yield d.c.statement_id.in_(select(s.c.id).where(s.c.source_id == source.id, s.c.shown))


def _source(connection: Connection, who: str) -> SourceRow:
    [row] = source_rows(connection, SOURCES.where(SOURCES.selected_columns.id == one_of(connection, who)))
    return row


def _counts(connection: Connection, inside: ColumnElement[bool]) -> dict[str, int]:
    return dict(connection.execute(select(d.c.first, func.count()).where(inside).group_by(d.c.first)).tuples().all())


def _samples(connection: Connection, exact: ColumnElement[bool], counts: Mapping[str, int]) -> dict[str, tuple[DayRow, ...]]:
    """A few sentences of each day, each once; a day at a time, which the index answers at once however much a month holds."""
    found = {}
    for day in sorted(counts):
        rows = day_rows(connection, DAYS.where(exact, d.c.first == day).order_by(*IN_ORDER).limit(LOOKED_AT))
        found[day] = _once(rows)[:IN_A_CELL]
    return found


def _once(rows: Sequence[DayRow]) -> tuple[DayRow, ...]:
    """Each sentence once, with the other articles in which it stands."""
    kept: dict[tuple[str, str, str], DayRow] = {}
    for row in rows:
        known = (row.first, row.last, row.sentence)
        if known not in kept:
            kept[known] = row
        elif row.article_id != kept[known].article_id:
            kept[known] = replace(kept[known], also=(*kept[known].also, (row.article_id, row.outlet)))
    return tuple(kept.values())


def _near(connection: Connection, every: Mapping[str, int] | None, *, before: date | None = None, after: date | None = None) -> str | None:
    """The month of the last day that is named *before* another, or of the first *after* one; of *every* day asked for, or of all."""
    if every is not None:
        days = [day for day in every if (before is None or day < before.isoformat()) and (after is None or day > after.isoformat())]
        found = (max(days) if before else min(days)) if days else None
    else:
        there = select(d.c.first).where(*SHOWN, d.c.exact.is_(True)).limit(1)
        if before is not None:
            there = there.where(d.c.first < before.isoformat()).order_by(d.c.first.desc())
        if after is not None:
            there = there.where(d.c.first > after.isoformat()).order_by(d.c.first)
        found = connection.scalar(there)
    return found[:7] if found else None


def _every_day(connection: Connection, story: StoryRow | None, source: SourceRow | None) -> dict[str, int] | None:
    """How often each day is named in a story or by a source, in whatever month; None where all of the ledger is asked for.

    They name few days, which are found from their own rows; to look for them along the days would be to read through every day there is.
    """
    if story is None and source is None:
        return None
    if source is not None:
        home: Join = in_turn(s, d, d.c.statement_id == s.c.id)
        wanted = [s.c.source_id == source.id, s.c.shown]
    else:
        assert story is not None
        home, wanted = in_turn(sa, d, d.c.article_id == sa.c.article_id), [sa.c.story_id == story.id]
    if source is not None and story is not None:
        wanted.append(d.c.article_id.in_(select(sa.c.article_id).where(sa.c.story_id == story.id)))
    asked = select(d.c.first, func.count()).select_from(home).where(*wanted, *SHOWN, d.c.exact.is_(True)).group_by(d.c.first)
    return dict(connection.execute(asked).tuples().all())


def _between(every: Mapping[str, int], start: date, end: date) -> dict[str, int]:
    return {day: count for day, count in every.items() if start.isoformat() <= day <= end.isoformat()}


def _month(first: date, counts: Mapping[str, int], rows: Mapping[str, tuple[DayRow, ...]]) -> Month:
    """The weeks of a month, each from Monday to Sunday; before the year 1 and after 9999 there are no days."""
    until = _next(first)
    cells: list[Cell] = [Cell("", 0, False)] * first.weekday()
    day = first
    while day < until:
        iso = day.isoformat()
        cells.append(Cell(iso, day.day, True, counts.get(iso, 0), rows.get(iso, ())))
        day += timedelta(days=1)
    cells += [Cell("", 0, False)] * (-len(cells) % 7)
    return Month(first.isoformat(), tuple(tuple(cells[place : place + 7]) for place in range(0, len(cells), 7)))


def day_rows(connection: Connection, asked: Select[Any]) -> tuple[DayRow, ...]:
    """The rows of DAYS, narrowed and ordered."""
    return tuple(DayRow(**row) for row in connection.execute(asked).mappings())
