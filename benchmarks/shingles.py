"""How much of a text was read: overlap of 4-word runs, as scrapinghub's article-extraction-benchmark counts it.

Re-written from the description and behaviour of that benchmark's ``evaluate.py`` (MIT): runs of four ``\\w+`` words as multisets;
hits, extras and misses are divided by their sum page by page; precision and recall are averaged over pages
and F1 is taken of the two averages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

Counts = tuple[float, float, float]
_WORD = re.compile(r"\w+")
RUN = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of RUN words in *text*; a shorter text is one run."""
    words = _WORD.findall(text or "")
    runs = (tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)))
    return Counter(run for run in runs if run)


def compare(gold: str, read: str) -> Counts:
    """Shares of hits, extras and misses among all runs of one page; they sum to 1, or to 0 where both texts are empty."""
    there, found = shingles(gold), shingles(read)
    hits = float((there & found).total())
    extras = float((found - there).total())
    misses = float((there - found).total())
    whole = hits + extras + misses
    return (hits / whole, extras / whole, misses / whole) if whole else (0.0, 0.0, 0.0)


def averages(pages: Sequence[Counts]) -> dict[str, float]:
    """Precision, recall and F1 over *pages*."""
    precisions = [_share(hits, extras, misses) for hits, extras, misses in pages if hits + extras > 0]
    recalls = [_share(hits, misses, extras) for hits, extras, misses in pages if hits + misses > 0]
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(recalls) / len(recalls) if recalls else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": round(f1, 4), "precision": round(precision, 4), "recall": round(recall, 4)}


def _share(hits: float, wrong: float, other: float) -> float:
    if wrong == other == 0:
        return 1.0
    return hits / (hits + wrong) if hits else 0.0
