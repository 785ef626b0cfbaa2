"""What stands beside an article's report: captions, related links, datelines, the names that pictures are signed with.

A caption between two paragraphs parts them for the eye only, so “he” in the second still is whom the first told of; and
neither the town of a dateline nor a photographer is anybody of whom the report tells.
"""

from __future__ import annotations

import re

from sayso.records import READ_KINDS, Article
from sayso.sources.outlets import known_outlet
from sayso.text import UPPER, Span, trim

TOWN = rf"{UPPER}[\w’'.-]{{1,20}}(?:,?\s(?:{UPPER}[\w’'.-]{{1,20}}|\d{{1,2}})){{0,4}}"
DATELINE = re.compile(
    rf"\s*(?:(?P<place>{UPPER}{{3,}}(?:[\s-]{UPPER}{{2,}})*(?:,\s{UPPER}[\w.’ ]{{1,30}}){{0,2}}?)(?:\s?\([^()\n]{{2,40}}\))?|"
    rf"(?P<town>{TOWN})\s?\((?P<agency>[^()\n]{{2,40}})\))\s?(?:[–—]|\s?-{{1,2}})\s(?=[“\"‘']?{UPPER})"
)
"""“ORL, Lethia (XYZ) — The”, “ORL — The”, “Orl (AFP) - The”: a town that is not in capitals needs an agency that is known."""
DATELINES_WITHIN = 3
"""So many pieces of the report, and no more, may begin with a dateline."""
CAPTION_END = 200
"""Characters at a caption's end that may say who took the picture."""
NAME = rf"(?<![\w’'.-]){UPPER}[\w’'.-]{{0,30}}(?:\s(?:{UPPER}[\w’'.-]{{0,30}}|al|de|van|von|bin|el)){{0,3}}"
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
            match = DATELINE.match(article.text, start, end) if pieces <= DATELINES_WITHIN else None
            if match is not None and (match["place"] or known_outlet(match["agency"].strip()) is not None):
                found.append(trim(article.text, match.span("place" if match["place"] else "town")))
        elif block.kind == "caption" and (match := SIGNED.search(article.text, max(start, end - CAPTION_END), end)) is not None:
            found.append(match.span())
    return found
