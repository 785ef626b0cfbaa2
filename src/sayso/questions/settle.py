"""A story's questions, its parties' answers and how they stand to one another: decided with plain values, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.questions.answers import answers_of
from sayso.questions.figure_questions import figure_questions
from sayso.questions.lineup import Group, line_up
from sayso.questions.positions import figure_positions, known_of, position_of
from sayso.questions.relations import relate
from sayso.questions.same_party import one_party
from sayso.questions.twins import as_told
from sayso.records import RULED, Answer, Question, Relation, Ruling, Settlement, Told, digest


def settle(story: str, told: Sequence[Told], rulings: Sequence[Ruling] = ()) -> Settlement:
    """Everything that *told* answers in the story of id *story*; what people ruled outranks every score."""
    ordered = sorted(one_party(told), key=as_told)
    known = known_of(ordered)
    questions: list[Question] = []
    answers: list[Answer] = []
    for asked in figure_questions(story, ordered, rulings):
        questions.append(asked.question)
        answers += answers_of(asked.question, figure_positions(asked.givens, known, asked.question.reason))
    for group in line_up(ordered, rulings):
        question = _question(story, group)
        positions = [
            position_of(each.told, each.says, known, score=each.score, reason=each.reason, status=each.status, who=_who(group, each.told))
            for each in group.members
        ]
        questions.append(question)
        answers += answers_of(question, positions)
    return Settlement(tuple(questions), tuple(answers), _ruled(relate(answers), answers, rulings))


def _question(story: str, group: Group) -> Question:
    """The question of *group*, known by its first statement: it holds while others join."""
    return Question(
        id=digest(story, group.kind, group.first),
        story=story,
        kind=group.kind,
        label=group.label,
        score=group.score,
        reason=group.reason,
    )


def _who(group: Group, told: Told) -> str:
    """The doer that *told* names, where that is what is asked."""
    point = told.claim.point
    return point.subject if group.kind == "who" and point is not None else ""


def _ruled(relations: Sequence[Relation], answers: Sequence[Answer], rulings: Sequence[Ruling]) -> tuple[Relation, ...]:
    """*relations* with the status that people gave the revisions among them."""
    verdicts = {frozenset((ruling.a, ruling.b)): ruling.verdict for ruling in rulings if ruling.join == "revision"}
    if not verdicts:
        return tuple(relations)
    claims = {answer.id: [voice.claim for voice in answer.voices] for answer in answers}
    found = []
    for relation in relations:
        if relation.kind in {"revises", "withdraws"}:
            pairs = [frozenset((a, b)) for a in claims[relation.a] for b in claims[relation.b]]
            ruled = [verdicts[pair] for pair in pairs if pair in verdicts]
            if ruled:
                relation = replace(relation, status=RULED[ruled[-1]])
        found.append(relation)
    return tuple(found)
