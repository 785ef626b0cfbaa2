"""What stands around an article, in a real browser: a note is left, the calendar leads to the words, two texts face one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger import open_ledger
from sayso.pipeline import settle
from tests.web import books
from tests.web.conftest import served, written
from tests.web.test_calendar import ONE, TWO

pytestmark = pytest.mark.browser

[SAID] = ONE.statements
WIDTHS = (390, 1024, 1600)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A running desk on two settled articles, to be written to."""
    monkeypatch.setenv("SAYSO_USER", "Mira")
    where = written(tmp_path / "two.sqlite", (ONE, TWO))
    with open_ledger(where) as ledger:
        list(settle(ledger))
    with served(where) as address:
        yield address


def test_a_note_is_left_and_withdrawn(tab: Any, home: str) -> None:
    tab.goto(f"{home}/article/{ONE.article.id}")
    tab.get_by_label("About").select_option(SAID.id)
    tab.get_by_label("Note", exact=True).fill("Who measured it?")
    assert tab.get_by_label("Signed").input_value() == "Mira"
    tab.get_by_role("button", name="Add note").click()
    tab.wait_for_url(re.compile(f"/article/{ONE.article.id}#notes"))
    tab.locator(f"#s-{SAID.id} .noted a").click()
    note = tab.locator(".note:target")
    assert "Who measured it?" in note.inner_text() and SAID.content.text in note.inner_text()
    note.get_by_role("button", name="Withdraw").click()
    tab.wait_for_load_state()
    assert tab.get_by_text("1 withdrawn note").is_visible() and not tab.get_by_text("Who measured it?").is_visible()


def test_from_the_calendar_to_the_words(tab: Any, home: str) -> None:
    tab.goto(home)
    tab.get_by_role("navigation", name="Desk").get_by_role("link", name="Calendar").click()
    tab.get_by_role("link", name=re.compile("^10 March 2031: named")).click()
    tab.locator("#list .what a").first.click()
    assert re.search(r"/article/[0-9a-f]+#c-day-\d+$", tab.url)
    assert tab.locator(".claim:target").inner_text() == "Monday"


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_or_too_wide(browser: Any, home: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    paths = (
        "/calendar",
        "/calendar?day=2031-03-10",
        "/notes",
        f"/beside/{ONE.article.id}?with={TWO.article.id}",
        f"/article/{ONE.article.id}",
    )
    for path in paths:
        page.goto(home + path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        cut = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(e => { const b = e.getBoundingClientRect();"
            " return b.width && !e.closest('.vh') && (b.right > innerWidth + 1 || b.left < -1) }).map(e => e.outerHTML.slice(0, 80))"
        )
        assert not cut, path
    columns = len({round(box["x"]) for box in (each.bounding_box() for each in page.locator(".others > div").all())})
    assert columns <= 3
    context.close()


def test_two_texts_are_stacked_on_a_phone_and_face_one_another_on_a_desk(browser: Any, home: str) -> None:
    for width, facing in ((390, False), (1024, True)):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(f"{home}/beside/{ONE.article.id}?with={TWO.article.id}")
        left, right = (page.locator("table.beside tbody td").nth(number).bounding_box() for number in (0, 1))
        assert (abs(left["y"] - right["y"]) < 1) is facing and (right["y"] >= left["y"] + left["height"] - 1) is not facing
        context.close()


def test_nothing_in_a_note_runs(browser: Any, home: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("window.alert = () => { window.ran = true }")
    for payload in books.HOSTILE:
        page.goto(f"{home}/article/{ONE.article.id}")
        page.get_by_label("Note", exact=True).fill(f"{payload}.")
        page.get_by_label("Signed").fill(f"{payload}."[:100])
        page.get_by_role("button", name="Add note").click()
        page.wait_for_load_state()
    for path in (f"/article/{ONE.article.id}", "/notes"):
        page.goto(home + path)
        assert page.locator(".note").count() >= 1 and not page.evaluate("window.ran")
    context.close()
