"""Which figure another one is a part of: “38 people died, including *9 children*”, “*12* of the 40 soldiers”, “*nine* of them”."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import Lexicon
from sayso.figures.measures import DETERMINERS
from sayso.figures.numbers import match_first, match_last
from sayso.figures.quantities import Reading

FAR = 6
"""Words that may stand between a share and the number it is of: “half of the *country’s pre-war population of* 23 million”."""


def wholes(reading: Reading, lexicon: Lexicon) -> list[int | None]:
    """For each quantity of *reading* the place of the one it is a part of, if it is one."""
    found: list[int | None] = []
    for place in range(len(reading.quantities)):
        found.append(_whole(reading, place, found, lexicon))
    return found


def _whole(reading: Reading, place: int, before: Sequence[int | None], lexicon: Lexicon) -> int | None:
    quantity, tokens = reading.quantities[place], reading.tokens
    if not _counts(quantity):
        return None
    if _of_next(reading, place, lexicon):
        return place + 1
    if match_last(lexicon.phrases["part"], tokens, quantity.first) or _of_those(reading, place, lexicon):
        return _greater_before(reading, place, before)
    if place and before[-1] is not None and _listed(reading, place, lexicon):
        whole = before[-1]  # “including 9 children and *4 women*”
        return whole if whole < place and _holds(reading.quantities[whole], quantity) else None
    return None


def _counts(quantity: Quantity) -> bool:
    """Whether the quantity counts things or is a share of them, and so may be a part."""
    return (quantity.unit is None or quantity.kind == "share") and quantity.kind not in ("age", "when")


def _of_next(reading: Reading, place: int, lexicon: Lexicon) -> bool:
    """“12 of the 40 soldiers”, “half of the population of about 23 million”."""
    if place + 1 >= len(reading.quantities):
        return False
    quantity, following, tokens = reading.quantities[place], reading.quantities[place + 1], reading.tokens
    after = match_first(lexicon.phrases["of"], tokens, quantity.end)
    if not after or following.unit is not None or not _holds(following, quantity):
        return False
    between = [token.low for token in tokens[after : following.first]]
    if all(word in DETERMINERS for word in between):
        return bool(between)  # “hundreds of thousands” and “one of 40” say how much, not a part of what
    share = quantity.kind == "share" and len(between) <= FAR
    return share and between[-1] in lexicon.phrases["of"] and not any(word in lexicon.words.get("past", ()) for word in between)


def _of_those(reading: Reading, place: int, lexicon: Lexicon) -> bool:
    """“9 of them”, “a third of whom”."""
    tokens = reading.tokens
    after = match_first(lexicon.phrases["of"], tokens, reading.quantities[place].end)
    return 0 < after < len(tokens) and tokens[after].low in lexicon.words.get("those", ())


def _listed(reading: Reading, place: int, lexicon: Lexicon) -> bool:
    """Whether the quantity goes on with a list from the one before: nothing but what that counts, then “and” or a comma."""
    tokens, start, end = reading.tokens, reading.quantities[place - 1].end, reading.quantities[place].first
    words = [token.low for token in tokens[start:end]]
    joins = {",", *lexicon.joiner}
    if not words or words[-1] not in joins or len(words) > FAR:
        return False
    return not any(word in lexicon.words.get("np_stop", ()) and word not in joins for word in words)


def _greater_before(reading: Reading, place: int, before: Sequence[int | None]) -> int | None:
    """The nearest figure before, a sentence back at most, that is no part itself and is great enough to hold this one."""
    quantity, stops = reading.quantities[place], 0
    for other in range(place - 1, max(place - BACK, 0) - 1, -1):
        candidate = reading.quantities[other]
        stops += sum(token.text in (".", "!", "?") for token in reading.tokens[candidate.end : reading.quantities[other + 1].first])
        if stops > 1:
            return None
        if before[other] is None and candidate.unit is None and candidate.kind in ("count", "vague") and _holds(candidate, quantity):
            return other
    return None


BACK = 12
"""Figures looked back at; two sentences of news hold fewer."""


def _holds(whole: Quantity, part: Quantity) -> bool:
    """Whether *part* may be a part of *whole*: no greater, or a share; a vague whole (“dozens”) has no end."""
    if part.kind == "share":
        return whole.kind in ("count", "vague")
    return whole.kind == "vague" or (whole.bound in ("more", "at_least")) or max(whole.ends) >= min(part.ends)
