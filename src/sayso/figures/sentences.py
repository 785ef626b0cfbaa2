"""A report as its sentences: the title first, then what is read of the text in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.text import Span

LONGEST = 1_500
"""Characters of one sentence that are read; longer ones are lists and furniture."""
HEAD = 600
"""Characters at the beginning of a text in which its title may be told again."""
MOST = 80
"""Sentences read; what an event cost stands before."""
SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|No|Jr|Sr))(?<!\b(?:Mrs|Sgt|Det|Cpl|Gov|Sen|Rep|Gen|Col|Ave|Maj|Rev))(?<!\b(?:Capt|Sept|Blvd))"
    r"[.!?…][”\"’')\]»]*\s+(?=[“\"‘'(\[«]?[A-Z0-9À-Þ])|\n+"
)
"""Where a sentence ends: a mark that is not an abbreviation's, before a capital or a digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a report."""

    text: str
    start: int | None
    """Where it begins in the article's text; None when it stands in a title outside it."""
    place: int
    """-1 for the title, then 0, 1, 2 … in reading order."""


def sentences_of(title: str | None, text: str, parts: Sequence[Span] | None = None, head: Span | None = None) -> Iterator[Sentence]:
    """The title, then the sentences of *text* in order; a title that the text opens with is read once, where it stands there.

    *parts* are the spans of the text that are read (all of it where there are none), *head* is where the title stands if that is known.

    >>> [(each.place, each.start, each.text) for each in sentences_of("Two hurt", "Monday. Two hurt. It rained.")]
    [(-1, 8, 'Two hurt'), (0, 0, 'Monday. '), (1, 18, 'It rained.')]
    """
    pieces = [(0, len(text))] if parts is None else list(parts)
    if head is None and title and (words := title.split()):
        found = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE).search(text, 0, HEAD)
        head = found.span() if found else None
    if head is not None:
        yield Sentence(text=text[head[0] : head[1]][:LONGEST], start=head[0], place=-1)
        pieces = [cut for piece in pieces for cut in _without(piece, head)]
    elif title:
        yield Sentence(text=title[:LONGEST], start=None, place=-1)
    place = 0
    for low, high in pieces:
        start = low
        for end in [*(match.end() for match in SENTENCE.finditer(text, low, high)), high]:
            if place < MOST and len(text[start:end].strip()) > 1:
                yield Sentence(text=text[start : min(end, start + LONGEST)], start=start, place=place)
                place += 1
            start = end


def _without(piece: Span, head: Span) -> Iterator[Span]:
    """What of *piece* does not lie in *head*."""
    if head[1] <= piece[0] or piece[1] <= head[0]:
        yield piece
        return
    if piece[0] < head[0]:
        yield piece[0], head[0]
    if head[1] < piece[1]:
        yield head[1], piece[1]
