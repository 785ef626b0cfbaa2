"""The board of a story: question × party, as it stands now or stood at an earlier moment, each cell a click from its words.

Terminal, browser and programs ask it here. What lines up is laid out by `grid`; statements that answer nothing that another does stand
beneath, by who said them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import ColumnElement, exists, false, func, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.settled import recall_settlement
from sayso.ledger.settled_tables import story_article as sa
from sayso.ledger.settled_tables import voice as v
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.records import Settlement
from sayso.views.answered import instant
from sayso.views.grid import Grid, grid
from sayso.views.narrowing import ALL, Choice, Offer, heard, offered, until
from sayso.views.rows import STATEMENTS, StatementRow, statement_rows
from sayso.views.stories import StoryRow, find_story

REST = 100
"""Statements that line up with no other shown beneath a board, at most."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What one source said in the story that is lined up with nothing."""

    source_id: str | None
    """The source; None where the holders are not to be known."""
    name: str | None
    """Its name."""
    statements: tuple[StatementRow, ...]
    """What it said, in time."""


@dataclass(frozen=True, slots=True)
class Board:
    """A story, its questions and who answers them."""

    story: StoryRow
    """The story; as of an earlier moment it counts what was known then."""
    grid: Grid
    """Its questions × its parties."""
    rest: tuple[Rest, ...]
    """Statements that line up with no other, by who said them; as many as were asked for."""
    rest_total: int
    """How many such statements there are."""
    as_of: str | None
    """The moment it is shown at, ISO 8601; None where it is now."""
    since: str | None
    """The moment since which what is new is marked; None where none was asked for."""
    choice: Choice = ALL
    """Which voices it lets be heard."""
    offer: Offer = field(default_factory=Offer)
    """What there is to choose from, and the moments at which something of it became known."""


def board(
    ledger: Ledger,
    story: str,
    *,
    as_of: int | None = None,
    since: int | None = None,
    choice: Choice = ALL,
    rest: int = REST,
    offset: int = 0,
) -> Board:
    """The board of a story, by its id, the beginning of it, or words of its name; moments are seconds in UTC.

    *rest* statements at most are listed beneath, without the first *offset*; a *choice* of voices is of the board alone. Raises
    NotInLedger when there is no such story, UsageError when several may be meant.
    """
    with ledger.reading() as connection:
        row = find_story(connection, story)
        settled = recall_settlement(connection, row.id)
        languages = _languages(connection, row.id)
        offer = offered(settled, languages)
        settled = as_asked(settled, as_of, choice, languages)
        if as_of is not None:
            row = _then(connection, row, as_of)
        laid = grid(settled, since=since)
        beside, total = _rest(connection, row.id, as_of, rest, offset)
    counted = replace(row, questions=len(laid.rows), disputed=sum(each.accord == "disputed" for each in laid.rows))
    moments = (None if as_of is None else instant(as_of), None if since is None else instant(since))
    return Board(counted, laid, beside, total, *moments, choice, offer)


def as_asked(settled: Settlement, as_of: int | None, choice: Choice, languages: Mapping[str, str]) -> Settlement:
    """*settled* as it stood at *as_of*, with the voices of *choice*."""
    if as_of is None and choice.everything:
        return settled
    from sayso.questions import relate  # it reads the words of seven languages, and what is now asks for none of them

    return heard(until(settled, as_of, relate), choice, relate, languages)


def _languages(connection: Connection, story: str) -> dict[str, str]:
    """The languages of a story's articles, by their ids."""
    asked = select(a.c.id, a.c.language).join_from(sa, a, a.c.id == sa.c.article_id).where(sa.c.story_id == story)
    return {id_: language for id_, language in connection.execute(asked).tuples() if language}


def _then(connection: Connection, row: StoryRow, as_of: int) -> StoryRow:
    """The story's counts as they were."""
    asked = (
        select(func.count(), func.count(sa.c.origin_id.distinct()), func.min(a.c.day), func.max(a.c.day))
        .join_from(sa, a, a.c.id == sa.c.article_id)
        .where(sa.c.story_id == row.id, known_by(as_of))
    )
    articles, independent, first, last = connection.execute(asked).one()
    return replace(row, articles=articles, independent=independent, first=first or None, last=last or None)


def known_by(moment: int) -> ColumnElement[bool]:
    """That an article was known at *moment*: published, or captured where its publication is not told."""
    return func.coalesce(func.nullif(a.c.moment, 0), a.c.known_at) <= moment


def _rest(connection: Connection, story: str, as_of: int | None, limit: int, offset: int) -> tuple[tuple[Rest, ...], int]:
    """What lines up with nothing: who said most of it first, each one's in time."""
    mine = [s.c.shown, ~exists().where(v.c.statement_id == s.c.id), sa.c.story_id == story]
    if as_of is not None:
        mine.append(known_by(as_of))
    of_story = sa.join(a, a.c.id == sa.c.article_id).join(s, s.c.article_id == sa.c.article_id)
    often: dict[str | None, int] = dict(
        connection.execute(select(s.c.source_id, func.count()).select_from(of_story).where(*mine).group_by(s.c.source_id)).tuples().all()
    )
    total = sum(often.values())
    if not limit or offset >= total:
        return (), total
    # Only what is shown is put in order: a great story has thousands, and a page of them is of a few sources.
    wanted, before = _within(sorted(often.items(), key=lambda each: (each[0] is None, -each[1], each[0] or "")), offset, limit)
    place = (s.c.source_id, s.c.day, a.c.moment, a.c.id, s.c.ordinal, s.c.id)
    whose = or_(s.c.source_id.in_(wanted), s.c.source_id.is_(None) if None in wanted else false())
    places = connection.execute(select(*place).select_from(of_story).where(*mine, whose)).tuples().all()
    order = {source: number for number, source in enumerate(wanted)}
    ids = [row[-1] for row in sorted(places, key=lambda row: (order[row[0]], *row[1:]))[offset - before :][:limit]]
    rows = {row.id: row for row in statement_rows(connection, STATEMENTS.where(s.c.id.in_(ids)))}
    return _by_source([rows[id_] for id_ in ids]), total


def _within(often: Sequence[tuple[str | None, int]], offset: int, limit: int) -> tuple[list[str | None], int]:
    """The sources of which something stands among *limit* statements after the first *offset*, and how many statements come before them.

    >>> _within([("a", 3), ("b", 2), ("c", 9), (None, 1)], 4, 5)
    (['b', 'c'], 3)
    """
    wanted: list[str | None] = []
    before = passed = 0
    for source, count in often:
        if passed + count <= offset:
            before = passed + count
        elif passed < offset + limit:
            wanted.append(source)
        passed += count
    return wanted, before


def _by_source(rows: Sequence[StatementRow]) -> tuple[Rest, ...]:
    together: dict[str | None, list[StatementRow]] = {}
    for row in rows:
        together.setdefault(row.source_id, []).append(row)
    return tuple(Rest(id_, said[0].source_name if id_ else None, tuple(said)) for id_, said in together.items())
