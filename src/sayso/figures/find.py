"""The figures of a statement: the quantities inside its words, each with bounds, measure and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import lexicon_of
from sayso.figures.measures import Measured, settle
from sayso.figures.quantities import Reading, read_quantities
from sayso.records import Figure
from sayso.text import Span

PARAGRAPH = re.compile(r"\n\s*\n")
LONGEST = 20_000
"""Characters of context read around a statement; no paragraph of news is longer, hostile pages are."""
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
        for quantity, measured in _read(text[left:right], language):
            figures = _figures(text, left, quantity, measured)
            found.update({figure.span: figure for figure, core in figures if start <= core[0] and core[1] <= end})
    return tuple(found[span] for span in sorted(found))


def _paragraph(text: str, start: int, end: int) -> Span:
    """The paragraph around *start* to *end*, at most about LONGEST characters of it on either side.

    Where a paragraph is longer it is cut at whole multiples of LONGEST: statements near one another then share what is read.
    """
    low, high = max(start // LONGEST - 1, 0) * LONGEST, min((end // LONGEST + 2) * LONGEST, len(text))
    left = max((match.end() for match in PARAGRAPH.finditer(text, low, start)), default=low)
    match = PARAGRAPH.search(text, end, high)
    return left, match.start() if match else high


@lru_cache(maxsize=64)
def _read(paragraph: str, language: str | None) -> tuple[tuple[Quantity, Measured], ...]:
    reading, measured = settle(paragraph, read_quantities(paragraph, language, persons=True), lexicon_of(language))
    pairs = zip(reading.quantities, measured, strict=True)
    definite = lexicon_of(language).words.get("definite", frozenset())
    return tuple((quantity, about) for quantity, about in pairs if _claims(quantity, about, reading, definite))


def _claims(quantity: Quantity, measured: Measured, reading: Reading, definite: frozenset[str]) -> bool:
    """Whether the quantity says how much of something: not an age, a time frame, a bare “several”, “one of” or “the two”."""
    if quantity.kind in NO_FIGURE:
        return False
    if {quantity.kind, quantity.form} & ONLY_WITH_MEASURE:
        return quantity.unit is None and measured.told
    if quantity.form == "words" and quantity.ends == (1,) and quantity.unit is None and quantity.bound is None:
        return measured.told  # “one medic told us” counts nobody
    before = reading.tokens[quantity.first - 1].low if quantity.first else ""
    return measured.told or before not in definite or quantity.ends[0] > REFERRING or quantity.unit is not None


def _figures(text: str, offset: int, quantity: Quantity, measured: Measured) -> Iterator[tuple[Figure, Span]]:
    """The figure of *quantity* (two where something moved from one to another), each with the span that must lie in the statement."""
    start, end = quantity.span[0] + offset, quantity.span[1] + offset
    low, high, low_open, high_open = quantity.limits
    if quantity.kind == "share" and quantity.unit is None:  # “a third”, “one in five”: shares are told in percent, so that they compare
        low, high = (None if value is None else float(f"{100 * value:.12g}") for value in (low, high))
    if quantity.travel and quantity.parts:
        for value, part in zip(quantity.ends, quantity.parts, strict=True):
            span = part[0] + offset, part[1] + offset
            said = text[span[0] : span[1]]
            yield Figure(as_said=said, low=value, high=value, unit=quantity.unit, measure=measured.measure, of=measured.of, span=span), span
        return
    yield (
        Figure(
            as_said=text[start:end],
            low=low,
            high=high,
            low_open=low_open,
            high_open=high_open,
            approximate=quantity.about,
            vague=quantity.form in ("vague", "few"),
            unit=quantity.unit,
            measure=measured.measure,
            of=measured.of,
            span=(start, end),
        ),
        (quantity.kernel[0] + offset, quantity.kernel[1] + offset),
    )
