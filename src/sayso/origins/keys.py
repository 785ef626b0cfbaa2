"""Under which keys an article is found by those that may have the same report: two are compared where they share a key.

A key is made of one article alone, so that it does not matter which of two came first, and is meant to be rare: what thousands have
would make every new article be compared with thousands. Keys are of five sorts: its addresses and those that it names; bands of its
sketch, which near-identical texts share; marks, which a text shares with a part of itself; pairs of names and numbers that stand
together, which its translation shares; and pairs of pictures and links, of which an outlet may have one in every article.
"""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Iterator
from itertools import combinations

from sayso.origins.likeness import NOUNS
from sayso.traces import Trace

BAND = 4
"""Numbers of a sketch in a band: of two texts half of whose runs are the same one band in sixteen is, of two with a fifth none."""
BANDS = 10
"""Bands that make a key; with four numbers each nine in ten of the pairs whose resemblance is .65 meet, and the marks find the rest."""
ADDRESSES = 8
"""No more addresses that a page names than this make keys; a site may list its versions in forty languages."""
PAIRED = 10
"""Pairs of anchors that make keys together with the time; twice as many where half of them are common nouns."""
TIMELESS = 4
"""Pairs that make keys alone, with a rare number each: for reports translated later. Two names may be a person's, who is in the news for
years; where the date is not known, all pairs do."""
RARE = 8.0
"""How much rarer than a name a number of three digits and more may be thought."""
REACH = 3
"""Anchors that follow on one and may be paired with it: translations turn round the order of words."""
SHOWN = 4
"""Pictures and links that make keys, two by two."""
SPAN = 8 * 86_400
"""Seconds of a bucket of time; each article is in two that overlap by half, so that those less than four days apart meet."""


def keys(trace: Trace) -> frozenset[str]:
    """The keys of the article that *trace* is of, no more than some seventy."""
    return frozenset([*_addresses(trace), *_bands(trace), *(f"w{mark:08x}" for mark in trace.marks), *_pairs(trace), *_shown(trace)])


def _addresses(trace: Trace) -> Iterator[str]:
    for address in trace.addresses:
        yield f"a{address}"
    for _, address, _ in trace.declared[:ADDRESSES]:
        yield f"a{address}"


def _bands(trace: Trace) -> Iterator[str]:
    for band in range(min(BANDS, len(trace.sketch) // BAND)):
        yield f"s{band}:{zlib.crc32(repr(trace.sketch[band * BAND : (band + 1) * BAND]).encode()):08x}"


def _pairs(trace: Trace) -> Iterator[str]:
    best = heapq.nsmallest(PAIRED * (2 if trace.language in NOUNS else 1), _ranked(trace))
    if not trace.moment:
        yield from (f"p{pair}" for _, pair in best)
        return
    yield from [f"p{pair}" for _, pair in best if any(_rarity(form) >= RARE for form in pair.split("+"))][:TIMELESS]
    for bucket in _buckets(trace):
        yield from (f"p{bucket}:{pair}" for _, pair in best)


def _shown(trace: Trace) -> Iterator[str]:
    """Two of its pictures, links and own address, to which another may link, with the time."""
    if not trace.pictures and not trace.linked:
        return
    every = sorted({*trace.pictures, *trace.linked, *trace.addresses}, key=lambda each: (_hash(each), each))
    for one, other in combinations(every[:SHOWN], 2):
        yield from (f"l{bucket}:{_hash(one):08x}{_hash(other):08x}" for bucket in _buckets(trace))


def _hash(words: str) -> int:
    return zlib.crc32(words.encode("utf-8", "surrogatepass"))


def _buckets(trace: Trace) -> tuple[int, int]:
    """The two stretches of time that it is of."""
    return trace.moment // SPAN * 2, (trace.moment + SPAN // 2) // SPAN * 2 + 1


def _ranked(trace: Trace) -> set[tuple[float, str]]:
    """Every pair of anchors that stand together, with its rank: by its hash, and the rarer it may be thought the better.

    Of many pairs each article keeps those of the least rank: two that have a pair in common mostly keep it both or neither.
    """
    found = set()
    anchors = [form for form, _, counts in trace.anchors if counts]
    for at, form in enumerate(anchors):
        for other in anchors[at + 1 : at + 1 + REACH]:
            if other != form:
                pair = "+".join(sorted((form, other)))
                found.add((_hash(pair) / _worth(form, other), pair))
    return found


def _worth(one: str, other: str) -> float:
    """How much rarer than a pair of names two anchors may be thought; two numbers meet in tables and dates."""
    worth = _rarity(one) * _rarity(other)
    return worth / RARE if one[0] == other[0] == "#" else worth


def _rarity(anchor: str) -> float:
    """How much rarer than a name an anchor may be thought."""
    if anchor[0] != "#":
        return 1.0 if len(anchor) > 3 else 0.5
    digits = anchor[1:]
    if digits[0] == "m" or len(digits) == 1:
        return 0.5  # a month, or a number that everybody has
    if len(digits) == 4 and digits[:2] in {"19", "20"}:
        return 1.0  # a year
    return 3.0 if len(digits) == 2 else RARE
