"""Wikitext means what the ledger says, whatever pages put into their titles; checked by the parser that bots on Wikipedia use."""

from __future__ import annotations

import html
from dataclasses import replace

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text import visible
from sayso.views.citing import Citation
from sayso.views.wikitext import address, cite, plain
from tests.web.books import HOSTILE

KNOWN = Citation(
    article="0123456789abcdef",
    title="Dam bursts",
    authors=("Ansa Culverley",),
    published="2031-03-09",
    outlet="Orl Record",
    is_agency=False,
    agency="",
    url="https://orl.example/dam",
    accessed="2031-03-10",
    language="en",
    archive_url="",
    archived="",
)
MARKUP = (
    "{{delete}}",
    "a | url = https://evil.example",
    "[[File:x.jpg]] [https://evil.example x]",
    "</ref><ref>{{x}}</ref>",
    "<nowiki>{{x}}</nowiki>",
    "</nowiki>",
    "<!-- hidden --> -->",
    "''italic'' '''bold'''",
    "~~~~",
    "__NOTOC__",
    "&#123;&#123;x&#125;&#125;",
    "}}",
    "{{{1}}}",
    "{| class=x\n|-\n|}",
    "a\n== b ==\n* c",
    "x !! y || z",
    "#REDIRECT [[x]]",
    "https://evil.example",
    "-{x}-",
    "a\x00\x01b\x7f",
    *HOSTILE,
)


def the_one(text: str) -> dict[str, str]:
    """The parameters of the one template that *text* is, entities read."""
    [template] = mwparserfromhell.parse(text).filter_templates()
    assert str(template) == text
    assert template.name.matches("cite news")
    return {str(each.name).strip(): html.unescape(str(each.value)).strip() for each in template.params}


def test_a_reference_holds_what_is_known() -> None:
    assert the_one(cite(KNOWN, "dmy")) == {
        "title": "Dam bursts",
        "author": "Ansa Culverley",
        "date": "9 March 2031",
        "newspaper": "Orl Record",
        "url": "https://orl.example/dam",
        "access-date": "10 March 2031",
    }


def test_what_is_not_known_is_left_out() -> None:
    nothing = replace(KNOWN, title="", authors=(), published="", outlet="", url="", language="")
    assert the_one(cite(nothing, "iso")) == {}
    assert "access-date" not in cite(replace(KNOWN, url=""), "iso")


def test_agency_language_and_archive_are_told_where_they_are_known() -> None:
    archived = "https://web.archive.org/web/20310311000000/https://orl.example/dam"
    told = replace(KNOWN, authors=("A", "B"), agency="AFP", language="es", archive_url=archived, archived="2031-03-11")
    assert (
        the_one(cite(told, "mdy")).items()
        >= {
            "author1": "A",
            "author2": "B",
            "agency": "AFP",
            "language": "es",
            "archive-url": archived,
            "archive-date": "March 11, 2031",
        }.items()
    )


def test_an_agency_s_own_report_is_the_agency_s() -> None:
    told = the_one(cite(replace(KNOWN, outlet="AFP", is_agency=True), "iso"))
    assert told["agency"] == "AFP"
    assert "newspaper" not in told


@pytest.mark.parametrize("words", MARKUP)
def test_a_page_s_words_stay_words(words: str) -> None:
    told = the_one(cite(replace(KNOWN, title=f"A {words}", authors=(words,), outlet=words, agency=words), "iso"))
    shown = " ".join(visible(f"A {words}").split())
    assert told["title"] == shown
    assert set(told) == {"title", "author", "date", "newspaper", "agency", "url", "access-date"}
    code = mwparserfromhell.parse(plain(words))
    left = (code.filter_templates, code.filter_tags, code.filter_wikilinks, code.filter_external_links, code.filter_comments)
    assert not any(find() for find in left)
    assert not code.filter_headings()


@given(st.text(alphabet=st.sampled_from("{}[]|<>&'~_-!=*#:;/ ab\n1"), max_size=40))
def test_no_run_of_signs_is_read_as_markup(words: str) -> None:
    code = mwparserfromhell.parse(plain(words))
    assert all(type(node).__name__ in {"Text", "HTMLEntity"} for node in code.nodes)
    assert html.unescape(str(code)) == " ".join(visible(words).split())


@given(st.text(max_size=40))
def test_an_address_ends_nothing(words: str) -> None:
    told = the_one(cite(replace(KNOWN, url=f"https://orl.example/{words}"), "iso"))
    assert told["url"] == html.unescape(address(f"https://orl.example/{words}"))
    assert set(told) == {"title", "author", "date", "newspaper", "url", "access-date"}
