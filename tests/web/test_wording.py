"""Words for dates, figures and links: examples in the docstrings, and what must hold for any input."""

from __future__ import annotations

import doctest
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import STANCES, Link, Relay, When
from sayso.views.why import RELAY_WORDS
from sayso.web import guard, render, wording


@pytest.mark.parametrize("module", [wording, guard, render])
def test_the_examples(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted and not result.failed


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/api/front",
        "http:",
        "http://",
        "https:\\\\evil.example",
        "http://[::1",
        "http://a b/",
        "",
        None,
    ],
)
def test_addresses_no_browser_is_sent_to(url: str | None) -> None:
    assert wording.web_url(url) is None


@given(st.text(max_size=40))
def test_an_address_that_passes_is_http_and_unchanged(url: str) -> None:
    assert wording.web_url(url) in (None, url)
    assert wording.web_url(url) is None or url.lower().startswith(("http://", "https://"))


@given(st.text(max_size=30))
def test_no_date_is_too_odd_to_be_shown(odd: str) -> None:
    for shown in (wording.day, wording.weekday, wording.moment, wording.clock):
        assert isinstance(shown(odd), str)
    assert isinstance(wording.said(When(odd, odd, "day", odd)) + wording.days(odd, odd), str)


@given(st.text(max_size=12))
def test_a_language_is_a_tag_or_nothing(odd: str) -> None:
    assert wording.lang(odd) in (None, odd)
    assert wording.direction(odd) in {"ltr", "rtl", "auto"}
    assert not set("<>\"'& ") & set(wording.lang(odd) or "")


@given(st.text(max_size=60), st.text(max_size=20))
def test_finding_words_changes_none(text: str, words: str) -> None:
    assert "".join(piece for piece, _ in wording.found(text, words)) == text


def test_found_words_are_found_whatever_their_case_and_accents() -> None:
    assert [piece for piece, hit in wording.found("Le préfet, the PREFET’s office", "prefet") if hit] == ["préfet", "PREFET"]


def test_every_stance_and_relation_has_its_word() -> None:
    assert set(wording.STANCE_WORDS) == set(STANCES)
    assert set(RELAY_WORDS) == set(get_args(Relay))
    assert set(wording.LINK_WORDS) == set(get_args(Link.__annotations__["relation"])) or len(wording.LINK_WORDS) == 4
