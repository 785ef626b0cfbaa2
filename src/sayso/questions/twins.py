"""Copies and versions of one statement become one saying: a statement is printed again wherever its report is.

A copy in the same words is known by them. A translated one is known by its place: reports are translated in order, so the
statements of both are laid beside one another in order, each with the one of the same party and stance. What a party says in the
same words in several reports of its own days is one saying, too, though nobody copied it: a great story tells little else.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from sayso.records import Told
from sayso.text import Span
from sayso.traces import Claim

Saying = tuple[Told, ...]
"""What was said once: the statement as it was first told, then as it was told again."""
DAY = 86400

SAME_PARTY = 3.0
SAME_STANCE = 1.0
SHARED = 1.0
"""What speaks for two statements being one, in points: whose it is, how it is held, each name or word in common."""
ENOUGH = 3.0
"""Points that a pair must have; less, and each stays itself."""
FEW_WORDS = 4
"""Words that are said again by chance or of another thing (“it was untrue”): so few are no saying said twice."""


def as_told(told: Told) -> tuple[int, str, Span, str]:
    """Where *told* stands among all that is told: by when it became known, then as the article has it."""
    return told.known, told.article, told.claim.span, told.claim.id


def sayings(told: Sequence[Told]) -> list[Saying]:
    """*told* by what was said once: a report's own statement first, then its copies, earliest first."""
    reports: dict[str, dict[str, list[Told]]] = {}
    for each in sorted(told, key=as_told):
        reports.setdefault(each.origin, {}).setdefault(each.article, []).append(each)
    found: list[Saying] = []
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


def said_again(rows: Sequence[Saying], apart: Container[str], days: int) -> list[Saying]:
    """*rows* with those joined that one party says in the same words, in any report, within so many *days* of the first time.

    The statements of ids in *apart* stay with their own row: somebody ruled on them.
    """
    found: list[list[Told]] = []
    first: dict[tuple[object, ...], list[Told]] = {}
    for row in sorted(rows, key=lambda row: as_told(row[0])):
        head = row[0]
        key = head.party, head.stance, head.negated, head.language, head.claim.text, *_said(head.claim)
        before = first.get(key)
        if len(head.claim.text.split()) < FEW_WORDS or any(each.claim.id in apart for each in row):
            found.append(list(row))
        elif before is not None and head.known - before[0].known <= days * DAY:
            before += row
        else:
            first[key] = list(row)
            found.append(first[key])
    return list(map(tuple, found))


def _said(claim: Claim) -> tuple[object, ...]:
    """What a claim says, without what its article alone makes of it: what it is about there, and how it would be asked."""
    point = claim.point
    figures = tuple((each.measure, each.low, each.high, each.of, each.place) for each in claim.counted)
    if point is None:
        return (figures,)
    return figures, point.terms, point.names, point.aside, point.act, point.subject, point.polarity, point.ought


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
