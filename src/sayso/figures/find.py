"""The figures of a statement, and of an article's own voice: the quantities inside the words, each with all that they say of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import Lexicon, by_first, lexicon_of
from sayso.figures.measures import Measured, settle
from sayso.figures.numbers import match_first, match_last
from sayso.figures.quantities import Reading, read_quantities
from sayso.figures.wordings import wordings_of
from sayso.records import READ_KINDS, Article, Change, Figure, Scope
from sayso.text import Span, overlaps

PARAGRAPH = re.compile(r"\n\s*\n")
LONGEST = 20_000
"""Characters of context read around a statement; no paragraph of news is longer, hostile pages are."""
STOP = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(]?[^\W\d_a-z])")
"""Where a sentence ends within a paragraph."""
LONG_SENTENCE = 2_000
"""No sentence of news is longer; what is tells nothing for sure."""
SCOPED = frozenset({"count", "vague", "few", "money"})
LISTED = 4
"""“Including a woman and *two* children”: so many tokens between two parts of one whole."""
NO_FIGURE = frozenset({"age", "when"})
REFERRING = 3
"""“The two countries”, “the three men”: up to so many, a definite number points at what is known instead of counting it."""
ONLY_WITH_MEASURE = frozenset({"few", "one-of"})
"""“Several questions” claims nothing that figures could dispute, “several people were killed” does."""


def find_figures(text: str, spans: Sequence[Span], *, language: str | None = None) -> tuple[Figure, ...]:
    """The quantities inside *spans* of *text*, in order; the paragraph around them is read for measure and whom.

    >>> [(f.as_said, f.low, f.high, f.low_open, f.measure, f.of) for f in find_figures("It killed more than 1,000 soldiers.", [(0, 35)])]
    [('more than 1,000', 1000.0, None, True, 'killed', 'soldiers')]
    """
    found: dict[Span, Figure] = {}
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            continue
        left, right = _paragraph(text, start, end)
        for told in _read(text[left:right], language, _before(text, left)):
            figures = _figures(text, left, told)
            found.update({figure.span: figure for figure, core in figures if start <= core[0] and core[1] <= end})
    return tuple(found[span] for span in sorted(found))


def find_own_figures(article: Article, said: Sequence[Span]) -> tuple[Figure, ...]:
    """The quantities that *article* tells in its own voice: in what is read of it, outside the spans that are *said* by somebody."""
    outside = [gap for block in article.blocks if block.kind in READ_KINDS for gap in _outside(block.span, said)]
    return find_figures(article.text, outside, language=article.language)


def _outside(span: Span, said: Sequence[Span]) -> Iterator[Span]:
    """The pieces of *span* that none of *said* covers."""
    start = span[0]
    for first, last in sorted(each for each in said if overlaps(each, span)):
        if first > start:
            yield start, first
        start = max(start, last)
    if start < span[1]:
        yield start, span[1]


def _paragraph(text: str, start: int, end: int) -> Span:
    """The paragraph around *start* to *end*, at most about LONGEST characters of it on either side.

    Where a paragraph is longer it is cut at whole multiples of LONGEST: statements near one another then share what is read.
    """
    low, high = max(start // LONGEST - 1, 0) * LONGEST, min((end // LONGEST + 2) * LONGEST, len(text))
    left = max((match.end() for match in PARAGRAPH.finditer(text, low, start)), default=low)
    match = PARAGRAPH.search(text, end, high)
    return left, match.start() if match else high


def _before(text: str, left: int) -> str:
    """The paragraph before the one that begins at *left*: “the number”, first in its paragraph, answers what was told there."""
    end = len(text[max(left - LONGEST, 0) : left].rstrip()) + max(left - LONGEST, 0)
    return text[slice(*_paragraph(text, end - 1, end))] if end > 0 else ""


@dataclass(frozen=True, slots=True)
class Told:
    """One quantity of a paragraph with what the words around tell of it."""

    quantity: Quantity
    about: Measured
    part_of: Span | None
    """Where the quantity stands of which it is a part."""
    scope: Scope | None


@lru_cache(maxsize=64)
def _read(paragraph: str, language: str | None, before: str = "") -> tuple[Told, ...]:
    """What *paragraph* tells; *before* is read only where its first figure answers one that does not stand in it."""
    lexicon = lexicon_of(language)
    quantities = read_quantities(paragraph, language, persons=True)
    reading, measured = settle(paragraph, quantities, lexicon)
    if before and any(about.asks for about in measured):
        told = [each.about for each in _read(before, language) if each.about.told and each.quantity.unit is None]
        reading, measured = settle(paragraph, quantities, lexicon, earlier=told[-1] if told else None)
    parts = _parts(reading, lexicon)
    return tuple(
        Told(quantity, about, parts[place], _scope(paragraph, quantity, lexicon))
        for place, (quantity, about) in enumerate(zip(reading.quantities, measured, strict=True))
        if _claims(quantity, about, reading, lexicon)
    )


def _claims(quantity: Quantity, about: Measured, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the quantity says how much of something: not an age, a time frame, a bare “several”, “one of”, “the two”, “two things”."""
    words = lexicon.words
    before = reading.tokens[quantity.first - 1].low if quantity.first else ""
    if quantity.kind in NO_FIGURE or before in words.get("group_before", ()):
        return False
    if {quantity.kind, quantity.form} & ONLY_WITH_MEASURE:
        return quantity.unit is None and about.told
    if quantity.form == "words" and quantity.ends == (1,) and quantity.unit is None and quantity.bound is None:
        return about.told  # “one medic told us” counts nobody
    if about.told or quantity.unit is not None:
        return True
    small = quantity.ends[0] <= REFERRING
    head = (about.of or "").lower().rpartition(" ")[2]
    return not (small and before in words.get("definite", ())) and not (quantity.ends[0] < 10 and head in words.get("discourse", ()))


def _parts(reading: Reading, lexicon: Lexicon) -> list[Span | None]:
    """Of each quantity, where the one stands that it is a part of: “including 9 children”, “9 of them”, “12 of the 40”."""
    found: list[Span | None] = []
    those = by_first(lexicon.words.get("those", ()))
    for place, quantity in enumerate(reading.quantities):
        last = reading.quantities[place - 1] if place else None
        after = reading.quantities[place + 1] if place + 1 < len(reading.quantities) else None
        of = match_first(lexicon.phrases["of"], reading.tokens, quantity.end)
        part = None
        if quantity.unit is None and last is not None:
            between = reading.tokens[last.end : quantity.first]
            listed = found[-1] is not None and len(between) <= LISTED and any(token.low in lexicon.joiner for token in between)
            if match_last(lexicon.phrases["part"], reading.tokens, quantity.first) or (of and match_first(those, reading.tokens, of)):
                part = found[-1] if found[-1] is not None and last.unit is None else last.span
            elif listed:
                part = found[-1]
        if part is None and of and after is not None and after.unit is None and after.first - of <= 1 and quantity.kind != "one-of":
            part = after.span
        found.append(part)
    return found


def _scope(paragraph: str, quantity: Quantity, lexicon: Lexicon) -> Scope | None:
    """Whether its sentence tells of all since a beginning, or of one event; None where it tells neither, or of a length or a share."""
    if quantity.kind not in SCOPED:
        return None
    stops = _stops(paragraph)
    after = bisect_right(stops, quantity.span[0])
    return _scope_of(paragraph[stops[after - 1] : stops[after]], lexicon.language)


@lru_cache(maxsize=8)
def _stops(paragraph: str) -> tuple[int, ...]:
    """Where its sentences begin, and its end."""
    return (0, *(match.end() for match in STOP.finditer(paragraph)), len(paragraph) + 1)


@lru_cache(maxsize=64)
def _scope_of(sentence: str, language: str) -> Scope | None:
    if len(sentence) > LONG_SENTENCE:
        return None
    told = wordings_of(language)
    if told.since.search(sentence):
        return "cumulative"
    if told.events.search(sentence):
        return "event"
    return "cumulative" if told.wars.search(sentence) else None


def _change(quantity: Quantity) -> Change | None:
    """Whether something rose or fell, by so much or to so much."""
    if quantity.direction == "up":
        return "up to" if quantity.arrived else "up by"
    if quantity.direction == "down":
        return "down to" if quantity.arrived else "down by"
    return None


def _figures(text: str, offset: int, told: Told) -> Iterator[tuple[Figure, Span]]:
    """The figure of one quantity (two where something moved from one to another), each with the span that must lie in the statement."""
    quantity, about = told.quantity, told.about
    low, high, low_open, high_open = quantity.limits
    unit = quantity.unit or about.unit
    if quantity.kind == "share" and quantity.unit is None:  # “a third”, “one in five”: shares are told in percent, so that they compare
        unit = "percent"
        low, high = (None if value is None else float(f"{100 * value:.3g}") for value in (low, high))
    part = (told.part_of[0] + offset, told.part_of[1] + offset) if told.part_of else None

    def figure(span: Span, low: float | None, high: float | None, change: Change | None) -> Figure:
        span = span[0] + offset, span[1] + offset
        return Figure(
            as_said=text[slice(*span)],
            low=low,
            high=high,
            low_open=low_open,
            high_open=high_open,
            approximate=quantity.about,
            vague=quantity.form in ("vague", "few"),
            change=change,
            unit=unit,
            measure=about.measure,
            of=about.of,
            part_of=part,
            scope=told.scope,
            span=span,
        )

    if quantity.travel and quantity.parts:
        first, last = quantity.ends
        changes: tuple[Change | None, Change] = (None, "up to" if last > first else "down to")
        for value, span, change in zip(quantity.ends, quantity.parts, changes, strict=True):
            moved = figure(span, value, value, change)
            yield moved, moved.span
        return
    yield figure(quantity.span, low, high, _change(quantity)), (quantity.kernel[0] + offset, quantity.kernel[1] + offset)
