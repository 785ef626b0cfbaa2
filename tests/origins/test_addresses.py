"""Two addresses of one page are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.origins.addresses import comparable, language_of, site_of

ONE = "courier.example/2031/ferry"


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/2031/ferry",
        "http://www.courier.example/2031/ferry/",
        "https://m.courier.example/2031/ferry#comments",
        "https://amp.courier.example:443/2031/ferry/amp",
        "https://COURIER.example/2031/ferry?utm_source=feed&fbclid=abc",
        "https://courier.example/2031/ferry/index.html",
    ],
)
def test_how_a_reader_came_makes_no_other_page(url: str) -> None:
    assert comparable(url) == ONE


@pytest.mark.parametrize(
    "url", ["https://courier.example/2031/ferry?id=2", "https://courier.example/2031/ferry-2", "https://en.courier.example/2031/ferry"]
)
def test_another_page_stays_another(url: str) -> None:
    assert comparable(url) not in {ONE, ""}


@pytest.mark.parametrize(
    "url", [None, "", "https://courier.example/", "https://courier.example", "ferry.txt", "mailto:desk@courier.example", "http://[broken"]
)
def test_a_front_page_or_no_address_compares_as_none(url: str | None) -> None:
    assert comparable(url) == ""


def test_parameters_in_another_order_are_the_same() -> None:
    assert comparable("https://courier.example/?b=2&a=1") == comparable("https://courier.example?a=1&b=2") == "courier.example?a=1&b=2"


def test_letters_and_their_percent_signs_are_the_same() -> None:
    assert comparable("https://courier.example/presa-del-r%C3%ADo") == comparable("https://courier.example/presa-del-río")


def test_a_country_tells_the_language_unless_the_page_is_an_english_edition() -> None:
    assert language_of("bao.example.vn/phà") == "vi"
    assert language_of("bao.example.vn/en/ferry") == language_of("en.bao.example.vn/ferry") == language_of("courier.example/x") == ""


@given(st.text(max_size=60))
def test_comparable_never_fails_and_is_its_own_comparable_form(url: str) -> None:
    found = comparable(f"https://{url}")
    assert found == "" or comparable(f"https://{found}") == found
    assert site_of(found) in found
