"""Under whom an answer stands: a body for those who speak for it, everybody else for themselves."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from sayso.questions.wording import TABLES, wording_of
from sayso.records import SourceKind

OFFICES = Path(__file__).parent / "data" / "offices.toml"

Party = Literal["source", "body"]


def party_of(*, kind: SourceKind, name: str, part_of: str | None, described: Iterable[str] = (), text: str = "") -> Party:
    """Whether what a source says is the answer of the source itself or of the body that it is part of.

    A role speaks for its body unless it is an office (“the leader of the Civic Union”), and so does whoever an article calls its
    spokeswoman, chief executive or police chief (*described*, and *text*, the words that name the holder), and its director, but a
    hospital's, who tells what he sees. A minister, a mayor or a party's leader is
    part of a body and speaks for himself; so is an institution beside its state. An unnamed source is nobody's voice: it was not
    authorised.

    >>> party_of(kind="person", name="Ana Orl", part_of="Coast Guard", text="Ana Orl, spokeswoman for the Coast Guard")
    'body'
    >>> party_of(kind="person", name="Ira Lund", part_of="Interior Ministry", text="the interior minister, Ira Lund")
    'source'
    """
    if not part_of or kind in {"unnamed", "outlet", "state", "organisation"}:
        return "source"
    if kind == "role":
        return "source" if head_of(name) in offices() else "body"
    words = " ".join((name, text, *described))
    wordings = [wording_of(language) for language in languages()]
    in_wards = any(each.wards.search(part_of) for each in wordings)
    for each in wordings:
        for pattern in (each.speaks_for,) if in_wards else (each.speaks_for, each.directs):
            if any(not _was(words[: match.start()]) for match in pattern.finditer(words)):
                return "body"
    return "source"


def _was(before: str) -> bool:
    """Whether an office is one that somebody held once, by the words *before* it."""
    return any(wording_of(language).former.search(before) for language in languages())


def head_of(called: str) -> str:
    """The word of a description that says what somebody is.

    >>> head_of("leader of the Civic Union"), head_of("interior minister"), head_of("aide to the mayor of Orl")
    ('leader', 'minister', 'aide')
    """
    words = re.findall(r"\w+", called.lower())
    end = next((place for place, word in enumerate(words) if place and word in apart()), len(words))
    return words[end - 1] if words else ""


@cache
def offices() -> frozenset[str]:
    """Words for offices, in all languages that have a list."""
    return _every("offices")


@cache
def apart() -> frozenset[str]:
    """Words that follow what somebody is: “of”, “for”."""
    return _every("apart")


def _every(name: str) -> frozenset[str]:
    return frozenset(word for table in tomllib.loads(OFFICES.read_text(encoding="utf-8")).values() for word in table[name])


def languages() -> list[str]:
    """All languages with a table: a source is known by words of every language that it was read in."""
    return sorted(path.stem for path in TABLES.glob("*.toml") if len(path.stem) == 2)
