"""What the desk opens with: the stories, what came into them since somebody last looked, what is disputed before the rest.

“Since” is when the book took an article in, not when the article appeared: an old page that was added this morning is news this morning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import case, func, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.settled import recall_settlement
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import story as o
from sayso.ledger.settled_tables import story_article as sa
from sayso.ledger.tables import article as a
from sayso.views.questions import Brief
from sayso.views.stories import NEWEST, STORIES, StoryRow, story_rows
from sayso.views.turns import Change, turns

STORIES_SHOWN = 6
"""Stories whose news is told; the others are a click away."""
CHANGES_SHOWN = 4
"""Changes told of each story."""
DISPUTED_SHOWN = 3
"""Disputed questions named under each story."""
ARTICLES_READ = 400
"""Articles of the stories that are looked through for what changed: the page that opens first must not keep anybody waiting."""


@dataclass(frozen=True, slots=True)
class News:
    """What came into one story."""

    story: StoryRow
    """The story as it stands now."""
    articles: int
    """How many articles came."""
    independent: int
    """How many of them are no copies."""
    changes: tuple[Change, ...]
    """What they brought: on disputed questions first, then the newest."""
    changes_total: int
    """How much they brought in all."""
    disputed: frozenset[str]
    """Ids of the questions among these on which parties differ."""
    looked_through: bool = True
    """Whether the story was looked through; one of very many articles is only counted."""


@dataclass(frozen=True, slots=True)
class Since:
    """What came since somebody last looked."""

    at: str
    """When that was, ISO 8601 in UTC."""
    articles: int
    """How many articles came, of a story or not, each in its latest version."""
    news: tuple[News, ...]
    """The stories that they are of: those with disputed questions first."""
    stories: int
    """How many stories they are of in all."""


def since(ledger: Ledger, seconds: float) -> Since:
    """What the book took in after *seconds* (UTC), by story."""
    moment = datetime.fromtimestamp(seconds, UTC)
    with ledger.reading() as connection:
        asked = select(a.c.id, a.c.is_latest).where(a.c.added_at > moment.isoformat(), a.c.status == "current")
        came = dict(connection.execute(asked).tuples().all())
        homes = _homes(connection, moment) if came else {}
        touched = story_rows(connection, STORIES.where(o.c.id.in_(homes)).order_by((o.c.disputed > 0).desc(), *NEWEST)) if homes else ()
        told, room = [], ARTICLES_READ
        for row in touched[:STORIES_SHOWN]:
            told.append(_news(connection, row, homes[row.id], came if row.articles <= room else None))
            room -= row.articles if told[-1].looked_through else 0
    # What is told of a disputed question now comes before what is disputed elsewhere in its story.
    told.sort(key=lambda each: not each.disputed)
    return Since(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), sum(came.values()), tuple(told), len(touched))


def _homes(connection: Connection, moment: datetime) -> dict[str, tuple[int, int]]:
    """The stories of what came after *moment*, each with how many articles, and how many that are no copies."""
    own = func.sum(case((sa.c.origin_id == sa.c.article_id, 1), else_=0))
    asked = (
        select(sa.c.story_id, func.count(), own)
        .join(a, a.c.id == sa.c.article_id)
        .where(a.c.added_at > moment.isoformat())
        .group_by(sa.c.story_id)
    )
    return {story: (articles, independent) for story, articles, independent in connection.execute(asked)}


def _news(connection: Connection, story: StoryRow, count: tuple[int, int], came: Collection[str] | None) -> News:
    """What the articles that *came* brought into *story*; None where it is not to be looked through."""
    news = News(story, *count, changes=(), changes_total=0, disputed=frozenset(), looked_through=came is not None)
    if came is None:
        return news
    changes = [each for each in turns(recall_settlement(connection, story.id), story.id, story.name) if each.article in came]
    asked = {each.question for each in changes if each.question}
    disputed = frozenset(connection.scalars(select(q.c.id).where(q.c.story_id == story.id, q.c.disputed))) & asked
    changes.sort(key=lambda each: (each.at or "", each.label or "", each.party_name or ""), reverse=True)
    changes.sort(key=lambda each: each.question not in disputed)
    return replace(news, changes=tuple(changes[:CHANGES_SHOWN]), changes_total=len(changes), disputed=disputed)


def disputed(ledger: Ledger, stories: Iterable[StoryRow]) -> Mapping[str, Sequence[Brief]]:
    """The questions of each of *stories* on which parties differ, those that most answer first; of each but a few."""
    ids = [row.id for row in stories if row.disputed]
    found: defaultdict[str, list[Brief]] = defaultdict(list)
    asked = select(q.c.story_id, q.c.id, q.c.label).where(q.c.story_id.in_(ids), q.c.disputed).order_by(q.c.answers.desc(), q.c.id)
    if ids:
        with ledger.reading() as connection:
            for story, id_, label in connection.execute(asked):
                if len(found[story]) < DISPUTED_SHOWN:
                    found[story].append(Brief(id_, label))
    return dict(found)
