"""Counts of none: what was told in words that reading finds no number in."""

from __future__ import annotations

import pytest

from tests.questions.heard import counts


@pytest.mark.parametrize(
    ("text", "measure", "of"),
    [
        ("Two guards were lightly wounded and none killed.", "killed", "guards"),
        ("No villager was hurt.", "injured", "villager"),
        ("None of its soldiers had been killed.", "killed", "own soldiers"),
        ("The fleet lost nobody.", "killed", ""),
        ("The tanker sank without loss of life.", "killed", ""),
        ("He spoke of no fatalities among the Lethian troops.", "killed", "Lethian soldiers"),
        ("There were no known casualties.", "killed or injured", ""),
    ],
)
def test_none_is_counted(text: str, measure: str, of: str) -> None:
    """Nobody is a count, too: nought of them."""
    assert (measure, of, 0, 0) in {(each.measure, each.of, each.low, each.high) for each in counts(text)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ningún soldado resultó herido.", "es"),
        ("Aucun garde n’a été blessé.", "fr"),
        ("Kein Soldat wurde verletzt.", "de"),
        ("Nenhum soldado ficou ferido.", "pt"),
    ],
)
def test_none_in_other_languages(text: str, language: str) -> None:
    assert [(each.measure, each.low, each.high) for each in counts(text, language=language)] == [("injured", 0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "There is no doubt that villagers were killed.",
        "There were no reports of casualties.",
        "The miners are no longer missing.",
        "No further deaths were expected.",
        "Nobody knew who was killed.",
    ],
)
def test_a_no_that_counts_nobody(text: str) -> None:
    """“No doubt” and “no reports” say nothing of how many."""
    assert not [each for each in counts(text) if each.high == 0]


def test_some_of_them_are_not_none() -> None:
    """Where the same sentence counts some of them, “none” is only of a part."""
    assert all(each.low for each in counts("Two drivers were killed in the crash, none of the passengers was killed."))
