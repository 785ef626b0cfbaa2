"""Rows become records again: every record leaves the book as it entered.

A list of any length costs the same few queries; none is asked once a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from sayso.ledger import tables as t
from sayso.ledger.portions import some_of
from sayso.records import Article, Block, Candidate, ChainLink, Figure, Holder, Link, Statement, When, Words
from sayso.text import Span


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on statements, by their ids."""

    spans: dict[tuple[str, str], tuple[Span, ...]] = field(default_factory=dict)
    """By statement and role."""
    candidates: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    """Who else might have been meant, best first."""
    chain: dict[str, tuple[ChainLink, ...]] = field(default_factory=dict)
    """From the holder outward."""
    figures: dict[str, tuple[Figure, ...]] = field(default_factory=dict)
    """In the order of the words."""


def recall_article(connection: Connection, id: str) -> Article | None:
    """The article with this id, as it was heard."""
    row = connection.execute(select(t.article).where(t.article.c.id == id)).mappings().one_or_none()
    if row is None:
        return None
    b, n = t.block.c, t.link.c
    blocks = connection.execute(select(b.kind, b.start, b.end, b.place).where(b.article_id == id).order_by(b.ordinal))
    links = connection.execute(select(n.relation, n.url, n.language).where(n.article_id == id).order_by(n.ordinal))
    return Article(
        **{name: row[name] for name in ARTICLE_FIELDS},
        blocks=tuple(Block(kind, (start, end), place) for kind, start, end, place in blocks),
        links=tuple(Link(*link) for link in links),
        linked=recall_urls(connection, t.linked, [id]).get(id, ()),
        pictures=recall_urls(connection, t.picture, [id]).get(id, ()),
    )


def recall_urls(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The addresses that *table* has for each of the articles with these *ids*, in their order."""
    c = table.c
    found: defaultdict[str, list[str]] = defaultdict(list)
    asked = select(c.article_id, c.url).where(c.article_id.in_(ids)).order_by(c.article_id, c.ordinal)
    for id_, url in connection.execute(asked):
        found[id_].append(url)
    return {id_: tuple(urls) for id_, urls in found.items()}


ARTICLE_FIELDS = (
    "text",
    "title",
    "lead",
    "byline",
    "outlet",
    "language",
    "section",
    "tags",
    "published",
    "modified",
    "url",
    "canonical_url",
    "sha256",
    "captured_at",
)


FIGURE_FIELDS = (
    "as_said",
    "low",
    "high",
    "low_open",
    "high_open",
    "approximate",
    "vague",
    "change",
    "unit",
    "measure",
    "of",
    "scope",
)
"""What a figure and its row call the same."""


def recall_statements(connection: Connection, ids: Sequence[str]) -> tuple[Statement, ...]:
    """The statements with these *ids*, in the same order, as they were heard; ids that are not there are left out."""
    rows: dict[str, Any] = {}
    for some in some_of(ids):
        asked = select(t.statement).where(t.statement.c.id.in_(some))
        rows.update((row["id"], row) for row in connection.execute(asked).mappings())
    parts = recall_parts(connection, ids, whole=True)
    return tuple(_statement(rows[id_], parts) for id_ in ids if id_ in rows)


def recall_parts(connection: Connection, ids: Sequence[str], *, whole: bool = False) -> Parts:
    """Chains and figures of the statements with these *ids*; spans and candidates only where they are wanted *whole*."""
    found = Parts()
    for some in some_of(ids):
        found.chain.update(_chains(connection, some))
        found.figures.update(_figures(connection, some))
        if whole:
            found.spans.update(_spans(connection, some))
            found.candidates.update(_candidates(connection, some))
    return found


def recall_own_figures(connection: Connection, id: str) -> tuple[Figure, ...]:
    """What the article with this *id* tells in its own voice, in reading order."""
    c = t.own_figure.c
    asked = select(t.own_figure).where(c.article_id == id).order_by(c.ordinal)
    return tuple(figure(row) for row in connection.execute(asked).mappings())


def figure(row: Any) -> Figure:
    """A figure, from its row."""
    part = None if row["part_start"] is None else (row["part_start"], row["part_end"])
    return Figure(**{name: row[name] for name in FIGURE_FIELDS}, part_of=part, span=(row["start"], row["end"]))


def when(row: Any) -> When | None:
    """When a statement was said, from its row."""
    if row["said_as"] is None:
        return None
    return When(row["said_from"], row["said_to"], row["said_precision"], row["said_as"], row["said_order"], row["said_because"])


def _statement(row: Any, parts: Parts) -> Statement:
    id_ = row["id"]

    def words(text: str, role: str) -> Words:
        return Words(text, parts.spans.get((id_, role), ()))

    return Statement(
        id=id_,
        source=Holder(
            text=row["holder"],
            spans=parts.spans.get((id_, "source"), ()),
            name=row["name"],
            kind=row["kind"],
            part_of=row["part_of"],
            forms=row["forms"],
            described=row["described"],
            anonymity=row["anonymity"],
            because=row["holder_because"],
            candidates=parts.candidates.get(id_, ()),
        ),
        cue=words(row["cue"], "cue"),
        content=words(row["content"], "content"),
        speech=row["speech"],
        stance=row["stance"],
        stance_because=row["stance_because"],
        negated=row["negated"],
        hedges=row["hedges"],
        within=row["within"],
        chain=parts.chain.get(id_, ()),
        said_at=when(row),
        figures=parts.figures.get(id_, ()),
        confidence=row["confidence"],
    )


def _spans(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[tuple[str, str], tuple[Span, ...]]]:
    c = t.statement_span.c
    asked = select(c.statement_id, c.role, c.start, c.end).where(c.statement_id.in_(ids)).order_by(c.statement_id, c.role, c.ordinal)
    found: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for id_, role, start, end in connection.execute(asked):
        found[id_, role].append((start, end))
    return ((key, tuple(spans)) for key, spans in found.items())


def _candidates(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
    c = t.candidate.c
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for row in connection.execute(select(t.candidate).where(c.statement_id.in_(ids)).order_by(c.statement_id, c.ordinal)):
        found[row.statement_id].append(Candidate(row.name, row.kind, row.score, row.because))
    return ((id_, tuple(candidates)) for id_, candidates in found.items())


def _chains(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, tuple[ChainLink, ...]]]:
    c, s = t.chain.c, t.chain_span.c
    spans: defaultdict[tuple[str, int], list[Span]] = defaultdict(list)
    asked = select(s.statement_id, s.link, s.start, s.end).where(s.statement_id.in_(ids)).order_by(s.statement_id, s.link, s.ordinal)
    for id_, place, start, end in connection.execute(asked):
        spans[id_, place].append((start, end))
    found: defaultdict[str, list[ChainLink]] = defaultdict(list)
    every = select(t.chain).where(c.statement_id.in_(ids)).order_by(c.statement_id, c.ordinal)
    for row in connection.execute(every):
        found[row.statement_id].append(
            ChainLink(row.name, row.relation, row.text, tuple(spans[row.statement_id, row.ordinal]), row.because)
        )
    return ((id_, tuple(links)) for id_, links in found.items())


def _figures(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    c = t.figure.c
    asked = select(t.figure).where(c.statement_id.in_(ids)).order_by(c.statement_id, c.ordinal)
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for row in connection.execute(asked).mappings():
        found[row["statement_id"]].append(figure(row))
    return ((id_, tuple(figures)) for id_, figures in found.items())
