"""The measure of an invented event's board does not take a word that stands everywhere for a reading."""

from __future__ import annotations

from typing import Any

from benchmarks.demo_board import _places

PAGE: dict[str, Any] = {
    "id": "one",
    "statements": [
        {"content": ["the keeper had lit the lamp before it was dark on the island"]},
        {"content": ["it"]},
        {"content": ["four boats", "were out that night"]},
    ],
}


def test_a_short_reading_is_not_a_long_statement() -> None:
    """“it” stands in the first statement and is the second."""
    assert list(_places(PAGE, "it")) == [("one", 1)]


def test_a_reading_may_be_a_little_longer_or_shorter() -> None:
    """Words more or fewer at the edges, and a statement in pieces, are still the same statement."""
    assert list(_places(PAGE, "that the keeper had lit the lamp before it was dark")) == [("one", 0)]
    assert list(_places(PAGE, "four boats that she knew were out that night")) == [("one", 2)]
