"""Tables at eighty columns and at two hundred hold the same words."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from sayso.cli import tables
from sayso.records import Hearing, Holder, Words
from tests.cli.heard import ARTICLE, HEARING, KILLED, OVERLOADED, TEXT


def drawn(*pieces: RenderableType, width: int = 120) -> str:
    """What a terminal of *width* columns shows, without styles."""
    out = io.StringIO()
    console = Console(file=out, width=width, markup=False, emoji=False, highlight=False)
    for piece in pieces:
        console.print(piece)
    return out.getvalue()


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    assert max(map(len, drawn(*tables.hearing("ferry.html", HEARING), width=width).splitlines())) <= width


@pytest.mark.parametrize("width", [80, 120, 200])
def test_every_width_shows_who_stance_what_figures_and_chain(width: int) -> None:
    shown = drawn(*tables.hearing("ferry.html", HEARING), width=width)
    words = set(shown.split())
    assert {"Orla", "Ministry", "asserts", "neither", "overloaded", "harbour", "official", "Vesna", "40", "killed"} <= words


def test_eighty_columns_put_figures_chain_and_date_under_the_words() -> None:
    shown = drawn(*tables.hearing("ferry.html", HEARING), width=80)
    assert "Figures" not in shown and "figures: More than 40" in shown
    assert "Through whom" not in shown and "← harbour official (citing) ← Vesna" in shown
    assert "said: 6 May 2031, the day of publication" in " ".join(shown.split())


def test_a_wide_window_has_a_column_for_the_day() -> None:
    assert "Said" in drawn(*tables.hearing("ferry.html", HEARING), width=200).splitlines()[4]


def test_under_the_holder_stand_the_kind_and_the_words_where_they_are_others() -> None:
    they = replace(KILLED, source=replace(KILLED.source, text="they"))
    shown = drawn(*tables.hearing("ferry.html", replace(HEARING, statements=(they, OVERLOADED))), width=200)
    assert "organisation · “they”" in shown
    assert "“The ministry of transport”" not in shown, "words that only say the name again are left out"


def test_a_nested_statement_stands_in_beneath_the_one_around_it() -> None:
    lines = drawn(*tables.hearing("ferry.html", replace(HEARING, statements=(replace(OVERLOADED, within=KILLED.id), KILLED)))).splitlines()
    outer, inner = (next(line for line in lines if name in line) for name in ("Orla Coast", "Ministry of"))
    assert lines.index(outer) < lines.index(inner)
    assert inner.startswith("↳") and inner.index("Ministry") == outer.index("Orla") + tables.INDENT


def test_the_table_closes_with_how_the_article_has_them() -> None:
    assert "2 statements: 1 first-hand, 1 relayed\n" in drawn(*tables.hearing("ferry.html", HEARING))
    nested = replace(HEARING, statements=(KILLED, replace(OVERLOADED, within=KILLED.id)))
    assert "2 statements: 1 first-hand, 1 relayed, 1 within another" in drawn(*tables.hearing("ferry.html", nested))


def test_a_hundred_and_twenty_columns_have_a_column_for_each() -> None:
    header = drawn(*tables.hearing("ferry.html", HEARING), width=120).splitlines()[4]
    assert header.split("  ") and all(name in header for name in ("¶", "Who", "Stance", "What", "Figures", "Through whom"))


def test_an_empty_column_is_left_out() -> None:
    alone = replace(HEARING, statements=(KILLED,))
    assert "Through whom" not in drawn(*tables.hearing("ferry.html", alone))


def test_paragraphs_are_counted_and_the_rest_is_named() -> None:
    assert tables.paragraph_names(ARTICLE.blocks) == ["title", "1", "2"]
    rows = [line for line in drawn(*tables.hearing("ferry.html", HEARING)).splitlines() if line.startswith(("1  ", "2  "))]
    assert len(rows) == 2


def test_a_page_in_which_nobody_speaks_says_so() -> None:
    assert "Nobody is quoted or reported in it." in drawn(*tables.hearing("ferry.html", replace(HEARING, statements=())))


def test_a_holder_that_is_not_to_be_known_is_said_to_be() -> None:
    unknown = replace(KILLED, source=Holder("", (), None, "unnamed"))
    assert "not said" in drawn(*tables.hearing("ferry.html", replace(HEARING, statements=(unknown,))))


@given(st.text(min_size=1))
def test_no_word_of_a_page_reaches_the_terminal_unclean(text: str) -> None:
    hostile = f"\x1b[2J[red]{text}\u202e"
    said = replace(
        OVERLOADED, source=Holder(hostile, (), hostile, "person"), content=Words(hostile, OVERLOADED.content.spans), hedges=(hostile,)
    )
    shown = drawn(*tables.hearing(hostile, Hearing(HEARING.page, replace(ARTICLE, title=hostile, outlet=hostile), (said,), "by hand")))
    assert "\x1b" not in shown and "\u202e" not in shown
    assert "[red]" in shown  # shown as words, not read as markup


def test_a_marked_paragraph_keeps_its_words_and_marks_the_right_ones() -> None:
    start, end = ARTICLE.blocks[2].span
    marked = tables.marked(TEXT[start:end], start, OVERLOADED)
    assert marked.plain == TEXT[start:end]
    underlined = [marked.plain[span.start : span.end] for span in marked.spans if "underline" in str(span.style)]
    assert "".join(underlined) == "that the vessel was overloaded"


def test_marks_hold_though_characters_are_dropped_before_them() -> None:
    """Spans count the article's own code points; what the terminal may not have is dropped after cutting."""
    start, end = ARTICLE.blocks[2].span
    dirty = TEXT[:start] + TEXT[start:end].replace("neither", "nei\x1bthe", 1)  # same length, one character dropped
    marked = tables.marked(dirty[start:end], start, OVERLOADED)
    underlined = [marked.plain[span.start : span.end] for span in marked.spans if "underline" in str(span.style)]
    assert "".join(underlined) == "that the vessel was overloaded"
