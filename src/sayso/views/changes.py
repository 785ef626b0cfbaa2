"""What changed, the newest first: new parties and answers, changed ones, articles whose text was changed with or without saying so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.settled import recall_settlement
from sayso.ledger.settled_tables import answer as n
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import story as o
from sayso.ledger.settled_tables import story_article as sa
from sayso.ledger.tables import article as a
from sayso.origins.changes import find_notice, word_diff
from sayso.views.stories import find_story
from sayso.views.turns import Change, turns
from sayso.views.versions import is_dated

LOOKED = 3
"""Answers looked through for each change that is wanted: one that repeats what its party said before is none."""


def changes(ledger: Ledger, *, since: int | None = None, story: str | None = None, limit: int = 100, offset: int = 0) -> tuple[Change, ...]:
    """What became known after *since* (seconds in UTC), in one *story* or in all, newest first.

    Raises NotInLedger when there is no such story, UsageError when several may be meant.
    """
    with ledger.reading() as connection:
        home = find_story(connection, story).id if story else None
        wanted = limit + offset
        found = [*_told(connection, home, since, wanted), *_edits(connection, home, since, wanted)]
    found.sort(key=lambda each: (each.at or "", each.story or "", each.label or "", each.party_name or "", each.article), reverse=True)
    return tuple(found[offset : offset + limit])


def _told(connection: Connection, story: str | None, since: int | None, wanted: int) -> Iterator[Change]:
    for id_, name in _touched(connection, story, since, wanted):
        for change in turns(recall_settlement(connection, id_), id_, name):
            if since is None or (change.voice is not None and change.voice.known > since):
                yield change


def _touched(connection: Connection, story: str | None, since: int | None, wanted: int) -> Iterable[tuple[str, str]]:
    """The stories in which the newest answers stand."""
    newest = select(q.c.story_id).join_from(n, q, q.c.id == n.c.question_id).order_by(n.c.known.desc(), n.c.id)
    if story is not None:
        newest = newest.where(q.c.story_id == story)
    if since is not None:
        newest = newest.where(n.c.known > since)
    homes = dict.fromkeys(connection.scalars(newest.limit(LOOKED * wanted)))
    names = dict(connection.execute(select(o.c.id, o.c.name).where(o.c.id.in_(homes))).tuples().all())
    return [(id_, names[id_]) for id_ in homes]


def _edits(connection: Connection, story: str | None, since: int | None, wanted: int) -> Iterator[Change]:
    """Texts that took the place of an earlier one at the same address."""
    former = a.alias("former")
    asked = (
        select(a.c.id, a.c.title, a.c.outlet, a.c.modified, a.c.known_at, former.c.id.label("former"), former.c.modified.label("before"))
        .add_columns(o.c.id.label("story"), o.c.name, a.c.text, former.c.text.label("text_before"))
        .join_from(a, former, former.c.id == a.c.version_of)
        .outerjoin(sa, sa.c.article_id == a.c.id)
        .outerjoin(o, o.c.id == sa.c.story_id)
        .where(a.c.status == "current")
        .order_by(a.c.known_at.desc(), a.c.id)
        .limit(wanted)
    )
    if story is not None:
        asked = asked.where(o.c.id == story)
    if since is not None:
        asked = asked.where(a.c.known_at > since)
    for row in connection.execute(asked):
        yield Change(
            kind="edit",
            at=datetime.fromtimestamp(row.known_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            story=row.story,
            story_name=row.name,
            article=row.id,
            outlet=row.outlet,
            title=row.title,
            former=row.former,
            silent=not is_dated(row.before, row.modified) and not find_notice(row.text, word_diff(row.text_before, row.text)),
        )
