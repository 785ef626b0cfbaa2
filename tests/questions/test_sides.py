"""Whose people a story counts, brought to one name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.questions.givens import Given
from sayso.questions.sides import sided
from sayso.traces import Counted
from tests.questions.invented import counted, told


def given(party: str, of: str, low: float = 4.0, whose: str = "", article: str = "a") -> Given:
    figure: Counted = replace(counted(low, of=of), whose=whose)
    return Given(told(party, figure, article=article), figure)


def kinds(*givens: Given) -> list[str]:
    return [each.counted.of for each in sided(givens)]


def test_own_soldiers_are_those_of_the_speaker_s_state() -> None:
    """By what the party is called, or by what the page calls who speaks."""
    known = given("Ministry of Orl", "Lethian soldiers")
    assert kinds(known, given("Lethian General Staff", "own soldiers"))[1] == "Lethian soldiers"
    assert kinds(known, given("army officers", "own soldiers", whose="Lethian"))[1] == "Lethian soldiers"
    assert kinds(known, given("Relief Osk", "own soldiers"))[1] == "Relief Osk soldiers"


@pytest.mark.parametrize("of", ["léthiens soldiers", "lethische soldiers", "letios soldiers"])
def test_a_people_is_known_in_other_languages(of: str) -> None:
    """Written small there; what is no people is no side."""
    assert kinds(given("Ministry of Orl", "Lethian soldiers"), given("Staff", of))[1] == "Lethian soldiers"
    assert kinds(given("Ministry of Orl", "Lethian soldiers"), given("Staff", "jeunes soldiers"))[1] == "soldiers"


def test_a_bare_kind_is_of_the_side_that_its_number_is_told_of() -> None:
    """Where both sides are counted, “soldiers” are those of whom the same number is told, or the speaker's."""
    sides = [given("Orl", "Lethian soldiers", 7), given("Orl", "Oskian soldiers", 3)]
    assert kinds(*sides, given("Mail", "soldiers", 7))[2] == "Lethian soldiers"
    assert kinds(*sides, given("Oskian army", "soldiers", 5))[2] == "Oskian soldiers"
    assert kinds(*sides, given("Mail", "soldiers", 5))[2] == "soldiers"
