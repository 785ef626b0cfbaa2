"""Quotations over paragraphs: announced in one and given in the next, or running on, each new one opens and only the last closes.

The model reads paragraphs alone, and one that is quoted whole tells nobody who speaks: without a cue it is no attribution to it.
Here it belongs to the quotation that the paragraph before left open, as annotators mark it; where that one is closed, or not known,
it is an attribution without cue or holder, and who speaks on is asked where holders are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.records import Attribution
from sayso.statements.quotes import quoted
from sayso.text import Span, hull, overlaps, trim

CONFIDENCE = 0.8
"""A mark too many or too few in a paragraph makes the next one a quotation that it is not."""
A_FEW = 5
"""Words; a paragraph of no more in marks, without a full stop, is a title oftener than somebody's words."""
OPENING = {"“": "”", "«": "»", '"': '"'}
STRAIGHT = frozenset('"')
"""Marks that do not show whether they open: pages that print block quotations put one before every paragraph, whoever tells it."""


def announced(text: str, spans: Sequence[Span]) -> list[Span]:
    """The paragraphs *spans*, each that ends in a colon in one piece with what it announces: “He said:”, “We ran.”."""
    found: list[Span] = []
    for span in spans:
        if found and text[slice(*found[-1])].rstrip().endswith(":"):
            found[-1] = (found[-1][0], span[1])
        else:
            found.append(span)
    return found


def with_continued(text: str, found: Sequence[Attribution], spans: Sequence[Span]) -> list[Attribution]:
    """*found* with the paragraphs of *spans* in which nothing was found because a quotation only goes on in them."""
    every = list(found)
    for before, span in pairwise(spans):
        start, end = trim(text, span)
        mark = text[start : start + 1]
        region = next((each for each in quoted(text, (start, end)) if each[0] == start + 1), None)
        if mark not in OPENING or region is None or not text[start + 1 : start + 2].isalnum():  # “(Applause.)”
            continue
        goes_on = _left_open(text, before, mark)
        if not (goes_on or _whole(text, region, end)) or any(overlaps(hull(each.content), region) for each in found):
            continue
        opened = _opened_in(text, before, mark, every) if goes_on else None
        if opened is None:
            every.append(Attribution((), (), (region,), CONFIDENCE))
        else:
            every[opened] = replace(every[opened], content=(*every[opened].content, region))
    return every


def _opened_in(text: str, paragraph: Span, mark: str, found: Sequence[Attribution]) -> int | None:
    """Which of *found* the quotation is that *paragraph* leaves open: it reaches into the last words that it quotes."""
    opened = text.rfind(mark, *paragraph), paragraph[1]
    return next((number for number, each in enumerate(found) if overlaps(each.content[-1], opened)), None)


def _whole(text: str, region: Span, end: int) -> bool:
    """Whether a paragraph is one quotation of more than a few words to its *end*, and closed there where its marks do not show it."""
    if text[region[0] - 1] in STRAIGHT and text[region[1] : region[1] + 1] not in STRAIGHT:
        return False
    words = text[slice(*region)].split()
    told = len(words) > A_FEW or (len(words) > 1 and words[-1][-1] in ".!?")
    return told and not any(char.isalnum() for char in text[region[1] : end])


def _left_open(text: str, paragraph: Span, mark: str) -> bool:
    """Whether the last quotation of *paragraph* that opens with *mark* does not end in it."""
    if mark in STRAIGHT:
        return text.count(mark, *paragraph) % 2 == 1
    opened = text.rfind(mark, *paragraph)
    return opened != -1 and text.find(OPENING[mark], opened, paragraph[1]) == -1
