from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.articles.dates import as_iso


@pytest.mark.parametrize(
    ("given_text", "iso"),
    [
        ("2025-03-11", "2025-03-11"),
        ("2025/3/1", "2025-03-01"),
        ("2025-03-11T06:00:00Z", "2025-03-11T06:00:00+00:00"),
        ("2025-03-11T06:00:00.123+0530", "2025-03-11T06:00:00+05:30"),
        ("2025-03-11 06:00 +02", "2025-03-11T06:00:00+02:00"),
        ("20250311", "2025-03-11"),
        ("20250311T0600", "2025-03-11T06:00:00"),
        ("11.03.2025, 06:00", "2025-03-11T06:00:00"),
        ("1741672800", "2025-03-11T06:00:00+00:00"),
        ("Tue, 11 Mar 2025 06:00:00 +0200", "2025-03-11T06:00:00+02:00"),
        ("March 11, 2025", "2025-03-11"),
        ("2025-02-30", None),
        ("0001-01-01", None),
        ("tomorrow", None),
        ("", None),
        (None, None),
        ("9" * 500, None),
    ],
)
def test_dates_as_pages_give_them(given_text: str | None, iso: str | None) -> None:
    assert as_iso(given_text) == iso


@given(
    st.datetimes(min_value=__import__("datetime").datetime(1991, 1, 1), max_value=__import__("datetime").datetime(2099, 1, 1)).map(
        lambda d: d.replace(microsecond=0)
    )
)
def test_an_iso_date_time_stays_itself(moment: object) -> None:
    assert as_iso(str(moment.isoformat())) == moment.isoformat()  # type: ignore[attr-defined]


@given(st.text(alphabet="0123456789-:/. TZ+", max_size=40))
def test_no_text_is_worse_than_no_date(text: str) -> None:
    assert as_iso(text) is None or len(as_iso(text) or "") >= 10
