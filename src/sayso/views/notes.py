"""Readers' notes: all of them newest first, and those on an article, a statement or what a source said, oldest first.

A note stays with what it was written on. Where a page is read again, it is shown with every text of its address, and beside the words
that it is about wherever they still are a statement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.ledger.noted_tables import note as n
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.views.asking import by_prefix, ids_from

MOST = 200
"""Notes on one article, statement or source that its page shows."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as every screen shows it."""

    id: str
    """Its id."""
    article_id: str
    """The article that it was written on, or whose statement it is about."""
    statement_id: str | None
    """The statement that it is about; None where it is about the article."""
    quoted: str
    """That statement's words when it was written; empty of a note on an article."""
    holder: str
    """Who said them, as it stood then; empty where nobody was known."""
    text: str
    """The note."""
    by: str
    """Who signed it."""
    at: str
    """When, ISO 8601 (UTC)."""
    article_title: str | None
    """The article's headline."""
    outlet: str | None
    """Its medium."""
    stands: bool
    """Whether that statement is still read there; always, of a note on an article."""
    withdrawn_by: str | None
    """Who took it back; None where it stands."""
    withdrawn_at: str | None
    """When, ISO 8601."""
    beside: str | None = None
    """The statement of the article asked for that has these words; None of a note on the article, or where none has them any more."""


_taken = n.alias("taken")
NOTES: Select[Any] = (
    select(
        n.c.id,
        n.c.article_id,
        n.c.statement_id,
        n.c.quoted,
        n.c.holder,
        n.c.text,
        n.c.by,
        n.c.at,
        a.c.title.label("article_title"),
        a.c.outlet,
        s.c.status,
        _taken.c.by.label("withdrawn_by"),
        _taken.c.at.label("withdrawn_at"),
    )
    .join_from(n, a, a.c.id == n.c.article_id)
    .outerjoin(s, s.c.id == n.c.statement_id)
    .outerjoin(_taken, _taken.c.withdraws == n.c.id)
    .where(n.c.withdraws.is_(None))
)


def notes(ledger: Ledger, on: str | None = None, *, limit: int = 100, offset: int = 0) -> tuple[NoteRow, ...]:
    """The notes, newest first; with *on* (the id of an article or statement, or the beginning of one) only those on it.

    Raises NotInLedger where there is no such article or statement, UsageError where several ids begin so.
    """
    asked = NOTES.order_by(n.c.nr.desc()).limit(limit).offset(offset)
    with ledger.reading() as connection:
        if on is not None:
            what, id_ = noted(connection, on)
            asked = asked.where(n.c.statement_id == id_) if what == "statement" else asked.where(_at_home_of(id_))
        return note_rows(connection, asked)


def place_of(ledger: Ledger, given: str) -> tuple[Literal["article", "statement"], str]:
    """What may be noted on under the id *given*, or the beginning of one, and its whole id."""
    with ledger.reading() as connection:
        return noted(connection, given)


def noted(connection: Connection, given: str) -> tuple[Literal["article", "statement"], str]:
    """The article or statement whose id *given* is or begins.

    Raises NotInLedger where there is none, UsageError where several begin so.
    """
    statements, articles = ids_from(connection, s.c.id, given), ids_from(connection, a.c.id, given)
    if statements and articles:
        raise UsageError("several articles and statements have ids that begin so; give more of it", given)
    if not statements and not articles:
        raise NotInLedger("there is no article or statement with this id in the ledger", given)
    if statements:
        return "statement", by_prefix(connection, s.c.id, given, "statement")
    return "article", by_prefix(connection, a.c.id, given, "article")


def notes_on(ledger: Ledger, *, statement: str = "", source: str = "") -> tuple[NoteRow, ...]:
    """The notes on a *statement*, or on what a *source* said (whole ids), oldest first."""
    with ledger.reading() as connection:
        return notes_on_statement(connection, statement) if statement else notes_on_source(connection, source)


def notes_on_article(connection: Connection, article_id: str, contents: Mapping[str, str]) -> tuple[NoteRow, ...]:
    """The notes on an article, on its statements and on other texts of its address, oldest first; each beside the words it is about.

    *contents* are the words of the article's statements, by their ids.
    """
    ids: dict[str, str] = {}
    for id_, words in contents.items():
        ids.setdefault(words, id_)
    rows = note_rows(connection, NOTES.where(_at_home_of(article_id)).order_by(n.c.nr).limit(MOST))
    return tuple(replace(row, beside=row.statement_id if row.statement_id in contents else ids.get(row.quoted)) for row in rows)


def notes_on_statement(connection: Connection, statement_id: str) -> tuple[NoteRow, ...]:
    """The notes on a statement, and on the same words in other texts of its address, oldest first."""
    row = connection.execute(select(s.c.article_id, s.c.content).where(s.c.id == statement_id)).one()
    same = n.c.statement_id.is_not(None) & (n.c.quoted == row.content) & _at_home_of(row.article_id)
    return note_rows(connection, NOTES.where((n.c.statement_id == statement_id) | same).order_by(n.c.nr).limit(MOST))


def notes_on_source(connection: Connection, source_id: str) -> tuple[NoteRow, ...]:
    """The notes on what a source said, oldest first."""
    return note_rows(connection, NOTES.where(s.c.source_id == source_id).order_by(n.c.nr).limit(MOST))


def _at_home_of(article_id: str) -> Any:
    """Whether a note is on a text of the address that an article has."""
    home = select(a.c.locator).where(a.c.id == article_id).scalar_subquery()
    texts = a.alias("texts")
    return n.c.article_id.in_(select(texts.c.id).where(texts.c.locator == home))


def note_rows(connection: Connection, asked: Select[Any]) -> tuple[NoteRow, ...]:
    """The rows of NOTES, narrowed and ordered."""
    found = connection.execute(asked).mappings()
    return tuple(
        NoteRow(**{name: value for name, value in row.items() if name != "status"}, stands=row["status"] != "superseded") for row in found
    )
