"""Searches that a person keeps under a name, so that they and their feeds are at hand tomorrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger.desk_tables import saved_search
from sayso.ledger.dialect import put
from sayso.ledger.judging import NAME_MOST, seen
from sayso.records import digest
from sayso.text import fold

QUERY_MOST = 4000
"""Letters of a query; a form of ours that is filled to the brim sends fewer."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that is kept."""

    id: str
    """Its id."""
    name: str
    """What it is called."""
    query: str
    """What is asked, as a query string."""
    by: str
    """Who kept it."""
    at: str
    """When, ISO 8601."""


def save(connection: Connection, name: str, query: str, by: str) -> str:
    """Keep *query* under *name*; the same name again (case and accents aside) takes the place of what it was."""
    called, who = seen(name), seen(by)
    if not fold(called):
        raise UsageError("a name has letters in it", name)
    if len(called) > NAME_MOST:
        raise UsageError(f"a name has at most {NAME_MOST} letters", called[:40] + " …")
    if not query:
        raise UsageError("ask for something first: a search for nothing is the whole ledger")
    if len(query) > QUERY_MOST:
        raise UsageError(f"a search that is kept has at most {QUERY_MOST} letters")
    if not who:
        raise UsageError("say who keeps this (--by NAME)")
    id_ = digest("search", fold(called))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(put(saved_search), {"id": id_, "name": called, "query": query, "by": who, "at": now})
    return id_


def forget(connection: Connection, id: str) -> None:
    """Let a search go."""
    if not connection.execute(delete(saved_search).where(saved_search.c.id == id)).rowcount:
        raise NotInLedger("there is no kept search with this id", id)


def recall_searches(connection: Connection) -> Sequence[SavedSearch]:
    """Every search that is kept, by name."""
    rows = connection.execute(select(saved_search)).mappings().all()
    return sorted((SavedSearch(**row) for row in rows), key=lambda each: (fold(each.name), each.id))
