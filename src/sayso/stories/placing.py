"""Which story one article is of, given the stories of those that came before it: what `grouping` does for many, for the one that is new.

A ledger places its articles one after the other in the order of publication, and again those, and only those, whose choice an article in
between can have changed. So an archive of any size is grouped at the price of what is new, and the outcome is that of placing all anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from sayso.records import Ruling
from sayso.stories.grouping import JOINS, LATEST, best_ties, story_id

__all__ = ["LATEST", "place"]


def place(article: str, stories: Mapping[str, Sequence[str]], scores: Mapping[str, float], rulings: Sequence[Ruling] = ()) -> str:
    """The id of the story that *article* is of: one of *stories*, or its own.

    *stories* are, by id, articles that come before it, in the order of publication; of each the last `LATEST` are asked. *scores* is how
    well it is tied to other articles. *rulings*, oldest first, outrank ties: a yes puts it into the story of the other article
    and a no keeps it out; where they cannot all be kept, the later are.

    >>> place("d", {"s": ["a", "b"], "t": ["c"]}, {"b": 0.6, "c": 0.7})
    't'
    >>> no = Ruling(join="story", a="d", b="c", verdict="no", by="ana", at="2031-01-01")
    >>> place("d", {"s": ["a", "b"], "t": ["c"]}, {"b": 0.6, "c": 0.7}, [no])
    's'
    """
    ruled = _ruled(article, stories, rulings)
    wanted = [story for story, together in ruled.items() if together]
    if wanted:
        return wanted[-1]
    ties = {story: best_ties(members[-LATEST:], scores) for story, members in stories.items() if story not in ruled}
    fitting = sorted(story for story, best in ties.items() if fmean(best) >= JOINS)
    # the sum, not the mean: three good ties say more than one that is somewhat better
    return max(fitting, key=lambda story: sum(ties[story]), default=story_id(article))


def _ruled(article: str, stories: Mapping[str, Sequence[str]], rulings: Sequence[Ruling]) -> dict[str, bool]:
    """By story whether a person puts the article into it (True) or keeps it out, the latest decision last."""
    ruled: dict[str, bool] = {}
    for ruling in rulings:
        other = ruling.b if ruling.a == article else ruling.a
        for story, members in stories.items():
            if other in members:
                ruled.pop(story, None)
                if ruling.verdict != "unsure":
                    ruled[story] = ruling.verdict == "yes"
    return ruled
