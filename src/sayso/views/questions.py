"""One question with every answer that every party gave to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.settled import recall_settlement
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import question_broader as b
from sayso.ledger.settled_tables import story as o
from sayso.views.asking import by_prefix
from sayso.views.grid import Row, grid
from sayso.views.stories import STORIES, StoryRow, story_rows


@dataclass(frozen=True, slots=True)
class Brief:
    """Another question, as much of it as a link to it needs."""

    id: str
    """Its id."""
    label: str
    """As a person would write it."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question, whole."""

    row: Row
    """The question with its answers."""
    story: StoryRow
    """The story it is asked in."""
    broader: tuple[Brief, ...]
    """Questions that it is a part of."""
    narrower: tuple[Brief, ...]
    """Questions that are a part of it."""


def question(ledger: Ledger, id: str) -> QuestionView:
    """The question with this id, or whose id alone begins so.

    Raises NotInLedger when there is none, UsageError when several begin so.
    """
    with ledger.reading() as connection:
        whole = by_prefix(connection, q.c.id, id, "question")
        home = connection.scalar(select(q.c.story_id).where(q.c.id == whole))
        [story] = story_rows(connection, STORIES.where(o.c.id == home))
        [row] = grid(recall_settlement(connection, story.id, questions=[whole])).rows
        wider = select(b.c.broader_id).where(b.c.question_id == whole)
        within = select(b.c.question_id).where(b.c.broader_id == whole)
        return QuestionView(row, story, _briefs(connection, wider), _briefs(connection, within))


def _briefs(connection: Connection, ids: Select[Any]) -> tuple[Brief, ...]:
    asked = select(q.c.id, q.c.label).where(q.c.id.in_(ids)).order_by(q.c.label, q.c.id)
    return tuple(Brief(*row) for row in connection.execute(asked))
