"""What a reporter links to is kept, what every page of the outlet has is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sayso.articles import read_article
from sayso.articles.links import MAX_LINKED
from sayso.records import Page
from tests.articles.written import BARE, PARAGRAPHS, RELATED, SAPO, TITLE, document, page, read, running

AT = "https://www.courier.example/world/dam-bursts-above-ilvesta-2031"
SENTENCE = "<p>The ministry of works published {} on Monday and said that others would follow within {} days.</p>"


def linked(*html: str) -> tuple[str, ...]:
    """Where a text of these paragraphs between others links to."""
    related = f'<ul class="related"><li><a href="/2031/gates-too-late-says-report">{RELATED}</a></li></ul>'
    return read(document(f"<main><article><h1>{TITLE}</h1>{running(*html)}{related}</article></main>"), url=AT).linked


def anchor(href: str) -> str:
    """A sentence with a link in it."""
    return SENTENCE.format(f'<a href="{href}">its readings</a>', len(href))


def test_links_of_the_running_text_are_kept_in_order_and_once() -> None:
    found = linked(
        anchor("https://works.example/gauges.pdf"),
        anchor("/world/what-the-keepers-warned-of"),
        '<p>What the ministry had <a href="https://works.example/gauges.pdf">seen</a> on its gauges was nothing unusual, it said.</p>',
    )
    assert found == ("https://works.example/gauges.pdf", "https://www.courier.example/world/what-the-keepers-warned-of")


@pytest.mark.parametrize(
    "href",
    [
        "https://standard.example/9",
        "https://parliament.example/",
        "/world/2031/03/11/dam",
        "/story?id=10024",
        "https://twitter.com/worksministry/status/1191687950360358913",
        "http://192.168.0.1/admin",
        "http://[::1]/",
        "https://news.courier.example/live/flood-in-the-ilvesta-valley",
    ],
)
def test_a_reporters_link_is_kept(href: str) -> None:
    assert len(linked(anchor(href))) == (0 if "[" in href else 1)


@pytest.mark.parametrize(
    "href",
    [
        "/world",
        "/world/ilvesta",
        "/tag/the-dam-above-ilvesta-2031",
        "https://courier.example/authors/mira-von-der-olde-2",
        "#comments",
        AT,
        AT + "#gallery",
        "https://twitter.com/worksministry",
        "https://www.facebook.com/sharer/sharer.php?u=x",
        "https://twitter.com/intent/tweet?text=x",
        "https://wa.me/?text=x",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:desk@courier.example",
        "https://standard.example/topics/floods",
        "http://says",
        "https://",
        "https://[",
        "https://a.example/" + "x" * 3_000,
    ],
)
def test_furniture_and_what_is_no_web_address_is_not(href: str) -> None:
    assert linked(anchor(href)) == ()


def test_no_more_than_so_many() -> None:
    links = " ".join(f'and <a href="https://works.example/{number}">reading {number}</a> of it, it said,' for number in range(300))
    assert len(linked(f"<p>The ministry of works published {links} and nothing more than that was to be had.</p>")) == MAX_LINKED


def test_menus_related_articles_and_source_lines_are_no_links_of_the_text() -> None:
    assert read(SAPO, url=AT).linked == () == read(BARE % f'<p><a href="/gates">{RELATED}</a></p>', url=AT).linked


def test_without_an_address_only_whole_ones_are_known() -> None:
    body = f"<article><h1>{TITLE}</h1>{running(anchor('/reports/9'), anchor('https://works.example/9'))}</article>"
    assert read_article(page(document(body))).linked == ("https://works.example/9",)


def test_plain_text_and_markdown_tell_theirs() -> None:
    text = (
        '{}\n\n{} See https://works.example/9, and [a report](https://standard.example/8 "said so").\n\n![The breach](/breach.jpg)\n\n{}\n'
    )
    content = text.format(*PARAGRAPHS[:3]).encode()
    for kind, pictures in (("text/markdown", ("https://www.courier.example/breach.jpg",)), ("text/plain", ())):
        article = read_article(Page(address="x", content=content, media_type=kind, url=AT, captured_at=datetime(2031, 3, 11, tzinfo=UTC)))
        assert article.linked == ("https://works.example/9", "https://standard.example/8")
        assert article.pictures == pictures
