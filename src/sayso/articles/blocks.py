"""What each piece of a page is for the reader: title, lead, paragraph, heading, caption, related, source-line, or nothing.

`body` says which leaves are the article; here each gets its kind, and the pieces that stand beside the body (headline,
standfirst, captions, the line that names the original) are fetched in. A kind is decided by what outlets have in
common: an element's name and place, the words it starts with, whether it is all link, how its neighbours end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from sayso.articles.body import BARRED, Body, prose, tokens
from sayso.articles.dates import DAY
from sayso.articles.dom import HEADINGS, Leaf, Places, Zone, own_zone
from sayso.articles.metadata import Metadata
from sayso.articles.wording import phrase
from sayso.records import Block, BlockKind
from sayso.text import fold

GAP = "\n\n"
"""What stands between two blocks in an HTML article's text."""

SOURCE_LINE = phrase("source_line", r"^[\s(\[*–—-]*", r"\s*(?:[:：]|(?=https?://))")
FIRST_PUBLISHED = phrase("first_published", "^")
_WORD = re.compile(r"\w+")
ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]+[^\s<>\"'()\[\].,;:!?]")
READ_ALSO = phrase("read_also", r"^\W*", r"\s*[:：|>»–-]")
_ENDED = re.compile(r"[.!?…:;。！？؟।۔»”\"’'」』)\]]\s*$")
_CLOCK = re.compile(
    r"\d{1,2}時\d{1,2}分|\b\d{1,2}\s?[:.h]\s?\d\d(?::\d\d)?\b(?:\s*(?:uhr|[ap]\.?m\b\.?|gmt|utc|c?e[sd]?t|ist)\b)?", re.IGNORECASE
)
_BY_LINE = re.compile(r"^(?:by|von|par|por|di|door|av|af|od|text|autor(?:in)?)\s*:?\s+[^\W\d_a-zà-ÿ]", re.IGNORECASE)
_PLEA = phrase("plea", r"^\W*")
_SIGN_OFF = phrase("sign_off", "^")
WALL = phrase("wall")
_PHOTO = phrase("photo", r"^\W*", r"\b\s*(?:[:：/]|by\b|von\b|courtesy|credit|©)")


def is_ended(text: str) -> bool:
    """Whether *text* ends as a sentence does, or opens something that follows.

    >>> is_ended("He left."), is_ended("Rivals fear new talks")
    (True, False)
    """
    return bool(_ENDED.search(text[-12:]))


def is_date_line(text: str) -> bool:
    """Whether *text* is a day, with or without the hour and a few words such as “Published” or a weekday.

    >>> is_date_line("Stand: 12.03.2025, 14:33 Uhr"), is_date_line("12 killed on March 3"), is_date_line("20.2 million")
    (True, False, False)
    """
    rest = _CLOCK.sub(" ", DAY.sub(" ", text))
    return len(rest) < len(text) and bool(DAY.search(text)) and len(_WORD.findall(rest)) <= 4


LEAD_WORDS = (5, 120)
"""A lead has at least and at most so many words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One leaf with its kind."""

    kind: BlockKind
    """What it is for the reader."""
    leaf: Leaf
    """Where it stands and what it says."""


def find_pieces(leaves: Sequence[Leaf], settled: Body, about: Metadata) -> list[Piece]:
    """The article's pieces in reading order; empty when none of the leaves is chosen."""
    body = [place for place, yes in enumerate(settled.chosen) if yes]
    if not body:
        return []
    start = _true_start(leaves, body, about)
    title = _find_title(leaves, start, about)
    lead = _find_lead(leaves, settled, title, body, about)
    kinds: dict[int, BlockKind] = {}
    headlines = {fold(line) for line in (*about.titles, leaves[title].text if title is not None else "") if line}
    low = min(place for place in (title if title is not None else body[0], body[0], *(lead or body[:1])))
    holders = {leaves[place].parent for place in body}
    for place in range(low, len(leaves)):
        leaf = leaves[place]
        if place == title or place in lead:
            continue
        inside = place <= body[-1] or (Zone.CAPTION in leaf.zone and _hangs_in(leaf, holders))
        if title is not None and place < title and not prose(leaf):
            continue  # a menu that was voted in
        kind = _kind(leaf, settled.zones[place], inside, settled.chosen[place], settled.core[place], headlines, about)
        if (
            kind == "paragraph"
            and place > body[min(2, len(body) - 1)]
            and not settled.core[place]
            and own_zone(leaf.element, leaf.element.tag) & Zone.LEAD
        ):
            kind = "related"  # a standfirst in the midst of an article is that of another
        if kind is not None:
            kinds[place] = kind
    if title is not None:
        kinds[title] = "title"
    for place in lead:
        kinds[place] = "lead"
    for place in _quotations(leaves, settled, body, kinds):
        kinds[place] = "paragraph"
    _unmark_headlines(leaves, kinds)
    _drop_wall(leaves, settled.core, kinds)
    _drop_trailing(leaves, kinds)
    order = [place for place in (title,) if place is not None] + sorted(lead) + sorted(set(kinds) - set(lead) - {title})
    return [Piece(kinds[place], leaves[place]) for place in order if place in kinds]


def _quotations(leaves: Sequence[Leaf], settled: Body, body: list[int], kinds: dict[int, BlockKind]) -> list[int]:
    """The places of quotations set in a figure, which extractors take for a picture's words, unless the text has them too."""
    found = [
        place
        for place in range(body[0], body[-1])
        if settled.zones[place] & Zone.FIGURE
        and settled.zones[place] & Zone.QUOTE
        and not settled.zones[place] & (BARRED | Zone.CAPTION | Zone.HIDDEN)
        and kinds.get(place) != "paragraph"
        and prose(leaves[place])
    ]
    text = " ".join(fold(leaves[place].text) for place in body) if found else ""
    return [place for place in found if fold(leaves[place].text) not in text]


def _hangs_in(leaf: Leaf, holders: Set[etree._Element | None]) -> bool:
    """Whether *leaf*'s figure stands among the article's paragraphs, though after the last of them."""
    return any(above in holders for above in islice(leaf.element.iterancestors(), 5))


# --- headline ---------------------------------------------------------------------------------------------------------


def _true_start(leaves: Sequence[Leaf], body: list[int], about: Metadata) -> int:
    """The place of the first paragraph: what is voted before it (headline, date, byline) may stand far above."""
    return next((place for place in body if prose(leaves[place]) and not leaves[place].zone & Zone.HEADING), body[0])


def _find_title(leaves: Sequence[Leaf], start: int, about: Metadata) -> int | None:
    wanted = {fold(title) for title in about.titles}
    bare = set() if about.title is None else set(fold(about.title).split())

    def standing(place: int) -> tuple[int, int]:
        leaf = leaves[place]
        words = fold(leaf.text)
        exact = words in wanted
        alike = len(bare & set(words.split())) / max(len(bare), len(words.split()), 1)
        rank = (
            4 * exact
            + 3 * (leaf.element.tag == "h1") * (alike > 0.5)
            + (leaf.element.tag in HEADINGS) * (exact or alike > 0.7)
            + (alike > 0.85)
        )
        if leaf.zone & Zone.HIDDEN or (leaf.link_share > 0.9 and leaf.element.tag != "h1") or leaf.zone & Zone.CAPTION:
            rank -= 4
        return rank, place

    places = [place for place in range(min(start + 3, len(leaves))) if 0 < len(leaves[place].text) < 400]
    best = max(places, key=standing, default=None)
    return best if best is not None and standing(best)[0] > 0 else None


# --- lead -------------------------------------------------------------------------------------------------------------


def _find_lead(leaves: Sequence[Leaf], settled: Body, title: int | None, body: list[int], about: Metadata) -> list[int]:
    """The places of the standfirst: by the page's description of itself, by its name, by standing where standfirsts stand."""
    first = _true_start(leaves, body, about)
    known = {fold(line) for line in about.titles}
    low = title if title is not None else max(first - LEAD_REACH, 0)
    # the headline may stand twice; the standfirst then stands under the first of them
    low = next(
        (place for place in range(max(low - 60, 0), low) if fold(leaves[place].text) in known and leaves[place].element.tag in HEADINGS),
        low,
    )
    candidates = [place for place in range(max(low - 4, 0), first + 1) if place != title and fold(leaves[place].text) not in known]
    voted = set(body)
    # the description is often the first paragraph's own words: then the page has no standfirst of its own there
    plain = {place for place in candidates if settled.core[place] and place in voted and not settled.zones[place] & Zone.LEAD}
    for test in (_is_described, _is_named, _is_heading_sentence, _stands_apart, _is_bold):
        found = [place for place in candidates if test(leaves[place], settled.zones[place], about)]
        if test is _is_described:
            found = [place for place in found if place not in plain or _is_bold(leaves[place], settled.zones[place], about)]
        if test is not _is_described:
            found = [place for place in found if place > low]  # above the headline stand the outlet's own words
        if test is _stands_apart:
            found = [place for place in found if low < place < first and place not in voted]
        if found:
            return _with_rest(leaves, settled.zones, found[0], first)
    return []


LEAD_REACH = 15
"""How many leaves above the first paragraph are looked at where no headline was found."""


def _may_lead(leaf: Leaf, own: Zone) -> bool:
    barred = Zone.CAPTION | Zone.FIGURE | Zone.COMMENTS | Zone.HIDDEN | Zone.CREDIT
    if (
        own & barred
        or (own & Zone.RELATED and not own & Zone.LEAD)
        or leaf.link_share > 0.5
        or _BY_LINE.match(leaf.text)
        or READ_ALSO.match(leaf.text)
    ):
        return False
    return LEAD_WORDS[0] <= len(tokens(leaf.text)) <= LEAD_WORDS[1] * (3 if len(leaf.text) < 400 else 1)


def _is_described(leaf: Leaf, own: Zone, about: Metadata) -> bool:
    words = fold(leaf.text)
    if len(words) < 25 or own & (Zone.HIDDEN | Zone.CAPTION) or len(tokens(leaf.text)) > 3 * LEAD_WORDS[1]:
        return False
    for description in about.descriptions:
        said = fold(description)
        if words == said or (len(words) > 40 and (said.startswith(words[:60]) or (len(said) > 40 and said[:60] in words[:120]))):
            return True
    return False


def _is_named(leaf: Leaf, own: Zone, about: Metadata) -> bool:
    return bool(own & Zone.LEAD) and not own & (Zone.FURNITURE | Zone.BYLINE) and _may_lead(leaf, own)


def _is_heading_sentence(leaf: Leaf, own: Zone, about: Metadata) -> bool:
    return leaf.element.tag in {"h2", "h3", "h4"} and len(tokens(leaf.text)) >= 10 and _may_lead(leaf, own)


def _stands_apart(leaf: Leaf, own: Zone, about: Metadata) -> bool:
    """Whether *leaf* is a sentence between headline and first paragraph that the extractor passed over."""
    if own & (Zone.FURNITURE | Zone.BYLINE | Zone.RELATED | Zone.PROMO | Zone.ASIDE | Zone.LIST | Zone.TABLE) or not _may_lead(leaf, own):
        return False
    return len(tokens(leaf.text)) >= 9 and leaf.link_share < 0.2 and is_ended(leaf.text) and not _PHOTO.match(leaf.text)


def _is_bold(leaf: Leaf, own: Zone, about: Metadata) -> bool:
    return leaf.bold >= 0.9 * len(leaf.text.replace(" ", "")) and len(tokens(leaf.text)) >= 10 and _may_lead(leaf, own)


def _with_rest(leaves: Sequence[Leaf], zones: Sequence[Zone], place: int, first: int) -> list[int]:
    """The lead's first leaf, and the rest of it where it is a list or a box of its own."""
    places = [place]
    leaf = leaves[place]
    boxed = leaf.element.tag == "li" or (
        leaf.parent is not None and bool(zones[place] & Zone.LEAD) and bool(own_zone(leaf.parent, leaf.parent.tag) & Zone.LEAD)
    )
    for following in range(place + 1, min(place + 6, len(leaves))):
        other = leaves[following]
        if (
            not boxed
            or following > first
            or other.parent is not leaf.parent
            or other.element.tag != leaf.element.tag
            or other.link_share > 0.5
        ):
            break
        places.append(following)
    return places


# --- the rest ---------------------------------------------------------------------------------------------------------


def _kind(leaf: Leaf, own: Zone, inside: bool, chosen: bool, core: bool, headlines: set[str], about: Metadata) -> BlockKind | None:
    count = len(tokens(leaf.text))
    if _is_source_line(leaf, count) and not own & (Zone.FIGURE | Zone.CAPTION):
        return "source-line" if chosen or (ADDRESS.search(leaf.text) and not own & (Zone.COMMENTS | Zone.RELATED)) else None
    if not inside:
        return None
    if own & Zone.HIDDEN and not chosen:
        return None
    if own & Zone.CAPTION:
        return "caption" if count >= 3 and not own & (Zone.RELATED | Zone.COMMENTS) else None
    if (own & (Zone.CREDIT | Zone.FIGURE) and not own & Zone.QUOTE) or _PHOTO.match(leaf.text):
        return _beside_picture(leaf, own, count, chosen, core)
    if own & Zone.RELATED or (READ_ALSO.match(leaf.text) and (leaf.linked or count < 25)):
        return "related" if 4 <= count <= 40 else None
    if not chosen:
        return None
    return _of_body(leaf, own, count, headlines, about)


def _is_source_line(leaf: Leaf, count: int) -> bool:
    if count > 60:
        return False
    return (bool(SOURCE_LINE.match(leaf.text)) and count <= 40) or bool(FIRST_PUBLISHED.match(leaf.text))


def _beside_picture(leaf: Leaf, own: Zone, count: int, chosen: bool, core: bool) -> BlockKind | None:
    if own & Zone.FIGURE and chosen and (count > 60 or (core and prose(leaf))) and not _PHOTO.match(leaf.text):
        return "paragraph"  # a box called gallery or picture that holds the article
    return "caption" if count >= 3 and (chosen or own & Zone.FIGURE) and leaf.link_share < 0.9 else None


def _of_body(leaf: Leaf, own: Zone, count: int, headlines: set[str], about: Metadata) -> BlockKind | None:
    words = fold(leaf.text)
    if not words or words in headlines:
        return None
    if leaf.zone & Zone.HEADING and any(_holds_headline(words, headline) for headline in headlines):
        return None
    if len(leaf.text) <= 90 and is_date_line(leaf.text) and leaf.element.tag not in HEADINGS and not own & Zone.QUOTE:
        return None
    if count <= 16 and _is_byline(leaf, own, about):
        return None
    if count <= 45 and (_PLEA.match(leaf.text) or _SIGN_OFF.match(leaf.text)):
        return None
    if leaf.link_share >= 0.9 and not own & (Zone.TABLE | Zone.QUOTE):
        return "related" if count >= 4 else None
    if leaf.element.tag in HEADINGS and leaf.element.tag != "h1" and count <= 40:
        return "heading"
    if (
        leaf.bold >= 0.95 * len(leaf.text.replace(" ", ""))
        and count <= 12
        and not is_ended(leaf.text)
        and not own & (Zone.TABLE | Zone.LIST)
    ):
        return "heading"
    return "paragraph"


def _holds_headline(words: str, headline: str) -> bool:
    """Whether *words* are *headline* with a kicker before it, both folded."""
    return len(headline.split()) >= 4 and words.endswith(f" {headline}") and len(words.split()) - len(headline.split()) <= 6


def _is_byline(leaf: Leaf, own: Zone, about: Metadata) -> bool:
    words = f" {fold(leaf.text)} "
    named = any(f" {fold(name)} " in words for name in about.byline if name)
    if own & Zone.BYLINE and (named or not is_ended(leaf.text)):
        return True
    if named and not is_ended(leaf.text):
        return True
    return bool(_BY_LINE.match(leaf.text)) and len(words.split()) <= 6


def _unmark_headlines(leaves: Sequence[Leaf], kinds: dict[int, BlockKind]) -> None:
    """Type as related the lone headline without an end among paragraphs that all end as sentences do."""
    places = [place for place in sorted(kinds) if kinds[place] in {"paragraph", "heading"}]
    running = [
        place for place in places if kinds[place] == "paragraph" and leaves[place].element.tag == "p" and not leaves[place].zone & Zone.LIST
    ]
    if len(running) < 5:
        return
    open_ended = [place for place in running if not is_ended(leaves[place].text)]
    if len(open_ended) > 2 or len(open_ended) > 0.2 * len(running):
        return
    for place in open_ended:
        at = running.index(place)
        count = len(tokens(leaves[place].text))
        if 0 < at < len(running) - 1 and 6 <= count <= 20 and leaves[place].text[0].isupper():
            kinds[place] = "related"


WALL_LENGTH = 200
"""A line with more characters tells of subscribing, it does not ask for it."""
WALL_REST = 0.4
"""The text goes on behind a plea to subscribe when more than this share of its characters follows."""


def _drop_wall(leaves: Sequence[Leaf], core: Sequence[bool], kinds: dict[int, BlockKind]) -> None:
    """Drop what stands from the paywall's first line on, where the text ends there."""
    places = [place for place in sorted(kinds) if kinds[place] in {"paragraph", "heading"}]
    last = max((place for place in places if core[place]), default=-1)
    rest = whole = sum(len(leaves[place].text) for place in places)
    for number, place in enumerate(places):
        leaf = leaves[place]
        over = place > last or rest <= WALL_REST * whole
        if number and over and len(leaf.text) <= WALL_LENGTH and WALL.search(leaf.text):
            for later in places[number:]:
                del kinds[later]
            return
        rest -= len(leaf.text)


def _drop_trailing(leaves: Sequence[Leaf], kinds: dict[int, BlockKind]) -> None:
    """Drop what leads nowhere at the end: headings and links after the last paragraph."""
    for place in sorted(kinds, reverse=True):
        if kinds[place] in {"heading", "related"}:
            del kinds[place]
        elif kinds[place] in {"paragraph", "lead", "title"}:
            return


# --- text -------------------------------------------------------------------------------------------------------------


def join(pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The article's text, and its blocks with their spans in it and their places in the page."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    places = Places()
    for piece in pieces:
        blocks.append(Block(piece.kind, (at, at + len(piece.leaf.text)), places.path(piece.leaf.element)))
        texts.append(piece.leaf.text)
        at += len(piece.leaf.text) + len(GAP)
    return GAP.join(texts), tuple(blocks)
