"""Stories: articles about one event, the newest first, each with how much it holds and what is disputed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Select, func, select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.ledger.settled_tables import story as o
from sayso.views.asking import ids_from

NAMED = 5
"""Stories of like names that are listed when it is not clear which is meant."""
SURELY_ID = 4
"""Digits from which a word of hex digits may be the beginning of an id; shorter ones are words (“a”, “bed”)."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as lists show it."""

    id: str
    """Its id."""
    name: str
    """What it is called."""
    articles: int
    """How many articles report it, copies included."""
    independent: int
    """How many reports they are after copies are folded."""
    questions: int
    """How many questions its statements answer."""
    disputed: int
    """On how many of them parties differ."""
    first: str | None
    """The day of its first article, as far as days are known."""
    last: str | None
    """The day of its last."""
    pinned: bool = False
    """Whether a person keeps it at the head of the list."""
    named_by: str | None = None
    """Who called it so; None where it is called after its articles."""
    outlets: int = 0
    """By how many media."""
    languages: tuple[str, ...] = ()
    """In which languages."""
    revised: int = 0
    """How many answers replaced another."""


STORIES: Select[Any] = select(
    o.c.id,
    o.c.name,
    o.c.articles,
    o.c.independent,
    o.c.questions,
    o.c.disputed,
    o.c.first,
    o.c.last,
    o.c.pinned,
    o.c.name_by.label("named_by"),
    o.c.outlets,
    o.c.languages,
    o.c.revised,
)
NEWEST = (o.c.pinned.desc(), o.c.moment.desc(), o.c.id.desc())
"""Those that a person pinned, then the newest; an index has this order."""


def stories(ledger: Ledger, *, words: str | None = None, limit: int = 100, offset: int = 0) -> tuple[StoryRow, ...]:
    """The stories, pinned ones first, then by their newest article; with *words* only those that have all of them in their name."""
    asked = STORIES.order_by(*NEWEST).limit(limit).offset(offset)
    for word in (words or "").split():
        asked = asked.where(o.c.name.icontains(word, autoescape=True))
    with ledger.reading() as connection:
        return story_rows(connection, asked)


@dataclass(frozen=True, slots=True)
class Totals:
    """How much has been settled."""

    stories: int
    """How many stories there are."""
    articles: int
    """How many articles they have."""
    independent: int
    """How many reports those are after copies are folded."""
    questions: int
    """How many questions are answered."""
    disputed: int
    """On how many of them parties differ."""


def totals(ledger: Ledger) -> Totals:
    """How much has been settled, in all stories together."""
    summed = [func.coalesce(func.sum(o.c[name]), 0) for name in ("articles", "independent", "questions", "disputed")]
    with ledger.reading() as connection:
        return Totals(*connection.execute(select(func.count(), *summed)).one())


def story_rows(connection: Connection, asked: Select[Any]) -> tuple[StoryRow, ...]:
    """The rows of STORIES, narrowed and ordered."""
    return tuple(_row(row) for row in connection.execute(asked).mappings())


def find(ledger: Ledger, given: str) -> str:
    """The id of the story that *given* means, as `find_story` finds it."""
    with ledger.reading() as connection:
        return find_story(connection, given).id


def find_story(connection: Connection, given: str) -> StoryRow:
    """The story with this id, or whose id alone begins so, or whose name alone holds these words.

    Raises NotInLedger when there is none, UsageError when several may be meant.
    """
    ids = ids_from(connection, o.c.id, given) if len(given.strip()) >= SURELY_ID else []
    if len(ids) == 1:
        [row] = story_rows(connection, STORIES.where(o.c.id == ids[0]))
        return row
    if len(ids) > 1:
        raise UsageError("several stories have ids that begin so; give more of it", given)
    words = given.split()
    held = STORIES.where(*(o.c.name.icontains(word, autoescape=True) for word in words)).order_by(*NEWEST).limit(NAMED + 1)
    found = story_rows(connection, held) if words else ()
    alone = [row for row in found if row.name.casefold() == given.strip().casefold()] or found
    if not alone:
        raise NotInLedger("there is no story with this id or with these words in its name", given)
    if len(alone) > 1:
        listed = ", ".join(f"“{row.name}” ({row.id[:8]})" for row in alone[:NAMED])
        raise UsageError(f"several stories have these words in their names; give an id or more words: {listed}", given)
    return alone[0]


def _row(row: RowMapping) -> StoryRow:
    told = dict(row)
    return StoryRow(**{**told, "first": told["first"] or None, "last": told["last"] or None})
