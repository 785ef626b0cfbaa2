"""The review queue: one decision per line, both sides in their context with the words that matter marked.

`waiting` says what waits and in which order; here the lines of one page are filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Literal

from sqlalchemy import and_, func, or_, select
from sqlalchemy.engine import Connection

from sayso.figures import measures
from sayso.ledger import Ledger
from sayso.ledger.correcting import NO_COUNT
from sayso.ledger.recalling import Parts, recall_parts
from sayso.ledger.settled_tables import answer_relation as r
from sayso.ledger.settled_tables import origin as o
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import story as y
from sayso.ledger.settled_tables import tie as t
from sayso.ledger.settled_tables import voice as v
from sayso.ledger.tables import alias, block, relation
from sayso.ledger.tables import article as a
from sayso.ledger.tables import source as c
from sayso.ledger.tables import statement as s
from sayso.records import READ_KINDS, STANCES, Stance
from sayso.text import Span
from sayso.views.copies import COPY_WORDS
from sayso.views.rows import ARTICLES, SOURCES, STATEMENTS, ArticleRow, SourceRow, StatementRow, article_rows, source_rows, statement_rows
from sayso.views.waiting import KINDS, Kind, Progress, Waiting, progress, waiting

Part = Literal["", "said", "source", "cue", "figure", "same"]
"""What marked words are: what is said, by whom, by which words, the figure that is asked about, or the same on both sides."""

ROLES: tuple[tuple[Part, str], ...] = (("said", "content"), ("source", "source"), ("cue", "cue"))
"""What of a statement is marked, and what its spans are called in the book."""
AROUND = 260
"""Letters of context on either side of what is asked about."""
HEAD_WORDS = 90
"""Words of an article's beginning that two articles are shown by."""
RUN = 3
"""Words in a row from which two texts are marked as the same; of names and numbers one is enough."""
ONE_WORD = 2
"""A name or a number is marked from so many letters on."""

ASKS: Mapping[Kind, str] = {
    "source": "Are these one source?",
    "copy": "Is the first a {how} of the second?",
    "story": "Do both report one event?",
    "question": "Do both answer this: “{label}”",
    "revision": "Does the first answer take the place of the second?",
    "stance": "Is the stance read right: {read}?",
    "figure": "Is “{said}” a figure of: {read}?",
}
KIND_WORDS: Mapping[Kind, str] = {
    "source": "same source",
    "copy": "copies",
    "story": "same event",
    "question": "same question",
    "revision": "revisions",
    "stance": "stances",
    "figure": "figures",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words in a context."""

    text: str
    """The words."""
    part: Part
    """What they are."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things that a decision is about."""

    source: SourceRow | None = None
    """A source."""
    article: ArticleRow | None = None
    """An article."""
    said: StatementRow | None = None
    """A statement; of a source the newest that it made."""
    context: tuple[Piece, ...] = ()
    """Its words as they stand in the page."""
    language: str | None = None
    """The language of the page."""
    story: tuple[str, str] | None = None
    """Id and name of the story it is of, where that matters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One decision."""

    what: Waiting
    """What is to be decided."""
    ask: str
    """The question to the person."""
    because: str
    """The machine's evidence, in words."""
    sides: tuple[Side, ...]
    """Both things; of a reading the one statement."""
    label: str = ""
    """The board's question that it is about."""
    read: str = ""
    """Of a stance or a figure: what it is read as."""
    others: tuple[str, ...] = ()
    """What else it may be read as."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue."""

    lines: tuple[Line, ...]
    """The decisions on this page, the most consequential first."""
    total: int
    """How many there are of what was asked for."""
    progress: Progress
    """How far persons have come with all of it."""


def queue(ledger: Ledger, kind: Kind | None = None, *, above: float = 0.0, limit: int = 20, offset: int = 0) -> Queue:
    """What waits for a person, with its context."""
    every = waiting(ledger, kind, above=above)
    with ledger.reading() as connection:
        found = lines(connection, every[offset : offset + limit])
    return Queue(found, len(every), progress(ledger))


def line(ledger: Ledger, key: str) -> Waiting | None:
    """What waits under a *key*; None where nothing does, or no longer."""
    return next((row for row in waiting(ledger) if row.key == key), None)


def lines(connection: Connection, rows: Sequence[Waiting]) -> tuple[Line, ...]:
    """*rows* with everything that a person needs to decide; what is not there any more is left out."""
    of: dict[Kind, list[Waiting]] = {kind: [row for row in rows if row.kind == kind] for kind in KINDS}
    articles = _articles(connection, [id_ for kind in ("copy", "story") for row in of[kind] for id_ in (row.a, row.b)])
    newest = _newest_words(connection, [id_ for row in of["source"] for id_ in (row.a, row.b)])
    sources = {row.id: row for row in source_rows(connection, SOURCES.where(c.c.id.in_([*newest])))}
    pairs = [id_ for kind in ("question", "revision") for row in of[kind] for id_ in (row.a, row.b)]
    alone = [row.a for kind in ("stance", "figure") for row in of[kind]]
    said = _Said.read(connection, [*pairs, *alone, *filter(None, newest.values())])
    labels = dict(connection.execute(select(q.c.id, q.c.label).where(q.c.id.in_([row.about for row in rows if row.about]))).tuples().all())
    evidence = _evidence(connection, of)
    found = []
    for row in rows:
        made = _line(row, articles, sources, newest, said, labels.get(row.about, ""))
        if made is not None:
            found.append(replace(made, because=evidence.get(row.key, row.because)))
    return tuple(found)


def _line(
    row: Waiting,
    articles: Mapping[str, Side],
    sources: Mapping[str, SourceRow],
    newest: Mapping[str, str],
    said: _Said,
    label: str,
) -> Line | None:
    ask = ASKS[row.kind]
    if row.kind in {"copy", "story"}:
        if row.a not in articles or row.b not in articles:
            return None
        return Line(row, ask.format(how="copy"), "", _marked_alike(articles[row.a], articles[row.b]))
    if row.kind == "source":
        if row.a not in sources or row.b not in sources:
            return None
        one, other = sorted((sources[row.a], sources[row.b]), key=lambda each: (-each.statements, each.id))
        return Line(row, ask, "", tuple(replace(said.side(newest[each.id], "source"), source=each) for each in (one, other)))
    if row.a not in said.rows or (row.kind in {"question", "revision"} and row.b not in said.rows):
        return None
    if row.kind == "stance":
        stance = said.rows[row.a].stance
        return Line(row, ask.format(read=stance.replace("-", " ")), "", (said.side(row.a),), label, stance, _but(STANCES, stance))
    if row.kind == "figure":
        figure = next((each for each in said.parts.figures.get(row.a, ()) if str(each.span[0]) == row.b), None)
        if figure is None:
            return None
        read = figure.measure or ""
        asked = ask.format(said=figure.as_said, read=f"{read} {figure.of or ''}".strip() or "nothing that is known")
        side = said.side(row.a, figure=figure.span)
        return Line(row, asked, "", (side,), label, read, _but((*measures(), NO_COUNT), read))
    return Line(row, ask.format(label=label), "", (said.side(row.a), said.side(row.b)), label)


def _but(several: Iterable[str], one: str | Stance) -> tuple[str, ...]:
    return tuple(each for each in several if each != one)


# --- Statements in their context


@dataclass(frozen=True, slots=True)
class _Said:
    """Statements with the text around them."""

    rows: Mapping[str, StatementRow]
    parts: Parts
    texts: Mapping[str, tuple[str, str | None]]
    """An article's text and language."""
    blocks: Mapping[str, Sequence[Span]]
    """Its blocks in which statements stand."""

    @classmethod
    def read(cls, connection: Connection, ids: Sequence[str]) -> _Said:
        rows = {row.id: row for row in statement_rows(connection, STATEMENTS.where(s.c.id.in_(ids)))}
        homes = {row.article_id for row in rows.values()}
        texts = {
            id_: (text, language)
            for id_, text, language in connection.execute(select(a.c.id, a.c.text, a.c.language).where(a.c.id.in_(homes)))
        }
        return cls(rows, recall_parts(connection, list(rows), whole=True), texts, _blocks(connection, homes))

    def side(self, id_: str, *wanted: Part, figure: Span | None = None) -> Side:
        """A statement in its paragraph; only the *wanted* parts marked, if any are named."""
        row = self.rows.get(id_)
        if row is None:
            return Side()
        text, language = self.texts[row.article_id]
        spans: list[tuple[Span, Part]] = [
            (span, part) for part, role in ROLES if not wanted or part in wanted for span in self.parts.spans.get((id_, role), ())
        ]
        if figure is not None:
            spans.append((figure, "figure"))
        content = self.parts.spans.get((id_, "content"), ()) or ((0, 0),)
        home = next((each for each in self.blocks.get(row.article_id, ()) if each[0] <= content[0][0] < each[1]), (0, len(text)))
        at = figure or (min(span[0] for span, _ in spans), max(span[1] for span, _ in spans)) if spans else content[0]
        return Side(said=row, context=_context(text, home, at, spans), language=language)


def _blocks(connection: Connection, articles: Iterable[str]) -> dict[str, list[Span]]:
    asked = select(block.c.article_id, block.c.start, block.c.end).where(
        block.c.article_id.in_(list(articles)), block.c.kind.in_(READ_KINDS)
    )
    found: dict[str, list[Span]] = {}
    for id_, start, end in connection.execute(asked.order_by(block.c.article_id, block.c.ordinal)):
        found.setdefault(id_, []).append((start, end))
    return found


def _context(text: str, home: Span, at: Span, marks: Sequence[tuple[Span, Part]]) -> tuple[Piece, ...]:
    """The words of *text* within *home* around *at*, cut where *marks* begin and end; of several over the same words the last holds."""
    start, end = max(home[0], at[0] - AROUND), min(home[1], max(at[1], at[0]) + AROUND)
    start = home[0] if start == home[0] else text.find(" ", start, at[0]) + 1 or start
    end = home[1] if end == home[1] else max(text.rfind(" ", at[1], end), at[1]) or end
    edges = sorted({start, end, *(min(max(edge, start), end) for span, _ in marks for edge in span)})
    pieces = [
        Piece(text[left:right], next((part for span, part in reversed(marks) if span[0] <= left and right <= span[1]), ""))
        for left, right in pairwise(edges)
    ]
    before, after = [Piece("… ", "")] * (start > home[0]), [Piece(" …", "")] * (end < home[1])
    return (*before, *pieces, *after)


def _newest_words(connection: Connection, sources: Iterable[str]) -> dict[str, str]:
    """For each of *sources* the newest statement that it made."""
    found = {}
    for id_ in dict.fromkeys(sources):
        newest = select(s.c.id).where(s.c.source_id == id_, s.c.shown).order_by(s.c.day.desc(), s.c.article_id.desc()).limit(1)
        found[id_] = connection.scalar(newest) or ""
    return found


# --- Articles side by side


def _articles(connection: Connection, ids: Sequence[str]) -> dict[str, Side]:
    rows = {row.id: row for row in article_rows(connection, ARTICLES.where(a.c.id.in_(ids)))}
    texts = dict(connection.execute(select(a.c.id, func.substr(a.c.text, 1, 4000)).where(a.c.id.in_(ids))).tuples().all())
    asked = select(block.c.article_id, block.c.start, block.c.end).where(
        block.c.article_id.in_(ids), block.c.kind.in_(("lead", "paragraph"))
    )
    bodies: dict[str, str] = {}
    for id_, start, end in connection.execute(asked.order_by(block.c.article_id, block.c.ordinal)):
        bodies[id_] = f"{bodies.get(id_, '')} {texts[id_][start:end]}"
    names = dict(connection.execute(select(y.c.id, y.c.name).where(y.c.id.in_([row.story for row in rows.values()]))).tuples().all())
    return {
        id_: Side(
            article=row,
            context=(Piece(_beginning(bodies.get(id_) or texts[id_]), ""),),
            language=row.language,
            story=(row.story, names[row.story]) if row.story and row.story in names else None,
        )
        for id_, row in rows.items()
    }


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:HEAD_WORDS]) + (" …" if len(words) > HEAD_WORDS else "")


def _marked_alike(one: Side, other: Side) -> tuple[Side, Side]:
    """Both with the words marked that they share in a row, or by themselves where they are names or numbers."""
    left, right = (each.context[0].text.split(" ") for each in (one, other))
    bare_left, bare_right = ([_bare(word) for word in words] for words in (left, right))
    runs = SequenceMatcher(None, bare_left, bare_right, autojunk=False).get_matching_blocks()
    kept = [run for run in runs if run.size >= RUN or (run.size and any(_telling(word) for word in left[run.a : run.a + run.size]))]
    return (
        replace(one, context=_runs(left, {place for run in kept for place in range(run.a, run.a + run.size)})),
        replace(other, context=_runs(right, {place for run in kept for place in range(run.b, run.b + run.size)})),
    )


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:!?…“”\"'‘’()")


def _telling(word: str) -> bool:
    bare = word.strip(".,;:!?…“”\"'‘’()")
    return len(bare) >= ONE_WORD and (bare[:1].isupper() or bare[:1].isdigit())


def _runs(words: Sequence[str], same: set[int]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for is_same, places in groupby(range(len(words)), lambda place: place in same):
        run = Piece(" ".join(words[place] for place in places), "same" if is_same else "")
        pieces += [Piece(" ", ""), run] if pieces else [run]
    return tuple(pieces)


# --- Why the machine thinks so


def _evidence(connection: Connection, of: Mapping[Kind, Sequence[Waiting]]) -> dict[str, str]:
    """By key what speaks for a yes, in words."""
    found: dict[str, str] = {}
    for row in of["copy"]:
        asked = select(o.c.kind, o.c.reason).where(o.c.copy == row.a, o.c.original == row.b)
        for kind, reason in connection.execute(asked).tuples():
            found[row.key] = f"{COPY_WORDS[kind]}: {reason}"
    for row in of["story"]:
        found[row.key] = connection.scalar(select(t.c.reason).where(t.c.a == min(row.a, row.b), t.c.b == max(row.a, row.b))) or ""
    for row in of["source"]:
        one, other = alias.alias("one"), alias.alias("other")
        asked_of = (
            select(relation.c.reason)
            .join_from(relation, one, one.c.id == relation.c.a)
            .join(other, other.c.id == relation.c.b)
            .where(
                relation.c.status == "suggested",
                or_(and_(one.c.source_id == row.a, other.c.source_id == row.b), and_(one.c.source_id == row.b, other.c.source_id == row.a)),
            )
            .order_by(relation.c.score.desc(), relation.c.reason)
        )
        found[row.key] = connection.scalar(asked_of) or ""
    for row in of["question"]:
        found[row.key] = connection.scalar(select(v.c.reason).where(v.c.statement_id == row.a, v.c.status == "suggested")) or ""
    for row in of["revision"]:
        carried = [select(v.c.answer_id).where(v.c.statement_id == id_) for id_ in (row.a, row.b)]
        found[row.key] = connection.scalar(select(r.c.reason).where(r.c.a.in_(carried[0]), r.c.b.in_(carried[1]))) or ""
    for id_, because in connection.execute(select(s.c.id, s.c.stance_because).where(s.c.id.in_([row.a for row in of["stance"]]))):
        found[f"stance:{id_}:"] = because
    return found
