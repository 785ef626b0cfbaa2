"""A sentence cut into its clauses where German cuts it: at every comma, colon, semicolon and dash outside quotations and brackets.

German puts a comma before every subordinate clause, so its marks tell what the order of its words does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.statements.patterns import sentences
from sayso.statements.quotes import is_quoted
from sayso.text import Span

WORD = re.compile(r"\w+(?:[-’'&/.](?=\w)\w+)*-?")
MARK = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()\[\]]|\s[–—-]\s|[–—]\s")
ORDINAL = re.compile(r"(?:\b\d{1,2}|\b(?:Dr|Prof|St|Nr|ca|bzw|Mio|Mrd|Abs|Art|usw|etc|Str|z\. ?B|d\. ?h|u\. ?a|geb|v|[A-Z]))\.$")
"""What ends in a full stop and no sentence: “am 3. | Mai”, “Dr. | Orl”."""


NUMBER_FIRST = re.compile(r"(?<=[a-zäöüß]{3}[.!?])\s+(?=\d[\d.,]*\s[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Word:
    """One word outside quotations and brackets."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written as a noun or a name."""
        return self.text[0].isupper() or (self.text[0].isdigit() and any(char.isupper() for char in self.text))


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two marks."""

    start: int
    end: int
    mark: str
    """The mark before it; empty for the first."""
    words: tuple[Word, ...]
    """Its words outside quotations and brackets."""
    quotes: tuple[Span, ...]
    """The quotations in it."""


def sentences_of(text: str, span: Span, regions: Sequence[Span]) -> Iterator[Span]:
    """The sentences of a paragraph; a day's number and a title end none.

    >>> told = "Am 3. Mai kam Dr. Orl. Er blieb."
    >>> [told[slice(*each)] for each in sentences_of(told, (0, len(told)), [])]
    ['Am 3. Mai kam Dr. Orl.', 'Er blieb.']
    """
    start: int | None = None
    for low, high in _with_numbers_first(text, sentences(text, span, regions), regions):
        start = low if start is None else start
        if ORDINAL.search(text, start, high) is None or high == span[1]:
            yield start, high
            start = None
    if start is not None:
        yield start, span[1]


def _with_numbers_first(text: str, found: Iterable[Span], regions: Sequence[Span]) -> Iterator[Span]:
    """The sentences *found*, cut where one begins with a number: “… gekommen. | 34 Passagiere …”."""
    for start, end in found:
        for match in NUMBER_FIRST.finditer(text, start, end):
            if not is_quoted(match.start(), regions):
                yield start, match.start()
                start = match.end()
        yield start, end


def clauses_of(text: str, sentence: Span, regions: Sequence[Span]) -> list[Clause]:
    """The clauses of *sentence* in order; those without a word or a quotation are left out."""
    inside = [region for region in regions if region[0] < sentence[1] and region[1] > sentence[0]]
    cuts: list[tuple[int, int, str]] = []
    brackets: list[Span] = []
    opened: int | None = None
    for match in MARK.finditer(text, *sentence):
        mark = match.group().strip()
        if is_quoted(match.start(), inside):
            continue
        if mark in "([":
            opened = match.start() if opened is None else opened
        elif mark in ")]":
            brackets += [(opened, match.end())] if opened is not None else []
            opened = None
        elif opened is None:
            cuts.append((match.start(), match.end(), mark))
    found = []
    start, before = sentence[0], ""
    for low, high, mark in [*cuts, (sentence[1], sentence[1], "")]:
        clause = _clause(text, (start, low), before, inside, brackets)
        if clause.words or clause.quotes:
            found.append(clause)
        start, before = high, mark
    return found


def _clause(text: str, span: Span, mark: str, regions: Iterable[Span], brackets: Iterable[Span]) -> Clause:
    quotes = tuple(region for region in regions if region[0] < span[1] and region[1] > span[0])
    apart = [*quotes, *brackets]
    words = (Word(match.group(), *match.span()) for match in WORD.finditer(text, *span))
    return Clause(*span, mark, tuple(word for word in words if not is_quoted(word.start, apart)), quotes)
