"""What settling made becomes records again: every record leaves the book as it entered.

A story of any size costs the same few queries; none is asked once a row. Names of sources are read where they are kept, so that a
name that a page far away made commoner is right on every board.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.records import Answer, Origin, Question, Relation, Settlement, Tie, Voice

AT_ONCE = 500
"""Ids asked for in one query."""


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
    for some in _some(every):
        b = s.question_broader.c
        for question_id, broader_id in connection.execute(
            select(b.question_id, b.broader_id).where(b.question_id.in_(some)).order_by(b.question_id, b.ordinal)
        ):
            broader[question_id].append(broader_id)
    answers = recall_answers(connection, every)
    relations: list[Relation] = []
    for some in _some([each.id for each in answers]):
        columns = (r.a, r.b, r.kind, r.score, r.reason, r.status)
        relations += [
            Relation(a=a, b=b, kind=kind, score=score, reason=reason, status=status)
            for a, b, kind, score, reason, status in connection.execute(select(*columns).where(r.a.in_(some)).order_by(r.a, r.b, r.kind))
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
    a = s.answer.c
    found: list[Any] = []
    for some in _some(questions):
        asked = (
            select(s.answer, t.source.c.name.label("source_name"), t.source.c.kind.label("source_kind"))
            .outerjoin(t.source, t.source.c.id == a.source_id)
            .where(a.question_id.in_(some))
            .order_by(a.question_id, a.id)
        )
        found += connection.execute(asked).all()
    voices = _voices(connection, [row.id for row in found])
    return tuple(_answer(row, tuple(voices[row.id])) for row in found)


def _answer(row: Any, voices: tuple[Voice, ...]) -> Answer:
    return Answer(
        id=row.id,
        question=row.question_id,
        party=row.party,
        party_name=row.source_name if row.source_id is not None else row.party_name,
        party_kind=row.source_kind if row.source_id is not None else row.party_kind,
        stance=row.stance,
        says=row.says,
        low=row.low,
        high=row.high,
        low_open=row.low_open,
        high_open=row.high_open,
        approximate=row.approximate,
        vague=row.vague,
        unit=row.unit,
        words=row.words,
        said_from=row.said_from,
        said_to=row.said_to,
        known=row.known,
        former=row.former,
        revises=row.revises,
        who=row.who,
        voices=voices,
    )


def _voices(connection: Connection, answers: Sequence[str]) -> dict[str, list[Voice]]:
    v = s.voice.c
    columns = (
        v.answer_id,
        v.statement_id,
        v.claim,
        v.article_id,
        v.origin_id,
        v.outlet,
        v.known,
        v.source_id,
        v.source_name,
        v.standing,
        v.chain,
        v.score,
        v.reason,
        v.status,
    )
    rows: list[Any] = []
    for some in _some(answers):
        rows += connection.execute(select(*columns).where(v.answer_id.in_(some)).order_by(v.answer_id, v.ordinal)).all()
    names = _names(connection, {row.source_id for row in rows if row.source_name is None})
    found: dict[str, list[Voice]] = {id_: [] for id_ in answers}
    for answer_id, statement_id, claim, article, origin, outlet, known, source, name, standing, chain, score, reason, status in rows:
        found[answer_id].append(
            Voice(
                claim=statement_id or claim,
                own=statement_id is None,
                article=article,
                origin=origin,
                outlet=outlet,
                known=known,
                source=source,
                source_name=names.get(source, "") if name is None else name,
                standing=standing,
                chain=chain,
                score=score,
                reason=reason,
                status=status,
            )
        )
    return found


def _names(connection: Connection, sources: Collection[str]) -> dict[str, str]:
    c = t.source.c
    return {
        id_: name
        for some in _some(sorted(sources))
        for id_, name in connection.execute(select(c.id, c.name).where(c.id.in_(some))).tuples()
    }


def recall_belonging(connection: Connection, articles: Collection[str]) -> dict[str, Belongs]:
    """The story and the origin of each of *articles* that is in one; older texts at an address and unsettled articles are in none."""
    c = s.story_article.c
    return {
        id_: Belongs(story, origin)
        for some in _some(sorted(articles))
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
    for some in _some(sorted(articles)):
        asked = select(c.copy, c.original, c.kind, c.score, c.reason, c.status).where(or_(c.copy.in_(some), c.original.in_(some)))
        for copy, original, kind, score, reason, status in connection.execute(asked):
            found[copy, original] = Origin(copy=copy, original=original, kind=kind, score=score, reason=reason, status=status)
    return tuple(found[key] for key in sorted(found))


def recall_ties(connection: Connection, articles: Collection[str]) -> tuple[Tie, ...]:
    """What ties *articles* to others, by their ids."""
    c = s.tie.c
    found: dict[tuple[str, str], Tie] = {}
    for some in _some(sorted(articles)):
        for end in (c.a, c.b):
            for a, b, score, reason in connection.execute(select(c.a, c.b, c.score, c.reason).where(end.in_(some))):
                found[a, b] = Tie(a=a, b=b, score=score, reason=reason)
    return tuple(found[key] for key in sorted(found))


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
