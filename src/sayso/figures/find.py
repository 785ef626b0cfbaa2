"""The figures of a text: the quantities inside its statements, and those of its own voice, each with what the words tell of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import Lexicon, lexicon_of
from sayso.figures.measures import Measured, settle
from sayso.figures.numbers import Token
from sayso.figures.quantities import Reading, read_quantities
from sayso.figures.scopes import scopes
from sayso.figures.wholes import wholes
from sayso.records import READ_KINDS, Article, Change, Figure, Scope
from sayso.text import Span

PARAGRAPH = re.compile(r"\n\s*\n")
LONGEST = 20_000
"""Characters of context read around a statement; no paragraph of news is longer, hostile pages are."""
NO_FIGURE = frozenset({"age", "when"})
REFERRING = 3
"""“The two countries”, “the three men”: up to so many, a definite number points at what is known instead of counting it."""
ONLY_WITH_MEASURE = frozenset({"few", "one-of"})
SIZES = frozenset({"distance", "weight", "volume"})
PERCENT_DIGITS = 4
"""Shares told in words are given to so many digits: a third is 33.33 percent, one in 20,000 is .005."""


@dataclass(frozen=True, slots=True)
class Found:
    """One quantity of a paragraph that claims something, and what the words around tell of it; spans begin with the paragraph."""

    quantity: Quantity
    measured: Measured
    change: Change | None
    part_of: Span | None
    scope: Scope | None


def find_figures(text: str, spans: Sequence[Span], *, language: str | None = None) -> tuple[Figure, ...]:
    """The quantities inside *spans* of *text*, in order; the paragraph around them is read for measure and whom.

    >>> [(f.as_said, f.low, f.high, f.low_open, f.measure, f.of) for f in find_figures("It killed more than 1,000 soldiers.", [(0, 35)])]
    [('more than 1,000', 1000.0, None, True, 'killed', 'soldiers')]
    """
    found: dict[Span, Figure] = {}
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            continue
        for figure, core in _figures_around(text, (start, end), language):
            if start <= core[0] and core[1] <= end:
                found[figure.span] = figure
    return tuple(found[span] for span in sorted(found))


def find_own_figures(article: Article, contents: Iterable[Span]) -> tuple[Figure, ...]:
    """The quantities that *article* tells in its own voice: those that touch none of its statements' *contents*, in order.

    >>> from sayso.records import Block
    >>> article = Article(text="12 boats sank. “9 sank,” Ana said.", blocks=(Block("paragraph", (0, 34)),), language="en")
    >>> [figure.as_said for figure in find_own_figures(article, [(16, 22)])]
    ['12']
    """
    spoken = _joined(contents)
    found: dict[Span, Figure] = {}
    for block in article.blocks:
        if block.kind in READ_KINDS and block.span[0] < block.span[1]:
            for figure, core in _figures_around(article.text, block.span, article.language):
                if block.span[0] <= core[0] and core[1] <= block.span[1] and not _touches(core, spoken):
                    found[figure.span] = figure
    return tuple(found[span] for span in sorted(found))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """*spans* in order, those that touch made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _touches(core: Span, spoken: Sequence[Span]) -> bool:
    """Whether *core* overlaps one of *spoken*, which stand apart and in order."""
    after = bisect_left(spoken, core[1], key=lambda span: span[0])
    return after > 0 and spoken[after - 1][1] > core[0]


def _figures_around(text: str, span: Span, language: str | None) -> Iterator[tuple[Figure, Span]]:
    """The figures of the paragraph around *span*, each with the span that must lie in what is asked for."""
    left, right = _paragraph(text, *span)
    found = _read(text[left:right], language, None)
    if any(one.measured.asks for one in found) and (earlier := _told_before(text, left, language)):
        found = _read(text[left:right], language, earlier)
    for one in found:
        yield from _figures(text, left, one)


def _paragraph(text: str, start: int, end: int) -> Span:
    """The paragraph around *start* to *end*, at most about LONGEST characters of it on either side.

    Where a paragraph is longer it is cut at whole multiples of LONGEST: statements near one another then share what is read.
    """
    low, high = max(start // LONGEST - 1, 0) * LONGEST, min((end // LONGEST + 2) * LONGEST, len(text))
    left = max((match.end() for match in PARAGRAPH.finditer(text, low, start)), default=low)
    match = PARAGRAPH.search(text, end, high)
    return left, match.start() if match else high


def _told_before(text: str, left: int, language: str | None) -> Measured | None:
    """What the last count of the paragraph before *left* measured: “the number was 3,000” may open the next one."""
    end = len(text[max(left - LONGEST, 0) : left].rstrip()) + max(left - LONGEST, 0)
    if not 0 < end < left:
        return None
    start, _ = _paragraph(text, end - 1, end)
    told = [one.measured for one in _read(text[start:end], language, None) if one.measured.told and one.quantity.unit is None]
    return told[-1] if told else None


@lru_cache(maxsize=256)  # all paragraphs of an article: its statements ask for them, then its own voice asks again
def _read(paragraph: str, language: str | None, earlier: Measured | None) -> tuple[Found, ...]:
    """What claims something in *paragraph*, *earlier* being what was measured right before it."""
    lexicon = lexicon_of(language)
    reading, measured = settle(paragraph, read_quantities(paragraph, language, persons=True), lexicon, earlier=earlier)
    claims = [_claims(quantity, about, reading, lexicon) for quantity, about in zip(reading.quantities, measured, strict=True)]
    parts, told = wholes(reading, lexicon), scopes(paragraph, reading, measured, lexicon)
    return tuple(
        Found(quantity, measured[place], _changed(quantity), _span_of(reading, parts[place], claims), told[place])
        for place, quantity in enumerate(reading.quantities)
        if claims[place]
    )


def _span_of(reading: Reading, whole: int | None, claims: Sequence[bool]) -> Span | None:
    """Where the figure at place *whole* stands, if it is one."""
    return reading.quantities[whole].span if whole is not None and claims[whole] and not reading.quantities[whole].travel else None


def _claims(quantity: Quantity, measured: Measured, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the quantity says how much of something: not an age, a time frame, a bare “several”, “one of” or “the two”."""
    words, tokens = lexicon.words, reading.tokens
    before = tokens[quantity.first - 1].low if quantity.first else ""
    if quantity.kind in NO_FIGURE or (quantity.kind == "share" and _names_a_group(quantity, tokens, words)):
        return False
    if quantity.kind == "duration" and (quantity.form == "few" or _sets_a_frame(quantity, reading, words)):
        return False
    if quantity.form == "few" and (quantity.unit is not None or (measured.of or "").lower() in words.get("others", ())):
        return False  # “several days”, “and several others”: nothing that anybody could dispute
    if quantity.unit is not None:
        one_point = quantity.unit == "point" and quantity.ends == (1,)  # “at one point” is no share and no score
        return not one_point and not (quantity.kind in SIZES and _names_a_kind(quantity, tokens, lexicon))
    if quantity.kind in ONLY_WITH_MEASURE:
        few = words.get("few_of", frozenset())
        return measured.told and measured.by != "noun" and (quantity.kind == "one-of" or not few or measured.measure in few)
    if quantity.form == "person":
        return measured.told and ("person_of" not in words or measured.measure in words["person_of"])
    small = quantity.form == "words" and max(quantity.ends) < 10 and quantity.bound is None
    if small and not measured.told and (quantity.ends == (1,) or _only_spoken(quantity, measured, tokens, lexicon)):
        return False  # “one medic told us” counts nobody
    return measured.told or before not in words.get("definite", ()) or quantity.ends[0] > REFERRING


def _names_a_group(quantity: Quantity, tokens: Sequence[Token], words: Mapping[str, frozenset[str]]) -> bool:
    """“The top 1 percent”, “a sixth-grader”: a share that says who, not how many."""
    before = tokens[quantity.first - 1].low if quantity.first else ""
    after = tokens[quantity.end] if quantity.end < len(tokens) else None
    glued = after is not None and after.text == "-" and after.start == tokens[quantity.end - 1].end
    return before in words.get("group_before", ()) or (quantity.unit is None and glued)


def _sets_a_frame(quantity: Quantity, reading: Reading, words: Mapping[str, frozenset[str]]) -> bool:
    """“Every two years” says how often, “$374 billion *over 10 years*” within what time."""
    first, tokens = quantity.first, reading.tokens
    if first and tokens[first - 1].low in words.get("often", ()):
        return True
    behind = first and any(other.end == first for other in reading.quantities)
    return bool(behind) and tokens[first].low in words.get("within", ())


def _names_a_kind(quantity: Quantity, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """“Two *120 mm* rounds”, “the *30m* vessel”: a size right before a noun says which sort, “30m away” how far."""
    short = len(tokens[quantity.core[1] - 1].text) <= 2 or any(token.text == "-" for token in tokens[slice(*quantity.core)])
    if not short or quantity.end >= len(tokens) or quantity.bound is not None or quantity.about:
        return False
    after = tokens[quantity.end]
    words = lexicon.words
    ends = (*words.get("np_stop", ()), *lexicon.joiner, *lexicon.phrases["of"], *words.get("measured_by", ()))
    return "np_stop" in words and after.kind == "w" and after.text.islower() and after.low not in ends


def _only_spoken(quantity: Quantity, measured: Measured, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """“Two things”, “three reasons”; “and two, his language”: numbers that only part a speech."""
    after = tokens[quantity.end] if quantity.end < len(tokens) else None
    if after is not None and after.text in (",", ":") and measured.of is None:
        return True
    return measured.of is not None and measured.of.split()[-1].lower() in lexicon.words.get("discourse", ())


def _changed(quantity: Quantity) -> Change | None:
    """Whether something rose or fell by *quantity* or to it."""
    return None if quantity.direction is None or quantity.travel else _change(quantity.direction, arrived=quantity.arrived)


def _change(direction: str, *, arrived: bool) -> Change:
    up: Change = "up to" if arrived else "up by"
    down: Change = "down to" if arrived else "down by"
    return up if direction == "up" else down


def _figures(text: str, offset: int, found: Found) -> Iterator[tuple[Figure, Span]]:
    """The figure of *found* (two where something moved from one to another), each with the span that must lie in the statement."""
    quantity, measured = found.quantity, found.measured
    low, high, low_open, high_open = quantity.limits
    unit = measured.unit or quantity.unit
    if quantity.kind == "share" and unit is None:  # “a third”, “one in five”: shares are told in percent, so that they compare
        low, high = (None if value is None else float(f"{100 * value:.{PERCENT_DIGITS}g}") for value in (low, high))
        unit = "percent"
    part_of = (found.part_of[0] + offset, found.part_of[1] + offset) if found.part_of else None
    spans, values, changes = [quantity.span], [(low, high)], [found.change]
    cores = [quantity.kernel]
    if quantity.travel and quantity.parts:
        spans = cores = list(quantity.parts)
        values = [(value, value) for value in quantity.ends]
        changes = [None, _change("up" if quantity.ends[1] >= quantity.ends[0] else "down", arrived=True)]
    for (start, end), core, bounds, change in zip(spans, cores, values, changes, strict=True):
        span = start + offset, end + offset
        yield (
            Figure(
                as_said=text[span[0] : span[1]],
                low=bounds[0],
                high=bounds[1],
                low_open=low_open,
                high_open=high_open,
                approximate=quantity.about,
                vague=quantity.form in ("vague", "few"),
                change=change,
                unit=unit,
                measure=measured.measure,
                of=measured.of,
                part_of=part_of,
                scope=found.scope,
                span=span,
            ),
            (core[0] + offset, core[1] + offset),
        )
