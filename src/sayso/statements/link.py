"""Which content belongs to which cue, and which source to which cue: candidates described, then scored.

Every predicted cue is one attribution. Each content picks a cue; each cue picks a source or none. A pair is
scored by how the encoder's projections of the two spans agree, plus a small network over plain
features: how far apart, what stands between. The features are shared with training.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.statements.spans import WordSpan

Floats = NDArray[np.floating[Any]]

SOURCE, CUE, CONTENT = 0, 1, 2
DISTANCES = (1, 2, 3, 4, 6, 9, 14, 22, 35)
"""Upper edges of the distance buckets, in words; the feasibility study's nearest-distance baseline lost .02–.03 to finer ones."""
SENTENCE_ENDS = frozenset(".?!")
QUOTES = frozenset('“”"«»„')

FEATURES = 2 * (len(DISTANCES) + 1) + 3 * 3 + 3 * 3 + 4
"""Length of one pair's features: signed distance, spans of each role between, marks between, edges."""
PROJECTIONS = ("content_to_cue", "cue_from_content", "cue_to_source", "source_from_cue")
"""The model's four word projections, in the order of its output."""


def pair_features(a: WordSpan, b: WordSpan, spans: Sequence[WordSpan], tokens: Sequence[str]) -> list[float]:
    """What stands between *a* (which chooses) and *b* (a candidate), as FEATURES zeros and ones."""
    before = b.last < a.first
    low, high = (b.last + 1, a.first) if before else (a.last + 1, b.first)
    gap = max(high - low, 0)
    features = [0.0] * FEATURES
    bucket = next((i for i, edge in enumerate(DISTANCES) if gap < edge), len(DISTANCES))
    features[bucket + before * (len(DISTANCES) + 1)] = 1.0
    at = 2 * (len(DISTANCES) + 1)
    for role in (SOURCE, CUE, CONTENT):
        between = sum(1 for span in spans if span.role == role and low <= span.first and span.last < high)
        features[at + role * 3 + min(between, 2)] = 1.0
    at += 9
    marks = tokens[low:high]
    ends = sum(mark in SENTENCE_ENDS for mark in marks)
    quotes = sum(mark in QUOTES for mark in marks)
    others = sum(mark in {",", ":", ";", "—", "–", "-"} for mark in marks)
    for i, count in enumerate((ends, quotes, others)):
        features[at + i * 3 + min(count, 2)] = 1.0
    at += 9
    features[at] = float(bool(marks) and marks[0] in QUOTES)
    features[at + 1] = float(bool(marks) and marks[-1] in QUOTES)
    features[at + 2] = float(a.first == 0 or b.first == 0)
    features[at + 3] = float(len(tokens) > 0 and max(a.last, b.last) >= len(tokens) - 2)
    return features


class Linker:
    """The trained pair scorer; *weights* are the arrays that training saved."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights

    def scores(self, kind: str, queries: Floats, keys: Floats, features: Floats) -> Floats:
        """Scores ``[choosers, candidates]`` for *kind* ``cue`` or ``source``.

        Queries are ``[choosers, d]``, keys ``[candidates, d]``, features ``[choosers, candidates, FEATURES]``.
        """
        weights = self._weights
        agree = queries @ keys.T / np.sqrt(np.float32(queries.shape[1]))
        hidden = np.maximum(features @ weights[f"{kind}.hidden.weight"].T + weights[f"{kind}.hidden.bias"], 0.0)
        plain = hidden @ weights[f"{kind}.out.weight"][0] + weights[f"{kind}.out.bias"][0]
        return np.asarray(agree + plain)

    def none_scores(self, kind: str, queries: Floats) -> Floats:
        """Scores ``[choosers]`` of choosing nothing."""
        weights = self._weights
        return np.asarray(queries @ weights[f"{kind}.none.weight"][0] + weights[f"{kind}.none.bias"][0])
