from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from sayso.articles import read_article
from sayso.errors import DecodeError, NotAnArticle
from sayso.records import Article, Link, Page
from tests.articles.written import BARE, LEAD, PARAGRAPHS, RELATED, SAPO, TITLE, document, kinds, page, paragraphs, read

WIDGETS = ("Comment", "No data", "Event Calendar", "No videos", "Cùng chủ đề", "All rights reserved", "Facebook")


def check_promises(article: Article) -> None:
    """What holds of every article: blocks in order, apart from each other, each cutting out clean words."""
    at = 0
    for block in article.blocks:
        start, end = block.span
        assert at <= start < end <= len(article.text)
        words = article.text[start:end]
        assert words == words.strip()
        at = end
        if block.place is not None:
            assert "  " not in words and not any(ord(char) < 32 for char in words)
    if article.blocks and article.blocks[0].place is not None:
        assert article.text == "\n\n".join(article.text[slice(*block.span)] for block in article.blocks)


def test_a_portals_page_is_read_whole_and_without_its_furniture() -> None:
    article = read(SAPO)
    check_promises(article)
    assert kinds(article, "title") == [TITLE]
    assert kinds(article, "lead") == [LEAD] == [article.lead]
    assert kinds(article, "paragraph") == list(PARAGRAPHS)
    assert kinds(article, "caption") == ["The breach in the dam, seen from the air on Monday."]
    assert kinds(article, "related") == [RELATED]
    assert not [word for word in WIDGETS if word in article.text]
    assert Link("source-line", "https://elfaro.example/presa") in article.links
    assert Link("based-on", "https://elfaro.example/presa") in article.links
    assert Link("alternate", "https://courier.example/es/presa", "es") in article.links
    assert (article.byline, article.outlet, article.language) == (("Ana Roe",), "The Courier", "en")
    assert (article.published, article.canonical_url) == ("2025-03-11T06:00:00+02:00", "https://courier.example/en/dam")


@pytest.mark.parametrize("related", [f'<p><a href="/gates">{RELATED}</a></p>', f"<p>{RELATED}</p>"], ids=["linked", "bare"])
def test_the_same_is_read_without_names_or_metadata(related: str) -> None:
    article = read(BARE % related)
    check_promises(article)
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert kinds(article, "paragraph") == list(PARAGRAPHS)
    assert kinds(article, "caption") == ["The breach in the dam, seen from the air on Monday."]
    assert kinds(article, "related") == [RELATED]
    assert Link("source-line", "https://elfaro.example/presa") in article.links
    assert not [word for word in WIDGETS if word in article.text]


def test_every_place_is_where_the_words_stand() -> None:
    tree = lxml_html.document_fromstring(SAPO.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    article = read(SAPO)
    for block in article.blocks:
        (element,) = tree.xpath(block.place)
        assert article.text[slice(*block.span)] in " ".join("".join(element.itertext()).split())


def test_a_live_page_keeps_its_entries_and_their_headings() -> None:
    entries = "".join(f"<h2>{hour}:00</h2><p>{text}</p>" for hour, text in zip(range(6, 13), PARAGRAPHS, strict=True))
    article = read(document(f"<article><h1>{TITLE}: live</h1>{entries}</article>"))
    assert kinds(article, "paragraph") == list(PARAGRAPHS)
    assert "07:00" in " ".join(kinds(article, "heading")).replace("7:00", "07:00")


def test_a_page_that_runs_from_right_to_left() -> None:
    texts = (
        "انهار السد فوق مدينة إلفستا في الرابعة صباحا بعد يومين من المطر، بحسب ما قالت وزارة الأشغال يوم الاثنين.",
        "وقال حاكم الإقليم إن اثني عشر شخصا على الأقل قتلوا في المدينة السفلى وإن البحث ما زال جاريا عن المفقودين.",
        "ونفت الشركة المشغلة أنها تلقت أي تحذير، وقالت إن أجهزتها لم تظهر شيئا غير عادي قبل الفيضان بساعات.",
    )
    article = read(
        document(
            f'<article dir="rtl"><h1>انهيار سد فوق إلفستا</h1>{paragraphs(texts)}</article>', title="انهيار سد فوق إلفستا", language="ar"
        )
    )
    check_promises(article)
    assert (kinds(article, "paragraph"), article.language, article.title) == (list(texts), "ar", "انهيار سد فوق إلفستا")


def test_joiners_stay_and_zero_width_spaces_go() -> None:
    article = read(
        document(
            f"<article><h1>{TITLE}</h1><p>He said: می‌خواهم\u200b and\u00ad no more than that, to the court of "
            f"Vorn.</p>{paragraphs()}</article>"
        )
    )
    assert "می\u200cخواهم and no more" in article.text


def test_what_the_caller_tells_outranks_the_page() -> None:
    article = read(SAPO, published="2025-03-09", outlet="Lodestar Post")
    assert (article.published, article.outlet) == ("2025-03-09", "Lodestar Post")


def test_paragraphs_in_several_boxes_are_one_article() -> None:
    boxes = "".join(
        f'<div class="grid-item body"><p>{a}</p><p>{b}</p></div><div class="ad-slot">Advertisement</div>'
        for a, b in zip(PARAGRAPHS[::2], PARAGRAPHS[1::2], strict=False)
    )
    article = read(document(f"<article><h1>{TITLE}</h1>{boxes}</article>"))
    assert kinds(article, "paragraph") == list(PARAGRAPHS[:6])


@pytest.mark.parametrize(
    ("content", "error", "word"),
    [
        (b"", NotAnArticle, "empty"),
        (b"\x00\x01\x02" * 500, DecodeError, "not text"),
        (b"<div>" * 5_000 + b"deep", DecodeError, "deep"),
        (b"<p>x" * 50_000, DecodeError, "elements"),
        (b"<p>" + b"word " * 400_000, DecodeError, "characters"),
        (b"<p " + b" ".join(b"a%d" % number for number in range(50_000)) + b">hello", DecodeError, "attributes"),
        (b"<" * 100_000, NotAnArticle, "no running text"),
    ],
    ids=["empty", "binary", "deep", "many", "long", "attributes", "brackets"],
)
def test_what_cannot_be_read_is_refused_in_words_and_at_once(content: bytes, error: type[Exception], word: str) -> None:
    start = time.process_time()
    with pytest.raises(error, match=word):
        read_article(Page(address="bad.html", content=content))
    assert time.process_time() - start < 5


TAGS = (
    "<p> </p> <h1> </h1> </a> </div> <figure> </figure> <br> <b> <table><tr><td> <ul><li> <script> </script> <!-- --> &amp; &#0; &#xd800; "
    "\x00 \u202e <title> </title> <blockquote> <svg> <x-y> </x-y> 🕊 漢字。"
)
SENTENCES = (
    "<div class='caption'>",
    "<a href='/x'>",
    "<p class=related>",
    "<time datetime='2025-13-45'>",
    '<script type="application/ld+json">{"@type":',
    "He said no.",
    "The minister of works said on Monday that the dam above the town had burst.",
    "Source: https://a.example/x",
)
PIECES = st.sampled_from((*TAGS.split(" "), *SENTENCES))


@given(
    st.lists(PIECES, max_size=60).map("".join),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    st.sampled_from(["text/html", "text/plain", "text/markdown"]),
)
@settings(max_examples=int(os.environ.get("SAYSO_EXAMPLES", "150")), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_page_gives_an_article_that_keeps_its_promises_or_one_of_our_errors(text: str, encoding: str, media_type: str) -> None:
    try:
        article = read_article(Page(address="p", content=text.encode(encoding, "replace"), media_type=media_type))
    except (NotAnArticle, DecodeError):
        return
    check_promises(article)


@given(
    st.binary(max_size=400),
    st.sampled_from(["text/html", "text/plain", "text/markdown"]),
    st.sampled_from([None, "utf-8", "utf-7", "no-such", "idna", "hex", "utf-16"]),
)
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_an_article_or_one_of_our_errors(content: bytes, media_type: str, charset: str | None) -> None:
    try:
        check_promises(read_article(Page(address="p", content=content, media_type=media_type, charset=charset)))
    except (NotAnArticle, DecodeError):
        return


@pytest.mark.shared
@pytest.mark.parametrize("name", ["pyongyang-offer.html", "pyongyang-offer-plain-related.html", "pyongyang-offer-soup.html"])
def test_the_page_it_all_started_from(shared: Path, name: str) -> None:
    article = read_article(Page(address=name, content=(shared / "pages" / name).read_bytes()))
    check_promises(article)
    assert (article.title or "").startswith("North Korea proactively offers") and kinds(article, "title") == [article.title]
    assert (article.lead or "").startswith("US intelligence believes") and kinds(article, "lead") == [article.lead]
    assert len(kinds(article, "paragraph")) == 9
    assert [caption.split()[:2] for caption in kinds(article, "caption")] == [["Mr.", "Putin"]]
    assert not [text for text in kinds(article, "title", "lead", "paragraph", "heading") if "Severe military" in text]
    origin = "https://thanhnien.vn/trieu-tien-chu-dong-de-nghi-dieu-binh-si-ho-tro-nga-doi-pho-ukraine-185241224095912978.htm"
    assert Link("source-line", origin) in article.links
    assert (Link("based-on", origin) in article.links) == (name == "pyongyang-offer.html")
    assert not [word for word in WIDGETS if word in article.text]
    assert (article.language, (article.published or "")[:10]) == ("en", "2024-12-24")


def test_reading_leaves_the_page_as_it_is_and_says_what_it_read() -> None:
    given_page = page(SAPO)
    assert read_article(given_page) == read_article(given_page)
    assert read_article(given_page).sha256 == given_page.sha256


def test_readings_above_characters_are_no_words() -> None:
    ruby = "<p>The <ruby>city<rp>(</rp><rt>ci-ty</rt><rp>)</rp></ruby> is flooded, the mayor said.</p>"
    article = read(document(f"<article><h1>{TITLE}</h1>{ruby}{paragraphs()}</article>"))
    assert "The city is flooded, the mayor said." in article.text


def test_a_gallery_that_holds_the_article_is_no_caption() -> None:
    article = read(document(f'<h1>{TITLE}</h1><div class="picture-story"><div class="gallery">{paragraphs()}</div></div>'))
    assert kinds(article, "paragraph") == list(PARAGRAPHS)


def test_numbers_stay_and_datelines_go() -> None:
    figures = "<ul><li>12 dead</li><li>4.5 million litres</li><li>3 bridges</li></ul>"
    article = read(
        document(
            f"<article><h1>{TITLE}</h1><p>Updated: Monday, 10 March 2025, 14:33 GMT</p>{paragraphs()}{figures}{paragraphs(PARAGRAPHS[:0])}"
            f"<p>That is what the ministry of works had counted by the evening of the day.</p></article>"
        )
    )
    assert {"12 dead", "4.5 million litres", "3 bridges"} <= set(kinds(article, "paragraph"))
    assert "Updated" not in article.text


def test_the_outlets_motto_above_the_headline_is_no_lead() -> None:
    motto = '<div class="claim"><p class="subtitle">News from the valley and the coast since the year of the flood.</p></div>'
    article = read(document(f"<header>{motto}</header><article><h1>{TITLE}</h1>{paragraphs()}</article>"))
    assert (kinds(article, "lead"), article.lead) == ([], PARAGRAPHS[0])


def test_a_short_article_keeps_what_follows_its_one_long_paragraph() -> None:
    article = read(document(f"<article><h1>{TITLE}</h1><div class='text'><p>{PARAGRAPHS[0]}</p><p>“No comment.”</p></div></article>"))
    assert "“No comment.”" in kinds(article, "paragraph")


def test_the_paywall_at_the_end_of_a_teaser_is_no_text() -> None:
    wall = '<div class="offer"><p>Subscribe to continue reading</p><p>All articles in full, also on your telephone.</p></div>'
    article = read(document(f'<article><h1>{TITLE}</h1><div class="text">{paragraphs()}</div>{wall}</article>'))
    assert kinds(article, "paragraph", "heading") == list(PARAGRAPHS)


def test_an_article_about_subscribing_is_read_to_its_end() -> None:
    plea = "<p>“Subscribe to continue reading,” said the sign on the door.</p>"
    text = f"{paragraphs(PARAGRAPHS[:2])}{plea}{paragraphs(PARAGRAPHS[2:])}"
    article = read(document(f'<article><h1>{TITLE}</h1><div class="text">{text}</div></article>'))
    assert PARAGRAPHS[-1] in article.text


def test_the_articles_own_teaser_in_a_list_of_others_is_left_out() -> None:
    others = "".join(
        f"<li><b>Bridge {n} of the valley is closed to carts</b> Until the spring, as the office of roads says.</li>" for n in range(5)
    )
    teaser = f"<li><b>{TITLE}</b> {PARAGRAPHS[0]}</li>"
    article = read(
        document(f'<ul>{others}{teaser}{others}</ul><div class="main"><h1>{TITLE}</h1><div class="text">{paragraphs()}</div></div>')
    )
    assert [article.text.count(PARAGRAPHS[0]), *kinds(article, "paragraph", "lead")] == [1, *PARAGRAPHS]


def test_a_quotation_in_a_figure_is_text_and_its_speaker_a_caption() -> None:
    quotation = "Nobody had looked at the gauges for a whole week before the flood came."
    figure = f"<figure><blockquote><p>{quotation}</p></blockquote><figcaption>Mira Olde, union of dam keepers</figcaption></figure>"
    article = read(document(f"<article><h1>{TITLE}</h1>{paragraphs(PARAGRAPHS[:3])}{figure}{paragraphs(PARAGRAPHS[3:])}</article>"))
    assert quotation in kinds(article, "paragraph")
    assert kinds(article, "caption") == ["Mira Olde, union of dam keepers"]


def test_a_second_headline_with_its_kicker_is_no_heading() -> None:
    article = read(document(f"<article><h1>{TITLE}</h1><h2><span>Flood: </span>{TITLE}</h2>{paragraphs()}</article>"))
    assert kinds(article, "heading") == []


def test_endless_headlines_cost_nothing() -> None:
    head = f'<meta property="og:title" content="{"dam - " * 300_000}"><meta name="author" content="{"von und, " * 200_000}">'
    start = time.process_time()
    assert read(document(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", head)).title
    assert time.process_time() - start < 2


def test_an_article_in_an_aside_is_found_where_the_extractor_passes_it_over() -> None:
    motto = '<div class="header-text"><p>Your first word on the valley, the coast and the sea.</p></div>'
    article = read(document(f'{motto}<aside class="sidebar"><article><h1>{TITLE}</h1><div>{paragraphs()}</div></article></aside>'))
    assert kinds(article, "paragraph") == list(PARAGRAPHS)
