"""Sources that may be one and are not yet: pairs for a person to decide, best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.names import person_words
from sayso.ledger.tables import alias, relation, source
from sayso.views.rows import SOURCES, SourceRow, source_rows

MOST = 12
"""Like sources on a source's page, at most."""
SURNAME = 0.6
"""What a bare surname and a full name with it are rated: below every likeness of two full names."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Another source that may be the same."""

    row: SourceRow
    """It, as lists show it."""
    score: float
    """How like the names are, 0–1."""
    because: str
    """The rule, in words."""
    status: Literal["suggested", "rejected"]
    """Whether a person has said that it is another."""
    by: str | None = None
    """Who said so."""
    at: str | None = None
    """When, ISO 8601 (UTC)."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two sources that may be one."""

    one: SourceRow
    """The one with more statements."""
    other: SourceRow
    """The other."""
    score: float
    """How like their names are, 0–1."""
    because: str
    """The rule, in words."""


_a, _b = alias.alias("a"), alias.alias("b")


def suggestions(ledger: Ledger, *, limit: int = 100, offset: int = 0) -> tuple[Suggestion, ...]:
    """Pairs of sources that nobody has decided about, most alike first; each must have said something."""
    one, other = source.alias("one"), source.alias("other")
    r = relation.c
    least, most = func.min(_a.c.source_id, _b.c.source_id), func.max(_a.c.source_id, _b.c.source_id)
    asked = (
        select(least, most, func.max(r.score), func.min(r.reason))
        .join_from(relation, _a, _a.c.id == r.a)
        .join(_b, _b.c.id == r.b)
        .join(one, one.c.id == _a.c.source_id)
        .join(other, other.c.id == _b.c.source_id)
        .where(r.status == "suggested", one.c.statements > 0, other.c.statements > 0, one.c.id != other.c.id)
        .group_by(least, most)
        .order_by(func.max(r.score).desc(), (one.c.statements + other.c.statements).desc(), least, most)
        .limit(limit)
        .offset(offset)
    )
    with ledger.reading() as connection:
        found = connection.execute(asked).all()
        ids = {id_ for row in found for id_ in row[:2]}
        rows = {row.id: row for row in source_rows(connection, SOURCES.where(source.c.id.in_(ids)))}
    return tuple(_suggestion(rows[left], rows[right], score, because) for left, right, score, because in found)


def _suggestion(left: SourceRow, right: SourceRow, score: float, because: str) -> Suggestion:
    one, other = sorted((left, right), key=lambda row: (-row.statements, row.id))
    return Suggestion(one, other, score, because)


def alike(connection: Connection, source_id: str) -> tuple[Alike, ...]:
    """What may be the same as one source, best first; what a person has rejected last."""
    r = relation.c
    asked = (
        select(_a.c.source_id, _b.c.source_id, r.score, r.reason, r.status, r.by, r.at)
        .join_from(relation, _a, _a.c.id == r.a)
        .join(_b, _b.c.id == r.b)
        .where(or_(_a.c.source_id == source_id, _b.c.source_id == source_id), _a.c.source_id != _b.c.source_id)
        .order_by(r.status.desc(), r.score.desc(), r.a, r.b)
    )
    found: dict[str, tuple[Any, ...]] = {}
    for left, right, *told in connection.execute(asked):
        found.setdefault(right if left == source_id else left, tuple(told))
    for id_, score, because in _namesakes(connection, source_id):
        found.setdefault(id_, (score, because, "suggested", None, None))
    rows = {row.id: row for row in source_rows(connection, SOURCES.where(source.c.id.in_(found), source.c.statements > 0))}
    every = [Alike(rows[id_], *told) for id_, told in found.items() if id_ in rows]
    return tuple(sorted(every, key=lambda each: (each.status == "rejected", -each.score, each.row.id)))[:MOST]


def _namesakes(connection: Connection, source_id: str) -> list[tuple[str, float, str]]:
    """Those of the very same name who are another's for now, and full names that a bare surname may stand for."""
    mine = connection.execute(select(alias.c.name, alias.c.sort, alias.c.key, alias.c.named).where(alias.c.source_id == source_id)).all()
    keys = {row.key for row in mine if row.named}
    same = select(alias.c.source_id).where(alias.c.key.in_(keys), alias.c.named, alias.c.source_id != source_id).distinct()
    found = [(str(id_), 0.9, "the same name, told of differently") for id_ in connection.scalars(same.limit(MOST))]
    for row in mine:
        if row.named or row.sort != "person" or not (words := person_words(row.name)):
            continue
        full = select(alias.c.source_id).where(
            alias.c.key.endswith(f" {words[-1]}", autoescape=True), alias.c.named, alias.c.sort == "person"
        )
        found += [(str(id_), SURNAME, "the same surname") for id_ in connection.scalars(full.distinct().limit(MOST))]
    return found
