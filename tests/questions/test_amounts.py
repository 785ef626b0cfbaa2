"""Numbers of things."""

from __future__ import annotations

from sayso.questions.amounts import amounts_of, compared
from sayso.questions.stems import WORD, fold


def amounts(text: str, language: str = "en") -> dict[str, frozenset[float]]:
    return dict(amounts_of([fold(word) for word in WORD.findall(text)], language))


def test_a_number_counts_what_follows_it() -> None:
    assert amounts("57 people died and 1,200 were injured") == {"people": {57}, "die": {57}, "injure": {1200}}


def test_words_and_scales_are_numbers() -> None:
    assert amounts("dos millones de euros", "es")["euro"] == {2e6}
    assert amounts("à minuit", "fr") == {"hour": {24}}


def test_according_to_is_no_second() -> None:
    assert amounts("segundo a polícia", "pt") == {}


def test_the_same_thing_in_other_numbers() -> None:
    agreed, apart = compared(amounts("57 people died in 3 villages"), amounts("in 3 villages 80 people died"))
    assert agreed == ["villag"] or agreed == ["village"]
    assert apart == {"die": 57 / 80, "people": 57 / 80}


def test_nothing_is_compared_with_nothing() -> None:
    assert compared(amounts("it rained"), amounts("57 died")) == ([], {})
