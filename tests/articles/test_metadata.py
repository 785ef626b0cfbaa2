from __future__ import annotations

import pytest

from sayso.articles.dom import parse
from sayso.articles.metadata import Metadata, absolute, read_metadata
from sayso.records import Link, Page


def about(head: str, body: str = "", *, url: str | None = "https://courier.example/world/dam", **more: object) -> Metadata:
    return read_metadata(parse(f"<html><head>{head}</head><body>{body}</body></html>"), Page(address="p", content=b"", url=url, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Dam bursts - The Courier</title><meta property=og:site_name content='The Courier'>", "Dam bursts"),
        ("<title>The Courier | Dam bursts</title><meta property=og:site_name content='The Courier'>", "Dam bursts"),
        ("<title>Dam bursts in the north-east</title>", "Dam bursts in the north-east"),
        (
            (
                "<title>Dam: 12 dead</title><meta property=og:title content='Dam bursts'><script "
                'type=application/ld+json>{"@type":"NewsArticle","headline":"Dam bursts"}</script>'
            ),
            "Dam bursts",
        ),
    ],
)
def test_the_headline_is_what_most_places_agree_on(head: str, title: str) -> None:
    assert about(head).title == title


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ("<meta name=author content='By Ana Roe and Ben Doe'>", "", ("Ana Roe", "Ben Doe")),
        ("<meta name=author content='https://courier.example/people/4'>", "<a rel=author href='/x'>Ana Roe</a>", ("Ana Roe",)),
        ("", "<p>von <a href='/autoren/ana-roe'>Dr. Ana Roe</a></p>", ("Dr. Ana Roe",)),
        ("<meta name='twitter:label1' content='Verfasst von'><meta name='twitter:data1' content='Ana Roe'>", "", ("Ana Roe",)),
        (
            (
                '<script type=application/ld+json>{"@graph":[{"@type":"Person","@id":"#1","name":"Ana '
                'Roe"},{"@type":"NewsArticle","headline":"x","author":{"@id":"#1"}}]}</script>'
            ),
            "",
            ("Ana Roe",),
        ),
        (
            "<meta property=og:site_name content=Courier><meta name=author content=Courier>",
            "<span class=author-name>Ana Roe</span>",
            ("Ana Roe",),
        ),
        ("<meta property=og:site_name content=Courier><meta name=author content=Courier>", "", ("Courier",)),
    ],
)
def test_bylines(head: str, body: str, byline: tuple[str, ...]) -> None:
    assert about(head, body).byline == byline


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<meta property='article:published_time' content='2025-03-11T06:00:00+02:00'>", "2025-03-11T06:00:00+02:00"),
        (
            (
                "<script type=application/ld+json>"
                '{"@type":"NewsArticle","headline":"x","datePublished":"2025-03-11",}</script><meta name=date content=\'2020-01-01\'>'
            ),
            "2025-03-11",
        ),
        ("<meta name=date content='soon'>", None),
    ],
)
def test_dates(head: str, published: str | None) -> None:
    assert about(head).published == published


def test_a_typed_date_and_outlet_outrank_the_page() -> None:
    told = about(
        "<meta name=date content='2020-01-01'><meta property=og:site_name content='Courier'>", published="2025-03-11", outlet="Lodestar"
    )
    assert (told.published, told.outlet) == ("2025-03-11", "Lodestar")


def test_links_are_absolute_and_of_the_web() -> None:
    found = about(
        "<link rel=canonical href='/world/dam'><link rel=alternate hreflang=es href='/es/presa'><link "
        "rel=alternate hreflang=x-default href='/'>"
        "<link rel=alternate hreflang=xx href='javascript:alert(1)'>"
        "<script type=application/ld+json>"
        '{"@type":"NewsArticle","headline":"x","translationOfWork":{"@id":"https://elfaro.example/presa","inLanguage":"es-VO"}}</script>'
    )
    assert found.canonical_url == "https://courier.example/world/dam"
    assert found.links == (
        Link("translation-of", "https://elfaro.example/presa", "es"),
        Link("alternate", "https://courier.example/es/presa", "es"),
    )


@pytest.mark.parametrize(
    "address", ["", "ftp://a/b", "data:text/html,x", "http://", "http://[bad", "https://a.example/" + "x" * 3_000, None]
)
def test_what_is_no_web_address(address: str | None) -> None:
    assert absolute(address, None) is None


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        # machines are told the first author only, the reader sees both
        (
            '<script type=application/ld+json>{"@type":"NewsArticle","headline":"x","author":{"@type":"Person","name":"Ana Roe"}}</script>',
            "<p>By <a rel=author href='/team/ana'>Ana Roe</a> and <a rel=author href='/team/ben'>Ben Doe</a></p>",
            ("Ana Roe", "Ben Doe"),
        ),
        # a second link to the same author is no second author
        (
            "<meta name=author content='Ana Roe'>",
            "<p><a rel=author href='/team/ana'>Ana Roe</a> <a rel=author href='/team/ana'>View more articles</a></p>",
            ("Ana Roe",),
        ),
        # the outlet signs by its initials
        (
            "<meta property=og:site_name content='Lodestar Courier Online'><meta name=author content=LCO>",
            "<p>by <a href='/authors/ana-roe'>Ana Roe</a></p>",
            ("Ana Roe",),
        ),
        ("", "<a href='https://licences.example/licenses/by/4.0/'>Commons Licence</a>", ()),
        ("<meta name=author content='ana;ben'>", "", ("ana", "ben")),
        ("", "<p itemscope itemprop=author><a itemprop='url name' href='/x'>Ana Roe</a></p>", ("Ana Roe",)),
    ],
)
def test_bylines_that_are_told_in_part_or_in_odd_places(head: str, body: str, byline: tuple[str, ...]) -> None:
    assert about(head, body).byline == byline


def test_a_headline_goes_without_the_outlets_address() -> None:
    head = "<link rel=canonical href='https://www.courier.example/dam'><title>Dam bursts - courier.example</title>"
    assert about(head, url=None).title == "Dam bursts"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        # a section after the bar, which another place leaves out
        ("<title>Dam bursts | Valley</title><meta property=og:title content='Dam bursts'>", "Dam bursts"),
        # two against two: what the reader sees
        (
            "<title>Dam: what we know</title><meta property=og:title content='Dam bursts above Ilvesta'>"
            '<script type=application/ld+json>{"@type":"NewsArticle","headline":"Dam: what we know"}</script>',
            "Dam bursts above Ilvesta",
        ),
    ],
)
def test_where_places_disagree_the_headline_shown_wins(head: str, title: str) -> None:
    assert about(head, f"<h1>{title}</h1>").title == title
