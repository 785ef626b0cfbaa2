"""Those whom a poll counted are heard through the poll; nobody else is."""

from __future__ import annotations

import pytest

from tests.sources.articles import Said, chains_of

POLL = "Most trust the dam, a new Orl University poll shows. "


def test_a_share_speaks_through_the_poll_named_before() -> None:
    text = POLL + "About 52 percent of voters said the gates were safe, and 3 in 10 wanted a new dam. Some said nothing."
    said: list[Said] = [
        ("About 52 percent of voters", "said", "the gates were safe"),
        ("3 in 10", "wanted", "a new dam"),
        ("Some", "said", "nothing"),
    ]
    assert chains_of(text, *said) == [[("Orl University poll", "says")], [("Orl University poll", "says")], []]


@pytest.mark.parametrize("source", ["Ana Brel", "Voters", "Most voters"])
def test_others_do_not(source: str) -> None:
    assert chains_of(POLL + f"{source} said the gates were safe.", (source, "said", "the gates were safe")) == [[]]


def test_there_is_no_poll_without_its_name() -> None:
    text = "The poll was long. Some 40 percent said no."
    assert chains_of(text, ("Some 40 percent", "said", "no")) == [[]]


def test_a_share_within_a_poll_s_own_words_has_no_other_poll_behind_it() -> None:
    text = POLL + "About 7 in 10 voters say the gates are old, based on a Karr Institute poll."
    said: list[Said] = [
        ("a Karr Institute poll", "based on", "About 7 in 10 voters say the gates are old"),
        ("About 7 in 10 voters", "say", "the gates are old"),
    ]
    assert chains_of(text, *said) == [[], [("Karr Institute poll", "says")]]
