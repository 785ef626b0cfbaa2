"""A person's decisions about copies, stories, questions and revisions: each is one more row with who and when, and outranks every score.

They name articles and statements, which stay what they are, and never stories or questions, which are made anew with every page. So
a decision holds for the next version of a text, for another reader's reading, and for the page that comes tomorrow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import settled_tables as s
from sayso.ledger import tables as t
from sayso.ledger.judging import NAME_MOST, seen
from sayso.ledger.keeping import Step, mark
from sayso.ledger.portions import rows_for
from sayso.ledger.settled import recall_members
from sayso.ledger.settling import undone_among
from sayso.records import Join, Ruling, Verdict, digest
from sayso.text import fold

StoryAct = Literal["story-name", "story-pin", "story-merge", "story-split", "story-words"]
"""What a person does to a whole story: calls it, pins it, makes two one, takes articles out, defines one by words."""
Act = Join | StoryAct
JOINS: frozenset[Join] = frozenset(get_args(Join))
ACTS: frozenset[str] = JOINS | frozenset(get_args(StoryAct))
OF_ARTICLES: frozenset[str] = frozenset({"copy", "story"})
"""Joins of articles; the others are of statements."""
AGAIN: dict[str, Step] = {"copy": Step.COMPARE, "question": Step.SETTLE, "revision": Step.SETTLE, "story-pin": Step.SETTLE}
"""What has to be done again about the articles of a decision; of the others their places."""
WORDS_MOST = 200
"""Letters of what a decision shows of an article or a statement."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision that stands, as it was written."""

    id: str
    """Its id: what `undo` takes."""
    kind: Act
    """What was decided on."""
    a: tuple[str, ...]
    """Ids of the articles or statements on one side; of a story all its articles then, the earliest first."""
    b: tuple[str, ...]
    """Those on the other: what is joined to them or taken out."""
    verdict: Verdict
    """``yes``, ``no`` or ``unsure``."""
    name: str
    """What a story is called, or the words that define one."""
    by: str
    """Who decided."""
    at: str
    """When, ISO 8601."""


def judge(connection: Connection, join: Join, a: str, b: str, verdict: Verdict, by: str) -> Ruled:
    """Decide whether two articles (copy, story) or two statements (question, revision), by their ids, are one thing.

    Of a revision *a* is the later answer.
    """
    if join not in JOINS or verdict not in get_args(Verdict):
        raise UsageError("a decision is yes, no or unsure on a copy, a story, a question or a revision", f"{join} {verdict}")
    if a == b:
        raise UsageError("these are one and the same; a decision needs two", a)
    of_articles = join in OF_ARTICLES
    for id_ in (a, b):
        _shown(connection, id_, of_articles)
    return _write(connection, join, [a], [b], by, verdict=verdict, of_articles=of_articles)


def name_story(connection: Connection, story_id: str, name: str, by: str) -> Ruled:
    """Call a story *name*, whatever articles come to it."""
    wanted = seen(name)
    if not fold(wanted):
        raise UsageError("a name has letters in it", name)
    if len(wanted) > NAME_MOST:
        raise UsageError(f"a name has at most {NAME_MOST} letters", wanted[:40] + " …")
    return _write(connection, "story-name", _members(connection, story_id), [], by, name=wanted)


def pin_story(connection: Connection, story_id: str, by: str, *, pinned: bool = True) -> Ruled:
    """Keep a story at the head of the list, or no longer."""
    return _write(connection, "story-pin", _members(connection, story_id), [], by, verdict="yes" if pinned else "no")


def merge_stories(connection: Connection, one: str, other: str, by: str) -> Ruled:
    """Make two stories one."""
    if one == other:
        raise UsageError("this is one story already", one)
    return _write(connection, "story-merge", _members(connection, one), _members(connection, other), by)


def split_story(connection: Connection, story_id: str, articles: Collection[str], by: str) -> Ruled:
    """Take *articles* out of a story, as a story of their own."""
    members = _members(connection, story_id)
    out = [id_ for id_ in members if id_ in articles]
    if strangers := sorted(set(articles) - set(members)):
        raise NotInLedger("this is no article of the story", strangers[0])
    if not out or len(out) == len(members):
        raise UsageError("name some of the story's articles, and not all", story_id)
    return _write(connection, "story-split", [id_ for id_ in members if id_ not in out], out, by)


def define_story(connection: Connection, words: str, by: str) -> Ruled:
    """Make a story of all articles that have *words*, those that are there and those that come."""
    wanted = seen(words)
    if not fold(wanted):
        raise UsageError("say by which words the story is to be known", words)
    if len(wanted) > NAME_MOST:
        raise UsageError(f"words that define a story have at most {NAME_MOST} letters", wanted[:40] + " …")
    ruled = _write(connection, "story-words", [], [], by, name=wanted)
    connection.execute(insert(s.definition), {"judgement_id": ruled.id, "sought": False})
    return ruled


def recall_rulings(connection: Connection, kinds: Collection[str] = ACTS) -> tuple[Ruled, ...]:
    """The decisions of *kinds* that nobody has undone, oldest first."""
    j, r = t.judgement.c, s.ruled.c
    rows = connection.execute(select(j.id, j.kind, j.undoes, j.verdict, j.name, j.by, j.at).order_by(j.nr)).all()
    if not any(row.kind in kinds for row in rows):
        return ()
    undone = undone_among([(row.id, row.undoes) for row in rows])
    sides: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    asked = select(r.judgement_id, r.side, r.article_id, r.statement_id).order_by(r.judgement_id, r.side, r.ordinal)
    for row in connection.execute(asked):
        sides[row.judgement_id, row.side].append(row.statement_id or row.article_id)
    return tuple(
        Ruled(
            id=row.id,
            kind=row.kind,
            a=tuple(sides[row.id, "a"]),
            b=tuple(sides[row.id, "b"]),
            verdict=row.verdict or "yes",
            name=row.name or "",
            by=row.by,
            at=row.at,
        )
        for row in rows
        if row.kind in kinds and row.id not in undone
    )


def as_rulings(several: Iterable[Ruled]) -> list[Ruling]:
    """Decisions as verdicts on pairs, oldest first, so that of two on a pair the later one stands.

    A story merged with another is a yes on each of its articles with the earliest of all; articles taken out are a yes on each with the
    earliest of them, which is kept from every other.
    """
    return [ruling for each in several for ruling in _pairs(each)]


def _pairs(each: Ruled) -> list[Ruling]:
    def said(join: Join, a: str, b: str, verdict: Verdict) -> Ruling:
        return Ruling(join=join, a=a, b=b, verdict=verdict, by=each.by, at=each.at)

    if each.kind in JOINS:
        return [said(each.kind, each.a[0], each.b[0], each.verdict)]
    if each.kind == "story-merge":
        return [said("story", each.a[0], other, "yes") for other in (*each.a[1:], *each.b)]
    if each.kind == "story-split":
        together = [said("story", each.b[0], other, "yes") for other in each.b[1:]]
        return together + [said("story", each.b[0], other, "no") for other in each.a]
    return []


def newest_texts(connection: Connection, articles: Collection[str]) -> dict[str, str]:
    """For each of *articles* the newest text at its address: what was decided of the one is decided of the other."""
    a, newest = t.article.c, t.article.alias("newest")
    asked = select(a.id, newest.c.id.label("newest")).join(newest, (newest.c.locator == a.locator) & newest.c.is_latest)
    return {row.id: row.newest for row in rows_for(connection, articles, lambda some: asked.where(a.id.in_(some)))}


def standing_statements(connection: Connection, statements: Collection[str]) -> dict[str, str]:
    """For each of *statements* that is not shown any more the one that says the same in the newest text, where there is one."""
    said, home, now = t.statement, t.article.alias("home"), t.statement.alias("now")
    newest = t.article.alias("newest")
    asked = (
        select(said.c.id, now.c.id.label("now"))
        .join(home, home.c.id == said.c.article_id)
        .join(newest, (newest.c.locator == home.c.locator) & newest.c.is_latest)
        .join(now, (now.c.article_id == newest.c.id) & (now.c.content == said.c.content) & now.c.shown)
        .order_by(said.c.id, now.c.ordinal.desc())
    )
    return {row.id: row.now for row in rows_for(connection, statements, lambda some: asked.where(said.c.id.in_(some), ~said.c.shown))}


def _members(connection: Connection, story_id: str) -> list[str]:
    members = list(recall_members(connection, story_id))
    if not members:
        raise NotInLedger("there is no story with this id", story_id)
    return members


def _shown(connection: Connection, id_: str, of_articles: bool) -> str:
    """How a decision shows an article or a statement."""
    a, said = t.article.c, t.statement.c
    words = select(a.title).where(a.id == id_) if of_articles else select(said.content).where(said.id == id_)
    row = connection.execute(words).one_or_none()
    if row is None:
        raise NotInLedger(f"there is no {'article' if of_articles else 'statement'} with this id", id_)
    return seen(row[0] or id_)[:WORDS_MOST]


def _write(
    connection: Connection,
    kind: Act,
    a: Sequence[str],
    b: Sequence[str],
    by: str,
    *,
    verdict: Verdict = "yes",
    name: str = "",
    of_articles: bool = True,
) -> Ruled:
    """Write a decision, and have settled again what it is about."""
    who = seen(by)
    if not who:
        raise UsageError("say who decides this (--by NAME)")
    now = datetime.now(UTC)
    id_, at = digest(kind, *a, "", *b, verdict, name, who, now.isoformat()), now.isoformat(timespec="seconds")
    shown = {side: _shown(connection, ids[0], of_articles) if ids else "" for side, ids in (("a", a), ("b", b))}
    row = {"id": id_, "kind": kind, **shown, "name": name or None, "by": who, "at": at, "verdict": verdict}
    connection.execute(insert(t.judgement), row)
    home = _homes(connection, [*a, *b], of_articles)
    rows = [
        {
            "judgement_id": id_,
            "side": side,
            "ordinal": ordinal,
            "article_id": home[thing],
            "statement_id": None if of_articles else thing,
        }
        for side, ids in (("a", a), ("b", b))
        for ordinal, thing in enumerate(ids)
    ]
    if rows:
        connection.execute(insert(s.ruled), rows)
        concerned = {*home.values(), *newest_texts(connection, home.values()).values()}
        mark(connection, concerned, AGAIN.get(kind, Step.PLACE), Step.SETTLE)
    return Ruled(id_, kind, tuple(a), tuple(b), verdict, name, who, at)


def _homes(connection: Connection, things: Sequence[str], of_articles: bool) -> dict[str, str]:
    """The article of each of *things*."""
    if of_articles:
        return {id_: id_ for id_ in things}
    c = t.statement.c
    return {row.id: row.article_id for row in rows_for(connection, things, lambda some: select(c.id, c.article_id).where(c.id.in_(some)))}
