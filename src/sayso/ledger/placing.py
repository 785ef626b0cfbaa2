"""Which article is in which story, while articles are put into their places one after the other.

What was read of the stories is held for one transaction, and what moved is written at its end. Articles stand in the order of
publication, those without a date last, and of one moment by their ids.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.ledger.dialect import keep, put
from sayso.ledger.keeping import ordered
from sayso.ledger.portions import IDS, portions, rows_for

Place = tuple[int, str]
"""Where an article stands in the order of publication."""
NOTHING = {"name": "", "pinned": False, "languages": (), "first": "", "last": ""}
NONE_YET = dict.fromkeys(("articles", "independent", "outlets", "moment", "questions", "answers", "disputed", "revised"), 0)


LAST: Place = (1 << 62, "")
"""After every article."""


@dataclass(frozen=True, slots=True)
class Shift:
    """An article came to a story or went from it: who asks that story may be told otherwise."""

    near: frozenset[str]
    """The articles of the story that are asked together with it, itself included."""
    after: Place
    """Where it stands: who comes before it does not ask it."""
    until: Place
    """Where it is no longer among the last: who comes after that does not ask it either."""


class Places:
    """The places of articles, as far as they were asked for, and their changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._story: dict[str, str | None] = {}
        self._at: dict[str, Place] = {}
        self._members: dict[str, list[Place]] = {}
        self._moved: set[str] = set()
        c = s.story_article.c
        last = connection.execute(select(c.moment, c.article_id).order_by(c.moment.desc(), c.article_id.desc()).limit(1)).one_or_none()
        self._last: Place = (last.moment, last.article_id) if last else (-(1 << 62), "")
        self.touched: set[str] = set()
        """The stories that an article came to or went from."""

    def look_up(self, articles: Collection[str]) -> None:
        """Read the places of *articles* at once."""
        new = [id_ for id_ in articles if id_ not in self._story]
        c, a = s.story_article.c, t.article.c
        placed = lambda some: select(c.article_id, c.story_id, c.moment).where(c.article_id.in_(some))  # noqa: E731  # used once, here
        found = {row.article_id: row for row in rows_for(self._connection, new, placed)}
        rest = [id_ for id_ in new if id_ not in found]
        for row in rows_for(self._connection, rest, lambda some: select(a.id, a.moment).where(a.id.in_(some))):
            self._at[row.id] = (ordered(row.moment), row.id)
            self._story[row.id] = None
        for id_, row in found.items():
            self._at[id_] = (row.moment, id_)
            self._story[id_] = row.story_id

    def at(self, article: str) -> Place:
        """Where *article* stands."""
        self.look_up([article])
        return self._at[article]

    def story_of(self, article: str) -> str | None:
        """The story that *article* is in."""
        self.look_up([article])
        return self._story[article]

    def before(self, article: str, others: Iterable[str]) -> dict[str, list[str]]:
        """The stories of those of *others* that come before *article*, each with all its articles that do."""
        mine = self.at(article)
        others = list(others)
        self.look_up(others)
        found: dict[str, list[str]] = {}
        for other in others:
            story = self._story.get(other)
            if story is not None and story not in found and self._at[other] < mine:
                members = self._all(story)
                found[story] = [id_ for _, id_ in members[: bisect_left(members, mine)]]
        return found

    def move(self, article: str, story: str | None, window: int) -> list[Shift]:
        """Put *article* into *story*, or out of all; gives whose choice may change with that, where the last *window* of a story are asked.

        Nobody's does where it comes last of all.
        """
        former, mine = self.story_of(article), self.at(article)
        if former == story:
            return []
        shifts = []
        for home in filter(None, (former, story)):
            members = self._all(home)
            place = bisect_left(members, mine)
            if home == former:
                del members[place]
            after = members[place : place + window]
            if mine < self._last:
                near = frozenset(id_ for _, id_ in (*members[max(place - window, 0) : place], mine, *after))
                shifts.append(Shift(near, mine, after[-1] if len(after) == window else LAST))
            if home != former:
                members.insert(place, mine)
            self.touched.add(home)
        self._story[article] = story
        self._moved.add(article)
        if story is not None:
            self._last = max(self._last, mine)
        return shifts

    def is_last(self, place: Place) -> bool:
        """Whether no article that is in a story comes after *place*."""
        return place >= self._last

    def due(self, article: str, moment: int | None) -> Place:
        """When to look after *article*: at the earlier of where it stands and where it should, published at *moment*."""
        held = self.at(article)
        return held if moment is None else min(held, (ordered(moment), article))

    def is_misdated(self, article: str, moment: int) -> bool:
        """Whether *article* stands elsewhere than where one published at *moment* does: another date was read from its page."""
        return self.at(article)[0] != ordered(moment)

    def redate(self, article: str, moment: int) -> None:
        """Let *article* stand at *moment*; one that is in a story stands there already."""
        if self.story_of(article) is None:
            self._at[article] = (ordered(moment), article)

    def placed_after(self, article: str, others: Collection[str]) -> set[str]:
        """Those of *others* that are in a story and come after *article*."""
        self.look_up([article, *others])
        return {id_ for id_ in others if self._story.get(id_) is not None and self._at[id_] > self._at[article]}

    def write(self) -> None:
        """Write what has moved."""
        c = s.story_article.c
        bare = [{"id": id_, **NOTHING, **NONE_YET} for id_ in sorted(self.touched) if self._members[id_]]
        if bare:
            self._connection.execute(keep(s.story), bare)
        gone = [id_ for id_ in self._moved if self._story[id_] is None]
        for some in portions(gone):
            self._connection.execute(delete(s.story_article).where(c.article_id.in_(some)))
        rows = [
            {"article_id": id_, "story_id": self._story[id_], "origin_id": id_, "moment": self._at[id_][0]}
            for id_ in sorted(self._moved - set(gone))
        ]
        if rows:
            self._connection.execute(put(s.story_article, but=frozenset({"origin_id"})), rows)
        self._moved.clear()

    def first_of(self, story: str) -> str | None:
        """The earliest article of *story*; None where it has none left."""
        members = self._all(story)
        return members[0][1] if members else None

    def _all(self, story: str) -> list[Place]:
        if story not in self._members:
            c = s.story_article.c
            asked = select(c.moment, c.article_id).where(c.story_id == story).order_by(c.moment, c.article_id)
            # What has moved since it was read is not written yet: only what stayed may be taken from the rows.
            members = [(moment, id_) for moment, id_ in self._connection.execute(asked).tuples() if id_ not in self._moved]
            members += [self._at[id_] for id_ in self._moved if self._story[id_] == story]
            self._members[story] = sorted(members)
        return self._members[story]


def tied_after(connection: Connection, places: Places, shift: Shift) -> set[str]:
    """The articles that may have to choose anew after a *shift*: tied to somebody near it, and not too far after it."""
    c = s.tie.c
    found = {row.later for row in rows_for(connection, shift.near, select(c.later).where(or_(c.a.in_(IDS), c.b.in_(IDS))))}
    places.look_up(found)
    return {id_ for id_ in found if shift.after < places.at(id_) <= shift.until and places.story_of(id_) is not None}


_tie = s.tie.c
SCORES = select(_tie.a, _tie.b, _tie.score).where(_tie.later == bindparam("this"))


def scores_of(connection: Connection, article: str) -> dict[str, float]:
    """How well *article* is tied to earlier ones."""
    return {a if b == article else b: score for a, b, score in connection.execute(SCORES, {"this": article})}
