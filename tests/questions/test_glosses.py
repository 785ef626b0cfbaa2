"""Words of seven languages in one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.questions.glosses import LANGUAGES, gloss, terms
from sayso.questions.stems import fold, stem, stop_words


@pytest.mark.parametrize(
    ("word", "language", "head"),
    [
        ("heridos", "es", "injure"),
        ("murieron", "es", "die"),
        ("Einwohner", "de", "citizen"),
        ("inundações", "pt", "flood"),
        ("grévistes", "fr", "strike"),
        ("elezioni", "it", "election"),
        ("verkiezingen", "nl", "election"),
        ("deaths", "en", "die"),
        ("fire", "en", "fire"),
    ],
)
def test_a_form_is_found_by_its_stem(word: str, language: str, head: str) -> None:
    assert gloss(word, language)[0] == head


def test_compounds_are_taken_apart() -> None:
    assert gloss("Regierungschef", "de") == ("government", "leader")
    assert gloss("regeringsleider", "nl") == ("government", "leader")
    assert gloss("Almaranta", "de") == ()


def test_what_is_not_known_has_no_gloss() -> None:
    assert gloss("Tarvenia", "es") == ()
    assert gloss("heridos", "vi") == ()


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("El gobierno de Tarvenia anunció elecciones.", "es", "The government of Tarvenia announced elections."),
        ("O governo da Tarvenia anunciou eleições.", "pt", "The government of Tarvenia announced elections."),
        ("Le gouvernement de Tarvenia a annoncé des élections.", "fr", "The government of Tarvenia announced elections."),
        ("Il governo di Tarvenia ha annunciato elezioni.", "it", "The government of Tarvenia announced elections."),
        ("Doce soldados murieron en la presa.", "es", "Twelve soldiers died at the dam."),
        ("1.200 personas en los Países Bajos", "es", "1,200 people in the Netherlands"),
        ("Zwölf Soldaten starben", "de", "Twelve soldiers died"),
    ],
)
def test_a_translation_has_the_terms_of_its_original(text: str, language: str, english: str) -> None:
    assert sorted(terms(text, language)) == sorted(terms(english, "en"))


def test_words_spelled_alike_meet_without_a_table() -> None:
    assert not gloss("hidroeléctrica", "es")
    assert terms("hidroeléctrica", "es") == terms("hydroelectric", "en")


def test_letters_that_do_not_sound_are_kept() -> None:
    assert terms("HH", "en") == ("hh",)


def test_a_language_without_tables_keeps_its_words() -> None:
    assert terms("Chính phủ Tarvenia", "vi") == ("chinh", "phu", "tarvenia")


@given(st.text(max_size=80), st.sampled_from([*LANGUAGES, "vi", ""]))
def test_any_text_has_terms(text: str, language: str) -> None:
    assert all(isinstance(term, str) and term for term in terms(text, language))


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=20), st.sampled_from(LANGUAGES))
def test_a_stem_keeps_enough_of_its_word(word: str, language: str) -> None:
    folded = fold(word)
    assert len(stem(folded, language)) >= min(3, len(folded)) - 1


def test_stop_words_are_folded() -> None:
    for language in LANGUAGES:
        words = stop_words(language)
        assert len(words) > 80 and all(word == fold(word) for word in words)
