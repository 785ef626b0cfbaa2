"""A reference is what the page tells of itself, and an archive's address tells its day."""

from __future__ import annotations

import pytest

from sayso.records import Article, Block
from sayso.views.citing import cite


def told(**fields: object) -> Article:
    text = "The dam burst on Monday, officials said."
    plain = {"text": text, "blocks": (Block("paragraph", (0, len(text))),), "outlet": "Orl Record"}
    return Article(**{**plain, **fields})  # type: ignore[arg-type]  # a test's own fields


def test_the_page_s_own_address_comes_before_where_it_was_read() -> None:
    found = cite(told(url="https://orl.example/a?from=feed", canonical_url="https://orl.example/a"))
    assert (found.url, found.archive_url, found.archived) == ("https://orl.example/a", "", "")


@pytest.mark.parametrize(
    "archived",
    ["https://web.archive.org/web/20310311120000/https://orl.example/a", "https://archive.ph/20310311120000/https://orl.example/a"],
)
def test_a_page_read_from_an_archive_has_both_addresses(archived: str) -> None:
    found = cite(told(url=archived))
    assert (found.url, found.archive_url, found.archived) == ("https://orl.example/a", archived, "2031-03-11")


def test_digits_that_are_no_day_are_no_archive() -> None:
    odd = "https://web.archive.org/web/99999999/https://orl.example/a"
    found = cite(told(url=odd))
    assert (found.url, found.archive_url, found.archived) == (odd, "", "")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "", None])
def test_what_is_no_address_is_none(url: str | None) -> None:
    assert cite(told(url=url)).url == ""


def test_the_outlet_and_the_agency_are_no_authors() -> None:
    found = cite(told(byline=("Orl Record", "Mina Orl", "Reuters")))
    assert found.authors == ("Mina Orl",)
    assert found.agency == "Reuters"


def test_a_day_that_is_none_is_left_out() -> None:
    assert cite(told(published="soon", captured_at="2031-03-10T09:00:00Z")).published == ""
    assert cite(told(captured_at="2031-03-10T09:00:00Z")).accessed == "2031-03-10"
