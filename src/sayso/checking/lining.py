"""The draft settled together with the story, so that it is lined up as the board would: then its own voices are taken out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.checking.drafted import Part
from sayso.questions import settle
from sayso.questions.revisions import when
from sayso.records import Answer, QuestionKind, Told


@dataclass(frozen=True, slots=True)
class Lined:
    """One part of the draft beside the answers to the question that it answers."""

    part: Part
    """The part."""
    question: str
    """Id of the question, as it would be with the draft."""
    kind: QuestionKind
    """Its kind."""
    label: str
    """It, as a person would write it."""
    says: int
    """Of a yes-no question: what the draft has it say."""
    mine: tuple[Answer, ...]
    """What its party is known to have answered, in time."""
    others: tuple[Answer, ...]
    """What the other parties did."""

    @property
    def latest(self) -> Answer | None:
        """At which answer the party stands."""
        return next((answer for answer in reversed(self.mine) if not answer.former), self.mine[-1] if self.mine else None)


def line_up(story: str, told: Sequence[Told], drafted: Sequence[Part]) -> tuple[Lined, ...]:
    """Each part of a draft that answers a question of the story of id *story*, which *told* tells; the others are left out."""
    settled = settle(story, [*told, *(part.told for part in drafted)])
    questions = {question.id: question for question in settled.questions}
    by_id = {part.id: part for part in drafted}
    answers: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in settled.answers:
        answers[answer.question].append(answer)
    found = []
    for answer in settled.answers:
        question = questions[answer.question]
        known = [each for one in answers[answer.question] if (each := _without(one, by_id)) is not None]
        mine = tuple(sorted((each for each in known if each.party == answer.party), key=when))
        others = tuple(each for each in known if each.party != answer.party)
        for voice in answer.confirmed:
            if voice.claim in by_id and known:
                part = by_id[voice.claim]
                found.append(Lined(part, question.id, question.kind, question.label, answer.says, mine, others))
    return tuple(found)


def _without(answer: Answer, drafted: dict[str, Part]) -> Answer | None:
    """*answer* as the book has it; None where the draft alone gives it."""
    voices = tuple(voice for voice in answer.confirmed if voice.claim not in drafted)
    return replace(answer, voices=voices, known=min(voice.known for voice in voices)) if voices else None
