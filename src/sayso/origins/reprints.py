"""The same words in two articles: reprints, an outlet's own versions, and what was told anew from a report that is credited or named."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from pathlib import Path

from sayso.origins.anchors import LEAST, name_form
from sayso.origins.likeness import shared_anchors
from sayso.origins.pairs import SUGGEST, Finding, Pair, percent, same_outlet
from sayso.records import CopyKind
from sayso.traces import Trace

WHOLE = 0.8
"""From this share of both texts on a copy is verbatim: an agency's dispatch loses a paragraph and gains a dateline."""
MOSTLY = 0.6
"""The least share of the shorter text, at another outlet. Reports of two events have up to .47 in common (background that follows one
outlet's every report), of one event by two reporters up to .3; agency dispatches that were cut and edited start at .5."""
CUT = 0.75
"""The least share where the longer text has much besides: an alert may have gone into a report that is its outlet's own."""
SUGGEST_LONGER = 0.25
"""And not less of the longer than this."""
HALF = 0.45
"""How much of the longer text must stand in the shorter where the longer came later: else it used a report, and is its own."""
OWN = 0.8
"""The least share of the shorter text at the same outlet, whose background paragraphs alone make up to .7 of a follow-up."""
OWN_LONGER = 0.5
"""And of the longer: a page that ends with pages of background is still the same report."""
OWN_DAYS = 3
"""Days in which an outlet's changed report comes at another address; its reports with one wording months apart are of two events."""
DAYS = 10
"""Days in which a shortened report is printed by others; a whole one may be printed again any time."""
SHORT = 60
"""A text of fewer words is an alert: two of two events may differ in a name and a number alone."""
LEAST_WORDS = 25
"""Nothing is concluded from the words of a text with fewer."""
HEADS = 0.6
"""The share of the shorter headline's words that make it the same headline."""
CREDITED = 0.5
"""With a credit this share of the shorter text is enough: an agency's dispatches of a day on one war share their background, up to .35."""
CREDITED_DAYS = 3
"""Days in which a credited report is printed."""
RETOLD = 0.6
"""The least share of one's names and numbers that stand in the other, for a report that was told anew from one that it credits or names."""
RETOLD_RUNS = 16
"""And the runs of words in common: so many are left of the quotations. Two reports of one event have up to ten."""
RETOLD_SUGGEST = 0.5
"""From half of them, and half as many runs, a person is asked."""
RETOLD_DAYS = 2
"""And the days between them."""
RETOLD_SAME = 8
"""The least names and numbers in both."""


def same_words(pair: Pair) -> Iterator[Finding]:
    """Most of the shorter text stands in the longer."""
    words = pair.words
    if words.of_shorter < SUGGEST or pair.least < LEAST_WORDS or _furniture(pair):
        return
    kind = kind_of(pair)
    reason = (
        f"{percent(words.of_shorter)} of the shorter text stands in the longer, {percent(words.of_longer)} of the longer in the shorter"
    )
    own = same_outlet(pair.later, pair.earlier)
    sure = _plausible(pair) and (_own_version(pair) if own else _reprint(pair))
    if not sure and ((own and (pair.days > OWN_DAYS or words.of_longer < OWN_LONGER)) or words.of_longer < SUGGEST_LONGER):
        return  # background that one outlet repeats, or a sentence or two
    yield Finding(pair.later, pair.earlier, kind, words.of_shorter if sure else words.of_shorter * 0.7, reason, sure)


def credited(pair: Pair) -> Iterator[Finding]:
    """One credits the other's outlet, or both one agency, and part of the words are the same."""
    later, earlier, share = pair.later, pair.earlier, pair.words.of_shorter
    if share < CREDITED / 2 or pair.foreign or pair.days > CREDITED_DAYS or pair.least < SHORT or same_outlet(later, earlier):
        return
    common = sorted(set(later.credits) & set(earlier.credits))
    if is_credited(later, earlier.outlet):
        because = f"credits {earlier.outlet}"
    elif common:
        because = f"both credit {common[0]}"
    else:
        return
    sure = share >= CREDITED and not _furniture(pair)
    reason = f"{because}; {percent(share)} of the shorter text stands in the longer"
    yield Finding(later, earlier, kind_of(pair), max(share, 0.9) if sure else share, reason, sure)


def retold(pair: Pair) -> Iterator[Finding]:
    """One credits, names or links to the other and tells its report anew: its names and numbers, and what is left of the quotations."""
    later, earlier = pair.later, pair.earlier
    if pair.words.runs < RETOLD_RUNS / 2 or pair.foreign or pair.days > RETOLD_DAYS or pair.least < SHORT or same_outlet(later, earlier):
        return
    named = is_credited(later, earlier.outlet) or is_named(later, earlier.outlet)
    if not named and not pair.links_back:
        return
    both, mine, theirs = shared_anchors(later, earlier)
    share = min(mine, theirs)
    if both >= RETOLD_SAME and share >= RETOLD_SUGGEST:
        bound = pair.lowered if named else 1.0  # a link that stands for the name does not lower the bounds as well
        sure = share >= RETOLD * bound and pair.words.runs >= RETOLD_RUNS * bound
        reason = f"{both} names and numbers and {pair.words.runs} runs of words are the same"
        reason = pair.told(f"names {earlier.outlet}; {reason}" if named else reason)
        yield Finding(later, earlier, "rewritten", 0.85 if sure else min(pair.raised(share * 0.8), 0.84), reason, sure)


def kind_of(pair: Pair) -> CopyKind:
    """How the words were taken over."""
    if same_outlet(pair.later, pair.earlier):
        return "version"
    if pair.words.of_longer >= WHOLE:
        return "verbatim"
    return "partial" if pair.words.of_shorter >= CUT else "rewritten"


def is_credited(trace: Trace, outlet: str) -> bool:
    """Whether *trace* credits *outlet* by its name or the part of it that is its own: “Lodestar” for “Lodestar Press”."""
    return bool(outlet) and any(
        credit == outlet or set(_telling(credit)) & set(_telling(outlet)) == set(_telling(credit)) for credit in trace.credits
    )


def _plausible(pair: Pair) -> bool:
    """Whether the same words are the reports' own: not a form filled in, nor under headlines without a word in common weeks apart."""
    return not pair.filled_in and (_heads_alike(pair) > 0 or pair.days <= OWN_DAYS)


def _furniture(pair: Pair) -> bool:
    """Whether the same words may be what two pages have around their reports: a login wall, a list of what else there is to read."""
    return _heads_alike(pair) < HEADS and not (pair.later.borne_out and pair.earlier.borne_out)


def _heads_alike(pair: Pair) -> float:
    """The share of the shorter headline's words that the other has; 1 where one has no headline."""
    mine, theirs = set(pair.later.head), set(pair.earlier.head)
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 1.0


def _own_version(pair: Pair) -> bool:
    """Whether an outlet's two texts are one report: nearly all of it, within days."""
    words = pair.words
    if pair.least < SHORT:
        return words.of_longer >= 0.9 and pair.days <= 1 and _all_anchors(pair)
    return words.of_shorter >= OWN and words.of_longer >= OWN_LONGER and pair.days <= OWN_DAYS


def _reprint(pair: Pair) -> bool:
    """Whether two outlets' texts are one report."""
    words = pair.words
    if pair.least < SHORT:
        return words.of_longer >= 0.9 and pair.days <= 1 and _all_anchors(pair)
    if words.of_longer >= WHOLE:
        return True
    cut = pair.in_order and pair.later.words < pair.earlier.words  # who came later and has less took it from the whole
    return pair.days <= DAYS and (words.of_shorter >= CUT if cut else words.of_shorter >= MOSTLY and words.of_longer >= HALF)


def _all_anchors(pair: Pair) -> bool:
    _, mine, theirs = shared_anchors(pair.later, pair.earlier)
    return min(mine, theirs) == 1.0


def is_named(trace: Trace, outlet: str) -> bool:
    """Whether the text names *outlet*."""
    return names({form for form, _, _ in trace.anchors}, outlet)


def names(anchors: Set[str], outlet: str) -> bool:
    """Whether *outlet* is among the *anchors* of a text."""
    telling = _forms(outlet)
    return bool(telling) and telling <= anchors


@lru_cache(maxsize=4096)
def _forms(outlet: str) -> frozenset[str]:
    return frozenset(name_form(word) for word in _telling(outlet) if len(word) >= LEAST)


def _telling(name: str) -> list[str]:
    """The words of an outlet's name that are not other outlets' too; all of them where none is left."""
    words = name.split()
    return [word for word in words if word not in _general()] or words


@cache
def _general() -> frozenset[str]:
    table = tomllib.loads((Path(__file__).parent / "data" / "outlets.toml").read_text(encoding="utf-8"))
    return frozenset(table["general"])
