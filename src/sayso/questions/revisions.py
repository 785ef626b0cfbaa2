"""Where a party changed its answer: the same party, the same question, a later time, another answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.questions.parties import languages
from sayso.questions.wording import wording_of
from sayso.records import Answer, Relation, Status

TOLD = 1.0
"""An article says itself that the answer replaces another."""
READ = 0.9
"""Two answers and their days."""
ELSEWHERE = 0.8
"""An article says that one party's answer replaces what it tells as the former one of another."""


def revisions(answers: Iterable[Answer]) -> list[Relation]:
    """Each answer that replaces another of its party, with the one that it replaces."""
    every = list(answers)
    found = []
    for trail in trails(every):
        for earlier, later in _steps(trail):
            if not _changed(earlier, later):
                continue
            withdraws = is_withdrawn(later)
            told = bool(later.revises or earlier.former)
            found.append(
                Relation(
                    a=later.id,
                    b=earlier.id,
                    kind="withdraws" if withdraws else "revises",
                    score=TOLD if told else READ,
                    reason=_reason(earlier, later),
                    status="confirmed" if is_sure(earlier) and is_sure(later) else "suggested",
                )
            )
    return [*found, *_told_by_others(every)]


def _steps(trail: Sequence[Answer]) -> Iterator[tuple[Answer, Answer]]:
    """Each answer with the one before it; a sure one with the sure one before it, too: what is only suggested hides no change."""
    before: Answer | None = None
    for number, answer in enumerate(trail):
        sure = is_sure(answer)
        if number:
            yield trail[number - 1], answer
        if sure and before is not None and trail[number - 1] is not before:
            yield before, answer
        before = answer if sure else before


def _told_by_others(answers: Sequence[Answer]) -> Iterator[Relation]:
    """What an article tells as replaced by another’s answer: “contrary to previous assessments”, “initially denied … later said”.

    Whose earlier answer it was need not be told, so the parties may differ; the article must tell of both, and which one is the later.
    """
    questions: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        questions[answer.question].append(answer)
    for trail in trails(answers):
        earlier = trail[-1]
        if not earlier.former:
            continue
        homes = {voice.article for voice in earlier.voices}
        for later in sorted(questions[earlier.question], key=when):
            tells = bool(later.revises) and not later.former and later.party != earlier.party
            if tells and _changed(earlier, later) and homes & {voice.article for voice in later.voices}:
                sure: Status = "confirmed" if is_sure(earlier) and is_sure(later) else "suggested"
                yield Relation(a=later.id, b=earlier.id, kind="revises", score=ELSEWHERE, reason=_reason(earlier, later), status=sure)


def _changed(earlier: Answer, later: Answer) -> bool:
    """Whether the answer is another, and not only firmer, or silence of another sort."""
    return has_value(earlier) or has_value(later) or (earlier.says, earlier.who) != (later.says, later.who)


def trails(answers: Iterable[Answer]) -> list[list[Answer]]:
    """The answers of each party to each question, in the order in which they were given."""
    parties: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in answers:
        parties[answer.question, answer.party].append(answer)
    return [sorted(parties[key], key=when) for key in sorted(parties)]


def when(answer: Answer) -> tuple[str, bool, int, str]:
    """Where an answer stands in time; one told as former stands before what replaced it, and without a day before all others."""
    return answer.said_from, not answer.former, answer.known, answer.id


@dataclass(frozen=True, slots=True)
class Stand:
    """What a party surely answered for a time: an answer, and all that only repeat it."""

    answer: Answer
    """The last of them."""
    start: tuple[str, int]
    """The day on which it was first given, and when that became known."""
    end: tuple[str, int] | None
    """The same of the answer that replaced it; None while it stands."""

    def meets(self, other: Stand) -> bool:
        """Whether both stood at one time."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)


def stands(answers: Iterable[Answer]) -> list[Stand]:
    """What each party stood at, one after another; what has no day stands nowhere in time and is left out."""
    found = []
    for trail in trails(answers):
        spans: list[list[Answer]] = []
        for answer in trail:
            if not is_sure(answer) or not answer.said_from:
                continue
            if spans and not _changed(spans[-1][-1], answer):
                spans[-1].append(answer)
            else:
                spans.append([answer])
        starts = [(span[0].said_from, span[0].known) for span in spans]
        for number, span in enumerate(spans):
            found.append(Stand(span[-1], starts[number], starts[number + 1] if number + 1 < len(spans) else None))
    return found


def latest(answers: Iterable[Answer]) -> list[Answer]:
    """The answer at which each party stands, its last one that is sure; who is only told of as formerly answering stands at none."""
    found = []
    for trail in trails(answers):
        sure = [answer for answer in trail if is_sure(answer)] or trail
        if sure[-1].said_from or not sure[-1].former:
            found.append(sure[-1])
    return found


def is_sure(answer: Answer) -> bool:
    """Whether a statement carries it of which that is not only suggested."""
    return bool(answer.confirmed)


def has_value(answer: Answer) -> bool:
    """Whether it gives a figure."""
    return answer.low is not None or answer.high is not None


def is_withdrawn(answer: Answer) -> bool:
    """Whether the answer takes an earlier one back: its words say so."""
    return bool(answer.revises) and any(wording_of(language).withdrawn.search(answer.revises) for language in languages())


def _reason(earlier: Answer, later: Answer) -> str:
    change = f"{_short(earlier)} → {_short(later)}"
    return f"{change}: “{later.revises}”" if later.revises else change


def _short(answer: Answer) -> str:
    if has_value(answer):
        return answer.words
    return {1: "yes", -1: "no"}.get(answer.says, answer.stance)
