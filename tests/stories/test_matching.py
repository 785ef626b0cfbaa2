"""Stories that a person defines by words."""

from __future__ import annotations

import pytest

from sayso.stories import matches, topic
from tests.stories.invented import DAM


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Karrowen", True),
        ("karrowen dams", True),
        ("Karowen dam", True),  # another spelling
        ("Karrowen ferry", False),
        ("dam -Karrowen", False),
        ("dam -ferry", True),
        ("“Karrowen dam”", True),
        ("“dam Karrowen”", False),
        ('"Karrowen dam" Ilvesta', True),
        ("-ferry", False),
        ("", False),
    ],
)
def test_words_are_found_in_a_text_and_in_what_is_kept_of_it(words: str, found: bool) -> None:
    assert matches(words, f"{DAM.title}\n{DAM.text}") is found
    assert matches(words, topic(DAM)) is found
