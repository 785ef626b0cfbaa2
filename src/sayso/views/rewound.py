"""A settled story with a part of its voices: as it stood at an earlier moment, or as some tell it; how they stand is made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sayso.records import Answer, Relation, Settlement, Voice

Relate = Callable[[Sequence[Answer]], Iterable[Relation]]
"""`questions.relate`: how answers stand to one another, by the answers alone."""


Keep = Callable[[Answer, Voice], bool]
"""Whether a voice that carries an answer is kept."""


def rewound(settled: Settlement, moment: int, relate: Relate) -> Settlement:
    """*settled* with only what was known at *moment* (seconds in UTC).

    A join of two statements is a reading of their words and does not depend on when it was made, so the questions stay; those that nobody
    had answered yet go.
    """
    return narrowed(settled, lambda _, voice: voice.known <= moment, relate)


def narrowed(settled: Settlement, keep: Keep, relate: Relate) -> Settlement:
    """*settled* with only the voices that are kept; an answer without any goes, and so does a question without an answer."""
    told = [_kept(answer, keep) for answer in settled.answers]
    answers = tuple(each for each in told if each is not None)
    asked = {answer.question for answer in answers}
    questions = tuple(question for question in settled.questions if question.id in asked)
    if all(new is old or (new is not None and _weight(new) == _weight(old)) for new, old in zip(told, settled.answers, strict=True)):
        return Settlement(questions, answers, settled.relations)
    return Settlement(questions, answers, _related(settled.relations, relate(answers)))


def _weight(answer: Answer) -> tuple[int, bool]:
    """What of an answer's voices tells how it stands to others."""
    return answer.known, bool(answer.confirmed)


def _related(before: Sequence[Relation], made: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations that are *made* anew; one that there was *before* is left as it was, for a person may have decided it."""
    known = {(each.a, each.b, each.kind): each for each in before}
    return tuple(known.get((each.a, each.b, each.kind), each) for each in made)


def _kept(answer: Answer, keep: Keep) -> Answer | None:
    """The answer as far as it is kept; None where none of it is."""
    voices = tuple(voice for voice in answer.voices if keep(answer, voice))
    if len(voices) == len(answer.voices):
        return answer
    return replace(answer, voices=voices, known=min(voice.known for voice in voices)) if voices else None
