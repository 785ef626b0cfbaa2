"""Where an article leads: the line that names the original, and the links in its running text.

A link in the text is a reporter's: to a document, another report, a post. What every page of an outlet has (its sections,
topics and authors, buttons to share and to follow) is nobody's and is left out where the address tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import SplitResult, unquote, urlsplit

from sayso.articles.blocks import ADDRESS, Piece
from sayso.articles.metadata import Metadata, absolute
from sayso.articles.wording import phrase, words
from sayso.records import Link

MAX_LINKED = 100
"""No more addresses of a text are kept: the most of 310 real pages were 59."""
SLUG_WORDS = 4
"""Words at the end of an outlet's own address from which on it names an article: sections and topics have fewer."""
NUMBER = re.compile(r"\d{4}")
"""A day or a number in an outlet's own address: an article's."""
_WORD = re.compile(r"[^\W_]+")
_LISTINGS = frozenset(words("listings"))
_LISTINGS_ANYWHERE = frozenset(words("listings_anywhere"))
_SOCIAL = frozenset(words("social"))
_POST = phrase("post", r"/", r"(?:/|$)")


def source_links(pieces: Sequence[Piece], base: str | None) -> Iterable[Link]:
    """A link for each source line that leads somewhere: the address it shows, else the one it hides under its words."""
    for piece in pieces:
        if piece.kind == "source-line":
            shown = ADDRESS.search(piece.leaf.text)
            if full := absolute(shown[0] if shown else piece.leaf.href, base):
                yield Link("source-line", full)


def text_links(pieces: Sequence[Piece], about: Metadata) -> tuple[str, ...]:
    """The addresses that lead and paragraphs link to."""
    hrefs = (href for piece in pieces if piece.kind in {"lead", "paragraph"} for href in piece.leaf.hrefs)
    return told(hrefs, about.base, [about.canonical_url, about.url])


def told(hrefs: Iterable[str], base: str | None, own: Iterable[str | None]) -> tuple[str, ...]:
    """*hrefs* as full addresses, each once, without those that tell nothing; *own* are the addresses of the article itself."""
    homes = [urlsplit(address) for address in own if address]
    found: dict[str, None] = {}
    for href in hrefs:
        if href[:1] != "#" and (full := absolute(href, base)) and _leads_on(urlsplit(full), homes):
            found[full] = None
            if len(found) == MAX_LINKED:
                break
    return tuple(found)


def _leads_on(parts: SplitResult, homes: Sequence[SplitResult]) -> bool:
    """Whether an address is neither the article's own nor a list of articles, nor a part of every page's furniture."""
    if "." not in (parts.hostname or ""):
        return False  # a slip: “http://says”
    site = site_of(parts)
    if site in _SOCIAL or parts.hostname in _SOCIAL:
        return bool(_POST.search(parts.path))
    if not any(site_of(home) == site for home in homes):
        return _LISTINGS_ANYWHERE.isdisjoint(parts.path.casefold().split("/"))
    itself = any((home.hostname, home.path, home.query) == (parts.hostname, parts.path, parts.query) for home in homes)
    return not itself and not _is_listing(parts)


def _is_listing(parts: SplitResult) -> bool:
    """Whether an address at the outlet's own site is of a section, a topic, an author: not of one article."""
    steps = [step for step in unquote(parts.path).casefold().split("/") if step]
    if not steps or not _LISTINGS.isdisjoint(steps):
        return True
    named = len(_WORD.findall(steps[-1])) >= SLUG_WORDS
    return not named and not NUMBER.search("/".join((*steps, parts.query)))


def site_of(parts: SplitResult) -> str:
    """The site of an address, whatever stands before its name.

    >>> [site_of(urlsplit(f"https://{host}/")) for host in ("www.courier.example", "news.courier.co.uk", "courier.example:80")]
    ['courier.example', 'courier.co.uk', 'courier.example']
    """
    labels = (parts.hostname or "").split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 and labels[-3] != "www"
    return ".".join(labels[-3:] if country else labels[-2:])
