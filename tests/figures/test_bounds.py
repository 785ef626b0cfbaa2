"""Bounds before and after a figure, their negations, and how open they are."""

from __future__ import annotations

import pytest

from sayso.figures.bounds import limits
from sayso.figures.quantities import read_quantities

OPEN, SHUT = True, False


@pytest.mark.parametrize(
    ("words", "low", "high", "low_open", "high_open"),
    [
        ("at least 50", 50, None, SHUT, SHUT),
        ("no fewer than 50", 50, None, SHUT, SHUT),
        ("no less than 50", 50, None, SHUT, SHUT),
        ("50 or more", 50, None, SHUT, SHUT),
        ("50 boats or more", 50, None, SHUT, SHUT),
        ("at least another 50", 50, None, SHUT, SHUT),
        ("more than 50", 50, None, OPEN, SHUT),
        ("over 50", 50, None, OPEN, SHUT),
        ("well over 50", 50, None, OPEN, SHUT),
        ("more than about 50", 50, None, OPEN, SHUT),
        ("up to 50", None, 50, SHUT, SHUT),
        ("as many as 50", None, 50, SHUT, SHUT),
        ("at most 50", None, 50, SHUT, SHUT),
        ("no more than 50", None, 50, SHUT, SHUT),
        ("not more than 50", None, 50, SHUT, SHUT),
        ("50 or fewer", None, 50, SHUT, SHUT),
        ("fewer than 50", None, 50, SHUT, OPEN),
        ("just under 50", None, 50, SHUT, OPEN),
        ("nearly 50", 50, 50, SHUT, SHUT),
        ("about 50", 50, 50, SHUT, SHUT),
        ("exactly 50", 50, 50, SHUT, SHUT),
        ("only 50", 50, 50, SHUT, SHUT),
        ("some 50-odd", 50, 50, SHUT, SHUT),
        ("between 50 and 60", 50, 60, SHUT, SHUT),
        ("more than 50 but fewer than 60", 50, 60, OPEN, OPEN),
        ("more than a dozen", 12, None, OPEN, SHUT),
        ("dozens of", 12, None, SHUT, SHUT),
    ],
)
def test_bounds(words: str, low: float | None, high: float | None, low_open: bool, high_open: bool) -> None:
    (quantity,) = read_quantities(f"They lost {words} boats.", "en").quantities
    assert quantity.limits == (low, high, low_open, high_open)


@pytest.mark.parametrize(
    ("text", "about"), [("about 50 boats", True), ("nearly 50 boats", True), ("50 boats", False), ("only 50 boats", False)]
)
def test_approximate_or_not(text: str, about: bool) -> None:
    (quantity,) = read_quantities(text, "en").quantities
    assert quantity.about is about


def test_a_bound_holds_for_the_same_amount_told_again() -> None:
    """The road is more than 10 miles (16 km) long."""
    miles, kilometres = read_quantities(test_a_bound_holds_for_the_same_amount_told_again.__doc__ or "", "en").quantities
    assert miles.limits == (10, None, True, False)
    assert kilometres.limits == (16, None, True, False)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("al menos 12 personas", "es", (12, None, False, False)),
        ("más de 12 personas", "es", (12, None, True, False)),
        ("plus de 12 personnes", "fr", (12, None, True, False)),
        ("jusqu’à 12 personnes", "fr", (None, 12, False, False)),
        ("mindestens 12 Menschen", "de", (12, None, False, False)),
        ("höchstens 12 Menschen", "de", (None, 12, False, False)),
        ("pelo menos 12 pessoas", "pt", (12, None, False, False)),
        ("hơn 12 người", "vi", (12, None, True, False)),
        ("không quá 12 người", "vi", (None, 12, False, False)),
    ],
)
def test_other_languages(text: str, language: str, expected: tuple[float | None, float | None, bool, bool]) -> None:
    (quantity,) = read_quantities(text, language).quantities
    assert quantity.limits == expected


def test_a_vague_word_has_no_most() -> None:
    assert limits("at_most", 100.0, None) == (None, None, False, False)
