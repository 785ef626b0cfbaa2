"""Whether two answers to one question mean the same, and how a list of answers is grouped."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.questions.sameness import group_answers, likelihoods, same_answer

WHY = "Why did Lethia open the sluice gates?"
RELIEF = ["to relieve pressure on the dam", "because the dam was under pressure", "to take pressure off the dam wall"]
PROTEST = ["in protest at the fishing treaty", "as a protest against the treaty on fishing rights"]
REPAIR = ["for scheduled repairs", "to carry out repairs"]


@pytest.mark.parametrize("group", [RELIEF, PROTEST, REPAIR])
def test_two_wordings_of_one_answer_are_one(group: list[str]) -> None:
    for other in group[1:]:
        assert same_answer(WHY, group[0], other) >= 0.5


@pytest.mark.parametrize(("one", "other"), [(RELIEF[0], PROTEST[0]), (PROTEST[1], REPAIR[0]), (RELIEF[1], REPAIR[1])])
def test_two_answers_are_two(one: str, other: str) -> None:
    assert same_answer(WHY, one, other) < 0.5


def test_what_the_question_says_already_makes_no_answers_alike() -> None:
    """Both speak of the gates of Lethia, because they were asked about them."""
    one, other = "Lethia opened the sluice gates for repairs", "Lethia opened the sluice gates in protest"
    assert same_answer(WHY, one, other) < same_answer("What happened?", one, other)


def test_other_numbers_are_another_answer_however_alike_the_words() -> None:
    asked = "How long will the bridge be closed?"
    assert same_answer(asked, "for three years", "for two years") < 0.5
    assert same_answer(asked, "three years", "at least 3 years") >= 0.5
    assert same_answer(asked, "until July 2031", "until July 1, 2031") >= 0.5
    assert same_answer(asked, "until July 2031", "until July 2033") < 0.5


def test_answers_are_grouped() -> None:
    assert group_answers(WHY, [RELIEF[0], PROTEST[0], REPAIR[0], RELIEF[1], PROTEST[1], RELIEF[2], REPAIR[1]]) == (
        (0, 3, 5),
        (1, 4),
        (2, 6),
    )


def test_one_wording_printed_twice_is_one_answer_and_weighs_once() -> None:
    answers = [*RELIEF, *PROTEST]
    assert same_answer(WHY, "Repairs.", "repairs") == 1.0
    once, often = likelihoods(WHY, answers), likelihoods(WHY, [*answers, *answers, answers[0].upper()])
    assert np.array_equal(once, often[: len(answers), : len(answers)])


def test_few_answers_and_none() -> None:
    assert group_answers(WHY, []) == ()
    assert group_answers(WHY, ["a protest"]) == ((0,),)
    assert likelihoods(WHY, []).shape == (0, 0)
    assert same_answer("", "", "…") == 1.0
    assert 0.0 <= same_answer("", "a protest", "") < 0.5


def test_without_vectors_words_in_common_decide() -> None:
    asked = "Por que Lethia abriu as comportas?"
    assert same_answer(asked, "para aliviar a barragem", "aliviar a barragem", language="pt") >= 0.5
    assert same_answer(asked, "para aliviar a barragem", "em protesto contra o tratado", language="pt") < 0.5


ANSWERS = st.lists(st.sampled_from([*RELIEF, *PROTEST, *REPAIR, "three years", "two years", "", "2031", "nobody knows"]), max_size=9)


@settings(deadline=None, max_examples=40)
@given(ANSWERS, st.randoms())
def test_the_order_of_answers_does_not_matter(answers: list[str], chance: object) -> None:
    order = list(range(len(answers)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    straight, mixed = likelihoods(WHY, answers), likelihoods(WHY, [answers[i] for i in order])
    assert np.array_equal(straight[np.ix_(order, order)], mixed)
    groups = {frozenset(order[place] for place in places) for places in group_answers(WHY, [answers[i] for i in order])}
    assert groups == {frozenset(places) for places in group_answers(WHY, answers)}


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_a_likelihood_is_a_likelihood_and_has_no_sides(question: str, one: str, other: str) -> None:
    found = same_answer(question, one, other)
    assert 0.0 <= found <= 1.0
    assert found == same_answer(question, other, one)
    assert same_answer(question, one, one) == 1.0


@pytest.mark.shared
def test_no_worse_than_the_best_published_on_answers_of_outlets() -> None:
    """RoBERTa-large trained on rated answers: .813."""
    from benchmarks.nanco import measure

    data = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "nanco"
    if not data.exists():
        pytest.skip("the shared data is not here")
    found = measure(data, None)
    assert found["among.pooled"] > 0.813
    assert found["pair.pooled"] > 0.813
