"""Puts names to sources as pages come: reads what `merging` needs to decide, and does what it decided.

Only what a change can reach is looked at: the names touched, and those bound to them by a key, an “also called”, a spelling or a
person's decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

from sqlalchemy import and_, or_, select, update
from sqlalchemy.engine import Connection

from sayso.ledger import tables as t
from sayso.ledger.counting import total
from sayso.ledger.dialect import keep, keep_greatest
from sayso.ledger.identity import Name
from sayso.ledger.keeping import mark_said_by
from sayso.ledger.merging import Alias, Decision, Pair, Status, Verdict, settle
from sayso.ledger.names import Likeness, Sort, blocks, likeness
from sayso.ledger.portions import IDS, rows_for
from sayso.text import fold

ABOUT_SOURCES = frozenset(get_args(Verdict)) - {"undo"}
"""The decisions that names are settled by; those on copies, stories and questions are `ruling`'s."""

# Each is asked for every page: to put a query together costs more than its answer.
_a, _b, _c, _r, _s = t.alias.c, t.alias_block.c, t.alias_context.c, t.relation.c, t.source.c
HOMES = select(_a.id, _a.source_id).where(_a.id.in_(IDS))
IN_PENS = select(_b.block, _a.id, _a.name, _a.key).join_from(t.alias_block, t.alias, _a.id == _b.alias_id).where(_b.block.in_(IDS))
ROWS = select(_a.id, _a.sort, _a.key, _a.senses, _a.named, _a.source_id).where(_a.id.in_(IDS))
ALSO = select(_c.value).where(_c.alias_id.in_(IDS), _c.sort == "also")
OF_KEY = select(_a.id).where(_a.key.in_(IDS), _a.named)
ALSO_OF = select(_c.alias_id).where(_c.sort == "also", _c.value.in_(IDS))
VARIANTS = tuple(select(other).where(one.in_(IDS), _r.variant) for one, other in ((_r.a, _r.b), (_r.b, _r.a)))
OF_SOURCE = select(_a.id).where(_a.source_id.in_(IDS))
PART_OF = select(_s.id).where(_s.part_of.in_(IDS))
_pair_told = (_r.a, _r.b, _r.score, _r.reason, _r.variant)
SPELLINGS = select(*_pair_told).where(_r.a.in_(IDS), _r.variant)
PAIRS = select(*_pair_told).where(or_(_r.a.in_(IDS), _r.b.in_(IDS)))
ALSO_OR = select(_c.alias_id, _c.value).where(_c.alias_id.in_(IDS), _c.sort == "also")
DESCRIBED = select(_c.alias_id, _c.sort, _c.value).where(_c.alias_id.in_(IDS), _c.sort.in_(("body", "word")))
CALLED = select(_s.id, _s.name, _s.folded, _s.named).where(_s.id.in_(IDS))


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision that stands."""

    id: str
    decision: Decision
    name: str | None
    """The new name, where one was given."""
    by: str
    at: str


def write_names(connection: Connection, names: Collection[Name]) -> dict[str, str]:
    """Enter *names* that the book does not know, each as a source of its own until it is settled; gives the source of each."""
    several = {name.id: name for name in names}
    held = dict(rows_for(connection, several, HOMES))
    new = [name for name in several.values() if name.id not in held]
    if new:
        connection.execute(keep(t.source), [_source(name) for name in new])
    if several:
        connection.execute(keep_greatest(t.alias, "name", "kind"), [_alias(name) for name in several.values()])
    _pen(connection, [name for name in new if name.named])
    return {id_: held.get(id_, id_) for id_ in several}


def _source(name: Name) -> dict[str, Any]:
    zeros = {"statements": 0, "articles": 0, "outlets": 0}
    return {"id": name.id, "name": name.name, "kind": name.kind, "folded": name.folded, "named": name.named, **zeros}


def _alias(name: Name) -> dict[str, Any]:
    return {
        "id": name.id,
        "name": name.name,
        "sort": name.sort,
        "kind": name.kind,
        "folded": name.folded,
        "key": name.key,
        "senses": name.senses,
        "article_id": name.article_id,
        "named": name.named,
        "source_id": name.id,
        "articles": 0,
    }


def _pen(connection: Connection, new: Sequence[Name]) -> None:
    """Put *new* names into their pens and compare them with those that are there."""
    pens = {name.id: blocks(name.name, name.sort) for name in new}
    rows = [{"block": block, "alias_id": id_} for id_, several in pens.items() for block in sorted(several)]
    if not rows:
        return
    connection.execute(keep(t.alias_block), rows)
    every = {row["block"] for row in rows}
    near: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for block, id_, name, key in rows_for(connection, every, IN_PENS):
        near[block].add((id_, name, key))
    found = {}
    for name in new:
        for id_, other, key in set().union(*(near[block] for block in pens[name.id])):
            if key != name.key and (pair := _pair((name.id, name.name), (id_, other), name.sort)):
                found[pair.a, pair.b] = pair
    if found:
        connection.execute(keep(t.relation), [_relation(pair) for pair in found.values()])


def _pair(one: tuple[str, str], other: tuple[str, str], sort: Sort) -> Pair | None:
    (a, left), (b, right) = sorted((one, other))
    like = likeness(left, right, sort)
    return Pair(a, b, like) if like else None


def _relation(pair: Pair) -> dict[str, Any]:
    like = pair.likeness
    told = {"score": like.score, "reason": like.because, "variant": like.variant}
    return {"a": pair.a, "b": pair.b, "kind": "same", "status": "suggested", "by": None, "at": None, **told}


def resettle(connection: Connection, touched: Collection[str]) -> None:
    """Settle again which source each of the names in reach of *touched* is of, and add up every source that this concerns."""
    if not touched:
        return
    rulings = standing(connection)
    decisions = [each.decision for each in rulings]
    known = _reach(connection, touched, decisions)
    pairs = _pairs(connection, known)
    aliases = _with_contexts(connection, known, pairs)
    settled = settle(aliases, pairs, decisions)
    moved = {id_: home for id_, home in settled.source_of.items() if known[id_].source_id != home}
    concerned = {known[id_].source_id for id_ in {*touched, *moved} if id_ in known} | {
        settled.source_of[id_] for id_ in {*touched, *moved}
    }
    _move(connection, moved)
    if moved:
        homes = {known[id_].source_id for id_ in moved}
        concerned.update(_only(connection, homes, PART_OF))
    total(connection, concerned)
    _call(connection, concerned, rulings)
    every = [*pairs, *_others(connection, {*touched, *moved}, {(pair.a, pair.b) for pair in pairs})]
    _say_status(connection, every, rulings)


def standing(connection: Connection) -> list[Ruling]:
    """The decisions of persons that nobody has undone, oldest first."""
    j, d = t.judgement.c, t.judged.c
    rows = connection.execute(select(j.id, j.kind, j.name, j.undoes, j.by, j.at).order_by(j.nr)).all()
    undone = undone_among([(row.id, row.undoes) for row in rows])
    sides: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for id_, side, alias_id in connection.execute(select(d.judgement_id, d.side, d.alias_id)) if rows else ():
        sides[id_, side].add(alias_id)
    return [
        Ruling(
            row.id,
            Decision(cast(Verdict, row.kind), frozenset(sides[row.id, "a"]), frozenset(sides[row.id, "b"])),
            row.name,
            row.by,
            row.at,
        )
        for row in rows
        if row.kind in ABOUT_SOURCES and row.id not in undone
    ]


def undone_among(judgements: Sequence[tuple[str, str | None]]) -> set[str]:
    """Which of *judgements* (id, what it undoes; oldest first) are undone; an undoing can itself be undone.

    >>> sorted(undone_among([("a", None), ("b", "a"), ("c", "b")]))
    ['b']
    """
    undone: set[str] = set()
    for id_, undoes in reversed(judgements):
        if undoes and id_ not in undone:
            undone.add(undoes)
    return undone


def taken_apart(connection: Connection, article_id: str) -> set[str]:
    """The names that stand apart from their source in this article because a person said so."""
    d = t.judged.c
    rows = connection.execute(select(d.judgement_id, d.alias_id).where(d.article_id == article_id, d.side == "b")).all()
    if not rows:
        return set()
    valid = {ruling.id for ruling in standing(connection)}
    return {alias_id for judgement_id, alias_id in rows if judgement_id in valid}


@dataclass(frozen=True, slots=True)
class Known:
    """A name as its row has it."""

    id: str
    sort: Sort
    key: str
    senses: tuple[str, ...]
    named: bool
    source_id: str


def _reach(connection: Connection, touched: Collection[str], decisions: Sequence[Decision]) -> dict[str, Known]:
    """The names whose source can change with those *touched*."""
    known: dict[str, Known] = {}
    frontier = set(touched)
    while frontier:
        for row in rows_for(connection, frontier, ROWS):
            known[row.id] = Known(*row)
        named = {id_ for id_ in frontier if id_ in known and known[id_].named}
        keys = {known[id_].key for id_ in named}
        forms = set(_only(connection, named, ALSO))
        near = set(_only(connection, keys | forms, OF_KEY))
        near.update(_only(connection, keys | forms, ALSO_OF))
        for variants in VARIANTS:
            near.update(_only(connection, named, variants))
        for decision in decisions:
            if (decision.a | decision.b) & frontier:
                near |= decision.a | decision.b
        # Whoever shares a source with somebody in reach is in reach: a decision that is undone leaves them to be parted.
        homes = {known[id_].source_id for id_ in frontier if id_ in known}
        near.update(_only(connection, homes, OF_SOURCE))
        frontier = near - set(known)
    return known


def _pairs(connection: Connection, known: Collection[str]) -> list[Pair]:
    """The spellings of one name among *known*."""
    rows = rows_for(connection, known, SPELLINGS)
    return [Pair(row.a, row.b, Likeness(row.score, row.reason, row.variant)) for row in rows if row.b in known]


def _others(connection: Connection, changed: Collection[str], but: Collection[tuple[str, str]]) -> list[Pair]:
    """The pairs that somebody *changed* is in, beside those already at hand."""
    return [
        Pair(row.a, row.b, Likeness(row.score, row.reason, row.variant))
        for row in {tuple(row): row for row in rows_for(connection, changed, PAIRS)}.values()
        if (row.a, row.b) not in but
    ]


def _with_contexts(connection: Connection, known: dict[str, Known], pairs: Sequence[Pair]) -> list[Alias]:
    """The names with what articles tell of them; descriptions only of those in a pair that they could bear out."""
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    paired = {id_ for pair in pairs for id_ in (pair.a, pair.b)}
    for row in rows_for(connection, known, ALSO_OR):
        told[row.alias_id, "also"].add(row.value)
    for row in rows_for(connection, paired, DESCRIBED):
        told[row.alias_id, row.sort].add(row.value)
    return [
        Alias(
            each.id,
            each.sort,
            each.key,
            frozenset(each.senses),
            each.named,
            frozenset(told[each.id, "body"]),
            frozenset(told[each.id, "word"]),
            frozenset(told[each.id, "also"]),
        )
        for each in known.values()
    ]


def _move(connection: Connection, moved: dict[str, str]) -> None:
    """Give each name, and all that is said under it, to its source."""
    mark_said_by(connection, moved)
    for id_, home in sorted(moved.items()):
        connection.execute(update(t.alias).where(t.alias.c.id == id_).values(source_id=home))
        for table in (t.statement, t.source_name, t.source_outlet):
            connection.execute(update(table).where(table.c.alias_id == id_).values(source_id=home))


def _call(connection: Connection, sources: Collection[str], rulings: Sequence[Ruling]) -> None:
    """Call *sources* as persons have decided to, and make each findable by what it is called."""
    s = t.source.c
    called: dict[str, str] = {}
    confirmed: set[str] = set()
    if judged := {id_ for ruling in rulings if ruling.decision.verdict in {"rename", "promote", "merge"} for id_ in ruling.decision.a}:
        homes = dict(rows_for(connection, judged, HOMES))
        for ruling in rulings:
            of = {homes[id_] for id_ in ruling.decision.a if id_ in homes} & set(sources)
            if ruling.decision.verdict == "rename" and ruling.name:
                called.update(dict.fromkeys(of, ruling.name))
            elif ruling.decision.verdict == "promote":
                confirmed |= of
    for id_, name, folded, named in list(rows_for(connection, sources, CALLED)):
        new = called.get(id_, name)
        wanted = {"name": new, "folded": fold(new) or new, "named": named or id_ in confirmed}
        if (name, folded, named) != tuple(wanted.values()):
            connection.execute(update(t.source).where(s.id == id_).values(wanted))


def _say_status(connection: Connection, pairs: Sequence[Pair], rulings: Sequence[Ruling]) -> None:
    """Write beside each of *pairs* whether it is one, and who decided."""
    r = t.relation.c
    ids = {id_ for pair in pairs for id_ in (pair.a, pair.b)}
    homes = dict(rows_for(connection, ids, HOMES))
    for pair in pairs:
        status, ruling = _status(pair, homes, rulings)
        now = {"status": status, "by": ruling.by if ruling else None, "at": ruling.at if ruling else None}
        other = or_(*(r[name].is_distinct_from(value) for name, value in now.items()))
        connection.execute(update(t.relation).where(and_(r.a == pair.a, r.b == pair.b), other).values(now))


def _status(pair: Pair, homes: dict[str, str], rulings: Sequence[Ruling]) -> tuple[Status, Ruling | None]:
    said = next(
        (
            each
            for each in reversed(rulings)
            if (pair.a in each.decision.a and pair.b in each.decision.b) or (pair.b in each.decision.a and pair.a in each.decision.b)
        ),
        None,
    )
    if homes[pair.a] == homes[pair.b]:
        return "confirmed", said if said and said.decision.verdict == "merge" else None
    return ("rejected", said) if said and said.decision.verdict in {"not-the-same", "split"} else ("suggested", None)


def _only(connection: Connection, ids: Iterable[str], asked: Any) -> Iterator[str]:
    """The only column of the rows that *asked* gives for *ids*."""
    return (row[0] for row in rows_for(connection, ids, asked))
