"""One annotator of PolNeAR against another, by the measures of ``attribution``: what agreement there is to reach.

Sixteen documents of the training part were read by several people. Every reading is held against every other of its document, each
once as the gold: each class's precision is its recall.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from pathlib import Path
from typing import Any

from benchmarks.attribution import DATA as DATA
from benchmarks.attribution import compared
from benchmarks.reading import lines, write_lines
from benchmarks.scorers import scorer

READINGS = ("train.jsonl", "train_other.jsonl")


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The figures of ``attribution`` but those of confidence and of nested statements; to *out* goes what stood for a prediction."""
    readings: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in READINGS:
        for document in lines(data / name):
            readings[document["id"]].append(document)
    pairs = {f"{key} {number}": pair for key, every in sorted(readings.items()) for number, pair in enumerate(permutations(every, 2))}
    if out is not None:
        write_lines(out, (theirs for _, theirs in pairs.values()))
    figures = compared(
        scorer("score_attributions"), {key: one for key, (one, _) in pairs.items()}, {key: other for key, (_, other) in pairs.items()}
    )
    return {**figures, "documents": sum(len(every) > 1 for every in readings.values()), "pairs": len(pairs)}
