"""What a reader may name a thing by: its id, or the beginning of one that no other has."""

from __future__ import annotations

import re
from typing import Literal

from sqlalchemy import Column, select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.ledger.tables import article, statement

ID_DIGITS = 16
_HEX = re.compile(rf"[0-9a-f]{{1,{ID_DIGITS}}}")


def by_prefix(connection: Connection, column: Column[str], given: str, what: str) -> str:
    """The one id in *column* that begins with *given*.

    Raises NotInLedger where there is none, UsageError where there are several.
    """
    found = ids_from(connection, column, given)
    if not found:
        raise NotInLedger(f"there is no {what} with this id in the ledger", given)
    if len(found) > 1:
        raise UsageError(f"several {what}s have ids that begin so; give more of it", given)
    return found[0]


def whole_id(ledger: Ledger, what: Literal["article", "statement"], given: str) -> str:
    """The whole id of the article or statement that *given* is or begins.

    Raises NotInLedger where there is none, UsageError where there are several.
    """
    with ledger.reading() as connection:
        return by_prefix(connection, (article if what == "article" else statement).c.id, given, what)


def ids_from(connection: Connection, column: Column[str], given: str) -> list[str]:
    """At most two ids in *column* that begin with *given*."""
    beginning = given.strip().lower()
    if not _HEX.fullmatch(beginning):
        return []
    # "g" follows every hex digit: a range of an index, where LIKE would read the whole of it.
    asked = select(column).where(column >= beginning, column < beginning + "g").order_by(column).limit(2)
    return [str(id_) for id_ in connection.scalars(asked)]
