"""The draft settled together with the story, so that it is lined up as the board would: then its own voices are taken out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.checking.drafted import Part
from sayso.checking.fitting import is_told
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


class Board:
    """A story's questions and answers, with the draft among them and taken out again."""

    def __init__(self, story: str, told: Sequence[Told], drafted: Sequence[Part]) -> None:
        settled = settle(story, [*told, *(part.told for part in drafted)])
        self._questions = {question.id: question for question in settled.questions}
        self._drafted = {part.id: part for part in drafted}
        self._answers: defaultdict[str, list[Answer]] = defaultdict(list)
        self._home: dict[str, Answer] = {}
        """The answer that a statement of the book carries, to a question that asks for no figure."""
        self._given: defaultdict[str, list[Answer]] = defaultdict(list)
        """The figures that a statement of the book carries."""
        lined = []
        for answer in settled.answers:
            known = _without(answer, self._drafted)
            if known is not None:
                self._answers[answer.question].append(known)
                for voice in known.voices:
                    if self._questions[answer.question].kind == "figure":
                        self._given[voice.claim].append(known)
                    else:
                        self._home[voice.claim] = known
            lined += [(self._drafted[voice.claim], answer) for voice in answer.confirmed if voice.claim in self._drafted]
        self.lined = tuple(self._beside(part, answer) for part, answer in lined if self._answers[answer.question])
        """Each part of the draft that answers a question, once for each."""

    def beside(self, part: Part, like: Told) -> Lined | None:
        """*part* where *like*, which says the same, is lined up; None where that is nowhere."""
        answer = self._home.get(like.claim.id)
        return None if answer is None else self._beside(part, answer)

    def beside_figure(self, part: Part, like: Told) -> Lined | None:
        """*part*, a figure, where *like* gives the same one: whose count it is, the book may know better than the draft tells."""
        given = [each for each in self._given[like.claim.id] if part.counted is not None and is_told(part.counted, each)]
        return self._beside(part, given[0]) if given else None

    def by_number(self, part: Part) -> Lined | None:
        """*part* where its party gives its number of the same measure; None where that is nowhere, or in several questions.

        A draft need not say again of which place or which victims the number is.
        """
        if part.counted is None:
            return None
        found = {
            answer.question: answer
            for question, known in self._answers.items()
            for answer in known
            if self._questions[question].measure == part.counted.measure
            and answer.party == part.told.party
            and is_told(part.counted, answer)
        }
        return self._beside(part, next(iter(found.values()))) if len(found) == 1 else None

    def _beside(self, part: Part, answer: Answer) -> Lined:
        question, known = self._questions[answer.question], self._answers[answer.question]
        mine = tuple(sorted((each for each in known if each.party == answer.party), key=when))
        others = tuple(each for each in known if each.party != answer.party)
        return Lined(part, question.id, question.kind, question.label, answer.says, mine, others)


def _without(answer: Answer, drafted: dict[str, Part]) -> Answer | None:
    """*answer* as the book has it; None where the draft alone gives it."""
    voices = tuple(voice for voice in answer.confirmed if voice.claim not in drafted)
    return replace(answer, voices=voices, known=min(voice.known for voice in voices)) if voices else None
