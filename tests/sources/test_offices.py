"""“The minister” is not just any minister: another field, rank or state is another office."""

from __future__ import annotations

import pytest

from tests.sources.articles import names_of

IN_ENGLISH = "{} said it rained.\n\nLater {} said it was late."


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("Interior Minister Matis Kerrold", "the defence minister"),
        ("Interior Minister Matis Kerrold", "the Defence Minister"),
        ("Matis Kerrold, the interior minister,", "the defense minister"),
        ("Matis Kerrold, minister for water and roads,", "the interior minister"),
        ("Interior Minister Matis Kerrold", "the prime minister"),
        ("Prime Minister Matis Kerrold", "the minister"),
        ("Deputy Mayor Matis Kerrold", "the mayor"),
        ("Mayor Matis Kerrold", "the deputy mayor"),
        ("Vice President Matis Kerrold", "the president"),
        ("Police chief Matis Kerrold", "the fire chief"),
        ("Norwegian President Matis Kerrold", "the Peruvian president"),
        ("Former president Matis Kerrold", "the president"),
        ("Attorney General Matis Kerrold", "the general"),
        ("The mayor of Orl, Matis Kerrold,", "the Karr mayor"),
        ("Vice-President Matis Kerrold", "the president"),
        ("Matis Kerrold, a spokesman for the interior minister,", "the minister"),
        ("Health Minister Matis Kerrold", "the fisheries minister"),
    ],
)
def test_another_office_is_somebody_else(named: str, told: str) -> None:
    article = IN_ENGLISH.format(named, told)
    assert names_of(article, (told, "said", "it was late")) == [told.removeprefix("the ")]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("Interior Minister Matis Kerrold", "the minister"),
        ("Matis Kerrold, the minister,", "the defence minister"),
        ("Defence Minister Matis Kerrold", "the defense minister"),
        ("Deputy Mayor Matis Kerrold", "the deputy mayor"),
        ("Vice-President Matis Kerrold", "the vice-president"),
        ("Former minister Matis Kerrold", "the former minister"),
        ("Matis Kerrold, the standards commissioner,", "the Standards Commissioner"),
        ("Peruvian Foreign Minister Matis Kerrold", "the foreign minister"),
        ("Colonel Matis Kerrold, deputy head of the brigade,", "the colonel"),
    ],
)
def test_the_same_office_is_the_same_person(named: str, told: str) -> None:
    article = IN_ENGLISH.format(named, told)
    assert names_of(article, (told, "said", "it was late")) == ["Matis Kerrold"]


@pytest.mark.parametrize(
    ("language", "article", "said", "holder"),
    [
        (
            "de",
            "Innenminister Matis Kerrold sagte, es regne.\n\nSpäter sagte der Verteidigungsminister, es sei spät.",
            ("der Verteidigungsminister", "sagte", "es sei spät"),
            "Verteidigungsminister",
        ),
        (
            "de",
            "Innenminister Matis Kerrold sagte, es regne.\n\nSpäter sagte der Minister, es sei spät.",
            ("der Minister", "sagte", "es sei spät"),
            "Matis Kerrold",
        ),
        (
            "es",
            "El ministro del Interior, Matis Kerrold, dijo que llovía.\n\nMás tarde el ministro de Defensa dijo que era tarde.",
            ("el ministro de Defensa", "dijo", "que era tarde"),
            "ministro de Defensa",
        ),
        (
            "fr",
            "Le ministre de l’Intérieur, Matis Kerrold, a dit qu’il pleuvait.\n\nPuis le ministre de la Défense a dit que c’était tard.",
            ("le ministre de la Défense", "a dit", "que c’était tard"),
            "ministre de la Défense",
        ),
    ],
)
def test_in_other_languages(language: str, article: str, said: tuple[str, str, str], holder: str) -> None:
    assert names_of(article, said, language=language) == [holder]


def test_which_is_the_body_and_not_where_it_is() -> None:
    article = "Brenna Sulvane is the head of the Orl Dialogue Group in Norway, which says it is neutral."
    assert names_of(article, ("which", "says", "it is neutral")) == ["Orl Dialogue Group"]


SAID = "{} said it rained. {} said it snowed.\n\n{} said it was late."


@pytest.mark.parametrize(
    ("one", "other", "told", "holder"),
    [
        ("President Matis Kerrold", "Former president Teodar Hask", "The president", "Matis Kerrold"),
        ("President Matis Kerrold", "Former president Teodar Hask", "The former president", "Teodar Hask"),
        ("Sen. Matis Kerrold, a Democrat,", "Sen. Teodar Hask, a Republican,", "The Democrat", "Matis Kerrold"),
        ("The army’s spokesman, Matis Kerrold,", "The rebels’ spokesman, Teodar Hask,", "The army spokesman", "Matis Kerrold"),
        ("Norway’s foreign minister, Matis Kerrold,", "His Peruvian counterpart, Teodar Hask,", "The Peruvian minister", "Teodar Hask"),
        ("Norway’s foreign minister, Matis Kerrold,", "His Peruvian counterpart, Teodar Hask,", "The Norwegian minister", "Matis Kerrold"),
        ("The finance minister, Matis Kerrold,", "The opposition leader, Elva Rind,", "The prime minister", "prime minister"),
        ("Rebel commander Matis Kerrold", "Mayor Elva Rind", "The commander of the garrison", "commander of the garrison"),
        ("Captain Matis Kerrold", "Captain Teodar Hask", "The coastguard captain", "coastguard captain"),
        ("The director, Elva Rind,", "A teacher", "The former director", "former director"),
    ],
)
def test_of_two_it_is_the_one_who_is_called_so(one: str, other: str, told: str, holder: str) -> None:
    article = SAID.format(one, other, told)
    said = [(one.rstrip(","), "said", "it rained"), (other.rstrip(","), "said", "it snowed"), (told, "said", "it was late")]
    assert names_of(article, *said)[-1] == holder


def test_who_says_that_the_minister_did_something_is_not_the_minister() -> None:
    article = "The bridge was shut by the minister, Matis Kerrold said.\n\nThe minister said it was late."
    said = [("Matis Kerrold", "said", "The bridge was shut by the minister"), ("The minister", "said", "it was late")]
    assert names_of(article, *said) == ["Matis Kerrold", "minister"]


def test_an_article_tells_which_spokesperson() -> None:
    article = (
        "El portavoz del ejército, Matis Kerrold, negó el ataque. La portavoz rebelde, Ina Rind, dijo que llovía.\n\n"
        "El portavoz dijo que era tarde."
    )
    said = [
        ("El portavoz del ejército, Matis Kerrold", "negó", "el ataque"),
        ("La portavoz rebelde, Ina Rind", "dijo", "que llovía"),
        ("El portavoz", "dijo", "que era tarde"),
    ]
    assert names_of(article, *said, language="es")[-1] == "Matis Kerrold"


@pytest.mark.parametrize(
    "article",
    [
        "Speaking beside the president, Teodar Hask said it rained. The president said it was late.",
        "After talks with the president, Teodar Hask flew home. The president said it was late.",
        "The bridge was shut by the president, Teodar Hask announced. The president said it was late.",
        "The group was led by the president, the mayor, Teodar Hask, and the governor, Elva Rind. The president said it was late.",
    ],
)
def test_who_stands_beside_an_office_does_not_hold_it(article: str) -> None:
    assert names_of(article, ("The president", "said", "it was late")) == ["president"]


def test_a_counterpart_holds_that_office_and_no_other() -> None:
    article = "Foreign Minister Ana Brel met her Peruvian counterpart, Tom Orlin. The Peruvian president said it was late."
    assert names_of(article, ("The Peruvian president", "said", "it was late")) == ["Peruvian president"]


def test_which_is_no_body_that_acts_on_a_state() -> None:
    article = "Sanctions by the Orl Institute against Norway, which said it was late."
    assert names_of(article, ("which", "said", "it was late")) == ["Norway"]
