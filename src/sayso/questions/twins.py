"""Copies and versions of one statement become one saying: a statement is printed again wherever its report is.

A copy in the same words is known by them. A translated one is known by its place: reports are translated in order, so the
statements of both are laid beside one another in order, each with the one of the same party and stance.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Told
from sayso.text import Span

SAME_PARTY = 3.0
SAME_STANCE = 1.0
SHARED = 1.0
"""What speaks for two statements being one, in points: whose it is, how it is held, each name or word in common."""
ENOUGH = 3.0
"""Points that a pair must have; less, and each stays itself."""


def as_told(told: Told) -> tuple[int, str, Span, str]:
    """Where *told* stands among all that is told: by when it became known, then as the article has it."""
    return told.known, told.article, told.claim.span, told.claim.id


def sayings(told: Sequence[Told]) -> list[tuple[Told, ...]]:
    """*told* by what was said once: a report's own statement first, then its copies, earliest first."""
    reports: dict[str, dict[str, list[Told]]] = {}
    for each in sorted(told, key=as_told):
        reports.setdefault(each.origin, {}).setdefault(each.article, []).append(each)
    found: list[tuple[Told, ...]] = []
    for origin in sorted(reports):
        articles = reports[origin]
        first = articles.get(origin) or next(iter(articles.values()))
        rows: list[list[Told]] = [[one] for one in first]
        for copy in articles.values():
            if copy is first:
                continue
            pairs = _same_words(rows, copy) if copy[0].language == first[0].language else _in_order(rows, copy)
            for number, one in enumerate(copy):
                if number in pairs:
                    rows[pairs[number]].append(one)
                else:
                    rows.append([one])
        found += map(tuple, rows)
    return found


def _same_words(rows: Sequence[Sequence[Told]], copy: Sequence[Told]) -> dict[int, int]:
    """Which of the *rows* each statement of a *copy* repeats in the same words, by numbers."""
    known: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        for one in row[:1]:
            known.setdefault((one.party, one.claim.text), []).append(number)
    pairs: dict[int, int] = {}
    for number, one in enumerate(copy):
        waiting = known.get((one.party, one.claim.text))
        if waiting:
            pairs[number] = waiting.pop(0)
    return pairs


def _in_order(rows: Sequence[Sequence[Told]], copy: Sequence[Told]) -> dict[int, int]:
    """Which of the *rows* each statement of a translated *copy* renders: the best alignment that keeps their order."""
    width, height = len(rows), len(copy)
    points = [[_points(row[0], one) for row in rows] for one in copy]
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for below in range(height - 1, -1, -1):
        for right in range(width - 1, -1, -1):
            here = points[below][right]
            joined = here + best[below + 1][right + 1] if here >= ENOUGH else 0.0
            best[below][right] = max(joined, best[below + 1][right], best[below][right + 1])
    pairs: dict[int, int] = {}
    below = right = 0
    while below < height and right < width:
        here = points[below][right]
        if here >= ENOUGH and best[below][right] == here + best[below + 1][right + 1]:
            pairs[below] = right
            below, right = below + 1, right + 1
        elif best[below][right] == best[below + 1][right]:
            below += 1
        else:
            right += 1
    return pairs


def _points(one: Told, other: Told) -> float:
    """What speaks for *other* being *one* in another language."""
    score = SAME_PARTY * (one.party == other.party or one.source == other.source) + SAME_STANCE * (one.stance == other.stance)
    mine, theirs = one.claim.point, other.claim.point
    if mine is not None and theirs is not None:
        score += SHARED * len({*mine.names, *mine.terms} & {*theirs.names, *theirs.terms})
        score += 0.5 * (mine.polarity == theirs.polarity)
    numbers = {figure.low for figure in one.claim.counted} & {figure.low for figure in other.claim.counted}
    return score + SHARED * len(numbers)
