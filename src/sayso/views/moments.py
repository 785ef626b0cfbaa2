"""When something of a story became known: the moments between which its board is the same."""

from __future__ import annotations

from sqlalchemy import select

from sayso.ledger import Ledger
from sayso.ledger.settled_tables import answer as w
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import voice as v
from sayso.views.answered import instant
from sayso.views.narrowing import stops
from sayso.views.stories import find_story


def moments(ledger: Ledger, story: str) -> tuple[str, ...]:
    """The moments of a story's slider, ISO 8601, the earliest first: those that its board offers."""
    with ledger.reading() as connection:
        home = find_story(connection, story).id
        asked = select(v.c.known).distinct().join_from(v, w, w.c.id == v.c.answer_id).join(q, q.c.id == w.c.question_id)
        known = connection.scalars(asked.where(q.c.story_id == home, v.c.known != 0).order_by(v.c.known)).all()
    return tuple(told for each in stops(known) if (told := instant(each)))
