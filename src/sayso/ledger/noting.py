"""Readers' notes on an article or a statement: each is one more row with who and when; one that is withdrawn stays where it is.

A note on a statement keeps the words that it is about: a later reading may mark them no more, and the note still says what it meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import exists, func, insert, select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import tables as t
from sayso.ledger.judging import seen
from sayso.ledger.noted_tables import note
from sayso.records import digest

NOTE_MOST = 2_000
"""Letters of a note: a page's margin, not a page."""
NAME_MOST = 100
"""Letters of the name under it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A note, or the withdrawal of one, as it was written."""

    id: str
    """Its id; of a withdrawal that of the note."""
    article_id: str
    """The article that it stands at."""
    statement_id: str | None
    """The statement that it is about; None where it is about the article."""


def write_note(connection: Connection, text: str, by: str, *, article: str = "", statement: str = "") -> Noted:
    """Write a note on the *article* or the *statement* with this id, signed by whom.

    Raises UsageError for one that is empty, too long or unsigned, NotInLedger where there is no such thing to write it on.
    """
    words, who = tidied(text), signed(by)
    if not words:
        raise UsageError("a note has words in it")
    if len(words) > NOTE_MOST:
        raise UsageError(f"a note has at most {NOTE_MOST:,} letters; this one has {len(words):,}")
    about = _statement(connection, statement) if statement else _article(connection, article)
    id_ = _write(connection, {**about, "text": words, "withdraws": None, "by": who})
    return Noted(id_, str(about["article_id"]), about["statement_id"])


def withdraw_note(connection: Connection, id: str, by: str) -> Noted:
    """Take back the note with this id (or whose id alone begins so); it stays in the book, marked as withdrawn.

    Raises NotInLedger where there is none, UsageError where it is withdrawn already.
    """
    n = note.c
    wanted = id.strip().lower()
    if not wanted:
        raise UsageError("say which note to withdraw, by its id")
    asked = select(note).where(n.withdraws.is_(None), func.substr(n.id, 1, len(wanted)) == wanted).order_by(n.nr).limit(2)
    rows = connection.execute(asked).mappings().all()
    if not rows:
        raise NotInLedger("there is no note with this id in the ledger", id)
    if len(rows) > 1:
        raise UsageError("several notes have ids that begin so; give more of it", id)
    [was] = rows
    if connection.scalar(select(exists().where(n.withdraws == was["id"]))):
        raise UsageError("this note is withdrawn already", id)
    about = {name: was[name] for name in ("article_id", "statement_id", "quoted", "holder")}
    _write(connection, {**about, "text": "", "withdraws": was["id"], "by": signed(by)})
    return Noted(was["id"], was["article_id"], was["statement_id"])


def tidied(text: str) -> str:
    r"""A note's words without what nobody sees; its lines stay lines, and no more than one empty one stands between two.

    >>> tidied("  First\x00 line. \r\n\r\n\r\n Second. ")
    'First line.\n\nSecond.'
    """
    lines: list[str] = []
    for line in map(seen, text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip()


def signed(by: str) -> str:
    """The name under a note."""
    who = seen(by)
    if not who:
        raise UsageError("sign the note with a name (--by NAME)")
    if len(who) > NAME_MOST:
        raise UsageError(f"a name has at most {NAME_MOST} letters", who[:40] + " …")
    return who


def _article(connection: Connection, id: str) -> dict[str, str | None]:
    if not connection.scalar(select(exists().where(t.article.c.id == id))):
        raise NotInLedger("there is no article with this id in the ledger", id)
    return {"article_id": id, "statement_id": None, "quoted": "", "holder": ""}


def _statement(connection: Connection, id: str) -> dict[str, str | None]:
    s = t.statement.c
    row = connection.execute(select(s.article_id, s.content, s.name, s.holder).where(s.id == id)).one_or_none()
    if row is None:
        raise NotInLedger("there is no statement with this id in the ledger", id)
    return {"article_id": row.article_id, "statement_id": id, "quoted": row.content, "holder": row.name or row.holder}


def _write(connection: Connection, row: dict[str, str | None]) -> str:
    now = datetime.now(UTC)
    id_ = digest(*row.values(), now.isoformat())
    connection.execute(insert(note), {"id": id_, "at": now.isoformat(timespec="seconds"), **row})
    return id_
