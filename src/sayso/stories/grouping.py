"""Which article is of which story: one after the other in the order of publication, so that the newest decides about itself alone.

An article joins the story to whose latest articles it is tied best, if it is tied well enough to several of them, and begins its own
otherwise. Asking several keeps a war of years from becoming one story, each day of which is tied to the day before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Protocol

from sayso.records import Ruling, Tie, digest

JOINS = 0.58
"""How well an article must be tied to a story on average to be of it."""
LATEST = 12
"""So many articles of a story are asked: those nearest in time."""
ASKED = 3
"""Over the best so many ties the average is taken; of a story of fewer than five articles over half of them."""

Scores = Mapping[str, Mapping[str, float]]
"""Of an article, how well it is tied to each other one."""


class Node(Protocol):
    """What grouping needs to know of an article; a Topic is one."""

    @property
    def article(self) -> str:
        """Id of the article."""

    @property
    def moment(self) -> int:
        """Publication, seconds in UTC; 0 where it is not known."""


def group(nodes: Iterable[Node], ties: Iterable[Tie], rulings: Iterable[Ruling] = ()) -> dict[str, str]:
    """The story of every article of *nodes*, by its id: that of the story's earliest article.

    *ties* lie between them (others are passed over), in any order. *rulings* on stories outrank ties: a yes keeps two articles in
    one story and a no keeps them apart; of several on the same two the last one holds.
    """
    moments = {node.article: node.moment for node in nodes}
    # the undated come last: they join what is there
    order = sorted(moments, key=lambda article: (not moments[article], moments[article], article))
    scores = _scores(ties, moments)
    together, apart = _ruled(rulings, order)
    stories: list[list[str]] = []
    place: dict[str, int] = {}
    for article in order:
        if article in place:
            continue
        clump = together.get(article, [article])
        barred = {place[other] for member in clump for other in apart.get(member, ()) if other in place}
        near = {place[other] for other in scores.get(article, ()) if other in place} - barred
        ties_of = {number: _nearest_ties(article, stories[number], scores[article], moments) for number in near}
        fitting = [number for number, best in ties_of.items() if fmean(best) >= JOINS]
        # the sum, not the mean: three good ties say more than one that is somewhat better
        best = max(fitting, key=lambda number: (sum(ties_of[number]), -number), default=None)
        if best is None:
            best = len(stories)
            stories.append([])
        stories[best] += clump
        place |= dict.fromkeys(clump, best)
    rank = {article: number for number, article in enumerate(order)}
    names = [story_id(min(story, key=rank.__getitem__)) for story in stories]
    return {article: names[place[article]] for article in order}


def story_id(earliest: str) -> str:
    """The id of the story that begins with the article *earliest*."""
    return digest("story", earliest)


def _scores(ties: Iterable[Tie], moments: Mapping[str, int]) -> Scores:
    scores: dict[str, dict[str, float]] = {}
    for tie in ties:
        if tie.a in moments and tie.b in moments:
            scores.setdefault(tie.a, {})[tie.b] = tie.score
            scores.setdefault(tie.b, {})[tie.a] = tie.score
    return scores


def _nearest_ties(article: str, story: Sequence[str], scores: Mapping[str, float], moments: Mapping[str, int]) -> list[float]:
    """The best ties of *article* to those of *story* that are nearest in time; 0 where there is none."""
    moment = moments[article]
    asked = story
    if len(story) > LATEST:
        asked = sorted(story, key=lambda other: (abs(moments[other] - moment), other))[:LATEST]
    return best_ties(asked, scores)


def best_ties(asked: Sequence[str], scores: Mapping[str, float]) -> list[float]:
    """The best ties to the articles *asked*, over which the average is taken; 0 where there is none."""
    several = min(ASKED, (len(asked) + 1) // 2)
    return sorted((scores.get(other, 0.0) for other in asked), reverse=True)[:several]


def _ruled(rulings: Iterable[Ruling], order: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """Who is kept together (by each article, earliest first), and who is kept apart from whom."""
    known = frozenset(order)
    last: dict[frozenset[str], Ruling] = {}
    for ruling in sorted(rulings, key=lambda ruling: (ruling.at, ruling.verdict, ruling.a, ruling.b)):
        if ruling.join == "story" and {ruling.a, ruling.b} <= known and ruling.a != ruling.b:
            last[frozenset((ruling.a, ruling.b))] = ruling
    apart: dict[str, set[str]] = {}
    for ruling in last.values():
        if ruling.verdict == "no":
            apart.setdefault(ruling.a, set()).add(ruling.b)
            apart.setdefault(ruling.b, set()).add(ruling.a)
    clumps = {article: [article] for article in known}
    # of rulings that cannot all be kept the later ones are
    for ruling in sorted(last.values(), key=lambda ruling: (ruling.at, ruling.a, ruling.b), reverse=True):
        one, other = clumps[ruling.a], clumps[ruling.b]
        if ruling.verdict == "yes" and one is not other and not any(apart.get(member, set()) & set(other) for member in one):
            one += other
            clumps |= dict.fromkeys(other, one)
    rank = {article: number for number, article in enumerate(order)}
    for clump in clumps.values():
        clump.sort(key=rank.__getitem__)
    return clumps, apart
