"""Measures how much two texts have in common: runs of words in one language, names, numbers and quotations at like places in any.

Only measures; what they amount to is decided in `comparing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.origins.words import SAMPLE
from sayso.traces import Trace

NEAR = 60
"""Thousandths of the body by which the places of one anchor may differ: languages need room in different measure, and the
paragraphs above it add up."""
LIKE_LONG = 0.55
"""The least ratio of the lengths of a quotation and its translation."""
UNCASED = frozenset(
    {"ar", "fa", "ur", "he", "ps", "ckb", "zh", "ja", "ko", "th", "lo", "km", "my", "hi", "bn", "ta", "te", "mr", "ka", "am"}
)
"""Languages that write no capitals: their names cannot be told from other words, so numbers and quotations have to do."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts of one language have in common."""

    runs: int
    """Runs of words in both, counted from the sample."""
    of_shorter: float
    """The share of the shorter text's runs that stand in the longer."""
    of_longer: float
    """The share of the longer one's that stand in the shorter."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two texts of different languages, or two tellings in one, have in common."""

    same: int
    """Different names, numbers and quotations that stand at like places in both."""
    share: float
    """Twice that by all those of both: 1 where each has its like, in its place."""


def overlap(one: Trace, other: Trace) -> Overlap:
    """How many of the runs of words of each text stand in the other."""
    mine, theirs = set(one.runs), set(other.runs)
    both = len(mine & theirs)
    few, many = sorted((len(mine), len(theirs)))
    return Overlap(both * SAMPLE, both / few if few else 0.0, both / many if many else 0.0)


def shared_anchors(one: Trace, other: Trace) -> tuple[int, float, float]:
    """Different names and numbers in both, wherever they stand, and which share of either's that is."""
    mine, theirs = {form for form, _ in one.anchors}, {form for form, _ in other.anchors}
    both = len(mine & theirs)
    return both, both / len(mine) if mine else 1.0, both / len(theirs) if theirs else 1.0


def agreement(one: Trace, other: Trace) -> Agreement:
    """How many of their names, numbers and quotations two texts have at like places."""
    bare = one.language in UNCASED or other.language in UNCASED
    mine, theirs = _places(one.anchors, bare), _places(other.anchors, bare)
    same = sum(_meet(places, theirs[form]) for form, places in mine.items() if form in theirs)
    quoted = _quoted_alike(one.quotes, other.quotes)
    every = len(mine) + len(theirs) + len(one.quotes) + len(other.quotes)
    return Agreement(same + quoted, 2 * (same + quoted) / every if every else 0.0)


def _places(anchors: Iterable[tuple[str, int]], bare: bool) -> dict[str, list[int]]:
    """Where each anchor stands; *bare*: of numbers alone."""
    found: dict[str, list[int]] = {}
    for form, place in anchors:
        if not bare or form[0] == "#":
            found.setdefault(form, []).append(place)
    return found


def _meet(places: list[int], others: list[int]) -> bool:
    """Whether one of *places* is near one of *others* (both in order)."""
    at = 0
    for place in places:
        while at < len(others) and others[at] < place - NEAR:
            at += 1
        if at == len(others):
            return False
        if others[at] <= place + NEAR:
            return True
    return False


def _quoted_alike(quotes: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]) -> int:
    """How many quotations have one of like length at a like place, in the same order."""
    found = at = 0
    for words, place in quotes:
        for later in range(at, len(others)):
            size, there = others[later]
            if there > place + NEAR:
                break
            if there >= place - NEAR and min(words, size) >= LIKE_LONG * max(words, size):
                found, at = found + 1, later + 1
                break
    return found
