"""An article's pictures are known by where they stand; signs, faces and those of other articles are not its own."""

from __future__ import annotations

import pytest

from sayso.articles.pictures import MAX_PICTURES
from tests.articles.written import RELATED, TITLE, document, read, running

AT = "https://courier.example/world/dam-bursts-above-ilvesta-2031"
LEAD = "https://img.courier.example/dam-burst-seen-from-air.jpg"
OG = f'<meta property="og:image" content="{LEAD}?w=1200">'
LD = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "%s", "image": %s}</script>'


def pictures(*html: str, head: str = "") -> tuple[str, ...]:
    """The pictures of an article with *html* between its paragraphs."""
    return read(document(f"<main><article><h1>{TITLE}</h1>{running(*html)}</article></main>", head), url=AT).pictures


def figure(image: str) -> str:
    """A picture with a caption."""
    return f"<figure>{image}<figcaption>The breach in the dam, seen from the air on Monday.</figcaption></figure>"


@pytest.mark.parametrize(
    "image",
    [
        f'"{LEAD}"',
        f'["{LEAD}", "{LEAD}?ratio=1x1"]',
        f'{{"@type": "ImageObject", "url": "{LEAD}", "width": 1200}}',
        f'[{{"@type": "ImageObject", "@id": "{AT}#primaryimage", "contentUrl": "{LEAD}"}}]',
    ],
)
def test_the_one_that_it_is_announced_with_comes_first_and_once(image: str) -> None:
    assert pictures(figure('<img src="/keepers.jpg">'), head=LD % (TITLE, image) + OG) == (LEAD, "https://courier.example/keepers.jpg")


def test_an_image_that_is_only_pointed_to_is_looked_up() -> None:
    image = f'<script type="application/ld+json">{{"@type": "ImageObject", "@id": "#primary", "url": "{LEAD}"}}</script>'
    assert pictures(head=LD % (TITLE, '{"@id": "#primary"}') + image) == (LEAD,)
    assert pictures(head=LD % (TITLE, '{"@id": "#nowhere"}')) == ()


@pytest.mark.parametrize(
    "image",
    [
        '<img src="/a.jpg">',
        '<img src="data:image/gif;base64,R0lGOD" data-src="/a.jpg">',
        '<img data-url="/a-${size}.jpg" src="/a.jpg">',
        '<img src="/blank.gif" data-lazy-src="/a.jpg">',
        '<picture><source srcset="/b.webp"><img srcset="/a.jpg 480w, /a-large.jpg 1200w"></picture>',
        '<a href="/a-large.jpg"><img src="/a.jpg" width="640" height="420px"></a>',
    ],
)
def test_a_picture_among_the_paragraphs_is_the_articles(image: str) -> None:
    assert pictures(figure(image)) == ("https://courier.example/a.jpg",)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/icon.png" width="32" height="32">',
        '<img src="/arrow.svg">',
        '<img src="data:image/png;base64,iVBOR">',
        '<img src="javascript:alert(1)">',
        '<img src="https://[/x.jpg">',
        "<img>",
        f'<a href="/world/gates-opened-too-late-says-report"><img src="/gates.jpg"><span>{RELATED}</span></a>',
        '<div class="related-news"><img src="/gates.jpg"></div>',
        '<div class="author-box"><img src="/olde.jpg"></div>',
        '<img hidden src="/pixel.jpg">',
        f'<img src="/{"x" * 3_000}.jpg">',
    ],
)
def test_signs_faces_and_other_articles_pictures_are_not(html: str) -> None:
    assert pictures(html) == ()


def test_what_stands_after_the_text_is_not() -> None:
    page = document(f'<main><article><h1>{TITLE}</h1>{running()}</article><img src="/more.jpg"></main><p><img src="/foot.jpg"></p>')
    assert read(page, url=AT).pictures == ()


def test_sizes_of_one_picture_are_one() -> None:
    sizes = (f'<img src="https://img.example/{size}/dam-burst-seen-from-air.jpg">' for size in ("640x480", "1200x900"))
    assert pictures(*map(figure, sizes)) == ("https://img.example/640x480/dam-burst-seen-from-air.jpg",)


def test_no_more_than_so_many() -> None:
    assert len(pictures(*(figure(f'<img src="/{number}.jpg">') for number in range(200)))) == MAX_PICTURES
