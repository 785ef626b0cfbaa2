"""Axes of a chart: round, in order, with room for all."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.views.scales import DAY, amounts, day_bounds, times

FINITE = st.floats(-1e12, 1e12, allow_nan=False, allow_infinity=False)


@given(st.lists(FINITE, max_size=8))
def test_every_number_has_its_place(values: list[float]) -> None:
    axis = amounts(values)
    assert axis.low < axis.high and all(0 <= axis.at(each) <= 1 for each in values)
    assert all(axis.at(one) <= axis.at(other) for one, other in pairwise(sorted(values)))
    assert len(axis.labels) <= 8


@given(st.lists(st.integers(0, 4_000_000_000), min_size=1, max_size=6))
def test_every_moment_has_its_place(moments: list[int]) -> None:
    axis = times(moments)
    assert all(0 < axis.at(each) < 1 for each in moments)
    assert len(axis.labels) <= 6 and [each.at for each in axis.labels] == sorted(each.at for each in axis.labels)


def test_far_numbers_stand_by_factors() -> None:
    axis = amounts([3, 40, 9000])
    assert axis.by_factors and axis.at(0) == 0 and axis.at(3) > 0.1
    assert [each.words for each in amounts([1.5e9, 1.9e9]).labels][:2] == ["1.4 bn", "1.6 bn"]


def test_days_and_hours() -> None:
    monday = 1_930_867_200
    assert [each.words for each in times([monday, monday + 3 * DAY]).labels] == ["10 Mar", "11 Mar", "12 Mar", "13 Mar"]
    assert all(":" in each.words for each in times([monday]).labels)
    assert day_bounds("2031-03-10", "2031-03-11") == (monday, monday + 2 * DAY - 1) and day_bounds("soon", "") is None
