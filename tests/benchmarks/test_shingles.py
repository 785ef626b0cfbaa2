from __future__ import annotations

import pytest

from benchmarks.shingles import averages, compare


@pytest.mark.parametrize(
    ("gold", "read", "counts"),
    [
        ("a b c d e", "a b c d e", (1.0, 0.0, 0.0)),
        ("a b c d e", "a b c d", (0.5, 0.0, 0.5)),
        ("a b c d", "x a b c d", (0.5, 0.5, 0.0)),
        ("a b", "a b", (1.0, 0.0, 0.0)),  # fewer than four words are one run
        ("a b c d", "", (0.0, 0.0, 1.0)),
        ("", "", (0.0, 0.0, 0.0)),
    ],
)
def test_runs_of_four_words_are_compared(gold: str, read: str, counts: tuple[float, float, float]) -> None:
    assert compare(gold, read) == counts


def test_pages_weigh_alike_and_a_page_unread_costs_recall_alone() -> None:
    assert averages([(1.0, 0.0, 0.0), (0.0, 0.0, 1.0)]) == {"f1": 0.6667, "precision": 1.0, "recall": 0.5}
