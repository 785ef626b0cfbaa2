"""One question as a table with its sources: who says what, since when, and which article shows it; of figures also from where to where.

Terminal and browser ask it here; `table_formats` writes it as wikitext and in other forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.ledger.settled import recall_settlement
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import story as o
from sayso.records import Answer, Question, SourceKind
from sayso.text import fold
from sayso.views.answered import figure_of, rests_on
from sayso.views.asking import by_prefix, ids_from
from sayso.views.citing import Citation, citations
from sayso.views.grid import Cell, grid
from sayso.views.measured import number, unit_of
from sayso.views.stories import STORIES, StoryRow, find_story, story_rows

CITED = 3
"""Articles that an answer is shown by, at most: each of another report."""
NAMED = 5
"""Questions that are listed when it is not clear which is meant."""
SURELY_ID = 4
"""Digits from which a word of hex digits may be the beginning of an id."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one party answers, with the articles that show it."""

    party: str
    """Its name."""
    kind: SourceKind
    """What sort of speaker it is; an ``outlet`` answers in its own voice."""
    answer: Answer
    """Its latest answer."""
    through: tuple[str, ...]
    """Who relays it, where nobody has it from the party itself."""
    rests_on: str
    """What it hangs on where that is a single thread; else empty."""
    cited: tuple[str, ...]
    """Ids of the articles, each of another report, the earliest first."""


@dataclass(frozen=True, slots=True)
class Range:
    """From where to where the answers to a question of figures go, in one line."""

    low: str
    """Its beginning: “28”, “c. 40”, “up to 9,000” where nobody tells a least; all of it where the answers name one number."""
    low_cited: str
    """Id of the article that shows it."""
    high: str
    """Its end, with its unit: “44+”; empty where the answers name one number."""
    high_cited: str
    """Id of the article that shows that."""


@dataclass(frozen=True, slots=True)
class SourcedTable:
    """One question's answers with the references for them."""

    story: StoryRow
    """The story it is asked in."""
    question: Question
    """The question."""
    lines: tuple[Line, ...]
    """Its answers, those that count."""
    range: Range | None
    """Of figures, from where to where they go."""
    citations: dict[str, Citation]
    """The articles by their ids, in the order in which they are first cited."""


def table(ledger: Ledger, story: str, question: str) -> SourcedTable:
    """The table of a story's question: *question* is its id, the beginning of one, or words of it.

    Raises NotInLedger when there is none, UsageError when several may be meant.
    """
    with ledger.reading() as connection:
        row = find_story(connection, story)
        return _table(connection, row, _find(connection, row, question))


def table_of(ledger: Ledger, question: str) -> SourcedTable:
    """The table of the question with this id, or whose id alone begins so."""
    with ledger.reading() as connection:
        whole = by_prefix(connection, q.c.id, question, "question")
        home = connection.scalar(select(q.c.story_id).where(q.c.id == whole))
        [row] = story_rows(connection, STORIES.where(o.c.id == home))
        return _table(connection, row, whole)


def _table(connection: Connection, story: StoryRow, question: str) -> SourcedTable:
    laid = grid(recall_settlement(connection, story.id, questions=[question])).rows
    if not laid:
        raise NotInLedger("nobody answers this question", question)
    lines = tuple(_line(cell) for cell in laid[0].cells if not cell.perhaps)
    told = laid[0].question
    between = span(lines) if told.kind == "figure" else None
    return SourcedTable(story, told, lines, between, citations(connection, [id_ for line in lines for id_ in line.cited]))


def _find(connection: Connection, story: StoryRow, given: str) -> str:
    """The id of the story's question that *given* means."""
    mine: dict[str, str] = dict(
        connection.execute(select(q.c.id, q.c.label).where(q.c.story_id == story.id).order_by(q.c.id)).tuples().all()
    )
    beginning = given.strip().lower()
    begun = (
        [id_ for id_ in mine if id_.startswith(beginning)] if len(beginning) >= SURELY_ID and ids_from(connection, q.c.id, given) else []
    )
    if len(begun) == 1:
        return begun[0]
    words = fold(given).split()
    held = [id_ for id_, label in mine.items() if words and all(word in fold(label).split() for word in words)]
    held = [id_ for id_ in held if fold(mine[id_]) == fold(given)] or held
    if not held:
        raise NotInLedger("this story has no question with this id or with these words", given)
    if len(held) > 1:
        listed = ", ".join(f"“{mine[id_]}” ({id_[:8]})" for id_ in held[:NAMED])
        raise UsageError(f"several questions have these words; give an id or more words: {listed}", given)
    return held[0]


def _line(cell: Cell) -> Line:
    answer = cell.answer
    relays = [voice.chain for voice in answer.confirmed]
    return Line(
        party=cell.party.name,
        kind=cell.party.kind,
        answer=answer,
        through=relays[0] if relays and all(relays) else (),
        rests_on=rests_on(answer),
        cited=cited_for(answer),
    )


def cited_for(answer: Answer) -> tuple[str, ...]:
    """The articles that an answer is shown by, the earliest first.

    One of each report that carries it: the report itself before its copies, those who asked the party first.
    """
    voices = sorted(answer.confirmed, key=lambda voice: (voice.standing != "first-hand", voice.article != voice.origin))
    of_report: dict[str, str] = {}
    for voice in voices:
        of_report.setdefault(voice.report, voice.article)
    known = {voice.article: voice.known for voice in voices}
    chosen = list(dict.fromkeys(of_report.values()))[:CITED]
    return tuple(sorted(chosen, key=lambda id_: (known[id_], id_)))


def span(lines: Sequence[Line]) -> Range | None:
    """From the least to the most that is answered; None where no number is, or where the units are not the same.

    Who is named counts before who is not, and anybody before an outlet that speaks in its own voice.
    """
    numbered = [line for line in lines if not line.answer.vague and (line.answer.low, line.answer.high) != (None, None) and line.cited]
    ranks = [_rank(line) for line in numbered]
    counted = [line for line, rank in zip(numbered, ranks, strict=True) if rank == min(ranks)]
    units = {line.answer.unit for line in counted if line.answer.unit}
    if not counted or len(units) > 1:
        return None
    unit = unit_of(next(iter(units))) if units else ""
    least = min((line for line in counted if line.answer.low is not None), key=lambda line: line.answer.low or 0.0, default=None)
    most = max(counted, key=lambda line: (_top(line.answer), line.answer.high is None))
    if least is None:
        return Range(_with_unit(f"up to {number(_top(most.answer))}", unit), most.cited[0], "", "")
    low, high = least.answer.low or 0.0, _top(most.answer)
    open_ended = "+" if most.answer.high is None else ""
    if low == high:
        return Range(_with_unit(f"{_about(most.answer)}{number(high)}{open_ended}", unit), most.cited[0], "", "")
    return Range(f"{_about(least.answer)}{number(low)}", least.cited[0], _with_unit(f"{number(high)}{open_ended}", unit), most.cited[0])


def _rank(line: Line) -> int:
    return {"outlet": 2, "unnamed": 1}.get(line.kind, 0)


def _top(answer: Answer) -> float:
    """The most that an answer names; of “at least 44” that is 44."""
    return (answer.low if answer.high is None else answer.high) or 0.0


def _about(answer: Answer) -> str:
    return "c. " if figure_of(answer).approximate else ""


def _with_unit(told: str, unit: str) -> str:
    return f"{told} {unit}" if unit else told
