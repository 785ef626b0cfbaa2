"""A question's table: its answers with the articles that show them, and from where to where figures go."""

from __future__ import annotations

import csv
import html
import io
import json

import mwparserfromhell
import pytest

from sayso.errors import NotInLedger, UsageError
from sayso.records import Answer, SourceKind
from sayso.views.board import board
from sayso.views.stories import StoryRow, stories
from sayso.views.table import Line, Range, span, table, table_of
from sayso.views.table_formats import COLUMNS, written
from tests.views.conftest import Settled


def line(low: float | None, high: float | None, *, cited: str = "a", kind: SourceKind = "organisation", **more: object) -> Line:
    plain = {"id": "i", "question": "q", "party": "p", "party_name": "P", "party_kind": kind, "stance": "asserts", "words": "w"}
    answer = Answer(**plain, low=low, high=high, said_from="", said_to="", known=0, voices=(), **more)  # type: ignore[arg-type]  # as above
    return Line("P", kind, answer, (), "", (cited,) if cited else ())


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([line(28, 28, cited="a"), line(44, None, cited="b")], Range("28", "a", "44+", "b")),
        ([line(28, 28)], Range("28", "a", "", "")),
        ([line(28, 28), line(28, 28, cited="b")], Range("28", "a", "", "")),
        ([line(None, 9000)], Range("up to 9,000", "a", "", "")),
        ([line(4000, 4000), line(None, 9000, cited="b")], Range("4,000", "a", "9,000", "b")),
        ([line(40, 40, approximate=True), line(60, 70, cited="b")], Range("c. 40", "a", "70", "b")),
        ([line(3, 5, unit="dollar")], Range("3", "a", "5 dollars", "a")),
        ([line(12, 12, kind="outlet", cited="o"), line(28, 28)], Range("28", "a", "", "")),
        ([line(12, 12, kind="outlet", cited="o")], Range("12", "o", "", "")),
        ([line(3, 3, unit="dollar"), line(4, 4, unit="euro")], None),
        ([line(24, None, vague=True)], None),
        ([line(None, None)], None),
        ([line(28, 28, cited="")], None),
        ([], None),
    ],
)
def test_a_range_goes_from_the_least_to_the_most(lines: list[Line], found: Range | None) -> None:
    assert span(lines) == found


def any_question(flood: Settled, kind: str) -> tuple[str, str, str]:
    [story] = {each.id for each in _stories(flood)}
    row = next(row for row in board(flood.ledger, story).grid.rows if row.question.kind == kind)
    return story, row.question.id, row.question.label


def _stories(flood: Settled) -> list[StoryRow]:
    return [row for row in stories(flood.ledger) if row.questions][:1]


def test_a_question_is_found_by_its_id_its_beginning_and_its_words(flood: Settled) -> None:
    story, id_, label = any_question(flood, "figure")
    for given in (id_, id_[:8], label, label.upper()):
        assert table(flood.ledger, story, given).question.id == id_
    assert table_of(flood.ledger, id_[:8]).question.id == id_
    with pytest.raises(NotInLedger):
        table(flood.ledger, story, "how many zeppelins")
    with pytest.raises(UsageError):
        table(flood.ledger, story, _common_words(flood, story)[0])


def _common_words(flood: Settled, story: str) -> list[str]:
    labels = [row.question.label.casefold().strip("?").split() for row in board(flood.ledger, story).grid.rows]
    every = {word for label in labels for word in label}
    return sorted(word for word in every if sum(word in label for label in labels) > 1)


@pytest.mark.parametrize("kind", ["figure", "yes-no"])
def test_wikitext_cites_what_the_ledger_knows_and_nothing_else(flood: Settled, kind: str) -> None:
    story, id_, _ = any_question(flood, kind)
    view = table(flood.ledger, story, id_)
    code = mwparserfromhell.parse(written(view, "wikitext", "dmy"))
    known = {
        value
        for each in view.citations.values()
        for value in (each.title, each.outlet, each.url, each.agency, each.language, *each.authors)
    }
    templates = code.filter_templates()
    assert templates
    for template in templates:
        assert template.name.matches("cite news")
        for each in template.params:
            value = html.unescape(str(each.value)).strip()
            assert value in known or str(each.name).strip() in {"date", "access-date"}, each
    assert [str(tag.tag) for tag in code.filter_tags(matches=lambda tag: tag.tag == "table")] == ["table"]
    names = {str(tag.get("name").value) for tag in code.filter_tags(matches=lambda tag: tag.tag == "ref")}
    assert len(names) == len(view.citations)


def test_the_line_for_an_infobox_is_one_line_with_its_references(flood: Settled) -> None:
    story, id_, _ = any_question(flood, "figure")
    view = table(flood.ledger, story, id_)
    assert view.range is not None
    head, told, empty = written(view, "wikitext", "iso").splitlines()[:3]
    assert head == "<!-- for an infobox -->"
    assert empty == ""
    assert told.startswith(view.range.low)
    assert told.count("{{cite news") == len({view.range.low_cited, view.range.high_cited} - {""})


def test_csv_has_a_row_for_each_answer_and_article(flood: Settled) -> None:
    story, id_, label = any_question(flood, "figure")
    view = table(flood.ledger, story, id_)
    rows = list(csv.DictReader(io.StringIO(written(view, "csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == sum(len(each.cited) for each in view.lines)
    assert {row["question"] for row in rows} == {label}


def test_csl_json_is_the_references(flood: Settled) -> None:
    story, id_, _ = any_question(flood, "figure")
    view = table(flood.ledger, story, id_)
    items = json.loads(written(view, "csl-json"))
    assert [item["id"] for item in items] == list(view.citations)
    assert all(item["type"] == "article-newspaper" and item["title"] for item in items)


def test_markdown_has_a_note_for_each_article(flood: Settled) -> None:
    story, id_, _ = any_question(flood, "figure")
    view = table(flood.ledger, story, id_)
    text = written(view, "markdown", "dmy")
    for number in range(1, len(view.citations) + 1):
        assert text.count(f"[^{number}]:") == 1
