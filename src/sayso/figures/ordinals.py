"""How many an ordinal tells: “the 10th victim”, “the third boat that was damaged this year” are ten and three so far.

Other ordinals (“the second reason”, “the third quarter”) count nothing that news disputes, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.figures.amounts import Quantity
from sayso.figures.lexicon import Lexicon, by_first
from sayso.figures.measures import Measured
from sayso.figures.numbers import Token, match_first
from sayso.figures.wordings import wordings_of

LEAST = 2
"""“The first victim” counts nobody so far."""
AHEAD = 12
"""Tokens behind the noun in which “this year” or “since” is looked for."""


def counted(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[Quantity, Measured]]:
    """The ordinals of *tokens* that tell how many there are so far, each with what it measures."""
    words: Mapping[str, Any] = lexicon.tables.get("ordinals", {})
    if not words:
        return
    so_far = by_first(words["so_far"])
    for place in range(len(tokens)):
        if (read := _ordinal(tokens, place, words, lexicon)) and read[0] >= LEAST:
            value, end = read
            if measured := _measured(tokens, end, words, so_far, lexicon):
                span = tokens[place].start, tokens[end - 1].end
                yield (
                    Quantity(first=place, end=end, core=(place, end), span=span, ends=(value,), kernel=span),
                    measured,
                )


def _ordinal(tokens: Sequence[Token], place: int, words: Mapping[str, Any], lexicon: Lexicon) -> tuple[float, int] | None:
    """The ordinal at *place*, and the index after it: “10th”, “the third”."""
    token = tokens[place]
    if token.kind == "n" and token.text.isdecimal() and place + 1 < len(tokens):
        marked = tokens[place + 1].start == token.end and tokens[place + 1].low in lexicon.tables["marks"].get("ordinal", ())
        return (float(token.text), place + 2) if marked and len(token.text) < 7 else None
    value = words["words"].get(token.low)
    pointed = place > 0 and tokens[place - 1].low in words["before"]
    return (float(value), place + 1) if value and pointed else None


def _measured(tokens: Sequence[Token], noun: int, words: Mapping[str, Any], so_far: Any, lexicon: Lexicon) -> Measured | None:
    """What the ordinal before *noun* measures; None where it only orders."""
    if noun >= len(tokens) or tokens[noun].kind != "w" or not tokens[noun].text.islower():
        return None
    named = tokens[noun].low
    if name := words["nouns"].get(named):
        return Measured(name, named if named in words["persons"] else None, True, "noun")
    if named in words["never"] or named in lexicon.words.get("np_stop", ()):
        return None
    told = wordings_of(lexicon.language)
    name = None
    for place in range(noun + 1, min(noun + 1 + AHEAD, len(tokens))):
        if tokens[place].low in lexicon.words.get("stop", ()) or tokens[place].text == ",":
            return None
        if found := told.done.at(tokens, place) or told.verbs.at(tokens, place):
            name = name or found[0]
        if match_first(so_far, tokens, place):
            return Measured(name or "count", named, True, "after" if name else "noun")
    return None
