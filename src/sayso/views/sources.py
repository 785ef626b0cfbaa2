"""Sources: who speaks most as a list, and one with everything it said, in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.ledger.tables import article as a
from sayso.ledger.tables import source as o
from sayso.ledger.tables import source_name as n
from sayso.ledger.tables import statement as s
from sayso.records import SOURCE_KINDS
from sayso.text import fold
from sayso.views.asking import ID_DIGITS, ids_from
from sayso.views.rows import BUSIEST, SOURCES, STATEMENTS, SourceRow, StatementRow, source_rows, statement_rows

LIKENESS = 0.75
"""How like two names are (by difflib's measure) before one is suggested for the other; one wrong letter in six leaves 0.83."""
COMPARED = 2000
"""Names compared for a suggestion: difflib takes about 0.05 ms each."""
NAMED = 5
"""Sources of one name that are listed when it is not clear which is meant."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source, whole."""

    row: SourceRow
    """As lists show it."""
    names: tuple[str, ...]
    """Every name it goes by, the commonest first."""
    statements: tuple[StatementRow, ...]
    """Everything it said, by the day it was said or else published; what has no day comes last."""


def sources(
    ledger: Ledger, *, kind: str | None = None, words: str | None = None, limit: int = 100, offset: int = 0
) -> tuple[SourceRow, ...]:
    """The sources, most statements first; with *words* only those that have all of them in one name.

    Raises UsageError for a *kind* that is none.
    """
    asked = SOURCES.where(o.c.statements > 0).order_by(*BUSIEST).limit(limit).offset(offset)
    if kind and kind not in SOURCE_KINDS:
        raise UsageError(f"there is no such kind of source; the kinds are {', '.join(SOURCE_KINDS)}", kind)
    if kind:
        asked = asked.where(o.c.kind == kind)
    if words and words.strip():
        wanted = fold(words).split()
        if not wanted:
            return ()
        # A word may be the middle of another (“guard” in “coastguard”): no index of words would do, the folded names are read through.
        asked = asked.where(o.c.id.in_(select(n.c.source_id).where(*(n.c.folded.contains(word, autoescape=True) for word in wanted))))
    with ledger.reading() as connection:
        return source_rows(connection, asked)


def source(ledger: Ledger, who: str) -> SourceView:
    """The source with this id or name, or whose id alone begins so.

    Raises NotInLedger when there is none, with the names that come near; UsageError when several go by it.
    """
    with ledger.reading() as connection:
        id_ = _one(connection, who)
        [row] = source_rows(connection, SOURCES.where(o.c.id == id_))
        often = func.sum(n.c.statements)
        names = select(n.c.name).where(n.c.source_id == id_).group_by(n.c.name).order_by(often.desc(), n.c.name)
        known = tuple(connection.scalars(names)) or (row.name,)
        said = STATEMENTS.where(s.c.source_id == id_, s.c.shown).order_by(*IN_TIME)
        return SourceView(row, known, statement_rows(connection, said))


IN_TIME: tuple[ColumnElement[Any], ...] = (
    s.c.day == "",
    s.c.day,
    func.coalesce(s.c.said_to, s.c.day),  # what was said on a day comes before what was said in the month that begins with it
    a.c.moment,
    a.c.id,
    s.c.ordinal,
)


def ids_of(connection: Connection, who: str) -> list[str]:
    """The ids of all sources that *who* may mean: the one with this id, those of this name, the one whose id alone begins so."""
    if len(who.strip()) == ID_DIGITS and (exact := ids_from(connection, o.c.id, who)):
        return exact
    folded = fold(who) or who
    named = select(o.c.id).where(o.c.id.in_(select(n.c.source_id).where(n.c.folded == folded))).order_by(*BUSIEST)
    found = [str(id_) for id_ in connection.scalars(named)]
    if found:
        return found
    beginning = ids_from(connection, o.c.id, who)
    return beginning if len(beginning) == 1 else []


def _one(connection: Connection, who: str) -> str:
    found = ids_of(connection, who)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"several sources go by this name; name one by its id: {_listed(connection, found)}", who)
    if ids_from(connection, o.c.id, who):
        raise UsageError("several sources have ids that begin so; give more of it", who)
    near = _near(connection, who)
    hint = f"; did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""
    raise NotInLedger(f"nobody in the ledger goes by this name{hint}", who)


def _listed(connection: Connection, ids: Sequence[str]) -> str:
    rows = source_rows(connection, SOURCES.where(o.c.id.in_(ids[:NAMED])).order_by(*BUSIEST))
    shown = ", ".join(f"{row.id} ({row.kind}, {row.statements} said)" for row in rows)
    return shown + (f" and {len(ids) - NAMED} more" if len(ids) > NAMED else "")


def _near(connection: Connection, who: str) -> list[str]:
    """Up to three names like *who*, among those that share a word or a beginning with it and the busiest."""
    wanted = fold(who)
    if not wanted or len(wanted) > 100:
        return []
    shared = or_(*(n.c.folded.contains(word, autoescape=True) for word in wanted.split()[:8]), n.c.folded.startswith(wanted[:2]))
    alike = select(n.c.folded, n.c.name).where(shared).order_by(n.c.statements.desc()).limit(COMPARED)
    busiest = select(n.c.folded, n.c.name).where(n.c.source_id.in_(select(o.c.id).order_by(*BUSIEST).limit(COMPARED))).limit(COMPARED)
    names = {folded: name for asked in (busiest, alike) for folded, name in connection.execute(asked).tuples()}
    return [names[folded] for folded in get_close_matches(wanted, list(names), n=3, cutoff=LIKENESS)]
