"""When something was said, in words: the usual cases are in the docstrings, here is what lies around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import When
from sayso.views import dated

PUBLISHED = "2031-03-12T09:00:00+01:00"


def on(start: str, end: str | None = None, precision: str = "day") -> When:
    """Those days."""
    return When(start, end or start, precision, "then")  # type: ignore[arg-type]  # the tests name only precisions that are


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (on("2031-03-12"), "12 Mar 2031, the day of publication"),
        (on("2031-03-11"), "11 Mar 2031, the day before publication"),
        (on("2031-03-01"), "1 Mar 2031, 11 days before publication"),
        (on("2030-11-14"), "14 Nov 2030, about 3 months before publication"),
        (on("2024-02-29"), "29 Feb 2024, about 7 years before publication"),
        (on("2031-03-13"), "13 Mar 2031, the day after publication"),
        (on("2031-03-10", "2031-03-16", "week"), "10–16 Mar 2031"),
        (on("2031-02-24", "2031-03-02", "week"), "24 Feb – 2 Mar 2031, at least 10 days before publication"),
        (on("2030-12-29", "2031-01-04", "week"), "29 Dec 2030 – 4 Jan 2031, at least 2 months before publication"),
        (on("2030-12-01", "2031-02-28", "season"), "Dec 2030 – Feb 2031, at least 12 days before publication"),
        (on("2030-01-01", "2030-12-31", "year"), "2030, at least 2 months before publication"),
        (on("2028-01-01", "2029-12-31", "range"), "2028–2029, at least 14 months before publication"),
        (on("2031-04-01", "2031-04-30", "month"), "Apr 2031, after publication"),
    ],
)
def test_the_days_and_how_they_lie_to_publication(when: When, words: str) -> None:
    assert dated.said(when, PUBLISHED) == words
    assert dated.said(when, None) == dated.days(when)


def test_an_order_is_told_with_the_day_and_without() -> None:
    assert dated.said(When("2031-03-11", "2031-03-11", "day", "on Tuesday", "earlier"), PUBLISHED) == (
        "earlier, 11 Mar 2031, the day before publication"
    )
    assert dated.said(When(None, None, "order", "initially", "initially"), PUBLISHED) == "“initially”"
    assert dated.said(When(None, None, "order", "Initially", "initially")) == "“Initially”"
    assert dated.said(When(None, None, "order", "ban đầu", "initially")) == "“ban đầu” (initially)"


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_date_is_too_odd_to_be_shown(odd: str, published: str) -> None:
    assert isinstance(dated.said(When(odd, odd, "day", odd), published), str)
    assert isinstance(dated.said(When(odd, "2031-03-12", "range", odd), published), str)


@given(st.dates(), st.dates(), st.dates())
def test_no_run_of_days_is_too_long_to_be_told(start: object, end: object, out: object) -> None:
    assert isinstance(dated.said(When(str(start), str(end), "range", "then"), str(out)), str)
