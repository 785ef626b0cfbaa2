"""What must hold of every article read off a real page: spans cut their own words, places find their own elements."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from sayso.articles import read_article
from sayso.articles.decoding import decode
from sayso.articles.dom import SKIPPED, squeeze
from sayso.errors import SaysoError
from sayso.records import Article, Page

PARTS = 10
"""The pages are tested in so many parts, so that a failure names a tenth of them and parts may run side by side."""


def pages(shared: Path, part: int) -> list[Path]:
    """Every tenth of the saved pages, from *part* on."""
    return sorted((shared / "data").glob("pages_*/**/*.html.gz"))[part::PARTS]


def shown(element: etree._Element) -> str:
    """The words inside *element*, all white space removed, without scripts and the like."""
    texts = element.xpath(".//text()")
    seen = [text for text in texts if not any(above.tag in SKIPPED for above in _above(text, element))]
    return squeeze("".join(seen)).replace(" ", "")


def _above(text: etree._ElementUnicodeResult, element: etree._Element) -> list[etree._Element]:
    parent = text.getparent()
    start = parent.getparent() if text.is_tail else parent
    chain = []
    while start is not None and start is not element:
        chain.append(start)
        start = start.getparent()
    return chain


def check(article: Article, tree: etree._Element) -> None:
    at = 0
    for block in article.blocks:
        start, end = block.span
        words = article.text[start:end]
        assert at <= start < end and words == words.strip()
        at = end
        assert block.place is not None
        found = tree.xpath(block.place)
        assert len(found) == 1, block.place
        assert words.replace(" ", "") in shown(found[0]), (block.place, words)
    assert at <= len(article.text)


@pytest.mark.shared
@pytest.mark.parametrize("part", range(PARTS))
def test_every_block_of_every_real_page_is_where_it_says(shared: Path, part: int) -> None:
    for path in pages(shared, part):
        page = Page(address=path.name, content=gzip.decompress(path.read_bytes()))
        start = time.process_time()
        try:
            article = read_article(page)
        except SaysoError as error:
            pytest.fail(f"a real article was refused: {error}")
        assert time.process_time() - start < 3, path.name
        text = decode(page).replace("\x00", "")
        # a parser of its own, with the comments that reading drops: a place must not depend on them
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))
        check(article, tree)
