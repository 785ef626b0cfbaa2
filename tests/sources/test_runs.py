"""Sentences and words as the text shows them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.sources.runs import tokenise


@given(st.text(max_size=200))
def test_every_word_cuts_itself_out_of_the_text(text: str) -> None:
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text


def test_possessive_endings_are_left_off_and_noted() -> None:
    assert [(token.text, token.possessive) for token in tokenise("Orl’s voters' choice")] == [
        ("Orl", True),
        ("voters", True),
        ("choice", False),
    ]
