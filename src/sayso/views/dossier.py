"""What a source's page tells beside its statements: its answers question by question, who relays it, whom it contradicts.

Everything is added up from indices of the one source; of questions and of names the most telling are shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from sayso.ledger import Ledger
from sayso.ledger.identity import outlet_key
from sayso.ledger.portions import some_of
from sayso.ledger.settled_tables import ANSWERED
from sayso.ledger.settled_tables import answer as n
from sayso.ledger.settled_tables import answer_relation as r
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import story as y
from sayso.ledger.settled_tables import voice as v
from sayso.ledger.tables import article as a
from sayso.ledger.tables import chain as h
from sayso.ledger.tables import outlet_sign as g
from sayso.ledger.tables import source as o
from sayso.ledger.tables import statement as s
from sayso.records import DISPUTES, REVISIONS, STANCES, Answer, QuestionKind, RelationKind, Stance
from sayso.views.answered import UNNAMED, short

NAMES = 12
"""Names in a list of who relays, prints or contradicts, at most."""


@dataclass(frozen=True, slots=True)
class Turned:
    """One of its answers to a question."""

    answer: str
    """Id of the answer."""
    short: str
    """In as few signs as tell it."""
    words: str
    """In its own words."""
    stance: Stance
    """How it stands to it."""
    said: str
    """The first day on which it was said, ISO 8601; empty where none is known."""
    how: RelationKind | None
    """How it came after the one before it: ``revises``, ``withdraws``; None where it only came later, or first."""
    article: str
    """The article in which it first stood."""
    statement: str
    """Id of the statement there; of the article's own claim where it is an outlet's own voice."""
    own: bool
    """Whether it is such a claim."""
    articles: int
    """In how many articles it stands."""
    independent: int
    """From how many reports."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answers in time."""

    question: str
    """Id of the question."""
    label: str
    """As a person would write it."""
    kind: QuestionKind
    """What sort of answer it asks for."""
    disputed: bool
    """Whether parties differ on it."""
    story: str
    """Id of the story."""
    story_name: str
    """What the story is called."""
    turns: tuple[Turned, ...]
    """The answers, the earliest first."""

    @property
    def revised(self) -> bool:
        """Whether it took an answer back or changed it."""
        return any(turn.how for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Often:
    """A name in a list, with how often."""

    name: str
    """The name."""
    often: int
    """How often."""
    id: str | None = None
    """Id of what has a page of its own."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """Somebody whose answers cannot be true together with its own."""

    party: str
    """Id of the party."""
    name: str
    """Its name."""
    linked: bool
    """Whether it is a source with a page."""
    questions: tuple[tuple[str, str], ...]
    """The questions on which: id and label."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a source's page tells beside its statements."""

    answered: tuple[Answered, ...]
    """Questions, the latest answered first, as many as were asked for."""
    questions: int
    """How many questions it answers."""
    revised: int
    """How many of its answers replaced another."""
    relays: tuple[Often, ...]
    """Through whom it is told, most often first."""
    printed: tuple[Often, ...]
    """The outlets that print it, with an outlet's id."""
    opposed: tuple[Opposed, ...]
    """Whom it contradicts, on most questions first."""
    first_hand: int
    """How many of its statements an article has from itself."""
    statements: int
    """How many statements it made."""
    stances: Mapping[Stance, int]
    """How often it takes each stance."""


def dossier(ledger: Ledger, source_id: str, *, limit: int = 20, offset: int = 0) -> Dossier:
    """What there is to tell of the source with this id; of its questions *limit* from *offset* on."""
    with ledger.reading() as connection:
        answers = connection.execute(
            select(n.c.id, n.c.question_id, n.c.known).where(n.c.source_id == source_id).order_by(n.c.known.desc(), n.c.id)
        ).all()
        latest = list(dict.fromkeys(row.question_id for row in answers))
        ids = [row.id for row in answers]
        related = _relations(connection, ids)
        shown = set(latest[offset : offset + limit])
        found = _answered(connection, source_id, latest[offset : offset + limit], related) if shown else ()
        relayed = _relayed(connection, source_id)
        stances = dict(connection.execute(_of(source_id, s.c.stance)).tuples().all())
        total = sum(stances.values())
        return Dossier(
            answered=found,
            questions=len(latest),
            revised=len({row.a for row in related if row.kind in REVISIONS and row.a in set(ids)}),
            relays=_relays(connection, source_id),
            printed=_printed(connection, source_id),
            opposed=_opposed(connection, set(ids), related),
            first_hand=total - relayed,
            statements=total,
            stances={stance: stances[stance] for stance in STANCES if stance in stances},
        )


def _of(source_id: str, column: Any) -> Any:
    return select(column, func.count()).where(s.c.source_id == source_id, s.c.shown).group_by(column)


def _relations(connection: Connection, answers: Sequence[str]) -> list[Any]:
    """How its answers stand to others, and to those that they replaced."""
    asked = select(r.c.a, r.c.b, r.c.kind).where(r.c.status == "confirmed", r.c.kind.in_([*DISPUTES, *REVISIONS]))
    return [
        row
        for some in some_of(answers)
        for column in (r.c.a, r.c.b)
        for row in connection.execute(asked.where(column.in_(some)).order_by(r.c.a, r.c.b, r.c.kind))
    ]


def _answered(connection: Connection, source_id: str, questions: Sequence[str], related: Sequence[Any]) -> tuple[Answered, ...]:
    how = {row.a: row.kind for row in related if row.kind in REVISIONS}
    asked = (
        select(*(n.c[name] for name in ANSWERED), n.c.question_id, n.c.articles, n.c.independent)
        .where(n.c.source_id == source_id, n.c.question_id.in_(questions))
        .order_by(n.c.former.desc(), n.c.said_from, n.c.known, n.c.id)
    )
    rows = connection.execute(asked).mappings().all()
    first = _first_voices(connection, [row["id"] for row in rows])
    labels = {
        row.id: row
        for row in connection.execute(
            select(q.c.id, q.c.label, q.c.kind, q.c.disputed, q.c.story_id, y.c.name)
            .join(y, y.c.id == q.c.story_id)
            .where(q.c.id.in_(questions))
        )
    }
    turns: defaultdict[str, list[Turned]] = defaultdict(list)
    for row in rows:
        if row["id"] in first:
            kind = labels[row["question_id"]].kind
            turns[row["question_id"]].append(_turned(row, kind, how.get(row["id"]), first[row["id"]]))
    return tuple(
        Answered(id_, labels[id_].label, labels[id_].kind, labels[id_].disputed, labels[id_].story_id, labels[id_].name, tuple(turns[id_]))
        for id_ in questions
        if id_ in turns
    )


def _turned(row: Any, kind: QuestionKind, how: RelationKind | None, voice: Any) -> Turned:
    plain = {name: row[name] for name in ANSWERED}
    answer = Answer(question=row["question_id"], party_name="", party_kind="person", voices=(), **plain)
    return Turned(
        answer=answer.id,
        short=short(answer, kind),
        words=answer.words,
        stance=answer.stance,
        said=answer.said_from,
        how=how,
        article=voice.article_id,
        statement=voice.statement_id or voice.claim,
        own=voice.statement_id is None,
        articles=row["articles"],
        independent=row["independent"],
    )


def _first_voices(connection: Connection, answers: Sequence[str]) -> dict[str, Any]:
    """Where each of *answers* first stood."""
    columns = (v.c.answer_id, v.c.article_id, v.c.statement_id, v.c.claim)
    return {
        row.answer_id: row
        for some in some_of(answers)
        for row in connection.execute(select(*columns).where(v.c.answer_id.in_(some), v.c.ordinal == 0))
    }


def _relayed(connection: Connection, source_id: str) -> int:
    """How many of its statements somebody else passed on."""
    asked = select(func.count()).select_from(s).join(h, (h.c.statement_id == s.c.id) & (h.c.ordinal == 0))
    return connection.scalar(asked.where(s.c.source_id == source_id, s.c.shown)) or 0


def _relays(connection: Connection, source_id: str) -> tuple[Often, ...]:
    """Who passes its statements on."""
    asked = (
        select(h.c.name, func.count(h.c.statement_id.distinct()))
        .select_from(s)
        .join(h, h.c.statement_id == s.c.id)
        .where(s.c.source_id == source_id, s.c.shown)
        .group_by(h.c.name)
    )
    return _named(connection, Counter(dict(connection.execute(asked).tuples().all())))


def _printed(connection: Connection, source_id: str) -> tuple[Often, ...]:
    """The outlets in which its statements stand."""
    asked = (
        select(a.c.outlet, func.count())
        .join_from(s, a, a.c.id == s.c.article_id)
        .where(s.c.source_id == source_id, s.c.shown, a.c.outlet.is_not(None))
        .group_by(a.c.outlet)
    )
    return _named(connection, Counter(dict(connection.execute(asked).tuples().all())))


def _named(connection: Connection, often: Counter[str]) -> tuple[Often, ...]:
    """The commonest names, each with the outlet that is known by it, if one is."""
    outlets = outlets_called(connection, often)
    together: Counter[tuple[str | None, str]] = Counter()
    called: dict[str, str] = {}
    for name, count in sorted(often.items(), key=lambda each: (-each[1], each[0])):
        id_ = outlets.get(name)
        shown = called.setdefault(id_, name) if id_ else name
        together[id_, shown] += count
    ranked = sorted(together.items(), key=lambda each: (-each[1], each[0][1]))
    return tuple(Often(name, count, id_) for (id_, name), count in ranked[:NAMES])


def outlets_called(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The outlet that each of *names* is known by, if one is."""
    keys = {name: outlet_key(name) for name in names}
    found = dict(
        connection.execute(select(g.c.value, g.c.outlet_id).where(g.c.sort == "name", g.c.value.in_(set(keys.values())))).tuples().all()
    )
    return {name: found[key] for name, key in keys.items() if key in found}


def _opposed(connection: Connection, mine: set[str], related: Sequence[Any]) -> tuple[Opposed, ...]:
    """Whom it contradicts."""
    others = {row.b if row.a in mine else row.a for row in related if row.kind in DISPUTES} - mine
    against: defaultdict[str, dict[str, str]] = defaultdict(dict)
    named: dict[str, tuple[str, bool]] = {}
    asked = (
        select(n.c.party, n.c.source_id, func.coalesce(o.c.name, n.c.party_name), q.c.id, q.c.label)
        .join_from(n, q, q.c.id == n.c.question_id)
        .outerjoin(o, o.c.id == n.c.source_id)
        .order_by(q.c.label, q.c.id)
    )
    for some in some_of(sorted(others)):
        for party, source_id, name, question, label in connection.execute(asked.where(n.c.id.in_(some))):
            against[party][question] = label
            named[party] = (name or UNNAMED, source_id is not None)
    ranked = sorted(against, key=lambda party: (-len(against[party]), named[party][0].casefold(), party))
    return tuple(Opposed(party, *named[party], tuple(against[party].items())) for party in ranked[:NAMES])
