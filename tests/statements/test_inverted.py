"""Verbs before their speaker and after what is said, in invented French and Spanish."""

from __future__ import annotations

import pytest

from tests.statements.test_patterns import heard_in


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("« Personne ne nous a prévenus », a-t-il dit.", "il", "a-t-il dit", "Personne ne nous a prévenus"),
        ("Le pont sera rouvert lundi, a-t-elle ajouté.", "elle", "a-t-elle ajouté", "Le pont sera rouvert lundi"),
        ("La vanne sera changée, indique-t-on à la régie du canal.", "la régie du canal", "indique-t-on", "La vanne sera changée"),
        (
            "Trois ouvriers sont blessés, a-t-on appris de source hospitalière.",
            "source hospitalière",
            "a-t-on appris",
            "Trois ouvriers sont blessés",
        ),
        (
            "« On ne vend pas un fleuve », ironise le patron de la scierie.",
            "le patron de la scierie",
            "ironise",
            "On ne vend pas un fleuve",
        ),
        (
            "« On ne signe pas un brouillard », tempère l’un de ses conseillers.",
            "l’un de ses conseillers",
            "tempère",
            "On ne signe pas un brouillard",
        ),
    ],
)
def test_french(sentence: str, source: str, cue: str, content: str) -> None:
    assert [(a, b, c.strip()) for a, b, c in heard_in(sentence, "fr")] == [(source, cue, content)]


def test_all_before_the_comma_is_said_where_only_its_end_is_quoted() -> None:
    [(_, _, content)] = heard_in("Son camp détient cinq hommes, « au chaud et nourris », a-t-elle ajouté.", "fr")
    assert content.startswith("Son camp détient")


def test_spanish_has_verbs_of_no_list_too() -> None:
    told = heard_in("«Un río no se vende», ironizó el dueño del aserradero, Tiburcio Vahl.", "es")
    assert told == [("el dueño del aserradero, Tiburcio Vahl", "ironizó", "Un río no se vende")]


@pytest.mark.parametrize(
    "sentence",
    [
        "« Le Fleuve gris », dans la salle du port, dure deux heures.",  # a title
        "Est-ce vrai, a-t-il menti ?",
        "Le maire, a-t-il un plan ?",
        "« Tenu, puis rouvert », avant la fin du mois.",
    ],
)
def test_nobody_says_it(sentence: str) -> None:
    assert heard_in(sentence, "fr") == []
