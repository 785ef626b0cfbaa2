"""Two tellings of one report laid side by side, paragraph by paragraph: which of one is which of the other.

As Gale and Church align sentences: paragraphs keep their order and about their length, one may be two of the other, one may be left
out. To this come names and numbers, which a translation keeps, and in one language the words themselves.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sayso.origins.anchors import anchors_of, telling
from sayso.text import Span

Pair = tuple[Span, Span]
"""Paragraphs of one telling and those of the other: first and end, exclusive; empty where one of them has nothing of it."""
MOVES: Mapping[tuple[int, int], float] = {(1, 1): 0.0, (1, 2): 3.0, (2, 1): 3.0, (2, 2): 5.0, (1, 0): 4.5, (0, 1): 4.5}
"""What each way to go on costs, in natural logarithms: Gale and Church's shares of each, and less for what one leaves out, for a paper
cuts a report where a translated parliament is complete."""
VARIANCE = 6.8
"""Of the length of a translation for each letter of the original, as they measured it."""
FURTHEST = 6.0
"""The most that a length may speak against two paragraphs."""
EVIDENCE = 14.0
"""What names, numbers and words are worth that are all the same."""
USUAL = 0.25
"""The share of them that tells nothing: paragraphs next to one another name the same people."""
STRAY = 6.0
"""What speaks against a paragraph that is joined to its neighbour and has nothing of what stands beside the two."""
STRANGERS = 3.0
"""And what speaks against two that both have names or numbers, and none in common."""
COMMON = 0.3
"""What more of the paragraphs have than this share tells them apart from none."""
MOST = 300
"""Paragraphs of one telling that are aligned; what comes after them is one pair."""
BAND = 50
"""How far from the diagonal two paragraphs may lie."""


def align(one: Sequence[str], other: Sequence[str], *, same_language: bool) -> tuple[Pair, ...]:
    """Which paragraphs of *one* are which of the *other*, in order; together they are all of both.

    >>> here = ["The dam burst at dawn on Monday.", "Ana Brel counted 12 dead.", "The river Vorn rose by 3 metres."]
    >>> there = ["La presa reventó el lunes al amanecer.", "El río Vorn subió 3 metros."]
    >>> align(here, there, same_language=False)
    (((0, 1), (0, 1)), ((1, 2), (1, 1)), ((2, 3), (1, 2)))
    """
    n, m = min(len(one), MOST), min(len(other), MOST)
    pairs = _cheapest(_Likeness(one[:n], other[:m], same_language), n, m)
    if len(one) > n or len(other) > m:
        pairs.append(((n, len(one)), (m, len(other))))
    return tuple(pairs)


def _cheapest(likeness: _Likeness, n: int, m: int) -> list[Pair]:
    """The cheapest way through both, by dynamic programming near the diagonal."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        middle = i * m // n if n else 0
        for j in range(max(middle - BAND, 0), m + 1 if i == n else min(middle + BAND, m) + 1):
            if (i, j) not in best:
                continue
            cost = best[i, j][0]
            for (di, dj), move in MOVES.items():
                place = i + di, j + dj
                if place[0] > n or place[1] > m:
                    continue
                total = cost + move + (likeness.against((i, place[0]), (j, place[1])) if di and dj else 0.0)
                if place not in best or total < best[place][0]:
                    best[place] = total, (di, dj)
    return _way_back(best, n, m)


def _way_back(best: Mapping[tuple[int, int], tuple[float, tuple[int, int]]], n: int, m: int) -> list[Pair]:
    if (n, m) not in best:  # one much longer than the other may leave the band
        return [((0, n), (0, m))]
    pairs: list[Pair] = []
    place = n, m
    while place != (0, 0):
        di, dj = best[place][1]
        before = place[0] - di, place[1] - dj
        pairs.append(((before[0], place[0]), (before[1], place[1])))
        place = before
    return pairs[::-1]


class _Likeness:
    """How much speaks against paragraphs of one telling being those of the other."""

    def __init__(self, one: Sequence[str], other: Sequence[str], same_language: bool) -> None:
        ours, theirs = ([_forms(each, same_language) for each in side] for side in (one, other))
        weights = _weights(ours, theirs)
        self._lengths = [list(map(len, side)) for side in (one, other)]
        self._ratio = (sum(self._lengths[1]) or 1) / (sum(self._lengths[0]) or 1)
        self._whole = [[sum(weights[form] for form in each if form in weights) for each in side] for side in (ours, theirs)]
        self._shared = _shared(ours, theirs, weights)

    def against(self, ours: Span, theirs: Span) -> float:
        """In natural logarithms; what speaks for it is negative."""
        sides = sum(self._whole[0][slice(*ours)]), sum(self._whole[1][slice(*theirs)])
        whole = sum(sides)
        cost = self._by_length(sum(self._lengths[0][slice(*ours)]), sum(self._lengths[1][slice(*theirs)]))
        if not whole:
            return cost
        mine = [sum(self._shared.get((i, j), 0.0) for j in range(*theirs)) for i in range(*ours)]
        yours = [sum(self._shared.get((i, j), 0.0) for i in range(*ours)) for j in range(*theirs)]
        strays = [each for each in (mine, yours) if len(each) > 1]
        share = min(2 * sum(mine) / whole, 1.0)
        if not share and all(sides):
            cost += STRANGERS
        return cost - EVIDENCE * (share - USUAL) + STRAY * sum(not shared for each in strays for shared in each)

    def _by_length(self, here: int, there: int) -> float:
        mean = (here + there / self._ratio) / 2 or 1.0
        apart = abs(there - here * self._ratio) / math.sqrt(mean * VARIANCE)
        return min(-math.log(max(math.erfc(apart / math.sqrt(2)), 1e-12)), FURTHEST)


def _forms(paragraph: str, same_language: bool) -> frozenset[str]:
    found = {form for form, _, _ in anchors_of(paragraph)} if paragraph else set()
    return frozenset(found | {f"={word}" for word in telling(paragraph)} if same_language else found)


def _weights(*tellings: Sequence[frozenset[str]]) -> dict[str, float]:
    """What one has in few paragraphs tells more than what many of them have; what most have is left out."""
    often = Counter(form for forms in tellings for each in forms for form in each)
    every = sum(map(len, tellings)) or 1
    return {form: math.log1p(every / count) for form, count in often.items() if count <= max(COMMON * every, LEAST_COMMON)}


LEAST_COMMON = 6
"""Of a few paragraphs even a third are few."""


def _shared(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]], weights: Mapping[str, float]) -> dict[tuple[int, int], float]:
    """The weight of what each paragraph shares with each, for those that share something."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, each in enumerate(theirs):
        for form in sorted(each):
            places[form].append(j)
    found: defaultdict[tuple[int, int], float] = defaultdict(float)
    for i, each in enumerate(ours):
        for form in sorted(each & weights.keys()):
            for j in places.get(form, ()):
                found[i, j] += weights[form]
    return dict(found)
