"""How sentences of different articles stand to one another: stories of CSTNews, each told by two or three Brazilian outlets.

Every pair of sentences of different articles of one story is asked for. ``related`` is any relation that people marked, ``same`` is
identity or equivalence, ``contradiction`` is their contradiction; direction is ignored. ``.f1`` is over all pairs; ``.mean``, ``.low`` and
``.high`` are of 1,000 samples of the stories, drawn with replacement (the middle 95 %). To the shared stories the shipped
weights were fitted: what to expect of others is the cross-validated figure in training/LOG.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.reading import lines, write_lines
from sayso.questions.commons import Commons
from sayso.questions.sentences import beside
from sayso.questions.wordings import read

DATA = "cstnews"
LANGUAGE = "pt"
SAME = frozenset({"Identity", "Equivalence"})
CONTRADICTION = "Contradiction"
KINDS = ("related", "same", "contradiction")
SAMPLES = 1000
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Couple:
    """Two articles of one story and what people said of each pair of their sentences."""

    story: str
    names: tuple[str, str]
    places: tuple[int, int]
    commons: Commons
    gold: dict[str, Flags]
    """By kind, a row a sentence of the first, a column a sentence of the second."""


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Every figure over the stories in *data*; to *out* go the scores, a line a pair of sentences that has one of .5 or more."""
    couples = [couple for story in stories(data) for couple in couples_of(story)]
    found = [beside(couple.commons, *couple.places) for couple in couples]
    if out is not None:
        write_lines(out, [line for couple, each in zip(couples, found, strict=True) for line in _lines(couple, each)])
    figures = {}
    for kind in KINDS:
        said = [getattr(each, kind) >= 0.5 for each in found]
        figures |= {f"{kind}.{name}": value for name, value in scored(couples, said, kind).items()}
    return figures


def stories(data: Path) -> list[dict[str, Any]]:
    """The stories of every file in *data*."""
    return [story for path in sorted(data.glob("*.jsonl")) for story in lines(path)]


def couples_of(story: dict[str, Any]) -> Iterator[Couple]:
    """Every two articles of *story*."""
    articles = story["docs"]
    commons = Commons(tuple(tuple(read(sentence, LANGUAGE) for sentence in article["sentences"]) for article in articles))
    marked = defaultdict(set)
    for relation in story["relations"]:
        ends = (relation["s_doc"], relation["s_sent"] - 1), (relation["t_doc"], relation["t_sent"] - 1)
        marked[frozenset(ends)].add(relation["type"])
    for one, first in enumerate(articles):
        for other, second in list(enumerate(articles))[one + 1 :]:
            kinds = [
                [marked.get(frozenset(((first["doc"], i), (second["doc"], j))), set()) for j in range(len(second["sentences"]))]
                for i in range(len(first["sentences"]))
            ]
            gold = {
                "related": _flags(kinds, bool),
                "same": _flags(kinds, lambda each: bool(each & SAME)),
                "contradiction": _flags(kinds, lambda each: CONTRADICTION in each),
            }
            yield Couple(story["cluster"], (first["doc"], second["doc"]), (one, other), commons, gold)


def scored(couples: Sequence[Couple], said: Sequence[Flags], kind: str) -> dict[str, float]:
    """F1 of what was *said* of each couple, and what it is over samples of the stories."""
    by_story: dict[str, NDArray[np.float64]] = defaultdict(lambda: np.zeros(3))
    for couple, flags in zip(couples, said, strict=True):
        gold = couple.gold[kind]
        by_story[couple.story] += (gold & flags).sum(), flags.sum(), gold.sum()
    counts = np.array([by_story[story] for story in sorted(by_story)])
    drawn = np.random.default_rng(0).integers(0, len(counts), (SAMPLES, len(counts)))
    sampled = _f1(counts[drawn].sum(1))
    low, high = np.percentile(sampled, [2.5, 97.5])
    return {"f1": float(_f1(counts.sum(0)[None])[0]), "mean": float(sampled.mean()), "low": float(low), "high": float(high)}


def _f1(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    right, found, wanted = counts.T
    return np.asarray(2 * right / np.maximum(found + wanted, 1))


def _flags(kinds: Sequence[Sequence[set[str]]], wanted: Any) -> Flags:
    return np.array([[bool(wanted(each)) for each in row] for row in kinds], dtype=bool)


def _lines(couple: Couple, found: Any) -> Iterator[dict[str, Any]]:
    for i, j in np.ndindex(found.related.shape):
        scores = {kind: round(float(getattr(found, kind)[i, j]), 4) for kind in KINDS}
        if max(scores.values()) >= 0.5:
            yield {"story": couple.story, "one": [couple.names[0], i + 1], "other": [couple.names[1], j + 1], **scores}
