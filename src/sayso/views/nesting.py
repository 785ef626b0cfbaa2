"""The order in which statements are shown: as they are read, each nested one right after the one it stands within."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.records import Statement
from sayso.text import Span


def nested(statements: Iterable[Statement]) -> tuple[tuple[Statement, int], ...]:
    """Every statement once, each with how many of the others it stands within.

    One whose outer statement is not among them stands by itself. A circle, which only a ledger written by other
    hands can hold, is entered where it is read first.
    """
    ordered = sorted(statements, key=_place)
    ids = {statement.id for statement in ordered}
    inner: defaultdict[str | None, list[Statement]] = defaultdict(list)
    for statement in ordered:
        inner[statement.within if statement.within in ids else None].append(statement)
    shown: dict[str, tuple[Statement, int]] = {}
    for root in (*inner[None], *ordered):
        waiting = [(root, 0)]
        while waiting:
            statement, depth = waiting.pop()
            if statement.id not in shown:
                shown[statement.id] = statement, depth
                waiting += [(each, depth + 1) for each in reversed(inner[statement.id])]
    return tuple(shown.values())


def _place(statement: Statement) -> tuple[tuple[Span, ...], Span, str]:
    return statement.content.spans[:1], statement.span, statement.id
