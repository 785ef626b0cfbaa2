"""Which leaves of a page are its article: trafilatura votes, the page's own structure settles ties.

trafilatura returns text without saying where it stood, so its answer is laid back over the page's leaves: a leaf
whose words trafilatura kept is voted in. Where the same words stand twice (a teaser, a hidden copy) the place among
the other voted leaves wins. `fast` is not a compromise: without the comparison with two other extractors
trafilatura was better on both sets of pages (4-gram F1 .962 against .960, and .946 against .944) and a third cheaper.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from sayso.articles.dom import HEADINGS, TEXT_HOLDERS, Leaf, Zone, own_zone, squeeze

_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Scripts written without spaces."""
_TOKEN = re.compile(rf"(?=\w)[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_INLINE = frozenset(("hi", "ref", "del", "graphic"))
SHARE_VOTED = 0.6
"""Share of a leaf's 4-word runs that must stand in trafilatura's text (swept .4 to .9: flat between .5 and .7)."""
NEAR = 12
"""How many leaves to each side tell copies of one text apart."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page it finds nothing in; we say so ourselves


def vote(tree: etree._Element, leaves: Sequence[Leaf]) -> list[bool]:
    """For each leaf, whether trafilatura counts its words to the article's body."""
    texts = _extract(tree)
    words = [word for text in texts for word in (*tokens(text), "\n")]
    runs = set(_runs(words))
    wholes = Counter(" ".join(tokens(text)) for text in texts)
    voted = [_kept(tokens(leaf.text), runs, wholes) for leaf in leaves]
    return _without_echoes(leaves, _one_copy_each(leaves, voted, wholes))


def tokens(text: str) -> list[str]:
    """*text*'s words; in scripts written without spaces, its characters."""
    return _TOKEN.findall(text)


def _extract(tree: etree._Element) -> list[str]:
    """trafilatura's body as a list of texts, one for each of its blocks; empty when it finds none or fails."""
    options = Extractor(output_format="xml", fast=True, comments=False, tables=True)
    try:
        document = bare_extraction(tree, options=options)
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, etree.LxmlError, AssertionError):
        return []
    body = getattr(document, "body", None)
    return list(_texts(body)) if body is not None else []


def _texts(body: etree._Element) -> Iterable[str]:
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag not in _INLINE and element.tag != "lb"
        if block or (element.tag == "lb" and event == "start"):
            text = squeeze("".join(pieces))
            pieces.clear()
            if text:
                yield text
        pieces.append((element.text if event == "start" else element.tail) or "")
    if text := squeeze("".join(pieces)):
        yield text


def _kept(words: list[str], runs: set[tuple[str, ...]], wholes: Counter[str]) -> bool:
    if len(words) < 4:
        return " ".join(words) in wholes
    kept = sum(run in runs for run in _runs(words))
    return kept >= SHARE_VOTED * (len(words) - 3)


def _one_copy_each(leaves: Sequence[Leaf], voted: list[bool], wholes: Counter[str]) -> list[bool]:
    """*voted*, with as many copies of one text as trafilatura kept: those that stand among the rest."""
    copies: dict[str, list[int]] = {}
    for place, leaf in enumerate(leaves):
        if voted[place]:
            copies.setdefault(" ".join(tokens(leaf.text)), []).append(place)
    alone = list(accumulate((len(leaf.text) if len(copies.get(" ".join(tokens(leaf.text)), ())) == 1 else 0 for leaf in leaves), initial=0))
    every = list(accumulate((len(leaf.text) if yes else 0 for leaf, yes in zip(leaves, voted, strict=True)), initial=0))

    def standing(place: int) -> tuple[bool, int, int, int]:
        low, high = max(place - NEAR, 0), min(place + NEAR + 1, len(leaves))
        return Zone.HIDDEN not in leaves[place].zone, alone[high] - alone[low], every[high] - every[low], -place

    chosen = list(voted)
    for text, places in copies.items():
        allowed = max(wholes[text], 1)
        if len(places) > allowed:
            for place in sorted(places, key=standing, reverse=True)[allowed:]:
                chosen[place] = False
    return chosen


ECHO_SHARE = 0.6
"""A lone leaf of whose 4-word runs this share stands elsewhere in the article is a teaser of it; the rest is the headline."""


def _without_echoes(leaves: Sequence[Leaf], voted: list[bool]) -> list[bool]:
    """*voted* without the article's own teaser in a list of others': it stands alone, and says what the article says."""
    runs = {place: set(_runs(tokens(leaves[place].text))) for place, yes in enumerate(voted) if yes}
    held = Counter(run for of_leaf in runs.values() for run in of_leaf)
    chosen = list(voted)
    for place, of_leaf in runs.items():
        near = sum(voted[max(place - 2, 0) : place + 3])
        if near == 1 and len(of_leaf) >= _PROSE_WORDS and sum(held[run] > 1 for run in of_leaf) >= ECHO_SHARE * len(of_leaf):
            chosen[place] = False
    return chosen


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], words[3:], strict=False)


_PROSE_WORDS = 10
_END = re.compile(r"[.!?…。！？:;»”\"’)\]؟।።]$|[.!?…。！？؟।](?:\s*[\"”“»«’'」』)\]]+)?$")


def prose(leaf: Leaf) -> bool:
    """Whether *leaf* reads like a sentence of a report: long enough, ended, not mostly links."""
    return len(tokens(leaf.text)) >= _PROSE_WORDS and leaf.link_share < 0.5 and bool(_END.search(leaf.text))


def signature(leaf: Leaf) -> tuple[str, str, str, str]:
    """The tag and class of *leaf*'s element and of its holder: paragraphs of one article share it."""
    holder = leaf.parent
    return (
        leaf.element.tag,
        leaf.element.get("class") or "",
        holder.tag if holder is not None else "",
        (holder.get("class") or holder.get("id") or "") if holder is not None else "",
    )


BARRED = Zone.FURNITURE | Zone.COMMENTS | Zone.RELATED
"""What a voted leaf must not be, below the container that holds the article."""


@dataclass(frozen=True, slots=True)
class Body:
    """The settled answer: which leaves are the article, and what each is said to be below the article's container."""

    chosen: tuple[bool, ...]
    """For each leaf, whether it belongs to the article."""
    zones: tuple[Zone, ...]
    """For each leaf, its zone without what the article's container and those above it say."""
    core: tuple[bool, ...]
    """For each leaf, whether it is a paragraph made like most of the article's."""


PASSED_OVER = 3
"""So many times the prose that was voted in must stand in one box for the vote to be a mistake."""
ENOUGH = 400
"""Characters of prose from which a box may be an article that the extractor missed."""


def _or_largest_box(leaves: Sequence[Leaf], voted: Sequence[bool]) -> Sequence[bool]:
    """*voted*; where it found next to nothing, the box that holds most of the page's prose instead.

    Paragraphs of an article stand side by side in one box; teasers each have one of their own.
    """
    found = sum(len(leaf.text) for leaf, yes in zip(leaves, voted, strict=True) if yes and prose(leaf))
    boxes: dict[etree._Element, list[int]] = {}
    for place, leaf in enumerate(leaves):
        if leaf.parent is not None and not leaf.zone & (Zone.COMMENTS | Zone.RELATED | Zone.HIDDEN | Zone.CAPTION) and prose(leaf):
            boxes.setdefault(leaf.parent, []).append(place)
    places = max(boxes.values(), key=lambda box: sum(len(leaves[place].text) for place in box), default=[])
    size = sum(len(leaves[place].text) for place in places)
    if len(places) < 3 or size < max(ENOUGH, PASSED_OVER * found):
        return voted
    box = set(places)
    return [place in box for place in range(len(leaves))]


def settle(leaves: Sequence[Leaf], voted: Sequence[bool]) -> Body:
    """*voted* mended by the page's structure.

    Two mistakes of trafilatura's are mended: an article laid out in several boxes of which it took one (paragraphs of
    the same make are the same article, unless another headline stands between), and a page it gave up on and
    returned whole (what lies outside the article's own container and is of another make goes).
    """
    voted = _or_largest_box(leaves, voted)
    held = Counter[tuple[str, str, str, str]]()
    for leaf, yes in zip(leaves, voted, strict=True):
        if yes and prose(leaf):
            held[signature(leaf)] += len(leaf.text)
    if not held:
        return Body(tuple(voted), tuple(leaf.zone for leaf in leaves), tuple(voted))
    main = {make for make, size in held.items() if size >= MAIN_SHARE * sum(held.values())}
    core = [place for place, leaf in enumerate(leaves) if voted[place] and prose(leaf) and signature(leaf) in main]
    container = _container([leaves[place] for place in core])
    zones = _zones_below(leaves, container, core)
    sure = set(core)  # a paragraph made like the others is not furniture, whatever its class says
    chosen = [
        yes and (not zones[place] & BARRED or (place in sure and not zones[place] & (BARRED & ~Zone.FURNITURE)))
        for place, yes in enumerate(voted)
    ]
    _drop_hidden_copies(leaves, chosen)
    for place in range(core[-1] + 1, len(leaves)):
        chosen[place] = chosen[place] and _inside(leaves[place].element, container)
    for place in _missed(leaves, voted, main, core, zones):
        chosen[place] = True
    return Body(tuple(chosen), tuple(zones), tuple(signature(leaf) in main for leaf in leaves))


def _drop_hidden_copies(leaves: Sequence[Leaf], chosen: list[bool]) -> None:
    """Drop chosen leaves that are hidden and say what visible ones say; a hidden one of its own is text behind a wall."""
    seen: set[tuple[str, ...]] = set()
    hidden = [place for place, yes in enumerate(chosen) if yes and Zone.HIDDEN in leaves[place].zone]
    if not hidden:
        return
    for place, yes in enumerate(chosen):
        if yes and Zone.HIDDEN not in leaves[place].zone:
            words = tokens(leaves[place].text)
            seen.update(_runs(words))
    for place in hidden:
        words = tokens(leaves[place].text)
        runs = list(_runs(words))
        if not runs or sum(run in seen for run in runs) > 0.5 * len(runs):
            chosen[place] = False


MAIN_SHARE = 0.15
"""A make of paragraph belongs to the article's own from this share of the voted prose (swept .05 to .3)."""


def _container(core: Sequence[Leaf]) -> etree._Element | None:
    """The deepest element that holds all of *core*."""
    common: list[etree._Element] = []
    for number, leaf in enumerate(core[:400]):
        chain = [leaf.element, *leaf.element.iterancestors()][::-1]
        if number == 0:
            common = chain
            continue
        same = next(
            (depth for depth, (mine, theirs) in enumerate(zip(common, chain, strict=False)) if mine is not theirs),
            min(len(common), len(chain)),
        )
        common = common[:same]
    if len(common) > 1 and common[-1].tag in TEXT_HOLDERS:
        common.pop()  # a lone paragraph holds nothing but itself
    return common[-1] if common else None


def _inside(element: etree._Element, container: etree._Element | None) -> bool:
    return container is None or element is container or any(above is container for above in element.iterancestors())


def _zones_below(leaves: Sequence[Leaf], container: etree._Element | None, core: Sequence[int]) -> list[Zone]:
    """Each leaf's zone, counting only what stands below *container* or, outside it, below what both share."""
    if container is None:
        return [leaf.zone for leaf in leaves]
    above = {container, *container.iterancestors()}
    common = leaves[core[0]].zone
    for place in core:
        common &= leaves[place].zone
    if not common:
        return [leaf.zone for leaf in leaves]
    known: dict[etree._Element, Zone] = dict.fromkeys(above, Zone.NONE)
    return [_below(leaf.element, known) if leaf.zone & common else leaf.zone for leaf in leaves]


def _below(element: etree._Element, known: dict[etree._Element, Zone]) -> Zone:
    chain = []
    step: etree._Element | None = element
    while step is not None and step not in known:
        chain.append(step)
        step = step.getparent()
    zone = known[step] if step is not None else Zone.NONE
    for link in reversed(chain):
        zone = known[link] = zone | own_zone(link, link.tag)
    return zone


def _missed(
    leaves: Sequence[Leaf], voted: Sequence[bool], main: set[tuple[str, str, str, str]], core: Sequence[int], zones: Sequence[Zone]
) -> Iterable[int]:
    """The places of paragraphs that are made like the article's own and were passed over."""
    known = {" ".join(tokens(leaf.text)) for leaf, yes in zip(leaves, voted, strict=True) if yes}
    holders = {leaves[place].parent for place in core}
    low, high = _own_stretch(leaves, core)
    common = ~Zone.NONE
    for place in core:
        common &= zones[place]
    for place in range(low, high):
        leaf = leaves[place]
        inside = core[0] < place < core[-1]
        if (
            inside
            and not voted[place]
            and leaf.element.tag in HEADINGS
            and leaf.parent in holders
            and not zones[place] & (BARRED | Zone.HIDDEN)
            and leaf.link_share < 0.5
        ):
            yield place
            continue
        if (
            voted[place]
            or signature(leaf) not in main
            or zones[place] & ~(common | _of_holder(leaf)) & (BARRED | Zone.HIDDEN | Zone.LIST)
            or leaf.link_share >= 0.5
        ):
            continue
        named = leaf.element.get("class") or (leaf.parent is not None and leaf.parent.get("class"))
        enough = prose(leaf) or (inside and leaf.element.tag == "p" and len(tokens(leaf.text)) >= 4)
        if enough and (inside or named) and " ".join(tokens(leaf.text)) not in known:
            yield place


def _of_holder(leaf: Leaf) -> Zone:
    """Whether the holder is called furniture: of a paragraph made like the article's that is said of the article too."""
    return own_zone(leaf.parent, leaf.parent.tag) & Zone.FURNITURE if leaf.parent is not None else Zone.NONE


def _own_stretch(leaves: Sequence[Leaf], core: Sequence[int]) -> tuple[int, int]:
    """The places between which the page is about this article: from one headline of first rank to the next."""
    breaks = [place for place, leaf in enumerate(leaves) if leaf.element.tag == "h1" and not core[0] < place < core[-1]]
    low = max((place for place in breaks if place < core[0]), default=0)
    high = min((place for place in breaks if place > core[-1]), default=len(leaves))
    return low, high
