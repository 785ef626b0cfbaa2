"""Folds articles into the reports that they print: of all confirmed copies a forest, whose roots are the origins.

Every article has one report that it is closest to, and chains end at their end: a reprint's translation folds into the dispatch. A
page that holds parts of two reports folds into one of them and never joins the two. The outcome depends on what is there
and on nobody's order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.records import Origin, Ruling


def fold(moments: Mapping[str, int], origins: Iterable[Origin], rulings: Iterable[Ruling] = ()) -> dict[str, str]:
    """For each article of *moments* (id → when it came, seconds; 0 = not known) the one that its report folds into, itself where none.

    Only confirmed *origins* fold. A person's yes folds two articles whatever was found, a no keeps them in two reports also where a third
    would join them, and unsure leaves them a suggestion. Of two rulings on a pair the later one stands.
    """
    said = _standing(rulings)
    found = [each for each in origins if each.copy in moments and each.original in moments]
    forest = _Forest(moments, [pair for pair, verdict in said.items() if verdict == "no"])
    directed = {frozenset((each.copy, each.original)): each for each in sorted(found, key=_strength)}
    for pair in sorted((pair for pair, verdict in said.items() if verdict == "yes"), key=sorted):
        if len(pair) == 2 and all(article in moments for article in pair):
            known = directed.get(pair)
            copy, original = (known.copy, known.original) if known else sorted(pair, key=forest.came, reverse=True)
            forest.join(copy, original)
    for each in sorted(found, key=_strength):
        if each.status == "confirmed" and frozenset((each.copy, each.original)) not in said:
            forest.hang(each.copy, each.original)
    return {article: forest.root(article) for article in moments}


def _standing(rulings: Iterable[Ruling]) -> dict[frozenset[str], str]:
    """The last verdict on each pair of articles."""
    about = sorted((each for each in rulings if each.join == "copy"), key=lambda each: (each.at, each.verdict))
    return {frozenset((each.a, each.b)): each.verdict for each in about}


def _strength(origin: Origin) -> tuple[float, str, str]:
    """The strongest first."""
    return -origin.score, origin.copy, origin.original


class _Forest:
    """Trees of articles, none of which holds two that were ruled apart."""

    def __init__(self, moments: Mapping[str, int], apart: Iterable[frozenset[str]]) -> None:
        self._moments = moments
        self._above: dict[str, str] = {}
        self._tree = {article: {article} for article in moments}
        self._apart: dict[str, set[str]] = {}
        for pair in apart:
            for article in pair:
                self._apart.setdefault(article, set()).update(pair - {article})

    def came(self, article: str) -> tuple[bool, int, str]:
        """The order in which articles came, unknown ones last."""
        moment = self._moments[article]
        return moment == 0, moment, article

    def root(self, article: str) -> str:
        """Where the chain from *article* ends."""
        while article in self._above:
            article = self._above[article]
        return article

    def hang(self, copy: str, original: str) -> None:
        """Make *original* what *copy* was taken from, unless it has been taken from something already or that closes a circle."""
        if copy not in self._above and self.root(original) != copy and self._may_meet(copy, original):
            self._put(copy, original)

    def join(self, copy: str, original: str) -> None:
        """Put both into one tree, whatever stands above them."""
        top, root = self.root(copy), self.root(original)
        if top != root:
            self._put(top, root)

    def _may_meet(self, copy: str, original: str) -> bool:
        tree, other = self._tree[self.root(copy)], self._tree[self.root(original)]
        few, many = sorted((tree, other), key=len)
        return not any(self._apart.get(article, set()) & many for article in few)

    def _put(self, copy: str, original: str) -> None:
        root = self.root(original)
        self._above[copy] = original
        self._tree[root] |= self._tree[copy]
