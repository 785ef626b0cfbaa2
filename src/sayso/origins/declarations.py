"""What pages declare: where they come from, which page is their other language, at which address they live.

A link is believed where the two texts bear it out at least a little: a source line may lead to a document, and templates declare versions
in other languages that only share a subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.origins.addresses import language_of, site_of
from sayso.origins.likeness import agreement, shared_anchors
from sayso.origins.pairs import Finding, Pair, percent, sites
from sayso.origins.reprints import kind_of
from sayso.records import CopyKind, Origin
from sayso.traces import Trace

BACKED = 0.15
"""The least agreement or share of words that backs a link: a source line may lead to a document, a map, an earlier report."""
PART = 0.5
"""From this share of one's names and numbers on that stand in the other, wherever, a translation may be of a part."""
TOO_FEW = 8
"""So few names, numbers and quotations of both together cannot speak against a link."""
BACKED_ALTERNATE = 0.25
"""And the least that backs another language's version, which templates declare of pages that only share a subject."""
TAKEN: dict[str, tuple[float, str]] = {
    "translation-of": (0.99, "declares it as the work that it translates"),
    "based-on": (0.97, "declares that it is based on it"),
    "source-line": (0.96, "its source line names it"),
    "alternate": (0.9, "one is declared as the other’s version in another language"),
}
"""What a page declares of where it comes from: how sure that makes it, and in words."""


def declared_origin(trace: Trace) -> Origin | None:
    """What the page itself says that it is a copy of, whether or not that was ever read: ``original`` is a comparable address.

    The kind is ``translated`` where the page says so or the address is of a site in another language; else ``verbatim``, for nothing
    else is known.
    """
    order = ("translation-of", "source-line", "based-on")
    stated = [link for link in trace.declared if link[0] in order and site_of(link[1]) not in sites(trace)]
    if not stated:
        return None
    relation, address, language = min(stated, key=lambda link: order.index(link[0]))
    spoken = next((said for _, there, said in trace.declared if there == address and said), "") or language or language_of(address)
    foreign = relation == "translation-of" or bool(spoken and trace.language and spoken != trace.language)
    score, words = TAKEN[relation]
    how = f"; {site_of(address)} is written in another language" if foreign and relation != "translation-of" else ""
    kind: CopyKind = "translated" if foreign else "verbatim"
    return Origin(copy=trace.article, original=address, kind=kind, score=score, reason=f"{words}: {address}{how}", status="confirmed")


def declared(pair: Pair) -> Iterator[Finding]:
    """One names the other's address as where it comes from, or as its version in another language."""
    for copy, original in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
        named = [relation for relation, address, _ in copy.declared if address in original.addresses and relation != "alternate"]
        if named:
            score, words = max(TAKEN[relation] for relation in named)
            yield _told(pair, copy, original, score, words, BACKED)
            return
    alternate = any(
        relation == "alternate" and address in other.addresses
        for one, other in ((pair.later, pair.earlier), (pair.earlier, pair.later))
        for relation, address, _ in one.declared
    )
    if alternate and pair.foreign:
        yield _told(pair, pair.later, pair.earlier, *TAKEN["alternate"], BACKED_ALTERNATE)


def one_source(pair: Pair) -> Iterator[Finding]:
    """Both name the same address as where they come from."""
    mine, theirs = ({address for relation, address, _ in each.declared if relation != "alternate"} for each in (pair.later, pair.earlier))
    if common := sorted(mine & theirs):
        yield _told(pair, pair.later, pair.earlier, 0.93, f"both come from {common[0]}", BACKED_ALTERNATE)


def same_address(pair: Pair) -> Iterator[Finding]:
    """Both live at one address: two versions; or one gives the other's address as its canonical one."""
    common = set(pair.later.addresses) & set(pair.earlier.addresses)
    if not common:
        return
    shown = sorted(common)[0]
    home = site_of(shown)
    for copy, original in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
        if sites(copy) - {home} and sites(original) == {home}:
            yield _told(pair, copy, original, 0.97, f"gives {shown} as its canonical address", BACKED)
            return
    alike = set(pair.later.addresses) == set(pair.earlier.addresses) or pair.words.of_shorter >= BACKED
    yield Finding(pair.later, pair.earlier, "version", 1.0 if alike else 0.5, f"both were read at {shown}", alike)


def _told(pair: Pair, copy: Trace, original: Trace, score: float, words: str, least: float) -> Finding:
    """A finding on a link; sure where the texts back it."""
    if pair.foreign:
        found = agreement(copy, original)
        share = found.share if found.every >= TOO_FEW else least  # numbers are few where a script has no capitals: the link has to do
        shown = f"{percent(share)} of names, numbers and quotations stand at like places"
        if (part := max(shared_anchors(copy, original)[1:])) >= PART:  # a shortened translation keeps names and loses their places
            share, shown = max(share, part / 2), f"{percent(part)} of the names and numbers of one stand in the other"
        kind: CopyKind = "translated"
    else:
        share = max(pair.words.of_shorter, agreement(copy, original).share)
        shown = f"{percent(pair.words.of_shorter)} of the shorter text stands in the longer"
        kind = kind_of(pair)
    sure = share >= least
    return Finding(copy, original, kind, score if sure else score / 2, f"{words}; {shown}", sure)
