"""The best allowed tag sequence, checked against trying them all."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.statements.spans import LABELS, START, STEP, WordSpan, best_tags, spans_of


def allowed(tags: tuple[int, ...]) -> bool:
    return all(tag == 0 or tag % 2 == 1 or (i > 0 and tags[i - 1] in {tag, tag - 1}) for i, tag in enumerate(tags))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_viterbi_finds_what_trying_all_finds(seed: int, lengths: list[int]) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(len(lengths), max(lengths), len(LABELS)))
    step, start = random.normal(size=(len(LABELS), len(LABELS))), random.normal(size=len(LABELS))

    def worth(number: int, tags: tuple[int, ...]) -> float:
        steps = sum(step[a, b] for a, b in pairwise(tags))
        return float(start[tags[0]] + steps + sum(scores[number, i, tag] for i, tag in enumerate(tags)))

    found = best_tags(scores, lengths, STEP + step, START + start)
    for number, length in enumerate(lengths):
        every = (tags for tags in product(range(len(LABELS)), repeat=length) if allowed(tags))
        assert tuple(found[number]) == max(every, key=lambda tags: worth(number, tags))


def test_nothing_of_nothing() -> None:
    assert best_tags(np.zeros((1, 0, len(LABELS))), [0]) == [[]]


def test_runs() -> None:
    tags = [LABELS.index(label) for label in ("B-source", "I-source", "B-cue", "O", "B-content", "B-content", "I-content")]
    assert spans_of(tags) == [WordSpan(0, 0, 1), WordSpan(1, 2, 2), WordSpan(2, 4, 4), WordSpan(2, 5, 6)]
