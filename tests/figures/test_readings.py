"""A figure keeps its words; what number it is taken for is asked of a named rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.figures import estimate, find_figures, named_reading, named_readings
from sayso.figures.readings import Estimate
from sayso.records import Figure


def said(words: str) -> Figure:
    """The figure of one short sentence."""
    [figure] = find_figures(text := f"The flood killed {words} people in Orlov.", [(0, len(text))])
    return figure


@pytest.mark.parametrize(
    ("words", "literal", "acled", "ucdp"),
    [
        ("40", (40, None, 40), 40, (40, 40, 40)),
        ("at least 40", (40, None, None), 40, (40, 40, 40)),
        ("more than 40", (40, None, None), 40, (40, 40, 40)),
        ("up to 40", (None, None, 40), 40, (40, 40, 40)),
        ("30 to 45", (30, None, 45), 30, (30, 30, 45)),
        ("dozens of", (12, None, None), 12, (12, 12, 12)),
        ("tens of", (10, None, None), 10, (10, 10, 10)),
        ("hundreds of", (100, None, None), 100, (100, 100, 100)),
        ("several", (2, None, None), 3, (2, 2, 2)),
    ],
)
def test_what_each_rule_takes_it_for(words: str, literal: tuple[float | None, ...], acled: float, ucdp: tuple[float | None, ...]) -> None:
    figure = said(words)
    assert estimate(figure, named_reading("literal")) == Estimate(*literal)
    assert estimate(figure, named_reading("acled")) == Estimate(None, acled, None)
    assert estimate(figure, named_reading("ucdp")) == Estimate(*ucdp)
    assert estimate(figure, named_reading("as-said")) == Estimate(None, None, None)


def test_at_least_two_is_no_vague_word() -> None:
    """Only a word that names no number is taken for another one."""
    assert estimate(said("at least two"), named_reading("acled")).best == 2


def test_every_reading_says_whose_it_is() -> None:
    assert list(named_readings()) == ["as-said", "literal", "acled", "ucdp"]
    assert all(each.about and each.source for each in named_readings().values())


def test_a_table_of_ones_own_adds_and_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "readings.toml").write_text(
        '[desk]\nabout = "upper end"\nbest = ["high", "low"]\n[acled]\nbest = ["low"]\nvague = { 2 = 10 }\n', encoding="utf-8"
    )
    monkeypatch.setenv("SAYSO_TABLES", str(tmp_path))
    assert estimate(said("30 to 45"), named_reading("desk")).best == 45
    assert estimate(said("several"), named_reading("acled")).best == 10


@pytest.mark.parametrize("table", ["[x", "x = 1", '[x]\nbest = ["middle"]', "[x]\nworst = 1", "[x]\nvague = 3", "[x]\nvague = { a = 1 }"])
def test_a_table_that_says_nonsense_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    (tmp_path / "readings.toml").write_text(table, encoding="utf-8")
    monkeypatch.setenv("SAYSO_TABLES", str(tmp_path))
    with pytest.raises(UsageError, match=r"your table of readings cannot be read.*readings\.toml"):
        named_readings()


def test_a_reading_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UsageError, match="as-said, literal, acled, ucdp"):
        named_reading("asked")
