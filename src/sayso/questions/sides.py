"""Whose people a story counts: “its own soldiers”, “soldats léthiens” and “Lethian soldiers” brought to one, as the story names them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.questions.givens import Given
from sayso.questions.whom import OWN
from sayso.questions.wording import measures
from sayso.questions.words import name_roots


@dataclass(frozen=True, slots=True)
class _Sides:
    """The sides of a story, by the root of their name."""

    written: dict[str, str]
    """How most write it."""
    of_kind: dict[str, frozenset[str]]
    """The sides of which a kind of people is counted."""
    parties: dict[str, frozenset[str]]
    """The roots of all that a party is called."""

    def own(self, given: Given) -> str:
        """The one side that its speaker is of, by what the page or else any page calls him; empty where that is not plain."""
        for names in (frozenset(name_roots(given.counted.whose.split())), self.parties.get(given.told.party, frozenset())):
            sides = sorted(self.written.keys() & names)
            if len(sides) == 1:
                return sides[0]
        return ""


def sided(givens: Sequence[Given]) -> list[Given]:
    """*givens*, the kinds of people that they count called by the sides whose they are."""
    sides = _sides_of(givens)
    named = [_named(given, sides) for given in givens]
    told: dict[tuple[str, str, float | None, float | None], set[str]] = defaultdict(set)
    for given in named:
        whose, kind = parted(given.counted.of)
        if whose:
            for where in (given.told.article, ""):
                told[f"{where} {given.counted.measure} {kind}", kind, given.counted.low, given.counted.high].add(whose)
    return [_bare(given, sides, told) for given in named]


def parted(of: str) -> tuple[str, str]:
    """Whose they are and their kind: “North Korean soldiers”; the first is empty where it is not told.

    >>> parted("North Korean soldiers"), parted("soldiers"), parted("own soldiers"), parted("burnt houses")
    (('North Korean', 'soldiers'), ('', 'soldiers'), ('own', 'soldiers'), ('', 'burnt houses'))
    """
    whose, _, kind = of.rpartition(" ")
    return (whose, kind) if kind in measures().kinds else ("", of)


def _root(whose: str) -> str:
    return " ".join(name_roots(whose.split()))


def _sides_of(givens: Iterable[Given]) -> _Sides:
    called: defaultdict[str, set[str]] = defaultdict(set)
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    small: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for given in givens:
        told = given.told
        for words in (told.party_name, told.source_name, *told.described):
            called[told.party].update(name_roots([word for word in words.split() if word[:1].isupper()]))
        whose, kind = parted(given.counted.of)
        if whose and whose != OWN:
            root = _root(whose)
            (named if whose[:1].isupper() else small)[root][whose] += 1
            kinds[kind].add(root)
    known = {root for roots in called.values() for root in roots}
    named.update((root, count) for root, count in small.items() if root in known and root not in named)
    written = {root: min(words, key=lambda each: (-words[each], each)) for root, words in named.items()}
    return _Sides(
        written,
        {kind: frozenset(roots & written.keys()) for kind, roots in kinds.items()},
        {party: frozenset(roots) for party, roots in called.items()},
    )


def _named(given: Given, sides: _Sides) -> Given:
    """*given* with the side that its words name, as most of the story write it."""
    whose, kind = parted(given.counted.of)
    if not whose:
        return given
    if whose == OWN:
        root = sides.own(given)
        if kind == "men" and root in sides.of_kind.get("soldiers", ()):
            kind = "soldiers"
        return _of(given, f"{sides.written[root] if root else given.told.party_name} {kind}")
    written = sides.written.get(_root(whose), "")
    return _of(given, f"{written} {kind}".strip())


def _bare(given: Given, sides: _Sides, told: dict[tuple[str, str, float | None, float | None], set[str]]) -> Given:
    """*given*, which names no side where the story counts those of several, under the side that its number is told of, or its speaker's."""
    whose, kind = parted(given.counted.of)
    if whose or len(sides.of_kind.get(kind, ())) < 2:
        return given
    for where in (given.told.article, ""):
        same = told.get((f"{where} {given.counted.measure} {kind}", kind, given.counted.low, given.counted.high), set())
        if len(same) == 1:
            return _of(given, f"{next(iter(same))} {kind}")
    root = sides.own(given)
    return _of(given, f"{sides.written[root]} {kind}") if root in sides.of_kind[kind] else given


def _of(given: Given, of: str) -> Given:
    return replace(given, counted=replace(given.counted, of=of))
