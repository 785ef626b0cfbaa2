"""The order in which a page is read, and the one door at which foreign exceptions become ours."""

from __future__ import annotations

from datetime import UTC

from lxml import etree

from sayso.articles.blocks import Piece, find_pieces, join
from sayso.articles.body import settle, vote
from sayso.articles.dates import shown_date
from sayso.articles.decoding import decode
from sayso.articles.dom import Leaf, leaves_and_images, parse
from sayso.articles.language import tell_language
from sayso.articles.links import source_links, text_links
from sayso.articles.metadata import read_metadata
from sayso.articles.pictures import find_pictures
from sayso.articles.plain import read_plain
from sayso.articles.verdict import judge
from sayso.errors import DecodeError, NotAnArticle, SaysoError
from sayso.records import Article, Block, Page

FOREIGN = (
    etree.LxmlError,
    RecursionError,
    MemoryError,
    ValueError,
    LookupError,
    TypeError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    RuntimeError,
)
"""What libraries raise on hostile pages."""


def read(page: Page) -> Article:
    """What *page* says; raises NotAnArticle or DecodeError and nothing else."""
    try:
        text = decode(page)
        return _read_html(text, page) if page.media_type not in {"text/plain", "text/markdown"} else read_plain(text, page)
    except SaysoError as error:
        error.thing = error.thing or page.address
        raise
    except FOREIGN as error:
        raise DecodeError(f"the page could not be read ({type(error).__name__})", page.address) from error


def _read_html(text: str, page: Page) -> Article:
    if not text.strip():
        raise NotAnArticle("the page is empty", page.address)
    tree = parse(text)
    row, images = leaves_and_images(tree)
    settled = settle(row, vote(tree, row))
    about = read_metadata(tree, page)
    pieces = find_pieces(row, settled, about)
    if reason := judge(row, pieces, about):
        raise NotAnArticle(reason, page.address)
    article_text, blocks = join(pieces)
    language = tell_language(_running(pieces), about.declared_language)
    return Article(
        text=article_text,
        blocks=blocks,
        title=about.title or _of_kind(article_text, blocks, "title"),
        lead=_of_kind(article_text, blocks, "lead") or _of_kind(article_text, blocks, "paragraph"),
        byline=about.byline,
        outlet=about.outlet,
        language=language,
        section=about.section,
        tags=about.tags,
        published=about.published or _shown_day(row, pieces, language),
        modified=about.modified,
        url=page.url,
        canonical_url=about.canonical_url,
        links=tuple(dict.fromkeys((*about.links, *source_links(pieces, about.base)))),
        linked=text_links(pieces, about),
        pictures=find_pictures(images, pieces, about),
        sha256=page.sha256,
        captured_at=page.captured_at.astimezone(UTC).isoformat(timespec="seconds") if page.captured_at else None,
    )


def _of_kind(text: str, blocks: tuple[Block, ...], kind: str) -> str | None:
    """The words of the first run of blocks of *kind*."""
    found: list[str] = []
    for block in blocks:
        if block.kind == kind:
            found.append(text[slice(*block.span)])
            if kind != "lead":
                break
        elif found:
            break
    return " ".join(found) or None


NEAR = 12
"""How many leaves above the first paragraph the day of publication is looked for."""
SHORT = 120
"""A line with more characters tells of a day, it does not date the page."""


def _shown_day(row: list[Leaf], pieces: list[Piece], language: str | None) -> str | None:
    """The day printed between headline and text, on a page that tells machines none."""
    first = next((piece.leaf.order for piece in pieces if piece.kind in {"lead", "paragraph"}), 0)
    lines = (leaf.text for leaf in row[max(first - NEAR, 0) : first + 1] if len(leaf.text) <= SHORT)
    return next((day for line in lines if (day := shown_date(line, language))), None)


def _running(pieces: list[Piece]) -> str:
    """The article's own sentences: what its language is told by."""
    return " ".join(piece.leaf.text for piece in pieces if piece.kind in {"lead", "paragraph"})[:4_000]
