"""A story settled: what must hold of whatever comes, in whatever order it comes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.questions import settle
from sayso.records import Ruling, Told
from tests.questions.invented import DAY, START, counted, told

numbers = st.sampled_from([12.0, 28.0, 31.0, 40.0, 45.0, 300.0])
measures = st.sampled_from(["killed", "injured", "killed or injured", "missing", "count", "cost"])


@st.composite
def figures(draw: Any) -> Any:
    """Any figure."""
    return counted(
        draw(numbers),
        open=draw(st.booleans()),
        low_open=draw(st.booleans()),
        measure=draw(measures),
        of=draw(st.sampled_from(["", "civilians", "soldiers", "Osk soldiers", "houses"])),
        place=draw(st.sampled_from(["", "Osk", "town"])),
        moment=draw(st.sampled_from(["", "", "2013"])),
        former=draw(st.integers(0, 5)) == 0,
        inferred=draw(st.integers(0, 5)) == 0,
        approximate=draw(st.booleans()),
        span=draw(st.sampled_from([(0, 2), (4, 6), (9, 12)])),
    )


@st.composite
def tolds(draw: Any) -> Told:
    """Anything that anybody may have told."""
    day = draw(st.integers(0, 4))
    said = draw(st.sampled_from(["", datetime.fromtimestamp(START + max(day - 1, 0) * DAY, UTC).date().isoformat()]))
    article = draw(st.sampled_from(["a", "b", "c", "d"]))
    return told(
        draw(st.sampled_from(["Coast Guard", "Relief Osk", "Ana Orl"])),
        *draw(st.lists(figures(), max_size=3)),
        day=day,
        article=f"{article}{day}",
        said=said,
        stance=draw(st.sampled_from(["asserts", "believes", "denies", "no-comment", "asks"])),
        former=draw(st.integers(0, 6)) == 0,
    )


@given(st.lists(tolds(), max_size=14), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(every: list[Told], chance: Any) -> None:
    """The same Tolds shuffled give the same settlement."""
    unique = list({each.claim.id: each for each in every}.values())
    shuffled = list(unique)
    chance.shuffle(shuffled)
    assert settle("story", shuffled) == settle("story", unique)


@given(st.lists(tolds(), max_size=14))
@settings(max_examples=60, deadline=None)
def test_everything_leads_somewhere(every: list[Told]) -> None:
    """Relations join answers of one question, answers have questions and voices, questions are not part of themselves, ids are unique."""
    unique = list({each.claim.id: each for each in every}.values())
    settled = settle("story", unique)
    questions = {question.id: question for question in settled.questions}
    answers = {answer.id: answer for answer in settled.answers}
    claims = {each.claim.id for each in unique}
    assert len(questions) == len(settled.questions)
    assert len(answers) == len(settled.answers)
    for answer in settled.answers:
        assert answer.question in questions
        assert answer.voices
        assert {voice.claim for voice in answer.voices} <= claims
    for question in settled.questions:
        assert set(question.broader) <= set(questions) - {question.id}
        assert any(answer.question == question.id for answer in settled.answers)
    for relation in settled.relations:
        assert relation.a != relation.b
        assert answers[relation.a].question == answers[relation.b].question


def test_a_person_takes_a_statement_out_of_a_question_or_brings_it_in() -> None:
    """A no parts what was lined up, a yes joins what was not, unsure leaves it beside the answer."""
    guard, charity, other = (
        told("Coast Guard", counted(31.0)),
        told("Relief Osk", counted(45.0)),
        told("Ana Orl", counted(7.0, place="Osk")),
    )

    def ruling(a: Told, b: Told, verdict: Any) -> Ruling:
        return Ruling(join="question", a=a.claim.id, b=b.claim.id, verdict=verdict, by="me", at="2031-01-01")

    every = [guard, charity, other]
    assert len(settle("story", every).questions) == 2
    assert len(settle("story", every, [ruling(guard, charity, "no")]).questions) == 3
    assert len(settle("story", every, [ruling(guard, other, "yes")]).questions) == 1
    unsure = settle("story", every, [ruling(guard, charity, "unsure")])
    assert {voice.status for answer in unsure.answers for voice in answer.voices} == {"confirmed", "suggested"}
    assert not [each for each in unsure.relations if each.kind == "contradicts"]


def test_a_person_rejects_a_revision() -> None:
    """The relation stays and says that it was rejected."""
    first, second = told("Coast Guard", counted(31.0)), told("Coast Guard", counted(28.0), day=1)
    (relation,) = settle("story", [first, second]).relations
    assert (relation.kind, relation.status) == ("revises", "confirmed")
    no = Ruling(join="revision", a=second.claim.id, b=first.claim.id, verdict="no", by="me", at="2031-01-01")
    (relation,) = settle("story", [first, second], [no]).relations
    assert (relation.kind, relation.status) == ("revises", "rejected")


@pytest.mark.parametrize("parties", [6, 400])
def test_a_great_story_has_a_few_relations_an_answer(parties: int) -> None:
    """500 articles of 15 statements, of few parties or of many: not each answer beside each other (benchmarks/settling.py has the time)."""
    every = [
        told(
            f"party {(article * 7 + at) % parties}",
            *(
                [counted(float(10 + (article + at) % 60), measure="killed" if at % 2 else "injured", span=(at * 9, at * 9 + 2))]
                if at < 6
                else []
            ),
            day=article % 20,
            article=f"article {article}",
            former=False,
            chain=(f"relay {at}",),
        )
        for article in range(500)
        for at in range(15)
    ]
    settled = settle("story", every)
    assert settled.questions
    assert 0 < len(settled.relations) <= 12 * len(settled.answers)
