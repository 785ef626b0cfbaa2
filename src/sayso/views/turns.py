"""What happened in a settled story, one thing after another: a new party, a first answer, a changed one, one taken back.

Decides only, from plain values; `changes` reads the stories and puts what happened in all of them in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import QuestionKind, Settlement, SourceKind, Stance, Voice
from sayso.views.answered import ChangeKind, instant, short
from sayso.views.grid import Cell, Step, grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that happened."""

    kind: ChangeKind
    """What sort of thing."""
    at: str | None
    """When it became known, ISO 8601."""
    story: str | None
    """Id of the story."""
    story_name: str | None
    """What it is called."""
    question: str | None = None
    """Id of the question; None of an edit."""
    label: str | None = None
    """The question."""
    question_kind: QuestionKind | None = None
    """What sort of answer it asks for."""
    party: str | None = None
    """Id of the party."""
    party_name: str | None = None
    """Its name."""
    party_kind: SourceKind | None = None
    """Its kind."""
    stance: Stance | None = None
    """How it stands to the answer."""
    before: str | None = None
    """The answer that was changed, in short."""
    after: str | None = None
    """The answer now, in short."""
    words: str | None = None
    """It in its own words."""
    reason: str = ""
    """Why it is taken to be a change, in words."""
    voice: Voice | None = None
    """The statement that brought it; None of an edit."""
    article: str
    """Id of the article that brought it."""
    outlet: str | None = None
    """Its medium."""
    title: str | None = None
    """Of an edit: the article's headline."""
    former: str | None = None
    """Of an edit: id of the text before."""
    silent: bool = False
    """Of an edit: whether the page does not say that it was changed."""


def turns(settled: Settlement, story: str, name: str) -> Iterator[Change]:
    """What happened in a story, in no order that means anything; what only waits for a person is not among it."""
    first: dict[str, tuple[int, str]] = {}
    for answer in settled.answers:
        if answer.confirmed:
            first[answer.party] = min(first.get(answer.party, (answer.known, answer.id)), (answer.known, answer.id))
    for row in grid(settled).rows:
        for cell in row.cells:
            before: Step | None = None
            for step in cell.trail:
                if not cell.perhaps and (before is None or step.how or step.short != before.short):
                    yield _change(cell, row.question.label, row.question.kind, before, step, story, name, first)
                    before = step


def _change(
    cell: Cell,
    label: str,
    kind: QuestionKind,
    before: Step | None,
    step: Step,
    story: str,
    name: str,
    first: dict[str, tuple[int, str]],
) -> Change:
    answer = step.answer
    [voice, *_] = answer.confirmed
    new: ChangeKind = "party" if first[answer.party] == (answer.known, answer.id) else "answer"
    return Change(
        kind="withdrawal" if step.how == "withdraws" else "revision" if before else new,
        at=instant(answer.known),
        story=story,
        story_name=name,
        question=answer.question,
        label=label,
        question_kind=kind,
        party=cell.party.id,
        party_name=cell.party.name,
        party_kind=cell.party.kind,
        stance=answer.stance,
        before=before.short if before else None,
        after=short(answer, kind),
        words=answer.words,
        reason=step.reason,
        voice=voice,
        article=voice.article,
        outlet=voice.outlet or None,
    )
