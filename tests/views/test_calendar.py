"""What is said to happen when: on which days, by whom, and that other texts of a page and copies do not say it twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger
from sayso.pipeline import settle
from sayso.views.articles import article
from sayso.views.calendar import CalendarView, calendar
from sayso.views.dated_contract import calendar_json
from tests.views.named import dated

Filled = Callable[..., Ledger]
BURST = dated("The Karrowen dam burst on Monday. ⟦1h:Ana Brel⟧ ⟦1c:said⟧ ⟦1:the lake would be empty by Friday⟧.", url="https://a.example/1")
COPY = dated("The Karrowen dam burst on Monday.", url="https://b.example/1", outlet="The Other Paper")
LATER = dated(
    "⟦1h:Vorn Hydro⟧ ⟦1c:said⟧ ⟦1:it would pay on 2 April⟧. It was built in March 2029, and rebuilt this month.", url="https://a.example/2"
)


def named(view: CalendarView) -> dict[str, int]:
    """How often each day of the month is named."""
    return {cell.day: cell.count for week in view.month.weeks for cell in week if cell.count}


def test_a_month_has_its_days_in_weeks_from_monday(filled: Filled) -> None:
    view = calendar(filled(BURST, COPY, LATER))
    assert view.month.id == "2031-03" and named(view) == {"2031-03-10": 2, "2031-03-14": 1}
    assert [len(week) for week in view.month.weeks] == [7] * 6 and view.month.weeks[0][5].day == "2031-03-01"
    assert (view.earlier, view.later) == (None, "2031-04")
    assert view.month.weeks[2][0].rows[0].sentence == "The Karrowen dam burst on Monday."


def test_one_sentence_in_two_papers_is_one_row(filled: Filled) -> None:
    view = calendar(filled(BURST, COPY))
    monday, friday = view.rows
    assert (monday.as_said, len(monday.also), monday.ahead) == ("Monday", 1, False)
    assert (friday.source_name, friday.stance, friday.ahead) == ("Ana Brel", "asserts", True)
    assert friday.around == ("Ana Brel said the lake would be empty ", "by Friday", ".") or friday.around[1] == "Friday"
    assert (view.total, view.taken) == (3, 3)


def test_one_day_and_a_page_of_it(filled: Filled) -> None:
    ledger = filled(BURST, COPY)
    view = calendar(ledger, day="2031-03-10", limit=1, offset=1)
    assert (view.day, view.total, view.taken, len(view.rows)) == ("2031-03-10", 2, 1, 1)
    assert named(view) == {"2031-03-10": 2, "2031-03-14": 1}


def test_what_is_no_day_stands_beneath(filled: Filled) -> None:
    view = calendar(filled(LATER), month="2031-03")
    assert not view.rows and [row.precision for row in view.roughly] == ["month"] and view.roughly_total == 1
    assert [row.first for row in calendar(filled(), month="2029-03").roughly] == ["2029-03-01"]


def test_by_source(filled: Filled) -> None:
    ledger = filled(BURST, COPY, LATER)
    view = calendar(ledger, source="Ana Brel")
    assert named(view) == {"2031-03-14": 1} and view.source is not None and view.source.name == "Ana Brel"
    with pytest.raises(NotInLedger):
        calendar(ledger, source="Nobody")


def test_by_story(filled: Filled) -> None:
    ledger = filled(BURST, LATER)
    list(settle(ledger))
    story = article(ledger, BURST.article.id).standing.story
    assert story is not None
    view = calendar(ledger, story=story.id)
    assert {row.article_id for row in view.rows} == {BURST.article.id} and {row.story for row in view.rows} == {story.id}


def test_only_the_latest_text_of_a_page_tells(filled: Filled) -> None:
    old = dated("The dam burst on Sunday.", url="https://a.example/3", captured_at="2031-03-12T10:00:00+00:00")
    new = dated("The dam burst on Monday.", url="https://a.example/3", captured_at="2031-03-13T10:00:00+00:00")
    for order in ((old, new), (new, old)):
        assert set(named(calendar(filled(*order), month="2031-03"))) == {"2031-03-10"}


def test_a_ledger_from_before_is_looked_through_by_settling(filled: Filled) -> None:
    from dataclasses import replace

    ledger = filled(replace(BURST, kept=None))
    assert not named(calendar(ledger, month="2031-03"))
    list(settle(ledger))
    assert set(named(calendar(ledger, month="2031-03"))) == {"2031-03-10", "2031-03-14"}


@pytest.mark.parametrize("asked", [{"month": "2031-13"}, {"month": "March"}, {"day": "2031-02-30"}, {"day": "today"}, {"month": "9999-12"}])
def test_what_is_no_month_or_day_is_told(filled: Filled, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        calendar(filled(BURST), **asked)


def test_an_empty_ledger_has_a_month(filled: Filled) -> None:
    view = calendar(filled())
    assert not view.rows and view.month.count == 0 and view.earlier is None


def test_the_first_month_that_there_is(filled: Filled) -> None:
    assert not calendar(filled(BURST), month="0001-01").rows


def test_as_programs_get_it(filled: Filled) -> None:
    told = calendar_json(calendar(filled(BURST, COPY)))
    assert told["named"]["2031-03-10"] == 2 and told["rows"][0]["also"][0]["article"] in {BURST.article.id, COPY.article.id}
