"""The quantities of a text, each with its bounds, its range and its direction, its words kept.

A quantity's span runs from the first bound word to the last. What names, dates or orders is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.figures.amounts import Quantity, attach
from sayso.figures.bounds import bounds_around
from sayso.figures.lexicon import Lexicon, lexicon_of
from sayso.figures.names import Judge
from sayso.figures.numbers import NumberReader, Token, match_last, tokenize
from sayso.figures.ranges import join_ranges, join_sides


@dataclass(frozen=True, slots=True)
class Reading:
    """One text read: its tokens and the quantities in it, in order."""

    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]


@lru_cache(maxsize=64)
def read_quantities(text: str, language: str | None = None, *, persons: bool = False) -> Reading:
    """Every quantity of *text*, with *persons* also “a civilian”; remembered, because the statements of one paragraph ask again."""
    lexicon = lexicon_of(language)
    tokens = tokenize(text, lexicon)
    judge = Judge(tokens, lexicon)
    kept = [quantity for quantity in _undated(tokens, judge, lexicon) if not judge.is_named(quantity)]
    kept = [quantity for quantity in join_ranges(tokens, kept, lexicon) if not judge.is_other(quantity)]
    if not persons:
        kept = [quantity for quantity in kept if quantity.form != "person"]
    dressed = _told_again(tokens, [_dressed(tokens, quantity, lexicon) for quantity in kept])
    return Reading(tuple(tokens), tuple(join_sides(tokens, dressed)))


def _undated(tokens: Sequence[Token], judge: Judge, lexicon: Lexicon) -> list[Quantity]:
    """The numbers that belong to no date, nor to a list of days (“Sept. 20-24, 27”)."""
    kept = []
    dated = -1  # index after the last number that was part of a date
    for number in NumberReader(tokens, lexicon).read():
        listed = dated >= 0 and number.first - dated == 1 and tokens[dated].low in ("-", "–", ",", *lexicon.joiner)
        if judge.is_date(number) or (listed and number.value <= 31):
            dated = number.end
        else:
            kept.append(attach(tokens, number, lexicon))
    return kept


def _dressed(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> Quantity:
    """*quantity* with its bound words and its direction."""
    token = tokens[quantity.end] if quantity.end < len(tokens) else None
    nouns = int(token is not None and token.kind == "w" and token.low not in lexicon.words.get("np_stop", ()))
    first = quantity.first
    if quantity.kind == "age" and (aged := match_last(lexicon.phrases["age"], tokens, first)):
        first = aged[0] - (tokens[aged[0] - 1].low == "the" if aged[0] else 0)  # “under the age of 5”
    bounded = bounds_around(tokens, first, quantity.end, lexicon, nouns=nouns)
    span = (tokens[bounded.first].start, tokens[bounded.end - 1].end)
    direction = _direction(tokens, quantity, bounded.first, lexicon)
    kind = "when" if quantity.kind == "duration" and _framed(tokens, bounded.first, quantity.end, lexicon) else quantity.kind
    return replace(
        quantity, kind=kind, first=bounded.first, end=bounded.end, span=span, bound=bounded.kind, about=bounded.about, direction=direction
    )


def _framed(tokens: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> bool:
    """“Over the past two years”, “two days later”: a length of time that says when."""
    before, after = tokens[first - 1].low if first else "", tokens[end].low if end < len(tokens) else ""
    return before in lexicon.dates.get("frame_before", ()) or after in lexicon.dates.get("frame_after", ())


def _direction(tokens: Sequence[Token], quantity: Quantity, first: int, lexicon: Lexicon) -> str | None:
    """“Up” or “down” when a word of rising or falling stands right before token *first*, or a share is negative."""
    if quantity.travel or (quantity.kind == "count" and quantity.form != "digits"):
        return None
    if quantity.kind == "share" and quantity.ends[0] < 0:
        return "down"
    found = match_last(lexicon.phrases["by"], tokens, first)
    place = found[0] if found else first
    word = tokens[place - 1].low if place else ""
    return "up" if word in lexicon.up else "down" if word in lexicon.down else None


def _told_again(tokens: Sequence[Token], quantities: Sequence[Quantity]) -> list[Quantity]:
    """Bounds carried to the same amount told again in another unit: “more than 10 miles (16 km)”, “lost 190 points, or 0.6%”."""
    told: list[Quantity] = []
    for quantity in quantities:
        last = told[-1] if told else None
        if last is not None and _again(tokens, last, quantity):
            quantity = replace(quantity, bound=last.bound, about=last.about, direction=quantity.direction or last.direction)
        told.append(quantity)
    return told


def _again(tokens: Sequence[Token], a: Quantity, b: Quantity) -> bool:
    between = tuple(token.low for token in tokens[a.end : b.first])
    bare = b.bound is None and not b.about and a.unit is not None and b.unit is not None and a.unit != b.unit
    return bare and between in (("(",), (",", "or"), ("/",))
