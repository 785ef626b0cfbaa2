"""What settling made becomes records again: every record leaves the book as it entered.

A story of any size costs the same few queries; none is asked once a row. Names of sources are read where they are kept, so that a
name that a page far away made commoner is right on every board.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.ledger.packing import maker
from sayso.ledger.portions import IDS, some_of
from sayso.ledger.stored import Said, as_stored, said, several
from sayso.records import Answer, Origin, Question, Relation, Settlement, SourceKind, Voice


@dataclass(frozen=True, slots=True)
class Belongs:
    """Where an article stands among the others."""

    story: str
    """Id of its story."""
    origin: str
    """Id of the article whose report this is; its own where it is nobody's copy."""


def recall_settlement(connection: Connection, story_id: str, *, questions: Collection[str] | None = None) -> Settlement:
    """What the statements of a story answer; of the named *questions* alone, if some are."""
    q, r = s.question.c, s.answer_relation.c
    asked = select(s.question).where(q.story_id == story_id).order_by(q.id)
    rows = connection.execute(asked if questions is None else asked.where(q.id.in_(questions))).all()
    every = [row.id for row in rows]
    broader: defaultdict[str, list[str]] = defaultdict(list)
    for some in some_of(every):
        b = s.question_broader.c
        for question_id, broader_id in connection.execute(
            select(b.question_id, b.broader_id).where(b.question_id.in_(some)).order_by(b.question_id, b.ordinal)
        ):
            broader[question_id].append(broader_id)
    answers = recall_answers(connection, every)
    relations: list[Relation] = []
    for some in some_of([each.id for each in answers]):
        columns = (r.a, r.b, r.kind, r.score, r.reason, r.status)
        relations += [
            Relation(a=a, b=b, kind=kind, score=score, reason=reason, status=status)
            for a, b, kind, score, reason, status in connection.execute(
                select(*columns).where(r.a.in_(some)).order_by(r.a, r.b, r.kind)
            ).all()
        ]
    return Settlement(tuple(_question(row, tuple(broader[row.id])) for row in rows), answers, tuple(relations))


def _question(row: Any, broader: tuple[str, ...]) -> Question:
    return Question(
        id=row.id,
        story=row.story_id,
        kind=row.kind,
        label=row.label,
        measure=row.measure,
        of=row.of,
        place=row.place,
        moment=row.moment,
        broader=broader,
        score=row.score,
        reason=row.reason,
    )


def recall_answers(connection: Connection, questions: Sequence[str]) -> tuple[Answer, ...]:
    """Every answer to *questions* (ids), by question and id, with its voices."""
    rows = [row for some in some_of(questions) for row in connection.execute(ANSWERS, {"ids": some}).all()]
    voices = _voices(connection, questions)
    return tuple(_answer(voices, *row) for row in rows)


def _answer(voices: Mapping[str, Sequence[Voice]], question: str, name: str, kind: SourceKind, *plain: Any) -> Answer:
    """An answer of what a row of `ANSWERS` has."""
    same = dict(zip(s.ANSWERED, plain, strict=True))
    return Answer(question=question, party_name=name, party_kind=kind, voices=tuple(voices[same["id"]]), **same)


_a, _v = s.answer.c, s.voice.c
ANSWERS = (
    select(
        _a.question_id,
        func.coalesce(t.source.c.name, _a.party_name, type_=Said),
        func.coalesce(t.source.c.kind, _a.party_kind),
        *(_a[name] for name in s.ANSWERED),
    )
    .outerjoin(t.source, t.source.c.id == _a.source_id)
    .where(_a.question_id.in_(IDS))
    .order_by(_a.question_id, _a.id)
)
VOICES = (
    select(
        _v.answer_id,
        _v.statement_id,
        _v.claim,
        _v.article_id,
        _v.origin_id,
        as_stored(_v.outlet),
        _v.known,
        _v.source_id,
        as_stored(_v.source_name),
        _v.standing,
        as_stored(_v.chain),
        _v.score,
        as_stored(_v.reason),
        _v.status,
    )
    .join(s.answer, _a.id == _v.answer_id)
    .where(_a.question_id.in_(IDS))
    .order_by(_v.answer_id, _v.ordinal)
)
"""A great story has thousands of them: what is taken as it is stored is made text again only where it has to be."""
SOURCE, SOURCE_NAME = 7, 8
"""Where these stand in a row of them: to look a column up by its name in each costs as much as to read it."""


def _voices(connection: Connection, questions: Sequence[str]) -> defaultdict[str, list[Voice]]:
    rows = [row for some in some_of(questions) for row in connection.execute(VOICES, {"ids": some}).tuples().all()]
    names = _names(connection, {row[SOURCE] for row in rows if row[SOURCE_NAME] is None})
    found: defaultdict[str, list[Voice]] = defaultdict(list)
    make = maker(Voice)
    for answer_id, statement_id, claim, article, origin, outlet, known, source, name, standing, chain, score, reason, status in rows:
        own, speaker = statement_id is None, names.get(source, "") if name is None else said(name)
        heard = (claim if own else statement_id, own, article, origin, said(outlet), known)
        found[answer_id].append(make((*heard, source, speaker, standing, several(chain), score, said(reason), status)))
    return found


def _names(connection: Connection, sources: Collection[str]) -> dict[str, str]:
    c = t.source.c
    return {
        id_: name
        for some in some_of(sorted(sources))
        for id_, name in connection.execute(select(c.id, c.name).where(c.id.in_(some))).tuples()
    }


def recall_belonging(connection: Connection, articles: Collection[str]) -> dict[str, Belongs]:
    """The story and the origin of each of *articles* that is in one; older texts at an address and unsettled articles are in none."""
    c = s.story_article.c
    return {
        id_: Belongs(story, origin)
        for some in some_of(sorted(articles))
        for id_, story, origin in connection.execute(select(c.article_id, c.story_id, c.origin_id).where(c.article_id.in_(some)))
    }


def recall_members(connection: Connection, story_id: str) -> dict[str, str]:
    """The articles of a story, each with the article whose report it is, the earliest first."""
    c, a = s.story_article.c, t.article.c
    asked = select(c.article_id, c.origin_id).join(t.article, a.id == c.article_id).where(c.story_id == story_id)
    return dict(connection.execute(asked.order_by(a.moment, a.id)).tuples().all())


def recall_origins(connection: Connection, articles: Collection[str]) -> tuple[Origin, ...]:
    """What is known of *articles* as copies and as originals, by their ids."""
    c = s.origin.c
    found: dict[tuple[str, str], Origin] = {}
    for some in some_of(sorted(articles)):
        asked = select(c.copy, c.original, c.kind, c.score, c.reason, c.status).where(or_(c.copy.in_(some), c.original.in_(some)))
        for copy, original, kind, score, reason, status in connection.execute(asked):
            found[copy, original] = Origin(copy=copy, original=original, kind=kind, score=score, reason=reason, status=status)
    return tuple(found[key] for key in sorted(found))
