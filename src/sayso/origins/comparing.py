"""Decides whether one of two articles is the other's report, how it was taken over, and how sure that is.

Evidence in order: what a page declares, one address, the same words, a credit with some of the words, across languages the same
names, numbers and quotations in their places, and last pictures and links in common. A wrong fold makes two sources one and costs far
more than a missed one, which stays visible as a suggestion; every bound of the evidence therefore leaves room above the worst pair of
different reports seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sayso.origins.declarations import declared, one_source, same_address
from sayso.origins.likeness import Side, overlap, shared
from sayso.origins.pairs import SUGGEST, Finding, Pair, came
from sayso.origins.reprints import CREDITED, RETOLD_RUNS, credited, is_credited, names, retold, same_words
from sayso.origins.sharing import shown_alike
from sayso.origins.translations import translated
from sayso.origins.words import SAMPLE
from sayso.records import Origin
from sayso.traces import Trace

EVIDENCE: tuple[Callable[[Pair], Iterator[Finding]], ...] = (
    declared,
    same_address,
    same_words,
    credited,
    one_source,
    retold,
    translated,
    shown_alike,
)
"""In the order in which they are believed."""


def compare(one: Trace, other: Trace) -> Origin | None:
    """Whose report one of two articles prints, with the evidence; None where nothing speaks for it.

    The same whichever is named first. What is not sure enough to fold is ``suggested``.
    """
    found = compare_all({one.article: one, other.article: other}, [(one.article, other.article)])
    return next(iter(found.values()), None)


def compare_all(traces: Mapping[str, Trace], pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Origin]:
    """The same for *pairs* of articles, by their ids in *traces*; those for which nothing speaks are left out."""
    sides = {id_: Side(trace) for id_, trace in traces.items()}
    return {(a, b): origin for a, b in pairs if a != b and (origin := _compare(sides[a], sides[b])) is not None}


def _compare(one: Side, other: Side) -> Origin | None:
    if _are_strangers(one, other):
        return None
    earlier, later = sorted((one.trace, other.trace), key=came)
    if is_credited(earlier, later.outlet) and not is_credited(later, earlier.outlet):
        earlier, later = later, earlier  # who credits the other has it from him, whenever each says that it was published
    pair = Pair(later, earlier, overlap(one, other), shared(one, other))
    findings = [found for evidence in EVIDENCE for found in evidence(pair)]
    best = next((found for found in findings if found.sure), None) or max(findings, key=lambda found: found.score, default=None)
    return best.origin() if best else None


def _are_strangers(one: Side, other: Side) -> bool:
    """Whether no evidence can speak for the pair, as for most of the pairs of a great story: a tenth of the cost of asking each."""
    mine, theirs = one.trace, other.trace
    if mine.declared or theirs.declared or (mine.language != theirs.language and mine.language and theirs.language):
        return False
    both = len(one.runs & other.runs)
    credits = mine.credits or theirs.credits
    if both and both >= (CREDITED / 2 if credits else SUGGEST) * min(len(one.runs), len(other.runs)):
        return False
    if shared(one, other).weight:
        return False
    if both * SAMPLE >= RETOLD_RUNS / 2 and (credits or names(one.anchors, theirs.outlet) or names(other.anchors, mine.outlet)):
        return False
    return one.addresses.isdisjoint(other.addresses)
