"""Two texts of one article laid against one another: which words went and came, which statements went, came or changed.

Decides only, from plain values. Paragraphs are laid against paragraphs first: words are only compared inside those that were changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz

from sayso.records import Statement
from sayso.text import fold

Fate = Literal["same", "went", "came"]

MOST_WORDS = 2_000
"""Words of a changed stretch, before and after, that are compared one by one; difflib takes their product, and a longer stretch is shown
as gone and come whole."""
ALIKE = 0.5
"""How like (by letters) two statements of one holder are before one is the other, changed: “31 were killed” and “28 were killed” are at
.9, two sentences about different things below .4."""
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, or in one of them."""

    fate: Fate
    """In both; only in the earlier; only in the later."""
    text: str
    """The words."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A statement that was changed."""

    before: Statement
    """As it was."""
    after: Statement
    """As it is."""


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of the statements."""

    came: tuple[Statement, ...]
    """Those that only the later text has."""
    went: tuple[Statement, ...]
    """Those that only the earlier one had."""
    turned: tuple[Turned, ...]
    """Those of which something was changed: words, or how their holder stands to them."""


def word_by_word(before: str, after: str) -> tuple[Piece, ...]:
    """What stood in *before* and what stands in *after*, in reading order.

    The pieces that did not come make *before*, those that did not go make *after*.

    >>> [(piece.fate, piece.text) for piece in word_by_word("It killed 31 people.", "It killed 28 people.")]
    [('same', 'It killed '), ('went', '31'), ('came', '28'), ('same', ' people.')]
    """
    return tuple(_joined(_by_lines(_LINE.findall(before), _LINE.findall(after))))


def fates(before: Sequence[Statement], after: Sequence[Statement]) -> Fates:
    """What became of the statements of the earlier text in the later one."""
    went, came = list(before), list(after)
    for one in list(went):
        same = next((other for other in came if _said(other) == _said(one)), None)
        if same is not None:
            went.remove(one)
            came.remove(same)
    likely = sorted(
        ((_like(one, other), one, other) for one in went for other in came if _holder(one) == _holder(other)),
        key=lambda each: (-each[0], each[1].id, each[2].id),
    )
    turned: list[Turned] = []
    for score, one, other in likely:
        if score >= ALIKE and one in went and other in came:
            went.remove(one)
            came.remove(other)
            turned.append(Turned(one, other))
    return Fates(tuple(came), tuple(went), tuple(sorted(turned, key=lambda each: (each.after.span, each.after.id))))


def _by_lines(before: list[str], after: list[str]) -> Iterator[Piece]:
    for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            yield Piece("same", "".join(before[a:b]))
        else:
            yield from _by_words("".join(before[a:b]), "".join(after[c:d]))


def _by_words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        yield Piece("went", before)
        yield Piece("came", after)
        return
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            yield Piece("same", "".join(old[a:b]))
        else:
            yield Piece("went", "".join(old[a:b]))
            yield Piece("came", "".join(new[c:d]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """*pieces* without empty ones, those of one fate that follow each other as one."""
    held: list[str] = []
    fate: Fate = "same"
    for piece in pieces:
        if piece.fate != fate and held:
            yield Piece(fate, "".join(held))
            held = []
        if piece.text:
            fate = piece.fate
            held.append(piece.text)
    if held:
        yield Piece(fate, "".join(held))


def _holder(statement: Statement) -> str:
    return fold(statement.source.name or statement.source.text)


def _said(statement: Statement) -> tuple[object, ...]:
    return _holder(statement), " ".join(statement.content.text.split()), statement.stance, statement.negated


def _like(one: Statement, other: Statement) -> float:
    return fuzz.ratio(one.content.text, other.content.text) / 100
