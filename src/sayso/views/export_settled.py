"""What the book settled to, as rows for other programs: questions, answers, whose report an article is, rulings on such joins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, get_args

from sqlalchemy import and_, func, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger.correcting import Reading
from sayso.ledger.desk_tables import corrected
from sayso.ledger.settled import recall_settlement
from sayso.ledger.settled_tables import origin as r
from sayso.ledger.settled_tables import ruled as u
from sayso.ledger.settled_tables import story as o
from sayso.ledger.settled_tables import tie as t
from sayso.ledger.settled_tables import voice as v
from sayso.ledger.settling import undone_among
from sayso.ledger.tables import article as a
from sayso.ledger.tables import figure as f
from sayso.ledger.tables import judged, relation
from sayso.ledger.tables import judgement as j
from sayso.ledger.tables import statement as s
from sayso.records import Answer, Join, Question, Verdict
from sayso.views.grid import Grid, grid
from sayso.views.settled_contract import answer_facts

TEXT, NUMBER, COUNT, TRUTH, JSON = "VARCHAR", "DOUBLE", "BIGINT", "BOOLEAN", "JSON"
Row = dict[str, Any]

SETTLED_COLUMNS: Mapping[Any, Mapping[str, str]] = {
    "questions": {
        "id": TEXT,
        "story_id": TEXT,
        "story": TEXT,
        "kind": TEXT,
        "label": TEXT,
        "measure": TEXT,
        "of": TEXT,
        "place": TEXT,
        "moment": TEXT,
        "broader": JSON,
        "accord": TEXT,
        "parties": COUNT,
        "articles": COUNT,
        "independent": COUNT,
        "score": NUMBER,
        "reason": TEXT,
    },
    "answers": {
        "id": TEXT,
        "question_id": TEXT,
        "story_id": TEXT,
        "story": TEXT,
        "question": TEXT,
        "question_kind": TEXT,
        "measure": TEXT,
        "of": TEXT,
        "place": TEXT,
        "moment": TEXT,
        "party_id": TEXT,
        "party": TEXT,
        "party_kind": TEXT,
        "stance": TEXT,
        "words": TEXT,
        "says": COUNT,
        "low": NUMBER,
        "high": NUMBER,
        "low_open": TRUTH,
        "high_open": TRUTH,
        "approximate": TRUTH,
        "vague": TRUTH,
        "unit": TEXT,
        "said_from": TEXT,
        "said_to": TEXT,
        "known": TEXT,
        "former": TRUTH,
        "latest": TRUTH,
        "articles": COUNT,
        "independent": COUNT,
        "first_hand": TRUTH,
        "rests_on": TEXT,
        "statements": JSON,
        "in_articles": JSON,
        "relations": JSON,
    },
    "origins": {
        "copy": TEXT,
        "original": TEXT,
        "kind": TEXT,
        "score": NUMBER,
        "reason": TEXT,
        "status": TEXT,
        "by": TEXT,
        "at": TEXT,
        "copy_outlet": TEXT,
        "copy_title": TEXT,
        "copy_published": TEXT,
        "copy_url": TEXT,
        "original_outlet": TEXT,
        "original_title": TEXT,
        "original_published": TEXT,
        "original_url": TEXT,
    },
    "rulings": {
        "id": TEXT,
        "join": TEXT,
        "verdict": TEXT,
        "a": TEXT,
        "b": TEXT,
        "text_a": TEXT,
        "text_b": TEXT,
        "language_a": TEXT,
        "language_b": TEXT,
        "score": NUMBER,
        "reason": TEXT,
        "by": TEXT,
        "at": TEXT,
        "undone": TRUTH,
        "read": TEXT,
        "right": TEXT,
    },
}
"""The columns of each, in order: a promise, like those of `export`."""


def _questions(connection: Connection) -> Iterator[Row]:
    for story, name, laid, _ in _stories(connection):
        for row in sorted(laid.rows, key=lambda row: row.question.id):
            yield {
                **_asked(row.question),
                "id": row.question.id,
                "story_id": story,
                "story": name,
                "kind": row.question.kind,
                "label": row.question.label,
                "broader": list(row.question.broader),
                "accord": row.accord,
                "parties": len(row.cells),
                "articles": row.articles,
                "independent": row.independent,
                "score": round(row.question.score, 4),
                "reason": row.question.reason,
            }


def _answers(connection: Connection) -> Iterator[Row]:
    for story, name, laid, related in _stories(connection):
        for row in sorted(laid.rows, key=lambda row: row.question.id):
            for cell in sorted(row.cells, key=lambda cell: cell.party.id):
                for answer in (*cell.maybe, *(step.answer for step in cell.trail)):
                    yield {
                        **_asked(row.question),
                        **_answer(answer),
                        "story_id": story,
                        "story": name,
                        "question": row.question.label,
                        "question_kind": row.question.kind,
                        "latest": answer is cell.answer,
                        "relations": related.get(answer.id, []),
                    }


def _asked(question: Question) -> Row:
    """What a figure question is limited to, empty where it is not."""
    return {name: getattr(question, name) or None for name in ("measure", "of", "place", "moment")}


def _answer(answer: Answer) -> Row:
    """An answer in columns, with the names that the other tables have for ids."""
    told = answer_facts(answer)
    del told["named"]  # the party's kind says it
    ids = {"question_id": told.pop("question"), "party_id": told.pop("party"), "party": told.pop("party_name")}
    carried = {
        "statements": [voice.claim for voice in answer.voices if not voice.own],
        "in_articles": list(dict.fromkeys(voice.article for voice in answer.voices)),
    }
    return {**told, **ids, **carried}


def _stories(connection: Connection) -> Iterator[tuple[str, str, Grid, Mapping[str, Sequence[Row]]]]:
    """Each story laid out, one in memory at a time, with what its relations say from the answer that they begin at."""
    for id_, name in connection.execute(select(o.c.id, o.c.name).order_by(o.c.moment.desc(), o.c.id)).tuples().all():
        settled = recall_settlement(connection, id_)
        related: dict[str, list[Row]] = {}
        for each in sorted(settled.relations, key=lambda each: (each.a, each.b, each.kind)):
            related.setdefault(each.a, []).append({"kind": each.kind, "to": each.b, "score": round(each.score, 4), "status": each.status})
        yield id_, name, grid(settled), related


def _origins(connection: Connection) -> Iterator[Row]:
    copy, original = a.alias("copy_article"), a.alias("original_article")
    told = [
        each.c[name].label(f"{side}_{name}")
        for side, each in (("copy", copy), ("original", original))
        for name in ("outlet", "title", "published", "url")
    ]
    asked = select(r, *told).join_from(r, copy, copy.c.id == r.c.copy).join(original, original.c.id == r.c.original)
    for row in connection.execute(asked.order_by(r.c.original, r.c.copy)).mappings():
        yield {**row, "score": round(row["score"], 4)}


def _rulings(connection: Connection) -> Iterator[Row]:
    """Every decision with both texts: of articles on copies and stories, of statements on questions and revisions, of two sources.

    Of a decision on a reading the one statement, as what it was ``read`` and what is ``right``.
    """
    rows = connection.execute(select(j.c.id, j.c.undoes).order_by(j.c.nr)).tuples().all()
    gone = undone_among(rows)
    asked = select(j).where(j.c.kind.in_([*get_args(Join), *get_args(Reading), *SOURCES]), j.c.undoes.is_(None)).order_by(j.c.nr)
    for row in connection.execute(asked).all():
        told = {"id": row.id, "by": row.by, "at": row.at, "undone": row.id in gone, "verdict": row.verdict, "join": row.kind}
        found: Row | None
        if row.kind in SOURCES:
            found = _two_sources(connection, row)
        elif row.kind in get_args(Reading):
            found = _reading(connection, row.id)
        else:
            found = _joined(connection, row)
        if found is not None:
            yield {**dict.fromkeys(SETTLED_COLUMNS["rulings"]), **told, **found}


SOURCES: Mapping[str, Verdict] = {"merge": "yes", "not-the-same": "no", "not-sure": "unsure"}
"""What decisions on two sources say to whether they are one."""


def _joined(connection: Connection, row: Any) -> Row | None:
    """A decision on two articles or two statements."""
    sides = _sides(connection, row.id)
    if set(sides) != {"a", "b"}:
        return None
    one, other = sides["a"], sides["b"]
    score, reason = _automatic(connection, row.kind, one["id"], other["id"])
    named = {f"{name}_{side}" if name != "id" else side: told[name] for side, told in sides.items() for name in ("id", "text", "language")}
    return {**named, "score": score, "reason": reason}


def _two_sources(connection: Connection, row: Any) -> Row:
    """A decision on two sources, by their names then; by what may be one name each, as they are asked for today."""
    asked = select(judged.c.side, func.min(judged.c.alias_id)).where(judged.c.judgement_id == row.id).group_by(judged.c.side)
    aliases = dict(connection.execute(asked).tuples().all())
    pair = sorted(filter(None, (aliases.get("a"), aliases.get("b"))))
    alike = select(relation.c.score, relation.c.reason).where(relation.c.a == pair[0], relation.c.b == pair[1]) if len(pair) == 2 else None
    found = connection.execute(alike).first() if alike is not None else None
    return {
        "join": "source",
        "verdict": SOURCES[row.kind],
        "a": aliases.get("a"),
        "b": aliases.get("b"),
        "text_a": row.a,
        "text_b": row.b,
        "score": round(found.score, 4) if found else None,
        "reason": found.reason if found else None,
    }


def _reading(connection: Connection, judgement_id: str) -> Row | None:
    """A decision on how a statement is read; of a figure its words too."""
    asked = (
        select(corrected, s.c.content, s.c.confidence, a.c.language)
        .join_from(corrected, s, s.c.id == corrected.c.statement_id)
        .join(a, a.c.id == corrected.c.article_id)
        .where(corrected.c.judgement_id == judgement_id)
    )
    row = connection.execute(asked).one_or_none()
    if row is None:
        return None
    said = select(f.c.as_said).where(f.c.statement_id == row.statement_id, f.c.start == row.start)
    return {
        "a": row.statement_id,
        "text_a": row.content,
        "text_b": None if row.start is None else connection.scalar(said),
        "language_a": row.language,
        "score": round(row.confidence, 4),
        "reason": row.because or None,
        "read": row.before,
        "right": row.after,
    }


def _sides(connection: Connection, judgement_id: str) -> dict[str, Row]:
    """The first article or statement on each side of a decision, with its words."""
    asked = (
        select(u.c.side, u.c.article_id, u.c.statement_id, s.c.content, a.c.text, a.c.language)
        .join_from(u, a, a.c.id == u.c.article_id)
        .outerjoin(s, s.c.id == u.c.statement_id)
        .where(u.c.judgement_id == judgement_id)
        .order_by(u.c.side, u.c.ordinal.desc())
    )
    return {
        row.side: {
            "id": row.statement_id or row.article_id,
            "text": row.text if row.statement_id is None else row.content,
            "language": row.language,
        }
        for row in connection.execute(asked)
    }


def _automatic(connection: Connection, join: str, one: str, other: str) -> tuple[float | None, str | None]:
    """What the machine made of the pair; two statements have no score of their own, their question has."""
    asked = {
        "copy": select(r.c.score, r.c.reason).where(
            or_(and_(r.c.copy == one, r.c.original == other), and_(r.c.copy == other, r.c.original == one))
        ),
        "story": select(t.c.score, t.c.reason).where(t.c.a == min(one, other), t.c.b == max(one, other)),
        "question": select(v.c.score, v.c.reason).where(v.c.statement_id.in_((one, other))).order_by(v.c.score).limit(1),
    }.get(join)
    found = connection.execute(asked).first() if asked is not None else None
    return (round(found.score, 4), found.reason) if found else (None, None)


SETTLED_ROWS: Mapping[str, Callable[[Connection], Iterator[Row]]] = {
    "questions": _questions,
    "answers": _answers,
    "origins": _origins,
    "rulings": _rulings,
}
