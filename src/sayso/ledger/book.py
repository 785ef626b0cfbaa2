"""The book itself: holds a page or not, takes in what was heard, remembers what failed. One transaction a page.

Safe to use from several threads and beside other processes: each call takes a connection of its own, writers wait for
one another, readers see whole pages and never wait.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import get_args

from sqlalchemy import Engine, delete, exists, select
from sqlalchemy.engine import Connection

from sayso.errors import LedgerError, UsageError
from sayso.ledger import correcting, judging, noting, ruling, searches
from sayso.ledger import tables as t
from sayso.ledger.correcting import Corrected
from sayso.ledger.deciding import Outcome, Reading, decide
from sayso.ledger.dialect import put, tidy
from sayso.ledger.failing import in_words
from sayso.ledger.identity import locator, moment, told
from sayso.ledger.judging import Judged
from sayso.ledger.keeping import unsettled
from sayso.ledger.noting import Noted
from sayso.ledger.outlets import see_feed, unseen_feed
from sayso.ledger.ruling import Ruled
from sayso.ledger.settling_book import SettlingBook
from sayso.ledger.writing import supersede, write_hearing, write_page
from sayso.records import Hearing, Join, Page, Skipped, Verdict


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one page."""

    address: str
    """The page as it was named."""
    outcome: Outcome
    """``new``, a ``version`` of an article at the same address, ``reread`` by another model, ``unchanged``."""
    article_id: str
    """The article that it is."""
    statements: int
    """Statements written; 0 where nothing changed."""


class Ledger:
    """A ledger that is open; use it in a ``with`` block, or call `close`."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._wrote = False
        self.where = where
        """Where it lies, as it was named."""

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._wrote:
            with suppress(LedgerError), in_words(self.where), self._engine.connect().execution_options(outside=True) as connection:
                tidy(connection)  # a kindness to the next reader, and no reason to fail
        self._engine.dispose()

    def holds(self, page: Page, made_by: str) -> str | None:
        """The id of the article that these very bytes were read to be, if *made_by* has read them, told the same of them."""
        c = t.page.c
        same = (c.sha256 == page.sha256, c.told == told(page), c.made_by == made_by)
        with self.reading() as connection:
            held = connection.scalar(select(c.article_id).where(*same))
            failed = held is not None and connection.scalar(select(exists().where(t.skipped.c.address == page.address)))
            fed = held is not None and unseen_feed(connection, held, page.feed)
        if failed:  # its address gave nothing once, and now gives a page that is known
            with self._writing() as connection:
                connection.execute(delete(t.skipped).where(t.skipped.c.address == page.address))
        if held is not None and fed:  # the page is known, but not that this feed leads to it
            with self._writing() as connection:
                see_feed(connection, held, page.feed)
        return held

    def add(self, hearing: Hearing) -> Added:
        """Take in what was heard on one page; the same again changes nothing."""
        article, page = hearing.article, hearing.page
        now = datetime.now(UTC)
        captured = moment(article.captured_at)
        came = Reading(hearing.made_by, (page.published, page.outlet), captured, article.sha256)
        with self._writing() as connection:
            former = _read_otherwise(connection, hearing)
            elsewhere = _elsewhere(connection, hearing)
            decision = decide(_held(connection, article.id), came, elsewhere=elsewhere, otherwise=bool(former))
            if decision.write:
                supersede(connection, former)
                write_hearing(connection, hearing, now.isoformat(), now.timestamp(), former=former)
                correcting.lay_again(connection, article.id)
            write_page(connection, page, article.id, hearing.made_by, now.isoformat(timespec="seconds"))
            see_feed(connection, article.id, page.feed)
        written = 0 if decision.outcome == "unchanged" else len({each.id for each in hearing.statements})
        return Added(page.address, decision.outcome, article.id, written)

    def skip(self, skipped: Skipped) -> None:
        """Remember an input that gave nothing, with its last reason and how often; it is tried again with every run."""
        c = t.skipped.c
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            times = connection.scalar(select(c.times).where(c.address == skipped.address)) or 0
            row = {"address": skipped.address, "kind": skipped.kind, "reason": skipped.reason, "times": times + 1}
            connection.execute(put(t.skipped, but=frozenset({"first_at"})), {**row, "first_at": now, "last_at": now})

    def merge(self, one: str, other: str, *, by: str) -> Judged:
        """Make two sources (ids) one. This and what follows are a person's decisions: they outrank what names say, and can be undone."""
        with self._writing() as connection:
            return judging.merge(connection, one, other, by)

    def distinct(self, one: str, other: str, *, by: str) -> Judged:
        """Keep two sources (ids) apart."""
        with self._writing() as connection:
            return judging.distinct(connection, one, other, by)

    def split(self, source_id: str, names: Sequence[str], statements: Sequence[str] = (), *, by: str) -> Judged:
        """Take *names* out of a source, or what it says in the articles of *statements* (ids)."""
        with self._writing() as connection:
            return judging.split(connection, source_id, names, statements, by)

    def rename(self, source_id: str, name: str, *, by: str) -> Judged:
        """Call a source *name*."""
        with self._writing() as connection:
            return judging.rename(connection, source_id, name, by)

    def promote(self, source_id: str, *, by: str) -> Judged:
        """Confirm that a mere mention is a source."""
        with self._writing() as connection:
            return judging.promote(connection, source_id, by)

    def judge(self, join: Join, a: str, b: str, verdict: Verdict, *, by: str) -> Ruled:
        """Decide whether two articles are one report (copy) or of one story, or two statements (ids) answer one question.

        Of a revision *a* is the later answer. What is decided shows once the book is settled (`pipeline.settle`).
        """
        with self._writing() as connection:
            return ruling.judge(connection, join, a, b, verdict, by)

    def judge_stance(self, statement: str, verdict: Verdict, stance: str = "", *, by: str) -> Corrected:
        """Decide whether a statement's stance is read right; where it is not (``no``), *stance* is."""
        with self._writing() as connection:
            return correcting.judge_stance(connection, statement, verdict, stance, by)

    def judge_figure(self, statement: str, start: int, verdict: Verdict, measure: str = "", *, by: str) -> Corrected:
        """Decide whether what the figure at *start* measures is read right; where it is not, it measures *measure*."""
        with self._writing() as connection:
            return correcting.judge_figure(connection, statement, start, verdict, measure, by)

    def decide(self, kind: str, a: str, b: str, verdict: Verdict, rather: str = "", *, by: str) -> str:
        """Answer what waits for a person: whether *a* and *b* are joined, or what is read of *a* is right; gives the decision's id.

        Of a figure *b* is where its words begin; to a stance or a figure that is read wrongly, *rather* is what it should be. Raises
        UsageError for a *kind* of which nothing waits.
        """
        if kind == "source":
            if verdict == "unsure":
                return self.put_aside(a, b, by=by)
            return (self.merge if verdict == "yes" else self.distinct)(a, b, by=by).id
        if kind == "stance":
            return self.judge_stance(a, verdict, rather, by=by).id
        if kind == "figure" and b.isdecimal() and len(b) < 10:
            return self.judge_figure(a, int(b), verdict, rather, by=by).id
        if kind in get_args(Join):
            return self.judge(kind, a, b, verdict, by=by).id  # type: ignore[arg-type]  # just looked up
        raise UsageError("there is no such decision", f"{kind}:{a}:{b}")

    def put_aside(self, one: str, other: str, *, by: str) -> str:
        """Note that nobody can tell yet whether two sources (ids) are one; gives the decision's id."""
        with self._writing() as connection:
            return correcting.put_aside(connection, one, other, by)

    def save_search(self, name: str, query: str, *, by: str) -> str:
        """Keep a search under a name, in the place of an earlier one of that name; gives its id."""
        with self._writing() as connection:
            return searches.save(connection, name, query, by)

    def forget_search(self, id: str) -> None:
        """Let a kept search go."""
        with self._writing() as connection:
            searches.forget(connection, id)

    def name_story(self, story: str, name: str, *, by: str) -> Ruled:
        """Call a story *name*."""
        with self._writing() as connection:
            return ruling.name_story(connection, story, name, by)

    def pin_story(self, story: str, *, by: str, pinned: bool = True) -> Ruled:
        """Keep a story at the head of the list, or no longer."""
        with self._writing() as connection:
            return ruling.pin_story(connection, story, by, pinned=pinned)

    def merge_stories(self, one: str, other: str, *, by: str) -> Ruled:
        """Make two stories one."""
        with self._writing() as connection:
            return ruling.merge_stories(connection, one, other, by)

    def split_story(self, story: str, articles: Sequence[str], *, by: str) -> Ruled:
        """Take *articles* (ids) out of a story, as a story of their own."""
        with self._writing() as connection:
            return ruling.split_story(connection, story, articles, by)

    def define_story(self, words: str, *, by: str) -> Ruled:
        """Make a story of all articles that have *words*."""
        with self._writing() as connection:
            return ruling.define_story(connection, words, by)

    def undo(self, id: str | None = None, *, by: str) -> Judged:
        """Take a decision back: the one with this id, or whose id alone begins so; without one the last that stands."""
        with self._writing() as connection:
            undone = judging.undo(connection, id, by)
            correcting.lay_back(connection, undone.id)
            return undone

    def note(self, text: str, *, by: str, article: str = "", statement: str = "") -> Noted:
        """Write a reader's note on an *article* or a *statement* (an id), signed by whom."""
        with self._writing() as connection:
            return noting.write_note(connection, text, by, article=article, statement=statement)

    def withdraw_note(self, id: str, *, by: str) -> Noted:
        """Take a note back: the one with this id, or whose id alone begins so. It stays in the book, marked as withdrawn."""
        with self._writing() as connection:
            return noting.withdraw_note(connection, id, by)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the book as it is now for as long as the block runs; for views."""
        with in_words(self.where), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def settling(self) -> Iterator[SettlingBook]:
        """The book in one transaction of settling; for `pipeline.settle`."""
        with self._writing() as connection:
            yield SettlingBook(connection)

    def unsettled(self) -> int:
        """For how many articles something has still to be settled."""
        with self.reading() as connection:
            return unsettled(connection)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._wrote = True
        with in_words(self.where), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


def _elsewhere(connection: Connection, hearing: Hearing) -> bool:
    """Whether the article's address has other texts."""
    a = t.article.c
    home = locator(hearing.article, hearing.page)
    return bool(connection.scalar(select(exists().where(a.locator == home, a.id != hearing.article.id, a.status == "current"))))


def _read_otherwise(connection: Connection, hearing: Hearing) -> list[str]:
    """The articles that this very page was read to be before, by a reader that took another text from it."""
    a, p = t.article.c, t.page.c
    same = (p.sha256 == hearing.page.sha256, p.told == told(hearing.page), p.article_id != hearing.article.id)
    return list(
        connection.scalars(select(a.id).join(t.page, p.article_id == a.id).where(*same, a.sha256 == p.sha256, a.status == "current"))
    )


def _held(connection: Connection, article_id: str) -> Reading | None:
    """The book's reading of an article, with what was told of the page it was read from."""
    a, p = t.article.c, t.page.c
    asked = (
        select(a.made_by, p.published, p.outlet, a.captured_at, a.sha256)
        .outerjoin(t.page, (p.article_id == a.id) & (p.sha256 == a.sha256))
        .where(a.id == article_id)
        .order_by(p.published.is_(None), p.outlet.is_(None), p.read_at.desc())
        .limit(1)
    )
    row = connection.execute(asked).one_or_none()
    return None if row is None else Reading(row[0], (row[1], row[2]), moment(row[3]), row[4])
