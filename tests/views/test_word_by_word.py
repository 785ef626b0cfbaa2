"""Two texts laid against one another."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.views.word_by_word import MOST_WORDS, Piece, fates, word_by_word
from tests.ledger.heard import heard

texts = st.text(st.sampled_from("ab \n.,é"), max_size=60)


@given(texts, texts)
def test_what_stayed_and_went_is_the_earlier_text_what_stayed_and_came_the_later(before: str, after: str) -> None:
    pieces = word_by_word(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate != "came") == before
    assert "".join(piece.text for piece in pieces if piece.fate != "went") == after
    assert all(piece.text for piece in pieces)
    assert all(one.fate != two.fate for one, two in pairwise(pieces))


def test_one_word_of_one_paragraph() -> None:
    before, after = "First.\n\nThe toll rose to 31 on Tuesday.\n\nLast.", "First.\n\nThe toll fell to 28 on Tuesday.\n\nLast."
    changed = [(piece.fate, piece.text) for piece in word_by_word(before, after) if piece.fate != "same"]
    assert changed == [("went", "rose"), ("came", "fell"), ("went", "31"), ("came", "28")]


def test_a_long_stretch_is_shown_whole_and_soon() -> None:
    before, after = "a b " * MOST_WORDS, "b c " * MOST_WORDS
    began = time.process_time()
    assert word_by_word(before, after) == (Piece("went", before), Piece("came", after))
    assert time.process_time() - began < 1


def test_statements_that_came_went_and_changed() -> None:
    before = heard(
        "⟦1h:Orla⟧ ⟦1c:said⟧ ⟦1:31 people had been killed⟧. ⟦2h:Pell⟧ ⟦2c:said⟧ ⟦2:the gate was shut⟧."
        " ⟦3h:Osk⟧ ⟦3c:said⟧ ⟦3:nothing was wrong⟧."
    ).statements
    after = heard(
        "⟦3h:Osk⟧ ⟦3c:said⟧ ⟦3:nothing was wrong⟧. ⟦1h:Orla⟧ ⟦1c:said⟧ ⟦1:28 people had been killed⟧."
        " ⟦2h:Pell⟧ ⟦2c:said⟧ ⟦2:it would rain⟧."
    ).statements
    told = fates(before, after)
    assert [(each.before.content.text, each.after.content.text) for each in told.turned] == [
        ("31 people had been killed", "28 people had been killed")
    ]
    assert [each.content.text for each in told.went] == ["the gate was shut"]
    assert [each.content.text for each in told.came] == ["it would rain"]


def test_the_same_words_with_another_stance_are_changed() -> None:
    words = "⟦1h:Orla⟧ ⟦1c:said⟧ ⟦1:the gate was shut⟧."
    told = fates(heard(words, {1: {"stance": "asserts"}}).statements, heard(words, {1: {"stance": "denies"}}).statements)
    assert len(told.turned) == 1 and not told.came and not told.went
