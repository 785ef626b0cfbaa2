"""A person's decisions about readings: whether a stance or a figure was read right, and what is right where it was not.

Like every decision each is one more row with who and when. It is laid over what is read: over the row of the statement or of the
figure, and again whenever the article is read anew. The article's answers are then made and settled anew from what stands there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.ledger.desk_tables import corrected
from sayso.ledger.judging import seen
from sayso.ledger.keeping import Step, mark
from sayso.ledger.ruling import WORDS_MOST
from sayso.ledger.settling import undone_among
from sayso.records import STANCES, Verdict, digest

Reading = Literal["stance", "figure"]
"""What of a statement is read one way or another."""
Aside = Literal["not-sure"]
"""A pair of sources that a person could not decide on: it waits, and is not asked again."""
READINGS: frozenset[str] = frozenset(get_args(Reading))
NO_COUNT = "no count"
"""What a figure is said to measure that is none: settling passes it over."""
MEASURE_MOST = 100
SAID_SO = "{by} says so"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A decision on a reading, as it was written."""

    id: str
    """Its id: what `undo` takes."""
    kind: Reading
    """What was decided on."""
    statement: str
    """Id of the statement."""
    before: str
    """As it was read."""
    after: str
    """As it is right; the same where the reading is."""
    verdict: Verdict
    """Whether the reading is right: ``yes``, ``no`` or ``unsure``."""
    by: str
    """Who decided."""
    at: str
    """When, ISO 8601."""


def judge_stance(connection: Connection, statement_id: str, verdict: Verdict, stance: str, by: str) -> Corrected:
    """Decide whether the stance of a statement is read right; where it is not, *stance* is."""
    c = t.statement.c
    row = connection.execute(select(c.article_id, c.content, c.stance, c.stance_because).where(c.id == statement_id)).one_or_none()
    if row is None:
        raise NotInLedger("there is no statement with this id", statement_id)
    after = _after(verdict, row.stance, stance, STANCES)
    return _write(
        connection, "stance", statement_id, row.article_id, None, row.content, (row.stance, row.stance_because), after, verdict, by
    )


def judge_figure(connection: Connection, statement_id: str, start: int, verdict: Verdict, measure: str, by: str) -> Corrected:
    """Decide whether what the figure that begins at *start* measures is read right; where it is not, it measures *measure*."""
    c, f = t.statement.c, t.figure.c
    asked = select(c.article_id, c.content, f.as_said, f.measure).join(t.figure, f.statement_id == c.id)
    row = connection.execute(asked.where(c.id == statement_id, f.start == start)).first()
    if row is None:
        raise NotInLedger("there is no figure at this place of a statement with this id", f"{statement_id}:{start}")
    wanted = " ".join(measure.split()).casefold()
    if len(wanted) > MEASURE_MOST:
        raise UsageError(f"what is measured is named in at most {MEASURE_MOST} letters", wanted[:40] + " …")
    after = _after(verdict, row.measure or "", wanted, None)
    shown = f"{row.as_said}: {row.content}"
    return _write(connection, "figure", statement_id, row.article_id, start, shown, (row.measure or "", ""), after, verdict, by)


def put_aside(connection: Connection, one: str, other: str, by: str) -> str:
    """Note that a person cannot tell whether two sources (ids) are one; gives the decision's id."""
    names, sides = [], []
    for side, source_id in (("a", one), ("b", other)):
        name = connection.scalar(select(t.source.c.name).where(t.source.c.id == source_id))
        if name is None:
            raise NotInLedger("there is no source with this id", source_id)
        names.append(name)
        sides += [(side, id_) for id_ in connection.scalars(select(t.alias.c.id).where(t.alias.c.source_id == source_id))]
    row = _judgement("not-sure", names[0], by, "unsure", b=names[1])
    connection.execute(insert(t.judgement), row)
    if sides:
        told = [{"judgement_id": row["id"], "side": side, "alias_id": id_, "article_id": ""} for side, id_ in sides]
        connection.execute(insert(t.judged), told)
    return str(row["id"])


def _after(verdict: Verdict, before: str, wanted: str, known: Collection[str] | None) -> str:
    """What is right from now on."""
    if verdict not in get_args(Verdict):
        raise UsageError("a decision is yes, no or unsure", verdict)
    if verdict != "no":
        return before
    if not wanted or wanted == before:
        raise UsageError("say what is right instead")
    if known is not None and wanted not in known:
        raise UsageError(f"a stance is one of {', '.join(known)}", wanted)
    return wanted


def _judgement(kind: str, a: str, by: str, verdict: Verdict, **more: str | None) -> dict[str, Any]:
    """A row of the decisions."""
    who = seen(by)
    if not who:
        raise UsageError("say who decides this (--by NAME)")
    now = datetime.now(UTC)
    row = {"kind": kind, "a": seen(a)[:WORDS_MOST], "b": "", "name": None, "by": who, "verdict": verdict, **more}
    return {**row, "id": digest(*row.values(), now.isoformat()), "at": now.isoformat(timespec="seconds")}


def _write(
    connection: Connection,
    kind: Reading,
    statement_id: str,
    article_id: str,
    start: int | None,
    words: str,
    read: tuple[str, str],
    after: str,
    verdict: Verdict,
    by: str,
) -> Corrected:
    before, because = read
    row = _judgement(kind, words, by, verdict, b=before, name=after if after != before else None)
    connection.execute(insert(t.judgement), row)
    place = {"statement_id": statement_id, "article_id": article_id, "start": start}
    connection.execute(insert(corrected), {"judgement_id": row["id"], **place, "before": before, "because": because, "after": after})
    if after != before:
        _lay(connection, statement_id, start, after, SAID_SO.format(by=row["by"]))
        _make_anew(connection, {article_id})
    return Corrected(row["id"], kind, statement_id, before, after, verdict, row["by"], row["at"])


def lay_again(connection: Connection, article_id: str) -> None:
    """Lay what persons decided over an article that was read anew."""
    asked = select(corrected.c.judgement_id).where(corrected.c.article_id == article_id).limit(1)
    if connection.scalar(asked) is None:
        return
    for (statement_id, start), (after, by) in _standing(connection, article_id).items():
        _lay(connection, statement_id, start, after, SAID_SO.format(by=by))
    _make_anew(connection, {article_id})


def lay_back(connection: Connection, undoing: str) -> None:
    """What a reading was before a decision that is now undone, or what it says where the undoing of it is."""
    root = _root(connection, undoing)
    c = corrected.c
    row = connection.execute(select(corrected).where(c.judgement_id == root)).one_or_none()
    if row is None:
        return
    mine = (c.statement_id == row.statement_id, c.start.is_(None) if row.start is None else c.start == row.start)
    j = t.judgement.c
    first = select(c.before, c.because).join(t.judgement, j.id == c.judgement_id).where(*mine).order_by(j.nr).limit(1)
    before, because = connection.execute(first).one()
    standing = _standing(connection, row.article_id).get((row.statement_id, row.start))
    _lay(connection, row.statement_id, row.start, *((standing[0], SAID_SO.format(by=standing[1])) if standing else (before, because)))
    _make_anew(connection, {row.article_id})


def _root(connection: Connection, judgement_id: str) -> str:
    """The decision that an undoing, or an undoing of one, is about in the end."""
    j = t.judgement.c
    at = judgement_id
    while before := connection.scalar(select(j.undoes).where(j.id == at)):
        at = before
    return at


def _standing(connection: Connection, article_id: str) -> dict[tuple[str, int | None], tuple[str, str]]:
    """What is right by decisions that nobody has undone and who says so, by statement and place; of two the later holds."""
    c, j = corrected.c, t.judgement.c
    gone = undone_among(connection.execute(select(j.id, j.undoes).order_by(j.nr)).tuples().all())
    asked = select(corrected, j.by).join(t.judgement, j.id == c.judgement_id).where(c.article_id == article_id, c.after != c.before)
    rows = connection.execute(asked.order_by(j.nr))
    return {(row.statement_id, row.start): (row.after, row.by) for row in rows if row.judgement_id not in gone}


def _lay(connection: Connection, statement_id: str, start: int | None, value: str, because: str) -> None:
    """Make *value* what is read there."""
    if start is None:
        told = {"stance": value, "stance_because": because}
        connection.execute(update(t.statement).where(t.statement.c.id == statement_id).values(told))
    else:
        f = t.figure.c
        connection.execute(update(t.figure).where(f.statement_id == statement_id, f.start == start).values(measure=value or None))


def _make_anew(connection: Connection, articles: Collection[str]) -> None:
    """Have what is kept of *articles* made and settled anew from what now stands in the book."""
    connection.execute(delete(s.kept).where(s.kept.c.article_id.in_(articles)))
    mark(connection, articles, *Step)
