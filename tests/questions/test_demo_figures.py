"""The figure questions of the demo, settled from its author's own statements: his questions, answers, trails and disputes, no others."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import Any

import pytest

from sayso.questions import relate, settle
from sayso.records import Answer, Settlement
from tests.questions.authored import TRUTH, told

QUESTIONS: list[dict[str, Any]] = [question for question in TRUTH["questions"] if question["kind"] == "figure"]
LABELS = {question["id"]: question["label"] for question in QUESTIONS}
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=list(LABELS))


@lru_cache(maxsize=1)
def settled() -> Settlement:
    """The demo's story."""
    return settle("demo", told())


def answers(question: str) -> list[Answer]:
    """The answers to the author's question of id *question*, in time."""
    mine = next(each for each in settled().questions if each.kind == "figure" and each.label == LABELS[question])
    return sorted((answer for answer in settled().answers if answer.question == mine.id), key=lambda each: (each.said_from, each.known))


def test_the_questions_are_the_author_s_by_their_very_words() -> None:
    """Each of the author's questions, and none that the author does not ask."""
    assert sorted(question.label for question in settled().questions if question.kind == "figure") == sorted(LABELS.values())


@every_question
def test_narrower_questions_are_linked_and_not_merged(question: dict[str, Any]) -> None:
    """Killed in one town, bodies in one hospital, claims on insurers: each is a part of the question that the author names."""
    labels = {each.id: each.label for each in settled().questions}
    mine = next(each for each in settled().questions if each.label == question["label"])
    whole = question.get("narrower_than")
    assert [labels[each] for each in mine.broader] == ([LABELS[whole]] if whole else [])


@every_question
def test_every_party_answers_on_the_author_s_days(question: dict[str, Any]) -> None:
    """Party, day, stance and bounds of every answer; of two answers of one day the author may list one."""
    listed = {(answer["party"], answer["said_on"]): answer for answer in question["answers"]}
    mine: dict[tuple[str, str], list[Answer]] = {}
    for answer in answers(question["id"]):
        mine.setdefault((answer.party_name, answer.said_from), []).append(answer)
    assert sorted(mine) == sorted(listed)
    for key, answer in listed.items():
        assert (answer["stance"], answer["low"], answer["high"]) in [(each.stance, each.low, each.high) for each in mine[key]]


@every_question
def test_every_answer_has_the_author_s_statements(question: dict[str, Any]) -> None:
    """So many articles carry each party's answers as the author lists."""
    for party in {answer["party"] for answer in question["answers"]}:
        listed = {page for answer in question["answers"] if answer["party"] == party for page, _ in answer["statements"]}
        carrying = {voice.article for each in answers(question["id"]) if each.party_name == party for voice in each.voices}
        assert len(carrying) == len(listed)


def test_the_trails_are_those_of_the_author() -> None:
    """12 → 31 → 28, more than 45 → at least 44, around 40 → no figure, and each change is a revision but the last, which withdraws."""
    for change in TRUTH["changes"]:
        if change["question"] in LABELS:
            trail = [answer for answer in answers(change["question"]) if answer.party_name == change["party"]]
            assert sorted({answer.said_from for answer in trail}) == change["said_on"]
    kinds = {(relation.a, relation.b): relation.kind for relation in settled().relations if relation.kind in {"revises", "withdraws"}}
    by_id = {answer.id: answer for answer in settled().answers}
    named = sorted((by_id[a].party_name, by_id[b].low, by_id[a].low, kind) for (a, b), kind in kinds.items() if by_id[b].low)
    assert ("National Emergency Service", 12, 31, "revises") in named
    assert ("National Emergency Service", 31, 28, "revises") in named
    assert ("Relief Compass", 45, 44, "revises") in named
    assert ("Brenna Sulvane", 40, None, "withdraws") in named
    assert all(party != "Teodar Hask" for party, *_ in named)  # who told one number on one day changed nothing


def test_the_disputes_are_those_of_the_author() -> None:
    """Who contradicts and who only differs, and nobody else."""
    labels = {question.id: question.label for question in settled().questions if question.kind == "figure"}
    by_id = {answer.id: answer for answer in settled().answers}
    mine = {
        (labels[by_id[each.a].question], frozenset((by_id[each.a].party_name, by_id[each.b].party_name)), each.kind)
        for each in settled().relations
        if each.kind in {"contradicts", "differs", "denies"} and by_id[each.a].question in labels
    }
    assert mine == {
        (LABELS[each["question"]], frozenset((each["a"], each["b"])), each["relation"])
        for each in TRUTH["disputes"]
        if each["question"] in LABELS
    }


def test_as_of_the_tenth_the_toll_was_disputed_at_31_against_45() -> None:
    """The answers known by then give the disputes of then."""
    until = next(answer.known for answer in answers("killed") if answer.low == 44) - 40_000
    then = [answer for answer in answers("killed") if answer.known < until and answer.said_from <= "2026-03-10"]
    kinds = {frozenset((relation.a, relation.b)): relation.kind for relation in relate(then)}
    official = next(answer for answer in then if answer.low == 31)
    charity = next(answer for answer in then if answer.low == 45)
    assert kinds[frozenset((official.id, charity.id))] == "contradicts"


def test_the_order_in_which_pages_come_changes_nothing() -> None:
    """The same statements shuffled give the same settlement, byte for byte."""
    shuffled = list(told())
    for seed in range(3):
        random.Random(seed).shuffle(shuffled)
        assert settle("demo", shuffled) == settled()
