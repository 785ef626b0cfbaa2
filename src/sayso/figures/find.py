"""The figures of a statement: the quantities inside its words, each with bounds, measure and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sayso.figures.lexicon import lexicon_of
from sayso.figures.measures import Measured, measure_all
from sayso.figures.quantities import Quantity, read_quantities
from sayso.records import Figure
from sayso.text import Span

PARAGRAPH = re.compile(r"\n\s*\n")
LONGEST = 20_000
"""Characters of context read around a statement; no paragraph of news is longer, hostile pages are."""
NO_FIGURE = frozenset({"age"})
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
        for quantity, measured in _read(text[left:right], language):
            figures = _figures(text, left, quantity, measured)
            found.update({figure.span: figure for figure, core in figures if start <= core[0] and core[1] <= end})
    return tuple(found[span] for span in sorted(found))


def _paragraph(text: str, start: int, end: int) -> Span:
    """The paragraph around *start* to *end*, at most LONGEST characters of it."""
    left = max((match.end() for match in PARAGRAPH.finditer(text, max(start - LONGEST, 0), start)), default=max(start - LONGEST, 0))
    match = PARAGRAPH.search(text, end, min(end + LONGEST, len(text)))
    return left, match.start() if match else min(end + LONGEST, len(text))


@lru_cache(maxsize=64)
def _read(paragraph: str, language: str | None) -> tuple[tuple[Quantity, Measured], ...]:
    reading = read_quantities(paragraph, language)
    return tuple(zip(reading.quantities, measure_all(paragraph, reading, lexicon_of(language)), strict=True))


def _figures(text: str, offset: int, quantity: Quantity, measured: Measured) -> Iterator[tuple[Figure, Span]]:
    """The figure of *quantity* (two where something moved from one to another), each with the span that must lie in the statement."""
    if quantity.kind in NO_FIGURE or (quantity.kind in ONLY_WITH_MEASURE and not measured.told):
        return
    start, end = quantity.span[0] + offset, quantity.span[1] + offset
    low, high, low_open, high_open = quantity.limits
    if quantity.travel and quantity.parts:
        for value, part in zip(quantity.ends, quantity.parts, strict=True):
            span = part[0] + offset, part[1] + offset
            yield Figure(text[span[0] : span[1]], value, value, False, False, measured.measure, measured.of, span), span
        return
    yield (
        Figure(text[start:end], low, high, low_open, high_open, measured.measure, measured.of, (start, end)),
        (quantity.kernel[0] + offset, quantity.kernel[1] + offset),
    )
