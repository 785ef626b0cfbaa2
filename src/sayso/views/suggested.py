"""Joins of articles and statements that wait for a person: likely copies, and statements that may answer a question; the surest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.settled_tables import answer as n
from sayso.ledger.settled_tables import origin as r
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import voice as v
from sayso.ledger.tables import article as a
from sayso.ledger.tables import statement as s
from sayso.records import CopyKind
from sayso.views.rows import ARTICLES, STATEMENTS, ArticleRow, StatementRow, article_rows, statement_rows


@dataclass(frozen=True, slots=True)
class LikelyCopy:
    """Two articles of which one may be the other's copy."""

    copy: ArticleRow
    """The likely copy."""
    original: ArticleRow
    """What it is likely taken from."""
    kind: CopyKind
    """How it would be taken over."""
    score: float
    """0–1, below the threshold from which it folds."""
    because: str
    """The evidence, in words."""


@dataclass(frozen=True, slots=True)
class LikelyAnswer:
    """A statement that may answer a question that another one surely answers."""

    statement: StatementRow
    """The statement."""
    other: StatementRow
    """One that surely answers it: the two are what a person judges."""
    question: str
    """Id of the question."""
    label: str
    """The question."""
    story: str
    """Id of its story."""
    score: float
    """0–1, below the threshold from which it counts."""
    because: str
    """The evidence, in words."""


def likely_copies(ledger: Ledger, *, limit: int = 100, offset: int = 0) -> tuple[LikelyCopy, ...]:
    """Pairs of articles that nobody has decided about."""
    asked = select(r).where(r.c.status == "suggested").order_by(r.c.score.desc(), r.c.original, r.c.copy).limit(limit).offset(offset)
    with ledger.reading() as connection:
        found = connection.execute(asked).all()
        articles = _articles(connection, {id_ for row in found for id_ in (row.copy, row.original)})
    return tuple(LikelyCopy(articles[row.copy], articles[row.original], row.kind, row.score, row.reason) for row in found)


def likely_answers(ledger: Ledger, *, limit: int = 100, offset: int = 0) -> tuple[LikelyAnswer, ...]:
    """Statements that nobody has decided about, each with one that surely answers the same."""
    sure, home = v.alias("sure"), n.alias("home")
    other = (
        select(func.min(sure.c.statement_id))
        .join_from(sure, home, home.c.id == sure.c.answer_id)
        .where(home.c.question_id == n.c.question_id, sure.c.status == "confirmed")
        .scalar_subquery()
    )
    asked = (
        select(v.c.statement_id, v.c.score, v.c.reason, other.label("other"), q.c.id, q.c.label, q.c.story_id)
        .join_from(v, n, n.c.id == v.c.answer_id)
        .join(q, q.c.id == n.c.question_id)
        .where(v.c.status == "suggested", v.c.statement_id.is_not(None), other.is_not(None))
        .order_by(v.c.score.desc(), v.c.statement_id)
        .limit(limit)
        .offset(offset)
    )
    with ledger.reading() as connection:
        found = connection.execute(asked).all()
        said = _statements(connection, {id_ for row in found for id_ in (row.statement_id, row.other)})
    return tuple(
        LikelyAnswer(said[row.statement_id], said[row.other], row.id, row.label, row.story_id, row.score, row.reason) for row in found
    )


def _articles(connection: Connection, ids: Iterable[str]) -> dict[str, ArticleRow]:
    return {row.id: row for row in article_rows(connection, ARTICLES.where(a.c.id.in_(ids)))}


def _statements(connection: Connection, ids: Iterable[str]) -> dict[str, Any]:
    return {row.id: row for row in statement_rows(connection, STATEMENTS.where(s.c.id.in_(ids)))}
