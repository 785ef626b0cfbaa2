"""Quotations of a draft beside the words that their source is known to have said: the same, or altered, word by word.

An ellipsis leaves words out and brackets put some in; both say that they do, so what stands between them is held against the source
piece by piece. A quotation that a page translated was never said in these words: it can prove another right, and never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from sayso.records import Article, Statement
from sayso.statements.quotes import quoted
from sayso.text import Span, overlaps, unaccented

LEAST = 4
"""Words of a quotation from which it can be told from another that only looks like it."""
ALIKE = 0.6
"""Share of the words of both that must be the same, in order, for the one to be the other, altered."""
OPENED = re.compile(r"\[(\w)\](?=\w)")
"""“[W]e”: a letter made great or small."""
CUT = re.compile(r"…|\.{3,}|\[[^\]]{0,200}\]")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that two quotations have in common, or one alone."""

    kind: Literal["equal", "delete", "insert"]
    """``delete``: only the source said them; ``insert``: only the draft has them."""
    text: str
    """The words."""


@dataclass(frozen=True)
class Source:
    """One article of the story, for looking up what was said in it."""

    article: str
    """Its id."""
    text: str
    """Its text."""
    paragraphs: tuple[Span, ...]
    """Where its paragraphs stand."""
    translated: bool
    """Whether it is a translation of another."""
    language: str
    """Its language."""

    @cached_property
    def words(self) -> str:
        """All its words in comparable form, one space between any two."""
        return f" {' '.join(_words(self.text))} "

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Where it quotes."""
        return tuple(span for paragraph in self.paragraphs for span in quoted(self.text, paragraph))

    @cached_property
    def spoken(self) -> str:
        """What it quotes, one after the other: a quotation goes on behind “he said”."""
        return f" {' '.join(word for start, end in self.quotations for word in _words(self.text[start:end]))} "


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage that is most like a quotation."""

    likeness: float
    """0–1."""
    text: str
    """Its words."""
    article: str
    """Id of its article."""
    claim: str
    """Id of the statement."""


def quotations_of(article: Article, statement: Statement) -> Iterator[str]:
    """The pieces of a draft's quotation that *statement* is, each without a gap."""
    for block in article.blocks:
        if not any(overlaps(block.span, span) for span in statement.content.spans):
            continue
        for region in quoted(article.text, block.span):
            inside = [
                (max(start, region[0]), min(end, region[1])) for start, end in statement.content.spans if overlaps((start, end), region)
            ]
            if inside:
                yield from _uncut(article.text[inside[0][0] : inside[-1][1]])


def has_words(quotation: str, text: str) -> bool:
    """Whether *text* has the very words of a quotation, marks and capitals aside.

    >>> has_words("by anybody", "We were not warned by “anybody”."), has_words("by any", "by anybody")
    (True, False)
    """
    return f" {' '.join(_words(quotation))} " in f" {' '.join(_words(text))} "


def is_verbatim(quotation: str, sources: Iterable[Source]) -> bool:
    """Whether some page has these very words, marks and capitals aside."""
    wanted = f" {' '.join(_words(quotation))} "
    return any(wanted in source.words or wanted in source.spoken for source in sources)


def nearest(quotation: str, said: Iterable[tuple[Source, Span, str]]) -> Nearest | None:
    """What was said that is most like *quotation*, if anything is so like it that it is the same, altered.

    *said* are statements of its source: the page, where they stand in it, their ids.
    """
    mine = _words(quotation)
    if len(mine) < LEAST:
        return None
    best: Nearest | None = None
    for source, span, claim in said:
        if source.translated:
            continue
        regions = [region for region in source.quotations if overlaps(region, span)]
        for text in _passages(source, regions):
            found = _alike(mine, text)
            if found is not None and (best is None or found[0] > best.likeness):
                best = Nearest(found[0], found[1], source.article, claim)
    return best if best is not None and best.likeness >= ALIKE else None


def word_pieces(true: str, drafted: str) -> tuple[Piece, ...]:
    """What a draft made of the *true* words, word by word.

    >>> [(piece.kind, piece.text) for piece in word_pieces("by anybody at all", "by anyone at all")]
    [('equal', 'by'), ('delete', 'anybody'), ('insert', 'anyone'), ('equal', 'at all')]
    """
    before, after = true.split(), drafted.split()
    found: list[Piece] = []
    matcher = SequenceMatcher(None, [_plain(word) for word in before], [_plain(word) for word in after], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece("equal", " ".join(after[c:d])))
            continue
        if a < b:
            found.append(Piece("delete", " ".join(before[a:b])))
        if c < d:
            found.append(Piece("insert", " ".join(after[c:d])))
    return tuple(found)


def _uncut(quotation: str) -> Iterator[str]:
    """A quotation between its gaps.

    >>> list(_uncut("[W]e saw it … and [the men] left"))
    ['We saw it', 'and', 'left']
    """
    for piece in CUT.split(OPENED.sub(r"\1", quotation)):
        if WORD.search(piece):
            yield piece.strip()


def _passages(source: Source, regions: Sequence[Span]) -> Iterator[str]:
    """Each quotation by itself, and all of a statement's one after the other."""
    texts = [source.text[start:end] for start, end in regions]
    yield from texts
    if len(texts) > 1:
        yield " ".join(texts)


def _alike(mine: Sequence[str], text: str) -> tuple[float, str] | None:
    """How like the passage of *text* that is most like the words *mine* is, and the passage."""
    places = list(WORD.finditer(text))
    theirs = [unaccented(place.group()) for place in places]
    blocks = [block for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks() if block.size]
    best: tuple[float, int, int] | None = None
    for first in range(len(blocks)):
        common = 0
        for last in range(first, len(blocks)):
            common += blocks[last].size
            # It begins and ends where the quotation does: what the draft has before the first word in common stands for as many there.
            low = max(blocks[first].b - blocks[first].a, 0)
            high = min(blocks[last].b + len(mine) - blocks[last].a, len(theirs))
            score = 2 * common / (len(mine) + high - low)
            if best is None or score > best[0]:
                best = score, low, high
    if best is None or best[1] >= best[2]:
        return None
    return best[0], text[places[best[1]].start() : places[best[2] - 1].end()]


def _words(text: str) -> list[str]:
    return WORD.findall(unaccented(text))


def _plain(word: str) -> str:
    return "".join(_words(word)) or word
