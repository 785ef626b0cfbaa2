"""Decides whether one of two articles is the other's report, how it was taken over, and how sure that is.

Evidence in order: what a page declares, one address, the same words, a credit with some of the words, across languages the same
names, numbers and quotations in their places, and last pictures and links in common. A wrong fold makes two sources one and costs far
more than a missed one, which stays visible as a suggestion; every bound of the evidence therefore leaves room above the worst pair of
different reports seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.origins.declarations import declared, one_source, same_address
from sayso.origins.likeness import Overlap, Shared, overlap, shared
from sayso.origins.pairs import SUGGEST, Finding, Pair, came
from sayso.origins.reprints import CREDITED, RETOLD_RUNS, credited, is_credited, is_named, retold, same_words
from sayso.origins.sharing import shown_alike
from sayso.origins.translations import translated
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
    if one.article == other.article:
        return None
    words, beside = overlap(one, other), shared(one, other)
    if _are_strangers(one, other, words, beside):
        return None
    earlier, later = sorted((one, other), key=came)
    if is_credited(earlier, later.outlet) and not is_credited(later, earlier.outlet):
        earlier, later = later, earlier  # who credits the other has it from him, whenever each says that it was published
    pair = Pair(later, earlier, words, beside)
    findings = [found for evidence in EVIDENCE for found in evidence(pair)]
    best = next((found for found in findings if found.sure), None) or max(findings, key=lambda found: found.score, default=None)
    return best.origin() if best else None


def _are_strangers(one: Trace, other: Trace, words: Overlap, beside: Shared) -> bool:
    """Whether no evidence can speak for the pair, as for most of the pairs of a great story: a tenth of the cost of asking each."""
    credits = bool(one.credits or other.credits)
    return (
        words.of_shorter < (CREDITED / 2 if credits else SUGGEST)
        and not beside.weight
        and not one.declared
        and not other.declared
        and (one.language == other.language or not one.language or not other.language)
        and set(one.addresses).isdisjoint(other.addresses)
        and (words.runs < RETOLD_RUNS / 2 or not (credits or is_named(one, other.outlet) or is_named(other, one.outlet)))
    )
