"""The environment sets, in words."""

from __future__ import annotations

import pytest

from sayso.errors import UsageError
from sayso.settings import Settings


def test_defaults_without_an_environment() -> None:
    assert Settings.from_environment({}) == Settings()


def test_each_type_is_read_as_itself() -> None:
    read = Settings.from_environment(
        {"SAYSO_LEDGER": "a.sqlite", "SAYSO_MAX_PAGE_BYTES": "10", "SAYSO_TIMEOUT_S": "1.5", "SAYSO_ALLOW_PRIVATE": "yes"}
    )
    assert (read.ledger, read.max_page_bytes, read.timeout_s, read.allow_private) == ("a.sqlite", 10, 1.5, True)
    assert not Settings.from_environment({"SAYSO_ALLOW_PRIVATE": "0"}).allow_private


def test_a_number_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(UsageError, match="SAYSO_MAX_PAGE_BYTES must be a whole number"):
        Settings.from_environment({"SAYSO_MAX_PAGE_BYTES": "many"})


def test_an_answer_that_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(UsageError, match="SAYSO_ALLOW_PRIVATE must be yes or no"):
        Settings.from_environment({"SAYSO_ALLOW_PRIVATE": "maybe"})
