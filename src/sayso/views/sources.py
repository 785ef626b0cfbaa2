"""Sources: who speaks most as a list, and one with everything it said, in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.ledger.names import key
from sayso.ledger.tables import alias as l
from sayso.ledger.tables import alias_context as x
from sayso.ledger.tables import article as a
from sayso.ledger.tables import source as o
from sayso.ledger.tables import source_name as n
from sayso.ledger.tables import statement as s
from sayso.records import SOURCE_KINDS
from sayso.text import fold
from sayso.views.asking import ID_DIGITS, ids_from
from sayso.views.judgements import JudgementRow, judgements_of
from sayso.views.rows import BUSIEST, SOURCES, STATEMENTS, SourceRow, StatementRow, source_rows, statement_rows
from sayso.views.suggestions import Alike, alike

LIKENESS = 0.75
"""How like two names are (by difflib's measure) before one is suggested for the other; one wrong letter in six leaves 0.83."""
COMPARED = 2000
"""Names compared for a suggestion: difflib takes about 0.05 ms each."""
NAMED = 5
"""Sources of one name that are listed when it is not clear which is meant."""
VOICES = 100
"""Those who speak for a body, at most; the list of sources has all."""
FORMS = 100
"""Names beside a name, at most."""


@dataclass(frozen=True, slots=True)
class Called:
    """One name of a source."""

    name: str
    """The words."""
    languages: tuple[str, ...]
    """Languages of the articles that use it; none where they are not known."""
    statements: int
    """Statements under this name; 0 for one that articles only give beside another."""
    id: str | None
    """The name's own id, for taking it out of the source; None for one that articles only give beside another."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source, whole."""

    row: SourceRow
    """As lists show it."""
    names: tuple[str, ...]
    """Every name under which it says something, the commonest first."""
    statements: tuple[StatementRow, ...]
    """Everything it said, by the day it was said or else published; what has no day comes last."""
    called: tuple[Called, ...] = ()
    """Its names in all forms and scripts, the commonest first."""
    part_of: SourceRow | None = None
    """The body that it speaks for."""
    voices: tuple[SourceRow, ...] = ()
    """Those who speak for it."""
    alike: tuple[Alike, ...] = ()
    """Other sources that may be the same, best first; those that a person has rejected last."""
    judgements: tuple[JudgementRow, ...] = ()
    """What persons decided about it, newest first."""


def sources(
    ledger: Ledger, *, kind: str | None = None, words: str | None = None, mentions: bool = False, limit: int = 100, offset: int = 0
) -> tuple[SourceRow, ...]:
    """The sources, most statements first; with *words* only those that have all of them in one name, with *mentions* mere mentions too.

    Raises UsageError for a *kind* that is none.
    """
    asked = SOURCES.where(o.c.statements > 0).order_by(*BUSIEST).limit(limit).offset(offset)
    if not mentions:
        asked = asked.where(o.c.named)
    if kind and kind not in SOURCE_KINDS:
        raise UsageError(f"there is no such kind of source; the kinds are {', '.join(SOURCE_KINDS)}", kind)
    if kind:
        asked = asked.where(o.c.kind == kind)
    if words and words.strip():
        wanted = fold(words).split()
        if not wanted:
            return ()
        # A word may be the middle of another (“guard” in “coastguard”): no index of words would do, the folded names are read through.
        named = select(n.c.source_id).where(*(n.c.folded.contains(word, autoescape=True) for word in wanted))
        called = (o.c.folded.contains(word, autoescape=True) for word in wanted)
        asked = asked.where(or_(o.c.id.in_(named), and_(*called)))
    with ledger.reading() as connection:
        return source_rows(connection, asked)


def source(ledger: Ledger, who: str, *, limit: int | None = None, offset: int = 0) -> SourceView:
    """The source with this id or name, or whose id alone begins so; with everything it said, or *limit* statements from *offset* on.

    Raises NotInLedger when there is none, with the names that come near; UsageError when several go by it.
    """
    with ledger.reading() as connection:
        id_ = one_of(connection, who)
        [row] = source_rows(connection, SOURCES.where(o.c.id == id_))
        often = func.sum(n.c.statements)
        names = select(n.c.name).where(n.c.source_id == id_).group_by(n.c.name).order_by(often.desc(), n.c.name)
        known = tuple(connection.scalars(names)) or (row.name,)
        said = STATEMENTS.where(s.c.source_id == id_, s.c.shown).order_by(*IN_TIME).limit(limit).offset(offset if limit else None)
        body = source_rows(connection, SOURCES.where(o.c.id == row.part_of)) if row.part_of else ()
        return SourceView(
            row,
            known,
            statement_rows(connection, said),
            called=_called(connection, id_),
            part_of=body[0] if body else None,
            voices=source_rows(connection, SOURCES.where(o.c.part_of == id_, o.c.statements > 0).order_by(*BUSIEST).limit(VOICES)),
            alike=alike(connection, id_),
            judgements=judgements_of(connection, id_),
        )


def find(ledger: Ledger, who: str) -> str:
    """The id of the source that *who* means, as `source` finds it."""
    with ledger.reading() as connection:
        return one_of(connection, who)


def name_of(ledger: Ledger, who: str) -> str:
    """What the one source is called that *who* means; empty where it means none or several."""
    with ledger.reading() as connection:
        ids = ids_of(connection, who)
        return str(connection.scalar(select(o.c.name).where(o.c.id == ids[0]))) if len(ids) == 1 else ""


IN_TIME: tuple[ColumnElement[Any], ...] = (
    s.c.day == "",
    s.c.day,
    case({"initially": 0, "earlier": 1, "now": 3, "later": 4}, value=s.c.said_order, else_=2),
    func.coalesce(s.c.said_to, s.c.day),  # what was said on a day comes before what was said in the month that begins with it
    a.c.moment,
    a.c.id,
    s.c.ordinal,
)


def _called(connection: Connection, id_: str) -> tuple[Called, ...]:
    """The names of a source: those it speaks under, then those that articles give beside them."""
    spoken = select(n.c.name, n.c.language, n.c.statements, n.c.alias_id).where(n.c.source_id == id_)
    found: dict[str, Called] = {}
    for name, language, statements, alias_id in connection.execute(spoken.order_by(n.c.statements.desc(), n.c.name, n.c.language)):
        found[name] = _with(found.get(name) or Called(name, (), 0, alias_id), language, statements)
    beside = (
        select(x.c.name, x.c.language).join_from(x, l, l.c.id == x.c.alias_id).where(l.c.source_id == id_, x.c.sort.in_(("also", "form")))
    )
    for name, language in connection.execute(beside.distinct().order_by(x.c.sort, x.c.name, x.c.language).limit(FORMS)):
        found[name] = _with(found.get(name) or Called(name, (), 0, None), language, 0)
    return tuple(sorted(found.values(), key=lambda each: -each.statements))


def _with(called: Called, language: str, statements: int) -> Called:
    languages = {*called.languages, language} - {""}
    return replace(called, languages=tuple(sorted(languages)), statements=called.statements + statements)


def ids_of(connection: Connection, who: str) -> list[str]:
    """The ids of all sources that *who* may mean: by an id of now or once, by name, by the beginning of an id that no other has."""
    if len(who.strip()) == ID_DIGITS and (exact := _now(connection, ids_from(connection, o.c.id, who))):
        return exact
    folded = fold(who) or who
    bear = or_(o.c.id.in_(select(n.c.source_id).where(n.c.folded == folded)), and_(o.c.folded == folded, o.c.statements > 0))
    found = [str(id_) for id_ in connection.scalars(select(o.c.id).where(bear).order_by(*BUSIEST))]
    if found:
        return found
    beginning = _now(connection, ids_from(connection, o.c.id, who))
    if len(beginning) == 1:
        return beginning
    # Nobody is called just so; a name that is read as one of theirs will do.
    keys = {key(who, "person"), key(who, "body")} if fold(who) else set()
    also = select(x.c.alias_id).where(x.c.sort == "also", x.c.value.in_(keys))
    spelled = select(l.c.source_id).where(or_(l.c.key.in_(keys), l.c.id.in_(also)), l.c.named)
    return [str(id_) for id_ in connection.scalars(select(o.c.id).where(o.c.id.in_(spelled)).order_by(*BUSIEST))]


def _now(connection: Connection, ids: Sequence[str]) -> list[str]:
    """The sources that *ids* lead to today: one that was joined to another leads there."""
    moved = dict(connection.execute(select(l.c.id, l.c.source_id).where(l.c.id.in_(ids))).tuples().all()) if ids else {}
    return list(dict.fromkeys(moved.get(id_, id_) for id_ in ids))


def one_of(connection: Connection, who: str) -> str:
    """The id of the one source that *who* means, as `source` finds it."""
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
