"""Counts that somebody gives without a verb of saying. Each test's text is invented."""

from __future__ import annotations

import re

import pytest

from sayso.records import Attribution
from sayso.statements.counts import counts, with_counts
from sayso.text import cut


def heard(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    reader = counts(language)
    assert reader is not None
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return [(cut(text, each.source), cut(text, each.cue), cut(text, each.content)) for each in reader.find(text, spans)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The Transport Ministry on Friday put the number of stranded at 310, up from 200.",
            "The Transport Ministry",
            "put",
            "the number of stranded at 310",
        ),
        ("She puts the bill at between 2 and 3 million marks.", "She", "puts", "the bill at between 2 and 3 million marks"),
        (
            "Harbour Watch, a charity, raised its count on Sunday to at least 17 after two boats came in.",
            "Harbour Watch, a charity",
            "raised",
            "its count on Sunday to at least 17",
        ),
        ("The coast guard’s chief had given the figure of 40.", "The coast guard’s chief", "had given", "the figure of 40"),
        ("The hospital speaks of 12 burned and 30 scalded.", "The hospital", "speaks of", "12 burned and 30 scalded"),
    ],
)
def test_english(text: str, source: str, cue: str, content: str) -> None:
    assert heard(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "La policía habla de unos 30 heridos y de decenas de evacuados.",
            "La policía",
            "habla de",
            "unos 30 heridos y de decenas de evacuados",
        ),
        ("El Ministerio de Puertos mantiene la cifra de 9 ahogados.", "El Ministerio de Puertos", "mantiene", "la cifra de 9 ahogados"),
        (
            "La Guardia Costera, que hablaba de más de 20, lo rebajó ayer a 14.",
            "La Guardia Costera, que hablaba de más de 20",
            "lo rebajó",
            "ayer a 14",
        ),
    ],
)
def test_spanish(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in heard(text, "es")


@pytest.mark.parametrize(
    "text",
    [
        "The storm raised the toll to 12.",
        "Heavy rain put the level of the lake at 9 metres.",
        "“The ministry put the number at 9,” she said.",
        "The Vask council put the matter off.",
    ],
)
def test_what_a_thing_does_or_a_quotation_says_is_nobody_s_count(text: str) -> None:
    assert heard(text) == []


def found(text: str, source: str, cue: str, *content: str) -> Attribution:
    def place(words: str) -> tuple[int, int]:
        at = text.index(words)
        return at, at + len(words)

    return Attribution((place(source),) if source else (), (place(cue),), tuple(map(place, content)), 0.9)


def test_what_others_say_of_a_count_is_not_the_count() -> None:
    text = "The Port Ministry put the damage at 3 million marks, a figure that shipowners called low."
    other = found(text, "shipowners", "called", "the damage at 3 million marks", "low")
    first, second = with_counts(text, [other], [(0, len(text))], "en")
    assert (cut(text, first.source), cut(text, first.content)) == ("The Port Ministry", "the damage at 3 million marks")
    assert cut(text, second.content) == "low"


def test_a_count_joined_to_what_was_said_has_its_holder() -> None:
    text = "Mara Lind said two quays had sunk and put the number of missing at 8."
    said = found(text, "Mara Lind", "said", "two quays had sunk")
    assert [cut(text, each.source) for each in with_counts(text, [said], [(0, len(text))], "en")] == ["Mara Lind", "Mara Lind"]
    assert with_counts("Again it fell and put the number at 8.", [], [(0, 38)], "en") == []


def test_a_reading_with_a_holder_stays() -> None:
    text = "Mara Lind put the number of missing at 8."
    known = found(text, "Mara Lind", "put", "the number of missing at 8")
    assert with_counts(text, [known], [(0, len(text))], "en") == [known]


def test_a_count_is_given_lowered_and_kept_to_in_more_wordings() -> None:
    """Emphatic “did lower”, a toll given “as”, and the plurals and “mantiene que” of Spanish."""
    assert heard("The coast guard did lower its count of the dead to 28 on Friday.") == [
        ("The coast guard", "did lower", "its count of the dead to 28 on Friday")
    ]
    assert heard("The port authority gave the death toll as 33.") == [("The port authority", "gave", "the death toll as 33")]
    assert heard("Los bomberos rebajan a 28 los muertos.", "es") == [("Los bomberos", "rebajan", "a 28 los muertos")]
    ((_, cue, content),) = heard("El ministerio mantiene que los muertos son 31.", "es")
    assert (cue, content) == ("mantiene que", "los muertos son 31")
