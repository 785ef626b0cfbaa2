"""The settled book in a real browser: nothing but the board's own box scrolls sideways, and the keyboard reaches every cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sayso.ledger import open_ledger
from tests.views import dam
from tests.views import settled as s
from tests.web.conftest import served
from tests.web.test_browser import WIDTHS, in_view

pytestmark = pytest.mark.browser

BOARD = f"/board/{s.STORY}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scripts", [True, False])
def test_no_screen_is_wider_than_its_window(browser: Any, flooded: str, width: int, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    copy = dam.hearings()[s.REPRINT].article.id
    for path in (
        BOARD,
        f"{BOARD}?as_of=2031-03-11&since=2031-03-11",
        f"{BOARD}?named=yes&outlet=The+Ostrel+Courier",
        f"/question/{s.KILLED}",
        f"/question/{s.KILLED}?reading=ucdp",
        "/changes",
        "/stories",
        "/",
        f"/article/{copy}",
    ):
        page.goto(flooded + path)
        over = page.evaluate("[document.documentElement.scrollWidth - innerWidth, document.body.scrollWidth - innerWidth]")
        assert max(over) <= 0, path
        cut = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(e => { const b = e.getBoundingClientRect();"
            " return b.width && !e.closest('.vh, .board-box *, .plot') && (b.right > innerWidth + 1 || b.left < -1) })"
            ".map(e => e.outerHTML.slice(0, 80))"
        )
        assert not cut, path
    context.close()


def test_the_board_scrolls_in_its_own_box_and_its_questions_stay(browser: Any, flooded: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(flooded + BOARD)
    box = page.locator(".board-box")
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")
    question = page.locator("tbody th").first
    before = question.bounding_box()["x"]
    box.evaluate("e => e.scrollLeft = 600")
    assert abs(question.bounding_box()["x"] - before) < 2, "the question stays beside its answers"
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_reaches_every_answer_and_opens_it(browser: Any, flooded: str, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(flooded + BOARD)
    seen = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        at = page.evaluate("(e => e.closest('.answer') ? e.textContent : e.tagName)(document.activeElement)")
        seen.add(at)
        style = page.evaluate("(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))")
        assert at == "BODY" or (style[0] != "none" and style[1] >= 2), at
    assert {"28", "> 45", "140", "≈ 150", "yes", "no", "neither"} <= seen
    answer = page.locator(".board .answer a", has=page.get_by_text("28", exact=True)).first
    answer.focus()
    page.keyboard.press("Enter")
    opened = page.locator("#cell")
    opened.wait_for()
    assert "28 people had been killed" in opened.inner_text() or "28" in opened.locator("h2").first.inner_text()
    if scripts:
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.textContent") == "28", "the focus comes back to the cell"
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_s_way_from_the_front_to_the_words(browser: Any, flooded: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(flooded)
    page.locator(".stories").get_by_role("link", name="Karrowen dam").click()
    assert page.url == flooded + BOARD
    page.locator("#board-form summary").click()
    page.locator("#as_of").fill("2031-03-11")
    if not scripts:
        page.get_by_role("button", name="Show").last.click()
    page.wait_for_url("**as_of=2031-03-11*")
    page.locator("td .answer").get_by_role("link", name="31").click()
    page.locator("#cell .told .sentence a").first.click()
    assert "/article/" in page.url and "#s-" in page.url
    words = page.locator(f"#t-{page.url.rpartition('#s-')[2]}")
    assert words.inner_text().startswith("31 people had been killed") and in_view(words)
    page.go_back()
    if not scripts:
        page.go_back()
    page.get_by_role("link", name="As it is now").click()
    page.locator("td").filter(has_text="≈ 150").get_by_role("link", name="≈ 150").click()
    page.locator("#cell .told .sentence a").first.click()
    claim = page.locator(f"[id='{page.url.rpartition('#')[2]}']")
    assert claim.inner_text() == "About 150" and in_view(claim), "an answer in an outlet's own voice leads to its words, too"
    context.close()
    assert not complaints


def test_a_label_from_right_to_left_starts_at_the_right(browser: Any, tmp_path: Path) -> None:
    from dataclasses import replace

    pages = dam.hearings()
    with open_ledger(tmp_path / "rtl.sqlite") as ledger:
        for page in pages.values():
            ledger.add(page)
        made = dam.settlement(ledger, pages)
        questions = tuple(replace(each, label="كم عدد القتلى؟") for each in made.questions)
        with ledger._writing() as connection:
            dam.write(
                connection, replace(made, questions=questions), {old: page.article.id for old, page in pages.items()}, name="انهيار السد"
            )
    with served(str(tmp_path / "rtl.sqlite")) as address:
        tab = browser.new_page(viewport={"width": 1024, "height": 800})
        tab.goto(f"{address}/board/{s.STORY}")
        for selector in ("tbody th a", "h1"):
            box = tab.locator(selector).first.evaluate(
                "e => { const r = document.createRange(); r.selectNodeContents(e);"
                " const t = r.getBoundingClientRect(), b = e.getBoundingClientRect(); return [b.right - t.right, t.left - b.left] }"
            )
            assert box[0] <= box[1] + 1, selector
        tab.close()
