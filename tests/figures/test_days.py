"""The days that an article names: which, in whose words, and which of them only tell when somebody spoke."""

from __future__ import annotations

import pytest

from sayso.figures.days import LONGEST, MOST, find_named_days
from sayso.records import Article, Block, Hearing
from sayso.traces import NamedDay
from tests.ledger.heard import heard
from tests.web.books import on

PUBLISHED = "2031-03-12"  # a Wednesday


def days(text: str, told: dict | None = None, **about: object) -> list[NamedDay]:
    """The days named in one paragraph of a page of PUBLISHED."""
    page: Hearing = heard(text, told, published=PUBLISHED, **about)  # type: ignore[arg-type]
    return list(find_named_days(page.article, page.statements))


def test_in_a_statement_s_words_and_in_the_article_s_own() -> None:
    text = "The dam burst on Monday. ⟦1h:The ministry⟧ ⟦1c:said⟧ ⟦1:the lake would be drained on Friday⟧."
    mine, said = days(text)
    assert (mine.first, mine.statement, mine.sentence) == ("2031-03-10", "", "The dam burst on Monday.")
    assert (said.first, said.as_said, bool(said.statement), said.saying) == ("2031-03-14", "Friday", True, False)


def test_the_innermost_statement_names_it() -> None:
    text = "⟦1h:The agency⟧ ⟦1c:reported⟧ ⟦1:that ⟦2h:the mayor⟧ ⟦2c:expected⟧ ⟦2:rain on Thursday⟧⟧."
    page = heard(text, {2: {"within": 1}}, published=PUBLISHED)
    [day] = find_named_days(page.article, page.statements)
    assert day.statement == min(page.statements, key=lambda each: len(each.content.text)).id


def test_when_somebody_spoke_is_told_apart() -> None:
    text = "⟦1h:The ministry⟧ ⟦1c:said⟧ on Tuesday ⟦1:the dam had burst on Monday⟧."
    spoke, burst = days(text, {1: {"said_at": on("2031-03-11", "on Tuesday")}})
    assert (spoke.first, spoke.saying) == ("2031-03-11", True)
    assert (burst.first, burst.saying) == ("2031-03-10", False)


@pytest.mark.parametrize(
    ("text", "precision", "exact"),
    [("It rained last week.", "week", True), ("It opened in May 2029.", "month", False), ("It was built in 1998.", "year", False)],
)
def test_what_is_longer_than_a_week_is_on_no_day(text: str, precision: str, exact: bool) -> None:
    [day] = days(text)
    assert (day.precision, day.exact) == (precision, exact)


@pytest.mark.parametrize("line", ["OSTREL, Tarvenia, March 9 (Lodestar) — ", "OSTREL, March 9 – "])
def test_a_dateline_is_no_event(line: str) -> None:
    assert [day.as_said for day in days(f"{line}The dam burst on Monday.")] == ["Monday"]


def test_captions_are_not_read_and_no_language_is_guessed() -> None:
    text = "The dam on Monday"
    caption = Article(text=text, blocks=(Block("caption", (0, len(text))),), language="en", published=PUBLISHED)
    assert find_named_days(caption, ()) == ()
    assert days("Der Damm brach am Montag.", language="xx") == []


def test_a_hostile_page_is_bounded() -> None:
    many = days("On Monday it rained. " * (MOST + 50))
    assert len(many) == MOST
    [long] = days("and so on, " * 500 + "on Monday " + "and so on, " * 500)
    assert len(long.sentence) <= LONGEST and "Monday" in long.sentence
