"""What stands beside an article's report: captions, related links, datelines, the names that pictures are signed with.

A caption between two paragraphs parts them for the eye only, so “he” in the second still is whom the first told of; and
neither the town of a dateline nor a photographer is anybody of whom the report tells.
"""

from __future__ import annotations

import re

from sayso.records import READ_KINDS, Article
from sayso.text import UPPER, Span, trim

DATELINE = re.compile(
    rf"\s*(?P<place>{UPPER}{{3,}}(?:[\s-]{UPPER}{{2,}})*(?:,\s{UPPER}[\w.’' ]{{1,30}}){{0,2}}|{UPPER}[^\n()“”\"]{{1,70}}?(?=\s?\())"
    rf"(?:\s?\([^()\n]{{2,40}}\))?\s?(?:[–—]|\s?-{{1,2}})\s(?=[“\"‘']?{UPPER})"
)
"""“ORL, Lethia (XYZ) — The”, “ORL — The”, “Orl (XYZ) - The”."""
DATELINES_WITHIN = 3
"""So many pieces of the report, and no more, may begin with a dateline."""
NAME = rf"{UPPER}[\w’'.-]*(?:\s(?:{UPPER}[\w’'.-]*|al|de|van|von|bin|el)){{0,3}}"
SIGNED = re.compile(
    rf"\([^()\n]{{2,70}}\)\s*$|"  # “… at the harbour. (Ana Brel/XYZ)”
    rf"\b(?:Photo|Picture|Image|Photograph|Foto)s?(?:\s(?:by|from|courtesy of)|:)\s[^\n]{{2,120}}$|"
    rf"{NAME}\s?/\s?(?:via\s)?{UPPER}[^\n]{{1,50}}$"
)
"""How a caption ends that says who took the picture."""


def beside(article: Article) -> list[Span]:
    """The pieces of *article* that are no part of the report, in order."""
    return [block.span for block in article.blocks if block.kind not in READ_KINDS]


def signatures(article: Article) -> list[Span]:
    """Where a dateline names a town and a caption whoever took the picture, in order."""
    found: list[Span] = []
    pieces = 0
    for block in article.blocks:
        start, end = block.span
        if block.kind in {"lead", "paragraph"}:
            pieces += 1
            if pieces <= DATELINES_WITHIN and (match := DATELINE.match(article.text, start, end)) is not None:
                found.append(trim(article.text, match.span("place")))
        elif block.kind == "caption" and (match := SIGNED.search(article.text, start, end)) is not None:
            found.append(match.span())
    return found
