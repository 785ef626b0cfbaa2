"""Every sentence of one article beside every sentence of another, as numbers: what they share, and what else is near.

All of it is arithmetic on whole matrices (a row a sentence of the one, a column one of the other): 30 by 30 take 8 milliseconds.
No number depends on which of the two articles comes first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.questions.amounts import compared, values_of
from sayso.questions.commons import RUNS, VIEWS, Commons, Matrix, Side
from sayso.questions.wordings import Wording

TINY = 1e-6
NEAREST = 3
"""The rarest stems that two sentences share are looked at one by one, up to this many."""
TOLLS = frozenset({"die", "injure", "people", "miss", "victim", "hour", "minute"})
"""What outlets count differently of one event."""
RIVAL = 0.15
"""How alike a sentence is to another that has nothing to do with it, at most."""
SHORT, FEWEST = 5, 6
"""Telling words of a sentence, and sentences of an article, that are the fewest in news; what is shorter is taken for as long as this."""
CELLS = 1 << 18
"""Numbers that are held at a time where every shared word of every pair is looked at."""


def likenesses(commons: Commons, one: int, other: int) -> dict[str, Matrix]:
    """By name, a matrix over all pairs of a sentence of article *one* and a sentence of article *other*; neither may be empty."""
    found: dict[str, Matrix] = {}
    for view in VIEWS:
        found |= _shared(view, commons, one, other)
    found["alike"] = (found["stems.cosine"] + found["terms.cosine"] + found["letters.cosine"]) / 3
    found |= _rarest(commons, one, other)
    found |= _runs(commons, one, other)
    found |= _lengths(commons.side("stems", one), commons.side("stems", other))
    found |= _places(*found["alike"].shape)
    found |= near(found["alike"])
    return found


def disagreements(one: Sequence[Wording], other: Sequence[Wording]) -> dict[str, Matrix]:
    """By name, a matrix of what tells that two sentences cannot both be true."""
    agreed, apart, toll, alike = np.zeros((4, len(one), len(other)))
    counting = [(column, each.amounts, values_of(each.amounts)) for column, each in enumerate(other) if each.amounts]
    for row, each in enumerate(one):
        values = values_of(each.amounts)
        for column, amounts, others in counting if values else ():
            same, different = compared(each.amounts, amounts)
            agreed[row, column] = len(same)
            apart[row, column] = max(different.values(), default=0.0)
            toll[row, column] = max((near for thing, near in different.items() if thing in TOLLS), default=0.0)
            alike[row, column] = not values.isdisjoint(others)
    negated = np.not_equal.outer([each.negated for each in one], [each.negated for each in other])
    return {"agreed": agreed, "apart": apart, "toll apart": toll, "same number": alike, "negated": negated.astype(np.float64)}


def near(alike: Matrix) -> dict[str, Matrix]:
    """How a pair stands among the others of its row and its column, and what its neighbours in the texts are like.

    Each sentence has a RIVAL beside those that there are, so that the only one of an article is not the best for want of others.
    """
    by_row = alike / np.maximum(alike.max(1, keepdims=True), RIVAL)
    by_column = alike / np.maximum(alike.max(0, keepdims=True), RIVAL)
    row_ranks, column_ranks = (_ranks(alike, axis) + (alike < RIVAL) for axis in (1, 0))
    edged = np.pad(alike, 1)
    beside = np.maximum(np.maximum(edged[:-2, 1:-1], edged[2:, 1:-1]), np.maximum(edged[1:-1, :-2], edged[1:-1, 2:]))
    return {
        "of best, least": np.minimum(by_row, by_column),
        "of best, most": np.maximum(by_row, by_column),
        "rank, first": np.log1p(np.minimum(row_ranks, column_ranks)),
        "rank, last": np.log1p(np.maximum(row_ranks, column_ranks)),
        "rank of all": np.log1p(_ranks(alike.reshape(1, -1), 1).reshape(alike.shape)) - np.log(min(alike.shape)),
        "above": (alike - alike.mean()) / (alike.std() + TINY),
        "usual": (alike.mean(1, keepdims=True) + alike.mean(0, keepdims=True)) / 2,
        "next": np.maximum(edged[:-2, :-2], edged[2:, 2:]),
        "beside": beside,
    }


def _ranks(matrix: Matrix, axis: int) -> Matrix:
    """How many of its row (or column) are higher; equals have equal ranks, so that no order of reading tells."""
    ordered = np.sort(matrix, axis=axis)
    lines = zip(np.moveaxis(ordered, axis, -1), np.moveaxis(matrix, axis, -1), strict=True)
    higher = [len(line) - np.searchsorted(line, values, side="right") for line, values in lines]
    return np.moveaxis(np.array(higher, dtype=np.float64), -1, axis)


def _tables(view: str, commons: Commons, one: int, other: int) -> tuple[Matrix, Matrix, NDArray[np.float64]]:
    """Which sentence of each article has which word that both articles have, as 0 and 1, and what those words are worth.

    A word of one article alone adds to lengths and never to what is shared.
    """
    a, b = commons.side(view, one), commons.side(view, other)
    both = np.intersect1d(a.words, b.words)
    return _table(a, both), _table(b, both), commons.worth[view][both]


def _table(side: Side, both: NDArray[np.intp]) -> Matrix:
    table = np.zeros((len(side.totals), len(both)))
    if len(both):
        places = np.minimum(np.searchsorted(both, side.words), len(both) - 1)
        kept = both[places] == side.words
        table[side.rows[kept], places[kept]] = 1.0
    return table


def _shared(view: str, commons: Commons, one: int, other: int) -> dict[str, Matrix]:
    """The cosine of two sentences' words by weight, what they share, and how much of the one and of the other that is."""
    rows, columns, worth = _tables(view, commons, one, other)
    a, b = commons.side(view, one), commons.side(view, other)
    shared = (rows * worth) @ columns.T
    of_row, of_column = shared / (a.totals[:, None] + TINY), shared / (b.totals[None] + TINY)
    return {
        f"{view}.cosine": ((rows * worth**2) @ columns.T) / np.sqrt(np.outer(a.squares, b.squares) + TINY),
        f"{view}.shared": np.log1p(shared),
        f"{view}.within": np.maximum(of_row, of_column),
        f"{view}.both": np.minimum(of_row, of_column),
    }


def _rarest(commons: Commons, one: int, other: int) -> dict[str, Matrix]:
    """What the rarest stems that both have are worth, one by one."""
    rows, columns, worth = _tables("stems", commons, one, other)
    weighed = rows * worth
    found = np.zeros((NEAREST, len(rows), len(columns)))
    words = min(NEAREST, len(worth))
    at_once = max(CELLS // max(columns.size, 1), 1)
    for start in range(0, len(rows) if words else 0, at_once):
        each = weighed[start : start + at_once, None] * columns[None]
        top = np.sort(np.partition(each, len(worth) - words, axis=2)[:, :, -words:], axis=2)[:, :, ::-1]
        found[:words, start : start + at_once] = np.moveaxis(top, 2, 0)
    return {**{f"rarest {place + 1}": each for place, each in enumerate(found)}, "stems in common": np.log1p(rows @ columns.T)}


def _runs(commons: Commons, one: int, other: int) -> dict[str, Matrix]:
    """Words in a row that both have: of two by the cosine, of more by the longest length of RUNS."""
    longest = pairs = np.zeros((len(commons.articles[one]), len(commons.articles[other])))
    for length in RUNS:
        view = f"run {length}"
        rows, columns, _ = _tables(view, commons, one, other)
        shared = rows @ columns.T
        if length == RUNS[0]:
            pairs = shared / np.sqrt(np.outer(commons.side(view, one).counts, commons.side(view, other).counts) + 1)
        longest = longest + (shared > 0)
        if not len(rows.T):
            break
    return {"pairs of words": pairs, "longest run": longest}


def _lengths(one: Side, other: Side) -> dict[str, Matrix]:
    a, b = np.log1p(np.maximum(one.counts, SHORT))[:, None], np.log1p(np.maximum(other.counts, SHORT))[None]
    least, most = np.minimum(a, b), np.maximum(a, b)
    return {"shorter": least, "longer": most, "length": least - most}


def _places(rows: int, columns: int) -> dict[str, Matrix]:
    """Where the two stand in their articles: news tells the same things at the top."""
    a, b = np.arange(rows)[:, None] + np.zeros((1, columns)), np.arange(columns)[None] + np.zeros((rows, 1))
    share_a, share_b = a / max(rows - 1, 1), b / max(columns - 1, 1)
    return {
        "apart in place": np.abs(share_a - share_b),
        "upper place": np.log1p(np.minimum(a, b)),
        "lower place": np.log1p(np.maximum(a, b)),
        "first of both": ((a == 0) & (b == 0)).astype(np.float64),
        "first of one": ((a == 0) | (b == 0)).astype(np.float64),
        "sentences, fewer": np.full((rows, columns), np.log(max(min(rows, columns), FEWEST))),
        "sentences, more": np.full((rows, columns), np.log(max(rows, columns, FEWEST))),
    }
