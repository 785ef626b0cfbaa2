"""Through whom a statement came; cautious: what is no relay must give none."""

from __future__ import annotations

import pytest

from tests.sources.articles import Said, chains_of, names_of


@pytest.mark.parametrize(
    ("text", "said", "chain"),
    [
        ("Ana Brel told Reuters the gates were shut.", ("Ana Brel", "told", "the gates were shut"), ("Reuters", "told")),
        ("Ana Brel told the Kyiv Post newspaper it was over.", ("Ana Brel", "told", "it was over"), ("Kyiv Post", "told")),
        ("“It is over,” Ana Brel said in an interview with NBC.", ("Ana Brel", "said", "It is over"), ("NBC", "told")),
        ("According to AFP, Lethia said the dam was safe.", ("Lethia", "said", "the dam was safe"), ("AFP", "according-to")),
        ("The dam was safe, AFP quoted Ana Brel as saying.", ("Ana Brel", "as saying", "The dam was safe"), ("AFP", "citing")),
        (
            "The dam was safe, according to The New York Times, citing army sources.",
            ("The New York Times, citing army sources", "according to", "The dam was safe"),
            ("The New York Times", "citing"),
        ),
        (
            "According to a letter seen by the Guardian, the dam was weak.",
            ("a letter seen by the Guardian", "According to", "the dam was weak"),
            ("The Guardian", "obtained-by"),
        ),
        ("Ana Brel told the Saudi state-owned Al-Arabiya no.", ("Ana Brel", "told", "no"), ("Al Arabiya", "told")),
        ("Ana Brel told state television she would go.", ("Ana Brel", "told", "she would go"), ("state television", "told")),
    ],
)
def test_relays(text: str, said: Said, chain: tuple[str, str]) -> None:
    assert chains_of(text, said) == [[chain]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana Brel told reporters the gates were shut.", ("Ana Brel", "told", "the gates were shut")),
        ("Ana Brel told The Orl Record the gates were shut.", ("Ana Brel", "told", "the gates were shut")),
        ("Ana Brel told the Record the gates were shut.", ("Ana Brel", "told", "the gates were shut")),
        ("Ana Brel said Reuters had been told lies.", ("Ana Brel", "said", "Reuters had been told lies")),
        ("AFP said the dam was safe.", ("AFP", "said", "the dam was safe")),
        ("A Reuters/Ipsos poll found that most agree.", ("A Reuters/Ipsos poll", "found that", "most agree")),
        ("Ana Brel, an editor for Reuters, said it was late.", ("Ana Brel, an editor for Reuters", "said", "it was late")),
        ("Ana Brel told the court the gates were shut.", ("Ana Brel", "told", "the gates were shut")),
        ("Ana Brel (Centre) – a doctor – said no more.", ("Ana Brel", "said", "no more")),
    ],
)
def test_no_relays(text: str, said: Said) -> None:
    assert chains_of(text, said) == [[]]


def test_the_speaker_around_a_statement_relays_it() -> None:
    text = "Ana Brel told Reuters that residents believe the dam will break."
    said: list[Said] = [
        ("Ana Brel", "told", "residents believe the dam will break"),
        ("residents", "believe", "the dam will break"),
    ]
    assert chains_of(text, *said) == [[("Reuters", "told")], [("Ana Brel", "says"), ("Reuters", "told")]]


def test_an_agency_is_no_holder_of_what_somebody_else_said() -> None:
    text = "According to AFP, Lethia said that the dam was safe, while Orlia said it was not."
    said: list[Said] = [("AFP", "According to", "Lethia said that the dam was safe"), ("Orlia", "said", "it was not")]
    assert names_of(text, *said) == ["Lethia", "Orlia"]
    assert chains_of(text, *said) == [[("AFP", "according-to")], [("AFP", "according-to")]]


def test_nobody_relays_himself() -> None:
    text = "Ana Brel said she hopes the dam will hold."
    assert chains_of(text, ("Ana Brel", "said", "she hopes the dam will hold"), ("she", "hopes", "the dam will hold")) == [[], []]


def test_who_told_an_outlet_goes_on_telling_it() -> None:
    text = "“The water is high,” Ana Brel told AFP. “We wait,” she added. Lethia said no."
    said: list[Said] = [("Ana Brel", "told", "The water is high"), ("she", "added", "We wait"), ("Lethia", "said", "no")]
    assert chains_of(text, *said) == [[("AFP", "told")], [("AFP", "told")], []]


def test_an_agency_in_the_dateline_ends_the_chain() -> None:
    text = "ORL, Lethia, March 9 (AFP) — Ana Brel said the dam was safe."
    assert chains_of(text, ("Ana Brel", "said", "the dam was safe")) == [[("AFP", "says")]]
    assert chains_of(text, ("Ana Brel", "said", "the dam was safe"), outlet="AFP") == [[]]


def test_an_agency_in_the_byline_ends_the_chain() -> None:
    text = "Ana Brel said the dam was safe."
    assert chains_of(text, ("Ana Brel", "said", "the dam was safe"), byline=("Reuters",)) == [[("Reuters", "says")]]
    assert chains_of(text, ("Ana Brel", "said", "the dam was safe"), byline=("Joss Averin",)) == [[]]
