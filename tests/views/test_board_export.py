"""A board to take away: a table for reading, lines for a spreadsheet, nothing in them that runs."""

from __future__ import annotations

import csv
import html
import io
from dataclasses import replace

import mwparserfromhell
from sqlalchemy import select

from sayso.ledger.tables import article
from sayso.views.board import Board, board
from sayso.views.board_export import HEADS, board_table
from sayso.views.columns import columns
from tests.views import settled as s
from tests.views.conftest import Settled


def lines(flood: Settled, view: Board, pinned: list[str]) -> list[dict[str, str]]:
    """The CSV of *view*, read again."""
    return list(csv.DictReader(io.StringIO(board_table(flood.ledger, view, columns(view.grid, pinned), "csv").lstrip("\ufeff"))))


def test_a_line_for_each_cell_in_the_order_that_is_shown(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY)
    [relief] = [party.id for party in view.grid.parties if party.name == "Relief Compass"]
    told = lines(flood, view, [relief])
    assert len(told) == 9 and tuple(told[0]) == HEADS
    killed = [row for row in told if row["question_id"] == s.KILLED]
    assert [row["party"] for row in killed] == ["Relief Compass", "National Emergency Service"]
    assert killed[1]["before"] == "≥ 12 → 31 → 28" and killed[1]["low"] == "28" and killed[1]["place"].startswith("/article/")


def test_a_table_for_reading_says_what_was_not_found(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY, as_of=s.TUE)
    told = board_table(flood.ledger, view, columns(view.grid), "md")
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in rows}) == 1 and "not found" in told and "2031-03-11T12:00:00Z" in told
    assert "**31**; asserts; ≥ 12 → 31".replace("≥", "≥") in told


def test_foul_names_stay_words(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY)
    foul = "=cmd|' /C calc'!A0\n| <img> **x**"
    rows = tuple(replace(row, question=replace(row.question, label=foul)) for row in view.grid.rows)
    view = replace(view, grid=replace(view.grid, rows=rows))
    assert all(row["question"].startswith("'=") for row in lines(flood, view, []))
    table = board_table(flood.ledger, view, columns(view.grid), "md")
    assert "<img>" not in table and "\\<img\\>" in table and "\\|" in table


def test_wikitext_cites_only_what_the_ledger_holds_each_reference_once(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY)
    told = board_table(flood.ledger, view, columns(view.grid), "wikitext")
    code = mwparserfromhell.parse(told)
    [whole] = code.filter_tags(matches=lambda tag: tag.tag == "table", recursive=False)
    rows = whole.contents.filter_tags(matches=lambda tag: tag.tag == "tr")
    assert len(rows) == len(view.grid.rows) + 1
    widths = {len(row.contents.filter_tags(matches=lambda tag: str(tag.tag) in {"td", "th"})) for row in rows}
    assert widths == {1 + len(view.grid.parties)}
    references = [tag for tag in code.filter_tags() if tag.tag == "ref"]
    given = [str(tag.get("name").value) for tag in references if not tag.self_closing]
    assert given and len(given) == len(set(given)) and {str(tag.get("name").value) for tag in references} == set(given)
    with flood.ledger.reading() as connection:
        urls = {url for (url,) in connection.execute(select(article.c.url)) if url}
        titles = {title for (title,) in connection.execute(select(article.c.title)) if title}
    for template in code.filter_templates():
        assert str(template.name).strip() == "cite news"
        assert not template.has("url") or str(template.get("url").value).strip() in urls
        assert html.unescape(str(template.get("title").value)).strip() in titles
    assert "28" in told and "not found" in told


def test_foul_names_stay_words_in_wikitext_too(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY)
    foul = "{{delete}} </ref> [[x]] !! y\n|}"
    rows = tuple(replace(row, question=replace(row.question, label=foul)) for row in view.grid.rows)
    view = replace(view, story=replace(view.story, name=foul), grid=replace(view.grid, rows=rows))
    code = mwparserfromhell.parse(board_table(flood.ledger, view, columns(view.grid), "wikitext"))
    assert {str(each.name).strip() for each in code.filter_templates()} <= {"cite news"} and not code.filter_wikilinks()
    [whole] = code.filter_tags(matches=lambda tag: tag.tag == "table", recursive=False)
    assert len(whole.contents.filter_tags(matches=lambda tag: tag.tag == "tr")) == len(rows) + 1
