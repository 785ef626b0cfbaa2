"""Statements of the book that say what a line of a draft says, where settling is not sure enough to line them up.

One and the same source says it in its own words again and again, so less has to be alike than between two parties; what is found so leads
to the answer that it is a voice of.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.checking.drafted import Part
from sayso.checking.fitting import is_told
from sayso.questions.likeness import says
from sayso.records import SILENT, Told
from sayso.text import fold
from sayso.traces import Counted, Point

IN_COMMON, SHARED = 3, 0.6
"""Telling words in common, and their share of the shorter of two statements, from which both are taken to say one thing."""
FEW, NEARLY_ALL = 2, 0.99
"""Of fewer words all must be in common."""
OF_ONE_PAGE = 0.5
"""The share that is enough where a draft names the very outlet that has it from somebody not named."""


def likest(part: Part, told: Iterable[Told]) -> tuple[Told, ...]:
    """The statements of *told* by the same source that are most like *part* and say yes or no like it; of somebody not named, of those
    who are not named either."""
    mine = part.told.claim.point
    if mine is None:
        return ()
    found: list[tuple[float, Told]] = []
    for each in told:
        if each.claim.own or each.claim.point is None or not _is_one_source(part.told, each) or says(part.told) != says(each):
            continue
        share, common = _shared(mine, each.claim.point)
        silent = part.told.stance in SILENT and part.told.stance == each.stance
        if _is_enough(share, common, named_outlet=_names_outlet(part.told, each), silent=silent):
            found.append((share, each))
    best = max((share for share, _ in found), default=0.0)
    return tuple(each for share, each in found if share >= best)


def with_numbers(counted: Iterable[Counted], told: Iterable[Told]) -> tuple[Told, ...]:
    """Those of *told* that give all the figures *counted*: who says the same of another number says something else."""
    every = list(counted)
    return tuple(each for each in told if all(any(is_told(one, other) for other in each.claim.counted) for one in every))


def _is_one_source(mine: Told, other: Told) -> bool:
    if mine.party_kind == "unnamed":
        return other.party_kind == "unnamed"
    return mine.source == other.source or mine.party == other.party


def _is_enough(share: float, common: int, *, named_outlet: bool, silent: bool) -> bool:
    """Whether so much in common makes one of two; of what one source twice says nothing about, a word is enough."""
    if common >= IN_COMMON:
        return share >= (OF_ONE_PAGE if named_outlet else SHARED)
    return (common >= FEW and share >= (OF_ONE_PAGE if named_outlet else NEARLY_ALL)) or (silent and common > 0 and share >= SHARED)


def _names_outlet(mine: Told, other: Told) -> bool:
    """Whether the draft says through whom somebody not named is known, and it is so."""
    if mine.party_kind != "unnamed":
        return False
    return bool({fold(name) for name in mine.chain} & {fold(name) for name in (*other.chain, other.outlet)})


def _shared(one: Point, other: Point) -> tuple[float, int]:
    """How much of the shorter of two statements is in the other, and how many words that is."""
    mine, theirs = {*one.terms, *one.aside}, {*other.terms, *other.aside}
    common = len(mine & theirs)
    return (common / min(len(mine), len(theirs)) if common else 0.0), common
