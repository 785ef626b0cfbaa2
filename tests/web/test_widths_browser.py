"""No screen is wider than its window, from a telephone to a wall and on paper; nothing but the board scrolls by itself, nothing is cut."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Stocked

pytestmark = pytest.mark.browser

WIDTHS = (390, 1024, 1600)
PAPER = 794
"""A4 at 96 dots an inch."""

OVERHANG = 24
"""On paper the column begins where the printer's margin ends, into which a line of facts reaches by a dot."""

# How much wider than its window the page is; what sticks out of it; what is cut off within a box that does not scroll.
# What lies in a box that scrolls by itself (the board, code to copy) may be wider; what only a screen reader reads has no place.
OUT = """room => {
    const seen = each => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !each.closest('.vh, .skip, svg');
    const told = each => each.outerHTML.slice(0, 120);
    const beyond = box => box.width && (box.right > innerWidth + room || box.left < -room);
    const every = [...document.querySelectorAll('body *')].filter(each => seen(each) && !each.closest('.board-box, pre'));
    const out = every.filter(each => beyond(each.getBoundingClientRect()));
    const hides = each => ['hidden', 'clip'].includes(getComputedStyle(each).overflowX);
    const cut = every.filter(each => each.matches('main, main *') && hides(each) && each.scrollWidth > each.clientWidth + 1);
    return [Math.max(document.scrollingElement.scrollWidth - innerWidth, 0), out.slice(0, 3).map(told), cut.slice(0, 3).map(told)];
}"""
WHOLE = [0, [], []]
PLACES = """() => [...document.querySelectorAll('.top nav a')].map(each => {
    const box = each.getBoundingClientRect();
    return `${each.textContent} ${Math.round(box.x)} ${Math.round(box.y)}`;
}).join(', ')"""


def test_no_screen_is_wider_than_its_window_and_the_navigation_stays_in_its_place(browser: Any, stocked: Stocked) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: dict[tuple[str, int], Any] = {}
    places: dict[int, dict[str, list[str]]] = {width: {} for width in WIDTHS}
    for address in stocked.screens:
        page.goto(stocked.home + address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if (found := page.evaluate(OUT, 1)) != WHOLE:
                wrong[address, width] = found
            places[width].setdefault(page.evaluate(PLACES), []).append(address)
    context.close()
    assert not wrong, wrong
    # on a wall a board has the whole window, every other screen a column
    assert all(len(places[width]) == 1 for width in WIDTHS[:2]), {at: found[:3] for each in places.values() for at, found in each.items()}
    assert all("Review" in at for each in places.values() for at in each)


def test_on_paper_nothing_is_cut_but_what_a_board_has_beyond_the_sheet(browser: Any, stocked: Stocked) -> None:
    context = browser.new_context(viewport={"width": PAPER, "height": 1123})
    page = context.new_page()
    page.emulate_media(media="print")
    wrong: dict[str, Any] = {}
    for address in stocked.screens:
        page.goto(stocked.home + address)
        [over, out, cut] = page.evaluate(OUT, OVERHANG)
        frame = page.evaluate("[...document.querySelectorAll('.top, .foot')].filter(each => each.checkVisibility()).length")
        if out or cut or frame or (over > 0 and not page.locator(".board-box").count()):
            wrong[address] = (over, out, cut, frame)
    context.close()
    assert not wrong, wrong
