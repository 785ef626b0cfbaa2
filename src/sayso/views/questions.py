"""One question with every answer that every party gave to it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from sayso.ledger import Ledger
from sayso.ledger.recalling_settled import recall_settlement
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import story as o
from sayso.records import Question
from sayso.views.asking import by_prefix
from sayso.views.grid import Row, grid
from sayso.views.stories import STORIES, StoryRow, story_rows


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question, whole."""

    row: Row
    """The question with its answers."""
    story: StoryRow
    """The story it is asked in."""
    broader: tuple[Question, ...]
    """Questions that it is a part of."""
    narrower: tuple[Question, ...]
    """Questions that are a part of it."""


def question(ledger: Ledger, id: str) -> QuestionView:
    """The question with this id, or whose id alone begins so.

    Raises NotInLedger when there is none, UsageError when several begin so.
    """
    with ledger.reading() as connection:
        whole = by_prefix(connection, q.c.id, id, "question")
        home = connection.scalar(select(q.c.story_id).where(q.c.id == whole))
        [story] = story_rows(connection, STORIES.where(o.c.id == home))
        settled = recall_settlement(connection, story.id)
    [row] = [row for row in grid(settled).rows if row.question.id == whole]
    return QuestionView(
        row,
        story,
        tuple(each for each in settled.questions if each.id in row.question.broader),
        tuple(each for each in settled.questions if whole in each.broader),
    )
