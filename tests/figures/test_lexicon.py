"""The tables of words: each loads, each knows what a language must, and none reads a file it was not meant to."""

from __future__ import annotations

import pytest

from sayso.figures.lexicon import TABLES, lexicon_of, split, units

LANGUAGES = sorted(path.stem for path in TABLES.glob("*.toml") if len(path.stem) == 2)  # not neutral, units, readings


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_bounds_and_the_dead_and_the_days_of_the_week(language: str) -> None:
    lexicon = lexicon_of(language)
    assert lexicon.language == language
    assert {"at_least", "more", "at_most", "less", "about"} <= set(lexicon.before_kind.values())
    assert {"killed", "injured", "detained", "sent"} <= {measure.name for measure in lexicon.measures}
    assert set(lexicon.dates["weekdays"].values()) == set(range(7))
    assert set(lexicon.dates["months"].values()) == set(range(1, 13))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_bounds_both_ways(language: str) -> None:
    bounds = lexicon_of(language).tables["bounds"]["before"]
    listed = [split(phrase) for phrases in bounds.values() for phrase in phrases]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("language", ["nl", "xx", "../units", "units", "", "12"])
def test_a_language_without_a_table_is_read_neutrally(language: str) -> None:
    assert lexicon_of(language).language == ("en" if language == "" else "neutral")


def test_a_region_is_ignored() -> None:
    assert lexicon_of("pt-BR") is not None
    assert lexicon_of("pt_BR").language == "pt"


def test_no_unit_is_written_like_another() -> None:
    assert units().forms["km"] == ("kilometre", "distance")
    assert units().forms["us$"] == ("dollar", "money")
