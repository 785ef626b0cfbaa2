"""What persons decided about sources, newest first, with who, when, and what has been undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.merging import Verdict
from sayso.ledger.settling import undone_among
from sayso.ledger.tables import alias, judged, judgement


def in_words(kind: Verdict, a: str, b: str, name: str | None) -> str:
    """A decision as a person says it.

    >>> in_words("merge", "Orla Coast Guard", "OCG", None)
    '“Orla Coast Guard” and “OCG” are one source'
    >>> in_words("undo", "merge: Orla Coast Guard", "OCG", None)
    'undone: “Orla Coast Guard” and “OCG” are one source'
    >>> in_words("undo", "undo: merge: Orla Coast Guard", "OCG", None)
    'stands again: “Orla Coast Guard” and “OCG” are one source'
    """
    if kind == "undo":
        return _undone(a, b, name)
    said: dict[Verdict, str] = {
        "merge": f"“{a}” and “{b}” are one source",
        "not-the-same": f"“{a}” and “{b}” are two sources",
        "split": f"{_taken(b)} taken out of “{a}”",
        "rename": f"“{a}” is called “{name}”",
        "promote": f"“{a}” is a source of its own",
    }
    return said[kind]


def _taken(out: str) -> str:
    """What is taken out: names, or statements, which have only ids.

    >>> _taken("3a6ae6153f92f4a0")
    'what it says in the article of statement 3a6ae6153f92f4a0 is'
    """
    if STATEMENTS.fullmatch(out):
        several = "," in out
        return f"what it says in the {'articles of statements' if several else 'article of statement'} {out} is"
    return f"“{out}” is"


STATEMENTS = re.compile(r"[0-9a-f]{16}(?:, [0-9a-f]{16})*")
"""Ids of statements, as the split of them keeps them."""


def _undone(was: str, b: str, name: str | None) -> str:
    """An undoing: which decision it takes back (`merge: A`), or brings back where that was an undoing itself (`undo: merge: A`)."""
    undoings = 1
    while was.startswith(BEFORE_UNDONE):
        was, undoings = was.removeprefix(BEFORE_UNDONE), undoings + 1
    verdict, _, a = was.partition(": ")
    decided = next(each for each in get_args(Verdict) if each == verdict)
    return f"{'undone' if undoings % 2 else 'stands again'}: {in_words(decided, a, b, name)}"


BEFORE_UNDONE = "undo: "


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A person's decision as lists show it."""

    id: str
    """Its id."""
    kind: Verdict
    """What was decided."""
    a: str
    """The source it is about, by its name then."""
    b: str
    """The other source, or what was taken out."""
    name: str | None
    """The new name, where one was given."""
    by: str
    """Who decided."""
    at: str
    """When, ISO 8601 (UTC)."""
    undoes: str | None
    """The id of the decision that this one takes back."""
    undone_by: str | None
    """The id of the decision that takes this one back."""
    source_id: str | None
    """The source it is about, as it now is."""

    @property
    def words(self) -> str:
        """The decision as a person says it."""
        return in_words(self.kind, self.a, self.b, self.name)


def judgements(ledger: Ledger, *, limit: int = 100, offset: int = 0) -> tuple[JudgementRow, ...]:
    """The decisions, newest first."""
    with ledger.reading() as connection:
        return _rows(connection, ASKED.limit(limit).offset(offset))


def judgements_of(connection: Connection, source_id: str) -> tuple[JudgementRow, ...]:
    """The decisions about the names of one source, newest first."""
    concerned = select(judged.c.judgement_id).join(alias, alias.c.id == judged.c.alias_id).where(alias.c.source_id == source_id)
    return _rows(connection, ASKED.where(judgement.c.id.in_(concerned)))


ASKED = select(judgement).order_by(judgement.c.nr.desc())


def _rows(connection: Connection, asked: Select[Any]) -> tuple[JudgementRow, ...]:
    rows = connection.execute(asked).mappings().all()
    if not rows:
        return ()
    every = connection.execute(select(judgement.c.id, judgement.c.undoes).order_by(judgement.c.nr)).tuples().all()
    gone = undone_among(every)
    by = {undoes: id_ for id_, undoes in every if undoes and id_ not in gone}
    homes = _homes(connection, [row["id"] for row in rows])
    named = ("id", "kind", "a", "b", "name", "by", "at", "undoes")
    return tuple(
        JudgementRow(**{name: row[name] for name in named}, undone_by=by.get(row["id"]), source_id=homes.get(row["id"])) for row in rows
    )


def _homes(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The source that each decision is about, as it now is."""
    asked = select(judged.c.judgement_id, alias.c.source_id).join(alias, alias.c.id == judged.c.alias_id)
    found = connection.execute(asked.where(judged.c.judgement_id.in_(ids), judged.c.side == "a").order_by(judged.c.alias_id.desc()))
    return dict(found.tuples().all())
