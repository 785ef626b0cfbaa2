"""What is kept of each article so that it can be compared, by which keys it is found, and what has still to be settled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any, cast

from sqlalchemy import BigInteger, Select, String, bindparam, case, delete, exists, func, literal, select, tuple_
from sqlalchemy.engine import Connection

from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.ledger.dialect import keep, put, write_rows
from sayso.ledger.packing import CLAIMS, SHAPE, pack, unpack
from sayso.ledger.portions import AT_ONCE, IDS, portions, rows_for
from sayso.ledger.stored import Said
from sayso.traces import Claim, Kept, NamedDay, Topic, Trace

UNDATED = 253_402_300_799
"""The last second of the year 9999, in UTC: articles whose date is not known come after all others."""


Found = tuple[str, int, str]
"""A key, and where the article stands that is found by it: moment and id."""


class Step(IntEnum):
    """What has to be done again about an article."""

    COMPARE = 1
    """Compare it with those that share a key."""
    PLACE = 2
    """Find its story."""
    SETTLE = 3
    """Settle the story that it is in."""


def ordered(moment: int) -> int:
    """The moment of a publication, as articles are ordered by it.

    >>> ordered(5), ordered(0) == UNDATED
    (5, True)
    """
    return moment or UNDATED


def mark(connection: Connection, articles: Collection[str], *steps: Step) -> None:
    """Note that *steps* have to be taken again for *articles*."""
    a = t.article.c
    moment = case((a.moment == 0, UNDATED), else_=a.moment)
    for some in portions(articles):
        for step in steps:
            marked = select(literal(int(step)), moment, a.id).where(a.id.in_(some))
            connection.execute(keep(s.unsettled).from_select(["step", "moment", "article_id"], marked))


def mark_said_by(connection: Connection, aliases: Collection[str]) -> None:
    """Note that the stories have to be settled again in which somebody speaks under *aliases*, or for a body of these names."""
    c, said, a = t.alias_context.c, t.statement.c, t.alias.c
    for some in portions(aliases):
        theirs = select(said.article_id).where(said.alias_id.in_(some))
        bodies = select(a.key).where(a.id.in_(some), a.sort == "body")
        speakers = select(c.alias_id).where(c.sort == "body", c.value.in_(bodies))
        for asked in (theirs, select(said.article_id).where(said.alias_id.in_(speakers))):
            mark(connection, set(connection.scalars(asked.distinct())), Step.SETTLE)


def unmark(connection: Connection, articles: Collection[str], step: Step) -> None:
    """Note that *step* has been taken."""
    u = s.unsettled.c
    for some in portions(articles):
        connection.execute(delete(s.unsettled).where(u.step == int(step), u.article_id.in_(some)))


def marked(connection: Connection, step: Step, most: int) -> list[str]:
    """The first articles for which *step* has to be taken, in the order of their publication."""
    u = s.unsettled.c
    return list(connection.scalars(select(u.article_id).where(u.step == int(step)).order_by(u.step, u.moment, u.article_id).limit(most)))


def left(connection: Connection) -> dict[Step, int]:
    """For how many articles each step has still to be taken."""
    u = s.unsettled.c
    counted: dict[int, int] = dict(connection.execute(select(u.step, func.count()).group_by(u.step)).tuples().all())
    return {step: counted.get(int(step), 0) for step in Step}


def unsettled(connection: Connection) -> int:
    """For how many articles something has still to be settled."""
    return connection.scalar(select(func.count(s.unsettled.c.article_id.distinct()))) or 0


def mark_outdated(connection: Connection, made_by: str) -> None:
    """Note that whatever was kept by another version than *made_by*, or packed otherwise, has to be made and compared again."""
    k = s.kept.c
    old = select(k.article_id).where((k.made_by != made_by) | (k.packing != SHAPE))
    if outdated := set(connection.scalars(old)):
        mark(connection, outdated, Step.COMPARE)
        for some in portions(outdated):
            connection.execute(delete(s.kept).where(k.article_id.in_(some)))


def write_kept(connection: Connection, article_id: str, kept: Kept | None) -> None:
    """Keep *kept* of an article; None lets go of what is there, which is of another reading."""
    write_days(connection, article_id, () if kept is None else kept.days)
    if kept is None:
        connection.execute(delete(s.kept).where(s.kept.c.article_id == article_id))
        return
    row = {"article_id": article_id, "made_by": kept.made_by, "packing": SHAPE, "trace": pack(kept.trace, Trace)}
    connection.execute(put(s.kept), {**row, "topic": pack(kept.topic, Topic), "claims": pack(kept.claims, CLAIMS)})


def write_days(connection: Connection, article_id: str, days: Iterable[NamedDay]) -> None:
    """Let an article name these *days* and no others; statements that it does not have are nobody's."""
    d, a, said = s.named_day.c, t.article.c, t.statement.c
    connection.execute(delete(s.named_day).where(d.article_id == article_id))
    if not (every := list(days)):
        return
    shown = bool(connection.scalar(select(a.is_latest).where(a.id == article_id)))
    known = set(connection.scalars(select(said.id).where(said.article_id == article_id)))
    rows = [
        {
            "article_id": article_id,
            "ordinal": ordinal,
            "statement_id": day.statement if day.statement in known else None,
            "first": day.first,
            "last": day.last,
            "precision": day.precision,
            "as_said": day.as_said,
            "start": day.span[0],
            "end": day.span[1],
            "sentence": day.sentence,
            "exact": day.exact,
            "saying": day.saying,
            "shown": shown,
        }
        for ordinal, day in enumerate(every)
    ]
    write_rows(connection, keep(s.named_day), rows)


def recall_traces(connection: Connection, articles: Collection[str]) -> dict[str, Trace]:
    """The traces of those of *articles* that have one."""
    return {id_: _trace(packed) for id_, packed in _packed(connection, "trace", articles)}


def recall_topics(connection: Connection, articles: Collection[str]) -> dict[str, Topic]:
    """The topics of those of *articles* that have one."""
    return {id_: _topic(packed) for id_, packed in _packed(connection, "topic", articles)}


def recall_claims(connection: Connection, articles: Collection[str]) -> dict[str, tuple[Claim, ...]]:
    """The claims of those of *articles* of which they are kept."""
    return {id_: unpack(packed, CLAIMS) for id_, packed in _packed(connection, "claims", articles)}


# An article is laid beside many others, most of them again and again: what was unpacked is kept as long as its bytes are the same.
@lru_cache(maxsize=4096)
def _trace(packed: bytes) -> Trace:
    return cast(Trace, unpack(packed, Trace))


@lru_cache(maxsize=4096)
def _topic(packed: bytes) -> Topic:
    return cast(Topic, unpack(packed, Topic))


_k = s.kept.c
PACKED = {
    column: select(_k.article_id, _k[column]).where(_k.article_id.in_(IDS), _k.packing == SHAPE) for column in ("trace", "topic", "claims")
}


def _packed(connection: Connection, column: str, articles: Collection[str]) -> Iterator[tuple[str, bytes]]:
    return rows_for(connection, articles, PACKED[column])


def every_topic(connection: Connection) -> Iterator[Topic]:
    """The topics of all articles, a portion at a time."""
    k, last = s.kept.c, ""
    while rows := connection.execute(
        select(k.article_id, k.topic).where(k.article_id > last, k.packing == SHAPE).order_by(k.article_id).limit(AT_ONCE)
    ).all():
        last = rows[-1].article_id
        yield from (cast(Topic, unpack(row.topic, Topic)) for row in rows)


def without_kept(connection: Connection, articles: Collection[str]) -> list[str]:
    """Those of *articles* of which nothing is kept."""
    a = t.article.c
    there = exists().where(s.kept.c.article_id == a.id)
    return sorted(id_ for some in portions(articles) for id_ in connection.scalars(select(a.id).where(a.id.in_(some), ~there)))


def write_keys(connection: Connection, sort: str, keys: Mapping[str, frozenset[str]]) -> tuple[set[Found], set[Found]]:
    """Make each article found by its *keys* of one *sort* and by no others, where it stands now; gives what came and what went."""
    k = s.kept_key.c
    held = {
        (row.key, row.moment, row.article_id)
        for row in rows_for(connection, keys, select(k.key, k.moment, k.article_id).where(k.article_id.in_(IDS), k.sort == sort))
    }
    places = places_of(connection, keys)
    wanted = {(key, *places[id_]) for id_, several in keys.items() for key in several}
    came, went = wanted - held, held - wanted
    for key, moment, id_ in sorted(went):
        this = (k.key == key, k.moment == moment, k.article_id == id_)
        connection.execute(delete(s.kept_key).where(k.sort == sort, *this))
    new = [{"sort": sort, "key": key, "moment": moment, "article_id": id_} for key, moment, id_ in sorted(came)]
    write_rows(connection, keep(s.kept_key), new)
    return came, went


def add_key(connection: Connection, sort: str, key: str, articles: Collection[str]) -> None:
    """Make *articles* found by one more *key*."""
    found = [{"sort": sort, "key": key, "moment": moment, "article_id": id_} for moment, id_ in places_of(connection, articles).values()]
    write_rows(connection, keep(s.kept_key), found)


def forget_key(connection: Connection, sort: str, key: str) -> None:
    """Let nothing be found by *key* any more."""
    k = s.kept_key.c
    connection.execute(delete(s.kept_key).where(k.sort == sort, k.key == key))


def sharing(connection: Connection, sort: str, articles: Collection[str]) -> set[tuple[str, str]]:
    """The pairs (the lesser id first) of one of *articles* and another article that share a key of one *sort*."""
    found: set[tuple[str, str]] = set()
    for id_, others in rows_for(connection, articles, _sharing(sort)):
        found.update((id_, other) if id_ < other else (other, id_) for other in others.split(","))
    return found


@cache
def _sharing(sort: str) -> Select[tuple[str, str]]:
    """The query for all that share a key with `IDS`, a row an article, their ids joined by commas: in a great story any two do."""
    mine, other = s.kept_key.alias("mine"), s.kept_key.alias("other")
    shared = (other.c.sort == mine.c.sort) & (other.c.key == mine.c.key) & (other.c.article_id != mine.c.article_id)
    pairs = select(mine.c.article_id.label("id"), other.c.article_id.label("other")).join(other, shared)
    every = pairs.where(mine.c.article_id.in_(IDS), mine.c.sort == sort).distinct().subquery()
    return select(every.c.id, func.aggregate_strings(every.c.other, ",")).group_by(every.c.id)


def next_to(connection: Connection, sort: str, articles: Collection[str], most: int, *, after: bool) -> dict[str, set[str]]:
    """For each of *articles* the *most* articles next before it (or *after* it) that share a key of one *sort* with it, for each key."""
    found: dict[str, set[str]] = {id_: set() for id_ in articles}
    asked = _neighbours(sort, most, after)
    for row in rows_for(connection, articles, asked):
        if row.near:
            found[row.article_id].update(row.near.split(","))
    return found


@cache
def _neighbours(sort: str, most: int, after: bool) -> Select[tuple[str, str | None]]:
    """The query for the articles next to each of `IDS`, a row a key, their ids joined by commas: as rows they cost far more."""
    mine, other = s.kept_key.alias("mine"), s.kept_key.alias("other")
    near = _beyond(other.c, (mine.c.sort, mine.c.key, mine.c.moment, mine.c.article_id), most, after).correlate(mine).subquery()
    joined = select(func.aggregate_strings(near.c.article_id, ",")).scalar_subquery().label("near")
    return select(mine.c.article_id, joined).where(mine.c.article_id.in_(IDS), mine.c.sort == sort)


def next_to_gone(connection: Connection, sort: str, found: Iterable[Found], most: int) -> set[str]:
    """The *most* articles next after where each of *found*, which is there no more, stood."""
    k = s.kept_key.c
    place = (literal(sort), bindparam("key", type_=Said), bindparam("moment", type_=BigInteger), bindparam("id", type_=String))
    asked = _beyond(k, place, most, after=True)
    near: set[str] = set()
    for key, moment, id_ in sorted(found):
        near.update(connection.scalars(asked, {"key": key, "moment": moment, "id": id_}))
    return near


def _beyond(k: Any, place: tuple[Any, Any, Any, Any], most: int, after: bool) -> Select[tuple[str]]:
    """The *most* articles next to a *place* (sort, key, moment, id) among the keys *k*."""
    sort, key, *here = place
    there = tuple_(k.moment, k.article_id)
    beyond = there > tuple_(*here) if after else there < tuple_(*here)
    order = (k.moment, k.article_id) if after else (k.moment.desc(), k.article_id.desc())
    return select(k.article_id).where(k.sort == sort, k.key == key, beyond).order_by(*order).limit(most)


def places_of(connection: Connection, articles: Collection[str]) -> dict[str, tuple[int, str]]:
    """Where *articles* stand among all: moment and id."""
    a = t.article.c
    return {row.id: (ordered(row.moment), row.id) for row in rows_for(connection, articles, select(a.id, a.moment).where(a.id.in_(IDS)))}


def last_of(connection: Connection, step: Step) -> tuple[int, str] | None:
    """Where the last article stands for which *step* has to be taken."""
    u = s.unsettled.c
    asked = select(u.moment, u.article_id).where(u.step == int(step)).order_by(u.moment.desc(), u.article_id.desc()).limit(1)
    row = connection.execute(asked).one_or_none()
    return None if row is None else (row.moment, row.article_id)


def having(connection: Connection, sort: str, key: str) -> list[str]:
    """The articles with a *key*."""
    k = s.kept_key.c
    return sorted(connection.scalars(select(k.article_id).where(k.sort == sort, k.key == key)))
