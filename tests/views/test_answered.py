"""Answers in signs and words, and the thread they hang on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import QuestionKind
from sayso.views.answered import bounds, cut_short, first_hand, often, rests_on, short, spokesmen
from tests.views import settled as s


def answer(number: int) -> s.Answer:
    """The answer of this number."""
    return next(each for each in s.ANSWERS if each.id.startswith(f"{number:04}"))


@pytest.mark.parametrize(
    ("number", "kind", "signs", "words"),
    [
        (1, "figure", "≥ 12", ""),
        (3, "figure", "28", ""),
        (4, "figure", "> 45", ""),
        (6, "figure", "≈ 150", ""),
        (7, "yes-no", "no", ""),
        (9, "yes-no", "neither", ""),
        (10, "what", "the operator was told of the crack in November", ""),
    ],
)
def test_signs_and_words(number: int, kind: QuestionKind, signs: str, words: str) -> None:
    assert (short(answer(number), kind), bounds(answer(number), kind)) == (signs, words)


def test_words_without_a_number_stay_words() -> None:
    dozens = replace(answer(1), words="dozens", low=24, vague=True)
    assert short(dozens, "figure") == "dozens" and bounds(dozens, "figure") == "at least 24"
    assert short(replace(answer(1), words="countless", low=None), "figure") == "countless"
    assert bounds(replace(answer(4), words="over 45"), "figure") == "more than 45"


def test_what_an_answer_rests_on() -> None:
    assert rests_on(answer(10)) == "rests on one unnamed source through one outlet (The Ostrel Courier)"
    assert rests_on(answer(3)) == "", "one named source is no thread"
    relayed = replace(answer(3), voices=(s.voice(s.REVISED, s.THU, s.SERVICE, chain=("AVP",)),))
    assert rests_on(relayed) == "known through AVP alone" and not first_hand(relayed)
    both = replace(relayed, voices=(*relayed.voices, s.voice(s.INQUIRY, s.THU, s.SERVICE)))
    assert rests_on(both) == "" and first_hand(both)
    copied = replace(answer(10), voices=(*answer(10).voices, s.voice(s.REPRINT, s.THU, s.OFFICIAL, origin=s.INQUIRY)))
    assert rests_on(copied) == rests_on(answer(10)), "a copy is no second outlet"
    twice = replace(answer(10), voices=(*answer(10).voices, s.voice(s.REPRINT, s.THU, s.OFFICIAL)))
    assert rests_on(twice) == "rests on one unnamed source through two outlets"
    assert rests_on(answer(11)) == "", "what only waits for a person rests on nothing yet"


def test_who_spoke_for_a_party() -> None:
    assert spokesmen(answer(1)) == ("Orsa Vennick",) and spokesmen(answer(3)) == ()


def test_counts_and_cuts() -> None:
    assert often(5, 2, 1) == "5 articles · 2 independent · 1 copy" and often(1, 1) == "1 article · 1 independent"
    assert cut_short("the gate was opened before dawn", 20) == "the gate was opened …"
