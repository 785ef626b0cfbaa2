"""The article stage reads the demo pages as their author wrote them, and declines the pages that are no articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.articles import read_article
from sayso.errors import NotAnArticle
from sayso.records import READ_KINDS, Article, BlockKind, Page
from sayso.text import cut

DEMO = Path(__file__).resolve().parents[2] / "demo"
PAGES: list[dict[str, Any]] = json.loads((DEMO / "truth.json").read_text(encoding="utf-8"))["pages"]

every_page = pytest.mark.parametrize("page", PAGES, ids=[page["id"] for page in PAGES])


def read(name: str) -> Article:
    """The article in the demo file *name*."""
    return read_article(Page(address=name, content=(DEMO / name).read_bytes()))


def texts(article: Article, kind: BlockKind) -> list[str]:
    """The texts of the blocks of one kind, in order."""
    return [cut(article.text, (block.span,)) for block in article.blocks if block.kind == kind]


@every_page
def test_title_lead_and_metadata(page: dict[str, Any]) -> None:
    """Title, lead, outlet, language, dates, byline and address come from five makes of metadata, from microdata to Dublin Core."""
    article = read(page["file"])
    assert article.title == page["title"]
    assert article.lead == page["lead"]
    assert article.outlet == page["outlet"]
    assert article.language == page["language"]
    assert (article.published or "")[:16] == page["published"][:16]
    if page["modified"]:
        assert (article.modified or "")[:16] == page["modified"][:16]
    assert list(article.byline) == page["byline"]
    assert article.canonical_url == page["canonical_url"]


@every_page
def test_paragraphs(page: dict[str, Any]) -> None:
    """Each body paragraph is one block, none is missed and no furniture comes in."""
    found = texts(read(page["file"]), "paragraph")
    openings = [" ".join(text.split()[:7]) for text in found]
    assert openings == page["paragraph_openings"]


@every_page
def test_captions_related_and_source_line(page: dict[str, Any]) -> None:
    """Captions are captions, an inline headline of another article is not read, and the source line is kept as one."""
    article = read(page["file"])
    assert texts(article, "caption") == page["captions"]
    read_aloud = "\n".join(cut(article.text, (block.span,)) for block in article.blocks if block.kind in READ_KINDS)
    assert not [headline for headline in page["related"] if headline in read_aloud]
    links = {(link.relation, link.url) for link in article.links}
    assert {(link["relation"], link["url"]) for link in page["links"]} <= links
    if page["source_link"]:
        assert page["source_link"] not in read_aloud


@every_page
def test_every_statement_can_be_found(page: dict[str, Any]) -> None:
    """Every verbatim string of the truth stands in the article's text, in blocks that are searched for statements."""
    article = read(page["file"])
    searched = "\n\n".join(cut(article.text, (block.span,)) for block in article.blocks if block.kind in READ_KINDS)
    missing = [
        words
        for statement in page["statements"]
        for words in [statement["holder_text"], statement["cue"], *statement["content"]]
        if words not in searched
    ]
    assert missing == []


@pytest.mark.parametrize("name", sorted(path.name for path in (DEMO / "not-articles").glob("*.html")))
def test_what_is_no_article_is_declined(name: str) -> None:
    """A front page and a login wall are said to be no articles."""
    with pytest.raises(NotAnArticle):
        read(f"not-articles/{name}")
