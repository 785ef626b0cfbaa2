"""Text becomes words, and words become what the encoder reads; training and reading share this file.

A word is a run of letters and digits, or one other visible mark. The encoder is uncased and blind to
where a quotation began, so each word also carries a *shape*: its casing, and whether it stands
inside quotation marks. Weights record TOKENS and are refused by code with another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.text import Span

TOKENS = "words-1/shapes-1"
"""Name of this scheme; change it whenever `words` or `shapes` would answer differently."""

WORD = re.compile(r"\w+|[^\w\s]")

OPENING = "“«„"
CLOSING = "”»"
STRAIGHT = '"'

CASINGS = 8
"""pad, lower, Capitalised, UPPER, MiXed, digits, quotation mark, other mark."""
SHAPES = CASINGS * 2
"""Each casing outside and inside a quotation."""


def words(text: str, span: Span) -> list[Span]:
    """The words of *text* inside *span*, as spans into *text*.

    >>> words("He said: “No.”", (0, 14))
    [(0, 2), (3, 7), (7, 8), (9, 10), (10, 12), (12, 13), (13, 14)]
    """
    return [match.span() for match in WORD.finditer(text, *span)]


def shapes(tokens: Sequence[str]) -> list[int]:
    """One shape a word: casing, plus CASINGS when the word stands inside a quotation.

    The quotation marks themselves count as inside. A paragraph that begins inside a
    quotation opened earlier shows it only by its closing mark, which is left to the encoder.
    """
    inside = False
    found = []
    for token in tokens:
        opens = token in OPENING or (token == STRAIGHT and not inside)
        closes = token in CLOSING or (token == STRAIGHT and inside)
        inside = inside or opens
        found.append(_casing(token) + CASINGS * inside)
        if closes:
            inside = False
    return found


def _casing(token: str) -> int:
    if token in OPENING or token in CLOSING or token == STRAIGHT:
        return 6
    if not token[0].isalnum():
        return 7
    if token.isdigit():
        return 5
    if token.islower():
        return 1
    if token.isupper() and len(token) > 1:
        return 3
    if token[0].isupper() and (len(token) == 1 or token[1:].islower()):
        return 2
    return 4
