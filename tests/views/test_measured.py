"""A figure in words and in signs, as two doors show it alike."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.records import Figure
from sayso.views.measured import about_what, as_read, in_signs, in_words, notes


def figure(low: float | None, high: float | None, **more: Any) -> Figure:
    """A figure of which the words do not matter."""
    return Figure(as_said="so many", low=low, high=high, span=(0, 7), **more)


@pytest.mark.parametrize(
    ("shown", "words", "signs"),
    [
        (figure(40, 40), "40", "40"),
        (figure(2.5, 2.5), "2.5", "2.5"),
        (figure(60, 75), "60 to 75", "60–75"),
        (figure(60, 75, low_open=True, high_open=True), "more than 60 to under 75", "60–75"),
        (figure(1000, None, low_open=True), "more than 1,000", "> 1,000"),
        (figure(10000, None), "at least 10,000", "≥ 10,000"),
        (figure(None, 50), "at most 50", "≤ 50"),
        (figure(None, 50, high_open=True), "fewer than 50", "< 50"),
        (figure(None, None), "no number read", ""),
        (figure(float("inf"), None), "at least inf", "≥ inf"),
        (figure(1.2e6, 1.2e6, approximate=True), "about 1,200,000", "≈ 1,200,000"),
        (figure(100 / 3, 100 / 3, unit="percent"), "33.33 %", "33.33 %"),
        (figure(1.2e9, 1.5e9, unit="dollar"), "1,200,000,000 to 1,500,000,000 dollars", "1,200,000,000–1,500,000,000 dollars"),
        (figure(1, 1, unit="foot"), "1 foot", "1 foot"),
        (figure(6, None, unit="foot"), "at least 6 feet", "≥ 6 feet"),
    ],
)
def test_bounds(shown: Figure, words: str, signs: str) -> None:
    assert (in_words(shown), in_signs(shown)) == (words, signs)


@pytest.mark.parametrize(
    ("reading", "shown"), [("literal", "30 to 45 days"), ("acled", "30 days"), ("ucdp", "30 / 30 / 45 days"), ("as-said", "")]
)
def test_what_a_reading_takes_it_for(reading: str, shown: str) -> None:
    assert as_read(figure(30, 45, unit="day"), reading) == shown


def test_what_is_counted_and_what_else_is_told() -> None:
    shown = figure(9, 9, measure="killed", of="children", change="up to", scope="cumulative")
    assert (about_what(shown), list(notes(shown))) == ("children killed", ["risen to this", "in all"])
    assert about_what(figure(9, 9, measure="count")) == ""
    assert about_what(figure(9, 9, unit="hour", measure="duration")) == ""
    assert about_what(figure(9, 9, unit="percent", measure="share", of="voters")) == "voters"
