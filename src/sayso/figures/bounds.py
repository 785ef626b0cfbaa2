"""Between which bounds a figure lies, by the words before and after it.

“More than 1,000” excludes 1,000 and “at least 1,000” does not; “no more than” is read before “more than”
because the longest phrase that stands there decides. “Equal to or more than 50”, “at or above 50”, “more than 50 or
equal” let the number itself in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.figures.lexicon import Bound, Lexicon, units
from sayso.figures.numbers import Token, match_first, match_last

FILLERS = frozenset({"another", "a", "further", "additional", "other", "an", "average", "of", "combined"})
"""What may stand between a bound and its number: “at least another 12”, “up to a further 40”."""


CLOSED: dict[Bound | None, Bound] = {"more": "at_least", "less": "at_most"}
"""What “or equal” makes of a bound."""
OPENED = frozenset({"at_least", "more", "at_most", "less"})
"""The bounds that leave one side open."""


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
    start, closed = first, False
    for _ in range(3):  # “at least about another”: no more than three were seen in a row
        place = _over_fillers(tokens, start, lexicon)
        found = match_last(lexicon.before, tokens, place)
        if found is None or _is_none(tokens, found, lexicon):
            break
        start = found[0]
        kinds.append(lexicon.before_kind[found[1]])
        if other := _alternative(tokens, start, lexicon):
            start, kinds, closed = other[0], [*kinds, other[1]], True
    after = _after(tokens, end, nouns, lexicon)
    if after:
        said = lexicon.after_kind[tuple(token.low for token in tokens[after[0] : after[1]])]
        kinds, closed = ([*kinds, said], closed) if said != "exactly" else (kinds, True)
    strict = [kind for kind in kinds if kind in OPENED]
    kind = strict[-1] if strict else kinds[-1] if kinds else None
    return Bounded(start, after[1] if after else end, CLOSED.get(kind, kind) if closed else kind, "about" in kinds)


def _is_none(tokens: Sequence[Token], found: tuple[int, tuple[str, ...]], lexicon: Lexicon) -> bool:
    """“Went up to 40”, “inched back up to 40”: a way that ended there, not a most; “twice as many as 40” is none either."""
    place, words = found
    if place and words[0] == words[-1] and tokens[place - 1].low in lexicon.words["bound_multiples"]:
        return True
    return words in lexicon.reached and place > 0 and tokens[place - 1].low in lexicon.words["change_moves"]


def _alternative(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[int, Bound] | None:
    """Where the bound before “or” begins and what it says: “equal to or”, “at or”, “about, or”."""
    if start < 2 or tokens[start - 1].low not in lexicon.words["bound_or"]:
        return None
    place = start - 1 - (tokens[start - 2].text == ",")
    if tokens[place - 1].low in lexicon.words["bound_equal"]:
        return place - 1, "exactly"
    found = match_last(lexicon.before, tokens, place)
    return (found[0], lexicon.before_kind[found[1]]) if found else None


def _after(tokens: Sequence[Token], end: int, nouns: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The bound words after token *end*, or after the *nouns* words that follow it; none where they begin another figure."""
    for start in (end, end + nouns):
        after = match_first(lexicon.after, tokens, start)
        if after and not _goes_on(tokens, after, lexicon):
            return start, after
    return None


def _goes_on(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether what stands at *place* makes the words before it another figure's: “200 or more than 300”, “20 and less than”."""
    token = tokens[place] if place < len(tokens) else None
    if token is None or token.kind == "n" or token.low in lexicon.words["bound_unless"]:
        return token is not None
    money = units().forms.get(token.low, ("", ""))[1] == "money" and place + 1 < len(tokens) and tokens[place + 1].kind == "n"
    return money or token.low in lexicon.number_words or token.low in lexicon.a


def _over_fillers(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> int:
    """*place*, or where the fillers before it begin when a bound stands before them."""
    back = place
    while back > 0 and tokens[back - 1].low in FILLERS and place - back < 2:
        back -= 1
        if match_last(lexicon.before, tokens, back) and not match_last(lexicon.before, tokens, place):
            return back
    return place


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
