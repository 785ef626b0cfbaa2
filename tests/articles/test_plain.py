from __future__ import annotations

import inspect
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.articles import read_article
from sayso.errors import NotAnArticle
from sayso.records import Article, Link, Page
from tests.articles.written import PARAGRAPHS, RELATED, TITLE, kinds


def read(text: str, media_type: str = "text/plain") -> Article:
    return read_article(Page(address="p.txt", content=text.encode("utf-8"), media_type=media_type))


def own_text(test: object) -> str:
    return inspect.cleandoc(inspect.getdoc(test) or "")


def test_blank_lines_part_paragraphs() -> None:
    """Dam bursts above Ilvesta

    The dam burst at four,
    the ministry said.

    Nobody knows why.
    """
    article = read(own_text(test_blank_lines_part_paragraphs))
    assert article.text == own_text(test_blank_lines_part_paragraphs)
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "paragraph", "paragraph"]
    assert (article.title, article.lead) == ("Dam bursts above Ilvesta", "The dam burst at four,")


def test_lines_wrapped_at_a_margin_are_one_paragraph() -> None:
    """The dam above Ilvesta burst at four in the morning after two
    days of rain, and the ministry of works said on Monday that no
    warning had come from the keepers of the dam.

    Nobody knows why.
    """
    assert len(read(own_text(test_lines_wrapped_at_a_margin_are_one_paragraph)).blocks) == 2


def test_one_paragraph_a_line() -> None:
    article = read("\n".join((TITLE, *PARAGRAPHS)))
    assert kinds(article, "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_stay_as_they_are(newline: str) -> None:
    text = f"{newline * 2}".join((TITLE, *PARAGRAPHS)) + newline
    article = read(text)
    assert article.text == text
    assert kinds(article, "paragraph") == list(PARAGRAPHS)


def test_a_pasted_page_loses_its_widgets_and_keeps_its_source() -> None:
    text = "\n\n".join(
        (
            TITLE,
            "Elfaro 24/12/2024",
            *PARAGRAPHS[:4],
            RELATED,
            *PARAGRAPHS[4:],
            PARAGRAPHS[0],
            "Source: https://elfaro.example/presa.htm",
            "Comment (0)",
            "No data\nNo data",
            "Event Calendar",
        )
    )
    article = read(text)
    assert article.text == text
    assert kinds(article, "paragraph") == [*PARAGRAPHS, PARAGRAPHS[0]]
    assert kinds(article, "related") == [RELATED]
    assert article.links == (Link("source-line", "https://elfaro.example/presa.htm"),)
    assert article.published == "2024-12-24"


def test_markdown_headings_items_and_head() -> None:
    """---
    title: Dam bursts
    date: 2025-03-11
    author: Ana Roe
    ---
    # Dam bursts above Ilvesta #

    The dam burst at four,
    the ministry said.

    ## What is known

    - Twelve were killed, the governor said.
    - The railway is cut.

    > We had warned them.

    ```
    not = prose
    ```
    ![a picture](x.jpg)
    """
    text = own_text(test_markdown_headings_items_and_head)
    article = read(text, "text/markdown")
    assert article.text == text
    assert [(block.kind, text[slice(*block.span)]) for block in article.blocks] == [
        ("title", "Dam bursts above Ilvesta"),
        ("paragraph", "The dam burst at four,\nthe ministry said."),
        ("heading", "What is known"),
        ("paragraph", "Twelve were killed, the governor said."),
        ("paragraph", "The railway is cut."),
        ("paragraph", "We had warned them."),
    ]
    assert (article.title, article.byline, article.published) == ("Dam bursts", ("Ana Roe",), "2025-03-11")


@given(
    st.text(alphabet=st.sampled_from('ab .\n\r\t#-*>`!"“”:/|_=()[]é漢\u200b'), max_size=300),
    st.sampled_from(["text/plain", "text/markdown"]),
)
def test_a_text_file_is_never_changed_and_its_words_are_never_lost(text: str, media_type: str) -> None:
    try:
        article = read(text, media_type)
    except NotAnArticle:
        return
    assert article.text == text
    spans = [block.span for block in article.blocks]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
