"""Events whose worlds and wordings are not the demo's: `ferry` was tried on while rules were written, `works` only afterwards."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sayso.questions.lineup import line_up
from tests.questions.telling import measure, read_event

HERE = Path(__file__).parent


@pytest.mark.parametrize(("name", "least", "most"), [("ferry", 18, 0), ("works", 15, 0)])
def test_how_much_is_lined_up(name: str, least: int, most: int) -> None:
    """At *least* so many right cells, and at *most* so many wrong ones."""
    event = read_event(HERE / f"{name}.txt")
    found, _, wrong = measure(event, line_up(event.told))
    assert found >= least
    assert wrong <= most


@pytest.mark.parametrize("name", ["ferry", "works"])
def test_the_order_of_arrival_changes_nothing(name: str) -> None:
    told = read_event(HERE / f"{name}.txt").told
    expected = line_up(told)
    for seed in range(5):
        shuffled = random.Random(seed).sample(told, len(told))
        assert line_up(shuffled) == expected


def test_labels_are_questions_that_a_person_would_write() -> None:
    labels = {group.label for group in line_up(read_event(HERE / "works.txt").told)}
    assert "Had Corda cancelled the policy of the works in June?" in labels
    assert "Had toxic gas escaped from the works?" in labels
    assert "Did Halvex pay the inspector Rudo Hensk for a clean certificate?" in labels
