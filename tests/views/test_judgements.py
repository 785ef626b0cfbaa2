"""A decision as a person says it."""

from __future__ import annotations

import pytest

from sayso.ledger.merging import Verdict
from sayso.views.judgements import in_words

SAID: tuple[tuple[Verdict, str, str, str | None, str], ...] = (
    ("undo", "rename: Lethia", "", "Old Lethia", "undone: “Lethia” is called “Old Lethia”"),
    ("undo", "undo: promote: Orl", "", None, "stands again: “Orl” is a source of its own"),
    ("undo", "undo: undo: not-the-same: Orl", "Osk", None, "undone: “Orl” and “Osk” are two sources"),
    ("undo", "split: Merge: Orl", "Osk", None, "undone: “Osk” is taken out of “Merge: Orl”"),
    ("split", "Orl", "Osk, Old Osk", None, "“Osk, Old Osk” is taken out of “Orl”"),
    ("split", "Orl", f"{7:016x}, {8:016x}", None, f"what it says in the articles of statements {7:016x}, {8:016x} is taken out of “Orl”"),
)


@pytest.mark.parametrize(("kind", "a", "b", "name", "words"), SAID)
def test_an_undoing_says_what_it_takes_back_or_brings_back(kind: Verdict, a: str, b: str, name: str | None, words: str) -> None:
    assert in_words(kind, a, b, name) == words
