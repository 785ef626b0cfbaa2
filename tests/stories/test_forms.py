"""Words in the form in which they are compared."""

from __future__ import annotations

import pytest

from sayso.stories.forms import folded, sound, stem


@pytest.mark.parametrize(("one", "other"), [("lethia", "letia"), ("sheikhoun", "shaykhun"), ("marrenby", "marenbi"), ("qarrow", "karow")])
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("iran", "orin"), ("marrenby", "ilvesta"), ("vorn", "varna")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(("one", "other"), [("bombs", "bomb"), ("collapsed", "collapse"), ("presas", "presa"), ("bombing", "bombs")])
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_number_is_itself_whatever_parts_its_thousands() -> None:
    assert stem("1,200") == stem("1.200") == "1200"
    assert folded("Ñandú") == "nandu"
