"""Words and names in comparable form."""

from __future__ import annotations

import doctest

import pytest

from sayso.questions import asking, words
from sayso.questions.tokens import Page
from sayso.questions.words import comparable, name_roots, root, stem
from sayso.records import Article, Block


@pytest.mark.parametrize("module", [words, asking])
def test_examples_in_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "alike", [("release", "releasing", "released"), ("deny", "denies", "denied"), ("warn", "warning", "warnings"), ("fly", "flew", "flown")]
)
def test_inflections_meet(alike: tuple[str, ...]) -> None:
    assert len({stem(word) for word in alike}) == 1


def test_senses_meet_across_languages() -> None:
    assert comparable("sobornó", "es") == comparable("bribed", "en")
    assert comparable("submarino", "pt") == comparable("submarine", "en")


def test_names_of_one_people() -> None:
    assert len({root(name) for name in ("Pelluria", "Pellurian", "Pelúria", "peluriana")}) == 1
    assert name_roots(["Moscow"]) == name_roots(["Russian"])
    assert name_roots(["North", "Korean"]) == name_roots(["Pyongyang"])
    assert name_roots(["North", "Korea"]) != name_roots(["South", "Korea"])


def test_german_nouns_are_no_names() -> None:
    """All nouns are capitalised there: a name is what no article stands before and no table knows."""
    text = "Gestern meldete die Behörde in Orlheim, dass Pelluria die Leitung und alle Brücken gesperrt habe."
    article = Article(text=text, blocks=(Block("paragraph", (0, len(text))),), language="de")
    assert Page.of(article).names == {"orlheim", "pelluria"}


def test_french_small_words_are_words_of_their_own() -> None:
    """“L’armée n’avait” is four words, the names among them too."""
    text = "Selon la garde, l’armée d’Orlie n’avait rien vu."
    article = Article(text=text, blocks=(Block("paragraph", (0, len(text))),), language="fr")
    ((*tokens,),) = Page.of(article).tokens(((0, len(text)),))
    assert [token.plain for token in tokens] == ["selon", "la", "garde", "le", "armee", "de", "orlie", "ne", "avait", "rien", "vu"]
    assert [token.plain for token in tokens if token.name] == ["orlie"]
