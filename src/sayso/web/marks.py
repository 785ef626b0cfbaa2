"""Cuts a text at the edges of the statements in it, so that each piece knows all that is said there.

Statements overlap and nest (“The ministry said the agency had denied …”), HTML elements
must not. So a text becomes a row of segments: within one, the set of marks is constant.
Decides only; touches nothing and knows no HTML.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.records import Figure, Statement
from sayso.text import Span, overlaps
from sayso.views.nesting import nested

NO_CLAIMS: Mapping[str, Span] = {}
Part = Literal["content", "source", "cue"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement with its number on the page, counted from 1 in reading order."""

    number: int
    """What the label in the text and the card beside it share; 0 where it stands alone."""
    statement: Statement
    """The statement."""
    depth: int = 0
    """How many other statements it stands within."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One part of one statement, as it lies over a segment."""

    of: Numbered
    """Whose mark it is."""
    part: Part
    """What the words are to the statement."""
    depth: int = 0
    """For contents: 0 is the innermost (shortest) statement over these words, its line nearest to them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text over which the marks do not change."""

    span: Span
    """Where it stands in the article's text."""
    text: str
    """Its words."""
    marks: tuple[Mark, ...]
    """All parts that cover it, contents first and outermost first."""
    opens: tuple[Numbered, ...]
    """Statements whose first words these are: the place a card leads back to."""
    closes: tuple[Numbered, ...]
    """Statements whose content ends here: their label follows."""
    own: Figure | None = None
    """The figure of the article's own voice of which these words are a part."""
    claims: tuple[str, ...] = ()
    """What the article claims in its own voice from these words on, by the ids that answers know it by."""

    @property
    def contents(self) -> tuple[Mark, ...]:
        """The marks of what is said, outermost first."""
        return tuple(mark for mark in self.marks if mark.part == "content")

    @property
    def innermost(self) -> Mark | None:
        """The mark a click on these words means: the innermost content, else the cue or holder."""
        contents = self.contents
        return contents[-1] if contents else (self.marks[0] if self.marks else None)


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    of: Numbered
    part: Part


def numbered(statements: Iterable[Statement]) -> tuple[Numbered, ...]:
    """The statements in reading order (by where what is said begins, nested ones after those around them), numbered from 1."""
    return tuple(Numbered(number, statement, depth) for number, (statement, depth) in enumerate(nested(statements), 1))


def segments(
    text: str, span: Span, statements: Sequence[Numbered], own: Sequence[Figure] = (), claims: Mapping[str, Span] = NO_CLAIMS
) -> tuple[Segment, ...]:
    """The pieces of *text*, which stands at *span* in its article, joining to it exactly.

    *statements*, the figures of the article's *own* voice and its *claims* in it may lie partly or wholly outside.
    """
    claimed = {id_: at for id_, at in claims.items() if span[0] <= at[0] < span[1]}
    inside = [figure for figure in own if overlaps(figure.span, span)]
    pieces = [piece for each in statements for piece in _pieces(each) if overlaps(piece.span, span)]
    first = {each.number: each.statement.content.spans[0][0] for each in statements}
    last = {each.number: each.statement.content.spans[-1][1] for each in statements}
    parts = [*(piece.span for piece in pieces), *(figure.span for figure in inside), *claimed.values()]
    edges = sorted({*span, *(max(part[0], span[0]) for part in parts), *(min(part[1], span[1]) for part in parts)})
    found = []
    for start, end in itertools.pairwise(edges):
        over = [piece for piece in pieces if piece.span[0] <= start and end <= piece.span[1]]
        said = {piece.of.number: piece.of for piece in over if piece.part == "content"}
        found.append(
            Segment(
                (start, end),
                text[start - span[0] : end - span[0]],
                _marks(over),
                tuple(each for number, each in said.items() if first[number] == start),
                tuple(each for number, each in said.items() if last[number] == end),
                next((figure for figure in inside if figure.span[0] <= start and end <= figure.span[1]), None),
                tuple(sorted(id_ for id_, at in claimed.items() if at[0] == start)),
            )
        )
    return tuple(found)


def _pieces(each: Numbered) -> list[_Piece]:
    parts: tuple[tuple[Part, tuple[Span, ...]], ...] = (
        ("content", each.statement.content.spans),
        ("source", each.statement.source.spans),
        ("cue", each.statement.cue.spans),
    )
    return [_Piece(span, each, part) for part, spans in parts for span in spans if span[0] < span[1]]


def _marks(over: Sequence[_Piece]) -> tuple[Mark, ...]:
    """Contents from the longest statement to the shortest, then holders and cues; one mark per statement and part."""
    contents = {piece.of.number: piece.of for piece in over if piece.part == "content"}
    ordered = sorted(contents.values(), key=lambda each: (_length(each.statement.content.spans), -each.number))
    marks = [Mark(each, "content", depth) for depth, each in enumerate(ordered)][::-1]
    others = {(piece.of.number, piece.part): piece for piece in over if piece.part != "content"}
    return (*marks, *(Mark(piece.of, piece.part) for piece in others.values()))


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)
