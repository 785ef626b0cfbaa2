"""Numbers and dates by which two answers are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.questions.numerals import Numerals, conflict, numerals


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("three years", "two more years", True),
        ("three years", "at least 3 years", False),
        ("until July 1, 2031", "2031", False),
        ("until July 2031", "until April 2031", True),
        ("2031", "2033", True),
        ("on Monday", "Tuesday night", True),
        ("1,000 troops", "about 1,020", False),
        ("$2.5 million", "2,500,000", False),
        ("twenty-five people", "25", False),
        ("twenty-five people", "20 people", True),
        ("three years", "for a while", False),
        ("they may march", "in June", False),
        ("since May", "in June", True),
        ("1 July", "three years", True),
    ],
)
def test_conflict(one: str, other: str, expected: bool) -> None:
    assert conflict(numerals(one), numerals(other)) is expected
    assert conflict(numerals(other), numerals(one)) is expected


def test_a_year_is_no_amount() -> None:
    assert numerals("2,031 people in 2031") == Numerals(years=frozenset({2031.0}), amounts=frozenset({2031.0}))


def test_scales_multiply_what_stands_before_them() -> None:
    assert numerals("30 million; two hundred thousand").amounts == {3e7, 2e5}


def test_of_an_unknown_language_digits_are_read() -> None:
    assert numerals("três anos, até 2031, 40 mortos", "pt") == Numerals(years=frozenset({2031.0}), amounts=frozenset({40.0}))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_judged_the_same_from_both_sides(one: str, other: str) -> None:
    assert conflict(numerals(one), numerals(other)) == conflict(numerals(other), numerals(one))
    assert not conflict(numerals(one), numerals(one))
