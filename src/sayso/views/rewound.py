"""A settled story as it stood at an earlier moment: what was known then is kept, and how it stood to one another is made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sayso.records import Answer, Relation, Settlement

Relate = Callable[[Sequence[Answer]], Iterable[Relation]]
"""`questions.relate`: how answers stand to one another, by the answers alone."""


def rewound(settled: Settlement, moment: int, relate: Relate) -> Settlement:
    """*settled* with only what was known at *moment* (seconds in UTC).

    A join of two statements is a reading of their words and does not depend on when it was made, so the questions stay; those that nobody
    had answered yet go.
    """
    answers = tuple(each for answer in settled.answers if (each := _until(answer, moment)) is not None)
    asked = {answer.question for answer in answers}
    questions = tuple(question for question in settled.questions if question.id in asked)
    if len(answers) == len(settled.answers):
        return Settlement(questions, answers, settled.relations)
    return Settlement(questions, answers, tuple(relate(answers)))


def _until(answer: Answer, moment: int) -> Answer | None:
    """The answer as far as it was known; None where it was not."""
    voices = tuple(voice for voice in answer.voices if voice.known <= moment)
    return replace(answer, voices=voices, known=min(voice.known for voice in voices)) if voices else None
