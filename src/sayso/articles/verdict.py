"""Whether a page is an article at all; if not, why, in words for whoever sent it.

A page is refused only on two witnesses: that it has little running text of its own, and that it shows what stands there
instead. No page of the 310 real articles measured is refused; a wrong refusal loses a page, a wrong pass costs a look.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.articles.blocks import WALL, Piece
from sayso.articles.body import prose, tokens
from sayso.articles.dom import Leaf, Zone
from sayso.articles.metadata import Metadata
from sayso.articles.wording import phrase

LITTLE = 60
"""Fewer words of running text than this are no article beside a sign of something else."""
NOTHING = 8
"""Fewer words than this are none in any case."""
STUB = 120
"""A page that shows a wall and fewer words than this is a stub."""

_ERROR = phrase("error")
_COOKIES = phrase("cookies")


def judge(leaves: Sequence[Leaf], pieces: Sequence[Piece], about: Metadata) -> str | None:
    """Why the page is no article; None when it is one."""
    running = [piece.leaf for piece in pieces if piece.kind in {"lead", "paragraph"}]
    words = sum(len(tokens(leaf.text)) for leaf in running)
    shown = [leaf for leaf in leaves if Zone.HIDDEN not in leaf.zone]
    if not shown:
        return "the page shows no text"
    headline = " ".join((about.title or "", *(piece.leaf.text for piece in pieces if piece.kind == "title")))[:300]
    if words < STUB and _ERROR.search(headline):
        return f"the page is an error message: “{headline.strip()[:80]}”"
    if reason := _something_else(shown, running, words, about):
        return reason
    if _is_index(leaves, pieces, words, about):
        return "the page is an index: it leads to articles and has none of its own"
    if words < NOTHING:
        return "no running text was found on the page"
    return None


def _something_else(shown: Sequence[Leaf], running: Sequence[Leaf], words: int, about: Metadata) -> str | None:
    """What stands where the text should be, on a page with little of it."""
    own = " ".join(leaf.text for leaf in running)
    if words < STUB:
        walls = [leaf for leaf in shown if len(leaf.text) < 400 and WALL.search(leaf.text)]
        sentences = sum(prose(leaf) and not WALL.search(leaf.text) for leaf in running)
        if walls and ((sentences <= 2 and words < LITTLE) or (not about.free and sentences <= 3)):
            return f"the text is behind a login or a paywall: “{walls[0].text[:80]}”"
        if not about.free and words < LITTLE:
            return "the text is behind a paywall"
    of_cookies = sum(bool(_COOKIES.search(leaf.text)) for leaf in running)
    if words < 2 * STUB and of_cookies > 0.5 * len(running) and len(_COOKIES.findall(own)) >= 3:
        return "the page shows a cookie or consent notice instead of its text"
    if words < LITTLE and _ERROR.search(own[:300]):
        return f"the page is an error message: “{own[:80]}”"
    return None


TEASER_SHARE = 0.6
"""From this share of paragraphs that stand by a headline which is a link, the page is a list of teasers."""


def _is_index(leaves: Sequence[Leaf], pieces: Sequence[Piece], words: int, about: Metadata) -> bool:
    headlines = [leaf for leaf in leaves if leaf.link_share >= 0.9 and 4 <= len(tokens(leaf.text)) <= 30]
    if words < NOTHING and len(headlines) >= 3:
        return True
    if len(headlines) < 6:
        return False
    paragraphs = [piece.leaf for piece in pieces if piece.kind == "paragraph"]
    teasers = sum(_by_headline(leaves, leaf) for leaf in paragraphs)
    witnessed = about.kind == "article" or (about.published is not None and bool(about.byline))
    if len(paragraphs) >= 3 and teasers >= (TEASER_SHARE + 0.2 * witnessed) * len(paragraphs):
        return True
    sentences = sum(prose(leaf) for leaf in paragraphs)
    return words < LITTLE and sentences < 2 and not witnessed and len(headlines) >= 10


def _by_headline(leaves: Sequence[Leaf], leaf: Leaf) -> bool:
    """Whether a linked headline stands right before *leaf*, within two leaves, or it is one itself."""
    near = leaves[max(leaf.order - 2, 0) : leaf.order + 1]
    return any(other.link_share >= 0.9 and len(tokens(other.text)) >= 4 for other in near)
