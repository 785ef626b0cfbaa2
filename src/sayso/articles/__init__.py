"""A page becomes an article: its text in typed blocks with their places, and who published it when.

    from sayso.articles import read_article
    article = read_article(page)

`read_article` is the one way in. HTML goes through `dom` (the page as leaves), `body` (which leaves are the article),
`blocks` (what each is) and `metadata`; plain text and Markdown through `plain`; `verdict` says when it is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.records import Article, Page

__all__ = ["read_article"]


def read_article(page: Page) -> Article:
    """What *page* says, without its furniture.

    Raises NotAnArticle, with the reason in words, for an index, a login wall, an error page; DecodeError for bytes
    that are no text or no page. Nothing else is raised, whatever the bytes are.
    """
    from sayso.articles.reading import read  # lxml, trafilatura and the language model load with the first page, not with the package

    return read(page)
