"""Of whom a figure is, as its own article tells it."""

from __future__ import annotations

import pytest

from tests.questions.heard import counts


@pytest.mark.parametrize(
    ("text", "of", "language"),
    [
        ("Three Lethian guards were wounded.", "Lethian soldiers", "en"),
        ("Three museum guards were wounded.", "museum guards", "en"),
        ("At least four of their own soldiers had been killed.", "own soldiers", "en"),
        ("Four of its men died.", "own soldiers", "en"),
        ("The number of its soldiers killed rose to nine.", "own soldiers", "en"),
        ("Trois soldats léthiens ont été tués.", "léthiens soldiers", "fr"),
    ],
)
def test_whose_they_are(text: str, of: str, language: str) -> None:
    """Soldiers are somebody's: the words tell whose, or that they are the speaker's own."""
    assert of in {each.of for each in counts(text, language=language)}


def test_others_are_of_those_before() -> None:
    """“23 others” are soldiers where soldiers were counted right before."""
    found = counts("Nine soldiers were killed and 23 others were wounded.")
    assert [(each.measure, each.of, each.low) for each in found] == [("killed", "soldiers", 9), ("injured", "soldiers", 23)]


def test_a_list_tells_its_measure_once() -> None:
    """“Killed 13 soldiers and seven civilians”: both are dead."""
    found = counts("The clash left 13 soldiers dead and seven civilians.")
    assert ("killed", "civilians", 7) in {(each.measure, each.of, each.low) for each in found}


def test_they_had_to_leave() -> None:
    """Who left the district is displaced."""
    (found,) = counts("About 2,300 people have left the district.")
    assert (found.measure, found.low) == ("displaced", 2300)


def test_money_goes_on_without_its_unit() -> None:
    """“It is at least 90 million” is of the money told before."""
    found = counts("The closure costs 40 million dinars a week, the ministry says. It is at least 90 million, she said.")
    assert [each.measure for each in found] == ["cost", "cost"]
