"""Everything that waits for a person, the most consequential first: joins that are likely and not sure, readings that are doubtful.

What a decision changes is counted in cells of boards. To count them all takes the whole book, so the list is made once and kept as
long as no page came and nothing else was settled; what has been decided since is left out each time it is asked for.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal, get_args
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, ScalarSelect, func, literal_column, or_, select, text
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.desk_tables import corrected
from sayso.ledger.keeping import unsettled
from sayso.ledger.portions import some_of
from sayso.ledger.ruling import JOINS, recall_rulings
from sayso.ledger.settled_tables import answer as n
from sayso.ledger.settled_tables import answer_relation as r
from sayso.ledger.settled_tables import origin as o
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import story_article as sa
from sayso.ledger.settled_tables import tie as t
from sayso.ledger.settled_tables import voice as v
from sayso.ledger.settling import undone_among
from sayso.ledger.tables import alias, judged, judgement, relation
from sayso.ledger.tables import figure as f
from sayso.ledger.tables import source as c
from sayso.ledger.tables import statement as s
from sayso.records import digest

Kind = Literal["source", "copy", "story", "question", "revision", "stance", "figure"]
"""What is asked: one source? a copy? one event? one question? a revision? the right stance? the right measure?"""
KINDS: tuple[Kind, ...] = get_args(Kind)
DECIDED_AS: Mapping[str, Kind] = {"merge": "source", "not-the-same": "source", "not-sure": "source", **{kind: kind for kind in KINDS}}
"""What each kind of decision is a decision on; others (a name, a pin) are no answers to what waits."""
SUGGESTED: ColumnElement[str] = literal_column("'suggested'")
"""A literal: an index of the suggested alone serves no query in which that is a parameter."""
SAME_EVENT = 0.58
"""Two articles of two stories are asked about from the likeness on from which an article joins a story."""
ALONE_AGAINST = 2
"""A figure that as many others cannot be true beside, and nobody agrees with, is news or misread."""
UNSURE = "statement.shown AND statement.confidence < 0.7"
"""Below it a reader calls a reading unsure; in the words of its index."""
RARELY = 50
"""A list that took a second to make is made anew after so many, for what decisions bring up: a fiftieth of the time at most."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to be decided."""

    kind: Kind
    """What is asked."""
    a: str
    """Id of a source, an article or a statement."""
    b: str
    """Id of the other; of a figure where its words begin; empty of a stance."""
    score: float
    """How sure the machine is, 0–1."""
    cells: int
    """How many cells of boards a yes or a no changes."""
    about: str = ""
    """Id of the question that it is about, where it is about one."""
    because: str = ""
    """The evidence in words, where no row of the book has it."""

    @property
    def key(self) -> str:
        """What it is known by in a form."""
        return f"{self.kind}:{self.a}:{self.b}"

    @property
    def id(self) -> str:
        """The same in a few characters, for who types it."""
        return digest("waiting", self.key)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far persons have come."""

    left: Mapping[Kind, int]
    """What waits, by kind."""
    decided: Mapping[Kind, int]
    """Decisions that stand."""

    @property
    def all_left(self) -> int:
        """What waits, of all kinds."""
        return sum(self.left.values())

    @property
    def all_decided(self) -> int:
        """Decisions that stand, of all kinds."""
        return sum(self.decided.values())


@dataclass(frozen=True, slots=True)
class _Made:
    """The list as it was made."""

    stamp: tuple[int, int, int]
    """What was in the book: another is another list."""
    until: float
    """When it may be made anew, by the clock of the process."""
    rows: tuple[Waiting, ...]


_made: WeakKeyDictionary[Ledger, _Made] = WeakKeyDictionary()
_making = Lock()


def waiting(ledger: Ledger, kind: Kind | None = None, *, above: float = 0.0) -> tuple[Waiting, ...]:
    """What waits, the most consequential first; of one *kind* alone and from a score on, if that is asked."""
    with ledger.reading() as connection:
        rows, _ = _standing(ledger, connection)
    return tuple(row for row in rows if (kind is None or row.kind == kind) and row.score >= above)


def progress(ledger: Ledger) -> Progress:
    """How much has been decided, how much is left."""
    with ledger.reading() as connection:
        rows, decided = _standing(ledger, connection)
    left = Counter(row.kind for row in rows)
    return Progress({kind: left[kind] for kind in KINDS}, {kind: decided[kind] for kind in KINDS})


def _standing(ledger: Ledger, connection: Connection) -> tuple[list[Waiting], Counter[Kind]]:
    """What is not decided yet, and how many decisions stand."""
    every = _list(ledger, connection)
    decided, counted = _decided(connection)
    return [row for row in every if (row.kind, row.a, row.b) not in decided], counted


def _list(ledger: Ledger, connection: Connection) -> tuple[Waiting, ...]:
    # What is taken back waits again, and may have gone from the list meanwhile.
    undoings = connection.scalar(select(func.count(judgement.c.undoes))) or 0
    stamp = (connection.scalar(select(func.max(s.c.nr))) or 0, unsettled(connection), undoings)
    with _making:
        made, begun = _made.get(ledger), time.monotonic()
        if made is None or made.stamp != stamp or begun > made.until:
            rows = tuple(sorted(_every(connection), key=_weight))
            now = time.monotonic()
            made = _made[ledger] = _Made(stamp, now + RARELY * (now - begun), rows)
    return made.rows


def _weight(row: Waiting) -> tuple[int, float, str, str, str]:
    return -row.cells, -row.score, row.kind, row.a, row.b


def _every(connection: Connection) -> Iterator[Waiting]:
    cells = _cells_of_articles(connection)
    yield from _sources(connection)
    yield from _copies(connection, cells)
    yield from _stories(connection, cells)
    yield from _questions(connection)
    yield from _revisions(connection)
    yield from _stances(connection)
    yield from _figures(connection)


def _cells_of_articles(connection: Connection) -> Mapping[str, int]:
    """In how many cells each article tells something."""
    asked = select(v.c.article_id, func.count(v.c.answer_id.distinct())).group_by(v.c.article_id)
    return dict(connection.execute(asked).tuples().all())


def _sources(connection: Connection) -> Iterator[Waiting]:
    """Pairs of sources whose names are alike: the cells of the one with fewer move into the other's column."""
    one, other = alias.alias("one"), alias.alias("other")
    asked = (
        select(one.c.source_id.label("a"), other.c.source_id.label("b"), relation.c.score)
        .join_from(relation, one, one.c.id == relation.c.a)
        .join(other, other.c.id == relation.c.b)
        .where(relation.c.status == "suggested")
    )
    best: dict[tuple[str, str], float] = {}
    for a, b, score in connection.execute(asked):
        if a != b:
            best[min(a, b), max(a, b)] = max(best.get((min(a, b), max(a, b)), 0.0), score)
    if not best:
        return
    often = select(n.c.source_id, func.count()).where(n.c.source_id.is_not(None)).group_by(n.c.source_id)
    cells: dict[str | None, int] = dict(connection.execute(often).tuples().all())
    speak = set(connection.scalars(select(c.c.id).where(c.c.statements > 0)))
    for (a, b), score in best.items():
        if a in speak and b in speak:
            yield Waiting("source", a, b, score, min(cells.get(a, 0), cells.get(b, 0)))


def _copies(connection: Connection, cells: Mapping[str, int]) -> Iterator[Waiting]:
    """Likely copies: the cells in which the copy stands count one report less."""
    asked = select(o.c.copy, o.c.original, o.c.score).where(o.c.status == "suggested")
    for copy, original, score in connection.execute(asked):
        yield Waiting("copy", copy, original, score, cells.get(copy, 0))


def _stories(connection: Connection, cells: Mapping[str, int]) -> Iterator[Waiting]:
    """Articles of two stories that are as like as those of one: of two stories the pair that is most so."""
    first, second = sa.alias("first"), sa.alias("second")
    asked = (
        select(t.c.later, t.c.a, t.c.b, t.c.score, first.c.story_id, second.c.story_id)
        .join(first, first.c.article_id == t.c.a)
        .join(second, second.c.article_id == t.c.b)
        .where(t.c.score >= SAME_EVENT, first.c.story_id != second.c.story_id)  # most are of one
    )
    best: dict[tuple[str, str], tuple[float, str, str]] = {}
    for later, a, b, score, one, other in connection.execute(asked).tuples().all():
        pair = (one, other) if one < other else (other, one)
        found = (score, later, b if later == a else a)
        best[pair] = max(best.get(pair, found), found)
    for score, later, earlier in best.values():
        yield Waiting("story", later, earlier, score, cells.get(later, 0))


def _questions(connection: Connection) -> Iterator[Waiting]:
    """Statements that may answer a question: each of its answers stands to one more."""
    # That a statement carries it is asked here: asked of the database, it would take the index of those that one carries, which is most.
    # Nor is any score beneath 0: to ask for it leads to the index of the suggested, of which there may be so few that nothing is known.
    found = connection.execute(select(v.c.answer_id, v.c.statement_id, v.c.score).where(v.c.status == SUGGESTED, v.c.score >= 0)).all()
    likely = [row for row in found if row.statement_id is not None]
    asked_of = _questions_of(connection, {row.answer_id for row in likely})
    sure = _surely(connection, {question for question, _ in asked_of.values()})
    for answer, statement, score in likely:
        question, answers = asked_of[answer]
        if question in sure:
            yield Waiting("question", statement, sure[question], score, answers, question)


def _questions_of(connection: Connection, answers: Iterable[str]) -> dict[str, tuple[str, int]]:
    """The question of each of *answers*, and how many answers it has."""
    asked = select(n.c.id, q.c.id, q.c.answers).join(q, q.c.id == n.c.question_id)
    return {
        id_: (question, often)
        for some in some_of(sorted(answers))
        for id_, question, often in connection.execute(asked.where(n.c.id.in_(some))).tuples()
    }


def _surely(connection: Connection, questions: Iterable[str]) -> dict[str, str]:
    """For each of *questions* a statement that surely answers it."""
    asked = (
        select(n.c.question_id, func.min(v.c.statement_id))
        .join_from(n, v, v.c.answer_id == n.c.id)
        .where(v.c.status == "confirmed", v.c.statement_id.is_not(None))
        .group_by(n.c.question_id)
    )
    return {
        question: statement
        for some in some_of(sorted(questions))
        for question, statement in connection.execute(asked.where(n.c.question_id.in_(some))).tuples()
    }


def _revisions(connection: Connection) -> Iterator[Waiting]:
    """Answers that may take the place of an earlier one of the same party: one cell's trail."""

    def first(side: ColumnElement[str]) -> ScalarSelect[Any]:
        return select(func.min(v.c.statement_id)).where(v.c.answer_id == side).scalar_subquery()

    asked = (
        select(first(r.c.a).label("a"), first(r.c.b).label("b"), r.c.score, n.c.question_id)
        .join_from(r, n, n.c.id == r.c.a)
        .where(r.c.status == SUGGESTED, r.c.score >= 0, r.c.kind.in_(("revises", "withdraws")))
    )
    for a, b, score, question in connection.execute(asked):
        if a and b and a != b:
            yield Waiting("revision", a, b, score, 1, question)


def _stances(connection: Connection) -> Iterator[Waiting]:
    """Statements that carry an answer and are not surely read as they are."""
    unsure = dict(connection.execute(select(s.c.id, s.c.confidence).where(text(UNSURE))).tuples().all())
    asked = (
        select(v.c.statement_id, func.count(v.c.answer_id.distinct()), func.min(n.c.question_id))
        .join_from(v, n, n.c.id == v.c.answer_id)
        .where(v.c.status == "confirmed")
        .group_by(v.c.statement_id)
    )
    for some in some_of(sorted(unsure)):
        for statement, cells, question in connection.execute(asked.where(v.c.statement_id.in_(some))):
            yield Waiting("stance", statement, "", unsure[statement], cells, question)


def _figures(connection: Connection) -> Iterator[Waiting]:
    """Figures from one report that no other agrees with and several cannot be true beside."""
    against: Counter[str] = Counter()
    agreed: set[str] = set()
    for side in (r.c.a, r.c.b):
        often = select(side, func.count()).where(r.c.kind == "contradicts").group_by(side)
        against.update(dict(connection.execute(often).tuples().all()))
        agreed.update(connection.scalars(select(side).where(r.c.kind.in_(("agrees", "refines"))).distinct()).all())
    alone = {id_: often for id_, often in against.items() if often >= ALONE_AGAINST and id_ not in agreed}
    asked = (
        select(n.c.id, func.min(v.c.statement_id).label("statement_id"), func.min(v.c.score), n.c.question_id, n.c.low, n.c.high)
        .join_from(n, v, v.c.answer_id == n.c.id)
        .where(n.c.independent == 1, v.c.statement_id.is_not(None), or_(n.c.low.is_not(None), n.c.high.is_not(None)))
        .group_by(n.c.id)
    )
    for some in some_of(sorted(alone)):
        rows = connection.execute(asked.where(n.c.id.in_(some))).all()
        places = _places(connection, rows)
        for id_, statement, score, question, *_ in rows:
            if id_ in places:
                because = f"{alone[id_]} other answers cannot be true beside it, and nobody agrees"
                yield Waiting("figure", statement, str(places[id_]), score, alone[id_] + 1, question, because)


def _places(connection: Connection, rows: Sequence[Any]) -> Mapping[str, int]:
    """Where the figure of each answer stands in its statement."""
    found: defaultdict[str, list[tuple[int, float | None, float | None]]] = defaultdict(list)
    asked = select(f.c.statement_id, f.c.start, f.c.low, f.c.high).where(f.c.statement_id.in_([row.statement_id for row in rows]))
    for statement, start, low, high in connection.execute(asked):
        found[statement].append((start, low, high))
    return {row.id: start for row in rows for start, low, high in found[row.statement_id] if (low, high) == (row.low, row.high)}


def _decided(connection: Connection) -> tuple[set[tuple[str, str, str]], Counter[Kind]]:
    """What persons have decided, by kind and ids in both orders, and how many decisions stand."""
    j = judgement.c
    rows = connection.execute(select(j.id, j.undoes, j.kind).order_by(j.nr)).all()
    gone = undone_among([(row.id, row.undoes) for row in rows])
    standing = {row.id: DECIDED_AS[row.kind] for row in rows if row.kind in DECIDED_AS and row.id not in gone}
    found: set[tuple[str, str, str]] = set()
    for each in recall_rulings(connection, JOINS):
        for a, b in ((each.a[0], each.b[0]), (each.b[0], each.a[0])):
            found.add((each.kind, a, b))
    if any(kind in {"stance", "figure"} for kind in standing.values()):
        for id_, statement, start in connection.execute(select(corrected.c.judgement_id, corrected.c.statement_id, corrected.c.start)):
            if id_ in standing:
                found.add(("stance", statement, "") if start is None else ("figure", statement, str(start)))
    if "source" in standing.values():
        found |= _decided_sources(connection, {id_ for id_, kind in standing.items() if kind == "source"})
    return found, Counter(standing.values())


def _decided_sources(connection: Connection, decisions: set[str]) -> set[tuple[str, str, str]]:
    """The pairs of sources, as they now are, that standing *decisions* are about."""
    sides: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    asked = select(judged.c.judgement_id, judged.c.side, alias.c.source_id).join(alias, alias.c.id == judged.c.alias_id)
    for id_, side, source_id in connection.execute(asked):
        if id_ in decisions:
            sides[id_, side].add(source_id)
    return {("source", *pair) for id_ in decisions for a in sides[id_, "a"] for b in sides[id_, "b"] for pair in ((a, b), (b, a)) if a != b}
