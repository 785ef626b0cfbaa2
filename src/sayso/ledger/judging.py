"""A person's decisions about who is who: each is one more row with who and when, and the book is settled anew around it.

Rows are never changed (the table refuses it): an undoing is a row that names another, and can itself be undone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.ledger.counting import recount, shares
from sayso.ledger.dialect import keep
from sayso.ledger.identity import taken_out
from sayso.ledger.keeping import Step, mark
from sayso.ledger.merging import Verdict
from sayso.ledger.settling import resettle, undone_among
from sayso.records import digest
from sayso.text import fold, visible

NAME_MOST = 300
"""Letters of a name that a person gives; the longest of a ministry in the states' own lists has 143."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision as it was written."""

    id: str
    """Its id: what `undo` takes."""
    kind: Verdict
    """What was decided."""
    a: str
    """The source it is about, by its name then."""
    b: str
    """The other one, or the names taken out."""
    name: str | None
    """The new name, where one was given."""
    source_id: str
    """The source it is about, as it now is."""


@dataclass(slots=True)
class _Row:
    """A decision to be written."""

    kind: Verdict
    a: str = ""
    b: str = ""
    name: str | None = None
    undoes: str | None = None
    sides: set[tuple[str, str, str]] = field(default_factory=set)
    """Side, name, and the article where only its words are meant."""


def merge(connection: Connection, one: str, other: str, by: str) -> Judged:
    """Make the sources *one* and *other* (ids) one."""
    if one == other:
        raise UsageError("this is one source already", _called(connection, one))
    return _judge(connection, _both("merge", connection, one, other), by, one)


def distinct(connection: Connection, one: str, other: str, by: str) -> Judged:
    """Keep the sources *one* and *other* (ids) apart, whatever the names say."""
    if one == other:
        raise UsageError("this is one source; `split` takes names out of it", _called(connection, one))
    return _judge(connection, _both("not-the-same", connection, one, other), by, one)


def rename(connection: Connection, source_id: str, name: str, by: str) -> Judged:
    """Call a source *name*; the names that articles give it stay beside it."""
    wanted = seen(name)
    if not fold(wanted):
        raise UsageError("a name has letters in it", name)
    if len(wanted) > NAME_MOST:
        raise UsageError(f"a name has at most {NAME_MOST} letters", wanted[:40] + " …")
    row = _Row("rename", _called(connection, source_id), name=wanted, sides={("a", id_, "") for id_ in _aliases(connection, source_id)})
    return _judge(connection, row, by, source_id)


def promote(connection: Connection, source_id: str, by: str) -> Judged:
    """Confirm that a mention is a source of its own."""
    if connection.scalar(select(t.source.c.named).where(t.source.c.id == source_id)):
        raise UsageError("this is a source already, not a mere mention", _called(connection, source_id))
    row = _Row("promote", _called(connection, source_id), sides={("a", id_, "") for id_ in _aliases(connection, source_id)})
    return _judge(connection, row, by, source_id)


def split(connection: Connection, source_id: str, names: Sequence[str], statements: Collection[str], by: str) -> Judged:
    """Take *names* (as articles give them), or the source's name in the articles of *statements* (ids), out of a source.

    Raises NotInLedger for what is not the source's, UsageError when nothing would be left of it.
    """
    mine = _aliases(connection, source_id)
    out = {("b", id_, "") for name in names for id_ in _named(connection, source_id, name)}
    apart = _apart(connection, source_id, statements) if statements else {}
    stay = set(mine) - {id_ for _, id_, _ in out}
    if not stay:
        raise UsageError("these are all its names; name fewer of them, or statements by their ids", _called(connection, source_id))
    if not out and not apart:
        raise UsageError("name what to take out: one of its names, or statements by their ids", _called(connection, source_id))
    whole = set(apart) - {(alias_id, article_id) for _, alias_id, article_id in out}
    row = _Row("split", _called(connection, source_id), ", ".join([*names, *sorted(statements)]))
    row.sides = {("a", id_, "") for id_ in stay} | out
    before = shares(connection, {article_id for _, article_id in whole})
    for alias_id, article_id in sorted(whole):
        row.sides.add(("b", _make_apart(connection, alias_id, article_id), article_id))
        _say_under(connection, alias_id, taken_out(alias_id, article_id), article_id)
    recount(connection, before, shares(connection, {article_id for _, article_id in whole}))
    return _judge(connection, row, by, source_id)


def undo(connection: Connection, id: str | None, by: str) -> Judged:
    """Take a decision back: the one with this id (or the beginning of one), else the last that stands."""
    j = t.judgement.c
    rows = connection.execute(select(j.id, j.undoes, j.kind, j.a, j.b, j.name).order_by(j.nr)).all()
    gone = undone_among([(row.id, row.undoes) for row in rows])
    if id is not None and not id.strip():
        raise UsageError("say which decision to undo, by its id")
    found = [row for row in rows if row.id not in gone and (row.kind != "undo" if id is None else row.id.startswith(id.strip().lower()))]
    if id is None:
        found = found[-1:]
    if not found:
        again = id is not None and any(row.id.startswith(id.strip().lower()) for row in rows)
        raise UsageError("this is undone already", id) if again else NotInLedger("there is no decision to undo", id)
    if len(found) > 1:
        raise UsageError("several decisions have ids that begin so; give more of it", id)
    [was] = found
    d = t.judged.c
    sides = {tuple(row) for row in connection.execute(select(d.side, d.alias_id, d.article_id).where(d.judgement_id == was.id))}
    row = _Row("undo", f"{was.kind}: {was.a}", was.b, was.name, was.id, {(side, alias_id, article) for side, alias_id, article in sides})
    _turn_apart(connection, was.id, was.undoes, sides)
    [any_alias, *_] = sorted(alias_id for side, alias_id, _ in sides if side == "a") or [""]
    home = connection.scalar(select(t.alias.c.source_id).where(t.alias.c.id == any_alias)) or ""
    undoing = _judge(connection, row, by, str(home))
    _rule_again(connection, was.id, undoing.id)
    return undoing


def _rule_again(connection: Connection, undone: str, undoing: str) -> None:
    """Of a decision on copies, stories, questions or revisions: note what its undoing is about, and have that settled again."""
    r = s.ruled.c
    rows = connection.execute(select(r.side, r.ordinal, r.article_id, r.statement_id).where(r.judgement_id == undone)).mappings().all()
    if rows:
        connection.execute(insert(s.ruled), [{**row, "judgement_id": undoing} for row in rows])
        mark(connection, {row["article_id"] for row in rows}, *Step)  # few articles: which step it needs is not worth knowing


def seen(name: str) -> str:
    """A name without what nobody sees and what turns the letters after it around: a database or a page chokes on some.

    >>> seen("Ana\\x00  \\u202eBrel")
    'Ana Brel'
    """
    return " ".join(visible(name).split())


def _both(kind: Verdict, connection: Connection, one: str, other: str) -> _Row:
    sides = {("a", id_, "") for id_ in _aliases(connection, one)} | {("b", id_, "") for id_ in _aliases(connection, other)}
    return _Row(kind, _called(connection, one), _called(connection, other), sides=sides)


def _judge(connection: Connection, row: _Row, by: str, source_id: str) -> Judged:
    """Write the decision and settle the book around it."""
    who = seen(by)
    if not who:
        raise UsageError("say who decides this (--by NAME)")
    now = datetime.now(UTC)
    id_ = digest(row.kind, row.a, row.b, who, now.isoformat(), *sorted(row.sides))
    told = {"kind": row.kind, "a": row.a, "b": row.b, "name": row.name, "undoes": row.undoes}
    connection.execute(insert(t.judgement), {"id": id_, "by": who, "at": now.isoformat(timespec="seconds"), **told})
    rows = [
        {"judgement_id": id_, "side": side, "alias_id": alias_id, "article_id": article} for side, alias_id, article in sorted(row.sides)
    ]
    if rows:
        connection.execute(insert(t.judged), rows)
    mine = sorted(alias_id for side, alias_id, _ in row.sides if side == "a")
    resettle(connection, {alias_id for _, alias_id, _ in row.sides})
    home = connection.scalar(select(t.alias.c.source_id).where(t.alias.c.id == mine[0])) if mine else None
    return Judged(id_, row.kind, row.a, row.b, row.name, str(home or source_id))


def _aliases(connection: Connection, source_id: str) -> list[str]:
    return sorted(connection.scalars(select(t.alias.c.id).where(t.alias.c.source_id == source_id)))


def _called(connection: Connection, source_id: str) -> str:
    return str(connection.scalar(select(t.source.c.name).where(t.source.c.id == source_id)))


def _named(connection: Connection, source_id: str, name: str) -> list[str]:
    """The names of a source that read so."""
    a = t.alias.c
    found = list(connection.scalars(select(a.id).where(a.source_id == source_id, a.folded == (fold(name) or name))))
    if not found:
        others = ", ".join(
            f"“{each}”" for each in connection.scalars(select(a.name).where(a.source_id == source_id).distinct().order_by(a.name))
        )
        raise NotInLedger(f"the source does not go by this name; it goes by {others}", name)
    return found


def _apart(connection: Connection, source_id: str, statements: Collection[str]) -> dict[tuple[str, str], None]:
    """The source's names in the articles of *statements*."""
    s = t.statement.c
    found = {row.id: row for row in connection.execute(select(s.id, s.alias_id, s.article_id, s.source_id).where(s.id.in_(statements)))}
    for id_ in statements:
        if id_ not in found or found[id_].source_id != source_id:
            raise NotInLedger("this is no statement of the source", id_)
    return {(row.alias_id, row.article_id): None for row in found.values()}


def _make_apart(connection: Connection, alias_id: str, article_id: str) -> str:
    """The name of *alias_id* in one article alone, as a name of its own."""
    whole = connection.execute(select(t.alias).where(t.alias.c.id == alias_id)).mappings().one()
    id_ = taken_out(alias_id, article_id)
    source = {"id": id_, "name": whole["name"], "kind": whole["kind"], "folded": whole["folded"], "named": True}
    connection.execute(keep(t.source), {**source, "statements": 0, "articles": 0, "outlets": 0})
    row = {**whole, "id": id_, "key": f"{whole['key']} {article_id}", "article_id": article_id, "source_id": id_, "articles": 0}
    connection.execute(keep(t.alias), row)
    return id_


def _say_under(connection: Connection, old: str, new: str, article_id: str) -> None:
    """What an article says under the name *old* is said under *new*."""
    s = t.statement.c
    home = select(t.alias.c.source_id).where(t.alias.c.id == new).scalar_subquery()
    connection.execute(update(t.statement).where(s.alias_id == old, s.article_id == article_id).values(alias_id=new, source_id=home))


def _turn_apart(connection: Connection, judgement_id: str, undoes: str | None, sides: Collection[tuple[str, ...]]) -> None:
    """Bring statements that a decision took out back under their name, or out again where the undoing of it is undone."""
    back = undoes is None
    articles = {article_id for _, _, article_id in sides if article_id}
    if not articles:
        return
    a = t.alias.c
    before = shares(connection, articles)
    for side, apart, article_id in sides:
        if side != "b" or not article_id:
            continue
        plain = apart_of(connection, apart, article_id)
        if plain is not None:
            _say_under(connection, *((apart, plain) if back else (plain, apart)), article_id)
    touched = recount(connection, before, shares(connection, articles))
    resettle(connection, touched | set(connection.scalars(select(a.id).where(a.article_id.in_(articles)))))


def apart_of(connection: Connection, apart: str, article_id: str) -> str | None:
    """The name that *apart* was taken out of."""
    a, mine = t.alias.c, t.alias.alias("mine")
    asked = select(a.id).join(mine, (mine.c.folded == a.folded) & (mine.c.sort == a.sort)).where(mine.c.id == apart)
    return next((id_ for id_ in connection.scalars(asked) if taken_out(id_, article_id) == apart), None)
