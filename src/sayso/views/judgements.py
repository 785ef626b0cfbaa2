"""What persons decided about sources, joins and stories, newest first, with who, when, and what has been undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.correcting import NO_COUNT, Aside, Reading
from sayso.ledger.merging import Verdict
from sayso.ledger.ruling import Act, StoryAct
from sayso.ledger.settling import undone_among
from sayso.ledger.tables import alias, judged, judgement
from sayso.records import Join
from sayso.records import Verdict as YesNo

Kind = Verdict | Act | Reading | Aside
"""What is decided: who is who, what is joined, what becomes of a story, or how words are read."""


def in_words(kind: Kind, a: str, b: str, name: str | None, verdict: YesNo | None = None) -> str:
    """A decision as a person says it; of a join whose *verdict* is not told, what was decided on.

    >>> in_words("merge", "Orla Coast Guard", "OCG", None)
    '“Orla Coast Guard” and “OCG” are one source'
    >>> in_words("copy", "Dam bursts", "Karrowen dam gives way", None, "no")
    '“Dam bursts” is no copy of “Karrowen dam gives way”'
    >>> in_words("undo", "merge: Orla Coast Guard", "OCG", None)
    'undone: “Orla Coast Guard” and “OCG” are one source'
    >>> in_words("undo", "undo: merge: Orla Coast Guard", "OCG", None)
    'stands again: “Orla Coast Guard” and “OCG” are one source'
    """
    if kind == "undo":
        return _undone(a, b, name)
    if kind in JOINED:
        yes, no, unsure = JOINED[kind]
        told = {"yes": yes, "no": no, "unsure": unsure, None: f"whether {yes}"}[verdict]
        return told.format(a=f"“{a}”", b=f"“{b}”")
    if kind in get_args(Reading):
        return _read(kind, a, b, name, verdict)
    said: dict[Kind, str] = {
        "not-sure": f"“{a}” and “{b}” may be one source",
        "merge": f"“{a}” and “{b}” are one source",
        "not-the-same": f"“{a}” and “{b}” are two sources",
        "split": f"{_taken(b)} taken out of “{a}”",
        "rename": f"“{a}” is called “{name}”",
        "promote": f"“{a}” is a source of its own",
        "story-name": f"the story of “{a}” is called “{name}”",
        "story-pin": f"the story of “{a}” is {'no longer ' if verdict == 'no' else ''}pinned",
        "story-merge": f"the stories of “{a}” and “{b}” are one",
        "story-split": f"“{b}” is taken out of the story of “{a}”",
        "story-words": f"the articles with the words “{name}” are one story",
    }
    return said[kind]


def _read(kind: Kind, a: str, b: str, name: str | None, verdict: YesNo | None) -> str:
    """A decision on how words are read; *b* is how they were, *name* how they should be where that is another way.

    >>> _read("stance", "no gate was opened", "asserts", "denies", "no"), _read("stance", "no gate was opened", "denies", None, "yes")
    ('“no gate was opened” denies, and not asserts', '“no gate was opened” denies, as it was read')
    >>> _read("figure", "31: 31 drowned", "injured", "killed", "no"), _read("figure", "31: 31 drowned", "killed", None, "unsure")
    ('“31: 31 drowned” counts killed, and not injured', '“31: 31 drowned” may count killed, as it was read')
    """
    verb = "" if kind == "stance" else "counts "
    if name:
        return f"“{a}” {verb}{'nothing' if name == NO_COUNT else name}, and not {b or 'nothing'}"
    told = "whether " if verdict is None else ""
    maybe = ("may be read " if kind == "stance" else "may count ") if verdict == "unsure" else verb
    return f"{told}“{a}” {maybe}{b or 'nothing'}, as it was read"


JOINED: dict[Join, tuple[str, str, str]] = {
    "copy": ("{a} is a copy of {b}", "{a} is no copy of {b}", "{a} may be a copy of {b}"),
    "story": ("{a} and {b} report one event", "{a} and {b} report two events", "{a} and {b} may report one event"),
    "question": ("{a} and {b} answer one question", "{a} and {b} answer two questions", "{a} and {b} may answer one question"),
    "revision": ("{a} replaces {b}", "{a} does not replace {b}", "{a} may replace {b}"),
}
"""A yes, a no and an unsure on each join."""


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
    kind, _, a = was.partition(": ")
    decided = next(each for each in KINDS if each == kind)
    return f"{'undone' if undoings % 2 else 'stands again'}: {in_words(decided, a, b, name)}"


KINDS: tuple[Kind, ...] = (*get_args(Verdict), *get_args(Join), *get_args(StoryAct), *get_args(Reading), *get_args(Aside))


BEFORE_UNDONE = "undo: "


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A person's decision as lists show it."""

    id: str
    """Its id."""
    kind: Kind
    """What was decided on."""
    a: str
    """The source it is about, by its name then; of a join the article's title or the statement's words."""
    b: str
    """The other one, or what was taken out."""
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
    """The source it is about, as it now is; None of a decision on a join or a story."""
    verdict: YesNo | None = None
    """Of a join ``yes``, ``no`` or ``unsure``."""

    @property
    def words(self) -> str:
        """The decision as a person says it."""
        return in_words(self.kind, self.a, self.b, self.name, self.verdict)


def judgements(ledger: Ledger, *, ids: Sequence[str] | None = None, limit: int = 100, offset: int = 0) -> tuple[JudgementRow, ...]:
    """The decisions, newest first; those with the given *ids* alone, if some are."""
    asked = ASKED if ids is None else ASKED.where(judgement.c.id.in_(ids))
    with ledger.reading() as connection:
        return _rows(connection, asked.limit(limit).offset(offset))


def judgement_of(ledger: Ledger, id: str) -> JudgementRow:
    """The decision with this id."""
    with ledger.reading() as connection:
        [row] = _rows(connection, ASKED.where(judgement.c.id == id))
    return row


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
    named = ("id", "kind", "a", "b", "name", "by", "at", "undoes", "verdict")
    return tuple(
        JudgementRow(**{name: row[name] for name in named}, undone_by=by.get(row["id"]), source_id=homes.get(row["id"])) for row in rows
    )


def _homes(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The source that each decision is about, as it now is."""
    asked = select(judged.c.judgement_id, alias.c.source_id).join(alias, alias.c.id == judged.c.alias_id)
    found = connection.execute(asked.where(judged.c.judgement_id.in_(ids), judged.c.side == "a").order_by(judged.c.alias_id.desc()))
    return dict(found.tuples().all())
