"""Open patterns of languages without a model; the paragraph is the docstring."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.statements import without_model
from sayso.statements.patterns import LEXICA
from sayso.statements.stance import lexicon
from sayso.text import cut

TABLES = sorted(path.stem for path in LEXICA.glob("*.toml") if path.stem != "en")


def heard(test: Callable[[], None], language: str) -> list[tuple[str, str, str]]:
    return heard_in(inspect.getdoc(test) or "", language)


def heard_in(text: str, language: str) -> list[tuple[str, str, str]]:
    reader = without_model(language)
    assert reader is not None
    found = reader.attributions(text, [(0, len(text))])
    return [(cut(text, a.source), cut(text, a.cue), cut(text, a.content).rstrip(".,")) for a in found]


def test_reported() -> None:
    """El ministro de Transporte, Ilvo Orlo, dijo el martes que el puente había sido revisado en mayo."""
    assert heard(test_reported, "es") == [
        ("El ministro de Transporte, Ilvo Orlo", "dijo el martes que", "el puente había sido revisado en mayo")
    ]


def test_quoted_over_two_sentences() -> None:
    """«Pedimos calma a todos», declaró la portavoz de la policía, Marta Brel. «No hay peligro alguno.»"""
    [(source, cue, content)] = heard(test_quoted_over_two_sentences, "es")
    assert (source, cue) == ("la portavoz de la policía, Marta Brel", "declaró")
    assert content == "Pedimos calma a todos … No hay peligro alguno"


def test_according() -> None:
    """Según la agencia Norte, al menos doce personas murieron en el puente."""
    assert heard(test_according, "es") == [("la agencia Norte", "Según", "al menos doce personas murieron en el puente")]


def test_denied() -> None:
    """El gobierno de Karvia negó cualquier responsabilidad."""
    assert heard(test_denied, "es") == [("El gobierno de Karvia", "negó", "cualquier responsabilidad")]
    assert lexicon("es").read("negó").stance == "denies"


def test_joined_verbs_have_one_holder() -> None:
    """Un cargo del puerto, que pidió el anonimato, admitió que hubo un fallo, pero negó que fuera grave."""
    holder = "Un cargo del puerto, que pidió el anonimato"
    assert heard(test_joined_verbs_have_one_holder, "es") == [
        (holder, "admitió que", "hubo un fallo"),
        (holder, "negó que", "fuera grave"),
    ]


def test_the_holder_may_be_left_out() -> None:
    """Dijo temer que el muelle se hunda. Se espera que llueva mucho mañana."""
    assert heard(test_the_holder_may_be_left_out, "es") == [("", "Dijo temer que", "el muelle se hunda")]


def test_what_is_denied_may_stand_before_the_verb() -> None:
    """La empresa Vask Puertos lo niega."""
    assert heard(test_what_is_denied_may_stand_before_the_verb, "es") == [("La empresa Vask Puertos", "lo niega", "lo")]


def test_an_apposition_is_not_what_is_said() -> None:
    """Su ministra de Puertos, Mara Lind, no descartó un sabotaje."""
    assert heard(test_an_apposition_is_not_what_is_said, "es") == [("Su ministra de Puertos, Mara Lind", "no descartó", "un sabotaje")]


def test_a_semicolon_ends_what_is_reported() -> None:
    """La junta confirma que el faro ardió; sobre el puerto no hay noticias."""
    assert heard(test_a_semicolon_ends_what_is_reported, "es") == [("La junta", "confirma que", "el faro ardió")]


def test_french() -> None:
    """La ministre des Transports a affirmé que le pont avait été vérifié en mai."""
    assert heard(test_french, "fr") == [("La ministre des Transports", "a affirmé que", "le pont avait été vérifié en mai")]


def test_german() -> None:
    """„Die Brücke war sicher und geprüft“, sagte die Sprecherin des Ministeriums."""
    assert heard(test_german, "de") == [("die Sprecherin des Ministeriums", "sagte", "Die Brücke war sicher und geprüft")]


def test_narration_is_nobodys() -> None:
    """El puente cruza el río cerca del viejo mercado y fue construido en primavera."""
    assert heard(test_narration_is_nobodys, "es") == []


def test_a_language_without_a_table_has_no_patterns() -> None:
    assert without_model("xx") is None
    assert without_model(None) is None
    assert without_model("../en") is None


@pytest.mark.parametrize("language", TABLES)
@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet='dijo que según sagte dass a dit «»“”",. :Ao', max_size=120))
def test_any_text_gives_spans_that_cut_words(language: str, text: str) -> None:
    reader = without_model(language)
    assert reader is not None
    for attribution in reader.attributions(text, [(0, len(text))]):
        for start, end in attribution.source + attribution.cue + attribution.content:
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Selon la préfète, Odile Marn, douze maisons ont brûlé.", [("la préfète, Odile Marn", "Selon", "douze maisons ont brûlé")]),
        ("Le bilan, selon la mairie, est de douze morts.", [("la mairie", "selon", "Le bilan, … est de douze morts")]),
        ("Douze maisons ont brûlé, selon la maire, Odile Marn.", [("la maire, Odile Marn", "selon", "Douze maisons ont brûlé")]),
        ("Selon un de ses membres, le rapport est prêt.", [("un de ses membres", "Selon", "le rapport est prêt")]),
        ("La régie a également fait savoir qu’une digue cédait.", [("La régie", "a également fait savoir qu’", "une digue cédait")]),
        ("La compagnie n’a pas souhaité réagir.", [("La compagnie", "n’a pas souhaité", "réagir")]),
        ("L’opposition accuse le préfet d’avoir menti.", [("L’opposition", "accuse", "le préfet d’avoir menti")]),
        (
            "La Corvie, qui arbitre, a exhorté les deux camps à reculer.",
            [("La Corvie, qui arbitre", "a exhorté", "les deux camps à reculer")],
        ),
        (
            "La mission a rejeté l’accusation, assurant que ses hommes dormaient.",
            [("La mission", "a rejeté", "l’accusation"), ("La mission", "assurant que", "ses hommes dormaient")],
        ),
        (
            "Le ministre, Loïc Harnel, a quitté la salle et a promis de revenir.",
            [("Le ministre, Loïc Harnel", "a promis", "de revenir")],
        ),
        (
            "Sa ministre prévoit de venir mardi, a indiqué son cabinet.",
            [("son cabinet", "a indiqué", "Sa ministre prévoit de venir mardi"), ("Sa ministre", "prévoit", "de venir mardi")],
        ),
        ("Le col coûte cher, a indiqué le ministère, qui parle peu.", [("le ministère", "a indiqué", "Le col coûte cher")]),
    ],
)
def test_french_in_all_its_forms(sentence: str, told: list[tuple[str, str, str]]) -> None:
    assert heard_in(sentence, "fr") == told


@pytest.mark.parametrize(
    "sentence",
    ["Pour le moment, personne ne sait rien de la digue.", "Les deux pays s’accusent depuis lundi.", "La note que le facteur a posée."],
)
def test_french_that_nobody_says(sentence: str) -> None:
    assert heard_in(sentence, "fr") == []


def test_the_listener_is_not_the_speaker() -> None:
    """«Lo perdimos todo», contó a la agencia Bóreas una vecina del barrio bajo."""
    assert heard(test_the_listener_is_not_the_speaker, "es") == [("una vecina del barrio bajo", "contó", "Lo perdimos todo")]


def test_an_account_whose_verb_stands_before_its_holder() -> None:
    """Una mujer, según informó el alcalde de Orla en un comunicado, murió ayer en el río."""
    assert heard(test_an_account_whose_verb_stands_before_its_holder, "es") == [
        ("el alcalde de Orla", "según informó", "Una mujer, … murió ayer en el río")
    ]
    [(source, cue, _)] = heard_in("Le pont a cédé mardi, comme l’a annoncé la mairie.", "fr")
    assert (source, cue) == ("la mairie", "comme l’a annoncé")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El agente retiró la denuncia por presiones."),
        ("es", "Tras la denuncia de la madre, el juez cerró el caso de Orla."),
        ("fr", "Le lac avait atteint un niveau critique dans le nord."),
        ("fr", "Ses ventes ont été freinées par la faible demande de machines."),
    ],
)
def test_a_noun_is_no_verb(language: str, text: str) -> None:
    assert heard_in(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "El periodista murió ayer, confirmó la alcaldesa Ana Orla en un comunicado.", "la alcaldesa Ana Orla"),
        ("es", "La alcaldesa en una entrevista negó que hubiera víctimas.", "La alcaldesa"),
        ("es", "Aunque la alcaldesa insistió en que el puente era seguro.", "la alcaldesa"),
        ("fr", "« Rien ne va plus », a averti le maire de Marn dans une lettre ouverte.", "le maire de Marn"),
    ],
)
def test_where_it_is_said_is_no_part_of_the_holder(language: str, text: str, source: str) -> None:
    [(found, _, _)] = heard_in(text, language)
    assert found == source
