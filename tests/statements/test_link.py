"""Pairs are described in full and scored by what training saved."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.statements.link import CONTENT, CUE, FEATURES, SOURCE, Linker, pair_features
from sayso.statements.spans import WordSpan

TOKENS = ["“", "No", ",", "”", "said", "Orlo", ".", "Brel", "agreed", "."]
SPANS = [WordSpan(CONTENT, 0, 3), WordSpan(CUE, 4, 4), WordSpan(SOURCE, 5, 5), WordSpan(SOURCE, 7, 7), WordSpan(CUE, 8, 8)]


def test_each_group_of_features_says_one_thing() -> None:
    near = pair_features(SPANS[0], SPANS[1], SPANS, TOKENS)
    far = pair_features(SPANS[0], SPANS[4], SPANS, TOKENS)
    assert len(near) == len(far) == FEATURES
    assert near != far


@given(st.integers(0, 9), st.integers(0, 9))
def test_any_pair_can_be_described(a: int, b: int) -> None:
    features = pair_features(WordSpan(CONTENT, a, a), WordSpan(CUE, b, b), SPANS, TOKENS)
    assert len(features) == FEATURES
    assert set(features) <= {0.0, 1.0}


def test_scores_by_hand() -> None:
    zeros = {
        "cue.hidden.weight": np.zeros((2, FEATURES)),
        "cue.hidden.bias": np.zeros(2),
        "cue.out.weight": np.zeros((1, 2)),
        "cue.out.bias": np.array([0.5]),
        "cue.none.weight": np.zeros((1, 4)),
        "cue.none.bias": np.array([-1.0]),
    }
    linker = Linker(zeros)
    queries, keys = np.ones((1, 4)), np.array([[1.0, 1, 1, 1], [0, 0, 0, 0]])
    assert linker.scores("cue", queries, keys, np.zeros((1, 2, FEATURES))).tolist() == [[2.5, 0.5]]
    assert linker.none_scores("cue", queries).tolist() == [-1.0]
