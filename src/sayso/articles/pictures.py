"""An article's pictures, by their addresses: the one it is announced with, and those that stand among its paragraphs.

No picture is ever loaded, so what is one is told by where it stands and what its element says: a small one is a
sign, one that leads elsewhere announces another article, and of those that are loaded late the address is found where scripts look for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_
from urllib.parse import urlsplit

from lxml import etree

from sayso.articles.blocks import Piece
from sayso.articles.body import BARRED
from sayso.articles.dom import Image, Zone
from sayso.articles.metadata import Metadata, absolute

MAX_PICTURES = 40
"""No more pictures of an article are kept: the most of 310 real pages were 21."""
SMALL = 100
"""A picture with a side of fewer pixels, as far as its element says, is a sign or a face beside a name."""
NAME = 20
"""A file name of so many characters is one picture's, in whichever folder; sizes often have folders of their own."""
ELSEWHERE = BARRED | Zone.HIDDEN | Zone.BYLINE | Zone.PROMO | Zone.COMMENTS | Zone.RELATED
"""Where pictures are not the article's."""
LATE = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url")
"""Where scripts look for the address of a picture that is loaded late."""
SETS = ("srcset", "data-srcset", "data-lazy-srcset")
"""Where an element lists one picture in several sizes."""
_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|bmp|tiff?)(?:$|[/?&])", re.IGNORECASE)
_DRAWN = re.compile(r"\.svg(?:$|\?)|/(?:blank|spacer|pixel|placeholder|transparent|loading)[^/]*$", re.IGNORECASE)


def find_pictures(images: Sequence[Image], pieces: Sequence[Piece], about: Metadata) -> tuple[str, ...]:
    """The addresses of an article's pictures, each once, in whatever size."""
    found: dict[str, str] = {}
    for address in (*about.pictures, *_among(images, pieces, about)):
        path = urlsplit(address).path
        name = path.rpartition("/")[2]
        found.setdefault(address if not _FILE.search(path) else name if len(name) >= NAME else path, address)
        if len(found) == MAX_PICTURES:
            break
    return tuple(found.values())


def _among(images: Sequence[Image], pieces: Sequence[Piece], about: Metadata) -> Iterator[str]:
    """Pictures between the headline, or the first paragraph, and the last."""
    body = [piece.leaf for piece in pieces if piece.kind in {"lead", "paragraph"}]
    orders = [piece.leaf.order for piece in pieces if piece.kind == "title"] + [leaf.order for leaf in body]
    first, last = min(orders, default=0), max(orders, default=-1)
    elsewhere = ELSEWHERE & ~reduce(and_, (leaf.zone for leaf in body), ELSEWHERE)  # what the whole article stands in tells nothing
    for image in images:
        if first < image.order <= last and not image.zone & elsewhere and not _is_small(image.element) and not _announces(image, about):
            address = next((full for given in _given(image.element) if "{" not in given and (full := absolute(given, about.base))), None)
            if address is not None and not _DRAWN.search(address):
                yield address


def _given(element: etree._Element) -> Iterator[str]:
    """The addresses that *element* gives, the truest first."""
    for name in LATE:
        yield element.get(name) or ""
    yield element.get("src") or ""
    for name in SETS:
        yield from (element.get(name) or "")[:5_000].split()[:1]


def _is_small(element: etree._Element) -> bool:
    sides = [(element.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return any(side.isdecimal() and len(side) < 5 and int(side) < SMALL for side in sides)


def _announces(image: Image, about: Metadata) -> bool:
    """Whether a click on *image* leads to another page and not to itself in full."""
    full = absolute(image.href, about.base)
    return full is not None and not _FILE.search(full) and full.partition("#")[0] not in {about.url, about.canonical_url}
