"""Writes what settling decided, and of that only what is not there already: who watches the file sees what an article touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, and_, bindparam, delete, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.ledger.dialect import put, write_rows
from sayso.ledger.portions import IDS, portions, rows_for
from sayso.records import DISPUTES, REVISIONS, Answer, Origin, Question, Relation, Settlement, Tie, Voice

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


@dataclass(frozen=True, slots=True)
class SettledStory:
    """A story as it was settled."""

    id: str
    """Its id."""
    roots: Mapping[str, str]
    """Its articles, each with the article whose report it is."""
    called: Called
    """What it is called."""
    settlement: Settlement
    """What its statements answer."""


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


def write_ties(connection: Connection, ties: Mapping[str, Sequence[Tie]]) -> set[str]:
    """Make *ties* all that ties each article to earlier ones; gives those for which something changed."""
    several = [(later, tie) for later, mine in ties.items() for tie in mine]
    rows = [{"a": tie.a, "b": tie.b, "later": later, "score": tie.score, "reason": tie.reason} for later, tie in several]
    return {row["later"] for row in _sync(connection, s.tie, lambda some: s.tie.c.later.in_(some), ties, rows)}


def write_stories(connection: Connection, stories: Sequence[SettledStory]) -> None:
    """Write stories: of each its articles with whose report they are, and what they answer."""
    _write_roots(connection, {id_: root for story in stories for id_, root in story.roots.items()})
    known = _sources(connection, [answer for story in stories for answer in story.settlement.answers])
    told = {story.id: _Told(story.settlement, known) for story in stories}
    articles = {row.id: row for row in rows_for(connection, {id_ for story in stories for id_ in story.roots}, COUNTED)}
    rows = [_story(story, told[story.id], [articles[id_] for id_ in story.roots]) for story in stories]
    _sync(connection, s.story, lambda some: s.story.c.id.in_(some), list(told), rows)
    _write_settlements(connection, told)


def drop_stories(connection: Connection, stories: Collection[str]) -> None:
    """Take away those of *stories* that have no article any more, with all that hangs on them."""
    c = s.story_article.c
    full = {row[0] for row in rows_for(connection, stories, lambda some: select(c.story_id).where(c.story_id.in_(some)).distinct())}
    empty = set(stories) - full
    _write_settlements(connection, {id_: _Told(Settlement((), (), ()), ()) for id_ in empty})
    for some in portions(empty):
        connection.execute(delete(s.story).where(s.story.c.id.in_(some)))


def _write_roots(connection: Connection, roots: Mapping[str, str]) -> None:
    c = s.story_article.c
    held = rows_for(connection, roots, lambda some: select(c.article_id, c.origin_id).where(c.article_id.in_(some)))
    changed = [{"this": id_, "root": roots[id_]} for id_, root in held if roots[id_] != root]
    if changed:
        connection.execute(s.story_article.update().where(c.article_id == bindparam("this")).values(origin_id=bindparam("root")), changed)


class _Told:
    """A Settlement as rows; *known* are the sources of the book among those that it names."""

    def __init__(self, settlement: Settlement, known: Collection[str]) -> None:
        disputed = _at_dispute(settlement)
        answers = Counter(answer.question for answer in settlement.answers)
        self.questions = [_question(each, each.id in disputed, answers[each.id]) for each in settlement.questions]
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
    """The questions of which it is still disputed what is so: neither answer has been replaced since."""
    replaced = {each.b for each in settlement.relations if each.kind in REVISIONS and each.status == "confirmed"}
    questions = {answer.id: answer.question for answer in settlement.answers}
    return {
        questions[each.a]
        for each in settlement.relations
        if each.kind in DISPUTES and each.status == "confirmed" and replaced.isdisjoint((each.a, each.b))
    }


def _sources(connection: Connection, answers: Iterable[Answer]) -> set[str]:
    """Which parties and speakers are sources of the book."""
    several = list(answers)
    named = {answer.party for answer in several} | {voice.source for answer in several for voice in answer.voices if voice.source}
    c = t.source.c
    return {row[0] for row in rows_for(connection, named, lambda some: select(c.id).where(c.id.in_(some)))}


def _question(question: Question, disputed: bool, answers: int) -> Row:
    same = ("id", "kind", "label", "measure", "of", "place", "moment", "score", "reason")
    return {**{name: getattr(question, name) for name in same}, "story_id": question.story, "disputed": disputed, "answers": answers}


def _answer(answer: Answer, known: Collection[str]) -> Row:
    row = {name: getattr(answer, name) for name in (*s.ANSWERED, "articles", "independent")}
    row["question_id"] = answer.question
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


COUNTED = select(t.article.c.id, t.article.c.outlet_key, t.article.c.language, t.article.c.day, t.article.c.moment).where(
    t.article.c.id.in_(IDS)
)
"""What a story counts of its articles."""


def _story(story: SettledStory, told: _Told, articles: Sequence[Any]) -> Row:
    days = sorted(row.day for row in articles if row.day)
    return {
        "id": story.id,
        "name": story.called.name,
        "name_by": story.called.by,
        "pinned": story.called.pinned,
        "articles": len(articles),
        "independent": len(set(story.roots.values())),
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


def _write_settlements(connection: Connection, stories: Mapping[str, _Told]) -> None:
    """Bring the rows of *stories* to what was told in each: the old go first, from the leaves; the new come from the root."""
    q, a = s.question.c, s.answer.c
    questions = [row.id for row in rows_for(connection, stories, lambda some: select(q.id).where(q.story_id.in_(some)))]
    answers = [row.id for row in rows_for(connection, questions, lambda some: select(a.id).where(a.question_id.in_(some)))]
    told = list(stories.values())
    plan = [
        _Change(connection, s.question, lambda some: q.id.in_(some), questions, [row for each in told for row in each.questions]),
        _Change(
            connection,
            s.question_broader,
            lambda some: s.question_broader.c.question_id.in_(some),
            questions,
            [row for each in told for row in each.broader],
        ),
        _Change(connection, s.answer, lambda some: a.id.in_(some), answers, [row for each in told for row in each.answers]),
        _Change(connection, s.voice, lambda some: s.voice.c.answer_id.in_(some), answers, [row for each in told for row in each.voices]),
        _Change(
            connection,
            s.answer_relation,
            lambda some: s.answer_relation.c.a.in_(some),
            answers,
            [row for each in told for row in each.relations],
        ),
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
        write_rows(self._connection, put(self._table), self.new)


def _sync(connection: Connection, table: Table, mine: Any, owners: Collection[str], rows: Sequence[Row]) -> list[Row]:
    """Make *rows* all of those rows of *table* that are of *owners*; gives the rows that went, came or changed."""
    change = _Change(connection, table, mine, owners, rows)
    change.take_away()
    change.write()
    return change.gone + change.new + change.before
