"""Between which bounds a figure lies, by the words before and after it.

“More than 1,000” excludes 1,000 and “at least 1,000” does not; “no more than” is read before “more than”
because the longest phrase that stands there decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.figures.lexicon import Bound, Lexicon
from sayso.figures.numbers import Token, match_first, match_last

FILLERS = frozenset({"another", "a", "further", "additional", "other", "an", "average", "of", "combined"})
"""What may stand between a bound and its number: “at least another 12”, “up to a further 40”."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """The bound words around a figure."""

    first: int
    """Index of the first token, bound words included."""
    end: int
    """Index after the last token, bound words included."""
    kind: Bound | None
    """What they say; None when there are none."""
    about: bool
    """Whether the figure is called approximate."""


def bounds_around(tokens: Sequence[Token], first: int, end: int, lexicon: Lexicon, *, nouns: int = 0) -> Bounded:
    """The bound words before token *first* and after token *end*, *nouns* words of which may belong to the figure."""
    kinds: list[Bound] = []
    start = first
    for _ in range(3):  # “at least about another”: no more than three were seen in a row
        place = _over_fillers(tokens, start, lexicon)
        found = match_last(lexicon.before, tokens, place)
        if found is None:
            break
        start = found[0]
        kinds.append(lexicon.before_kind[found[1]])
    after = match_first(lexicon.after, tokens, end)
    if after and after < len(tokens) and tokens[after].low in lexicon.words["bound_unless"]:
        after = 0
    if not after and nouns:
        after = match_first(lexicon.after, tokens, end + nouns)
    if after:
        kinds.append(lexicon.after_kind[tuple(token.low for token in _matched(tokens, end, after, nouns, lexicon))])
    strict = [kind for kind in kinds if kind in ("at_least", "more", "at_most", "less")]
    return Bounded(start, after or end, strict[-1] if strict else kinds[-1] if kinds else None, "about" in kinds)


def _over_fillers(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> int:
    """*place*, or where the fillers before it begin when a bound stands before them."""
    back = place
    while back > 0 and tokens[back - 1].low in FILLERS and place - back < 2:
        back -= 1
        if match_last(lexicon.before, tokens, back) and not match_last(lexicon.before, tokens, place):
            return back
    return place


def _matched(tokens: Sequence[Token], end: int, after: int, nouns: int, lexicon: Lexicon) -> Sequence[Token]:
    start = end if match_first(lexicon.after, tokens, end) else end + nouns
    return tokens[start:after]


def limits(kind: Bound | None, low: float, high: float | None) -> tuple[float | None, float | None, bool, bool]:
    """Low, high, and whether each is excluded, for a figure from *low* to *high* (None: a vague word, open above).

    >>> limits("more", 1000.0, 1000.0), limits("at_most", 40.0, 40.0)
    ((1000.0, None, True, False), (None, 40.0, False, False))
    """
    if kind == "at_least":
        return low, None, False, False
    if kind == "more":
        return low, None, True, False
    if kind == "at_most":
        return None, high, False, False
    if kind == "less":
        return None, high, False, high is not None
    return low, high, False, False
