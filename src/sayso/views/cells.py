"""One cell of a board, opened: every answer of one party to one question, every statement that carries it, and through whom it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.ledger.settled import recall_settlement
from sayso.ledger.settled_tables import question as q
from sayso.ledger.settled_tables import story as o
from sayso.ledger.tables import article as a
from sayso.records import Answer, Question, Voice
from sayso.views.asking import by_prefix
from sayso.views.board import as_asked
from sayso.views.grid import Cell, Step, grid
from sayso.views.narrowing import ALL, Choice
from sayso.views.sentences import Sentence, sentences
from sayso.views.stories import STORIES, StoryRow, story_rows


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement that carries an answer, with those that only print it again."""

    voice: Voice
    """The statement."""
    sentence: Sentence | None
    """The words around it; None where they are not to be found."""
    copies: tuple[Voice, ...]
    """The same report elsewhere."""


@dataclass(frozen=True, slots=True)
class Given:
    """One of a party's answers, with who tells it."""

    answer: Answer
    """The answer."""
    step: Step | None
    """Its place in the trail; None where it waits for a person and stands beside it."""
    told: tuple[Telling, ...]
    """Who tells it, reports that are one together, the earliest first."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell, whole."""

    story: StoryRow
    """The story."""
    question: Question
    """The question."""
    cell: Cell
    """The cell as the board shows it."""
    given: tuple[Given, ...]
    """Its answers, the latest first; those that wait for a person last."""


def cell(ledger: Ledger, question: str, party: str, *, as_of: int | None = None, choice: Choice = ALL) -> CellView:
    """What *party* (an id) answers to the question with this id, or whose id alone begins so.

    Raises NotInLedger when there is no such question, or the party does not answer it, or did not then; UsageError when several ids
    begin so.
    """
    with ledger.reading() as connection:
        whole = by_prefix(connection, q.c.id, question, "question")
        home = connection.scalar(select(q.c.story_id).where(q.c.id == whole))
        [story] = story_rows(connection, STORIES.where(o.c.id == home))
        settled = recall_settlement(connection, story.id, questions=[whole])
        spoken: Mapping[str, str] = {}
        if choice.language:
            articles = {voice.article for answer in settled.answers for voice in answer.voices}
            asked = select(a.c.id, a.c.language).where(a.c.id.in_(articles))
            spoken = {id_: language or "" for id_, language in connection.execute(asked).tuples()}
        rows = grid(as_asked(settled, as_of, choice, spoken)).rows
        found = rows[0].by_party.get(party) if rows else None
        if found is None:
            raise NotInLedger("this party does not answer this question in the ledger", party)
        steps = [Given(step.answer, step, ()) for step in reversed(found.trail)]
        maybe = [Given(each, None, ()) for each in found.maybe]
        given = [(each, list(_tellings(each.answer.voices))) for each in (*steps, *maybe)]
        words = sentences(connection, (voice for _, told in given for voice, _ in told))
    whole_given = (
        replace(each, told=tuple(Telling(voice, words.get(voice.claim), copies) for voice, copies in told)) for each, told in given
    )
    return CellView(story, rows[0].question, found, tuple(whole_given))


def _tellings(voices: Iterable[Voice]) -> Iterator[tuple[Voice, tuple[Voice, ...]]]:
    """Each statement of a report's own article, or of the first that has it; with the first of them those that print it again.

    Those that wait for a person come last.
    """
    of: dict[tuple[str, str], list[Voice]] = {}
    for voice in sorted(voices, key=lambda each: (each.status != "confirmed", each.known, each.article != each.origin, each.claim)):
        of.setdefault((voice.origin, voice.source), []).append(voice)
    for report in of.values():
        [first, *others] = sorted(report, key=lambda each: each.article != each.origin)
        yield first, tuple(each for each in others if each.article != first.article)
        yield from ((each, ()) for each in others if each.article == first.article)
