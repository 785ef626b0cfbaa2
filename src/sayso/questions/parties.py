"""Under whom an answer stands: a body for those who speak for it, everybody else for themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from sayso.questions.wording import TABLES, wording_of
from sayso.records import SourceKind

Party = Literal["source", "body"]


def party_of(*, kind: SourceKind, name: str, part_of: str | None, described: Iterable[str] = (), text: str = "") -> Party:
    """Whether what a source says is the answer of the source itself or of the body that it is part of.

    A role speaks for its body, and so does whoever an article calls its spokeswoman or chief executive (*described*, and *text*, the
    words that name the holder). A minister, a mayor or a party's leader is part of a body and speaks for himself; so is an institution
    beside its state. An unnamed source is nobody's voice: it was not authorised.

    >>> party_of(kind="person", name="Ana Orl", part_of="Coast Guard", text="Ana Orl, spokeswoman for the Coast Guard")
    'body'
    >>> party_of(kind="person", name="Ira Lund", part_of="Interior Ministry", text="the interior minister, Ira Lund")
    'source'
    """
    if not part_of or kind in {"unnamed", "outlet", "state", "organisation"}:
        return "source"
    if kind == "role":
        return "body"
    words = " ".join((name, text, *described))
    return "body" if any(wording_of(language).speaks_for.search(words) for language in languages()) else "source"


def languages() -> list[str]:
    """All languages with a table: a source is known by words of every language that it was read in."""
    return sorted(path.stem for path in TABLES.glob("*.toml") if len(path.stem) == 2)
