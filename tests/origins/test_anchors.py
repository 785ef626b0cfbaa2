"""What a translation keeps."""

from __future__ import annotations

import pytest

from sayso.origins.anchors import anchors_of, name_form, quotes_of, telling
from tests.origins.invented import FERRY, FERRY_ES


def forms(text: str) -> list[str]:
    """The anchors' forms in order."""
    return [form for form, _, _ in anchors_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelinskiy", "Selinskyj"),
        ("Зелинский", "Zelinsky"),
        ("Вельск", "Velsk"),
        ("Quarrow", "Karrow"),
        ("Café", "cafe"),
        ("Θάλασσα", "Thalassa"),
    ],
)
def test_a_name_is_one_in_two_spellings(one: str, other: str) -> None:
    assert name_form(one) == name_form(other)


@pytest.mark.parametrize("number", ["4.6", "4,6", "4,600", "4.600", "46", "46,000"])
def test_a_number_is_one_with_whatever_sign_and_word_of_size(number: str) -> None:
    assert forms(f"it cost {number} crowns") == ["#46"]


def test_a_day_is_one_in_two_languages() -> None:
    assert forms("on June 4, 2031") == ["#m6", "#4", "#2031"]
    assert forms("el 4 de junio de 2031") == forms("4 июня 2031") == ["#4", "#m6", "#2031"]
    assert forms("they may come") == []


def test_what_only_begins_a_sentence_is_told_apart() -> None:
    found = {form: counts for form, _, counts in anchors_of("Officials met Velisk. Velisk left. Later Roon came.")}
    assert found == {"ofiki": 0, "velis": 1, "later": 0, "ron": 1}


def test_a_word_that_also_stands_in_small_letters_is_no_name() -> None:
    assert forms("Ferries sailed for Kolvane, and some ferries came back.") == ["kolva"]


def test_places_are_thousandths_of_the_text() -> None:
    places = [place for _, place, _ in anchors_of(FERRY)]
    assert places == sorted(places) and 0 <= places[0] < places[-1] < 1000


def test_quotations_keep_length_and_order_across_their_marks() -> None:
    english, spanish = quotes_of(FERRY), quotes_of(FERRY_ES)
    assert [words for words, _ in english] == [13, 12]
    assert len(spanish) == 2
    assert all(abs(a - b) < 60 for (_, a), (_, b) in zip(english, spanish, strict=True))
    assert quotes_of("the “wall” fell") == ()


def test_telling_words_are_each_told_once() -> None:
    assert telling("Ferry aground: a ferry, the Halvmone, is lost") == ("feri", "agrun", "halvm", "lost")
