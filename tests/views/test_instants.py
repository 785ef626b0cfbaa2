"""Moments as persons type them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sayso.errors import UsageError
from sayso.views.instants import instant_of

NOW = datetime(2031, 3, 12, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2031-03-11", "2031-03-11T00:00:00+00:00"),
        ("2031-03-11T14:05", "2031-03-11T14:05:00+00:00"),
        ("2031-03-11 14:05", "2031-03-11T14:05:00+00:00"),
        ("2031-03-11T14:05:00+02:00", "2031-03-11T12:05:00+00:00"),
        ("noon", "2031-03-12T12:00:00+00:00"),
        ("9:15", "2031-03-12T09:15:00+00:00"),
        ("90m", "2031-03-12T14:00:00+00:00"),
        ("2d", "2031-03-10T15:30:00+00:00"),
    ],
)
def test_a_moment(given: str, meant: str) -> None:
    assert instant_of(given, now=NOW) == int(datetime.fromisoformat(meant).timestamp())


def test_a_day_ends_with_its_last_second() -> None:
    assert instant_of("2031-03-11", end=True) == instant_of("2031-03-11T23:59:59")


@pytest.mark.parametrize("given", ["soon", "", "2031-02-30", "25:00", "1y", "\x00"])
def test_what_is_no_moment_is_said_so(given: str) -> None:
    with pytest.raises(UsageError, match="a moment is written"):
        instant_of(given)
