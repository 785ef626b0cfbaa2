"""What else is told of a holder. Each test's docstring is the article."""

from __future__ import annotations

import pytest

from sayso.records import Holder
from tests.sources.articles import Said, holders_of
from tests.sources.test_resolve import text_of


def holder_in(test: object, *said: Said) -> Holder:
    return holders_of(text_of(test), *said)[-1]


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("a police spokesman", "police"),
        ("the works ministry’s spokeswoman", "Works Ministry"),
        ("a spokesman for the Works Ministry", "Works Ministry"),
        ("the Vorn Hydro spokesman", "Vorn Hydro"),
        ("a senior army officer", "army"),
        ("a spokeswoman for the harbour authority", "harbour authority"),
        ("a resident of Orl", None),
        ("a farmer", None),
    ],
)
def test_a_role_speaks_for_its_body(words: str, body: str | None) -> None:
    text = f"The Works Ministry and Vorn Hydro met in Orl. The dam was safe, {words} said."
    assert holders_of(text, (words, "said", "The dam was safe"))[0].part_of == body


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("emergency service spokeswoman Ana Pell", "National Emergency Service"),
        ("a spokesman for the service", "National Emergency Service"),
        ("its spokeswoman, Ana Pell", "National Emergency Service"),
        ("a foreign ministry spokesman", "foreign ministry"),
        ("a police spokesman", "police"),
    ],
)
def test_a_body_goes_by_its_name_though_it_is_called_shortly(words: str, body: str) -> None:
    text = f"The National Emergency Service sent boats to the Karrow dam. Nobody was missing, {words} said."
    holder = holders_of(text, (words, "said", "Nobody was missing"))[0]
    assert holder.part_of == body


def test_a_named_person_speaks_for_the_body_of_his_title() -> None:
    """Vorn Hydro spokesman Matis Kerrold came late. The dam was safe, he said."""
    holder = holder_in(test_a_named_person_speaks_for_the_body_of_his_title, ("he", "said", "The dam was safe"))
    assert (holder.name, holder.part_of) == ("Matis Kerrold", "Vorn Hydro")
    assert holder.described == ("vorn hydro spokesman",)


def test_a_body_is_named_after_the_name_of_who_is_of_it() -> None:
    """Two men were held, said Detective Superintendent Rolf Anker of Tarbek police."""
    said = ("Detective Superintendent Rolf Anker of Tarbek police", "said", "Two men were held")
    holder = holder_in(test_a_body_is_named_after_the_name_of_who_is_of_it, said)
    assert (holder.name, holder.part_of) == ("Rolf Anker", "Tarbek police")


def test_a_coastguard_in_one_word_is_a_body() -> None:
    """The Norvane coastguard came. Three were missing, coastguard commander Ilo Brandt said."""
    said = ("coastguard commander Ilo Brandt", "said", "Three were missing")
    assert holder_in(test_a_coastguard_in_one_word_is_a_body, said).part_of == "coastguard"


def test_the_apposition_describes() -> None:
    """Ana Brel, a former harbour director, was not there. The pier fell, Brel said."""
    holder = holder_in(test_the_apposition_describes, ("Brel", "said", "The pier fell"))
    assert holder.described == ("former harbour director",)
    assert holder.forms == ("Brel",)


def test_the_reason_for_no_name_in_its_own_words() -> None:
    """The gates were rusty, said two engineers, who asked not to be named because they feared for their jobs.

    The engineers said the lake was full.
    """
    said: list[Said] = [("two engineers", "said", "The gates were rusty"), ("The engineers", "said", "the lake was full")]
    first, second = holders_of(text_of(test_the_reason_for_no_name_in_its_own_words), *said)
    assert first.anonymity == "because they feared for their jobs"
    assert first.kind == "unnamed"
    assert second.anonymity == first.anonymity


def test_a_condition_without_a_reason_gives_none() -> None:
    """An official said on condition of anonymity that the lake was full."""
    assert holder_in(test_a_condition_without_a_reason_gives_none, ("An official", "said", "the lake was full")).anonymity == ""


def test_the_choice_tells_its_rule_and_its_runners_up() -> None:
    """Teodar Hask met Matis Kerrold. Nobody slept, he said."""
    holder = holder_in(test_the_choice_tells_its_rule_and_its_runners_up, ("he", "said", "Nobody slept"))
    assert holder.name == "Teodar Hask"
    assert "named before" in holder.because
    assert [(other.name, other.kind, bool(other.because)) for other in holder.candidates] == [("Matis Kerrold", "person", True)]


def test_its_chairwoman_speaks_for_the_body_in_the_sentence() -> None:
    """The League of Orlian Pilots expects delays, its chairwoman, Corla Besk, said."""
    holder = holder_in(test_its_chairwoman_speaks_for_the_body_in_the_sentence, ("its chairwoman, Corla Besk", "said", "expects delays"))
    assert (holder.name, holder.part_of) == ("Corla Besk", "League of Orlian Pilots")
