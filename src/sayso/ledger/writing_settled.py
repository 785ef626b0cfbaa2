"""Writes what settling decided, and of that only what is not there already: who watches the file sees what an article touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, and_, bindparam, delete, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.ledger.dialect import put
from sayso.ledger.keeping import portions, rows_for
from sayso.records import Answer, Origin, Question, Relation, RelationKind, Settlement, Tie, Voice

DISPUTES: frozenset[RelationKind] = frozenset({"contradicts", "denies"})
"""What makes a question disputed: answers that cannot both be true."""
REVISIONS: frozenset[RelationKind] = frozenset({"revises", "withdraws"})

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Called:
    """What a story is called, and whether it is kept at the head of the list."""

    name: str
    """Its name."""
    by: str | None = None
    """The person who called it so; None for the machine."""
    pinned: bool = False
    """Whether a person pinned it."""


def write_origins(connection: Connection, articles: Collection[str], origins: Iterable[tuple[Origin, str | None, str | None]]) -> set[str]:
    """Make *origins* (each with who decided on it, and when) all that is known of *articles* as copies and originals.

    Gives the articles at either end of what changed.
    """
    c = s.origin.c
    rows = [_origin(each, by, at) for each, by, at in origins]
    changed = _sync(connection, s.origin, lambda some: or_(c.copy.in_(some), c.original.in_(some)), articles, rows)
    return {id_ for row in changed for id_ in (row["copy"], row["original"])}


def _origin(origin: Origin, by: str | None, at: str | None) -> Row:
    plain = {name: getattr(origin, name) for name in ("copy", "original", "kind", "score", "reason", "status")}
    return {**plain, "by": by, "at": at}


def write_declared(connection: Connection, articles: Collection[str], declared: Iterable[Origin]) -> None:
    """Make *declared* all that the pages of *articles* say that they are copies of."""
    rows = [
        {"copy": each.copy, "address": each.original, "kind": each.kind, "score": each.score, "reason": each.reason} for each in declared
    ]
    _sync(connection, s.declared, lambda some: s.declared.c.copy.in_(some), articles, rows)


def write_ties(connection: Connection, articles: Collection[str], ties: Iterable[Tie]) -> set[tuple[str, str]]:
    """Make *ties* all that ties *articles* to others; gives the pairs for which something changed."""
    c = s.tie.c
    rows = [{"a": tie.a, "b": tie.b, "score": tie.score, "reason": tie.reason} for tie in ties]
    changed = _sync(connection, s.tie, lambda some: or_(c.a.in_(some), c.b.in_(some)), articles, rows)
    return {(row["a"], row["b"]) for row in changed}


def write_story(connection: Connection, story_id: str, roots: Mapping[str, str], called: Called, settlement: Settlement) -> tuple[int, int]:
    """Write a story: its articles with whose report each is, and what they answer; gives how many questions, and how many are disputed."""
    _write_roots(connection, story_id, roots)
    told = _Told(connection, settlement)
    row = _story(connection, story_id, roots, called, told)
    _sync(connection, s.story, lambda some: s.story.c.id.in_(some), [story_id], [row])
    _write_settlement(connection, story_id, told)
    return row["questions"], row["disputed"]


def drop_stories(connection: Connection, stories: Collection[str]) -> None:
    """Take away those of *stories* that have no article any more, with all that hangs on them."""
    c = s.story_article.c
    full = {row[0] for row in rows_for(connection, stories, lambda some: select(c.story_id).where(c.story_id.in_(some)).distinct())}
    for id_ in sorted(set(stories) - full):
        _write_settlement(connection, id_, _Told(connection, Settlement((), (), ())))
        connection.execute(delete(s.story).where(s.story.c.id == id_))


def _write_roots(connection: Connection, story_id: str, roots: Mapping[str, str]) -> None:
    c = s.story_article.c
    held = connection.execute(select(c.article_id, c.origin_id).where(c.story_id == story_id)).tuples()
    changed = [{"this": id_, "root": roots[id_]} for id_, root in held if roots[id_] != root]
    if changed:
        connection.execute(s.story_article.update().where(c.article_id == bindparam("this")).values(origin_id=bindparam("root")), changed)


class _Told:
    """A Settlement as rows."""

    def __init__(self, connection: Connection, settlement: Settlement) -> None:
        disputed = _at_dispute(settlement)
        answers: dict[str, int] = {}
        for answer in settlement.answers:
            answers[answer.question] = answers.get(answer.question, 0) + 1
        known = _sources(connection, settlement.answers)
        self.questions = [_question(each, each.id in disputed, answers.get(each.id, 0)) for each in settlement.questions]
        self.broader = [
            {"question_id": each.id, "broader_id": other, "ordinal": ordinal}
            for each in settlement.questions
            for ordinal, other in enumerate(each.broader)
        ]
        self.answers = [_answer(each, known) for each in settlement.answers]
        self.voices = [_voice(each.id, ordinal, voice, known) for each in settlement.answers for ordinal, voice in enumerate(each.voices)]
        self.relations = [_relation(each) for each in settlement.relations]
        self.revised = len({each.b for each in settlement.relations if each.kind in REVISIONS and each.status == "confirmed"})


def _at_dispute(settlement: Settlement) -> set[str]:
    questions = {answer.id: answer.question for answer in settlement.answers}
    return {questions[each.a] for each in settlement.relations if each.kind in DISPUTES and each.status == "confirmed"}


def _sources(connection: Connection, answers: Iterable[Answer]) -> set[str]:
    """Which parties and speakers are sources of the book."""
    named = {answer.party for answer in answers} | {voice.source for answer in answers for voice in answer.voices if voice.source}
    c = t.source.c
    return {row[0] for row in rows_for(connection, named, lambda some: select(c.id).where(c.id.in_(some)))}


def _question(question: Question, disputed: bool, answers: int) -> Row:
    same = ("id", "kind", "label", "measure", "of", "place", "moment", "score", "reason")
    return {**{name: getattr(question, name) for name in same}, "story_id": question.story, "disputed": disputed, "answers": answers}


SAME_ANSWER = (
    "id",
    "party",
    "stance",
    "says",
    "words",
    "low",
    "high",
    "low_open",
    "high_open",
    "approximate",
    "vague",
    "unit",
    "said_from",
    "said_to",
    "known",
    "former",
    "articles",
    "independent",
)


def _answer(answer: Answer, known: Collection[str]) -> Row:
    row = {name: getattr(answer, name) for name in SAME_ANSWER}
    row |= {"question_id": answer.question, "revises": getattr(answer, "revises", "")}
    if answer.party in known:
        return {**row, "source_id": answer.party, "party_name": None, "party_kind": None}
    return {**row, "source_id": None, "party_name": answer.party_name, "party_kind": answer.party_kind}


def _voice(answer_id: str, ordinal: int, voice: Voice, known: Collection[str]) -> Row:
    return {
        "answer_id": answer_id,
        "ordinal": ordinal,
        "statement_id": None if voice.own else voice.claim,
        "claim": voice.claim if voice.own else None,
        "article_id": voice.article,
        "origin_id": voice.origin,
        "outlet": voice.outlet,
        "known": voice.known,
        "source_id": voice.source,
        "source_name": None if voice.source in known else voice.source_name,
        "standing": voice.standing,
        "chain": voice.chain,
        "score": voice.score,
        "reason": voice.reason,
        "status": voice.status,
    }


def _relation(relation: Relation) -> Row:
    return {name: getattr(relation, name) for name in ("a", "b", "kind", "score", "reason", "status")}


def _story(connection: Connection, story_id: str, roots: Mapping[str, str], called: Called, told: _Told) -> Row:
    a = t.article.c
    asked = lambda some: select(a.outlet_key, a.language, a.day, a.moment).where(a.id.in_(some))  # noqa: E731  # used once, here
    articles = list(rows_for(connection, roots, asked))
    days = sorted(row.day for row in articles if row.day)
    return {
        "id": story_id,
        "name": called.name,
        "name_by": called.by,
        "pinned": called.pinned,
        "articles": len(articles),
        "independent": len(set(roots.values())),
        "outlets": len({row.outlet_key for row in articles if row.outlet_key}),
        "languages": tuple(sorted({row.language for row in articles if row.language})),
        "first": days[0] if days else "",
        "last": days[-1] if days else "",
        "moment": max((row.moment for row in articles), default=0),
        "questions": len(told.questions),
        "answers": len(told.answers),
        "disputed": sum(row["disputed"] for row in told.questions),
        "revised": told.revised,
    }


def _write_settlement(connection: Connection, story_id: str, told: _Told) -> None:
    """Bring the rows of a story's questions to what was *told*: the old go first, from the leaves; the new come from the root."""
    q, a = s.question.c, s.answer.c
    questions = set(connection.scalars(select(q.id).where(q.story_id == story_id)))
    answers = {row[0] for row in rows_for(connection, questions, lambda some: select(a.id).where(a.question_id.in_(some)))}
    # An answer or question that another story held goes over to this one with its id: its rows are looked at as well.
    answers |= {row["id"] for row in told.answers}
    questions |= {row["id"] for row in told.questions}
    plan = [
        _Change(connection, s.question, lambda some: q.id.in_(some), questions, told.questions),
        _Change(connection, s.question_broader, lambda some: s.question_broader.c.question_id.in_(some), questions, told.broader),
        _Change(connection, s.answer, lambda some: a.id.in_(some), answers, told.answers),
        _Change(connection, s.voice, lambda some: s.voice.c.answer_id.in_(some), answers, told.voices),
        _Change(connection, s.answer_relation, lambda some: s.answer_relation.c.a.in_(some), answers, told.relations),
    ]
    for change in reversed(plan):
        change.take_away()
    for change in plan:
        change.write()


class _Change:
    """From the rows of a table that are there to those that should be."""

    def __init__(self, connection: Connection, table: Table, mine: Any, owners: Iterable[str], rows: Sequence[Row]) -> None:
        self._connection, self._table = connection, table
        self._key = [column.name for column in table.primary_key.columns]
        names = [column.name for column in table.columns]
        held = {}
        for some in portions(owners):
            for row in connection.execute(select(table).where(mine(some))).tuples():
                plain = dict(zip(names, row, strict=True))
                held[self._id(plain)] = plain
        wanted = {self._id(row): row for row in rows}
        self.gone = [row for id_, row in held.items() if id_ not in wanted]
        self.new = [row for id_, row in wanted.items() if held.get(id_) != row]
        self.before = [held[id_] for id_ in wanted if id_ in held and held[id_] != wanted[id_]]

    def _id(self, row: Row) -> tuple[Any, ...]:
        return tuple([row[name] for name in self._key])  # a list is made a third quicker than a generator

    def take_away(self) -> None:
        """Delete the rows that should not be there."""
        if self.gone:
            columns = [(self._table.c[name], f"this_{name}") for name in self._key]
            which = and_(*(column == bindparam(name) for column, name in columns))
            rows = [{name: row[column.name] for column, name in columns} for row in self.gone]
            self._connection.execute(delete(self._table).where(which), rows)

    def write(self) -> None:
        """Write the rows that are not there, or not so."""
        if self.new:
            self._connection.execute(put(self._table), self.new)


def _sync(connection: Connection, table: Table, mine: Any, owners: Collection[str], rows: Sequence[Row]) -> list[Row]:
    """Make *rows* all of those rows of *table* that are of *owners*; gives the rows that went, came or changed."""
    change = _Change(connection, table, mine, owners, rows)
    change.take_away()
    change.write()
    return change.gone + change.new + change.before
