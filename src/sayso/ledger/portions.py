"""Many ids, some at a time: SQLite takes 32,766 values in one query, and its plan is the same for each portion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam
from sqlalchemy.engine import Connection

AT_ONCE = 500
"""Ids asked for in one query."""
IDS: BindParameter[Any] = bindparam("ids", expanding=True)
"""In a query that is put together once, the ids that it is asked for."""


def some_of(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """*ids* as they come, as many at a time as one query asks for."""
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def portions(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    """*ids* in their own order, so that nothing hangs on the order in which they came."""
    return some_of(sorted(ids))


def rows_for(connection: Connection, ids: Iterable[str], asked: Select[Any] | Callable[[Sequence[str]], Select[Any]]) -> Iterator[Any]:
    """The rows that *asked* gives for *ids*: a query about `IDS`, or what makes one of some ids."""
    for some in portions(ids):
        if callable(asked):
            yield from connection.execute(asked(some)).all()
        else:  # to put a query together costs more than to ask a short one
            yield from connection.execute(asked, {"ids": some}).all()
