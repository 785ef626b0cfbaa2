"""Whether a figure is told of one event (“killed in the blast”) or of all since a beginning (“since October”, “in the war”).

The words nearest to the figure decide: those between the figures beside it; else those of its neighbours in the same
sentence, because “12 were killed and 30 injured in the blast” tells of one blast.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import Lexicon
from sayso.figures.measures import Measured
from sayso.figures.quantities import Reading
from sayso.figures.wordings import Wordings, wordings_of
from sayso.records import Scope
from sayso.text import Span

NEVER = frozenset({"when", "age", "duration", "distance", "weight", "volume", "share"})
"""Kinds that are neither told of an event nor added up."""
ENDS = frozenset({".", "!", "?", ";", "…"})


def scopes(text: str, reading: Reading, measured: Sequence[Measured], lexicon: Lexicon) -> list[Scope | None]:
    """The scope of each quantity of *reading*; None where it is not told."""
    words = wordings_of(lexicon.language)
    numbers, regions = _regions(reading)
    told = [
        _told(text, region, quantity.span[1] if place and numbers[place - 1] == numbers[place] else None, words)
        for place, (region, quantity) in enumerate(zip(regions, reading.quantities, strict=True))
    ]
    found: list[Scope | None] = []
    for place, quantity in enumerate(reading.quantities):
        if not measured[place].told or quantity.kind in NEVER:
            found.append(None)
        else:
            beside = sorted(range(max(place - BESIDE, 0), min(place + BESIDE + 1, len(told))), key=lambda i: (i < place, abs(i - place)))
            found.append(next((told[i] for i in beside if told[i] and numbers[i] == numbers[place]), None))
    return found


BESIDE = 4
"""Figures of the same sentence that may lend their scope on either side; a list of more is a table."""


def _regions(reading: Reading) -> tuple[list[int], list[Span]]:
    """For each quantity the number of its sentence, and the characters that tell of it alone: to the counts beside it."""
    ends = [token.end for token in reading.tokens if token.text in ENDS]
    last = reading.tokens[-1].end if reading.tokens else 0
    numbers = [bisect_right(ends, quantity.span[0]) for quantity in reading.quantities]
    left = _bounds(reading.quantities, numbers, [0, *ends], 1)
    right = _bounds(reading.quantities[::-1], numbers[::-1], [*ends, last], 0)[::-1]
    return numbers, list(zip(left, right, strict=True))


def _bounds(quantities: Sequence[Quantity], numbers: Sequence[int], edges: Sequence[int], side: int) -> list[int]:
    """For each quantity the *side* of the last count that came in its sentence, else its sentence's edge."""
    found: list[int] = []
    last, sentence = 0, -1
    for quantity, number in zip(quantities, numbers, strict=True):
        found.append(last if sentence == number else edges[number])
        if quantity.kind not in NEVER:
            last, sentence = quantity.span[side], number
    return found


def _told(text: str, region: Span, end: int | None, words: Wordings) -> Scope | None:
    """What *region* tells; given where its figure *end*s, what follows that first, because what stands before may tell of another."""
    if end is None:
        return _said(text[slice(*region)], words)
    return _said(text[end : region[1]], words) or _said(text[region[0] : end], words)


def _said(part: str, words: Wordings) -> Scope | None:
    """“Since” outdoes an event, and an event the war it is part of."""
    if words.since.search(part):
        return "cumulative"
    if words.events.search(part):
        return "event"
    return "cumulative" if words.wars.search(part) else None
