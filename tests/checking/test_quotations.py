"""A quotation is the source's, or the source's altered, or another: marks, cuts and brackets are no alterations."""

from __future__ import annotations

import pytest

from sayso.checking.quotations import Source, is_verbatim, nearest, word_pieces

TEXT = "“We were not warned by anybody: not by a siren,” Ana Orl said. “Ask those who are paid to watch that wall.”"


def page(text: str = TEXT, *, translated: bool = False) -> Source:
    return Source("a", text, ((0, len(text)),), translated, "en")


@pytest.mark.parametrize(
    "words",
    [
        "We were not warned by anybody: not by a siren",
        "we were not warned by anybody",
        'not by a "siren"',
        "Not by a siren. Ask those who are paid",
    ],
)
def test_the_very_words_are_verbatim_whatever_stands_between_them(words: str) -> None:
    assert is_verbatim(words, [page()])


@pytest.mark.parametrize("words", ["We were not warned by anyone", "We were warned by anybody", "not by sirens"])
def test_other_words_are_not(words: str) -> None:
    assert not is_verbatim(words, [page()])


@pytest.mark.parametrize(
    ("words", "true"),
    [
        ("We were not warned by anyone: not by a siren", "We were not warned by anybody: not by a siren"),
        ("We were warned by anybody", "We were not warned by anybody"),
        ("Ask those who are hired to watch that wall", "Ask those who are paid to watch that wall"),
        ("those who are paid to watch that dam", "those who are paid to watch that wall"),
    ],
)
def test_what_was_altered_is_found_with_the_true_words(words: str, true: str) -> None:
    found = nearest(words, [(page(), (0, len(TEXT)), "s")])
    assert found is not None
    assert (found.article, found.claim) == ("a", "s")
    assert found.text.startswith(true.split()[0]) and set(true.split()) <= set(found.text.split()) | {"warned"}


@pytest.mark.parametrize("words", ["The bridge was closed at noon", "not by rain", "We were told by the company that all was well"])
def test_another_quotation_is_not_an_altered_one(words: str) -> None:
    assert nearest(words, [(page(), (0, len(TEXT)), "s")]) is None


def test_a_translation_proves_nothing_wrong() -> None:
    source = page(translated=True)
    assert is_verbatim("We were not warned by anybody", [source])
    assert nearest("We were not warned by anyone", [(source, (0, len(TEXT)), "s")]) is None


def test_a_diff_keeps_every_word() -> None:
    pieces = word_pieces("A closed gate is an easy thing to prove", "A closed gate is a hard thing to prove.")
    assert " ".join(piece.text for piece in pieces if piece.kind != "insert").rstrip(".") == "A closed gate is an easy thing to prove"
    assert " ".join(piece.text for piece in pieces if piece.kind != "delete") == "A closed gate is a hard thing to prove."
