"""Transcripts: who speaks stands before a colon. Each text is invented."""

from __future__ import annotations

import re

from sayso.records import Attribution
from sayso.statements.turns import is_turn, with_turns
from sayso.text import Span, cut


def paragraphs(text: str) -> list[Span]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def said(text: str, *found: Attribution) -> list[tuple[str, str]]:
    return [(cut(text, each.source), cut(text, each.content)) for each in with_turns(text, found, paragraphs(text))]


HALL = "ORL RECORD: When will it open?\n\nMAYOR KARR: In May. We have the pumps.\n\nORL RECORD: And the cost?\n\nKARR: It has doubled."


def test_a_turn_is_said_whole_by_whom_it_names() -> None:
    start = HALL.index("In May")
    first_sentence = Attribution(((32, 42),), ((42, 43),), ((start, start + 6),), 0.6)
    assert HALL[32:42] == "MAYOR KARR"
    assert said(HALL, first_sentence) == [
        ("ORL RECORD", "When will it open?"),
        ("MAYOR KARR", "In May. We have the pumps."),
        ("ORL RECORD", "And the cost?"),
        ("KARR", "It has doubled."),
    ]


def test_an_answer_is_somebody_s_and_a_question_no_statement() -> None:
    assert said("Q: Was it shut?\n\nA: At noon.\n\nQ. And then?\n\nA. Nothing.") == [("", "At noon."), ("", "Nothing.")]


def test_what_is_said_within_a_turn_stays() -> None:
    text = "KARR: My staff warned me.\n\nLUND: Of what?\n\nKARR: Of the water."
    inner = Attribution(((6, 14),), ((15, 21),), ((22, 24),), 0.7)
    assert ("My staff", "me") in said(text, inner)
    asked = "Q: Did you know it?\n\nA: No.\n\nQ: Never?"
    assert said(asked, Attribution((), ((11, 15),), ((16, 18),), 0.6)) == [("", "No.")]


def test_a_few_headings_are_no_transcript() -> None:
    assert said("Age: 61\n\nPlace: Orl\n\nThe cause: unknown") == []
    assert said("Karr: 1,204\n\nLund: 988\n\nKarr: 1,311") == []
    assert said("Karr: Dam will be finished.\n\nNobody came.") == []


def test_a_turn_is_in_somebody_s_own_words() -> None:
    [whole, *_] = with_turns(HALL, [], paragraphs(HALL))[1:]
    paragraph = paragraphs(HALL)[1]
    assert is_turn(HALL, paragraph, whole)
    start = whole.content[0][0]
    assert is_turn(HALL, paragraph, Attribution(whole.source, whole.cue, ((start, paragraph[1] - 1),), 0.8))
    assert not is_turn(HALL, paragraph, Attribution(whole.source, whole.cue, ((start, start + 6),), 0.8))
