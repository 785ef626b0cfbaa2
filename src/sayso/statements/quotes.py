"""Where a paragraph is quoting: every region between quotation marks, in any of the marks that news prints.

Marks are paired within one paragraph. A mark that opens and never closes quotes to the paragraph's end (a
quotation that runs on); a mark that closes what was not opened quotes from its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.records import Speech
from sayso.text import Span

PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›", "「": "」"}
CLOSERS = "”»›」"
INWARD = {"»": "«»", "›": "‹›"}
"""Marks that elsewhere close and in German open, where they stand before a word and after none."""
SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=\w)")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")


def quoted(text: str, paragraph: Span) -> list[Span]:
    """The quoted regions of *paragraph*, marks left out, in order.

    >>> quoted("He said “no” and left.", (0, 22))
    [(9, 11)]
    >>> quoted("It is late,” he said.", (0, 21))
    [(0, 11)]
    """
    start = paragraph[0]
    return [(start + low, start + high) for low, high in _regions(text[slice(*paragraph)])]


def is_quoted(position: int, regions: Iterable[Span]) -> bool:
    """Whether a position lies in one of the quoted *regions*."""
    return any(start <= position < end for start, end in regions)


@lru_cache(maxsize=64)
def _regions(paragraph: str) -> tuple[Span, ...]:
    """The quoted regions of *paragraph*, remembered because each of its statements asks again."""
    whole = 0, len(paragraph)
    return tuple(_double(paragraph, whole) or _single(paragraph, whole))


def _double(text: str, paragraph: Span) -> list[Span]:
    start, end = paragraph
    regions: list[Span] = []
    opened: int | None = None
    closers = ""
    for i in range(start, end):
        char = text[i]
        if opened is None:
            if char in INWARD and text[i + 1 : i + 2].isalnum() and not text[max(i - 1, 0) : i].strip("( \u00a0„“"):
                opened, closers = i + 1, INWARD[char]
            elif char in PAIRS:
                opened, closers = i + 1, PAIRS[char]
            elif char == '"':
                opened, closers = i + 1, '"”'
            elif char in CLOSERS and not regions:
                regions.append((start, i))
        elif char in closers:
            regions.append((opened, i))
            opened = None
    if opened is not None and opened < end:
        regions.append((opened, end))
    return regions


def _single(text: str, paragraph: Span) -> list[Span]:
    """Regions in single marks, taken only where both ends are there: a lone one is an apostrophe."""
    start, end = paragraph
    regions: list[Span] = []
    at = start
    while (opening := SINGLE_OPEN.search(text, at, end)) is not None:
        closing = SINGLE_CLOSE.search(text, opening.end(), end)
        if closing is None:
            break
        regions.append((opening.end(), closing.start()))
        at = closing.end()
    return regions


def speech_of(text: str, content: tuple[Span, ...], regions: list[Span]) -> Speech:
    """``direct`` when nearly all words of *content* stand in *regions*, ``indirect`` when none, ``mixed`` between.

    Nine tenths count as all: a quotation's tags (“that”) and broken marks leave a word or two outside.
    """
    inside = total = 0
    for start, end in content:
        for word in re.finditer(r"\w+", text[start:end]):
            total += 1
            inside += any(low <= start + word.start() < high for low, high in regions)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"
