"""A board handled in a real browser: the slider, a pin, the drawer; a chart that is zoomed and saved under the desk's own policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.views import settled as s

pytestmark = pytest.mark.browser

BOARD = f"/board/{s.STORY}"


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A page of a wide window; whatever it complains of fails the test."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert not complaints


def test_the_slider_redraws_the_board_as_it_stood(tab: Any, flooded: str) -> None:
    tab.goto(flooded + BOARD)
    tab.locator("#at").focus()
    for _ in range(4):
        tab.keyboard.press("ArrowLeft")
    tab.wait_for_url("**as_of=2031-03-10T12*")
    assert tab.locator("#at-told").inner_text() == "10 March 2031, 12:00 UTC"
    assert set(tab.locator(".board .answer a").all_inner_texts()) == {"≥ 12", "no", "yes"}
    assert "1 article · 1 independent" in tab.locator("#board-facts").inner_text()
    tab.keyboard.press("End")
    tab.wait_for_url(flooded + BOARD)
    assert "28" in tab.locator(".board .answer a").all_inner_texts()


def test_filters_and_pins_redraw_it_and_the_way_back_undoes_them(tab: Any, flooded: str) -> None:
    tab.goto(flooded + BOARD)
    tab.locator("#named").check()
    tab.wait_for_url("**?named=yes")
    tab.locator("thead th").filter(has_text="Lethia").locator(".pin").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**pin=*")
    tab.locator("thead th.pinned").filter(has_text="Lethia").wait_for()
    assert tab.evaluate("document.activeElement.classList.contains('pin')"), "the focus stays on what was pressed"
    tab.go_back()
    tab.locator("thead th.pinned").wait_for(state="detached")
    tab.go_back()
    tab.locator(".board .answer a").get_by_text("the operator was told").wait_for()
    assert not tab.locator("#named").is_checked()


def test_heads_stay_while_the_board_scrolls(browser: Any, flooded: str) -> None:
    page = browser.new_page(viewport={"width": 1024, "height": 420})
    page.goto(flooded + BOARD)
    box, head = page.locator("#board-box"), page.locator("thead th").nth(1)
    box.evaluate("e => e.scrollTop = 300")
    assert box.evaluate("e => e.scrollTop") > 100
    assert abs(head.bounding_box()["y"] - box.bounding_box()["y"]) < 2, "at the top of the box, however far its rows are scrolled"
    page.close()


def test_the_drawer_opens_beside_the_board_and_closes_again(tab: Any, flooded: str) -> None:
    tab.goto(flooded + BOARD)
    tab.locator(".board .answer a").get_by_text("28", exact=True).click()
    drawer = tab.locator("#drawer")
    drawer.wait_for(state="visible")
    assert tab.url == flooded + BOARD and drawer.locator(".told > li").count() >= 3
    assert drawer.evaluate("e => e.scrollWidth <= e.clientWidth")
    drawer.get_by_role("button", name="Close").click()
    assert not drawer.is_visible() and tab.evaluate("document.activeElement.textContent") == "28"


def test_a_sentence_shows_on_focus_and_escape_hides_it(tab: Any, flooded: str) -> None:
    tab.goto(flooded + BOARD)
    link = tab.locator(".board .answer a").get_by_text("140", exact=True)
    tip = tab.locator(f"[id='{link.evaluate('e => e.closest(`a`).getAttribute(`aria-describedby`)')}']")
    assert not tip.is_visible()
    link.focus() if link.evaluate("e => e.tagName") == "A" else link.evaluate("e => e.closest('a').focus()")
    assert tip.is_visible()
    tab.keyboard.press("Escape")
    assert not tip.is_visible()


def test_a_chart_is_zoomed_and_saved_without_eval(tab: Any, flooded: str, tmp_path: Path) -> None:
    tab.goto(f"{flooded}/question/{s.KILLED}")
    assert not tab.evaluate("'vega' in window"), "nothing of it is loaded before somebody asks"
    tab.locator("#explore").click()
    tab.locator("#explored svg").wait_for()
    assert tab.locator("#explored svg a, #explored svg [href], #explored svg path").count() > 4
    assert not tab.locator("#lanes").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with tab.expect_download() as saved:
        tab.locator("#as-png").click()
    saved.value.save_as(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    tab.locator("#explore").click()
    assert tab.locator("#lanes").is_visible()


@pytest.mark.parametrize("width", [390, 1600])
def test_the_marks_of_a_chart_are_reached_and_lead_to_their_words(browser: Any, flooded: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{flooded}/question/{s.KILLED}")
    for mark in page.locator("#chart .plot .hit").all():
        box = mark.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    page.locator("a.mark").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/article/*#s-*")
    context.close()
