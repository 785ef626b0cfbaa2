"""The page as a row of leaves: runs of inline text, each with the element it stands in and where in the page that is.

One walk over the tree as parsed, without recursion and without changing it, so that the XPath of a leaf's
element is the XPath in the saved page. What a leaf *is* for the reader is decided elsewhere (``body``, ``blocks``);
here only what can be seen from its ancestors is noted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntFlag
from functools import lru_cache

from lxml import etree, html

from sayso.articles.wording import part_names
from sayso.errors import DecodeError

MAX_ELEMENTS = 20_000
"""A page with more elements is refused: the largest of 310 real pages had 4,098, and 20,000 take two seconds to read."""
MAX_DEPTH = 600
"""A page nested deeper is refused: the deepest real page had 49 levels, and the extractor walks by recursion."""
MAX_ATTRIBUTES = 500
"""A tag with more attributes is refused: libxml2 compares each with all before it (50,000 take three seconds)."""

MAX_TEXT = 500_000
"""A page with more characters of text is refused: the longest of 310 real pages had 56,000, and each million takes seconds."""

# Not “source”: the parser takes for its content what follows it, and that is a picture.
SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "head",
        "link",
        "meta",
        "dialog",
        "datalist",
        "progress",
        "meter",
        "frameset",
        "frame",
        "noframes",
        "applet",
        "area",
        "param",
        "track",
        "title",
        "base",
        "rp",
        "rt",  # readings printed small above the characters: the word would stand twice
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
BOLD = frozenset(("b", "strong"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
TEXT_HOLDERS = HEADINGS | frozenset(("p", "li", "td", "th", "dd", "dt", "figcaption", "blockquote", "caption", "summary"))

_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]")
"""Control characters, soft hyphens, zero-width spaces and bidirectional overrides; joiners and direction marks stay, scripts need them."""


class Zone(IntFlag):
    """What a leaf's ancestors say about it."""

    NONE = 0
    CAPTION = 1
    FIGURE = 2
    RELATED = 4
    FURNITURE = 8
    HIDDEN = 16
    LEAD = 32
    ASIDE = 64
    ARTICLE = 128
    COMMENTS = 256
    LIST = 512
    TABLE = 1024
    QUOTE = 2048
    HEADING = 4096
    CREDIT = 8192
    TITLE = 16384
    BYLINE = 32768
    PROMO = 65536


@dataclass(slots=True)
class Leaf:
    """One run of inline text."""

    element: etree._Element
    """The block element that holds it."""
    text: str
    """Its words, white space normalised, no control characters."""
    zone: Zone
    """What its ancestors say."""
    linked: int
    """How many of its characters stand inside links."""
    bold: int
    """How many of its characters are bold."""
    order: int
    """Its number in the page."""
    hrefs: tuple[str, ...] = ()
    """Where the links in it lead, as the page writes it."""
    parent: etree._Element | None = field(default=None)
    """What holds the block element."""

    @property
    def link_share(self) -> float:
        """Share of its characters that are links."""
        return self.linked / max(len(self.text), 1)

    @property
    def href(self) -> str | None:
        """The first link in it."""
        return next(iter(self.hrefs), None)


@dataclass(slots=True)
class Image:
    """One picture of the page."""

    element: etree._Element
    """Its ``img``."""
    zone: Zone
    """What its ancestors say."""
    order: int
    """The number of the leaf that it stands before."""
    href: str | None
    """Where a click on it leads, if anywhere."""


def parse(text: str) -> etree._Element:
    """The tree of an HTML page given as text; raises DecodeError for one that no parser should be asked to read."""
    _refuse_endless_tags(text)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False)
    clean = text.replace("\x00", "")
    try:
        tree = html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise DecodeError("no HTML could be read from the page") from error
    _refuse_giants(tree)
    return tree


_TAGS_AND_SCRIPTS = re.compile(
    r"""<(?:script|style)\b[^>]*+>(?s:.*?)(?:</(?:script|style)|\Z)|<[A-Za-z](?:[^=>]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+""", re.IGNORECASE
)
_QUOTED = re.compile(r"""(=\s*+)(?:"[^"]*+"|'[^']*+')""")
_ATTRIBUTE = re.compile(r"[^\s=/]+")


def _refuse_endless_tags(text: str) -> None:
    for tag in _TAGS_AND_SCRIPTS.finditer(text):
        if tag.end() - tag.start() <= 2 * MAX_ATTRIBUTES or tag[0][:7].lower() in {"<script", "<style>", "<style "}:
            continue
        names = sum(1 for _ in _ATTRIBUTE.finditer(_QUOTED.sub(r"\1v", tag[0])))
        if names > 2 * MAX_ATTRIBUTES:
            raise DecodeError(f"one tag of the page has more than {MAX_ATTRIBUTES} attributes")


def _refuse_giants(tree: etree._Element) -> None:
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            depth += 1
            count += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    if deepest > MAX_DEPTH:
        raise DecodeError(f"the page nests its elements {deepest} deep; at most {MAX_DEPTH} are read")
    if count > MAX_ELEMENTS:
        raise DecodeError(f"the page has {count} elements; at most {MAX_ELEMENTS} are read")


def squeeze(text: str) -> str:
    """*text* with single spaces and without control characters, soft hyphens and zero-width spaces.

    >>> squeeze(" a\\n\\tb\\u00ad c ")
    'a b c'
    """
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def leaves(tree: etree._Element) -> list[Leaf]:
    """All runs of inline text of the page in reading order, each with what its ancestors say."""
    return leaves_and_images(tree)[0]


def leaves_and_images(tree: etree._Element) -> tuple[list[Leaf], list[Image]]:
    """The leaves, and the pictures that stand among them."""
    found: list[Leaf] = []
    length = 0
    walk = _Walk()
    for leaf in walk.over(tree):
        found.append(leaf)
        length += len(leaf.text)
        if length > MAX_TEXT:
            raise DecodeError(f"the page has more than {MAX_TEXT:,} characters of text")
    return found, walk.images


class Places:
    """The XPaths of elements, as lxml's ``getpath`` writes them, without counting an element's siblings anew each time."""

    def __init__(self) -> None:
        self._paths: dict[etree._Element, str] = {}

    def path(self, element: etree._Element) -> str:
        """The XPath of *element* in the page as parsed.

        >>> tree = html.fromstring("<div><p>a</p><p>b</p></div>")
        >>> Places().path(tree[1])
        '/html/body/div/p[2]'
        """
        chain = []
        step: etree._Element | None = element
        while step is not None and step not in self._paths:
            chain.append(step)
            step = step.getparent()
        for link in reversed(chain):
            parent = link.getparent()
            if parent is None:
                self._paths[link] = f"/{link.tag}"
            else:
                self._number(parent)
        return self._paths[element]

    def _number(self, parent: etree._Element) -> None:
        """Write down the paths of all children of *parent* at once."""
        start = self._paths[parent]
        children = list(parent)
        many = {tag for tag, count in Counter(child.tag for child in children).items() if count > 1}
        seen = Counter[str]()
        for child in children:
            seen[child.tag] += 1
            self._paths[child] = f"{start}/{child.tag}[{seen[child.tag]}]" if child.tag in many else f"{start}/{child.tag}"


class _Walk:
    """The state of the one walk: the open blocks, the open inline marks, and the text run in hand."""

    def __init__(self) -> None:
        self.blocks: list[tuple[etree._Element, Zone]] = []
        self.zones: list[Zone] = [Zone.NONE]
        self.pieces: list[str] = []
        self.links: list[str | None] = []
        self.bolds = 0
        self.linked = self.bold = 0
        self.hrefs: list[str] = []
        self.images: list[Image] = []
        self.breaks = 0
        self.order = 0
        self.seen: dict[etree._Element, Zone] = {}

    def over(self, tree: etree._Element) -> Iterator[Leaf]:
        """Walk *tree* once."""
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in SKIPPED:
                    walk.skip_subtree()
                    continue
                yield from self._open(element, tag)
                if element.text:
                    self._take(element.text)
            else:
                if tag not in SKIPPED:
                    yield from self._close(element, tag)
                if element.tail:
                    self._take(element.tail)
        yield from self._flush()

    def _open(self, element: etree._Element, tag: str) -> Iterator[Leaf]:
        zone = self.zones[-1] | own_zone(element, tag)
        if tag == "br":
            self.breaks += 1
            if self.breaks >= 2:
                yield from self._flush()
            self.pieces.append("\n")
        elif self._inline(tag):
            # an inline element that is hidden or a caption changes what its words are: it is a run of its own
            if zone & ~self.zones[-1] & (Zone.HIDDEN | Zone.CAPTION):
                yield from self._flush()
                self.blocks.append((element, zone))
            if tag == "a":
                href = element.get("href")
                self.links.append(href)
                if href is not None:
                    self.hrefs.append(href)
            elif tag in BOLD:
                self.bolds += 1
        else:
            yield from self._flush()
            self.blocks.append((element, zone))
            if tag == "img":
                self.images.append(Image(element, zone, self.order, self.links[-1] if self.links else None))
        self.zones.append(zone)

    def _close(self, element: etree._Element, tag: str) -> Iterator[Leaf]:
        self.zones.pop()
        if self.blocks and self.blocks[-1][0] is element:
            yield from self._flush()
            self.blocks.pop()
        if tag == "a":
            self.links.pop()
        elif tag in BOLD:
            self.bolds -= 1

    def _inline(self, tag: str) -> bool:
        if tag in INLINE:
            return True
        # a tag of the page's own making inside a paragraph is part of its sentence; elsewhere it is a box
        return "-" in tag and bool(self.blocks) and self.blocks[-1][0].tag in TEXT_HOLDERS

    def _take(self, text: str) -> None:
        self.pieces.append(text)
        if text.isspace():
            return
        self.breaks = 0
        length = len(text.strip())
        if self.links:
            self.linked += length
        if self.bolds > 0:
            self.bold += length

    def _flush(self) -> Iterator[Leaf]:
        text = squeeze("".join(self.pieces)) if self.pieces else ""
        if text and self.blocks:
            element, zone = self.blocks[-1]
            yield Leaf(element, text, zone, self.linked, self.bold, self.order, tuple(self.hrefs), element.getparent())
            self.order += 1
        self.pieces.clear()
        self.linked = self.bold = self.breaks = 0
        self.hrefs.clear()


_NAMES: dict[Zone, frozenset[str]] = {
    zone: part_names(str(zone.name).lower())
    for zone in (
        Zone.CAPTION,
        Zone.CREDIT,
        Zone.FIGURE,
        Zone.RELATED,
        Zone.FURNITURE,
        Zone.COMMENTS,
        Zone.LEAD,
        Zone.BYLINE,
        Zone.PROMO,
    )
}
_PIECES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_ROLES = {
    "navigation": Zone.FURNITURE,
    "complementary": Zone.ASIDE,
    "banner": Zone.FURNITURE,
    "contentinfo": Zone.FURNITURE,
    "search": Zone.FURNITURE,
}
_TAGS = {
    "figcaption": Zone.CAPTION | Zone.FIGURE,
    "figure": Zone.FIGURE,
    "nav": Zone.FURNITURE,
    "footer": Zone.FURNITURE,
    "aside": Zone.ASIDE,
    "article": Zone.ARTICLE,
    "ul": Zone.LIST,
    "ol": Zone.LIST,
    "table": Zone.TABLE,
    "blockquote": Zone.QUOTE,
    **dict.fromkeys(HEADINGS, Zone.HEADING),
}
_PROPERTIES = {
    "headline": Zone.TITLE,
    "description": Zone.LEAD,
    "author": Zone.BYLINE,
    "caption": Zone.CAPTION,
    "alternativeheadline": Zone.LEAD,
}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN_WIDER = re.compile(r":(?:block|flex|grid|inline|table|contents|not-sr-only)")
"""A class that shows on wider screens what another hides on narrow ones."""
_UNSEEN = frozenset(
    ["hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader", "offscreen", "invisible"]
)


_NAMING = ("class", "id", "data-testid", "data-role", "type", "data-component", "data-qa")
_NAMING_HEADINGS = tuple(key for key in _NAMING if key != "id")
"""A heading's id is made of its own words, for links to it."""


def own_zone(element: etree._Element, tag: str) -> Zone:
    """What *element*'s own tag and attributes say about the words in it."""
    zone = _TAGS.get(tag, Zone.NONE)
    attributes = element.attrib
    if not attributes:
        return zone
    names = " ".join(attributes.get(key, "") for key in (_NAMING if tag not in HEADINGS else _NAMING_HEADINGS) if key in attributes)
    if names:
        zone |= _named(names[:400])
    if "itemprop" in attributes:
        zone |= _PROPERTIES.get(element.get("itemprop", "").strip().lower(), Zone.NONE)
    if "role" in attributes:
        zone |= _ROLES.get(element.get("role", "").strip().lower(), Zone.NONE)
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _HIDING.search(attributes.get("style", "")):
        zone |= Zone.HIDDEN
    return zone


@lru_cache(maxsize=20_000)
def _named(names: str) -> Zone:
    zone = Zone.NONE
    for name in names.split():
        pieces = [piece.lower() for piece in _PIECES.findall(name)[:12]]
        if pieces and pieces[0] in {"has", "with", "no", "without", "is", "not"}:
            continue  # `has-caption`, `no-sidebar` say something of the box, not what the words in it are
        grams = {"-".join(pieces[start : start + size]) for size in (1, 2, 3) for start in range(len(pieces) - size + 1)}
        grams.add(name.lower())
        for kind, known in _NAMES.items():
            if not known.isdisjoint(grams):
                zone |= kind
        if name.lower() in _UNSEEN and not _SHOWN_WIDER.search(names):
            zone |= Zone.HIDDEN
    return zone
